"""What a visitor answered, as it is kept in the session, and the household file that it makes.

Answers are kept under the question's slug in the shortest form JSON has; None means "I do not know". What comes out of
a session is looked at again, for nothing that once lived in a browser is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from rondkomen.law import Household, household_of, law_book
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER

MOST_CHILDREN = 10
MOST_RESIDENTS = 8
ADULT = 18
YOU, PARTNER = "u", "partner"
CENTRE, GASTOUDER = "centrum", "gastouder"
_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?")
_CODE = re.compile(r"GM[0-9]{4}")
_PERSON = re.compile(r"(kind|bewoner)[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by the slug of the question, in the order they were given."""

    by_slug: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, kept: object) -> Answers:
        """The answers in a session; what does not have the shape of an answer is left out."""
        if not isinstance(kept, dict):
            return cls()
        return cls({slug: value for slug, value in kept.items() if value is None or has_shape(slug, value)})

    def __contains__(self, slug: str) -> bool:
        return slug in self.by_slug

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_slug)

    def __len__(self) -> int:
        return len(self.by_slug)

    def get(self, slug: str) -> Any:
        """The answer; None when it is not known or was not asked."""
        return self.by_slug.get(slug)

    def plus(self, slug: str, value: Any) -> Answers:
        """The same answers with one more, or another."""
        return Answers({**self.by_slug, slug: value})

    def household(self, on: date) -> Household:
        """The household of the library. Raises HouseholdRefused when answers contradict each other."""
        document = self.document(on)
        return household_of(document, law_book(document.get("municipality")).quantities)

    def document(self, on: date) -> dict[str, Any]:
        """The household file that these answers make."""
        home = {"kind": self.get("wonen"), "kale_huur": _euros(self.get("huur"))}
        home["servicekosten"] = _euros(self.get("servicekosten"))
        document = {"on": on, "persons": list(self._persons(on)), "home": home, "given": self._childcare()}
        return document | ({"municipality": here} if _CODE.fullmatch(here := settings.MUNICIPALITY) else {})

    def _persons(self, on: date) -> Iterator[dict[str, Any]]:
        has_partner = bool(self.get("partner"))
        you = {"id": YOU, "birth_date": self.get("geboren"), "income": self._income("inkomen")}
        yield you | {"wealth": _wealth(self.get("vermogen")), "partner": PARTNER if has_partner else None}
        if has_partner:
            told = None if self.get("vermogen") is None else Decimal(0)  # the question is about both together
            partner = {"id": PARTNER, "birth_date": self.get("partner-geboren"), "wealth": told}
            yield partner | {"income": self._income("partner-inkomen")}
        for number, born in enumerate(_days(self, "kinderen")):
            yield {"parents": [YOU]} | self._resident(f"kind{number + 1}", born, on)
        for number, born in enumerate(_days(self, "bewoners")):
            yield self._resident(f"bewoner{number + 1}", born, on)

    def _resident(self, ident: str, born: str | None, on: date) -> dict[str, Any]:
        """Someone who lives in; nothing is asked about the money of a child under 18."""
        person: dict[str, Any] = {"id": ident, "birth_date": born}
        if born is not None and is_minor(date.fromisoformat(born), on):
            return person
        earned = _euros((self.get("bewoners-inkomen") or {}).get(ident))
        if earned is not None:
            person["income"] = [{"kind": "overig", "amount": earned, "per": "jaar"}]
        return person | {"wealth": _euros(self.get("bewoners-vermogen"))}

    def _childcare(self) -> dict[str, dict[str, Any]]:
        """What was told about the childcare of each child; no hours for one that does not go."""
        children = {f"kind{number + 1}" for number in range(self.get("kinderen") or 0)}

        def told(slug: str) -> dict[str, Any]:
            return {child: one for child, one in (self.get(slug) or {}).items() if child in children}

        goes = told("opvang")
        hours = {child: Decimal(one) for child, one in told("opvang-uren").items() if goes.get(child)}
        given = {
            "opvanguren_per_maand": {child: Decimal(0) for child in goes if not goes[child]} | hours,
            "uurprijs_opvang": {child: Decimal(one) for child, one in told("opvang-prijs").items()},
            "is_gastouderopvang": {child: one == GASTOUDER for child, one in told("opvang-soort").items()},
        }
        return {name: column for name, column in given.items() if column}

    def _income(self, slug: str) -> list[dict[str, Any]] | None:
        """All incomes of a person; None as long as one of them is not known."""
        kinds = self.get(slug)
        if kinds is None:
            return None
        told = [(kind, self.get(f"{slug}-{kind}")) for kind in kinds]
        if any(one is None for _, one in told):
            return None
        return [_one_income(kind, *one) for kind, one in told]


