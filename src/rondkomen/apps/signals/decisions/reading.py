"""Reads a decision table from its TOML text, checked as a whole before anything is decided with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rondkomen.apps.signals.decisions.checks import Checks
from rondkomen.apps.signals.decisions.conditions import BOUNDS, CONDITIONS, ConditionRefused
from rondkomen.apps.signals.decisions.sentences import KNOWN_BY, PLACES, places_in
from rondkomen.apps.signals.decisions.table import (
    CHANNELS,
    CLOSING,
    DAGDELEN,
    ONTERECHT,
    Bin,
    DecisionTable,
    Plan,
    Rule,
    Step,
    Words,
)
from rondkomen.apps.signals.intake.kinds import STATUSES
from rondkomen.kernel import OPEN, Period

LONGEST_TABLE = 200_000
MOST_WORKING_DAYS = 60
KEYS = {
    "the file": ("table", "bins", "plans", "rule"),
    "table": ("name", "version", "municipality", "from", "until"),
    "bin": ("nl", "en", "closes"),
    "plan": ("nl", "en", "source", "status", "steps"),
    "step": ("channel", "after", "dagdeel", "stop_on_contact"),
    "rule": ("id", "when", "bin", "plan", "due_in", "nl", "en", "source", "status"),
}
_BOUNDS_OF_ONTERECHT = ("amount_until", "amount_per_kind_until", "days_from", "days_until")


class TableRefused(ValueError):
    """A table that cannot be read. `faults` says of each: where, what was found and what is expected."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read_table(text: str) -> DecisionTable:
    """A table from its TOML text. Raises TableRefused with every fault in it, a line each."""
    if len(text) > LONGEST_TABLE:
        raise TableRefused([f"the table: found {len(text)} characters; expected at most {LONGEST_TABLE}"])
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        reason = str(error).splitlines()[0] if isinstance(error, tomllib.TOMLDecodeError) else "too deep or too large"
        raise TableRefused([f"the table: found no valid TOML ({reason}); expected tables and keys"]) from None
    reading = _Reading(data)
    table = reading.read()
    if reading.faults:
        raise TableRefused(reading.faults)
    return table


