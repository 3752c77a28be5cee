"""`rondkomen explain FILE NAME`: why an outcome is what it is, with numbers, sources and articles."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from typing import Any

from rondkomen.cli.reading import InputWrong, add_file, household_in, names_in
from rondkomen.kernel.money import in_words
from rondkomen.law.check import check
from rondkomen.law.report import answer_as_data, explanation_as_data
from rondkomen.law.would_change import most_telling

_KINDS = {
    "nl": {"assumed": "aangenomen", "given": "opgegeven", "fact": "feit", "uncertain": "ONZEKER"},
    "en": {"assumed": "assumed", "given": "given", "fact": "fact", "uncertain": "UNCERTAIN"},
}
_CHANGES = {
    "nl": {"title": "Wat zou dit veranderen?", "condition": "waar", "binds": "nu telt", "hangs_on": "hangt af van"},
    "en": {"title": "What would change this?", "condition": "where", "binds": "counts now", "hangs_on": "hangs on"},
}
"""Words for what would change a step."""

_TRUTHS = {"nl": {True: "ja", False: "nee"}, "en": {True: "yes", False: "no"}}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("explain", help="why: steps, numbers, articles")
    add_file(command)
    command.add_argument("name", metavar="NAME", help="an outcome or any quantity of the law")
    command.add_argument("--person", metavar="ID", help="whose, for a quantity of a person (default: the first)")
    command.add_argument("--full", action="store_true", help="all that would change each step, with its condition")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Work out, replay and print."""
    household = household_in(options)
    (name,) = names_in([options.name], household.municipality)
    ids = [person.id for person in household.persons]
    if options.person is not None and options.person not in ids:
        raise InputWrong(f"--person: found {options.person}; expected one of {', '.join(ids)}")
    done = check(household, [name])
    if done.answers[0].status == "not_modelled":
        raise InputWrong(f"found {name}, which is not modelled on {household.on}; `rondkomen law` lists what is")
    is_of_person = done.evaluation.law.book.quantities[name].of == "person"
    person = ids.index(options.person or ids[0]) if is_of_person else None
    data = explanation_as_data(done.evaluation, name, person, options.language)
    data["answer"] = answer_as_data(done.answers[person or 0], done.evaluation, options.language)
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for line in _lines(data, options.language, in_full=options.full):
        print(line)


def _lines(data: dict[str, Any], language: str, *, in_full: bool) -> list[str]:
    lines = []
    if because := data["answer"].get("because"):
        lines += [because["text"], *([because["distance_text"]] if "distance_text" in because else []), ""]
    if needs := data["answer"].get("needs"):
        lines += [f"? {place}" for place in needs] + [""]
    for step in data["steps"]:
        lines += [*_step(step, language), *_changes(step["would_change"], language, in_full=in_full), ""]
    return lines


def _changes(changes: list[dict[str, Any]], language: str, *, in_full: bool) -> list[str]:
    """The most telling of what would change a step; in full all of it, with what turns and the facts behind it."""
    words = _CHANGES[language]
    lines = []
    for one in changes if in_full else most_telling(changes):
        lines.append(f"    {one['text']}")
        if in_full:
            lines += [f"      {words[key]}: {one[key]}" for key in ("condition", "binds") if key in one]
        if in_full and one.get("hangs_on"):
            lines.append(f"      {words['hangs_on']}: {', '.join(map(_leaf, one['hangs_on']))}")
    return [f"  {words['title']}", *lines] if lines else []


def _leaf(leaf: dict[str, Any]) -> str:
    return leaf["label"] if leaf["of"] == "household" else f"{leaf['label']} ({leaf['of']})"


def _step(step: dict[str, Any], language: str) -> list[str]:
    whose = "" if step["of"] == "household" else f" ({step['of']})"
    lines = [f"{step['label']}{whose} = {_amount(step['value'], step['unit'], language)}"]
    if step.get("sentence"):
        lines.append(f"  {step['sentence']}")
    if "citation" in step:
        lines.append(f"  {_article(step['citation'])}  {step['citation']['url']}")
    lines += [f"  - {_used(used, language)}" for used in step["used"]]
    for line in step["lines"]:
        mark = {"branch": "?", "assign": "="}.get(line["kind"], ">")
        named = f"{line['name'].replace('_', ' ')}: " if line["name"] else ""
        unit = step["unit"] if line["kind"] == "return" else ""
        lines.append(f"  {mark} {named}{line['words']} = {_amount(line['value'], unit, language)}")
    return lines


def _used(used: dict[str, Any], language: str) -> str:
    words = _KINDS[language]
    text = f"{used['label']}: {_amount(used['value'], used['unit'], language)}"
    if "source" in used:
        unsure = f" {words['uncertain']}" if used["status"] == "uncertain" else ""
        return f"{text}  [{used['source']}; {used['from']} - {used['until']}; {used['status']}{unsure}]"
    return text if used["kind"] == "rule" else f"{text}  [{words.get(used['kind'], used['kind'])}]"


def _article(citation: dict[str, str]) -> str:
    parts = [citation["regulation"]] + [f"artikel {citation['artikel']}"] * bool(citation["artikel"])
    parts += [f"{key} {citation[key]}" for key in ("lid", "onderdeel") if key in citation]
    return ", ".join(parts)


def _amount(value: Any, unit: str, language: str) -> str:
    """A value with its unit; euros as people write them."""
    match value:
        case bool():
            return _TRUTHS[language][value]
        case list():
            return ", ".join(
                f"{one[0]}: {_amount(one[1], unit, language)}"
                if isinstance(one, list)
                else _amount(one, unit, language)
                for one in value
            )
        case dict():
            return f"{_amount(value['low'], unit, language)} .. {_amount(value['high'], unit, language)}"
        case str() if unit.startswith("EUR") and value.lstrip("-")[:1].isdigit():
            return (
                f"{in_words(Decimal(value), language=language)} {unit.removeprefix('EUR').replace('/', '/ ')}".strip()
            )
    return f"{value} {unit}".strip() if unit in ("jaar", "maand", "uur/jaar", "uur/week") else str(value)
