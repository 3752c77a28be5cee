"""What would change a step of an explanation, as plain data with sentences: the most telling first."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from rondkomen.engine.changes import Change, Changes
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.explain import Explanation, kind_of
from rondkomen.engine.receipt import plain
from rondkomen.engine.turns import REACH, Turn
from rondkomen.engine.wording import LANGUAGES, in_words
from rondkomen.kernel import Unit
from rondkomen.kernel.money import CENT
from rondkomen.kernel.unit import DAY
from rondkomen.law.change_words import age_in_words, day_in_words, said, say
from rondkomen.law.household.facts import MUNICIPAL, MUNICIPAL_CHOICES
from rondkomen.law.words import label_of

FIXED = frozenset({"is_aanvrager", *MUNICIPAL, *MUNICIPAL_CHOICES})
"""Facts that no household can change: who asks, and what the municipality chose."""
ROLES = frozenset({"is_partner", "is_kind"})
"""Facts that say who somebody is to the applicant."""
MOST = 3
"""How many are shown beside a step; a professional and a machine get all."""
_MONTHS = Unit.parse("maand")
Data = dict[str, Any]


def changes_for(evaluation: Evaluation, name: str, person: int | None = None) -> Changes:
    """What finds the changes for the steps of one outcome."""
    return Changes(evaluation, name, person, fixed=FIXED, roles=ROLES)


def changes_as_data(
    changes: Changes,
    step: Explanation,
    language: str = "nl",
    *,
    names: Mapping[str, str] | None = None,
    label: Callable[[str], str] | None = None,
    rough: Container[str] = (),
) -> list[Data]:
    """All that would change one step, the most telling first.

    `names` says how persons are called (default: their ids), `label` what quantities are called. Of facts in `rough`,
    that were told as a range, is not said how far off the turn is.
    """
    label = label or (lambda name: label_of(name, language))
    teller = _Teller(changes.evaluation, step, language, names or {}, label, rough)
    if step.rule is not None and changes.hangs_on_law_alone(step.name, step.person):
        return [{"kind": "law", "text": say(language, "law", "only")}]
    found = [one for one in changes.of(step.name, step.person) if teller.can_be_said(one)]
    return [teller.data(one) for one in sorted(found, key=_telling)]


def most_telling(found: list[Data], most: int = MOST) -> list[Data]:
    """The few to show beside a step: of told facts when there are, and of as many different things as possible."""
    told = [one for one in found if one.get("told") and not one.get("alone")]
    ages = [one for one in found if "day" in one]
    kept = [*told, *ages] if told else found
    kept = [one for one in kept if abs(Decimal(one.get("per_unit", 0))) != 1 or one["kind"] != "rate"]
    first = {(one["kind"], one.get("name")): one for one in reversed(kept)}.values()
    order = [*(one for one in kept if one in first), *(one for one in kept if one not in first)]
    return order[:most]


def _telling(change: Change) -> tuple[int, Decimal, str, int]:
    """Told facts before the rest, a jump before a bend before a rate, what is near before what is far."""
    if change.turn is None:
        return (2, Decimal(0), change.name, change.person or 0)
    rank = (0 if change.turn.is_jump else 1) + (0 if change.is_through else 3)
    distance = change.turn.distance
    if distance is None:
        return (5, Decimal(0), change.name, change.person or 0)
    size = max(abs(change.turn.at), abs(change.now), CENT)
    return (rank, distance / size, change.name, change.person or 0)


class _Teller:
    """Says the changes of one step."""

    def __init__(
        self,
        evaluation: Evaluation,
        step: Explanation,
        language: str,
        names: Mapping[str, str],
        label: Callable[[str], str],
        rough: Container[str],
    ) -> None:
        self.evaluation, self.step, self.language = evaluation, step, language
        self.names, self.label, self.rough = names, label, rough
        self.say, self.said = partial(say, language), partial(said, language)

    def can_be_said(self, change: Change) -> bool:
        """Whether a rate, or what it becomes at a bend, is that of an amount, shows in cents, and stays a while."""
        turn = change.turn
        if turn is not None and turn.is_jump:
            return True
        if turn is not None and not turn.rate_then:
            return turn.is_steady
        rate = change.rate if turn is None else turn.rate_then
        is_steady = turn is None or turn.is_steady
        return is_steady and self.step.unit.is_money and abs(rate) * _reach(change.unit) >= CENT

    def data(self, change: Change) -> Data:
        """One change with its sentence; keys that say nothing are left out."""
        turn = change.turn
        kind = "rate" if turn is None else "truth" if isinstance(change.now, bool) else "turn"
        found: Data = {"kind": kind, "name": change.name, "label": self._what(change)}
        found |= {"of": self._of(change.person), "told": change.kind != "rule", "alone": not change.is_through}
        found |= self._place(change) | {"unit": str(change.unit), "now": plain(change.now)}
        if turn is None:
            return found | {"per_unit": plain(change.rate), "text": self._rate(change)}
        found |= {"at": plain(turn.at), "side": turn.side}
        if turn.distance is not None:
            found["distance"] = plain(turn.distance)
        if turn.is_jump:
            found["value"] = plain(turn.value)
        else:
            found |= {"per_unit": plain(turn.rate), "per_unit_then": plain(turn.rate_then)}
        if change.condition is not None:
            found["condition"] = in_words(change.condition, self.label, self.language)
        if change.binds is not None:
            found["binds"] = in_words(change.binds, self.label, self.language)
        if change.day is not None:
            found["day"] = change.day.isoformat()
        if change.kind == "rule" and (leaves := self._leaves(change)):
            found["hangs_on"] = leaves
        return found | {"text": self._turn(change, turn)}

    def _place(self, change: Change) -> Data:
        if change.name not in self.evaluation.law.book.facts or change.kind == "rule":
            return {}
        return {"place": self.evaluation.place((change.name, change.person))}

    def _leaves(self, change: Change) -> list[Data]:
        """The facts behind what moves that a household may have otherwise: those that are told and not nothing.

        What was assumed stands in when nothing was told.
        """
        order, found = self.evaluation.law.book.fact_order, []
        for leaf in sorted(change.leaves, key=lambda one: (order.get(one[0], -1), one[1] or 0)):
            if leaf[0] in FIXED | ROLES or self.evaluation.value(*leaf) in (Decimal(0), False):
                continue
            if self.evaluation.law.book.quantities[leaf[0]].unit != DAY:
                told = kind_of(self.evaluation, *leaf) != "assumed"
                data = {"name": leaf[0], "label": self.label(leaf[0]), "of": self._of(leaf[1]), "told": told}
                found.append(data | ({"place": self.evaluation.place(leaf)} if leaf[0] in order else {}))
        return [one for one in found if one["told"]] or found

    def _of(self, person: int | None) -> str:
        return "household" if person is None else self.evaluation.facts.persons[person]

    def _what(self, change: Change) -> str:
        """What moves, and whose it is where there are more persons."""
        match change.node:
            case ast.Call(func=ast.Name(id="age_on" | "months_of_age_on")):
                text = LANGUAGES[self.language]["age_on"]
            case ast.Call(func=ast.Name(id="count")):
                text = self.say("count", "of", what=self.label(change.name))
            case _:
                text = self.label(change.name)
        whose = ""
        if change.person is not None and len(self.evaluation.facts.persons) > 1:
            whose = f" ({self.names.get(self._of(change.person), self._of(change.person))})"
        return f"{text[:1].upper()}{text[1:]}{whose}"

    def _turn(self, change: Change, turn: Turn) -> str:
        what, at = self._what(change), self._there(change, turn.at)
        effect = self._effect(change, turn)
        if isinstance(change.now, bool):
            return self.say("turn", "truth", what=what, now=self.said(change.now, change.unit), at=at, effect=effect)
        side = "none" if turn.side == "until" and turn.at == 0 else turn.side
        text = self.say("turn", side, what=what, at=at, effect=effect)
        if change.day is not None:
            return f"{text} {self.say('far', 'day', day=day_in_words(change.day, self.language))}"
        if change.name in self.rough:
            return text
        if not turn.distance:
            return f"{text} {self.say('far', 'here')}"
        far = self._there(change, turn.distance)
        return f"{text} {self.say('far', 'more' if turn.at > change.now else 'less', far=far)}"

    def _there(self, change: Change, value: Any) -> str:
        """A place where a change turns, or the way to it; an age in months as years and months."""
        if change.unit == _MONTHS and change.is_age:
            return age_in_words(int(value), self.language)
        return self.said(value, change.unit)

    def _effect(self, change: Change, turn: Turn) -> str:
        if turn.is_jump:
            return self.say("effect", "becomes", value=self.said(turn.value, self.step.unit))
        if not turn.rate_then:
            return self.say("effect", "stays", value=self.said(turn.value, self.step.unit))
        return self._moves("effect", turn.rate_then * turn.sign, change.unit, "more" if turn.sign > 0 else "less")

    def _rate(self, change: Change) -> str:
        return self._moves("rate", change.rate, change.unit, "more", what=self._what(change))

    def _moves(self, group: str, rate: Decimal, unit: Unit, way: str, **more: str) -> str:
        reach = _reach(unit)
        step = self.say("step", way, unit=self.said(reach, unit, cents=False))
        amount = self.said(abs(rate) * reach, self.step.unit)
        return self.say(group, "rises" if rate > 0 else "falls", amount=amount, step=step, **more)


def _reach(unit: Unit) -> Decimal:
    """For how many units a rate is said."""
    return REACH if unit.is_money else Decimal(1)
