"""Units of quantities, so that an amount a month cannot be added to an amount a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

BASES = frozenset({"EUR", "jaar", "kwartaal", "maand", "week", "dag", "uur"})
_WITHOUT_DIMENSION = frozenset({"fractie", "aantal"})


class UnitError(ValueError):
    """Quantities of unlike units are combined, or a unit does not exist."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: a product of powers of EUR, jaar, kwartaal, maand, week, dag and uur.

    `waar` (a truth) and `datum` (a day) are units too; there is no arithmetic with them.

    >>> Unit.parse("EUR/maand") * Unit.parse("maand/jaar") == Unit.parse("EUR/jaar")
    True
    """

    kind: str
    powers: tuple[tuple[str, int], ...] = ()

    @staticmethod
    @lru_cache(maxsize=256)
    def parse(text: str) -> Unit:
        """Read a unit: `EUR/jaar`, `fractie`, `waar`, `jaar^2/EUR/maand`. Raises UnitError when it is none."""
        if text in ("waar", "datum"):
            return Unit(text)
        powers: dict[str, int] = {}
        for position, part in enumerate(text.split("/")):
            name, _, power = part.partition("^")
            if name in _WITHOUT_DIMENSION or (position == 0 and name == "1"):
                continue
            if name not in BASES or (power and not (power.isascii() and power.isdigit())):
                raise UnitError(
                    f"{text!r} is not a unit; known are {', '.join(sorted(BASES))}, fractie, aantal, waar, datum"
                )
            powers[name] = powers.get(name, 0) + (1 if position == 0 else -1) * int(power or 1)
        return Unit._number(powers)

    @staticmethod
    def _number(powers: dict[str, int]) -> Unit:
        return Unit("getal", tuple(sorted((base, power) for base, power in powers.items() if power)))

    @property
    def is_number(self) -> bool:
        """Whether arithmetic is possible with it."""
        return self.kind == "getal"

    @property
    def is_money(self) -> bool:
        """Whether it counts euros, a period or not."""
        return dict(self.powers).get("EUR") == 1

    def __mul__(self, other: Unit) -> Unit:
        return self._combined(other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return self._combined(other, -1)

    def _combined(self, other: Unit, sign: int) -> Unit:
        if not (self.is_number and other.is_number):
            raise UnitError(f"there is no arithmetic with {self if not self.is_number else other}")
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        return Unit._number(powers)

    def __str__(self) -> str:
        if not self.is_number:
            return self.kind
        above = [_power(base, power) for base, power in self.powers if power > 0]
        below = [_power(base, -power) for base, power in self.powers if power < 0]
        return "/".join(["*".join(above) or ("1" if below else "getal"), *below])


def _power(base: str, power: int) -> str:
    return base if power == 1 else f"{base}^{power}"


NUMBER = Unit("getal")
TRUTH = Unit("waar")
DAY = Unit("datum")
MONTHS_PER_YEAR = Unit.parse("maand/jaar")
