"""Running a batch: order, slices, threads, reforms, what is assumed, and what cannot be worked out."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from rondkomen.engine import LawError, NotInForce, UnknownQuantity
from rondkomen.law.book import law_book
from rondkomen.population import CannotRun, Reform, compiled, each, run
from rondkomen.population.columns import USUAL, WrongColumns, columns_of
from rondkomen.population.layout import NeedsColumn, layout_of
from rondkomen.population.reform import law_of
from rondkomen.population.source import Source
from tests.population.households import as_batch, as_facts, drawn

ON = date(2026, 1, 1)
ZORG = ("zorgtoeslag",)
HOUSEHOLDS = drawn(ON, 300, seed=31)
BATCH = as_batch(HOUSEHOLDS)


def zorgtoeslag(batch: pa.RecordBatch = BATCH, reform: Reform | None = None, **more: Any) -> list[int]:
    found: list[int] = run(batch, ZORG, ON, reform, **more).column("zorgtoeslag").to_pylist()
    return found


def test_outcomes_come_in_the_order_of_the_rows() -> None:
    backwards = as_batch(HOUSEHOLDS[::-1])
    assert zorgtoeslag(backwards) == zorgtoeslag()[::-1]
    assert len(set(zorgtoeslag())) > 5


@pytest.mark.parametrize(("first", "number"), [(0, 1), (17, 40), (299, 1), (100, 0)])
def test_a_slice_gives_its_own_rows(first: int, number: int) -> None:
    assert zorgtoeslag(BATCH.slice(first, number)) == zorgtoeslag()[first : first + number]


def test_persons_keep_their_households_in_a_slice() -> None:
    whole = run(BATCH, ["arbeidskorting"], ON).column(0).to_pylist()
    assert run(BATCH.slice(50, 20), ["arbeidskorting"], ON).column(0).to_pylist() == whole[50:70]
    assert [len(one) for one in whole] == [len(one.persons) for one in HOUSEHOLDS]


def test_threads_change_nothing() -> None:
    pieces = [BATCH.slice(first, 7) for first in range(0, 300, 7)]
    for threads in (1, 2, 5):
        found = each(pieces, zorgtoeslag, threads)
        assert [one for piece in found for one in piece] == zorgtoeslag()


def test_a_failure_in_a_thread_is_raised_and_stops_the_rest() -> None:
    begun = []

    def work(batch: pa.RecordBatch) -> None:
        begun.append(batch)
        raise RuntimeError("here")

    with pytest.raises(RuntimeError, match="here"):
        list(each([BATCH] * 100, work, 2))
    assert len(begun) < 20


def test_the_work_can_go_to_another_process() -> None:
    work = pickle.loads(
        pickle.dumps(partial(run, wanted=ZORG, on=ON, reform=Reform((("standaardpremie", Decimal(2500)),))))
    )
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(work, BATCH).result().equals(work(BATCH))


def test_a_reform_of_a_number_is_what_the_engine_says_of_it() -> None:
    reform = Reform((("standaardpremie", Decimal(2500)),))
    law = law_of(ON, None, reform)
    found = zorgtoeslag(reform=reform)
    assert found != zorgtoeslag()
    assert found == [int(law.evaluate(as_facts(one), ZORG).value("zorgtoeslag") * 100) for one in HOUSEHOLDS]


def test_a_reform_of_a_number_needs_no_other_kernel() -> None:
    columns = {column.name: column for column in columns_of(BATCH.schema, law_book().quantities)}
    texts = {
        Source(layout_of(law_of(ON, None, reform), ZORG, columns, USUAL)).text()
        for reform in (None, Reform((("standaardpremie", Decimal(2500)),)))
    }
    assert len(texts) == 1


def test_a_reform_can_replace_a_rule() -> None:
    rule = '''
def zorgtoeslag(has_toeslagpartner, standaardpremie):
    """The whole standaardpremie for everybody, twice for partners."""
    if has_toeslagpartner:
        return 2 * standaardpremie
    return standaardpremie
'''
    found = set(zorgtoeslag(reform=Reform(rules=(rule,))))
    premium = int(law_book().on(ON).number("standaardpremie").value * 100)
    assert found == {premium, 2 * premium}


@pytest.mark.parametrize(
    "reform",
    [Reform((("standaardpremi", Decimal(1)),)), Reform(rules=('def nothing():\n    """No."""\n    return 0',))],
)
def test_a_reform_of_what_does_not_exist_is_refused(reform: Reform) -> None:
    with pytest.raises(UnknownQuantity):
        zorgtoeslag(reform=reform)


def test_a_reform_with_a_rule_that_may_not_be_is_refused() -> None:
    with pytest.raises(LawError, match="must be a number in parameters"):
        zorgtoeslag(
            reform=Reform(rules=('def zorgtoeslag(standaardpremie):\n    """Half."""\n    return standaardpremie * 7',))
        )


def test_another_day_has_another_law() -> None:
    assert run(BATCH, ZORG, date(2025, 1, 1)).column(0).to_pylist() != zorgtoeslag()
    with pytest.raises(NotInForce):
        run(BATCH, ["armoedegrens"], ON)


def test_a_column_that_is_missing_is_named_unless_it_is_assumed() -> None:
    fields = [name for name in BATCH.schema.names if name != "woz_waarde"]
    without = BATCH.select(fields)
    with pytest.raises(NeedsColumn, match="woz_waarde"):
        run(without, ["betalingscapaciteit_kwijtschelding", "beslagvrije_voet"], ON)
    with pytest.raises(UnknownQuantity, match="zorgtoeslag"):
        run(BATCH, ["zorgtoeslg"], ON)


def test_what_is_assumed_counts_for_all() -> None:
    persons = BATCH.column("persons")
    kept = [field.name for field in persons.type.value_type if field.name != "is_zorgverzekerd"]
    records = pa.StructArray.from_arrays([persons.values.field(name) for name in kept], kept)
    batch = BATCH.set_column(
        BATCH.schema.get_field_index("persons"), "persons", pa.ListArray.from_arrays(persons.offsets, records)
    )
    assert any(zorgtoeslag(batch))
    assert not any(zorgtoeslag(batch, assume={"is_zorgverzekerd": False}))


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("kale_huur", pa.float64(), "kale_huur: found double; expected int32 or int64"),
        ("is_huurwoning", pa.int32(), "is_huurwoning: found int32; expected bool"),
    ],
)
def test_a_column_of_a_wrong_type_is_refused(name: str, kind: Any, message: str) -> None:
    column = BATCH.column(name).cast(pa.int8()).cast(kind) if name == "is_huurwoning" else BATCH.column(name).cast(kind)
    wrong = BATCH.set_column(BATCH.schema.get_field_index(name), name, column)
    with pytest.raises(WrongColumns, match=message):
        zorgtoeslag(wrong)


def test_an_amount_that_does_not_fit_is_named_with_its_row() -> None:
    rich = [*HOUSEHOLDS[:5], *drawn(ON, 1, seed=32)]
    rich[5].persons[0]["inkomen_overig"] = Decimal("21000000")
    rich[5].persons[0]["inkomen_winst"] = Decimal("21000000")
    with pytest.raises(CannotRun, match="household at row 5: toetsingsinkomen"):
        run(as_batch(rich), ["toetsingsinkomen"], ON)


def test_the_source_of_a_kernel_is_the_same_in_every_process() -> None:
    program = (
        "from datetime import date; from tests.population.test_running import *;"
        "columns = {column.name: column for column in columns_of(BATCH.schema, law_book().quantities)};"
        "layout = layout_of(law_of(ON), ('zorgtoeslag', 'huurtoeslag'), columns, USUAL);"
        "print(compiled.fingerprint(Source(layout).text()))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={**_ENVIRONMENT, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


_ENVIRONMENT = {"PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}


def test_kernels_are_kept_where_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONDKOMEN_CACHE", str(tmp_path / "kept"))
    assert compiled.cache_folder() == tmp_path / "kept"
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("RONDKOMEN_CACHE", str(tmp_path / "file"))
    assert compiled.cache_folder() != tmp_path / "file"
