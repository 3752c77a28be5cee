"""Prepares what the pages show: scenarios, numbers, tables of a result, two results side by side, rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.forms import BoundField
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rondkomen.apps.scenarios.actions import INTERRUPTED
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import Number, NumberRefused, in_overlay, number_of
from rondkomen.apps.scenarios.queries import SILENCE, is_interrupted
from rondkomen.apps.scenarios.states import ScenarioState
from rondkomen.law.words import label_of
from rondkomen.ui.parts import SummaryRow, Table
from rondkomen.web.policy.forms import PREFIX, ScenarioForm, typed
from rondkomen.web.policy.names import BANDS, DRAWN, FAILURES, KINDS, POVERTY, PRESSURE, STATES

HEADINGS = ("table", "row", "measure", "households", "euros_a_year")
GROUPS = {"kind": KINDS, "band": BANDS, "neighbourhood": {}}
Result = Mapping[str, Any]
Pair = list[int | None]


@dataclass(frozen=True, slots=True)
class ShownScenario:
    ident: str
    name: str
    url: str
    state: str
    progress: int
    made: str
    on: str
    failure: str
    is_busy: bool
    is_waiting_long: bool
    can_run_again: bool
    changes: list[SummaryRow]


@dataclass(frozen=True, slots=True)
class ShownNumber:
    name: str
    label: str
    now: str
    unit: str
    source: str
    is_local: bool


@dataclass(slots=True)
class FieldGroup:
    """Fields of one scheme."""

    title: str
    is_open: bool
    fields: list[tuple[BoundField, ShownNumber]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownResult:
    lead: str
    changed: Table
    rights: Table
    kind: Table
    band: Table
    neighbourhood: Table | None
    poverty: Table
    pressure: Table
    take_up: Table
    receipt: list[SummaryRow]


def shown_scenario(one: Scenario, now: datetime) -> ShownScenario:
    interrupted = is_interrupted(one, now)
    state = ScenarioState.FAILED if interrupted else ScenarioState(one.state)
    failure = FAILURES[INTERRUPTED] if interrupted else FAILURES.get(one.failure, "")
    is_busy = state in (ScenarioState.QUEUED, ScenarioState.RUNNING)
    is_waiting_long = state is ScenarioState.QUEUED and one.moved_at < now - SILENCE
    return ShownScenario(
        ident=str(one.pk),
        name=one.name,
        url=reverse("policy:scenario", kwargs={"ident": one.pk}),
        state=str(STATES[state]),
        progress=one.progress,
        made=date_format(localtime(one.created_at), "j F Y, H:i"),
        on=date_format(one.on, "j F Y"),
        failure=str(failure) if state is ScenarioState.FAILED else "",
        is_busy=is_busy and not is_waiting_long,
        is_waiting_long=is_waiting_long,
        can_run_again=state is ScenarioState.FAILED,
        changes=list(_changes(one)),
    )


def _changes(one: Scenario) -> Iterator[SummaryRow]:
    for name, after in in_overlay(one.overlay).items():
        try:
            number = number_of(one.municipality_id, one.on, name, _language())
        except NumberRefused:
            continue
        words = {"before": said(number, number.value), "after": said(number, after)}
        yield SummaryRow(number.label, _("van %(before)s naar %(after)s") % words, hint=number.source)


def shown_number(number: Number) -> ShownNumber:
    unit = "%" if number.is_share else str(number.unit) if number.unit.powers else ""
    now = said(number, number.value)
    return ShownNumber(number.name, number.label, now, unit, number.source, number.is_local)


def groups_of(form: ScenarioForm) -> list[FieldGroup]:
    """The fields by scheme, those of national law on top; open where something is added, changed or to be looked at."""
    groups: dict[str, FieldGroup] = {}
    for name, number in sorted(form.numbers.items(), key=lambda one: one[1].is_local):
        scheme, colon, _rest = number.label.partition(": ")
        local = scheme if colon else _("Andere regels van de gemeente")
        title = local if number.is_local else _("Landelijk")
        group = groups.setdefault(title, FieldGroup(title, not number.is_local))
        bound = form[PREFIX + name]
        group.is_open |= bool(bound.errors) or bound.value() != typed(number, number.value)
        group.fields.append((bound, shown_number(number)))
    return list(groups.values())


def said(number: Number, value: Decimal) -> str:
    """A value with its unit."""
    text = typed(number, value)
    if number.is_share:
        return f"{text}%"
    return f"€ {text}" if number.unit.is_money else text


def result_in(one: Scenario) -> Result:
    """What came out of a scenario that is done."""
    result: Result = one.result or {}
    return result


def result_of(one: Scenario) -> ShownResult:
    """All tables of a result; the caption says what is counted."""
    result = result_in(one)
    moved = [row for row in result["rights"] if row["moved"] != [0, 0]]
    gains, loses = (result["kind"]["total"][side] for side in ("gains", "loses"))
    few = _("minder dan 10")
    counts = {"all": result["households"], "gains": gains[0], "loses": loses[0]}
    words = {name: few if number is None else _count(number) for name, number in counts.items()}
    lead = _("Van de %(all)s huishoudens gaan er %(gains)s op vooruit en %(loses)s op achteruit.") % words
    has_places = bool(result["neighbourhood"]["rows"]) if "neighbourhood" in result else False
    return ShownResult(
        lead=lead,
        changed=_rights(_("Wat er verandert"), moved),
        rights=_rights(_("Alle regelingen"), result["rights"]),
        kind=_purses(_("Naar soort huishouden"), result["kind"], KINDS),
        band=_purses(_("Naar inkomen"), result["band"], BANDS),
        neighbourhood=_purses(_("Naar wijk"), result["neighbourhood"], {}) if has_places else None,
        poverty=_poverty(result),
        pressure=_pressure(result),
        take_up=_take_up(result),
        receipt=list(_receipt(one.receipt or {})),
    )


def _rights(caption: str, rows: list[dict[str, Any]]) -> Table:
    return Table(
        caption,
        [
            _("Regeling"),
            _("Huishoudens met recht, nu"),
            _("straks"),
            _("Kosten per jaar, nu"),
            _("straks"),
            _("verschil"),
        ],
        [
            [
                label_of(row["name"], _language()),
                *(_count(row[moment][0]) for moment in ("before", "after")),
                *(_euros(row[moment][1]) for moment in ("before", "after", "moved")),
            ]
            for row in rows
        ],
        numeric=frozenset(range(1, 6)),
    )


def _purses(caption: str, table: Mapping[str, Any], names: Mapping[str, Any]) -> Table:
    def cells(row: Mapping[str, Pair]) -> list[str]:
        return [show(row[side][at]) for side in ("gains", "loses") for at, show in ((0, _count), (1, _euros))]

    headings = [_("Groep"), _("Gaan vooruit"), _("samen per jaar"), _("Gaan achteruit"), _("samen per jaar")]
    rows = [[str(names.get(row["name"], row["name"])), *cells(row)] for row in table["rows"]]
    return Table(caption, headings, rows, frozenset(range(1, 5)), [_("Samen"), *cells(table["total"])])


def _poverty(result: Result) -> Table:
    rows = [
        [str(POVERTY[row["name"]]), *(_count(row[moment][0]) for moment in ("before", "after", "moved"))]
        for row in result["poverty"]
    ]
    headings = [_("Huishoudens met"), _("nu"), _("straks"), _("voor wie het verandert")]
    return Table(_("Armoede"), headings, rows, frozenset({1, 2, 3}))


def _pressure(result: Result) -> Table:
    rows = [
        [str(PRESSURE[row["name"]]), *(_count(row[moment]) for moment in ("before", "after"))]
        for row in result["pressure"]
    ]
    headings = [_("Wat eraf gaat"), _("nu"), _("straks")]
    return Table(_("Als iemand een dag per week meer gaat werken"), headings, rows, _SIDES)


_SIDES = frozenset({1, 2})


def _take_up(result: Result) -> Table:
    headings = [_("Regeling"), _("Heeft recht"), _("Krijgt het"), _("Krijgt het niet"), _("Blijft liggen per jaar")]
    rows = [
        [
            label_of(row["name"], _language()),
            *(_count(row[part][0]) for part in ("right", "received", "not_received")),
            _euros(row["not_received"][1]),
        ]
        for row in result["take_up"]
    ]
    return Table(_("Wie krijgt nu niet waar recht op is"), headings, rows, frozenset(range(1, 5)))


def _receipt(receipt: Mapping[str, Any]) -> Iterator[SummaryRow]:
    population = receipt["population"]
    yield SummaryRow(_("Wet van"), receipt["on"])
    yield SummaryRow(_("Versie van de wet"), receipt["law_version"])
    yield SummaryRow(_("Versie van Rondkomen"), receipt["engine"])
    words = {"households": _count(population["households"]), "seed": population["seed"]}
    yield SummaryRow(_("Huishoudens"), _("%(households)s verzonnen huishoudens, reeks %(seed)s") % words)
    yield SummaryRow(_("Kenmerk van het bestand"), population["sha256"][:16])


def comparison(first: Scenario, second: Scenario) -> list[Table]:
    """Two results side by side: costs, who gains and loses, and poverty."""
    results = [result_in(first), result_in(second)]
    headings = [first.name, second.name]
    rights = [{row["name"]: row for row in result["rights"]} for result in results]
    names = [name for name in rights[0] | rights[1] if any(_moves(found.get(name)) for found in rights)]
    costs = [
        [label_of(name, _language()), *(_euros(found[name]["moved"][1]) if name in found else "" for found in rights)]
        for name in names
    ]
    purses = [
        [label, *(_count(result["kind"]["total"][side][0]) for result in results)]
        for side, label in (("gains", _("Gaan vooruit")), ("loses", _("Gaan achteruit")))
    ]
    lines = [{row["name"]: row["after"][0] for row in result["poverty"]} for result in results]
    poverty = [
        [str(POVERTY[name]), *(_count(found[name]) if name in found else "" for found in lines)]
        for name in lines[0] | lines[1]
    ]
    return [
        Table(_("Verschil in kosten per jaar"), [_("Regeling"), *headings], costs, _SIDES),
        Table(_("Huishoudens die het merken"), [_("Groep"), *headings], purses, _SIDES),
        Table(_("Armoede na de verandering"), [_("Huishoudens met"), *headings], poverty, _SIDES),
    ]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of one scenario, with the figures in it."""

    name: str
    url: str
    data: Table


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One kind of picture of two scenarios, on one scale."""

    heading: str
    alt: str
    drawings: list[Drawing]


def side_by_side(first: Scenario, second: Scenario) -> list[SideBySide]:
    """Two results in pictures: the map, who gains and loses, and whether working more pays."""
    both = ((first, second, result_of(first)), (second, first, result_of(second)))
    parts = {"kaart": "neighbourhood", "beurs": "kind", "druk": "pressure"}
    found = []
    for name, part in parts.items():
        told = [(one, other, getattr(shown, part)) for one, other, shown in both]
        if all(table for *_scenarios, table in told):
            heading, alt = map(str, DRAWN[name])
            drawings = [
                Drawing(one.name, f"{_picture_url(one, name)}?naast={other.pk}", table) for one, other, table in told
            ]
            found.append(SideBySide(heading, alt, drawings))
    return found


def _picture_url(one: Scenario, name: str) -> str:
    return reverse("policy:picture", kwargs={"ident": one.pk, "name": name})


def _moves(row: Mapping[str, Pair] | None) -> bool:
    return row is not None and row["moved"] != [0, 0]


def figures_of(result: Result) -> Iterator[list[str | int]]:
    """The rows of the file with figures; what may not be shown is empty."""
    for table in ("rights", "poverty", "take_up"):
        for row in result[table]:
            for measure in (one for one in row if one != "name"):
                yield [table, row["name"], measure, *_cells(row[measure])]
    for row in result["pressure"]:
        for moment in ("before", "after"):
            yield ["pressure", row["name"], moment, *_cells([row[moment], None])]
    for dimension in GROUPS:
        found = result.get(dimension, {"rows": []})
        for row in [*found["rows"], *([{"name": "total", **found["total"]}] if found["rows"] else [])]:
            for side in ("gains", "loses"):
                yield [dimension, row["name"], side, *_cells(row[side])]


def _cells(pair: Pair) -> list[str | int]:
    return ["" if one is None else one for one in pair]


def _count(number: int | None) -> str:
    return _("verborgen") if number is None else number_format(number, decimal_pos=0, force_grouping=True)


def _euros(number: int | None) -> str:
    if number is None:
        return _("verborgen")
    text = number_format(abs(number), decimal_pos=0, force_grouping=True)
    return f"{'−' if number < 0 else ''}€ {text}"


def _language() -> str:
    return get_language() or "nl"
