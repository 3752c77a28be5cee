"""When money of law is paid: the months and days of budget.toml, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rondkomen.engine.parameters import Parameter, read_parameters
from rondkomen.law.book import HERE


@lru_cache(maxsize=1)
def payment_numbers() -> Mapping[str, Parameter]:
    """All numbers of the payment calendar by name."""
    return {one.name: one for one in read_parameters(HERE / "budget.toml")}


def payment_number(name: str, day: date) -> Decimal:
    """A number of the payment calendar on a day. Raises NotInForce."""
    value = payment_numbers()[name].on(day).value
    assert isinstance(value, Decimal)
    return value
