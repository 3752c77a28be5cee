"""How a rule of law is declared: a plain function whose argument names are what it depends on."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from rondkomen.kernel import OPEN, Citation, Period, Unit

Of = Literal["household", "person"]


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """Says that a rule may depend on itself: it is worked out again until it moves less than `tolerance`.

    `tolerance` is in the unit of the rule; not settling within `rounds` raises NotConverged.
    """

    tolerance: Decimal
    rounds: int = 50


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of law in one form: what it gives, in what unit, by which article, during which days.

    Calling it calls the plain function, so that a rule can be tried by itself. `form` is its syntax tree when it was
    made from text (see `written`); a rule in a source file has none, and is read there.
    """

    name: str
    of: Of
    unit: Unit
    citation: Citation
    period: Period
    function: Callable[..., Any]
    fixed_point: FixedPoint | None = None
    form: ast.FunctionDef | None = None
    inputs: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        code = self.function.__code__
        object.__setattr__(self, "inputs", code.co_varnames[: code.co_argcount])

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the plain function gives for these values."""
        return self.function(*args, **kwargs)

    @property
    def sentence(self) -> str:
        """What the rule does, in the one English sentence of its docstring."""
        return " ".join((self.function.__doc__ or "").split())

    @property
    def file(self) -> str:
        """The source file it stands in."""
        return self.function.__code__.co_filename


def rule(
    citation: Citation,
    *,
    unit: str,
    of: Of = "household",
    name: str | None = None,
    since: date = date.min,
    until: date = OPEN,
    fixed_point: FixedPoint | None = None,
) -> Callable[[Callable[..., Any]], Rule]:
    """Declare a function as a rule.

    `unit` is what it gives ("EUR/jaar", "waar"), `of` whose quantity it is, `name` the quantity when the function is
    one of several dated forms, `since` and `until` the days of this form (both counted).

        @rule(Citation("BWBR0018451", artikel="2", lid="1"), unit="EUR/jaar")
        def zorgtoeslag(standaardpremie, normpremie): ...
    """

    def declare(function: Callable[..., Any]) -> Rule:
        return Rule(
            name=name or function.__name__,
            of=of,
            unit=Unit.parse(unit),
            citation=citation,
            period=Period(since, until),
            function=function,
            fixed_point=fixed_point,
        )

    return declare
