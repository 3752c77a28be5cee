"""Short ways to describe a household for a test and to ask the law about it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rondkomen.law import Household, facts_of, household_of, law_book
from rondkomen.law.check import Check, check
from rondkomen.law.outcomes import Answer

RIGHTS = ("zorgtoeslag", "kindgebonden_budget", "huurtoeslag", "kinderbijslag")
BEGIN_OF_YEARS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))


def euros(amount: Any) -> Decimal:
    """An exact amount, from a number as it is printed."""
    return Decimal(str(amount))


def person(who: str, born: date | str | None = "1990-05-01", **more: Any) -> dict[str, Any]:
    """One person; `income` is a yearly wage or a list as in the file."""
    income = more.pop("income", None)
    if isinstance(income, int | str | Decimal):
        more["income"] = [{"kind": "loon", "amount": euros(income), "per": "jaar"}]
    elif income is not None:
        more["income"] = income
    if born is not None:
        more["birth_date"] = str(born)
    if "wealth" in more:
        more["wealth"] = euros(more["wealth"])
    return {"id": who, **more}


def described(on: date, *persons: Mapping[str, Any], zero: bool = True, rent: Any = None, **more: Any) -> Household:
    """A household; `rent` makes it a rented home, `zero` fills what is not told with nothing."""
    if rent is not None:
        more["home"] = {"kind": "huur", "kale_huur": euros(rent)} | dict(more.get("home", {}))
    if "given" in more:
        more["given"] = {name: _exact(value) for name, value in more["given"].items()}
    content = {"persons": list(persons) or [person("a")], "assume_zero": zero, **more}
    return household_of(content, law_book().quantities, on)


def _exact(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in value.items()}
    return euros(value) if isinstance(value, int | str) and not isinstance(value, bool) else value


def value_of(household: Household, name: str, who: int | None = None) -> Any:
    """The value of a quantity, of a person when `who` is a position."""
    book = law_book()
    return book.on(household.on).evaluate(facts_of(household, book.quantities), [name]).value(name, who)


def checked(household: Household, *wanted: str) -> Check:
    """The answers to some outcomes."""
    return check(household, wanted or RIGHTS)


def answer_to(household: Household, name: str) -> Answer:
    """The answer to one outcome of the household."""
    return checked(household, name).answers[0]
