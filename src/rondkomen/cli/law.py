"""`rondkomen law [NAME]`: what is modelled; one rule or number with its source; or a municipal file checked."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from rondkomen.cli.reading import InputWrong, add_output, day, names_in, text_in
from rondkomen.engine.receipt import plain
from rondkomen.kernel import OPEN
from rondkomen.law import law_book
from rondkomen.law.book import book_with, code_in
from rondkomen.law.check import DayNotKnown, days_known
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.reading import LARGEST, read_municipality
from rondkomen.law.outcomes import BY_NAME
from rondkomen.law.report import citation_as_data
from rondkomen.law.words import coverage, label_of


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("law", help="what is modelled; one rule or number with its source")
    command.add_argument("name", metavar="NAME", nargs="?", help="a rule, number or fact; without it, all regulations")
    command.add_argument("--on", metavar="DATE", type=day, help="only what is in force on this day")
    command.add_argument(
        "--check", dest="file", metavar="FILE", help="check a municipality's file with schemes and numbers, TOML"
    )
    add_output(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Look up, or check a file, and print. Raises DayNotKnown, and MunicipalityRefused for what is wrong in a file."""
    if options.file is not None:
        _check_file(options)
        return
    if options.on is not None and options.on not in days_known():
        raise DayNotKnown(options.on)
    if options.name is None:
        data: dict[str, Any] = _overview(options.on)
    else:
        (name,) = names_in([options.name], code_in(options.name))
        data = _one(name, options.on, options.language)
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for line in _overview_lines(data) if options.name is None else _one_lines(data):
        print(line)


def _overview(on: date | None) -> dict[str, Any]:
    book = law_book()
    regulations = [
        {
            "name": name,
            "title": entry["title"],
            "bwb": entry["bwb"],
            "from": str(entry["from"]),
            "until": str(entry["until"]),
        }
        | {"verified": entry["verified"], "modelled": entry["modelled"], "left_out": entry["left_out"]}
        for name, entry in coverage().items()
        if on is None or entry["from"] <= on <= entry["until"]
    ]
    names = {"rules": sorted(book.rules), "numbers": sorted(book.parameters), "facts": sorted(book.facts)}
    return {"law_version": book.version, "regulations": regulations} | names


def _check_file(options: argparse.Namespace) -> None:
    """Say what a municipality's file holds, after making its rules as they would be used."""
    if options.name is not None:
        raise InputWrong(f"found {options.name} beside --check; expected one of the two")
    municipality = read_municipality(text_in(options.file, "a municipality's file", LARGEST), options.file)
    book_with(made_of(municipality))
    schemes = [municipality.name_of(scheme) for scheme in municipality.schemes]
    numbers = [number.name for number in municipality.numbers]
    if options.json:
        data = {"code": municipality.code, "name": municipality.name, "schemes": schemes, "numbers": numbers}
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    counted = " and ".join(
        f"{len(found)} {word if len(found) == 1 else f'{word}s'}"
        for found, word in ((schemes, "scheme"), (numbers, "number"))
    )
    print(f"{municipality.code} {municipality.name}: {counted}, nothing wrong")


def _one(name: str, on: date | None, language: str) -> dict[str, Any]:
    book = law_book(code_in(name))
    data: dict[str, Any] = {"name": name, "label": label_of(name, language)}
    if name not in book.quantities:
        return data | {"kind": "not_modelled", "of": BY_NAME[name].of, "unit": BY_NAME[name].unit}
    quantity = book.quantities[name]
    data |= {"of": quantity.of, "unit": str(quantity.unit)}
    if name in book.facts:
        return data | {"kind": "fact", "place": book.facts[name].place}
    if name in book.parameters:
        values = [value for value in book.parameters[name].values if on is None or on in value.period]
        return data | {"kind": "number", "values": [_value(value) for value in values]}
    forms = [form for form in book.rules[name] if on is None or on in form.period]
    return data | {
        "kind": "rule",
        "forms": [
            {
                "from": None if form.period.since == date.min else str(form.period.since),
                "until": None if form.period.until == OPEN else str(form.period.until),
                "sentence": form.sentence,
                "citation": citation_as_data(form.citation, max(on or form.period.since, date(2024, 1, 1))),
                "inputs": list(form.inputs),
            }
            for form in forms
        ],
    }


def _value(value: Any) -> dict[str, Any]:
    return {
        "from": str(value.period.since),
        "until": "open" if value.period.until == OPEN else str(value.period.until),
        "value": plain(value.value),
        "source": value.source,
        "status": value.status,
        "note": value.note,
    }


def _overview_lines(data: dict[str, Any]) -> list[str]:
    lines = [
        f"law {data['law_version']}: "
        + ", ".join(f"{len(data[kind])} {kind}" for kind in ("rules", "numbers", "facts"))
    ]
    for one in data["regulations"]:
        checked = "verified with published figures" if one["verified"] else "not verified"
        lines += ["", f"{one['title']} ({one['bwb']}), {one['from']} to {one['until']}, {checked}"]
        lines += [f"  + {sentence}" for sentence in one["modelled"]]
        lines += [f"  - left out: {sentence}" for sentence in one["left_out"]]
    for kind in ("rules", "numbers", "facts"):
        lines += ["", f"{kind}: {', '.join(data[kind])}"]
    return lines


def _one_lines(data: dict[str, Any]) -> list[str]:
    lines = [f"{data['name']}: {data['label']} ({data['kind']} of the {data['of']}, {data['unit']})"]
    if "place" in data:
        lines.append(f"  told at {data['place']} in the household file")
    for value in data.get("values", []):
        note = f"; {value['note']}" if value["note"] else ""
        lines.append(
            f"  {value['from']} to {value['until']}: {value['value']}  [{value['source']}; {value['status']}{note}]"
        )
    for form in data.get("forms", []):
        lines += [f"  {form['from'] or 'always'} to {form['until'] or 'now'}: {form['sentence']}"]
        lines += [
            f"    {form['citation']['regulation']} {form['citation']['url']}",
            f"    needs {', '.join(form['inputs'])}",
        ]
    return lines
