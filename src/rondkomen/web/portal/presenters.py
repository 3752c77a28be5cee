"""The result of the Geldcheck as the pages print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rondkomen.kernel.money import cut_to_cent, in_words
from rondkomen.law.check import Check, check, uncertain_numbers
from rondkomen.law.limits import highest_income_with_right
from rondkomen.law.outcomes import Answer
from rondkomen.law.words import coverage, label_of, text_of
from rondkomen.ui.parts import Contact, NextStep
from rondkomen.web.portal.explanation import Explained, Source, article_of, assumptions, explained, plain_sentence
from rondkomen.web.portal.language import language
from rondkomen.web.portal.names import names_of
from rondkomen.web.portal.still_open import wanted_on
from rondkomen.web.portal.walk import Walk, question_for

KINDS = {"computed": "yes", "perhaps": "perhaps", "no_right": "no"}
ORDER = ("yes", "perhaps", "no")


@dataclass(frozen=True, slots=True)
class Card:
    """One right: yes with an amount, perhaps with a question, or no with the reason."""

    name: str
    label: str
    answer: str
    heading: str
    about: str
    explained: Explained | None = None
    per_month: Decimal | None = None
    once: Decimal | None = None
    other_period: str = ""
    most: str = ""
    reason: str = ""
    article: Source | None = None
    needed: str = ""
    question_url: str = ""
    question_text: str = ""
    apply_text: str = ""
    apply_url: str = ""
    is_verified: bool = False
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """All that the result page prints."""

    next_step: NextStep
    total: Decimal
    once: Decimal
    cards: tuple[Card, ...]
    not_now: tuple[Card, ...]
    assumptions: tuple[str, ...]
    more_assumptions: tuple[str, ...]
    contradictions: tuple[str, ...]
    is_done: bool

    @property
    def has_perhaps(self) -> bool:
        return any(card.answer == "perhaps" for card in self.cards)


def result_of(walk: Walk, contact: Contact | None) -> Result:
    """Work out the rights and put them in words."""
    household = walk.household()
    done = check(household, wanted_on(household.on), contradictions=True)
    names = names_of(household)
    cards = [_card(done, answer, walk, names) for answer in done.answers if answer.status in KINDS]
    cards.sort(key=lambda card: (ORDER.index(card.answer), -(card.per_month or 0), -(card.once or 0)))
    assumed, more = assumptions(done)
    if walk.known.get("vermogen"):
        assumed.append(_("Uw spaargeld is het laagste bedrag van uw keuze. Voor de uitkomst maakt dat niet uit."))
    return Result(
        next_step=_next_step(walk, cards, contact),
        total=sum((card.per_month for card in cards if card.per_month), Decimal(0)),
        once=sum((card.once for card in cards if card.once), Decimal(0)),
        cards=tuple(card for card in cards if card.answer != "no"),
        not_now=tuple(card for card in cards if card.answer == "no"),
        assumptions=tuple(assumed),
        more_assumptions=tuple(more),
        contradictions=tuple(text_of(name, "because", language()) for name in done.contradictions),
        is_done=walk.is_done,
    )


def _card(done: Check, answer: Answer, walk: Walk, names: Mapping[str, str]) -> Card:
    lang, label = language(), _named(answer)
    kind = KINDS[answer.status]
    special = {"yes": _yes, "perhaps": _perhaps, "no": _no}[kind]
    common: dict[str, Any] = {"heading": label, "about": plain_sentence(answer.name), "is_verified": answer.verified}
    if kind != "no":  # a no is its own explanation: the reason with its article, and what it would take
        unsure = uncertain_numbers(done.evaluation, answer.name)
        common["explained"] = explained(done, answer, names)
        common["uncertain"] = tuple(label_of(name, lang) for name in unsure)
    return Card(name=answer.name, label=label, answer=kind, **common | special(done, answer, walk))


def _named(answer: Answer) -> str:
    label = label_of(answer.name, language())
    return label[:1].upper() + label[1:]


def _yes(done: Check, answer: Answer, walk: Walk) -> dict[str, Any]:
    lang, label = language(), _named(answer)
    found: dict[str, Any] = {
        "apply_text": text_of(answer.name, "apply", lang),
        "apply_url": text_of(answer.name, "apply", "url"),
    }
    if not isinstance(answer.value, Decimal):
        return found
    if answer.per_month is None:
        once = in_words(answer.value, language=lang)
        heading = _("%(label)s: %(amount)s, één keer") % {"label": label, "amount": once}
        return found | {"heading": heading, "once": answer.value}
    per_month = cut_to_cent(answer.per_month)
    heading = _("%(label)s: %(amount)s per maand") % {"label": label, "amount": in_words(per_month, language=lang)}
    per = {"EUR/jaar": _("Dat is %s per jaar."), "EUR/kwartaal": _("U krijgt het per kwartaal: %s.")}.get(answer.unit)
    other = per % in_words(answer.value, language=lang) if per else ""
    return found | {"heading": heading, "per_month": per_month, "other_period": other}


def _perhaps(done: Check, answer: Answer, walk: Walk) -> dict[str, Any]:
    lang = language()
    found: dict[str, Any] = {}
    if isinstance(answer.high, Decimal) and answer.high.is_finite() and answer.unit.startswith("EUR"):
        months = {"EUR/jaar": 12, "EUR/kwartaal": 3}.get(answer.unit, 1)
        most = in_words(cut_to_cent(answer.high / months), language=lang)
        found["most"] = _("Het kan hoogstens %s per maand zijn.") % most
    question = next((one for place in answer.needs if (one := question_for(place, walk))), None)
    if question:
        url = reverse("portal:question", args=[question.slug])
        found |= {"question_url": url, "question_text": str(question.title)}
    return found


def _no(done: Check, answer: Answer, walk: Walk) -> dict[str, Any]:
    citation = answer.because[-1].citation if answer.because else answer.citation
    return {
        "reason": answer.reason(language()) or _("Met uw antwoorden is dit niet mogelijk."),
        "needed": _needed(done, answer),
        "article": article_of(citation, done.household.on) if citation else None,
    }


def _needed(done: Check, answer: Answer) -> str:
    """What would have to be different, when a wealth or an income decided."""
    deepest = answer.because[-1] if answer.because else None
    lang, label = language(), label_of(answer.name, language()).lower()
    if deepest and "vermogen" in deepest.name and isinstance(deepest.right, Decimal):
        limit = in_words(deepest.right, cents=False, language=lang)
        text = _("De grens is %(limit)s. Is het op 1 januari niet meer dan dat? Dan kan %(label)s wel.")
        return text % {"limit": limit, "label": label}
    if deepest is None or deepest.truth is not None:
        return ""
    highest = highest_income_with_right(replace(done.household, assume_zero=True), answer.name)
    if highest is None:
        return ""
    text = _("Met een inkomen tot en met %(income)s per jaar kan %(label)s wel, als uw spaargeld niet te hoog is.")
    return text % {"income": in_words(highest, cents=False, language=lang), "label": label}


def _next_step(walk: Walk, cards: list[Card], contact: Contact | None) -> NextStep:
    """The one thing to do now, with the person who helps."""
    waiting = walk.open_questions()
    yes = [card for card in cards if card.answer == "yes"]
    perhaps = [card for card in cards if card.answer == "perhaps" and card.question_url]
    if waiting:
        url, title = reverse("portal:question", args=[waiting[0].slug]), _("Beantwoord de andere vragen")
        text = _("Daarna weten wij meer. U kunt ook nu al lezen wat wij weten.")
        return NextStep(title, text, url=url, button=_("Verder met de vragen"), contact=contact)
    if yes:
        title = _("Kijk of u dit al krijgt: %s") % yes[0].label.lower()
        text = _("Krijgt u het nog niet? Vraag het dan aan. Wij helpen u graag, bel ons gerust.")
        return NextStep(title, text, url=yes[0].apply_url, button=_("Naar de aanvraag"), contact=contact)
    if perhaps:
        title, text = (
            perhaps[0].question_text,
            _("Als u dit nog kunt vertellen, weten wij meer. Wij zoeken het ook met u op."),
        )
        return NextStep(title, text, url=perhaps[0].question_url, button=_("Vertel het ons"), contact=contact)
    text = _("Er is meer hulp dan deze regelingen, bijvoorbeeld van uw gemeente. Wij kijken graag met u mee.")
    return NextStep(_("Praat met ons"), text, url=reverse("portal:help"), button=_("Bekijk de hulp"), contact=contact)


def in_full(walk: Walk, name: str) -> tuple[str, Explained] | None:
    """All steps of one right, with its label; None when there is no such right."""
    household = walk.household()
    if name not in wanted_on(household.on):
        return None
    done = check(household, [name])
    (answer,) = done.answers
    return _named(answer), explained(done, answer, names_of(household), in_full=True)


@dataclass(frozen=True, slots=True)
class Covered:
    """What the tool reckons with of one regulation, and what not."""

    title: str
    since: Any
    until: Any
    modelled: tuple[str, ...]
    left_out: tuple[str, ...]
    is_verified: bool


def covered() -> list[Covered]:
    """Every regulation that is modelled, in the language of the page as far as it is written."""
    suffix = "" if language() == "en" else "_nl"
    return [
        Covered(
            title=entry.get(f"title{suffix}", entry["title"]),
            since=entry["from"],
            until=entry["until"],
            modelled=tuple(entry.get(f"modelled{suffix}", ())),
            left_out=tuple(entry.get(f"left_out{suffix}", entry.get("left_out", ()))),
            is_verified=bool(entry.get("verified")),
        )
        for entry in coverage().values()
    ]
