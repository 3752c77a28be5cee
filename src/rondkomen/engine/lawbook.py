"""All rules and numbers of law through time; `on(day)` gives the law of one day."""

from __future__ import annotations

import ast
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from rondkomen.engine.errors import LawError, UnknownQuantity
from rondkomen.engine.exact import exact
from rondkomen.engine.facts import Fact
from rondkomen.engine.grammar import check_grammar
from rondkomen.engine.graph import steps_for
from rondkomen.engine.law import Law
from rondkomen.engine.parameters import Parameter
from rondkomen.engine.plan import Plan
from rondkomen.engine.rule import Rule
from rondkomen.engine.units import Quantity, check_units
from rondkomen.kernel import Period


class LawBook:
    """Rules, numbers and facts under one flat set of names, checked when it is made.

    Everything that can be wrong with the law as written is found here: what is not allowed in a rule, unlike units,
    two things with one name, forms of a rule that overlap in time, circles on any day.
    """

    def __init__(self, rules: Iterable[Rule], parameters: Iterable[Parameter], facts: Iterable[Fact]) -> None:
        self.facts: Mapping[str, Fact] = {fact.name: fact for fact in facts}
        self.fact_order = {name: position for position, name in enumerate(self.facts)}
        self.parameters: Mapping[str, Parameter] = _by_name(parameters, self.facts)
        self.rules: Mapping[str, tuple[Rule, ...]] = _forms(rules, self.facts.keys() | self.parameters.keys())
        self.quantities: Mapping[str, Quantity] = self._declared()
        self.forms = {form: check_grammar(form) for forms in self.rules.values() for form in forms}
        for form, tree in self.forms.items():
            check_units(form, tree, self.quantities)
        self.calls = {form: _call_of(form, tree) for form, tree in self.forms.items()}
        for day in self.change_days():
            self._check_circles(day)
        self.version = self._version()
        self._laws: dict[date, Law] = {}
        self._turning_days = self._days_that_matter()
        self._plans: dict[int, dict[Any, Plan]] = {}

    @classmethod
    def of(cls, modules: Iterable[ModuleType], parameters: Iterable[Parameter], facts: Iterable[Fact]) -> LawBook:
        """A law book of the rules that the modules declare."""
        return cls(rules_in(modules), parameters, facts)

    def on(self, day: date) -> Law:
        """The law in force on a day. Days between two changes share what was prepared for them."""
        law = self._laws.get(day)
        if law is None:
            if len(self._laws) > 64:
                self._laws.clear()
            plans = self._plans.setdefault(bisect_right(self._turning_days, day), {})
            law = self._laws[day] = Law(self, day, plans=plans)
        return law

    def form_on(self, name: str, day: date) -> Rule | None:
        """The form of a rule in force on a day; None when there is none that day."""
        return next((form for form in self.rules.get(name, ()) if day in form.period), None)

    def change_days(self) -> list[date]:
        """The days on which some rule or number takes effect, in order, and the first day of all."""
        periods: list[Period] = [form.period for forms in self.rules.values() for form in forms]
        periods += [value.period for parameter in self.parameters.values() for value in parameter.values]
        return sorted({period.since for period in periods if period.since != date.min} or {date(2000, 1, 1)})

    def _days_that_matter(self) -> list[date]:
        """The days on which something takes effect or has just ended: between two of them the law is the same."""
        periods: list[Period] = [form.period for forms in self.rules.values() for form in forms]
        periods += [value.period for parameter in self.parameters.values() for value in parameter.values]
        ended = {period.until + timedelta(days=1) for period in periods if period.until < date.max}
        return sorted({period.since for period in periods} | ended)

    def _declared(self) -> dict[str, Quantity]:
        declared = {name: Quantity(fact.of, fact.unit) for name, fact in self.facts.items()}
        for name, parameter in self.parameters.items():
            declared[name] = Quantity("household", parameter.unit, parameter.key_unit)
        for name, forms in self.rules.items():
            declared[name] = Quantity(forms[0].of, forms[0].unit)
        return declared

    def _check_circles(self, day: date) -> None:
        forms = {name: form for name in self.rules if (form := self.form_on(name, day))}
        steps_for(
            forms,
            lambda name: forms[name].inputs if name in forms else (),
            lambda name: name in forms and forms[name].fixed_point is not None,
        )

    def _version(self) -> str:
        """A fingerprint of all rules and numbers: the same text gives the same version, on any machine."""
        files = {form.file for form in self.forms} | {parameter.file for parameter in self.parameters.values()}
        written = [ast.unparse(form.form).encode() for form in self.forms if form.form is not None]
        digest = hashlib.sha256()
        for content in sorted([*written, *(Path(file).read_bytes() for file in files if Path(file).is_file())]):
            digest.update(hashlib.sha256(content).digest())
        return digest.hexdigest()[:12]

    def require(self, name: str) -> Quantity:
        """The declaration of a quantity; UnknownQuantity, with names that look like it, when there is none."""
        if name in self.quantities:
            return self.quantities[name]
        near = get_close_matches(name, self.quantities, n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; `rondkomen law` lists all names"
        raise UnknownQuantity(f"{name} is no quantity of the law here{hint}")


_CALLS: WeakKeyDictionary[Rule, Callable[..., Any]] = WeakKeyDictionary()
"""What is run for a rule, made once however many law books hold the rule."""


def _call_of(form: Rule, tree: ast.FunctionDef) -> Callable[..., Any]:
    call = _CALLS.get(form)
    if call is None:
        call = _CALLS[form] = exact(tree, form.file)
    return call


def rules_in(modules: Iterable[ModuleType]) -> list[Rule]:
    """The rules that the modules declare themselves."""
    return [
        item
        for module in modules
        for item in vars(module).values()
        if isinstance(item, Rule) and item.function.__module__ == module.__name__
    ]


def _by_name(parameters: Iterable[Parameter], facts: Mapping[str, Fact]) -> dict[str, Parameter]:
    named: dict[str, Parameter] = {}
    for parameter in parameters:
        if parameter.name in named or parameter.name in facts:
            raise LawError(f"{parameter.file}: {parameter.name} exists already; one number stands in one place")
        named[parameter.name] = parameter
    return named


def _forms(rules: Iterable[Rule], taken: Iterable[str]) -> dict[str, tuple[Rule, ...]]:
    grouped: dict[str, list[Rule]] = {}
    for form in rules:
        grouped.setdefault(form.name, []).append(form)
    names = set(taken)
    for name, forms in grouped.items():
        forms.sort(key=lambda form: form.period)
        where = f"{forms[-1].file}: {name}"
        if name in names:
            raise LawError(f"{where} exists already as a fact or number")
        for earlier, later in pairwise(forms):
            if earlier.period.overlaps(later.period):
                raise LawError(f"{where}: two forms overlap, {earlier.period} and {later.period}")
            if (earlier.of, earlier.unit) != (later.of, later.unit):
                raise LawError(f"{where}: the forms of one rule have the same unit and owner")
    return {name: tuple(forms) for name, forms in grouped.items()}
