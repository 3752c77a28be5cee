"""How people of each large origin group of the Netherlands are named: surname, given names, and what a family shares.

Lists come from `names/` (source on the first line of each file), the rest from the rules in `composed.py`. The order of
a list is its rank; where the source has no order it is shuffled once with a fixed number, so that the letter A is not
the most frequent. How skewed the draw is, is an assumption per group, set for the Dutch on what is published about the
year 2007: the first name has 0.5% of the people, the first thousand a third.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .skew import Skewed

FOLDER = Path(__file__).parent / "names"
FIXED = 20261101
MALE, FEMALE = "M", "V"
PREFIX = re.compile(
    r"^((?:van|von|de|den|der|het|'t|'s|te|ten|ter|in|op|aan|uit|onder|over|bij|la|le|du|dos|da|d')(?: |(?<=')))+", re.I
)

Surname = tuple[str, str]  # voorvoegsel, geslachtsnaam
SurnameOf = Callable[[Random], Surname]


@dataclass(frozen=True)
class Origin:
    """A group: how much of the town it is, and how its people are named."""

    key: str
    share: float
    surname: SurnameOf
    male: Skewed[str]
    female: Skewed[str]
    older_male: Skewed[str] | None = None
    older_female: Skewed[str] | None = None
    numbers_of_names: tuple[float, float, float] = (0.7, 0.25, 0.05)  # how many given names: one, two, three
    patronymic: bool = False  # the child's surname is the father's given name
    gendered: bool = False  # the surname has a form for women
    wife_takes_name: float = 0.0  # in the register itself, by the law of the land of the wedding
    uses_partner_name: float = 0.4  # of married women, in daily life
    day_unknown: float = 0.0  # of those born abroad before 1995: only the year, or 1 January
    name_order_lost: float = 0.01  # first and last name changed about by the partner
    one_name: float = 0.0  # a single name and no given names

    def given(self, random: Random, sex: str, year: int) -> tuple[str, ...]:
        """Given names, as on the birth certificate."""
        older = self.older_male if sex == MALE else self.older_female
        pool = older if older and random.random() < (2005 - year) / 55 else self.male if sex == MALE else self.female
        draw = random.random()
        one, two, _ = self.numbers_of_names
        number = 1 if draw < one else 2 if draw < one + two else 3
        names: list[str] = []
        while len(names) < number:
            name = pool.pick(random)
            if name not in names:
                names.append(name)
        return tuple(names)


def listed(name: str, *, ranked: bool = False) -> list[str]:
    """The names of a file, without its first line."""
    found = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
    if not ranked:
        Random(FIXED).shuffle(found)
    return found


def joined(starts: list[str], ends: list[str], between: str = "") -> list[str]:
    """Every start with every end, in a fixed order that is no alphabet; no letter three times in a row."""
    made = [re.sub(r"(.)\1\1", r"\1\1", f"{start}{between}{end}") for start in starts for end in ends]
    Random(FIXED).shuffle(made)
    return list(dict.fromkeys(made))


def split(name: str) -> Surname:
    """Voorvoegsel and the rest."""
    found = PREFIX.match(name)
    if not found or found.end() == len(name):
        return "", name
    return found.group().strip().lower(), name[found.end() :]


def for_woman(surname: str) -> str:
    """The form for women of a Polish, Ukrainian or Bulgarian surname."""
    for ending, form in (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"), ("skyi", "ska"), ("tskyi", "tska")):
        if surname.endswith(ending):
            return surname.removesuffix(ending) + form
    return surname + "a" if surname.endswith(("ov", "ev")) else surname
