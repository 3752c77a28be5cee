"""Toy rules for the tests: written to a file, because the engine reads the source of a rule."""

import importlib.util
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from rondkomen.engine import Fact, Facts, LawBook
from rondkomen.engine.evaluation import Evaluation
from rondkomen.engine.parameters import read_parameters
from rondkomen.kernel import Unit

HEAD = '''"""Toy rules."""
from datetime import date
from decimal import Decimal

from rondkomen.engine import *
from rondkomen.engine import FixedPoint, rule
from rondkomen.kernel import Citation

HERE = Citation("BWBR0000001", artikel="1")

'''
NUMBERS = """
[grens]
label = "Grens"
unit = "EUR/jaar"
values = [{from = 2024-01-01, until = 2026-12-31, value = 1000, source = "BWBR0000001 art. 1", status = "law"}]

[deel]
label = "Deel"
unit = "fractie"
values = [{from = 2024-01-01, until = 2026-12-31, value = 0.25, source = "BWBR0000001 art. 2", status = "uncertain"}]

[leeftijd]
label = "Leeftijd"
unit = "jaar"
values = [{from = 2024-01-01, until = 2026-12-31, value = 18, source = "BWBR0000001 art. 3", status = "law"}]

[tabel]
label = "Tabel"
unit = "aantal"
key_unit = "aantal"
values = [
    {from = 2024-01-01, until = 2026-12-31, source = "BWBR0000001 art. 4", status = "law", rows = [
        [0, 5], [2, 1], [10, 7],
    ]},
]

[schijven]
label = "Schijven"
unit = "fractie"
key_unit = "EUR/jaar"
values = [
    {from = 2024-01-01, until = 2026-12-31, source = "BWBR0000001 art. 5", status = "law", rows = [
        [0, 0.10], [100, 0.50],
    ]},
]
"""
DAY = date(2025, 6, 15)
_number = count()


def _fact(name: str, of: Any, unit: str, **more: Any) -> Fact:
    place = f"persons.{{person}}.{name}" if of == "person" else name
    return Fact(name, of, Unit.parse(unit), place, **more)


TRUTHS = (True, False)
FACTS = (
    _fact("peildatum", "household", "datum"),
    _fact("inkomen", "household", "EUR/jaar", likely=(Decimal(0), Decimal(2000))),
    _fact("huur", "household", "EUR/maand", likely=(Decimal(0), Decimal(700))),
    _fact("getal", "household", "aantal", likely=(Decimal(0), Decimal(3))),
    _fact("getal_2", "household", "aantal", likely=(Decimal(0), Decimal(3))),
    _fact("is_huurder", "household", "waar", likely=TRUTHS),
    _fact("is_eigenaar", "household", "waar", likely=TRUTHS),
    _fact("loon", "person", "EUR/jaar", likely=(Decimal(0), Decimal(2000))),
    _fact("punten", "person", "aantal", likely=(Decimal(0), Decimal(3))),
    _fact("telt_mee", "person", "waar", likely=TRUTHS),
    _fact("geboortedatum", "person", "datum", likely=(date(1980, 1, 1), date(2015, 1, 1))),
)


def module_of(folder: Path, rules: str) -> ModuleType:
    """A module with these rules, from a file of its own."""
    name = f"toy_{next(_number)}"
    file = folder / f"{name}.py"
    file.write_text(HEAD + rules, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def book_of(folder: Path, rules: str, numbers: str = NUMBERS, facts: Iterable[Fact] = FACTS) -> LawBook:
    """A law book of toy rules and numbers."""
    file = folder / f"numbers_{next(_number)}.toml"
    file.write_text(numbers, encoding="utf-8")
    return LawBook.of([module_of(folder, rules)], read_parameters(file), facts)


def evaluate(book: LawBook, wanted: str | list[str], persons: int = 1, day: date = DAY, **told: Any) -> Evaluation:
    """The evaluation of wanted quantities with facts told by name; a list is one value per person."""
    ids = tuple("abcdefgh"[:persons])
    household = {name: _exact(value) for name, value in told.items() if not isinstance(value, list)}
    person = {name: [_exact(one) for one in value] for name, value in told.items() if isinstance(value, list)}
    given = frozenset(name for name in told if name not in book.facts and None not in (told[name],))
    given -= {name for name, column in person.items() if None in column}
    facts = Facts(ids, household, person, given)
    return book.on(day).evaluate(facts, [wanted] if isinstance(wanted, str) else wanted)


def value_of(book: LawBook, wanted: str, persons: int = 1, day: date = DAY, **told: Any) -> Any:
    """The value of one quantity with facts told by name."""
    return evaluate(book, wanted, persons, day, **told).value(wanted)


def _exact(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
