"""What working more would pay, in words: as the page prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from rondkomen.kernel.money import in_words
from rondkomen.law.hours import HOURS_A_DAY
from rondkomen.law.words import label_of, text_of
from rondkomen.law.work import Cliff, Step, WorkPays
from rondkomen.web.portal.answers import PARTNER
from rondkomen.web.portal.explanation import Source, article_of
from rondkomen.web.portal.language import language
from rondkomen.web.portal.more_work import Asked, MoreWork
from rondkomen.web.portal.walk import Walk, question_for

MOST_HOURS = 80


class HoursForm(forms.Form):
    """How many hours a week somebody works now; it may be left empty."""

    def __init__(self, who: str, data: Any = None) -> None:
        super().__init__(data, label_suffix="", use_required_attribute=False)
        theirs = _("Hoeveel uur per week werkt uw partner nu?")
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "portal-short"}
        self.fields["uren"] = forms.DecimalField(
            label=theirs if who == PARTNER else _("Hoeveel uur per week werkt u nu?"),
            localize=True,
            min_value=1,
            max_value=MOST_HOURS,
            decimal_places=2,
            widget=forms.TextInput(attrs=attrs),
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value", "max_decimal_places", "max_digits"),
                _("Vul een aantal uren in, van 1 tot en met 80. Bijvoorbeeld 24 of 22,5."),
            ),
        )


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step up: the sentence, and the sum it comes from, as labels with amounts a month."""

    heading: str
    sentence: str
    parts: tuple[tuple[str, Decimal], ...]
    kept: Decimal


@dataclass(frozen=True, slots=True)
class DropWords:
    """One drop: its number in the picture, what stops or falls, why, and the article."""

    number: int
    sentence: str
    loss: str
    reason: str
    article: Source | None


@dataclass(frozen=True, slots=True)
class MoreWorkWords:
    """All that the page prints once everything is known."""

    present: str
    hourly: str
    steps: tuple[StepWords, ...]
    ahead: tuple[DropWords, ...]
    behind: tuple[DropWords, ...]
    pay_back: str
    has_bijstand: bool
    notes: tuple[str, ...]

    @property
    def in_short(self) -> str:
        """What the picture says, for who cannot see it."""
        return " ".join([self.present, *(step.sentence for step in self.steps)])


def title_of(who: str) -> str:
    """What the page is about."""
    return _("Wat levert meer werken op voor uw partner?") if who == PARTNER else _("Wat levert meer werken op?")


def words_of(found: MoreWork, pays: WorkPays, asked: Asked) -> MoreWorkWords:
    """The page's sentences in its language."""
    steps = [(_("1 uur per week"), pays.hour), (_("1 dag per week"), pays.day)]
    drops = [(cliff, _drop(number, cliff, asked)) for number, cliff in enumerate(found.cliffs, 1)]
    lost = {name for _name, step in steps if step for name in step.lost}
    return MoreWorkWords(
        present=_("U heeft nu ongeveer %s per maand te besteden.") % _euros(_now(found, pays)),
        hourly=_hourly(pays, asked),
        steps=tuple(_step(name, step, asked.who) for name, step in steps if step),
        ahead=tuple(words for cliff, words in drops if cliff.income >= pays.amount),
        behind=tuple(words for cliff, words in drops if cliff.income < pays.amount),
        pay_back=_pay_back(pays),
        has_bijstand="bijstand" in lost,
        notes=tuple(_notes(found, pays)),
    )


def missing_of(found: MoreWork, walk: Walk) -> list[tuple[str, str]]:
    """The questions that would tell what is missing, each with its address."""
    questions = [question for place in found.needs if (question := question_for(place, walk))]
    return list({one.slug: (str(one.title), reverse("portal:question", args=[one.slug])) for one in questions}.values())


def _now(found: MoreWork, pays: WorkPays) -> Decimal:
    return dict(found.points)[pays.amount / 12]


def _step(name: str, step: Step, who: str) -> StepWords:
    a_month = step.kept / 12
    return StepWords(
        heading=_("%s meer werken") % name,
        sentence=_kept_sentence(a_month, who) % {"step": name, "euros": _euros(abs(a_month))},
        parts=tuple(_parts(step)),
        kept=a_month,
    )


def _parts(step: Step) -> Iterable[tuple[str, Decimal]]:
    """What comes with the step and what goes, so that it adds up to what is kept."""
    lost = {_label(name): amount / 12 for name, amount in step.lost.items() if amount >= 12}
    taken = (step.extra - step.kept) / 12 - sum(lost.values(), Decimal(0))
    yield _("Bruto loon erbij"), step.extra / 12
    if abs(taken) >= 1:
        yield (_("Belasting en premies") if taken > 0 else _("Minder belasting en premies")), -taken
    yield from ((_("Minder %s") % label, -amount) for label, amount in lost.items())


