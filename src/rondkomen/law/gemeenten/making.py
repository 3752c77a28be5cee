"""Turns a municipality's file into rules, numbers and words of law, as if somebody had written them by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rondkomen.engine.parameters import Parameter, Value
from rondkomen.engine.rule import Of, Rule
from rondkomen.engine.written import written_rule
from rondkomen.kernel import Citation, Unit
from rondkomen.law.gemeenten import sentences
from rondkomen.law.gemeenten.conditions import CONDITION_RULES
from rondkomen.law.gemeenten.model import CONDITIONS, PER_CHILD, Head, Municipality, Scheme, SchemePeriod, Words

_CVDR = re.compile(r"(CVDR\d+)(?:\s+art\.?\s*(\w+(?:[.:]\w+)*))?")
_ADDRESS = re.compile(r"https://[^\s,;]+")
_YEARS = Unit.parse("jaar")


@dataclass(slots=True)
class Made:
    """What a municipality adds to national law; `texts` and `hand_in` are by name of the quantity."""

    rules: list[Rule] = field(default_factory=list)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    texts: dict[str, Mapping[str, Words]] = field(default_factory=dict)
    hand_in: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def made_of(municipality: Municipality) -> Made:
    """The rules, numbers and words of a municipality."""
    made = Made()
    for number in municipality.numbers:
        _add_number(made, municipality, number)
    for scheme in municipality.schemes:
        made.texts[municipality.name_of(scheme)] = {
            "label": scheme.label,
            "plain": scheme.plain,
            "zero": {"nl": "Deze regeling is nu € 0 voor u.", "en": "This scheme is € 0 for you now."},
            "apply": scheme.apply,
        }
        made.hand_in[municipality.name_of(scheme)] = scheme.hand_in
        for period in scheme.periods:
            _Making(made, municipality, scheme, period).make()
    return made


def citation_of(municipality: Municipality, head: Head | Value) -> Citation:
    """Where something stands: a local regulation, or the municipality with its own page."""
    found = _CVDR.search(head.source)
    if found:
        return Citation(found[1], artikel=found[2] or "")
    address = _ADDRESS.search(head.source)
    return Citation(municipality.code, artikel="", link=address[0] if address else "")


def _add_number(made: Made, municipality: Municipality, number: Parameter) -> None:
    """A number of national law; one with rows becomes a rule that looks it up by the share of the norm."""
    if number.key_unit is None:
        made.parameters[number.name] = number
        return
    table = f"{municipality.prefix}_{number.name}_rows"
    made.parameters[table] = Parameter(table, table, number.unit, number.values, number.key_unit, number.file)
    made.texts[table] = {"label": {"nl": "Deel bij dit inkomen", "en": "Part with this income"}}
    text = f'''
def {number.name}(in_aanmerking_te_nemen_inkomen, bijstandsnorm, {table}):
    """What the municipality gives to who has this income, as a share of the norm."""
    if bijstandsnorm <= 0:
        return 0
    return lookup(in_aanmerking_te_nemen_inkomen / bijstandsnorm, {table})
'''
    citation = citation_of(municipality, number.values[0])
    made.rules.append(written_rule(text, citation=citation, unit=number.unit, file=municipality.file))


class _Making:
    """Makes the rules of one scheme during one period."""

    def __init__(self, made: Made, municipality: Municipality, scheme: Scheme, period: SchemePeriod) -> None:
        self.made, self.municipality, self.scheme, self.period = made, municipality, scheme, period
        self.name = municipality.name_of(scheme)
        self.citation = citation_of(municipality, period.head)

    def make(self) -> None:
        """Add the conditions, the right and the amount."""
        conditions = self.period.conditions
        asked = {*conditions, *(["children"] if self.period.form in PER_CHILD else [])} - {"goes_to_school"}
        if "children" in asked:
            self.kind_that_counts(conditions)
        truths = [self.condition(name, conditions.get(name), conditions) for name in CONDITIONS if name in asked]
        amount, names = self.amount()
        if not truths:
            self.rule("", names, f"return {amount}", self.scheme.unit, "The amount of this scheme of the municipality.")
            return
        right = self.part(
            "has_recht", truths, f"return {' and '.join(truths)}", "waar", "Whether the household meets the conditions."
        )
        body = f"if not {right}:\n        return 0\n    return {amount}"
        self.rule("", [right, *names], body, self.scheme.unit, "The amount of this scheme, for who has a right to it.")

    def number(self, part: str, unit: str, value: Any, key_unit: Unit | None = None) -> str:
        """The name of a number of this scheme, with its value during this period."""
        name, head = f"{self.name}_{part}", self.period.head
        dated = Value(head.period, value, head.source, head.status, head.note)
        earlier = self.made.parameters.get(name)
        values = (*earlier.values, dated) if earlier else (dated,)
        self.made.texts[name] = sentences.of_part(self.scheme.label, part)
        label = self.made.texts[name]["label"]["nl"]
        self.made.parameters[name] = Parameter(name, label, Unit.parse(unit), values, key_unit, self.municipality.file)
        return name

    def part(self, part: str, inputs: list[str], body: str, unit: str, sentence: str, of: Of = "household") -> str:
        """The name of a rule of this scheme with fixed words."""
        name = self.rule(f"_{part}", inputs, body, unit, sentence, of)
        self.made.texts[name] = sentences.of_part(self.scheme.label, part)
        return name

    def rule(self, suffix: str, inputs: list[str], body: str, unit: str, sentence: str, of: Of = "household") -> str:
        """The name of a rule of this scheme, in force during this period."""
        name, days = f"{self.name}{suffix}", self.period.head.period
        text = f'def {name}({", ".join(dict.fromkeys(inputs))}):\n    """{sentence}"""\n    {body}\n'
        self.made.rules.append(
            written_rule(
                text,
                citation=self.citation,
                unit=unit,
                of=of,
                since=days.since,
                until=days.until,
                file=self.municipality.file,
            )
        )
        return name

    def condition(self, name: str, value: Any, conditions: Mapping[str, Any]) -> str:
        """The name of the rule for one condition; of two periods with unlike words, each has a name of its own."""
        texts = sentences.of_condition(self.scheme.label, name, value, conditions, self.municipality.name)
        suffix = f"_meets_{name}"
        if self.made.texts.get(f"{self.name}{suffix}", texts) != texts:
            suffix += f"_{self.period.head.period.since:%Y%m%d}"
        inputs, body = CONDITION_RULES[name](self, value)
        self.rule(suffix, inputs, body, "waar", f"{texts['plain']['en'].rstrip('.')}: whether it fits.")
        self.made.texts[f"{self.name}{suffix}"] = texts
        return f"{self.name}{suffix}"

    def kind_that_counts(self, conditions: Mapping[str, Any]) -> str:
        """The name of the truth whether a person is a child that counts for this scheme."""
        inputs, test = ["is_ten_laste_komend_kind"], "is_ten_laste_komend_kind"
        if "children" in conditions:
            first, last = conditions["children"]
            ages = [self.number("children_from", "jaar", first), self.number("children_until", "jaar", last)]
            inputs, test = ["is_kind", "leeftijd", *ages], f"is_kind and {ages[0]} <= leeftijd <= {ages[1]}"
        if "goes_to_school" in conditions:
            inputs, test = [*inputs, "goes_to_school"], f"{test} and goes_to_school"
        return self.part("is_kind", inputs, f"return {test}", "waar", "Whether this child counts.", "person")

    def amount(self) -> tuple[str, list[str]]:
        """The expression that gives the amount, and what it reads."""
        unit, value, kind = self.scheme.unit, self.period.amount, f"{self.name}_is_kind"
        match self.period.form:
            case "amount_per_child":
                number = self.number("bedrag_per_kind", unit, value)
                return f"{number} * count(over={kind})", [number, kind]
            case "amount_per_adult":
                number = self.number("bedrag_per_volwassene", unit, value)
                return f"{number} * count(over=is_aanvrager_or_partner)", [number, "is_aanvrager_or_partner"]
            case "amount_per_child_by_age":
                table = self.number("bedrag_per_leeftijd", unit, value, _YEARS)
                body = f"return lookup(leeftijd, {table}) if {kind} else 0"
                sentence = "The amount for this child, by age."
                each = self.part("bedrag_for_kind", [kind, "leeftijd", table], body, unit, sentence, "person")
                return f"total({each}, over={kind})", [each, kind]
            case "amount_by_household":
                single, parent, couple = (self.number(f"bedrag_{one}", unit, value[one]) for one in value)
                amount = f"{couple} if is_gehuwd else ({parent} if has_ten_laste_komend_kind else {single})"
                return amount, [single, parent, couple, "is_gehuwd", "has_ten_laste_komend_kind"]
        number = self.number("bedrag", unit, value)
        return number, [number]