def is_minor(born: date, on: date) -> bool:
    """Whether someone is under 18 on a day."""
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < ADULT


def _one_income(kind: str, amount: str, per: str, excludes_vakantietoeslag: bool = False) -> dict[str, Any]:
    income: dict[str, Any] = {"kind": kind, "amount": _euros(amount), "per": per}
    return income | ({"excludes_vakantietoeslag": True} if excludes_vakantietoeslag else {})


def _euros(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _wealth(told: list[str] | None) -> Decimal | None:
    """The lowest amount of the range that was told.

    Every amount of a range gives the same outcomes; with the lowest no reason is given that may not be true.
    """
    if told is None:
        return None
    low = Decimal(told[0])
    return low + 1 if low else low


def _days(answers: Answers, slug: str) -> list[str | None]:
    """The birth dates of a number of people, as many as there are; None where not known."""
    number = answers.get(slug) or 0
    told = answers.get(f"{slug}-geboren") or []
    return [told[place] if place < len(told) else None for place in range(number)]


# The shapes that answers have in a session


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and date.fromisoformat(value) > date(1890, 1, 1)
    except ValueError:
        return False


def _is_amount(value: Any) -> bool:
    return isinstance(value, str) and bool(_AMOUNT.fullmatch(value))


def _number_up_to(most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and 0 <= value <= most


def _days_up_to(most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(_is_day, value))


def _are_kinds(value: Any) -> bool:
    return (
        isinstance(value, list) and len(set(map(str, value))) == len(value) and set(map(str, value)) <= {*INCOME_KINDS}
    )


def _is_income(value: Any) -> bool:
    if not (isinstance(value, list) and 2 <= len(value) <= 3):
        return False
    amount, per, *holiday = value
    is_within = _is_amount(amount) and isinstance(per, str) and per in PER and Decimal(amount) * PER[per] <= 1_000_000
    return is_within and all(type(one) is bool for one in holiday)


def _is_wealth(value: Any) -> bool:
    return isinstance(value, list) and 1 <= len(value) <= 2 and all(map(_is_amount, value))


def _per_person(is_one: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: (
        isinstance(value, dict)
        and all(
            isinstance(person, str) and bool(_PERSON.fullmatch(person)) and is_one(one) for person, one in value.items()
        )
    )


def _is_truth(value: Any) -> bool:
    return type(value) is bool


SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "geboren": _is_day,
    "partner": _is_truth,
    "partner-geboren": _is_day,
    "kinderen": _number_up_to(MOST_CHILDREN),
    "kinderen-geboren": _days_up_to(MOST_CHILDREN),
    "wonen": lambda value: isinstance(value, str) and value in HOME_KINDS,
    "huur": _is_amount,
    "servicekosten": _is_amount,
    "bewoners": _number_up_to(MOST_RESIDENTS),
    "bewoners-geboren": _days_up_to(MOST_RESIDENTS),
    "bewoners-inkomen": _per_person(_is_amount),
    "bewoners-vermogen": _is_amount,
    "opvang": _per_person(_is_truth),
    "opvang-uren": _per_person(_is_amount),
    "opvang-prijs": _per_person(_is_amount),
    "opvang-soort": _per_person(lambda value: value in (CENTRE, GASTOUDER)),
    "inkomen": _are_kinds,
    "partner-inkomen": _are_kinds,
    "vermogen": _is_wealth,
} | {f"{who}-{kind}": _is_income for who in ("inkomen", "partner-inkomen") for kind in INCOME_KINDS}


def has_shape(slug: object, value: Any) -> bool:
    """Whether a value can be the answer to a question."""
    return isinstance(slug, str) and slug in SHAPES and SHAPES[slug](value)
