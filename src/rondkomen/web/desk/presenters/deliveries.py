"""A delivery in words: how far it is, sums that add up, refused rows by reason, and the way of one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rondkomen.apps.signals.intake import reason_codes, reason_text
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery
from rondkomen.apps.signals.queries import LinkedRow, RowRefusal, RowState, Trace
from rondkomen.apps.signals.states import OPEN_DELIVERY, TO_REVIEW, DeliveryState, LinkOutcome
from rondkomen.web.desk.names import IS_LINKING, NOT_LINKED, OUTCOMES, STATES, WAYS
from rondkomen.web.desk.row_numbers import in_words

LONG = timedelta(minutes=30)
"""Even 100,000 rows are done by then: something keeps them, and a page need not ask on for ever."""


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    """`step` of `steps` says how far the work is, in rows; `number_...` are written as people write numbers."""

    ident: UUID
    url: str
    name: str
    partner: str
    way: str
    received: str
    state: str
    fault: str
    is_busy: bool
    is_waiting_long: bool
    is_read: bool
    step: int
    steps: int
    progress: str
    number_of_rows: str
    number_accepted: str
    number_refused: str


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Why rows were refused: the sentence, the columns it is about, how many rows, and which."""

    text: str
    columns: str
    number: str
    rows: str
    more: str


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """Where accepted rows ended, and the list of them."""

    label: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    row: int
    outcome: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownTrace:
    """The way of one row in steps, why it was refused or what of it was left out, and where the signal is."""

    row: int
    steps: Sequence[str]
    reasons: Sequence[str]
    is_accepted: bool
    url: str


def shown_delivery(one: Delivery, now: datetime) -> ShownDelivery:
    state = DeliveryState(one.state)
    is_read = state is DeliveryState.VERWERKT
    is_linking = is_read and one.linked_at is None and one.number_accepted > 0
    is_busy = state in OPEN_DELIVERY or is_linking
    steps, step = (one.number_accepted, one.rows_linked) if is_linking else (one.number_of_rows or 0, one.rows_done)
    words = {"step": count(step), "steps": count(steps)}
    said = _("%(step)s van %(steps)s signalen vergeleken") if is_linking else _("%(step)s van %(steps)s regels gelezen")
    return ShownDelivery(
        ident=one.pk,
        url=reverse("desk:delivery", kwargs={"ident": one.pk}),
        name=one.name or _("Bestand zonder naam"),
        partner=one.partner.name,
        way=str(WAYS[Way(one.way)]),
        received=date_format(localtime(one.received_at), "j F Y, H:i"),
        state=str(IS_LINKING if is_linking else STATES[state]),
        fault=one.fault,
        is_busy=is_busy,
        is_waiting_long=is_busy and one.received_at < now - LONG,
        is_read=is_read,
        step=step,
        steps=steps,
        progress=said % words if steps else "",
        number_of_rows=count(one.number_of_rows if one.number_of_rows is not None else one.rows_done),
        number_accepted=count(one.number_accepted),
        number_refused=count(one.number_refused),
    )


def shown_reasons(refused: Iterable[RowRefusal]) -> list[ShownReason]:
    """Refused rows by reason, in the order of the list of reasons; a row with two reasons stands under both."""
    rows: dict[str, dict[int, None]] = defaultdict(dict)
    columns: dict[str, dict[str, None]] = defaultdict(dict)
    for one in refused:
        for reason in one.reasons:
            rows[reason.code][one.row] = None
            if reason.column:
                columns[reason.code][reason.column] = None
    return [_reason(code, rows[code], columns[code]) for code in reason_codes() if code in rows]


def _reason(code: str, rows: Mapping[int, None], columns: Mapping[str, None]) -> ShownReason:
    text, rest = in_words(sorted(rows))
    more = _("en nog %(rest)s regels; het verslag noemt ze alle") % {"rest": count(rest)} if rest else ""
    return ShownReason(said(code), ", ".join(columns), count(len(rows)), text, more)


def shown_counts(counts: Mapping[str, int]) -> list[ShownReason]:
    """The same for a dry run, which counts per reason."""
    return [ShownReason(said(code), "", count(counts[code]), "", "") for code in reason_codes() if counts.get(code)]


def shown_outcomes(one: Delivery, outcomes: Mapping[LinkOutcome, int]) -> list[ShownOutcome]:
    """Where each accepted row ended; the numbers add up to what was accepted."""
    list_url = reverse("desk:accepted_rows", kwargs={"ident": one.pk})
    found = [
        ShownOutcome(str(label), count(outcomes[outcome]), f"{list_url}?uitkomst={outcome}")
        for outcome, label in OUTCOMES.items()
        if outcomes.get(outcome)
    ]
    waiting = one.number_accepted - sum(outcomes.values())
    return [*found, ShownOutcome(str(NOT_LINKED), count(waiting), "")] if waiting else found


def shown_row(one: LinkedRow) -> ShownRow:
    outcome = OUTCOMES[one.outcome] if one.outcome else NOT_LINKED
    return ShownRow(one.row, str(outcome), reverse("desk:link", kwargs={"ident": one.signal}))


def shown_trace(one: Trace, row: int) -> ShownTrace:
    steps = [_("Regel %(row)s kwam binnen met dit bestand.") % {"row": row}]
    if one.state is RowState.WACHT:
        steps.append(_("De regel is nog niet gelezen."))
    elif one.state is RowState.GEWIST:
        steps.append(_("De regel is niet meer te volgen. De gegevens zijn gewist."))
    elif one.state is RowState.GEWEIGERD:
        steps.append(_("De regel is gelezen en niet aangenomen."))
    else:
        steps += [_("De regel is aangenomen als signaal."), _outcome_sentence(one)]
    return ShownTrace(
        row=row,
        steps=steps,
        reasons=[reason_line(reason.code, reason.column) for reason in one.reasons],
        is_accepted=one.state is RowState.SIGNAAL,
        url=reverse("desk:link", kwargs={"ident": one.signal}) if one.signal else "",
    )


def _outcome_sentence(one: Trace) -> str:
    if one.outcome is None:
        return _("Het signaal is nog niet vergeleken met de inwoners.")
    if one.outcome in TO_REVIEW:
        return _("Het signaal wacht tot een medewerker beslist van wie het is.")
    return _("Uitkomst: %(outcome)s.") % {"outcome": str(OUTCOMES[one.outcome])}


def said(code: str) -> str:
    """A reason in the language of the page."""
    return reason_text(code, get_language() or "nl")


def reason_line(code: str, column: str) -> str:
    """A reason with the column it is about."""
    return f"{column}: {said(code)}" if column else said(code)


def count(number: int) -> str:
    """A number as people write it."""
    return number_format(number, force_grouping=True)
