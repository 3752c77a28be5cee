"""The visitor's year in words: what comes when, each month, and what these amounts leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from rondkomen.kernel.money import in_words
from rondkomen.law.budget import BIJSTAND, TOESLAGEN, Line, Month, Payment
from rondkomen.law.budget_report import line_label, note_text
from rondkomen.web.portal.answers import PARTNER
from rondkomen.web.portal.language import language
from rondkomen.web.portal.walk import Walk, question_for
from rondkomen.web.portal.year import Year

_QUARTERS, _YEAR = 4, 12
_A_EURO = Decimal(1)
_SAID_ELSEWHERE = frozenset({"toeslag_month_before", "kinderbijslag_after_quarter"})
"""Notes that stand beside the amount itself on this page."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of money: its name, how much each time, how often, and when it is paid."""

    label: str
    amount: str
    per: str
    when: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One amount in a month, with what it is for where that is another month."""

    label: str
    amount: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class MonthWords:
    """A month: whole euros for the overview (with how much of the best month it is, in percent) and each amount."""

    name: str
    coming_in: str
    left: str
    share: int
    paid: tuple[Paid, ...]
    total: Decimal
    is_whole: bool


@dataclass(frozen=True, slots=True)
class YearWords:
    """All that the page prints."""

    number: int
    lead: str
    extremes: str
    kinds: tuple[Kind, ...]
    months: tuple[MonthWords, ...]
    has_rent: bool
    is_whole: bool
    missing: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def year_in_words(year: Year, walk: Walk) -> YearWords:
    """The page's sentences in its language."""
    coming = [line for line in year.lines if line.direction == "in"]
    is_whole = all(month.coming_in is not None for month in year.months)
    highest = max((month.known for month in year.months), default=Decimal(0))
    return YearWords(
        number=year.number,
        lead=_lead(year, is_whole=is_whole),
        extremes=_extremes(year.months) if is_whole else "",
        kinds=tuple(_kind(line) for line in coming if line.year is not None),
        months=tuple(_month(month, coming, highest) for month in year.months),
        has_rent=any(month.going_out for month in year.months),
        is_whole=is_whole,
        missing=_missing(year, walk),
        notes=tuple(_notes(year)),
    )


def _lead(year: Year, *, is_whole: bool) -> str:
    average = _euros(sum((month.known for month in year.months), Decimal(0)) / _YEAR)
    if is_whole:
        said = _("In %(year)s komt er gemiddeld %(amount)s per maand binnen, als u alles aanvraagt.")
    else:
        said = _("In %(year)s komt er gemiddeld ten minste %(amount)s per maand binnen. Wij weten nog niet alles.")
    return said % {"year": year.number, "amount": average}


def _extremes(months: Iterable[Month]) -> str:
    """The month in which most comes in, and the one with least; nothing when all are alike but for a euro."""
    by_amount = sorted(months, key=lambda month: (month.known, -month.month.month))
    least, most = by_amount[0], by_amount[-1]
    if most.known - least.known < _A_EURO:
        return ""
    if by_amount[-2].known - least.known < _A_EURO:
        said = _("In %(most)s is het meer: %(high)s. In de andere maanden komt er %(low)s binnen.")
    elif by_amount[1].known - least.known < _A_EURO:
        said = _("Het meeste komt in %(most)s: %(high)s. In de andere maanden komt er ten minste %(low)s binnen.")
    else:
        said = _("Het meeste komt in %(most)s: %(high)s. Het minste komt in %(least)s: %(low)s.")
    names = {"most": _name(most.month), "least": _name(least.month)}
    return said % {**names, "high": _euros(most.known), "low": _euros(least.known)}


def _kind(line: Line) -> Kind:
    paid = [payment for payment in line.payments if payment.amount]
    amounts = sorted(payment.amount or Decimal(0) for payment in paid)
    low, high = (in_words(amount, language=language()) for amount in (amounts[0], amounts[-1]))
    is_one = amounts[-1] - amounts[0] < _A_EURO  # months differ by a cent where a year is no twelve times a cent
    each = low if is_one else _("%(low)s tot %(high)s") % {"low": low, "high": high}
    return Kind(_label(line), each, _per(paid), _when(line, paid))


def _per(paid: list[Payment]) -> str:
    if len(paid) == 1:
        return _("één keer")
    return _("per keer") if len(paid) <= _QUARTERS else _("per maand")


def _when(line: Line, paid: list[Payment]) -> str:
    if line.name in TOESLAGEN:
        return _("Rond de %(day)se van elke maand. Het is voor de maand erna.") % {"day": line.day}
    if line.name == BIJSTAND[0] and line.source == "right":
        return _("Aan het eind van de maand, of in het begin van de maand erna.")
    if line.day is not None:
        return _("Rond de %(day)se van elke maand.") % {"day": line.day}
    if len(paid) < _YEAR:
        return _("In %s.") % get_text_list([_name(payment.month) for payment in paid], _("en"))
    return _("Elke maand.")


def _month(month: Month, coming: list[Line], highest: Decimal) -> MonthWords:
    paid = [(line, line.payments[month.month.month - 1]) for line in coming]
    return MonthWords(
        name=_name(month.month),
        coming_in=_euros(month.known),
        left=_euros(month.known - month.going_out),
        share=int(100 * month.known / highest) if highest else 0,
        paid=tuple(Paid(_label(line), one.amount, _note(one)) for line, one in paid if one.amount != 0),
        total=month.known,
        is_whole=month.coming_in is not None,
    )


def _note(payment: Payment) -> str:
    """For which month it is, where that is another one; a star where the law of that month is not known."""
    star = " *" if payment.is_estimate else ""
    if payment.meant_for == payment.month:
        return star.strip()
    if payment.meant_for < payment.month:
        return _("over de drie maanden ervoor") + star
    return _("voor %s") % _name(payment.meant_for) + star


def _missing(year: Year, walk: Walk) -> tuple[tuple[str, str], ...]:
    """The questions that would tell what is unknown, each with its address."""
    asked = {one.slug: one for place in year.needs if (one := question_for(place, walk))}
    return tuple((str(one.title), reverse("portal:question", args=[slug])) for slug, one in asked.items())


def _notes(year: Year) -> Iterable[str]:
    for name in year.notes:
        if name not in _SAID_ELSEWHERE:
            yield note_text(name, language())
    yield _("Geld van regelingen van uw gemeente staat er niet bij.")
    if year.not_modelled:
        names = get_text_list([line_label(name, language()) for name in year.not_modelled], _("en"))
        yield _("Dit kunnen wij voor dit jaar niet uitrekenen: %s.") % names


def _label(line: Line) -> str:
    label = line_label(line.name, language())
    label = label[:1].upper() + label[1:]
    return _("%s van uw partner") % label if line.of == PARTNER else label


def _name(day: date) -> str:
    return str(MONTHS[day.month]).lower() if language() == "nl" else str(MONTHS[day.month])


def _euros(amount: Decimal) -> str:
    """Whole euros, cut: what is promised for a month is there."""
    return in_words(amount.quantize(_A_EURO, ROUND_DOWN), cents=False, language=language())