class _Reading(Checks):
    """One reading of the parts of a table, which gathers its faults."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__()
        self.data = data

    def read(self) -> DecisionTable:
        self.known(self.data, KEYS["the file"], "the file")
        head = self.table(self.data.get("table"), "[table]")
        self.known(head, KEYS["table"], "[table]")
        bins, plans = self._bins(), self._plans()
        rules = self._rules(bins, plans)
        return DecisionTable(
            name=self.text(head, "name", "[table]"),
            version=self.number(head, "version", 1, 100_000, "[table]"),
            municipality=self._municipality(head),
            period=self._period(head),
            bins=bins,
            plans=plans,
            rules=rules,
        )

    def _municipality(self, head: Mapping[str, Any]) -> str:
        value = head.get("municipality", "")
        if isinstance(value, str) and re.fullmatch(r"(GM\d{4})?", value):
            return value
        self.fault("[table] municipality", self.said(value), "a code as in GM9999, or no key for every municipality")
        return ""

    def _period(self, head: Mapping[str, Any]) -> Period:
        since = self.day(head, "from", "[table]")
        if head.get("until") == "open":
            return Period(since, OPEN)
        before = len(self.faults)
        until = self.day(head, "until", "[table]", 'a date, as in 2026-12-31, or "open"')
        if len(self.faults) == before and until < since:
            self.fault("[table] until", str(until), f"a day not before {since}")
        return Period(since, max(since, until))

    def _bins(self) -> dict[str, Bin]:
        found = {}
        for name, value in self.table(self.data.get("bins"), "[bins]").items():
            where = f"[bins.{name[:40]}]"
            self.name(name, where)
            entry = self.table(value, where)
            self.known(entry, KEYS["bin"], where)
            closes = self.choice(entry, "closes", CLOSING, where) if "closes" in entry else ""
            found[name] = Bin(name, self.words(entry, where), closes)
        return found

    def _plans(self) -> dict[str, Plan]:
        found = {}
        for name, value in self.table(self.data.get("plans"), "[plans]").items():
            where = f"[plans.{name[:40]}]"
            self.name(name, where)
            entry = self.table(value, where)
            self.known(entry, KEYS["plan"], where)
            steps = tuple(
                self._step(step, f"{where} step {number}")
                for number, step in enumerate(self.entries(entry.get("steps"), f"{where} steps", "steps"), start=1)
            )
            for number, (step, following) in enumerate(pairwise(steps), start=2):
                if following.after < step.after:
                    expected = f"a number not below the {step.after} of the step before"
                    self.fault(f"{where} step {number} after", str(following.after), expected)
            source, status = self.text(entry, "source", where), self.choice(entry, "status", STATUSES, where)
            found[name] = Plan(name, self.words(entry, where), steps, source, status)
        return found

    def _step(self, value: Any, where: str) -> Step:
        entry = self.table(value, where)
        self.known(entry, KEYS["step"], where)
        return Step(
            channel=self.choice(entry, "channel", CHANNELS, where),
            after=self.number(entry, "after", 0, MOST_WORKING_DAYS, where),
            dagdeel=self.choice(entry, "dagdeel", DAGDELEN, where) if "dagdeel" in entry else "",
            stop_on_contact=self.flag(entry, "stop_on_contact", True, where),
        )

    def _rules(self, bins: Mapping[str, Bin], plans: Mapping[str, Plan]) -> tuple[Rule, ...]:
        entries = self.entries(self.data.get("rule"), "[[rule]]", "rules")
        rules: list[Rule] = []
        for number, value in enumerate(entries, start=1):
            rule = self._rule(value, f"[[rule]] {number}", bins, plans)
            if rule.id in {other.id for other in rules}:
                self.fault(f"[[rule]] {number} id", f"{rule.id} for the second time", "an id of its own")
            if not rule.when and number < len(entries):
                self.fault(f"[[rule]] {number} when", "no conditions", "conditions: no later rule can decide now")
            rules.append(rule)
        if rules:
            self._check_last(rules[-1], len(rules), bins)
        self._check_unsafe(rules, plans)
        return tuple(rules)

    def _rule(self, value: Any, where: str, bins: Mapping[str, Bin], plans: Mapping[str, Plan]) -> Rule:
        entry = self.table(value, where)
        self.known(entry, KEYS["rule"], where)
        name = self.text(entry, "id", where)
        if name:
            self.name(name, f"{where} id")
            where = f"{where} ({name[:40]})"
        when = self._conditions(self.table(entry.get("when", {}), f"{where} when"), where)
        bin_ = self.choice(entry, "bin", tuple(bins), where)
        closes = bins[bin_].closes if bin_ else ""
        self._check_closing(closes, entry, when, where)
        reason = self.words(entry, where)
        self._check_places(reason, when, where)
        return Rule(
            id=name,
            when=when,
            bin=bin_,
            plan="" if closes else self.choice(entry, "plan", tuple(plans), where),
            reason=reason,
            source=self.text(entry, "source", where),
            status=self.choice(entry, "status", STATUSES, where),
            due_in=self.number(entry, "due_in", 1, MOST_WORKING_DAYS, where) if "due_in" in entry else None,
        )

    def _conditions(self, table: Mapping[str, Any], where: str) -> dict[str, Any]:
        found = {}
        for name, value in table.items():
            if name not in CONDITIONS:
                self.fault(f"{where} when", f"the condition {name[:40]}", f"some of {', '.join(CONDITIONS)}")
                continue
            try:
                found[name] = CONDITIONS[name].read(value)
            except ConditionRefused:
                self.fault(f"{where} when {name}", self.said(value), CONDITIONS[name].expected)
        for least, most in BOUNDS:
            if least in found and most in found and found[least] > found[most]:
                self.fault(f"{where} when", f"{least} above {most}", "a least that is not above the most")
        return found

    def _check_closing(self, closes: str, entry: Mapping[str, Any], when: Mapping[str, Any], where: str) -> None:
        if closes and ("plan" in entry or "due_in" in entry):
            self.fault(where, "a plan or due_in for a bin that closes", "neither")
        if closes == ONTERECHT and not set(_BOUNDS_OF_ONTERECHT) & set(when):
            expected = f"one of {', '.join(_BOUNDS_OF_ONTERECHT)}: that is what the code means"
            self.fault(f"{where} when", f"no bound for {ONTERECHT}", expected)

    def _check_places(self, reason: Words, when: Mapping[str, Any], where: str) -> None:
        for language in ("nl", "en"):
            for place in sorted(places_in(reason.text(language))):
                if place not in PLACES:
                    found = f"{{{place[:40]}}}" if place else "a brace that does not fit"
                    expected = f"some of {', '.join('{' + one + '}' for one in PLACES)}"
                    self.fault(f"{where} {language}", found, expected)
                elif place in KNOWN_BY and not set(KNOWN_BY[place]) & set(when):
                    expected = f"the condition {' or '.join(KNOWN_BY[place])}, so that it is known"
                    self.fault(f"{where} {language}", f"{{{place}}}", expected)

    def _check_last(self, rule: Rule, number: int, bins: Mapping[str, Bin]) -> None:
        if rule.when:
            self.fault(f"[[rule]] {number} when", "conditions in the last rule", "none: so that a rule always decides")
        if rule.bin and bins[rule.bin].closes:
            self.fault(f"[[rule]] {number} bin", "a bin that closes in the last rule", "a bin with a contact plan")

    def _check_unsafe(self, rules: list[Rule], plans: Mapping[str, Plan]) -> None:
        """Nobody with unsafe contact may be called by a rule that did not think of it."""
        for number, rule in enumerate(rules, start=1):
            contacts = rule.plan in plans and plans[rule.plan].contacts
            if rule.when == {"unsafe_contact": True} and rule.plan and not contacts:
                return
            if contacts and rule.when.get("unsafe_contact") is not False:
                expected = "a rule before it with unsafe_contact = true alone and a plan of Administratief steps"
                self.fault(f"[[rule]] {number} ({rule.id[:40]})", "contact where contact may be unsafe", expected)
                return
