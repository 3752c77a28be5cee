"""Rondkomen on the same signals when the register is asked question by question, as the BRP API allows."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rondkomen.gateways.brp import HaalCentraalRegister
from rondkomen.gateways.brp.client import BrpClient, TooMany
from rondkomen.gateways.brp.fake_persons import datum
from rondkomen.gateways.brp.fake_search import limit
from rondkomen.matching import Register, Settings
from rondkomen.matching.text import fold

from .ours import KINDS, ON
from .score import NONE, Answer
from .tables import Tables
from .watch import Watch

AT_ONCE = 1000
CODE = "9999"
_HOME = (
    ("officieleStraatnaam", "straat"), ("huisletter", "huisletter"), ("postcode", "postcode"),
    ("huisnummertoevoeging", "huisnummertoevoeging"), ("woonplaats", "woonplaats"),
)  # fmt: skip


class Asked(BrpClient):
    """The API on the town: who lives there now, found and told as the API does, without HTTP between."""

    def __init__(self, register: dict[str, list[Any]]) -> None:
        self.questions, self._of = 0, register
        self._row: dict[str, int] = {}
        for row, person in enumerate(register["person"]):
            number = f"{int(person):09}"
            if number not in self._row or not register["verhuisd_op"][row]:
                self._row[number] = row
        self._house: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._born: dict[str, list[str]] = defaultdict(list)
        for number, row in self._row.items():
            if not register["verhuisd_op"][row]:
                self._house[register["postcode"][row], int(register["huisnummer"][row] or 0)].append(number)
                self._born[register["geboortedatum"][row]].append(number)

    def ask(self, query: Any) -> list[Any]:
        """The persons that answer a question; TooMany as the API."""
        self.questions += 1
        if "burgerservicenummer" in query:
            return [self._person(number) for number in query["burgerservicenummer"]]
        found = [*(self._at(query) if "postcode" in query else self._named(query))]
        if len(found) > limit(query):
            raise TooMany("more people fit the question than the register gives")
        return [{"burgerservicenummer": number} for number in found]

    def _at(self, query: Any) -> Iterator[str]:
        for number in self._house.get((query["postcode"], query["huisnummer"]), ()):
            row = self._row[number]
            parts = ((query.get(name), self._of[name][row]) for name in ("huisletter", "huisnummertoevoeging"))
            if all(not asked or fold(known or "") == fold(asked) for asked, known in parts):
                yield number

    def _named(self, query: Any) -> Iterator[str]:
        asked, is_begin = fold(query["geslachtsnaam"]).removesuffix("*"), query["geslachtsnaam"].endswith("*")
        for number in self._born.get(query["geboortedatum"], ()):
            known = fold(self._of["geslachtsnaam"][self._row[number]])
            if known == asked or (is_begin and known.startswith(asked) and " " not in known[len(asked) :]):
                yield number

    def _person(self, number: str) -> dict[str, Any]:
        row = self._row[number]
        text = {name: values[row] for name, values in self._of.items() if values[row]}
        home: dict[str, Any] = {name: text[column] for name, column in _HOME if column in text}
        left, died = text.get("verhuisd_op"), text.get("overleden_op")
        told: dict[str, Any] = {
            "burgerservicenummer": number,
            "naam": {name: text[name] for name in ("voornamen", "voorvoegsel", "geslachtsnaam") if name in text},
            "geboorte": {"datum": _date(text.get("geboortedatum"))},
            "gemeenteVanInschrijving": {"code": CODE},
            "verblijfplaats": {"type": "Adres", "verblijfadres": home | {"huisnummer": int(text["huisnummer"])}},
        }
        if "partner_geslachtsnaam" in text:
            partner = {name: text.get(f"partner_{name}") for name in ("voorvoegsel", "geslachtsnaam")}
            told["partners"] = [{"naam": {name: value for name, value in partner.items() if value}}]
        if left or died:
            told["opschortingBijhouding"] = {"reden": {"code": "O" if died else "E"}, "datum": _date(died or left)}
        return told


def _date(written: str | None) -> dict[str, Any] | None:
    year, month, day = [*(written or "0000").split("-"), "00", "00"][:3]
    return datum(f"{year}{month}{day}")


def answers(tables: Tables) -> tuple[list[Answer], dict[str, int], Watch]:
    """The answer to each signal, how much was asked, and the seconds."""
    columns = tables.register.to_pydict()
    residents = len(set(columns["person"]))
    client, settings = Asked(columns), Settings.dutch()
    signals = tables.signals.to_pydict()
    source = HaalCentraalRegister(client, f"GM{CODE}", number_of_residents=residents)
    watch, made = Watch(), []
    for first in range(0, tables.signals.num_rows, AT_ONCE):
        told = {name: values[first : first + AT_ONCE] for name, values in signals.items()}
        found = Register.of(source.candidates(told), settings, residents=residents).match(told, on=ON)
        for kind, person in zip(found.kind, found.person, strict=True):
            number = int(source.resident(person).bsn) if person else 0
            made.append(Answer(KINDS.get(str(kind), NONE), number, 0))
    watch.phase("ask and match")
    return made, {"questions": client.questions}, watch
