"""How the files of one partner are read: a profile in TOML, checked as a whole before anything is read with it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from rondkomen.apps.signals.intake import layout
from rondkomen.apps.signals.intake.kinds import PartnerKind
from rondkomen.apps.signals.intake.profile_checks import Checks, kind_of, shown
from rondkomen.apps.signals.intake.told import CONDITIONS

LONGEST_PROFILE = 100_000
_HIGHEST_HEADER = 100
_MOST_DIGITS = 30
_DEFAULT_DATES = ("yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd", "excel")


class ProfileRefused(ValueError):
    """A profile that cannot be read. `faults` says of each: where, what was found and what is expected."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Condition:
    """How one of the conditions a to d is told: by words in a column, by a date in it, or in the agreement."""

    yes: tuple[str, ...] = layout.YES
    no: tuple[str, ...] = layout.NO
    dated: bool = False
    agreed_on: date | None = None


@dataclass(frozen=True)
class Profile:
    """How one partner writes: the words of `layout` with, for each field, the headings of the columns it comes from.

    `optional` names the fields whose column may be absent from a file. `digits` is the length to which a number is
    filled up with the zeros that a spreadsheet took away.
    """

    columns: Mapping[str, tuple[str, ...]]
    format: str = "detect"
    encoding: str = "detect"
    delimiter: str = "detect"
    quotes: bool = True
    sheet: str = ""
    header: int = 1
    skip_totals: bool = False
    amounts: str = "detect"
    dates: tuple[str, ...] = _DEFAULT_DATES
    date_formats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digits: Mapping[str, int] = field(default_factory=dict)
    soort: str = "vroegsignaal"
    soorten: Mapping[str, str] = field(default_factory=dict)
    signaaldatum: str = "column"
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns that are read, each once."""
        return tuple(dict.fromkeys(one for headings in self.columns.values() for one in headings))

    @cached_property
    def fields_of_heading(self) -> Mapping[str, tuple[str, ...]]:
        """Which fields the column under a heading tells."""
        found: dict[str, tuple[str, ...]] = {}
        for name, headings in self.columns.items():
            for one in headings:
                found[one] = (*found.get(one, ()), name)
        return found

    @cached_property
    def agreed_on(self) -> date | None:
        """The last day on which a condition was laid down in the agreement."""
        return max((one.agreed_on for one in self.conditions.values() if one.agreed_on), default=None)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The headings that a file must have."""
        return frozenset(one for name, all_ in self.columns.items() if name not in self.optional for one in all_)

    def heading(self, name: str) -> str:
        """How a message calls a field: by the heading of its (first) column, or by its own name when it has none."""
        headings = self.columns.get(name)
        return headings[0] if headings else name

    def formats_of(self, name: str) -> tuple[str, ...]:
        """The forms in which the dates of a field are written."""
        return self.date_formats.get(name, self.dates)


def read_profile(text: str) -> Profile:
    """A profile from its TOML text. Raises ProfileRefused with every fault in it."""
    if len(text) > LONGEST_PROFILE:
        raise ProfileRefused([f"the profile: found {len(text)} characters; expected at most {LONGEST_PROFILE}"])
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if isinstance(error, tomllib.TOMLDecodeError) else "too deep or too large"
        raise ProfileRefused([f"the profile: found no valid TOML ({reason}); expected tables and keys"]) from None
    reading = _Reading(data)
    profile = reading.profile()
    if reading.faults:
        raise ProfileRefused(reading.faults)
    return profile


def default_profile(kind: PartnerKind) -> Profile:
    """The layout of our own: every field in a column of its own name, most of which may be absent.

    The columns of the conditions that the kind asks for have to be there.
    """
    needed = {"bedrag", "signaaldatum"} | {f"voorwaarde_{letter}" for letter in kind.conditions.letters}
    return Profile(columns={name: (name,) for name in layout.FIELDS}, optional=frozenset(set(layout.FIELDS) - needed))


