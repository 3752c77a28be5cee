"""A signal beside the residents whom it may be about, field by field; and what was decided about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondkomen.apps.audit.actor import ActorKind
from rondkomen.apps.people.queries import PersonCard
from rondkomen.apps.signals.kinds import Soort
from rondkomen.apps.signals.queries import CandidateShown, EvidenceShown, KoppelingShown, ReviewCase, ReviewItem
from rondkomen.apps.signals.states import LinkOutcome
from rondkomen.apps.staff.queries import member_with_id
from rondkomen.ui.parts import SummaryRow
from rondkomen.web.desk.names import BECAUSE, OUTCOMES, PERSON_STATES, SOORTEN, TOLD

SAME, NEAR, OTHER, UNKNOWN, ASIDE = "same", "near", "other", "unknown", "aside"
"""How a field of the signal is to that of the resident: a sign and words say it, never colour alone. `ASIDE` is what
only the register tells."""
PRIOR = "prior"
ADDRESS_FIELDS = ("address", "residence")
"""The fields of the evidence that tell where somebody lives."""
ADDRESS = frozenset({"straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats"})
NOTHING = "\N{EN DASH}"
_EQUAL = ("is gelijk.", "zijn gelijk.")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_FIELDS = 12


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A signal that waits."""

    url: str
    partner: str
    kind: str
    soort: str
    signaaldatum: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field: of the signal, of the resident, and what that means."""

    label: str
    signal: str
    register: str
    says: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    number: int
    choice: str
    name: str
    born: str
    address: str
    is_masked: bool
    state: str
    fields: Sequence[ShownField]


@dataclass(frozen=True, slots=True)
class ShownResident:
    """Whom a signal is linked to."""

    name: str
    born: str
    address: str
    is_masked: bool
    state: str


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """Who or what decided, when, and why."""

    outcome: str
    by: str
    made: str
    because: str


@dataclass(frozen=True, slots=True)
class ShownCase:
    ident: UUID
    partner: str
    kind: str
    soort: str
    signaaldatum: str
    outcome: str
    resident: ShownResident | None
    by: str
    because: str
    says: str
    told: Sequence[SummaryRow]
    signal_fields: Sequence[SummaryRow]
    candidates: Sequence[ShownCandidate]
    rows: int
    hides_addresses: bool
    history: Sequence[ShownDecision]
    may_review: bool
    may_withdraw: bool


def shown_item(one: ReviewItem) -> ShownItem:
    why = OUTCOMES[LinkOutcome.INGETROKKEN] if one.outcome == LinkOutcome.INGETROKKEN else ""
    return ShownItem(
        url=reverse("desk:case", kwargs={"ident": one.signal}),
        partner=one.partner,
        kind=one.kind,
        soort=str(SOORTEN[Soort(one.soort)]),
        signaaldatum=_day(one.signaaldatum),
        since=_day(localtime(one.waits_since).date()),
        why=str(why),
    )


def shown_case(case: ReviewCase) -> ShownCase:
    """The address that the partner gave is left out beside a secret one: that they are the same would give it away."""
    masked = any(one.is_masked for one in case.candidates)
    hides_addresses = masked or (case.linked is not None and case.linked.is_masked)
    labels = _labels(case.candidates, without=ADDRESS_FIELDS if hides_addresses else ())
    told = case.told.as_json()
    return ShownCase(
        ident=case.signal,
        partner=case.partner,
        kind=case.kind,
        soort=str(SOORTEN[Soort(case.soort)]),
        signaaldatum=_day(case.signaaldatum),
        outcome=str(OUTCOMES[case.outcome]),
        resident=_resident(case.linked) if case.linked else None,
        by=_by(case.by, hides_rule=hides_addresses),
        because=because_in_words(case.history[-1].because if case.history else ""),
        says="" if hides_addresses else case.says,
        told=told_rows({name: value for name, value in told.items() if not (hides_addresses and name in ADDRESS)}),
        signal_fields=_signal_fields(case.candidates, labels),
        candidates=[_candidate(one, labels) for one in case.candidates],
        rows=min(len(labels), MOST_FIELDS) + 1,
        hides_addresses=hides_addresses,
        history=[_decision(one, hides_rule=hides_addresses) for one in case.history],
        may_review=case.may_review,
        may_withdraw=case.may_withdraw,
    )


def told_rows(told: Mapping[str, object]) -> list[SummaryRow]:
    """What the partner told, in the order of the list of names."""
    return [SummaryRow(str(label), _text(told[name])) for name, label in TOLD.items() if told.get(name)]


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _labels(candidates: Sequence[CandidateShown], without: Collection[str]) -> dict[str, str]:
    """The fields that any candidate has evidence about, in the order of the best one."""
    evidence = [one for candidate in candidates for one in candidate.evidence]
    found = {one.field: one.label for one in evidence if one.field not in (PRIOR, *without)}
    return dict(list(found.items())[:MOST_FIELDS])


def _signal_fields(candidates: Sequence[CandidateShown], labels: Mapping[str, str]) -> list[SummaryRow]:
    said = {one.field: one.signal for candidate in candidates for one in candidate.evidence if one.signal}
    return [SummaryRow(label, _readable(said.get(field, "")) or _("niet genoemd")) for field, label in labels.items()]


def _candidate(one: CandidateShown, labels: Mapping[str, str]) -> ShownCandidate:
    evidence = {found.field: found for found in one.evidence}
    return ShownCandidate(
        number=one.number,
        choice=str(one.number),
        name=one.name or _("Naam onbekend"),
        born=_readable(one.geboortedatum),
        address=one.address,
        is_masked=one.is_masked,
        state=str(PERSON_STATES.get(one.state, "")),
        fields=[_field(label, evidence.get(field)) for field, label in labels.items()],
    )


def _resident(card: PersonCard) -> ShownResident:
    return ShownResident(
        name=card.name.full,
        born=_readable(str(card.geboortedatum or "")),
        address=str(card.address or ""),
        is_masked=card.is_masked,
        state=str(PERSON_STATES.get(card.residency, "")),
    )


def _field(label: str, one: EvidenceShown | None) -> ShownField:
    if one is None:
        return ShownField(label, "", NOTHING, _("Niet te vergelijken."), UNKNOWN)
    register = _readable(one.register) if one.signal else ""
    return ShownField(label, _readable(one.signal), register, one.says, _verdict(one))


def _verdict(one: EvidenceShown) -> str:
    """By the sentence that stands beside it, so that sign and words always agree."""
    if not one.signal:
        return ASIDE
    if one.weight <= 0:
        return OTHER
    is_same = one.says.endswith(_EQUAL) or one.signal.casefold() == one.register.casefold()
    return SAME if is_same else NEAR


def _decision(one: KoppelingShown, *, hides_rule: bool) -> ShownDecision:
    return ShownDecision(
        outcome=str(OUTCOMES[one.outcome]),
        by=_by(one.by, hides_rule=hides_rule),
        made=date_format(localtime(one.made_at), "j F Y, H:i"),
        because=because_in_words(one.because),
    )


def _by(by: str, *, hides_rule: bool) -> str:
    """The name of a rule may tell that a secret address is that of the signal."""
    return _("een vaste regel") if hides_rule and ":" not in by else by_in_words(by)


def by_in_words(by: str) -> str:
    """A colleague by name; a rule or the weights as what they are."""
    kind, colon, ident = by.partition(":")
    if colon and kind == ActorKind.STAFF:
        member = member_with_id(ident)
        return member.name if member else _("een collega die hier niet meer werkt")
    if colon:
        return _("het systeem")
    return _("alle gegevens samen gewogen") if by == "weights" else _("de regel %(rule)s") % {"rule": by}


def because_in_words(code: str) -> str:
    """A reason of the lists in words; another text as it was written."""
    return str(BECAUSE.get(code, code)) if code else ""


def _readable(text: str) -> str:
    """A whole date in words; anything else as it was written."""
    try:
        return _day(date.fromisoformat(text)) if _DATE.fullmatch(text) else text
    except ValueError:
        return text


def _day(day: date) -> str:
    return date_format(day, "j F Y")
