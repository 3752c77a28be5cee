"""A scenario is made, waits, is worked out and kept with what it rests on; what goes wrong is said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.scenarios import actions, jobs
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import (
    NumberRefused,
    as_overlay,
    as_reform,
    found_numbers,
    in_overlay,
    local_numbers,
    number_of,
)
from rondkomen.apps.scenarios.queries import SILENCE, is_interrupted, scenario_of, scenarios_of
from rondkomen.apps.scenarios.states import NEXT, ScenarioState, may_become
from tests.factories import scenarios as made

LIMIT = made.LIMIT


def test_a_limit_that_goes_up_reaches_more_and_costs_more(households: Path) -> None:
    one = actions.create(made.adviser(), name="Naar 120%", on=made.ON, numbers=made.CHANGED)
    jobs.start(one)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(one.pk)]
    jobs.work_out.call(str(one.pk))  # as the worker does
    one.refresh_from_db()
    assert (one.state, one.progress, one.failure) == (ScenarioState.DONE, 100, "")
    rights = {row["name"]: row for row in one.result["rights"]}
    scheme = rights.pop("gm9999_witgoedregeling")
    assert scheme["after"][0] > scheme["before"][0] > 0
    assert scheme["moved"][1] == pytest.approx(scheme["after"][1] - scheme["before"][1], abs=2000)
    assert scheme["moved"][1] == pytest.approx(450 * scheme["moved"][0], abs=5 * 450 + 500)
    assert all(row["moved"] == [0, 0] for row in rights.values()), "no other right moves"
    totals = [one.result[dimension]["total"] for dimension in ("kind", "band", "neighbourhood")]
    assert totals[0] == totals[1] == totals[2] == {"gains": scheme["moved"], "loses": [0, 0]}
    assert len(one.result["neighbourhood"]["rows"]) == 6


def test_the_receipt_says_what_it_rests_on(households: Path) -> None:
    one = made.scenario()
    actions.work_out(one.pk)
    one.refresh_from_db()
    assert one.receipt["numbers"] == {
        LIMIT: {"before": "1.10", "after": "1.2", "source": "https://waterveen.example/witgoed"}
    }
    assert one.receipt["population"]["seed"] == 1
    assert one.receipt["population"]["households"] == 2000
    assert len(one.receipt["population"]["sha256"]) == 64
    assert one.receipt["law_version"]


def test_the_result_holds_no_number_that_rests_on_few(households: Path) -> None:
    one = made.scenario()
    actions.work_out(one.pk)
    one.refresh_from_db()
    numbers = [pair[0] for row in one.result["kind"]["rows"] for pair in (row["gains"], row["loses"])]
    assert None in numbers, "some groups of 2,000 households are small"
    assert all(number is None or number % 10 == 0 for number in numbers)


def test_without_households_it_says_so(here: str, settings: Any, tmp_path: Path) -> None:
    settings.POPULATIONS = tmp_path
    one = made.scenario()
    actions.work_out(one.pk)
    one.refresh_from_db()
    assert (one.state, one.failure) == (ScenarioState.FAILED, actions.NO_POPULATION)


def test_a_worker_that_is_stopped_leaves_nothing_half_done(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = made.scenario()

    def stopped(_: Scenario) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(actions, "_worked_out", stopped)
    with pytest.raises(SystemExit):
        actions.work_out(one.pk)
    one.refresh_from_db()
    assert (one.state, one.failure) == (ScenarioState.FAILED, actions.INTERRUPTED)
    jobs.start_again(made.adviser(), one.pk)
    one.refresh_from_db()
    assert (one.state, one.failure, one.progress) == (ScenarioState.QUEUED, "", 0)


def test_a_fault_of_ours_is_kept_and_heard(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = made.scenario()
    monkeypatch.setattr(actions, "_worked_out", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.work_out(one.pk)
    one.refresh_from_db()
    assert (one.state, one.failure) == (ScenarioState.FAILED, actions.FAULT)


def test_what_a_dead_worker_left_is_failed_when_the_next_one_starts(here: str) -> None:
    left, waiting = made.scenario(state=ScenarioState.RUNNING), made.scenario()
    call_command("fail_interrupted_scenarios", verbosity=0)
    left.refresh_from_db()
    waiting.refresh_from_db()
    assert (left.failure, left.state) == (actions.INTERRUPTED, ScenarioState.FAILED)
    assert waiting.state == ScenarioState.QUEUED


@pytest.mark.parametrize("state", [ScenarioState.RUNNING, ScenarioState.DONE])
def test_work_of_another_worker_is_left_alone(here: str, state: ScenarioState, monkeypatch: pytest.MonkeyPatch) -> None:
    one = made.done() if state is ScenarioState.DONE else made.scenario(state=state)
    monkeypatch.setattr(actions, "_worked_out", lambda _: pytest.fail("worked out twice"))
    actions.work_out(one.pk)
    one.refresh_from_db()
    assert one.state == state
    with pytest.raises(Refusal):
        actions.run_again(made.adviser(), one.pk)


def test_silence_means_interrupted(here: str) -> None:
    now = datetime.now(UTC)
    one = made.scenario(state=ScenarioState.RUNNING, moved_at=now - SILENCE - timedelta(seconds=1))
    assert is_interrupted(one, now)
    assert not is_interrupted(made.scenario(state=ScenarioState.RUNNING), now)
    actions.run_again(made.adviser(), one.pk)


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.BELEIDSADVISEUR])
def test_others_may_nothing(here: str, role: Role) -> None:
    other, one = made.adviser(here, role), made.done()
    for deed in (
        lambda: actions.create(other, name="x", on=made.ON, numbers=made.CHANGED),
        lambda: actions.run_again(other, one.pk),
        lambda: actions.record_export(other, one.pk, "csv"),
        lambda: scenarios_of(other),
    ):
        with pytest.raises(PermissionRefused):
            deed()
    assert Scenario.objects.count() == 1


def test_another_municipality_is_not_there(here: str, elsewhere: str) -> None:
    stranger, one = made.adviser(elsewhere), made.done()
    assert scenario_of(stranger, one.pk) is None
    with pytest.raises(Refusal):
        actions.record_export(stranger, one.pk, "csv")
    with pytest.raises(Refusal):
        actions.run_again(stranger, made.scenario(state=ScenarioState.FAILED).pk)


def test_making_running_and_exporting_leave_a_line_about_nobody(here: str) -> None:
    one = actions.create(made.adviser(), name="Naar 120%", on=made.ON, numbers=made.CHANGED)
    Scenario.objects.filter(pk=one.pk).update(state=ScenarioState.FAILED)
    actions.run_again(made.adviser(), one.pk)
    actions.record_export(made.adviser(), made.done().pk, "csv")
    lines = list(AuditLine.objects.order_by("number"))
    assert [line.name for line in lines] == ["scenarios.create", "scenarios.run_again", "scenarios.export"]
    assert not any("Naar 120%" in line.details for line in lines)


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"no_such_number": Decimal(1)},
        {LIMIT: Decimal("-0.1")},
        {LIMIT: Decimal(6)},
        {LIMIT: Decimal("NaN")},
        {"gm9999_kindpakket_bedrag_per_leeftijd": Decimal(1)},
        {"gm9999_kindpakket_bedrag_per_leeftijd:5": Decimal(1)},
        {"standaardpremie:0": Decimal(1)},
        {"percentage_eerste_kind:0": Decimal("0.9")},
        {"applies_drempelbedrag": Decimal(1)},
    ],
)
def test_numbers_that_cannot_be_are_refused(here: str, numbers: dict[str, Decimal]) -> None:
    with pytest.raises(Refusal):
        actions.create(made.adviser(), name="x", on=made.ON, numbers=numbers)
    assert not Scenario.objects.exists()


def test_numbers_are_found_with_value_unit_and_source() -> None:
    found = {one.name: one for one in found_numbers("GM9999", made.ON, "standaard PREMIE")}
    assert found["standaardpremie"].value == number_of("GM9999", made.ON, "standaardpremie").value
    assert str(found["standaardpremie"].unit) == "EUR/jaar"
    assert not found["standaardpremie"].is_local
    assert found["standaardpremie"].source
    assert found_numbers("GM9999", made.ON, "   ") == []
    local = {one.name: one for one in local_numbers("GM9999", made.ON)}
    assert local[LIMIT].is_share
    assert local[LIMIT].is_local
    assert "gm9999_kindpakket_bedrag_per_leeftijd" not in local, "a table as a whole is no number; its rows are"
    of_rows = [one for one in local.values() if one.name.startswith("gm9999_kindpakket_bedrag_per_leeftijd:")]
    assert [(one.value, one.label.rpartition("(")[2]) for one in of_rows] == [
        (110, "vanaf 0 jaar)"),
        (250, "vanaf 4 jaar)"),
        (350, "vanaf 12 jaar)"),
    ]
    brackets = found_numbers("GM9999", made.ON, "schijven box 1")
    assert brackets
    assert all(one.is_share and "vanaf €" in one.label for one in brackets)
    with pytest.raises(NumberRefused):
        number_of("GM9999", date(1999, 1, 1), LIMIT)


def test_one_row_of_a_table_changes_and_the_others_stay(households: Path) -> None:
    """Children from 4 to 11 get 60 euros more of the kindpakket, and nobody else gets anything else."""
    row = "gm9999_kindpakket_bedrag_per_leeftijd:4"
    ((name, table),) = as_reform("GM9999", made.ON, {row: Decimal(310)})
    assert (name, table.keys, table.values) == (row.partition(":")[0], (0, 4, 12), (110, 310, 350))
    one = actions.create(made.adviser(), name="Kindpakket", on=made.ON, numbers={row: Decimal(310)})
    actions.work_out(one.pk)
    one.refresh_from_db()
    moved = {found["name"]: found["moved"] for found in one.result["rights"] if found["moved"] != [0, 0]}
    assert moved.keys() == {"gm9999_kindpakket"}
    assert one.receipt["numbers"][row]["before"] == "250"
    assert one.receipt["numbers"][row]["after"] == "310"


def test_an_overlay_reads_back_as_it_was_written() -> None:
    numbers = {LIMIT: Decimal("1.2"), "standaardpremie": Decimal("0.0001"), "a:38883.5": Decimal(1_000_000)}
    assert in_overlay(as_overlay(numbers)) == numbers
    for text in ("", "[numbers", 'numbers = "x"', '[numbers]\na = "x"', "[numbers]\na = []"):
        with pytest.raises(NumberRefused):
            in_overlay(text)


def test_the_table_of_states_is_whole() -> None:
    assert set(NEXT) == set(ScenarioState)
    assert may_become(ScenarioState.FAILED, ScenarioState.QUEUED)
    assert not may_become(ScenarioState.DONE, ScenarioState.QUEUED)


@pytest.mark.parametrize("fields", [{"state": "lost"}, {"name": ""}, {"progress": 101}, {"state": "done"}])
def test_the_database_refuses_what_cannot_be(here: str, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        made.scenario(**({"name": "x"} | fields))


def test_households_are_made_once_and_the_same(households: Path, tmp_path: Path, settings: Any) -> None:
    first = (households / "GM9999.parquet").read_bytes()
    settings.POPULATIONS = tmp_path
    call_command("make_population", "GM9999", households=2000, verbosity=0)
    assert (tmp_path / "GM9999.parquet").read_bytes() == first
    (tmp_path / "GM9999.parquet").write_bytes(b"kept")
    call_command("make_population", "GM9999", if_missing=True, verbosity=0)
    assert (tmp_path / "GM9999.parquet").read_bytes() == b"kept"
    places = tmp_path / "places.csv"
    places.write_text("no,places\n")
    for wrong in (
        {"municipality": "GM0171", "places": str(places)},
        {"municipality": "GM0001"},
        {"municipality": "GM9999", "households": 0},
    ):
        with pytest.raises(CommandError):
            call_command("make_population", wrong.pop("municipality"), verbosity=0, **wrong)
