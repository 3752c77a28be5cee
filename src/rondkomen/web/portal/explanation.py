"""Why an outcome is what it is: the steps of the law in words, with the visitor's own numbers and their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.engine.changes import Changes
from rondkomen.engine.explain import Explanation, all_steps, explain
from rondkomen.engine.receipt import plain
from rondkomen.kernel import Citation
from rondkomen.kernel.money import in_words
from rondkomen.law.check import Check
from rondkomen.law.outcomes import Answer
from rondkomen.law.report import citation_as_data, step_as_data
from rondkomen.law.words import label_of, regulations_by_bwb, text_of, title_of
from rondkomen.law.would_change import changes_as_data, changes_for, most_telling
from rondkomen.web.portal.language import language

FIRST_STEPS = 3
"""Steps that are shown with the result; all of them have a page of their own."""
_SOURCE = re.compile(r"(BWBR\d{7}) art\. (\S+)(.*)")
_PERIODS = {
    "EUR/jaar": gettext_lazy("per jaar"),
    "EUR/maand": gettext_lazy("per maand"),
    "EUR/kwartaal": gettext_lazy("per kwartaal"),
}
FACTS: Mapping[str, Any] = {
    "peildatum": gettext_lazy("De dag van deze berekening"),
    "geboortedatum": gettext_lazy("Geboortedatum"),
    "is_aanvrager": gettext_lazy("Vraagt aan"),
    "is_partner": gettext_lazy("Is uw partner"),
    "is_kind": gettext_lazy("Is uw kind"),
    "is_huurwoning": gettext_lazy("Huurwoning"),
    "is_koopwoning": gettext_lazy("Koopwoning"),
    "is_kamer": gettext_lazy("Kamer"),
    "is_inwonend": gettext_lazy("Inwonend"),
    "is_instelling": gettext_lazy("Instelling"),
    "kale_huur": gettext_lazy("Kale huur"),
    "servicekosten": gettext_lazy("Servicekosten"),
    "vermogen_persoon": gettext_lazy("Spaargeld en ander bezit, minstens"),
    "is_zorgverzekerd": gettext_lazy("Heeft een Nederlandse zorgverzekering"),
    "has_handicap": gettext_lazy("Woning is aangepast voor een handicap"),
    "needs_intensieve_zorg": gettext_lazy("Heeft thuis intensieve zorg nodig"),
    "had_huurtoeslag_for_woning": gettext_lazy("Kreeg al huurtoeslag voor deze woning"),
    "inkomen_loon": gettext_lazy("Loon met vakantiegeld"),
    "inkomen_loon_zonder_vakantietoeslag": gettext_lazy("Loon zonder vakantiegeld"),
    "inkomen_winst": gettext_lazy("Winst"),
    "inkomen_aow": gettext_lazy("AOW"),
    "inkomen_pensioen": gettext_lazy("Pensioen"),
    "inkomen_ww": gettext_lazy("WW-uitkering"),
    "inkomen_wia": gettext_lazy("WIA- of WAO-uitkering"),
    "inkomen_ziektewet": gettext_lazy("Ziektewet-uitkering"),
    "inkomen_anw": gettext_lazy("Nabestaandenuitkering"),
    "inkomen_bijstand": gettext_lazy("Bijstand"),
    "inkomen_studiefinanciering": gettext_lazy("Studiefinanciering"),
    "inkomen_alimentatie": gettext_lazy("Alimentatie"),
    "inkomen_overig": gettext_lazy("Ander inkomen"),
}
"""What the facts are called that a visitor told; the law's own words name all the rest."""
_ROUGH = ("vermogen_persoon",)
"""Facts that a visitor told as a range."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or number comes from, with the link to its text of that day."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class UsedLine:
    """Something that a step reckoned with."""

    label: str
    value: str
    mark: str = ""
    source: Source | None = None
    days: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One rule at work for this household."""

    label: str
    value: str
    sentence: str
    source: Source | None
    used: tuple[UsedLine, ...]
    changes: tuple[str, ...] = ()
    """What would change it, in the order of how telling it is."""
    is_of_law: bool = False
    """Whether nothing of this household would change it."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The steps that settle one outcome, the outcome itself last, and whether there are more."""

    steps: tuple[StepLine, ...]
    has_more: bool


