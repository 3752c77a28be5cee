"""Reads and checks a settings file: every fault is found when it loads, and says where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rondkomen.kernel import OPEN, Period
from rondkomen.matching.compare import COMPARATORS
from rondkomen.matching.settings import MISSING, Block, Field, Ids, Level, Rule, Settings, SettingsRefused, Thresholds

ANSWERS = ("linked", "review")
LARGEST_BLOCK = 5000
_KEYS = {
    "file": {"settings", "ids", "thresholds", "field", "rule", "block", "together"},
    "settings": {"name", "version", "prior_label", "prior_says"},
    "field": {"id", "label", "comparator", "columns", "personal", "hidden", "typical", "most", "crosses", "levels"},
    "level": {"m", "u", "times", "at_least", "typical", "most", "says", "because"},
    "rule": {"id", "says", "answer", "from", "until", "when", "because"},
    "block": {"id", "keys", "largest"},
    "ids": set(Ids.__dataclass_fields__),
    "thresholds": set(Thresholds.__dataclass_fields__),
}


class _Place:
    """A table of the file with how messages call it."""

    def __init__(self, data: Any, where: str, kind: str) -> None:
        self.where, self.kind = where, kind
        if not isinstance(data, Mapping):
            raise self.refused(type(data).__name__, "a table")
        self.data: Mapping[str, Any] = data
        for name in data:
            if name not in _KEYS[kind]:
                raise self.refused(f"the key {name}", f"some of {', '.join(sorted(_KEYS[kind]))}")

    def refused(self, found: str, expected: str) -> SettingsRefused:
        return SettingsRefused(f"{self.where}: found {found}; expected {expected}")

    def get(self, name: str, expected: type | tuple[type, ...], default: Any = ...) -> Any:
        """A value of the expected type; the default where it is absent, refused where there is none."""
        value = self.data.get(name, default)
        if value is ...:
            raise self.refused(f"no {name}", f"{name} to be there")
        wrong = not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool)
        if wrong and value is not default:
            raise self.refused(f"{name} = {value!r}", f"{name} of type {_name_of(expected)}")
        return value

    def number(self, name: str, default: Any = ..., *, low: float = 0.0, high: float = 1.0) -> Any:
        """A number above `low` and at most `high`."""
        value = self.get(name, (int, float), default)
        if value is not default and not low < value <= high:
            raise self.refused(f"{name} = {value}", f"more than {low:g} and at most {high:g}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.get(name, list)
        if not values or not all(isinstance(value, str) for value in values):
            raise self.refused(f"{name} = {values!r}", f"{name} to be a list of texts")
        return tuple(values)


def settings_of(data: Mapping[str, Any], where: str) -> Settings:
    """Settings from the tables of a file, all checked; raises SettingsRefused at the first fault."""
    file = _Place(data, where, "file")
    head = _Place(file.get("settings", dict), f"{where}, [settings]", "settings")
    ids = _Place(file.get("ids", dict, {}), f"{where}, [ids]", "ids")
    fields = tuple(_field(one, f"{where}, field {number}") for number, one in enumerate(file.get("field", list), 1))
    _check_unique([one.id for one in fields], f"{where}, fields")
    rules = tuple(_rule(one, f"{where}, rule {n}", fields) for n, one in enumerate(file.get("rule", list, []), 1))
    together = tuple(
        _rule({"answer": "together", **one}, f"{where}, together {n}", fields, ("together",))
        for n, one in enumerate(file.get("together", list, []), 1)
    )
    _check_unique([one.id for one in (*rules, *together)], f"{where}, rules")
    return Settings(
        name=head.get("name", str),
        version=head.get("version", str),
        prior_label=head.get("prior_label", str),
        prior_says=head.get("prior_says", str),
        ids=Ids(**{name: ids.get(name, str) for name in ids.data}),
        thresholds=_thresholds(file.get("thresholds", dict), f"{where}, [thresholds]"),
        fields=fields,
        rules=rules,
        together=together,
        blocks=tuple(_block(one, f"{where}, block {n}", fields) for n, one in enumerate(file.get("block", list), 1)),
    )


def _field(data: Any, where: str) -> Field:
    place = _Place(data, where, "field")
    comparator = place.get("comparator", str)
    if comparator not in COMPARATORS:
        raise place.refused(f"comparator = {comparator!r}", f"one of {', '.join(COMPARATORS)}")
    columns = place.texts("columns")
    if len(columns) != COMPARATORS[comparator].columns:
        raise place.refused(f"{len(columns)} columns", f"{COMPARATORS[comparator].columns} for {comparator}")
    levels = {id: _level(id, one, f"{where}, level {id}") for id, one in place.get("levels", dict).items()}
    crosses = place.get("crosses", str, "")
    wanted = set(COMPARATORS[comparator].levels) - {MISSING} - (set() if crosses else {"crossed", "swapped"} - {"date"})
    if comparator == "date":
        wanted = set(COMPARATORS[comparator].levels) - {MISSING}
    if wrong := (wanted - set(levels)) or (set(levels) - set(COMPARATORS[comparator].levels)):
        raise place.refused(f"levels without or beside {', '.join(sorted(wrong))}", f"{', '.join(sorted(wanted))}")
    return Field(
        id=place.get("id", str),
        label=place.get("label", str),
        comparator=comparator,
        columns=columns,
        levels=levels,
        personal=place.get("personal", bool, True),
        hidden=place.get("hidden", bool, False),
        typical=place.number("typical", 1e-4),
        most=place.number("most", None),
        crosses=crosses,
        levels_of_comparator=COMPARATORS[comparator].levels,
    )


def _level(id: str, data: Any, where: str) -> Level:
    place = _Place(data, where, "level")
    u = place.data.get("u", "share")
    return Level(
        id=id,
        m=place.number("m"),
        u=None if u == "share" else place.number("u"),
        times=place.number("times", 1.0, high=1e6),
        at_least=place.number("at_least", 0.0),
        typical=place.number("typical", None),
        most=place.number("most", None),
        says=place.get("says", str),
        because=place.get("because", str, ""),
    )


def _rule(data: Any, where: str, fields: tuple[Field, ...], answers: tuple[str, ...] = ANSWERS) -> Rule:
    place = _Place(data, where, "rule")
    answer = place.get("answer", str)
    if answer not in answers:
        raise place.refused(f"answer = {answer!r}", f"one of {', '.join(answers)}")
    known = {one.id: (MISSING, *one.levels) for one in fields}
    when = {}
    for id, levels in place.get("when", dict).items():
        if id not in known:
            raise place.refused(f"the field {id} in when", f"some of {', '.join(known)}")
        if not isinstance(levels, list) or not levels or not set(levels) <= set(known[id]):
            raise place.refused(f"{id} = {levels!r}", f"a list of some of {', '.join(known[id])}")
        when[id] = tuple(levels)
    since, until = place.get("from", date), place.get("until", (date, str))
    if isinstance(until, str) and until != "open":
        raise place.refused(f"until = {until!r}", 'a date or "open"')
    period = Period(since, OPEN if until == "open" else until)
    return Rule(place.get("id", str), place.get("says", str), answer, period, when, place.get("because", str, ""))


def _block(data: Any, where: str, fields: tuple[Field, ...]) -> Block:
    place = _Place(data, where, "block")
    known = {one.id for one in fields}
    for key in place.texts("keys"):
        if key.partition(".")[0] not in known or not key.partition(".")[2]:
            raise place.refused(f"the key {key}", f"field.key with one of the fields {', '.join(sorted(known))}")
    return Block(place.get("id", str), place.texts("keys"), place.number("largest", LARGEST_BLOCK, high=1e9))


def _thresholds(data: Any, where: str) -> Thresholds:
    place = _Place(data, where, "thresholds")
    values = {name: place.number(name, low=-100.0, high=1e6) for name in place.data}
    missing = {"link", "margin", "review", "known_share"} - set(values)
    if missing:
        raise place.refused(f"no {', '.join(sorted(missing))}", "all of link, margin, review and known_share")
    if not 0 < values["known_share"] < 1 or values["review"] > values["link"]:
        raise place.refused(f"{values}", "known_share between 0 and 1, and review not above link")
    return Thresholds(**values)


def _check_unique(ids: list[str], where: str) -> None:
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise SettingsRefused(f"{where}: found {', '.join(twice)} twice; expected each id once")


def _name_of(expected: type | tuple[type, ...]) -> str:
    return " or ".join(one.__name__ for one in (expected if isinstance(expected, tuple) else (expected,)))
