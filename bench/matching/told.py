"""What a partner tells about a person, before any slip; and whether the register can say who that must be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .names import FEMALE
from .people import Person
from .place import Address
from .spelling import plain


@dataclass(slots=True)
class Told:
    """The facts of a signal as far as they are given; `surnames` are the person's own and a partner's, in order."""

    surnames: tuple[tuple[str, str], ...]  # (voorvoegsel, geslachtsnaam)
    form: str  # of the given names: none, initial, initials, first, called, all
    given: str
    birth: str  # none, year, day
    born: str
    address: Address
    with_addition: bool = True
    address_is_theirs: bool = True  # False: nobody of that name need be there (an administrator, another town)


@dataclass(slots=True)
class Truth:
    """The right answer.

    level   person      one of `people` (two where the contract names two)
            household   somebody of this household, and no more can be known
            unknown     the facts fit people of several households, or fit nobody surely
            none        nobody of the register
    """

    level: str
    people: tuple[int, ...] = ()
    household: int = 0


def initials_of(given: Iterable[str]) -> str:
    """J.M. as JM."""
    return "".join(plain(name[0]).upper() for name in given if name)


def _bare(name: str) -> str:
    return plain(name).lower()


def surnames_of(one: Person) -> list[frozenset[str]]:
    """Every set of surnames that the register lets this person go by; a woman also by her partner's name alone."""
    own, partner = _bare(one.surname), _bare(one.partner_surname)
    forms = [frozenset((own,))]
    if partner:
        forms.append(frozenset((own, partner)))
        if one.sex == FEMALE or one.name_use == "P":
            forms.append(frozenset((partner,)))
    return forms


def fits(told: Told, one: Person) -> bool:
    """Whether what is told could have been told about this person."""
    return one.is_grown and _born_fits(told, one) and _given_fits(told, one) and _surname_fits(told, one)


def _surname_fits(told: Told, one: Person) -> bool:
    return frozenset(_bare(name) for _, name in told.surnames) in surnames_of(one)


def _given_fits(told: Told, one: Person) -> bool:
    if told.form == "none":
        return True
    if not one.given:
        return False
    if told.form in ("initial", "initials"):
        return initials_of(one.given).startswith(told.given)
    return told.given in (one.given[0], one.called, " ".join(one.given))


def _born_fits(told: Told, one: Person) -> bool:
    if told.birth == "none":
        return True
    return told.born == one.born if told.birth == "day" else told.born[:4] == one.born[:4]


class Register:
    """The people by address and by date of birth, to see who else a signal could be about."""

    def __init__(self, people: list[Person]) -> None:
        self._at: dict[tuple[str, int], list[Person]] = defaultdict(list)
        self._born: dict[str, list[Person]] = defaultdict(list)
        for one in people:
            self._born[one.born].append(one)
            for address in {one.address, one.former} - {None}:
                self._at[address.postcode, address.huisnummer].append(one)

    def those_at(self, address: Address, *, with_addition: bool = True) -> list[Person]:
        """Who lives or lived there; in the whole building when letter and addition are not told."""
        there = self._at.get((address.postcode, address.huisnummer), [])
        return [one for one in there if address in (one.address, one.former)] if with_addition else there

    def others(self, told: Told) -> list[Person]:
        """Everyone of the register whom the facts fit."""
        if told.address_is_theirs:
            pool = self.those_at(told.address, with_addition=told.with_addition)
        else:
            pool = self._born.get(told.born, []) if told.birth == "day" else []
        return [one for one in pool if fits(told, one)]

    def truth(self, told: Told, subject: Person | None) -> Truth:
        """The right answer for a signal about `subject` (None: nobody of the register)."""
        fitting = self.others(told)
        if subject is None:
            return Truth("unknown") if fitting else Truth("none")
        if not told.address_is_theirs and told.birth != "day":
            return Truth("unknown", (subject.number,), subject.household)
        candidates = {one.number: one for one in (*fitting, subject)}
        if len(candidates) == 1:
            return Truth("person", (subject.number,), subject.household)
        one_home = {one.household for one in candidates.values()} == {subject.household}
        return Truth("household" if one_home else "unknown", tuple(candidates), subject.household)