def explained(done: Check, answer: Answer, names: Mapping[str, str], *, in_full: bool = False) -> Explained:
    """The steps of one answer in the language of the page; all of them, the outcome first, when `in_full`.

    Otherwise those that settle it: the deciding reason of a no, and of an amount the sums that it is made of.
    """
    teller = _Teller(done.household.on, names, [person.id for person in done.household.persons])
    if answer.because and not in_full:
        chain = (explain(done.evaluation, reason.name, reason.person) for reason in reversed(answer.because))
        deciding = [step_as_data(done.evaluation, step, language()) for step in chain if step.citation][:1]
        return Explained(tuple(map(teller.step, deciding)), has_more=True)
    rules = (step for step in all_steps(done.evaluation, answer.name, answer.person) if step.citation)
    if in_full:
        changes = changes_for(done.evaluation, answer.name, answer.person)
        data = [step_as_data(done.evaluation, step, language()) | teller.changing(changes, step) for step in rules]
        return Explained(tuple(map(teller.step, data)), has_more=False)
    first = list(islice(filter(_is_telling, rules), FIRST_STEPS))
    first = first or [explain(done.evaluation, answer.name, answer.person)]
    data = [step_as_data(done.evaluation, step, language()) for step in reversed(first)]
    return Explained(tuple(map(teller.step, data)), has_more=True)


def _is_telling(step: Explanation) -> bool:
    """Whether a step is a sum in euros that has a sentence of its own, and not only a rounding."""
    is_sum = step.unit.is_money and step.person is None
    return is_sum and bool(text_of(step.name, "plain")) and "round" not in step.name


def article_of(citation: Citation, on: date) -> Source:
    """An article by the name of its regulation, with the link to its text on that day."""
    return _article(citation_as_data(citation, on))


def _article(cited: Mapping[str, str]) -> Source:
    parts = [f"{key} {cited[key]}" for key in ("artikel", "lid", "onderdeel") if cited.get(key)]
    return Source(", ".join([cited["regulation"], *parts]), cited["url"])


class _Teller:
    """Puts the plain data of an explanation into words for one household."""

    def __init__(self, on: date, names: Mapping[str, str], persons: list[str]) -> None:
        self.on = on
        self.names = names
        self.persons = persons

    def step(self, step: dict[str, Any]) -> StepLine:
        label = step["label"]
        if step["of"] != "household" and len(self.persons) > 1:
            label = f"{label} ({self.names.get(step['of'], step['of'])})"
        members = self._members(step["used"])
        used = tuple(line for one in step["used"] if (line := self.used(one, members)))
        value = said(step["value"], step["unit"])
        changes = most_telling(step.get("would_change", []))
        is_of_law = any(one["kind"] == "law" for one in changes)
        texts = () if is_of_law else tuple(one["text"] for one in changes)
        return StepLine(_capital(label), value, step["sentence"], _article(step["citation"]), used, texts, is_of_law)

    def changing(self, changes: Changes, step: Explanation) -> dict[str, Any]:
        """What would change a step, with people and facts called as on the pages."""
        words = changes_as_data(changes, step, language(), names=self.names, label=_called_otherwise, rough=_ROUGH)
        return {"would_change": words}

    def _members(self, used: list[dict[str, Any]]) -> list[bool]:
        """Who belongs to the one grouping that a step looks at; everybody when there is none, or more than one."""
        groups = [one["value"] for one in used if one["unit"] == "waar" and isinstance(one["value"], list)]
        settled = len(groups) == 1 and all(isinstance(one, bool) for one in groups[0]) and any(groups[0])
        return groups[0] if settled else [True] * len(self.persons)

    def used(self, used: dict[str, Any], members: list[bool]) -> UsedLine | None:
        value = self._value(used["value"], used["unit"], members)
        if not value:
            return None
        if used["kind"] == "number" and used["unit"] == "getal" and isinstance(used["value"], str):
            value = _share(Decimal(used["value"]))
        label = _capital(_called(used["name"]))
        marks = {"assumed": _("aangenomen"), "fact": _("door u verteld"), "given": _("door u verteld")}
        mark = marks.get(used["kind"], "")
        if used.get("status") == "uncertain":
            mark = _("onzeker")
        days = ""
        if "from" in used:
            since, until = (date.fromisoformat(used[key]) for key in ("from", "until"))
            days = _("van %(since)s tot en met %(until)s") % {"since": _day(since), "until": _day(until)}
            if until.year > 2999:
                days = _("vanaf %s") % _day(since)
        return UsedLine(label, value, mark, self._source(used.get("source", "")), days)

    def _source(self, source: str) -> Source | None:
        found = _SOURCE.fullmatch(source)
        if not found or found[1] not in regulations_by_bwb():
            return Source(source) if source else None
        citation = Citation(found[1], found[2])
        return Source(f"{title_of(citation)}, artikel {found[2]}{found[3]}", citation.url(self.on))

    def _value(self, value: Any, unit: str, members: list[bool]) -> str:
        """A value; of everybody who belongs when it is a list with one per person, and nothing for a whole table."""
        if not isinstance(value, list):
            return said(value, unit)
        if value and isinstance(value[0], list):
            return _("een tabel in de wet")
        of_members = [
            (self.names.get(person, person), said(one, unit))
            for person, one, belongs in zip(self.persons, value, members, strict=False)
            if belongs
        ]
        if len(self.persons) == 1:
            return of_members[0][1]
        return "; ".join(f"{name}: {one}" for name, one in of_members)


