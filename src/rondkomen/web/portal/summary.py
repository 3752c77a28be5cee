"""The visitor's own answers, in words, each with the way to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from rondkomen.kernel.money import in_words
from rondkomen.ui.parts import SummaryRow
from rondkomen.web.portal.answers import GASTOUDER
from rondkomen.web.portal.forms import HOMES
from rondkomen.web.portal.language import language
from rondkomen.web.portal.money_forms import INCOME_KINDS, PERIODS, residents_wealth_limit, said_range
from rondkomen.web.portal.questions import Question
from rondkomen.web.portal.walk import Walk


def summary_of(walk: Walk) -> list[SummaryRow]:
    """A row for each question that was answered."""
    answered = [question for question in walk.asked if question.slug in walk.known]
    return [
        SummaryRow(
            label=str(question.short or question.title),
            value=said_answer(question, walk.known.get(question.slug), walk.day.on),
            url=reverse("portal:question", args=[question.slug]),
        )
        for question in answered
    ]


def said_answer(question: Question, answer: Any, on: date) -> str:
    """An answer as the visitor would say it."""
    if answer is None:
        return _("Weet ik niet")
    if question.slug == "bewoners-vermogen":
        limit = residents_wealth_limit(on)
        return said_range([str(limit)] if Decimal(answer) > limit else ["0", str(limit)])
    say = _SAYING.get(question.form.__name__, str)
    return say(answer)


def _day(answer: str) -> str:
    return date_format(date.fromisoformat(answer), "j F Y")


def _money(answer: str) -> str:
    return in_words(Decimal(answer), language=language())


def _kinds(answer: list[str]) -> str:
    return ", ".join(str(INCOME_KINDS[kind]) for kind in answer) or _("Geen inkomen")


def _income(answer: list[Any]) -> str:
    amount, per, *excludes = answer
    text = f"{_money(amount)} {PERIODS[per]}"
    if not excludes:
        return text
    return _("%s, zonder vakantiegeld") % text if excludes[0] else _("%s, met vakantiegeld") % text


def _care(answer: dict[str, bool]) -> str:
    going = [_("kind %s") % child.removeprefix("kind") for child, goes in answer.items() if goes]
    return ", ".join(going).capitalize() or _("Nee, geen kind")


def _hours(answer: dict[str, str]) -> str:
    return ", ".join(_("%s uur") % number_format(Decimal(hours)) for hours in answer.values())


_SAYING: Mapping[str, Callable[[Any], str]] = {
    "ChildcareForm": _care,
    "HoursForm": _hours,
    "PriceForm": lambda answer: ", ".join(map(_money, answer.values())),
    "CareKindForm": lambda answer: ", ".join(
        _("Gastouder") if kind == GASTOUDER else _("Kinderdagverblijf of buitenschoolse opvang (bso)")
        for kind in answer.values()
    ),
    "BirthDatesForm": _day,
    "ManyBirthDatesForm": lambda answer: ", ".join(map(_day, answer)),
    "YesNoForm": lambda answer: _("Ja") if answer else _("Nee"),
    "HomeForm": lambda answer: str(HOMES[answer]),
    "AmountForm": _money,
    "KindsForm": _kinds,
    "IncomeForm": _income,
    "ResidentsIncomeForm": lambda answer: ", ".join(map(_money, answer.values())),
    "WealthForm": said_range,
}
