"""Text of a household file to plain values that remember their line: YAML or JSON, hostile or not.

YAML's surprises are switched off: `on` stays a word, a number stays exactly what was written, a key may stand once,
and aliases (by which a small file can become enormous) are refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from rondkomen.law.household.faults import Fault, HouseholdRefused

LARGEST = 64 * 1024
"""Characters in a file; a household of thirty persons needs a few thousand."""
_DEEPEST = 12
_TOO_DEEP = ("lists or groups nested too deep", f"at most {_DEEPEST} levels")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]*)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Lines(dict[str, int]):
    """The line in the file of each place; empty for JSON bodies and for descriptions made in code."""


def parse(text: str) -> tuple[Any, Lines]:
    """Plain values (dict, list, str, Decimal, date, bool, None) and their lines. Raises HouseholdRefused."""
    if len(text) > LARGEST:
        raise _refused(f"{len(text)} characters", f"at most {LARGEST}")
    if text.lstrip()[:1] in ("{", "["):
        try:
            return parse_json(text), Lines()
        except json.JSONDecodeError:
            pass  # YAML may start with a brace too
    try:
        return _parse_yaml(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _refused(
            f"text that is not YAML ({error.problem or error.context})",
            "a household file as in docs/reference/household-file.md",
            mark.line + 1 if mark else None,
        ) from error
    except HouseholdRefused:
        raise
    except RecursionError as error:
        raise _refused(*_TOO_DEEP) from error
    except yaml.YAMLError as error:
        raise _refused(f"text that cannot be read ({error})", "plain YAML or JSON") from error
    except (ValueError, OverflowError) as error:  # PyYAML lets these out for absurd escapes and directives
        raise _refused("text that cannot be read", "plain YAML or JSON") from error


def parse_json(text: str) -> Any:
    """Plain values of a JSON text, numbers exact. Raises HouseholdRefused, or JSONDecodeError when it is no JSON."""
    if len(text) > LARGEST:
        raise _refused(f"{len(text)} characters", f"at most {LARGEST}")
    try:
        return json.loads(
            text, parse_float=Decimal, parse_int=_whole, parse_constant=_no_constant, object_pairs_hook=_keys_once
        )
    except RecursionError as error:
        raise _refused(*_TOO_DEEP) from error
    except InvalidOperation as error:
        raise _refused("a number that nobody can have", "amounts in euros") from error


def _whole(digits: str) -> Decimal:
    return Decimal(digits)


def _no_constant(name: str) -> Any:
    raise _refused(name, "a number")


def _keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        seen: set[str] = set()
        double = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise HouseholdRefused([Fault(double, "this key twice", "each key once")])
    return content


def _parse_yaml(text: str) -> tuple[Any, Lines]:
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    lines = Lines()
    if node is None:
        raise _refused("an empty file", "a household with persons")
    return _plain(node, "", lines, set(), 0), lines


def _plain(node: yaml.Node, place: str, lines: Lines, seen: set[int], depth: int) -> Any:
    line = node.start_mark.line + 1
    lines[place] = line
    if id(node) in seen:
        raise HouseholdRefused([Fault(place or "file", "an alias (*)", "the values written out", line)])
    seen.add(id(node))
    if depth > _DEEPEST:
        raise _refused(*_TOO_DEEP, line)
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(node, place, lines, seen, depth))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, f"{place}[{number}]", lines, seen, depth + 1) for number, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _entries(node: yaml.MappingNode, place: str, lines: Lines, seen: set[int], depth: int) -> Iterator[tuple[str, Any]]:
    names = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise HouseholdRefused([Fault(place or "file", "a key that is no word", "words as keys", line)])
        inner = f"{place}.{key.value}" if place else str(key.value)
        if key.value in names:
            raise HouseholdRefused([Fault(inner, "this key twice", "each key once", line)])
        names.add(key.value)
        yield key.value, _plain(value, inner, lines, seen, depth + 1)


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "false", "False"):
        return text.lower() == "true"
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace("_", ""))
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _refused(found: str, expected: str, line: int | None = None) -> HouseholdRefused:
    return HouseholdRefused([Fault("file", found, expected, line)])
