"""The fictional municipality of Waterveen as addresses: streets, buildings and their ways of numbering homes.

Streets and places are made up; postcodes have the real form, and their combination with these streets does not exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from .composed import parts
from .skew import Shares

PLACES = {
    "Waterveen": 0.82,
    "Oud-Waterveen": 0.07,
    "Zuiderveen aan de Vliet": 0.05,
    "'t Rietland": 0.03,
    "Sint-Jansdijk": 0.03,
}
NAMED = (
    "Burgemeester {}laan",
    "Prof. {}straat",
    "Van {}weg",
    "Ds. {}plein",
    "Laan van {}",
    "Johan {}straat",
    "'t {}hof",
)
NAMED_AFTER = parts("STREET_NAMED_AFTER")
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"

# How homes that share a house number are told apart: the BAG's letter and addition of each home in order.
FLOORS = tuple(("", form) for form in ("H", "1", "2", "3"))
ROMAN = tuple(("", form) for form in ("hs", "I", "II", "III"))
BIS = (("", ""), ("", "bis"))
HAARLEM = (("", "ZW"), ("", "RD"))
ABOVE = (("", ""), ("A", ""))
LETTERED = tuple((letter, "") for letter in "ABCDEFGH")
COUNTED = tuple(("", str(number)) for number in range(1, 25))
PADDED = tuple(("", f"{number:02d}") for number in range(1, 19))
MIXED = tuple((letter, str(number)) for number in (1, 2, 3) for letter in "AB")
HOUSE = (("", ""),)


@dataclass(frozen=True, slots=True)
class Address:
    """One home, as the BAG writes it."""

    straat: str
    huisnummer: int
    huisletter: str
    toevoeging: str
    postcode: str
    woonplaats: str
    kind: str  # home, students, institution


BUILDINGS = Shares(  # an assumption: seven in ten homes have a number of their own, as most flats have too
    {
        HOUSE: 0.78,
        ABOVE: 0.06,
        FLOORS: 0.035,
        ROMAN: 0.02,
        BIS: 0.02,
        HAARLEM: 0.01,
        LETTERED: 0.03,
        COUNTED: 0.02,
        PADDED: 0.01,
        MIXED: 0.015,
    }
)


def street_names(random: Random) -> list[str]:
    """All names of streets, in a fixed order of chance."""
    names = [f"{first}{last}" for first in parts("STREET_FIRST") for last in parts("STREET_LAST")]
    names += [form.format(name) for form in NAMED for name in NAMED_AFTER]
    names += [f"{first} {last.title()}" for first in ("Grote", "Kleine", "Verlengde") for last in parts("STREET_LAST")]
    random.shuffle(names)
    return names


def postcodes() -> Iterator[str]:
    """Postcodes from 1200 AA on, without the letters that are not given out and without SA, SD and SS."""
    pairs = [a + b for a in LETTERS for b in LETTERS if a + b not in ("SA", "SD", "SS")]
    for district in range(1200, 9999):
        for pair in pairs[:260]:
            yield f"{district}{pair}"


def addresses(random: Random) -> Iterator[Address]:
    """Homes, street by street; a town that outgrows its names of streets builds them again in the next quarter."""
    codes = postcodes()
    places = Shares(PLACES)
    for quarter in ("", " Noord", " Oost", " Zuid", " West", *(f" {number}" for number in range(1, 500))):
        for street in street_names(random):
            yield from _street(street + quarter, places.pick(random), codes, random)


def _street(street: str, place: str, codes: Iterator[str], random: Random) -> Iterator[Address]:
    length = random.choice((12, 20, 30, 44, 60, 90, 140, 220))
    for first in range(1, length, 40):  # a postcode has one side of a stretch of the street
        for side in (0, 1):
            code = next(codes)
            for number in range(first + side, min(first + 40, length + 1), 2):
                yield from _building(street, number, code, place, random)


def _building(street: str, number: int, code: str, place: str, random: Random) -> Iterator[Address]:
    form = BUILDINGS.pick(random)
    draw = random.random()
    kind = "institution" if draw < 0.0006 else "students" if draw < 0.008 else "home"
    for letter, addition in form[: random.randint(2, len(form))] if len(form) > 1 else form:
        yield Address(street, number, letter, addition, code, place, kind)
