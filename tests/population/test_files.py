"""Population files: written and read back the same; refused with column and row where broken; never left half done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rondkomen.population.checking import PopulationRefused
from rondkomen.population.files import check, opened, write
from tests.population.households import as_batch, drawn

ON = date(2026, 1, 1)
SUFFIXES = (".parquet", ".arrow")


@pytest.fixture(scope="module")
def batch() -> pa.RecordBatch:
    found = as_batch(drawn(ON, 40, seed=3))
    return found.append_column("household", pa.array(range(40), pa.int64()))


def changed(batch: pa.RecordBatch, name: str, values: pa.Array) -> pa.RecordBatch:
    return batch.set_column(batch.schema.get_field_index(name), name, values)


def person_changed(batch: pa.RecordBatch, name: str, change: Callable[[list[object]], None]) -> pa.RecordBatch:
    persons = batch.column("persons")
    fields = {field.name: persons.values.field(field.name) for field in persons.type.value_type}
    values = fields[name].to_pylist()
    change(values)
    fields[name] = pa.array(values, fields[name].type)
    records = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    return changed(batch, "persons", pa.ListArray.from_arrays(persons.offsets, records))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_written_is_read_back(batch: pa.RecordBatch, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"people{suffix}"
    assert write(file, [batch.slice(0, 25), batch.slice(25)], {"inkomen_anw": Decimal(0), "is_student": False}) == 40
    population = check(file, ON)
    assert (population.number, population.groups) == (40, 2)
    assert population.assume == {"inkomen_anw": Decimal(0), "is_student": False}
    assert pa.Table.from_batches(population.batches()).equals(pa.Table.from_batches([batch]), check_metadata=False)
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_appears_whole_or_not_at_all(batch: pa.RecordBatch, tmp_path: Path, suffix: str) -> None:
    def broken_off() -> Iterator[pa.RecordBatch]:
        yield batch
        raise KeyboardInterrupt

    file = tmp_path / f"people{suffix}"
    with pytest.raises(KeyboardInterrupt):
        write(file, broken_off())
    assert not list(tmp_path.iterdir())
    write(file, [batch])
    before = file.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write(file, broken_off())
    assert file.read_bytes() == before


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kept", [0, 7, 200, -9])
def test_a_file_that_is_cut_off_is_refused(batch: pa.RecordBatch, tmp_path: Path, suffix: str, kept: int) -> None:
    file = tmp_path / f"people{suffix}"
    write(file, [batch])
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(PopulationRefused, match="damaged or cut off"):
        check(file, ON)


def test_what_is_no_population_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("persons\n", encoding="utf-8")
    with pytest.raises(PopulationRefused, match=r"expected one in \.parquet or \.arrow"):
        opened(tmp_path / "people.csv")
    with pytest.raises(PopulationRefused, match="no such file"):
        opened(tmp_path / "nowhere.parquet")
    with pytest.raises(PopulationRefused, match="no households"):
        write(tmp_path / "empty.parquet", [])


def test_a_file_without_rows_is_refused(batch: pa.RecordBatch, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_batches([batch.slice(0, 0)]), tmp_path / "none.parquet")
    with pytest.raises(PopulationRefused, match="no households"):
        check(tmp_path / "none.parquet", ON)


def _second_adult(values: list[object]) -> None:
    values[1] = True


BROKEN: dict[str, tuple[Callable[[pa.RecordBatch], pa.RecordBatch], str]] = {
    "a column that is missing": (lambda one: one.drop_columns(["persons"]), "persons: found no such column"),
    "an unknown column": (
        lambda one: one.append_column("kale_huurr", one.column("kale_huur")),
        "kale_huurr: found a name that the law does not know; expected kale_huur",
    ),
    "a wrong type": (
        lambda one: changed(one, "kale_huur", one.column("kale_huur").cast(pa.float64())),
        "kale_huur: found double; expected int32 or int64 (whole cents), for EUR/maand",
    ),
    "an empty value": (
        lambda one: changed(one, "kale_huur", pa.array([*[1] * 17, None, *[1] * 22], pa.int32())),
        "row 17, kale_huur: found nothing",
    ),
    "negative money": (
        lambda one: changed(one, "kale_huur", pa.array([*[1] * 5, -1, *[1] * 34], pa.int32())),
        "row 5, kale_huur: found -1; expected a number that is not below zero",
    ),
    "a household twice": (
        lambda one: changed(one, "household", pa.array([*range(39), 4], pa.int64())),
        "row 39, household: found the number 4 again",
    ),
    "a household without persons": (
        lambda one: changed(
            one, "persons", pa.array([*one.column("persons").to_pylist()[:-1], []], one.column("persons").type)
        ),
        "row 39, persons: found 0 persons; expected at least 1",
    ),
    "a child without a household": (
        lambda one: person_changed(one, "is_aanvrager", lambda values: values.__setitem__(0, False)),
        "row 0, persons.is_aanvrager: found 0 persons; expected exactly one",
    ),
    "an empty birth date": (
        lambda one: person_changed(one, "geboortedatum", lambda values: values.__setitem__(-1, None)),
        "row 39, persons.geboortedatum: found nothing",
    ),
    "a birth after the day": (
        lambda one: person_changed(one, "geboortedatum", lambda values: values.__setitem__(0, date(2026, 1, 2))),
        "row 0, persons.geboortedatum: found 2026-01-02; expected a day up to 2026-01-01",
    ),
    "negative wages": (
        lambda one: person_changed(one, "inkomen_loon", lambda values: values.__setitem__(0, -5)),
        "row 0, persons.inkomen_loon: found -5; expected a number that is not below zero",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_broken_is_refused_with_its_place(
    batch: pa.RecordBatch, tmp_path: Path, suffix: str, what: str
) -> None:
    breaks, message = BROKEN[what]
    file = tmp_path / f"people{suffix}"
    write(file, [breaks(batch)])
    with pytest.raises(PopulationRefused) as refused:
        check(file, ON)
    assert str(refused.value).startswith(message)


def test_broken_offsets_are_refused(batch: pa.RecordBatch, tmp_path: Path) -> None:
    persons = batch.column("persons")
    offsets = persons.offsets.to_pylist()
    offsets[3] = 10_000
    broken = pa.ListArray.from_buffers(
        persons.type, len(persons), [None, pa.array(offsets, pa.int32()).buffers()[1]], children=[persons.values]
    )
    file = tmp_path / "people.arrow"
    write(file, [changed(batch, "persons", broken)])
    with pytest.raises(PopulationRefused, match="expected a whole file"):
        check(file, ON)


def test_losses_of_a_business_are_allowed(batch: pa.RecordBatch, tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    write(file, [person_changed(batch, "inkomen_winst", lambda values: values.__setitem__(0, -500))])
    assert check(file, ON).number == 40
