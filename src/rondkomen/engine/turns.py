"""Where one rule turns: for a thing that it reads, the nearest value at which it starts to come out otherwise.

Only that one thing moves; all else that the rule reads stays. What is found is tried: a hair before the turn the rule
still does what it did, a hair beyond it does something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Literal

from rondkomen.engine.path import Decision, Path
from rondkomen.engine.slope import Sloped

Side = Literal["above", "from", "below", "until", "is"]
"""Where it turns: higher than a value, from it upwards, lower than it, down from it, or at that value alone."""

REACH = Decimal(100)
"""For how many euros a slope must hold to be said; of other things it must hold for one."""
_HAIR = Decimal("1e-9")
_MOST = 8
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a rule in one thing that it reads, `name` as in its path.

    `value` is what the rule gives just there, `rate` what it gains per unit before, `rate_then` beyond. `decision` is
    what turns; None where a truth is turned itself. `sign` is 1 for a turn upwards, -1 downwards, 0 for a truth.
    Without `is_steady` the slope beyond does not hold for long.
    """

    name: str
    now: Any
    at: Any
    side: Side
    sign: int
    value: Any
    rate: Decimal = Decimal(0)
    rate_then: Decimal = Decimal(0)
    decision: Decision | None = None
    is_jump: bool = True
    is_steady: bool = True

    @property
    def distance(self) -> Decimal | None:
        """How far it is from where the thing stands; None for a truth."""
        return None if isinstance(self.now, bool) else abs(self.at - self.now)


def turns(path: Path, name: str, *, in_cents: bool) -> list[Turn]:
    """The turns of a rule in one thing: the nearest upwards and downwards; of a truth the other one.

    With `in_cents` the turn is put on whole cents in such a way that it is true of every amount in whole cents.
    """
    now = path.values[name]
    if isinstance(now, bool):
        there = path.after({**path.values, name: not now})
        changes = there.is_whole and there.value != path.value
        return [Turn(name, now, not now, "is", 0, there.value)] if changes else []
    found = [turn for sign in (1, -1) if (turn := _nearest(path, name, sign)) is not None]
    reach = REACH if in_cents else Decimal(1)
    found = [replace(turn, is_steady=turn.is_jump or _is_steady(path, turn, reach)) for turn in found]
    return [_on_cents(turn) for turn in found] if in_cents else found


def _is_steady(path: Path, turn: Turn, reach: Decimal) -> bool:
    """Whether the slope beyond a bend is still that slope a reach further, and the amount that much further on."""
    far = turn.at + turn.sign * reach
    there = path.after({**path.values, turn.name: far})
    if not there.is_whole:
        return False
    value, slope = there.slope({**there.values, turn.name: Sloped(far, Decimal(1))})
    here, _ = path.slope({**path.values, turn.name: Sloped(turn.at, Decimal(1))})
    return not differ(slope, turn.rate_then) and bool(abs(value - here - turn.rate_then * (far - turn.at)) <= _HAIR)


def _nearest(path: Path, name: str, sign: int) -> Turn | None:
    """Walk from decision to decision until one is met that makes a difference."""
    now = here = path.values[name]
    on = path
    for _ in range(_MOST):
        moving = {**on.values, name: Sloped(here, Decimal(1))}
        ahead = [(here + far, decision) for decision, far in on.crossings(moving) if far * sign >= 0]
        if not ahead:
            return None
        at, decision = min(ahead, key=lambda one: one[0] * sign)
        if at < 0 <= now:
            return None
        turn = _tried(path, name, at, sign, decision)
        if turn is not None:
            return turn
        here = at + sign * _HAIR
        on = path.after({**path.values, name: here})
        if not on.is_whole:
            return None
    return None


def _tried(path: Path, name: str, at: Decimal, sign: int, decision: Decision) -> Turn | None:
    """The turn at a place, when it makes a difference there."""
    now = path.values[name]
    nothing_left = sign < 0 and at == 0 <= now
    places = (now if at == now else at - sign * _HAIR, at, at if nothing_left else at + sign * _HAIR)
    on = [path.after({**path.values, name: place}) for place in places]
    if not all(one.is_whole for one in on):
        return None
    (before, rate), (here, _), (beyond, rate_then) = (
        one.slope({**one.values, name: Sloped(place, Decimal(1))}) for one, place in zip(on, places, strict=True)
    )
    exact = [one.value for one in on]
    if _differ(before, beyond, rate, rate_then) and exact[0] != exact[2]:
        is_beyond = not _differ(before, here, rate, rate_then)
        side: Side = ("above" if is_beyond else "from") if sign > 0 else ("below" if is_beyond else "until")
        return Turn(name, now, at, side, sign, exact[2], rate, rate_then, decision)
    if differ(rate, rate_then) and not nothing_left:
        side = "above" if sign > 0 else "below"
        return Turn(name, now, at, side, sign, exact[1], rate, rate_then, decision, is_jump=False)
    if _differ(before, here, rate, rate_then) and exact[0] != exact[1]:
        return Turn(name, now, at, "is", sign, exact[1], rate, rate_then, decision)
    return None


def differ(rate: Decimal, other: Decimal) -> bool:
    """Whether two slopes are not the same but for what division leaves at the last digits."""
    return abs(rate - other) > _HAIR


def _differ(one: Any, other: Any, *rates: Decimal) -> bool:
    """Whether two values a hair apart differ by more than their slopes explain."""
    if not isinstance(one, Decimal):
        return bool(one != other)
    return bool(abs(one - other) > 4 * _HAIR * (1 + max(map(abs, rates))))


def _on_cents(turn: Turn) -> Turn:
    """The same turn said in whole cents: higher (or lower) than the last cent at which nothing has turned."""
    if turn.side == "is" or turn.at == turn.at.quantize(_CENT):
        return turn
    at = turn.at.quantize(_CENT, ROUND_FLOOR if turn.sign > 0 else ROUND_CEILING)
    return replace(turn, at=at, side="above" if turn.sign > 0 else "below")