def _kept_sentence(a_month: Decimal, who: str) -> str:
    is_partner, is_same = who == PARTNER, abs(a_month) < 1
    if is_same and is_partner:
        return _("Als uw partner %(step)s meer werkt, houdt u samen per maand ongeveer evenveel over.")
    if is_same:
        return _("Als u %(step)s meer werkt, houdt u per maand ongeveer evenveel over.")
    if a_month > 0 and is_partner:
        return _("Als uw partner %(step)s meer werkt, houdt u samen per maand ongeveer %(euros)s meer over.")
    if a_month > 0:
        return _("Als u %(step)s meer werkt, houdt u per maand ongeveer %(euros)s meer over.")
    if is_partner:
        return _("Als uw partner %(step)s meer werkt, houdt u samen per maand ongeveer %(euros)s minder over.")
    return _("Als u %(step)s meer werkt, houdt u per maand ongeveer %(euros)s minder over.")


def _hourly(pays: WorkPays, asked: Asked) -> str:
    if pays.hourly is None:
        return ""
    euros = in_words(pays.hourly.euros, language=language())
    if pays.hourly.basis == "hours" and asked.hours is not None:
        hours = f"{asked.hours.normalize():f}".replace(".", "," if language() == "nl" else ".")
        said = _("Wij rekenen met %(euros)s bruto per uur: het loon van nu bij %(hours)s uur per week.")
        first = said % {"euros": euros, "hours": hours}
    else:
        said = _("Wij rekenen met %s bruto per uur. Dat is het minimumloon voor deze leeftijd.")
        first = said % euros
    return f"{first} " + _("Een dag is %s uur. Het vakantiegeld telt mee.") % HOURS_A_DAY


def _drop(number: int, cliff: Cliff, asked: Asked) -> DropWords:
    wage = _euros(cliff.income / 12)
    falling = cliff.ended or tuple(cliff.lost)
    names = get_text_list([_label(one) for one in falling], _("en"))
    if not cliff.ended:
        sentence = _("Boven %(wage)s bruto loon per maand krijgt u minder %(rights)s.")
    elif len(cliff.ended) == 1:
        sentence = _("Boven %(wage)s bruto loon per maand krijgt u geen %(rights)s meer.")
    else:
        sentence = _("Boven %(wage)s bruto loon per maand krijgt u dit niet meer: %(rights)s.")
    return DropWords(
        number=number,
        sentence=sentence % {"wage": wage, "rights": names},
        loss=_("Dat is %s per maand minder.") % _euros(cliff.loss / 12),
        reason=text_of(cliff.name, "because", language()),
        article=article_of(cliff.citation, asked.household.on) if cliff.citation else None,
    )


def _pay_back(pays: WorkPays) -> str:
    """What is paid back after a year in which nothing was reported; empty when nothing is."""
    hour, day = (step.to_pay_back if step else Decimal(0) for step in (pays.hour, pays.day))
    if not day:
        return ""
    if not hour:
        return _("Bij 1 dag per week meer betaalt u na een jaar ongeveer %s terug.") % _euros(day)
    said = _("Bij 1 uur per week meer betaalt u na een jaar ongeveer %(hour)s terug. Bij 1 dag ongeveer %(day)s.")
    return said % {"hour": _euros(hour), "day": _euros(day)}


def _notes(found: MoreWork, pays: WorkPays) -> Iterable[str]:
    """What the amounts are, and what they leave out."""
    yield _("Dit is het netto inkomen met alles wat u kunt krijgen. Ook wat u nog niet heeft aangevraagd, telt mee.")
    yield _("Huur, zorgpremie en kinderopvang gaan er nog af. Ook kosten om te werken, zoals reizen.")
    yield _("Het is het gemiddelde van een heel jaar, met vakantiegeld.")
    if pays.held:
        yield _("Een uitkering kan lager worden als er meer loon is. Dat rekenen wij niet mee.")
    if found.left_out:
        yield _("Dit telt niet mee, want wij weten er niet genoeg van: %s.") % _listed(found.left_out)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_label, names))


def _label(name: str) -> str:
    label = label_of(name, language())
    return label[:1].lower() + label[1:]


def _euros(amount: Decimal) -> str:
    return in_words(amount, cents=False, language=language())
