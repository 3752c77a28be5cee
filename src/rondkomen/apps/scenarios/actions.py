"""Writes: make a scenario, let it be worked out, work it out, and hand out its result."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from rondkomen import __version__
from rondkomen.apps.audit.actions import record, writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import MOST_NUMBERS, NumberRefused, as_overlay, as_reform, in_overlay, number_of
from rondkomen.apps.scenarios.permissions import check_try_out
from rondkomen.apps.scenarios.queries import SILENCE, population_of, scenario_of
from rondkomen.apps.scenarios.states import ScenarioState
from rondkomen.engine import LawError
from rondkomen.law.book import law_book

INTERRUPTED, NO_POPULATION, NOT_WORKED_OUT, FAULT = "interrupted", "no_population", "not_worked_out", "fault"
"""Why a scenario failed; pages have a sentence for each."""


def create(actor: Actor, *, name: str, on: date, numbers: Mapping[str, Decimal]) -> Scenario:
    """Make a scenario that waits to be worked out. Raises PermissionRefused, or Refusal for numbers it cannot have."""
    with writing(actor, "scenarios.create", Purpose.BELEID) as line:
        check_try_out(actor)
        _check_numbers(actor.municipality, on, numbers)
        now = timezone.now()
        made = Scenario.objects.create(
            municipality_id=actor.municipality,
            name=name.strip(),
            author=actor.id,
            on=on,
            overlay=as_overlay(numbers),
            created_at=now,
            moved_at=now,
        )
        line.about = Reference("scenario", str(made.pk))
        line.note(numbers=sorted(numbers))
        return made


def _check_numbers(municipality: str, on: date, numbers: Mapping[str, Decimal]) -> None:
    if not 0 < len(numbers) <= MOST_NUMBERS:
        raise Refusal(f"a scenario changes 1 to {MOST_NUMBERS} numbers")
    for name, value in numbers.items():
        try:
            known = number_of(municipality, on, name)
        except NumberRefused as error:
            raise Refusal(f"{name} is no number that can be tried out on {on}") from error
        if not value.is_finite() or not 0 <= value <= known.most:
            raise Refusal(f"{name} lies from 0 to {known.most}")


def run_again(actor: Actor, ident: UUID) -> Scenario:
    """Let a scenario that failed, or was interrupted, be worked out again. Raises PermissionRefused or Refusal."""
    with writing(actor, "scenarios.run_again", Purpose.BELEID, about=Reference("scenario", str(ident))):
        check_try_out(actor)
        now = timezone.now()
        stopped = Q(state=ScenarioState.FAILED) | Q(state=ScenarioState.RUNNING, moved_at__lt=now - SILENCE)
        found = Scenario.objects.filter(stopped, pk=ident, municipality_id=actor.municipality)
        if not found.update(state=str(ScenarioState.QUEUED), progress=0, failure="", moved_at=now):
            raise Refusal("only a scenario that failed is worked out again")
        return Scenario.objects.get(pk=ident)


def record_export(actor: Actor, ident: UUID, form: str) -> Scenario:
    """The scenario whose result leaves the system, with a line of it. Raises PermissionRefused or Refusal."""
    scenario = scenario_of(actor, ident)
    if scenario is None or scenario.state != ScenarioState.DONE:
        raise Refusal("only a scenario that is worked out can be exported")
    record(actor, "scenarios.export", Purpose.BELEID, about=Reference("scenario", str(ident)), form=form)
    return scenario


def work_out(ident: UUID) -> None:
    """Work a scenario out, step by step; what goes wrong is kept with it. Somebody else's work is left alone."""
    claimed = Scenario.objects.filter(pk=ident, state=ScenarioState.QUEUED)
    if not claimed.update(state=str(ScenarioState.RUNNING), progress=1, moved_at=timezone.now()):
        return
    scenario = Scenario.objects.get(pk=ident)
    try:
        result, receipt = _worked_out(scenario)
    except FileNotFoundError:
        _fail(ident, NO_POPULATION)
    except (LawError, NumberRefused):
        _fail(ident, NOT_WORKED_OUT)
    except BaseException as error:  # also a worker that is told to stop: nothing stays half done
        with suppress(Exception):
            _fail(ident, FAULT if isinstance(error, Exception) else INTERRUPTED)
        raise
    else:
        _running(ident).update(
            state=str(ScenarioState.DONE), progress=100, result=result, receipt=receipt, moved_at=timezone.now()
        )


def fail_interrupted() -> int:
    """Say of all work that no worker does any more that it failed; how much. For when the one worker starts."""
    return Scenario.objects.filter(state=ScenarioState.RUNNING).update(
        state=str(ScenarioState.FAILED), failure=INTERRUPTED, moved_at=timezone.now()
    )


def _running(ident: UUID) -> Any:
    return Scenario.objects.filter(pk=ident, state=ScenarioState.RUNNING)


def _fail(ident: UUID, failure: str) -> None:
    _running(ident).update(state=str(ScenarioState.FAILED), failure=failure, moved_at=timezone.now())


def _worked_out(scenario: Scenario) -> tuple[dict[str, Any], dict[str, Any]]:
    """The tables and what they rest on."""
    from rondkomen.population.files import opened  # here, for compiled law takes a second to load
    from rondkomen.population.reform import Reform
    from rondkomen.population.summary import Question
    from rondkomen.population.whatif import STEPS, what_if

    file, code = population_of(scenario.municipality_id), scenario.municipality_id
    if not file.is_there:
        raise FileNotFoundError(file.path)
    population, numbers = opened(file.path), in_overlay(scenario.overlay)
    assume = tuple(sorted(population.assume.items()))
    before = Question(scenario.on, code, None, assume)
    after = Question(scenario.on, code, Reform(as_reform(code, scenario.on, numbers)), assume)

    def progress(steps: int) -> None:
        done = min(99, 100 * steps // (STEPS * population.groups))
        _running(scenario.pk).update(progress=max(1, done), moved_at=timezone.now())

    result = what_if(population.batches(), before, after, progress)
    return result, _receipt(scenario, numbers, file.origin())


def _receipt(scenario: Scenario, numbers: Mapping[str, Decimal], population: dict[str, Any]) -> dict[str, Any]:
    known = {name: number_of(scenario.municipality_id, scenario.on, name) for name in numbers}
    return {
        "engine": __version__,
        "law_version": law_book(scenario.municipality_id).version,
        "on": scenario.on.isoformat(),
        "population": population,
        "numbers": {
            name: {"before": f"{one.value:f}", "after": f"{numbers[name]:f}", "source": one.source}
            for name, one in known.items()
        },
    }
