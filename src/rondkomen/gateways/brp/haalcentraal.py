"""The residents of a municipality as the BRP API tells them: asked for one question at a time, each question once."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from rondkomen.gateways.brp.base import (
    COLUMNS,
    RegisterFailed,
    Resident,
    Table,
    households,
    row_of,
)
from rondkomen.gateways.brp.client import Access, BrpClient, TooMany
from rondkomen.gateways.brp.persons import FIELDS, MISTAKE, Part, resident_of
from rondkomen.gateways.brp.questions import Born, House, Question, Told, told_in
from rondkomen.matching.addresses import parse_number
from rondkomen.matching.names import parse_surname

THREADS = 4
"""Questions on their way at once: enough to be quick, few enough not to be turned away."""
PERSONS_AT_ONCE = 20
"""The most that RaadpleegMetBurgerservicenummer takes."""
_MUNICIPALITY = re.compile(r"GM[0-9]{4}")
_BSN = re.compile(r"[0-9]{9}")


class HaalCentraalRegister:
    """The register of one municipality (`GM0518`) behind the BRP API.

    `number_of_residents` is what the municipality has: the API does not tell, and a decision needs it.
    """

    settings_name = "haalcentraal"

    def __init__(self, access: Access | BrpClient, municipality: str, *, number_of_residents: int) -> None:
        if not _MUNICIPALITY.fullmatch(municipality):
            raise RegisterFailed("municipality: found another form; expected GM and four digits, as in GM0518")
        if number_of_residents < 1:
            raise RegisterFailed("number of residents: found less than 1; expected how many people live here")
        self._client = BrpClient(access) if isinstance(access, Access) else access
        self._code = municipality.removeprefix("GM")
        self.number_of_residents = number_of_residents
        self._lock = threading.Lock()
        self._answers: dict[Question, frozenset[str] | None] = {}
        self._residents: dict[str, Resident | None] = {}
        self._ids: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._homes: dict[tuple[str, ...], str] = {}

    def candidates(self, signals: Table) -> Table:
        """Everybody whom the register names when asked by bsn, by house, and by name with date of birth.

        A bsn that name or date of birth does not contradict is enough; then nobody else is looked at.
        """
        told = list(told_in(signals))
        with self._lock, ThreadPoolExecutor(THREADS) as pool:
            self._read(pool, {one.bsn for one in told if one.bsn})
            open_ = [one for one in told if not self._is_settled(one)]
            questions = list(dict.fromkeys(question for one in open_ for question in one.questions))
            self._ask(pool, questions)
            told_doors = dict.fromkeys(one.door for one in open_ if one.door)
            narrow = [door for door in told_doors if self._is_too_full(door.building)]
            doors = [door for door in narrow if door != door.building]
            self._ask(pool, doors)
            asked = [*questions, *doors]
            found = {bsn for question in asked for bsn in self._answers[question] or ()}
            found |= {one.bsn for one in told if one.bsn}
            self._read(pool, found)
            # Who else lives in the building matters as soon as one signal does not tell its door.
            vague = {door.building for door in narrow if self._is_too_full(door)}
            return self._table(found, questions, {_door(door) for door in doors if door.building not in vague})

    def resident(self, person: str) -> Resident:
        """Who was a candidate before. Raises RegisterFailed for another id."""
        if resident := self._residents.get(self._numbers.get(person, "")):
            return resident
        raise RegisterFailed("person: found an id that is not of a candidate; expected one that this register gave")

    def _is_settled(self, told: Told) -> bool:
        """Whether the register knows the bsn, and the date of birth or the surname is that of the resident."""
        resident = self._residents.get(told.bsn)
        if resident is None:
            return False
        names = (
            parse_surname(resident.voorvoegsel, resident.geslachtsnaam).whole,
            parse_surname(resident.voorvoegsel_partner, resident.geslachtsnaam_partner).whole,
        )
        same_name = bool(told.surname) and told.surname in names
        return told.born == resident.geboortedatum if told.born and resident.geboortedatum else same_name

    def _is_too_full(self, question: Question) -> bool:
        return self._answers.get(question, frozenset()) is None

    def _ask(self, pool: ThreadPoolExecutor, questions: Iterable[Question]) -> None:
        """Ask what was not asked before; None is kept where more people fit than the register gives."""
        new = [question for question in questions if question not in self._answers]
        for question, answer in zip(new, pool.map(self._answer, new), strict=True):
            self._answers[question] = answer

    def _answer(self, question: Question) -> frozenset[str] | None:
        try:
            return self._search(question)
        except TooMany:
            pass
        if isinstance(question, House) or question.exactly:
            return None
        return self._answer(replace(question, exactly=True))

    def _search(self, question: Question) -> frozenset[str]:
        query = question.query() | {"gemeenteVanInschrijving": self._code, "fields": ["burgerservicenummer"]}
        return frozenset(_numbers(self._client.ask(query), query["type"]))

    def _read(self, pool: ThreadPoolExecutor, numbers: Collection[str]) -> None:
        """Look up the people with these numbers who were not looked up before."""
        new = sorted(number for number in numbers if number not in self._residents)
        groups = [new[start : start + PERSONS_AT_ONCE] for start in range(0, len(new), PERSONS_AT_ONCE)]
        for group, residents in zip(groups, pool.map(self._residents_of, groups), strict=True):
            for number in group:
                self._residents[number] = residents.get(number)
                self._ids[number] = str(len(self._ids) + 1)
                self._numbers[self._ids[number]] = number

    def _residents_of(self, numbers: list[str]) -> dict[str, Resident]:
        kind = "RaadpleegMetBurgerservicenummer"
        answer = self._client.ask({"type": kind, "burgerservicenummer": numbers, "fields": list(FIELDS)})
        read = (resident_of(one, f"{kind}.personen[{place}]", self._code) for place, one in enumerate(answer))
        found = {one.bsn: one for one in read if one is not None}
        if not found.keys() <= set(numbers):
            raise RegisterFailed(f"answer to {kind}: found somebody who was not asked for; expected only who was")
        return found

    def _table(
        self, numbers: Collection[str], asked: Collection[Question], doors: Collection[tuple[Any, ...]]
    ) -> Table:
        """The candidates as columns, without what would make them look surer than they are."""
        people = {number: resident for number in sorted(numbers) if (resident := self._residents.get(number))}
        here = {number: one.residence.door for number, one in people.items() if one.lives_here and one.residence}
        for door in sorted(households(here.items())):
            self._homes.setdefault(door, str(len(self._homes) + 1))
        full = [question for question in asked if self._is_too_full(question)]
        rows = []
        for number, resident in people.items():
            shown = _as_far_as_sure(resident, full, doors)
            rows.append(row_of(self._ids[number], self._homes.get(here.get(number, ()), ""), shown))
        return {name: [row[name] for row in rows] for name in COLUMNS}


def _numbers(persons: Iterable[Any], kind: str) -> Iterator[str]:
    for place, one in enumerate(persons):
        person = Part(one, f"{kind}.personen[{place}]")
        number = person.one_of("burgerservicenummer", _BSN, "nine digits")
        # A record made by mistake is no person, and a person of the RNI may have no number.
        if number and person.part("opschortingBijhouding").part("reden").text("code") != MISTAKE:
            yield number


def _as_far_as_sure(resident: Resident, full: Iterable[Question], known_doors: Collection[tuple[Any, ...]]) -> Resident:
    """Somebody without the address or date of birth by which more people were found than the register gave.

    Who else lives there or was born then is not known, so that neither may count as telling.
    """
    for question in full:
        home = resident.residence
        if isinstance(question, Born):
            if question.fits(resident.geslachtsnaam, resident.geboortedatum):
                resident = replace(resident, geboortedatum="")
        elif home and (home.postcode, home.huisnummer) == (question.postcode, str(question.huisnummer)):
            door = (home.postcode, *parse_number(home.huisnummer, home.huisletter, home.huisnummertoevoeging))
            if door not in known_doors:
                resident = replace(resident, residence=None)
    return resident


def _door(house: House) -> tuple[Any, ...]:
    return house.postcode, *parse_number(str(house.huisnummer), house.huisletter, house.huisnummertoevoeging)
