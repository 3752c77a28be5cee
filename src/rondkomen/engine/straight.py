"""Writes a plan out as one straight Python function, for households of which everything is known.

It calls the same functions of rules in the same order as the step-by-step way in `law`; it only saves the looking up in
between. Made when a plan is used again, because making it costs more than one run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rondkomen.engine.rule import Of, Rule

Straight = Callable[[dict[str, Any], int], None]


@dataclass(frozen=True, slots=True)
class Worked:
    """One quantity made ready: a rule with, per argument, whether it is a column of persons."""

    name: str
    of: Of
    rule: Rule
    call: Callable[..., Any]
    columns: tuple[bool, ...]


def straight(rules: Sequence[Worked]) -> Straight:
    """A function that puts the values of the rules, in order, among the values; it takes the number of persons too."""
    names: dict[str, Any] = {f"f{number}": worked.call for number, worked in enumerate(rules)}
    seen: set[str] = set()
    lines = ["def run(values, persons):"]
    for number, worked in enumerate(rules):
        for name in worked.rule.inputs:
            if name not in seen:
                seen.add(name)
                lines.append(f"    q_{name} = values[{name!r}]")
        seen.add(worked.name)
        lines.append(f"    q_{worked.name} = values[{worked.name!r}] = {_expression(number, worked)}")
    exec(compile("\n".join([*lines, "    return"]), "<straight>", "exec"), names)
    made: Straight = names["run"]
    return made


def _expression(number: int, worked: Worked) -> str:
    inputs = worked.rule.inputs
    if worked.of == "household" or not any(worked.columns):
        call = f"f{number}({', '.join(f'q_{name}' for name in inputs)})"
        return call if worked.of == "household" else f"[{call}] * persons"
    columns = [name for name, is_column in zip(inputs, worked.columns, strict=True) if is_column]
    arguments = [
        f"p_{name}" if is_column else f"q_{name}" for name, is_column in zip(inputs, worked.columns, strict=True)
    ]
    each = ", ".join(f"p_{name}" for name in columns)
    over = f"zip({', '.join(f'q_{name}' for name in columns)})" if len(columns) > 1 else f"q_{columns[0]}"
    return f"[f{number}({', '.join(arguments)}) for {each} in {over}]"