def _called(name: str) -> str:
    """What a quantity is called: a fact as it was asked for, all else by the law's own words."""
    return str(FACTS.get(name, "")) or label_of(name, language())


def _called_otherwise(name: str) -> str:
    """What a quantity is called when it is said that it could be otherwise."""
    return _("Spaargeld en ander bezit") if name in _ROUGH else _called(name)


def _share(number: Decimal) -> str:
    """A number of law; a part of a whole as a percentage."""
    return f"{_number(number * 100)}%" if 0 < number < 1 else _number(number)


def said(value: Any, unit: str) -> str:
    """A value of the law as a person reads it."""
    if isinstance(value, dict):
        return _said_open(value, unit)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if unit == "datum":
        return _day(date.fromisoformat(value))
    try:
        number = Decimal(value)
    except (ArithmeticError, TypeError):
        return str(value)
    if unit.startswith("EUR"):
        money = in_words(number, language=language())
        return f"{money} {_PERIODS[unit]}" if unit in _PERIODS else money
    if unit == "fractie":
        return f"{_number(number * 100)}%"
    words = {"jaar": _("%s jaar"), "maand": _("%s maanden"), "uur/jaar": _("%s uur per jaar")}
    return words.get(unit, "%s") % _number(number)


def _said_open(value: dict[str, Any], unit: str) -> str:
    low, high = value["low"], value["high"]
    if isinstance(low, bool) or unit == "datum" or "Infinity" in (str(low).lstrip("-"), str(high)):
        return _("nog niet bekend")
    return _("tussen %(low)s en %(high)s") % {"low": said(low, unit), "high": said(high, unit)}


def _number(number: Decimal) -> str:
    if abs(number) < Decimal("0.001") and number:
        return f"{number:.3e}"
    rounded = number.quantize(Decimal("0.00001")).normalize()
    exponent = rounded.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number_format(rounded, decimal_pos=places, use_l10n=True)


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def assumptions(done: Check) -> tuple[list[str], list[str]]:
    """What was taken to be so because nobody was asked: in sentences, and the rest by the names of the law."""
    told = {fact.name for fact in done.evaluation.plan.facts}
    used = {name for name, _whose in done.evaluation.facts.assumed if name in told}
    has_children = any(person.id.startswith("kind") for person in done.household.persons)
    sentences = {
        "is_zorgverzekerd": _("U heeft een Nederlandse zorgverzekering, en uw partner ook als u die heeft."),
        "has_handicap": _("Uw woning is niet aangepast voor een handicap."),
        "needs_intensieve_zorg": _("Uw kinderen hebben thuis geen intensieve zorg nodig.") if has_children else "",
        "had_huurtoeslag_for_woning": _("U kreeg nog geen huurtoeslag voor deze woning."),
        "vermogen_persoon": _("Kinderen onder de 18 hebben zelf geen spaargeld of ander bezit."),
        "has_rechtmatig_verblijf": _("U mag in Nederland wonen, en uw partner ook als u die heeft."),
        "is_student": _("U volgt geen studie met studiefinanciering."),
    }
    kept = [sentences[name] for name in sorted(used) if sentences.get(name)]
    if any(name.startswith("inkomen_") for name in used):
        kept.append(_("Wie jonger is dan 18, heeft geen inkomen dat meetelt."))
    others = [name for name in sorted(used - sentences.keys()) if not name.startswith("inkomen_")]
    return kept, [_assumed(done, name) for name in others]


def _assumed(done: Check, name: str) -> str:
    """An assumption for which there is no sentence: what it is called, and what it was taken to be."""
    quantity = done.evaluation.law.book.quantities[name]
    value = done.evaluation.values[name]
    first = value[0] if isinstance(value, list) else value
    return f"{_capital(label_of(name, language()))}: {said(plain(first), str(quantity.unit))}"


def plain_sentence(name: str) -> str:
    """What a right is, in one sentence."""
    return text_of(name, "plain", language())