class _Reading(Checks):
    """One reading of the tables of a profile, which gathers its faults."""

    def profile(self) -> Profile:
        self.known(self.data, "the file", "the profile")
        head = self.table("profile")
        self.known(head, "profile", "[profile]")
        columns = self._columns()
        conditions = self._conditions(columns)
        given: dict[str, Any] = {
            "format": self.choice(head, "format", layout.FORMATS),
            "encoding": self.choice(head, "encoding", layout.ENCODINGS),
            "delimiter": self.choice(head, "delimiter", tuple(layout.DELIMITERS)),
            "amounts": self.choice(head, "amounts", layout.AMOUNTS),
            "soort": self.choice(head, "soort", layout.SOORTEN),
            "signaaldatum": self.choice(head, "signaaldatum", layout.SIGNAL_DAYS),
            "quotes": self.of_type(head, "quotes", bool, "true or false"),
            "skip_totals": self.of_type(head, "skip_totals", bool, "true or false"),
            "sheet": self.of_type(head, "sheet", str, "the name of a sheet"),
            "header": self.number(head, "header", "[profile] header", 0, _HIGHEST_HEADER),
            "dates": self._formats(head.get("dates"), "[profile] dates") if "dates" in head else None,
            "optional": self._optional(head, columns),
        }
        self._check_needed(columns, given["signaaldatum"])
        return Profile(
            columns=columns,
            conditions=conditions,
            date_formats=self._date_formats(),
            digits=self._digits(),
            soorten=self._soorten(),
            **{name: value for name, value in given.items() if value is not None},
        )

    def _columns(self) -> dict[str, tuple[str, ...]]:
        columns: dict[str, tuple[str, ...]] = {}
        for name, value in self.table("columns").items():
            if name not in layout.FIELDS or name in layout.CONDITION_FIELDS:
                fields = ", ".join(one for one in layout.FIELDS if one not in layout.CONDITION_FIELDS)
                self.fault("[columns]", f"the field {name[:40]}", f"one of {fields}; conditions stand in [conditions]")
                continue
            headings = self.texts(value, f"[columns] {name}", "the heading of a column, or a list of headings")
            if len(headings) > 1 and name not in layout.JOINED_FIELDS:
                self.fault(f"[columns] {name}", f"{len(headings)} columns", "one column")
            if headings:
                columns[name] = headings
        return columns

    def _conditions(self, columns: dict[str, tuple[str, ...]]) -> dict[str, Condition]:
        found = {}
        for letter, value in self.table("conditions").items():
            where = f"[conditions] {letter[:40]}"
            if letter not in CONDITIONS or not isinstance(value, dict):
                self.fault(where, kind_of(value), f"a table for one of {', '.join(CONDITIONS)}")
                continue
            self.known(value, "condition", where)
            if ("column" in value) == ("agreed_on" in value):
                self.fault(where, "both or none of column and agreed_on", "one of the two")
                continue
            if "column" in value:
                columns[f"voorwaarde_{letter}"] = self.texts(value["column"], f"{where} column", "one heading")[:1]
            found[letter] = self._condition(value, where)
        return found

    def _condition(self, value: Mapping[str, Any], where: str) -> Condition:
        dated, agreed = value.get("dated", False), value.get("agreed_on")
        if not isinstance(dated, bool):
            self.fault(f"{where} dated", shown(dated), "true or false")
        if agreed is not None and (not isinstance(agreed, date) or isinstance(agreed, datetime)):
            self.fault(f"{where} agreed_on", shown(agreed), "a date, as in 2026-01-31")
        words = {
            name: tuple(one.casefold() for one in self.texts(value[name], f"{where} {name}", "a list of words"))
            for name in ("yes", "no")
            if name in value
        }
        condition = Condition(**words, dated=dated is True, agreed_on=agreed)
        if twice := set(condition.yes) & set(condition.no):
            self.fault(where, f"{', '.join(sorted(twice))} under both yes and no", "each word under one of the two")
        return condition

    def _formats(self, value: Any, where: str) -> tuple[str, ...]:
        formats = self.texts(value, where, "a list of date formats")
        for one in formats:
            if not layout.is_date_format(one):
                self.fault(where, shown(one), "forms as in yyyy-mm-dd, dd-mm-yyyy, dd-mmm-yy, yyyymmdd, yyyy or excel")
        return formats

    def _date_formats(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for name, value in self.table("date_formats").items():
            if name not in layout.DATE_FIELDS:
                self.fault("[date_formats]", f"the field {name[:40]}", f"one of {', '.join(layout.DATE_FIELDS)}")
                continue
            found[name] = self._formats(value, f"[date_formats] {name}")
        return found

    def _digits(self) -> dict[str, int]:
        table = self.table("digits")
        for name in table:
            if name != "klantnummer":
                self.fault("[digits]", f"the field {name[:40]}", "klantnummer")
        number = self.number(table, "klantnummer", "[digits] klantnummer", 1, _MOST_DIGITS)
        return {"klantnummer": number} if number else {}

    def _soorten(self) -> dict[str, str]:
        found = {}
        for word, value in self.table("soorten").items():
            if value not in layout.SOORTEN:
                self.fault(f"[soorten] {word[:40]}", shown(value), f"one of {', '.join(layout.SOORTEN)}")
                continue
            found[word.strip().casefold()] = value
        return found

    def _optional(self, head: Mapping[str, Any], columns: Mapping[str, Any]) -> frozenset[str]:
        if "optional" not in head:
            return frozenset()
        names = self.texts(head["optional"], "[profile] optional", "a list of fields")
        for name in names:
            if name not in columns:
                self.fault("[profile] optional", f"the field {name[:40]}", "fields that have a column")
        return frozenset(names)

    def _check_needed(self, columns: Mapping[str, Any], signaaldatum: str | None) -> None:
        if "bedrag" not in columns:
            self.fault("[columns]", "no bedrag", "the heading of the column with the amount")
        if ("signaaldatum" in columns) == (signaaldatum == "delivery"):
            expected = 'one of a column for signaaldatum and, in [profile], signaaldatum = "delivery"'
            self.fault("[columns]", "both or none of them", expected)
        if not {"naam", "geslachtsnaam", "bsn"} & set(columns):
            self.fault("[columns]", "no naam, geslachtsnaam or bsn", "at least one of them")
