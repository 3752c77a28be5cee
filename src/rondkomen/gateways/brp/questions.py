"""Which questions a table of signals leads to: as few as will find everybody who may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rondkomen.gateways.brp.base import RegisterFailed, Table
from rondkomen.matching.addresses import number_in_street, parse_number, parse_postcode
from rondkomen.matching.compare.texts import bsn as told_bsn
from rondkomen.matching.dates import parse_date
from rondkomen.matching.names import parse_surname
from rondkomen.matching.text import fold

_NAME = re.compile(r"[a-zA-Z0-9À-ž .\-']{1,198}")
"""GeslachtsnaamFilter in the description of the API, less room for the star."""
_SHORTEST_WITH_STAR = 3
_SMALLEST_YEAR = 1850


@dataclass(frozen=True, slots=True)
class House:
    """Who lives behind a postcode and a house number; with a letter or an addition behind one door of it."""

    postcode: str
    huisnummer: int
    huisletter: str = ""
    huisnummertoevoeging: str = ""

    @property
    def building(self) -> House:
        """The house with all its doors."""
        return House(self.postcode, self.huisnummer)

    def query(self) -> dict[str, Any]:
        """The question as the API takes it."""
        asked = {"huisletter": self.huisletter, "huisnummertoevoeging": self.huisnummertoevoeging}
        return {
            "type": "ZoekMetPostcodeEnHuisnummer",
            "postcode": self.postcode,
            "huisnummer": self.huisnummer,
            "inclusiefOverledenPersonen": True,
        } | {name: text for name, text in asked.items() if text}


@dataclass(frozen=True, slots=True)
class Born:
    """Who bears a name, or one that begins with it, and was born on a day."""

    geslachtsnaam: str
    geboortedatum: str
    exactly: bool = False

    def query(self) -> dict[str, Any]:
        """The question as the API takes it: a star stands for letters up to the next space."""
        star = "" if self.exactly or len(self.geslachtsnaam) < _SHORTEST_WITH_STAR else "*"
        return {
            "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
            "geslachtsnaam": self.geslachtsnaam + star,
            "geboortedatum": self.geboortedatum,
            "inclusiefOverledenPersonen": True,
        }

    def fits(self, geslachtsnaam: str, geboortedatum: str) -> bool:
        """Whether somebody of this name and date may be among those who were asked for."""
        return geboortedatum == self.geboortedatum and fold(geslachtsnaam).startswith(fold(self.geslachtsnaam))


Question = House | Born


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What a signal tells, as far as a question can be made of it."""

    bsn: str
    surname: str
    born: str
    questions: tuple[Question, ...]
    door: House | None

    def __repr__(self) -> str:
        return "Told(•••)"


def told_in(signals: Table) -> Iterator[Told]:
    """What each signal of a table tells. Raises RegisterFailed when its columns differ in length."""
    lengths = {len(values) for values in signals.values()}
    if len(lengths) > 1:
        raise RegisterFailed(
            f"signals: found columns of {min(lengths)} and {max(lengths)} rows; expected as many in each"
        )
    for row in range(max(lengths, default=0)):
        yield _told({name: str(values[row] or "").strip() for name, values in signals.items()})


def _told(row: dict[str, str]) -> Told:
    door, born = _door(row), _born(row.get("geboortedatum", ""))
    voorvoegsel, name = row.get("voorvoegsel", ""), row.get("geslachtsnaam", "")
    questions: list[Question] = [door.building] if door else []
    if born:
        questions += [Born(one, born) for one in names(name)]
    return Told(
        bsn=told_bsn(row["bsn"]) if row.get("bsn") else "",
        surname=parse_surname(voorvoegsel, name).whole,
        born=born,
        questions=tuple(dict.fromkeys(questions)),
        door=door,
    )


def _born(written: str) -> str:
    """A whole date as the API takes it; empty when a part is unknown or it is none."""
    day = parse_date(written)
    if not day.year or not day.month or not day.day or day.year < _SMALLEST_YEAR:
        return ""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _door(row: dict[str, str]) -> House | None:
    digits, letters = parse_postcode(row.get("postcode", ""))
    written = row.get("huisnummer", "") or number_in_street(row.get("straat", ""))
    number, addition = parse_number(written, row.get("huisletter", ""), row.get("huisnummertoevoeging", ""))
    if not digits or not letters or not number:
        return None
    whole = House(f"{digits:04}{letters.upper()}", number)
    found = re.fullmatch(r"([a-z]?)([a-z0-9]{0,4})", addition)
    if found is None or not addition:
        return whole
    if addition.isalpha() and len(addition) > 1:  # bis, hs: no letter with something behind it
        return replace(whole, huisnummertoevoeging=addition) if len(addition) <= 4 else whole
    return replace(whole, huisletter=found[1], huisnummertoevoeging=found[2])


def names(written: str) -> list[str]:
    """The names under which the register may know a surname: without its prefix, with it, and each of a double name.

    >>> names("van den Berg"), names("Berg, v.d."), names("Jansen-de Vries")
    (['Berg', 'van den Berg'], ['Berg'], ['Jansen-de Vries', 'Jansen', 'Vries'])
    """
    found = [core := _core(plain := _plain(written))]
    if core and plain.endswith(core) and "." not in plain:
        found.append(plain)  # the prefix may be kept as a part of the name
    if "-" in core:
        found += [_core(side) for side in core.split("-")]
    return [one for one in dict.fromkeys(found) if _NAME.fullmatch(one) and len(parse_surname("", one).whole) > 1]


def _plain(written: str) -> str:
    """A name with the letters and signs that the API takes: others in Latin letters, and spaces for the rest."""
    known = written.replace("/", "-")
    if any(letter.isalpha() and not _NAME.fullmatch(letter) for letter in known):
        known = fold(known)
    return " ".join("".join(letter if _NAME.fullmatch(letter) else " " for letter in known.replace(",", " ")).split())


def _core(written: str) -> str:
    """The shortest run of words that is the whole name without prefix and title."""
    whole, words = parse_surname("", written).whole, written.split()
    for length in range(1, len(words) + 1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            parsed = parse_surname("", run)
            if parsed.whole == whole and not parsed.prefix:
                return run
    return written.strip()
