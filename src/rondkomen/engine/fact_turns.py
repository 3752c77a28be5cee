"""Where a step turns when one told fact moves, and all that follows from the fact moves with it.

A turn is found by trying: with the slope of the step for a first guess, by halving where there is none. It is only
given when nothing can turn before: then the law is worked out for all values in between at once, as ranges.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial
from typing import Any

from rondkomen.engine.errors import LawError
from rondkomen.engine.evaluation import Evaluation, with_fact
from rondkomen.engine.explain import arguments_of, explain
from rondkomen.engine.grounds import Grounds
from rondkomen.engine.path import Path
from rondkomen.engine.possible import Need, Range, is_known
from rondkomen.engine.slope import SLOPE, Sloped, slopes
from rondkomen.engine.turns import REACH, Side, Turn, differ
from rondkomen.kernel.unit import TRUTH

_CENT = Decimal("0.01")
_ROUNDED = Decimal(1)
"""Law rounds amounts to at most a euro: a larger change within a cent is a jump."""
_MOST_WORK = 400
"""How often the law is worked out anew for the steps of one outcome; those that come late then go without turns."""
_TRIES = 64
_LOOK = 4
_TURNS = 3
_AHEAD = 8

Takes = Callable[[Decimal, Decimal], bool | None]
"""Whether the path of a step is taken for all values between two; None when that is not sure."""


class FactTurns:
    """Moves the facts of one household for the steps of one outcome."""

    def __init__(self, evaluation: Evaluation, outcome: Need, grounds: Grounds) -> None:
        self.evaluation, self.outcome, self.grounds = evaluation, outcome, grounds
        self._slopes: dict[tuple[Need, Decimal], dict[str, Any]] = {}
        self._moved: dict[tuple[Need, Decimal, Decimal], Evaluation | None] = {}
        self._left = _MOST_WORK

    def rate(self, step: Need, fact: Need) -> Decimal:
        """What a settled step gains for one unit more of a fact; 0 too when it does not stay so for long."""
        now = self.evaluation.value(*fact)
        rate = _of_step(self._slopes_at(fact, now), step)
        is_given = fact[0] not in self.evaluation.law.book.facts
        return rate if rate and (is_given or self._is_steady(step, fact, now, 1, rate)) else Decimal(0)

    def _is_steady(self, step: Need, fact: Need, start: Decimal, sign: int, rate: Decimal) -> bool:
        """Whether a step moves by the same slope for a reach, but for what rounding does."""
        far = sign * (REACH if self._grain(fact) == _CENT else Decimal(1))
        here, there = self._at(fact, start, start), self._at(fact, start + far, start + far)
        if here is None or there is None or differ(_of_step(self._slopes_at(fact, start + far), step), rate):
            return False
        return bool(abs(there.value(*step) - here.value(*step) - rate * far) <= _ROUNDED)

    def turns(self, step: Need, fact: Need) -> list[Turn]:
        """The nearest turns of a step as a fact rises and falls."""
        if not (self.grounds.is_settled(step) and self.grounds.path(step).decisions):
            return []
        return [turn for sign in (1, -1) if (turn := self._turn(step, fact, sign)) is not None]

    def _turn(self, step: Need, fact: Need, sign: int) -> Turn | None:
        """Walk from turn to turn until one makes a difference to the step."""
        grain = self._grain(fact)
        here = self.evaluation.value(*fact)
        end = self._end(fact, sign)
        halves = step == self.outcome or self.evaluation.law.book.quantities[step[0]].unit == TRUTH
        for _ in range(_TURNS):
            path = self._path_at(step, fact, here)
            if path is None or (end - here) * sign <= 0:
                return None
            takes, guesses = partial(self._takes, path, step, fact), partial(self._guesses, step, fact)
            found = _Way(takes, guesses, here, end, grain, halves).first_turn()
            if found is None:
                return None
            turn = self._difference(path, step, fact, found, sign)
            if turn is not None:
                return turn
            here = found
        return None

    def _difference(self, path: Path, step: Need, fact: Need, at: Decimal, sign: int) -> Turn | None:
        """The turn at a place where a path is left, when the step comes out otherwise or starts to move otherwise."""
        grain = self._grain(fact)
        last = at - sign * grain
        before, beyond = self._at(fact, last, last), self._at(fact, at, at)
        if before is None or beyond is None:
            return None
        value, was = beyond.value(*step), before.value(*step)
        rate = then = Decimal(0)
        is_money = self.evaluation.law.book.quantities[step[0]].unit.is_money
        is_jump = bool(abs(value - was) > _ROUNDED) if is_money else value != was
        if not is_jump and isinstance(value, bool):
            return None
        if not is_jump:
            if at == self._end(fact, sign):
                return None  # nothing lies beyond
            earlier = last - sign * grain  # on the turn itself two sides are equal, and the slope may be that of either
            smooth = earlier if self._takes(path, step, fact, earlier, earlier) else last
            rate, then = (_of_step(self._slopes_at(fact, place), step) for place in (smooth, at))
            if not differ(rate, then):
                return None
        place, side = self._said(step, fact, at, sign, value)
        now = self.evaluation.value(*fact)
        is_steady = is_jump or self._is_steady(step, fact, at, sign, then)
        return Turn(fact[0], now, place, side, sign, value, rate, then, None, is_jump, is_steady)

    def _said(self, step: Need, fact: Need, at: Decimal, sign: int, value: Any) -> tuple[Decimal, Side]:
        """How a turn is best said: an amount of money by the rounder cent, a count by itself."""
        grain = self._grain(fact)
        last = at - sign * grain
        if grain == _CENT and _decimals(last) <= _decimals(at):
            return last, "above" if sign > 0 else "below"
        beyond = self._at(fact, at + sign * grain, at + sign * grain) if grain != _CENT else None
        if beyond is not None and beyond.value(*step) == self.evaluation.value(*step) != value:
            return at, "is"
        return at, "from" if sign > 0 else "until"

    def _guesses(self, step: Need, fact: Need, place: Decimal) -> list[Decimal]:
        """Where the decisions of a step, and of the truths it reads, would turn by the slopes at a place."""
        moved = self._at(fact, place, place)
        found: list[Decimal] = []
        waiting, seen = [step], set()
        while waiting and moved is not None:
            asked = waiting.pop()
            if asked in seen or not self.grounds.is_settled(asked):
                continue
            seen.add(asked)
            path = self.grounds.path(asked)
            values = path.values_for(
                _with_slopes(arguments_of(moved, *asked), self._slopes_at(fact, place), asked), SLOPE
            )
            if all(is_known(values[name]) for name in path.read):
                found += [place + far for _, far in path.crossings(values)]
            for used in explain(self.evaluation, *asked).used:
                if used.kind == "rule" and used.unit == TRUTH:
                    waiting += self.grounds.steps(asked, used.name)
        return found

    def _takes(self, path: Path, step: Need, fact: Need, low: Decimal, high: Decimal) -> bool | None:
        moved = self._at(fact, low, high)
        return None if moved is None else path.holds(path.values_for(arguments_of(moved, *step)))

    def _path_at(self, step: Need, fact: Need, value: Decimal) -> Path | None:
        if value == self.evaluation.value(*fact):
            return self.grounds.path(step)
        moved = self._at(fact, value, value)
        path = (
            None
            if moved is None
            else self.grounds.path(step).after(self.grounds.path(step).values_for(arguments_of(moved, *step)))
        )
        return path if path is not None and path.is_whole else None

    def _at(self, fact: Need, low: Decimal, high: Decimal) -> Evaluation | None:
        """The outcome worked out with the fact at one value, or for all values between two; None when it cannot be."""
        key = (fact, low, high)
        if key not in self._moved:
            law, facts = self.evaluation.law, self.evaluation.facts
            if not low == high == self.evaluation.value(*fact):
                if self._left <= 0:
                    return None
                self._left -= 1
                value = low if low == high else Range(low, high, frozenset({fact}))
                facts = with_fact(facts, law.book.facts[fact[0]], fact[1], value)
            try:
                self._moved[key] = law.evaluate(facts, [self.outcome[0]])
            except LawError:
                self._moved[key] = None
        return self._moved[key]

    def _slopes_at(self, fact: Need, value: Decimal) -> dict[str, Any]:
        key = (fact, value)
        if key not in self._slopes:
            moved = self._at(fact, value, value)
            self._slopes[key] = {} if moved is None else slopes(moved, *fact, Grounds(moved).is_settled)
        return self._slopes[key]

    def _grain(self, fact: Need) -> Decimal:
        return _CENT if self.evaluation.law.book.quantities[fact[0]].unit.is_money else Decimal(1)

    def _end(self, fact: Need, sign: int) -> Decimal:
        """How far to look: well beyond where a fact stands, and beyond what is likely."""
        spec = self.evaluation.law.book.facts[fact[0]]
        far = _AHEAD * max(abs(self.evaluation.value(*fact)), *spec.likely)
        if sign > 0:
            return min(Decimal(far), spec.highest)
        return spec.lowest if spec.lowest.is_finite() else -Decimal(far)


@dataclass
class _Way:
    """The way from where a fact stands to an end, on which the first place is sought where a path is left."""

    takes: Takes
    guesses: Callable[[Decimal], list[Decimal]]
    start: Decimal
    end: Decimal
    grain: Decimal
    halves: bool
    tries: int = _TRIES

    def first_turn(self) -> Decimal | None:
        """The first place, to the grain, where the path is left; None when there is none or it cannot be sure."""
        place = self._near(self.start, self.start, self.end)
        if place is None:
            if not self.halves or self._between(self.start, self.end) or self._between(self.end, self.end) is not False:
                return None
            place = self._halve(self.start, self.end)
        while place is not None:
            nearer = self._nearer(place)
            if nearer == place:
                return place
            place = nearer
        return None

    def _near(self, known: Decimal, start: Decimal, end: Decimal) -> Decimal | None:
        """A place between two where the path is really left, of those that the slopes at a known place point to."""
        sign = 1 if end > start else -1
        inside = {one for one in self.guesses(known) if (one - start) * sign >= 0 and (end - one) * sign >= 0}
        for guess in sorted(inside, key=lambda one: abs(one - start)):
            last = (guess / self.grain).to_integral_value(ROUND_FLOOR if sign > 0 else ROUND_CEILING) * self.grain
            place = last if self._between(last, last) is False else last + sign * self.grain
            before = place - sign * self.grain
            is_taken = (before - start) * sign <= 0 or self._between(before, before)
            is_inside = place != start and (end - place) * sign >= 0
            if is_inside and is_taken and self._between(place, place) is False:
                return place
        return None

    def _nearer(self, place: Decimal) -> Decimal | None:
        """The place itself when the path is taken all the way to it, else an earlier one; None when it is not sure."""
        sign = 1 if self.end > self.start else -1
        waiting = [(self.start, place - sign * self.grain)]
        while waiting:
            near, far = waiting.pop()
            if self._between(near, far):
                continue
            self.tries -= 1
            if self.tries <= 0:
                return None
            middle = self._middle(near, far)
            if middle not in (near, far):
                waiting += [(middle, far), (near, middle)]
                continue
            for end in (near, far):
                takes = self._between(end, end)
                if not takes:
                    return None if takes is None else end
        return place

    def _halve(self, taken: Decimal, left: Decimal) -> Decimal | None:
        """A place between two at which a path that is taken at the first is left, from one grain to the next."""
        halved = 0
        while abs(left - taken) > self.grain:
            middle = self._middle(taken, left)
            takes = self._between(middle, middle)
            if takes is None:
                return None
            taken, left = (middle, left) if takes else (taken, middle)
            halved += 1
            if halved % _LOOK == 0 and (place := self._near(left, taken, left)) is not None:
                return place
        return left

    def _middle(self, one: Decimal, other: Decimal) -> Decimal:
        return ((one + other) / 2 / self.grain).to_integral_value(ROUND_FLOOR) * self.grain

    def _between(self, one: Decimal, other: Decimal) -> bool | None:
        return self.takes(min(one, other), max(one, other))


def _of_step(found: dict[str, Any], step: Need) -> Decimal:
    slope: Any = found.get(step[0], Decimal(0))
    return Decimal(slope[step[1]] if isinstance(slope, list) and step[1] is not None else slope)


def _with_slopes(arguments: dict[str, Any], found: dict[str, Any], step: Need) -> dict[str, Any]:
    """The arguments of a step, those that move with their slopes."""
    for name in arguments.keys() & found.keys():
        value, slope = arguments[name], found[name]
        if isinstance(value, list):
            arguments[name] = [_with_slope(one, each) for one, each in zip(value, slope, strict=True)]
        else:
            arguments[name] = _with_slope(value, slope[step[1] or 0] if isinstance(slope, list) else slope)
    return arguments


def _with_slope(value: Any, slope: Decimal) -> Any:
    return Sloped(value, slope) if slope and isinstance(value, Decimal) else value


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
