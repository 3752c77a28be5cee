"""Reads a municipality's file and checks it; every fault is named with its place, what was found, what is expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any

from rondkomen.engine.parameters import Parameter, Value
from rondkomen.kernel import Unit
from rondkomen.kernel.unit import TRUTH
from rondkomen.law.gemeenten.dated import HEAD, HIGHEST
from rondkomen.law.gemeenten.model import EDITABLE, PARTS, Municipality, Scheme
from rondkomen.law.gemeenten.schemes import SchemeReader
from rondkomen.law.household.document import Lines
from rondkomen.law.household.facts import FACTS, MUNICIPAL, MUNICIPAL_CHOICES
from rondkomen.law.household.faults import Fault, HouseholdRefused, shown

LARGEST = 512 * 1024
"""Characters in a file; a municipality with thirty schemes needs a tenth of it."""
SHARE = Unit.parse("fractie")
_HIGHEST_SHARE = Decimal(10)
_FILE_NAME = re.compile(r"GM\d{4}\.toml")
_ID = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9]*(_[a-z0-9]+)*")


class MunicipalityRefused(HouseholdRefused):
    """A municipality's file that cannot be used; `faults` has every fault found, never an empty list."""


def read_municipality(text: str, file: str) -> Municipality:
    """The municipality in a TOML text. Raises MunicipalityRefused with every fault."""
    reader = _Reader(Lines())
    try:
        municipality = reader.municipality_in(_parsed(text), file)
    except HouseholdRefused as refused:
        raise MunicipalityRefused(list(refused.faults)) from refused
    if reader.faults:
        raise MunicipalityRefused(reader.faults)
    return municipality


def municipal_numbers() -> dict[str, Unit]:
    """What a municipality may set for national law, with its unit: facts, and numbers that nobody could find."""
    facts = {fact.name: fact.unit for fact in FACTS if fact.name in MUNICIPAL or fact.name in MUNICIPAL_CHOICES}
    return facts | dict(EDITABLE)


def _parsed(text: str) -> dict[str, Any]:
    found, expected = f"{len(text)} characters", f"at most {LARGEST}"
    if len(text) <= LARGEST:
        try:
            return tomllib.loads(text, parse_float=Decimal)
        except RecursionError:
            found, expected = "tables nested too deep", "schemes with periods and conditions"
        except (ValueError, DecimalException) as error:
            found, expected = f"text that is not TOML: {error}", "a file as src/rondkomen/law/gemeenten/GM9999.toml"
    raise HouseholdRefused([Fault("file", found, expected)])


class _Reader(SchemeReader):
    """Walks a municipality's file once, collecting faults."""

    def municipality_in(self, content: dict[str, Any], file: str) -> Municipality:
        group = self.group(content, "", ("code", "name", "numbers", "schemes")) or {}
        for key, example in (("code", 'code = "GM9999"'), ("name", 'name = "Waterveen"')):
            if group.get(key) is None:
                self.fault(key, None, f"the {key} of the municipality, as in {example}")
        code = self.one(group, "", "code", self.municipality)
        stem = Path(file).name
        if code and _FILE_NAME.fullmatch(stem) and stem != f"{code}.toml":
            self.fault("code", code, f"the code that the file is called by, {stem.removesuffix('.toml')}")
        name = self.one(group, "", "name", self.text)
        numbers = tuple(self.numbers(group.get("numbers"), file))
        schemes = tuple(self.schemes(group.get("schemes")))
        if not group.get("numbers") and not group.get("schemes"):
            self.fault("file", "no numbers and no schemes", "at least one of them", words=True)
        return Municipality(code or "", name or "", file, numbers, schemes)

    def numbers(self, content: Any, file: str) -> Iterator[Parameter]:
        """The numbers that take the place of facts and numbers of national law."""
        units = municipal_numbers()
        group = {} if content is None else self.group(content, "numbers", tuple(units)) or {}
        for name, content_of in group.items():
            if name in units and (found := self.parameter(name, units[name], content_of, file)):
                yield found

    def parameter(self, name: str, unit: Unit, content: Any, file: str) -> Parameter | None:
        """One number through time; with rows it depends on the share that the income is of the norm."""
        place = f"numbers.{name}"
        listed = self.many(content, place, f"dated values, each under [[{place}]]")
        if not listed:
            self.fault(place, listed, f"one or more values, each under [[{place}]]")
        values = [self.value(unit, entry, f"{place}[{number}]") for number, entry in enumerate(listed)]
        found = sorted((one for one in values if one is not None), key=lambda one: one.period)
        self.no_overlap([one.period for one in found], place)
        with_rows = {"rows" in entry for entry in listed if isinstance(entry, dict)}
        if len(with_rows) > 1:
            self.fault(place, "values and rows", "only values, or only rows", words=True)
        if not found:
            return None
        return Parameter(name, name, unit, tuple(found), SHARE if with_rows == {True} else None, file)

    def value(self, unit: Unit, content: Any, place: str) -> Value | None:
        """A number during one period."""
        group = self.group(content, place, (*HEAD, "value", "rows") if unit.is_number else (*HEAD, "value"))
        if group is None:
            return None
        head = self.head(group, place)
        if ("value" in group) == ("rows" in group):
            self.fault(place, "both value and rows" if "value" in group else "no value", "one value", words=True)
            return None
        value: Any
        if "rows" in group:
            value = self.rows(group["rows"], f"{place}.rows", "a share of the norm", _HIGHEST_SHARE)
        elif unit == TRUTH:
            value = self.truth(group["value"], f"{place}.value")
        else:
            value = self.between(group["value"], f"{place}.value", Decimal(0), HIGHEST)
            if value is not None and unit == SHARE and value > _HIGHEST_SHARE:
                self.fault(f"{place}.value", value, f"a fraction: {value / 100} for {value}%")
        if head is None or value is None:
            return None
        return Value(head.period, value, head.source, head.status, head.note)

    def schemes(self, content: Any) -> Iterator[Scheme]:
        """The municipality's own schemes."""
        group = {} if content is None else content
        if not isinstance(group, dict):
            self.fault("schemes", content, "tables, each under [schemes.<name>]")
            return
        for name, entry in group.items():
            place = f"schemes.{name}"
            if not _ID.fullmatch(name):
                self.fault(
                    place, f"the name {shown(name)}", "at most 60 small letters, digits and single _", words=True
                )
            for part in PARTS:
                if name.endswith(f"_{part}") and name.removesuffix(f"_{part}") in group:
                    self.fault(place, f"the name {shown(name)}", f"a name that does not end in _{part}", words=True)
            scheme = self.scheme(name, entry, place)
            if scheme is not None:
                yield scheme
