"""The walk through the questions: which ones this visitor gets, what comes next, and how far along it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from rondkomen.law import Household
from rondkomen.web.portal.answers import PARTNER, YOU, Answers
from rondkomen.web.portal.day import LawDay
from rondkomen.web.portal.forms import Asking, QuestionForm
from rondkomen.web.portal.money_forms import KindsForm
from rondkomen.web.portal.questions import QUESTIONS, Question
from rondkomen.web.portal.still_open import Open, still_open


@dataclass(frozen=True, slots=True)
class Walk:
    """The questions that matter for one visitor, and the answers to those questions alone.

    A question is asked when it can change an outcome given the answers before it; what was answered to a question that
    is no longer asked does not count.
    """

    day: LawDay
    asked: tuple[Question, ...]
    known: Answers
    before: Mapping[str, Answers]

    def household(self) -> Household:
        """The household as far as it is known."""
        return self.known.household(self.day.on)

    def has(self, slug: str) -> bool:
        return slug in self.before

    def open_questions(self) -> list[Question]:
        """What was asked and not answered yet."""
        return [question for question in self.asked if question.slug not in self.known]

    @property
    def is_done(self) -> bool:
        return not self.open_questions()

    def step(self, slug: str) -> tuple[int, int]:
        """Which question this is, and of about how many: a kind of income brings one more."""
        total = len(self.asked) + sum(question.form is KindsForm for question in self.open_questions())
        return [question.slug for question in self.asked].index(slug) + 1, total

    def previous(self, slug: str) -> Question | None:
        """The question before this one."""
        place = [question.slug for question in self.asked].index(slug)
        return self.asked[place - 1] if place else None

    def after(self, slug: str) -> Question | None:
        """The question after this one, or after the place where it stood; None at the end."""
        order = [question.slug for question in QUESTIONS]
        later = [one for one in self.asked if order.index(one.slug) > order.index(slug)]
        return later[0] if later else None

    def form(self, question: Question, data: Any = None) -> QuestionForm:
        """The question as a form, with the answer that was given before."""
        asking = Asking(
            slug=question.slug,
            title=str(question.title),
            on=self.day.on,
            known=self.before[question.slug],
            answer=self.known.get(question.slug),
        )
        return question.form(asking, data)


def walk(answers: Answers, day: LawDay) -> Walk:
    """Go through all questions with these answers. Raises HouseholdRefused when answers contradict each other."""
    known = Answers()
    asked: list[Question] = []
    before: dict[str, Answers] = {}
    open_now = _look(known, day.on)
    for question in QUESTIONS:
        if not (question.when(known) and _matters(question, known, day.on, open_now)):
            continue
        asked.append(question)
        before[question.slug] = known
        if question.slug in answers and _fits(question, answers, known, day.on):
            known = known.plus(question.slug, answers.get(question.slug))
            open_now = _look(known, day.on)
    return Walk(day, tuple(asked), known, before)


def _look(known: Answers, on: date) -> Open:
    return still_open(known.household(on))


def _fits(question: Question, answers: Answers, known: Answers, on: date) -> bool:
    answer = answers.get(question.slug)
    return answer is None or question.fits(answer, known, known.household(on))


def _matters(question: Question, known: Answers, on: date, now: Open) -> bool:
    if question.matters is not None:
        return question.matters(known.household(on))
    if not question.places:
        return True
    return any(fnmatchcase(place, pattern) for place in now.places for pattern in question.places)


def question_for(place: str, of: Walk) -> Question | None:
    """The question that would tell a place in the household file: the first one that is still to be told."""
    order = {question.slug: number for number, question in enumerate(of.asked)}
    fitting = [question for question in of.asked if any(fnmatchcase(place, one) for one in _places(question))]
    fitting.sort(key=lambda question: (of.known.get(question.slug) is not None, order[question.slug]))
    return fitting[0] if fitting else None


def _places(question: Question) -> tuple[str, ...]:
    """Where a question belongs, for those too that are asked whatever is still open."""
    amounts = {"inkomen-": f"persons.{YOU}.income", "partner-inkomen-": f"persons.{PARTNER}.income"}
    of_amount = tuple(place for start, place in amounts.items() if question.slug.startswith(start))
    always = {"geboren": ("persons.u.birth_date",), "kinderen-geboren": ("persons.kind*.birth_date",)}
    return question.places + of_amount + always.get(question.slug, ())
