"""The people of the fictional municipality, in households: who lives where, who moved, who left and who died.

Shares of kinds of households are of the order of what CBS publishes (about 4 in 10 live alone, 28% as a couple, a third
with children); all other rates are assumptions. Nobody has a BSN: the official test range (9999...) holds some nine
thousand numbers, fewer than this town has people, and the measurement is without BSN.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .composed import CALLED
from .groups import origins
from .names import FEMALE, MALE, Origin, for_woman
from .place import Address, addresses
from .skew import Shares

TODAY = date(2026, 11, 1)
KINDS = Shares({"single": 0.385, "couple": 0.275, "family": 0.255, "one_parent": 0.07, "three_generations": 0.015})
NUMBERS_OF_CHILDREN = Shares({1: 0.38, 2: 0.42, 3: 0.15, 4: 0.05})
MIXED_COUPLES = 0.15
MARRIED = 0.72  # of couples, or partners by registration
TWINS = 0.016
NAMED_AFTER_PARENT = 0.06
MOVED_IN_A_YEAR = 0.10  # of households; CBS counts about one in ten people a year
MOVED_WITHIN_TOWN = 0.55
LEFT_TOWN = 0.035
LEFT_HOME = 0.05  # of families: a grown child that now lives elsewhere in town
PARTED = 0.012  # of couples: one of the two now lives elsewhere in town
LODGER = 0.02


@dataclass(slots=True)
class Person:
    """One person of the register. `former` is an address in town that was left on `moved_on`."""

    number: int
    household: int
    sex: str
    year: int
    born: str
    given: tuple[str, ...]
    called: str
    prefix: str
    surname: str
    origin: Origin
    partner_prefix: str = ""
    partner_surname: str = ""
    name_use: str = "E"  # aanduiding naamgebruik: Eigen, Partner, Voor (partner first), Na (partner last)
    address: Address | None = None
    former: Address | None = None
    moved_on: str = ""
    died_on: str = ""

    @property
    def is_grown(self) -> bool:
        """Old enough for a contract of one's own on the day of the measurement."""
        return self.year <= TODAY.year - 19 or (self.year == TODAY.year - 18 and self.born[5:] <= "11-01")


class Town:
    """Builds households until enough people live in town."""

    def __init__(self, inhabitants: int, seed: int) -> None:
        self.random = Random(seed)
        self.people: list[Person] = []
        self._origins = Shares({origin: origin.share for origin in origins()})
        self._addresses = addresses(self.random)
        self._seen: list[Address] = []  # addresses that somebody may have lived at before
        self._households = 0
        self._grown_ups_elsewhere: list[list[Person]] = []
        living = 0
        while living < inhabitants:
            before = len(self.people)
            self._fill(next(self._addresses))
            living += sum(1 for one in self.people[before:] if one.address and not one.died_on)

    def _fill(self, address: Address) -> None:
        random = self.random
        if random.random() < 0.5 or len(self._seen) < 100:
            self._seen.append(address)
        if address.kind == "students":
            for _ in range(random.randint(3, 9)):
                self._settle([self._person(self._origins.pick(random), age=random.randint(18, 26))], address)
        elif address.kind == "institution":
            youngest = random.choice((18, 74, 74))
            for _ in range(random.randint(15, 70)):
                self._settle(
                    [self._person(self._origins.pick(random), age=random.randint(youngest, youngest + 22))], address
                )
        elif self._grown_ups_elsewhere and random.random() < 0.3:
            self._settle(self._grown_ups_elsewhere.pop(), address)
        else:
            self._settle(self._household(address), address)
            if random.random() < LODGER:
                self._settle([self._person(self._origins.pick(random), age=random.randint(18, 60))], address)

    def _settle(self, members: list[Person], address: Address) -> None:
        """Number the household, and let it have moved in, moved out or lost somebody."""
        random = self.random
        self._households += 1
        gone = address.kind == "home" and not members[0].former and random.random() < LEFT_TOWN
        moved = not members[0].former and random.random() < MOVED_IN_A_YEAR
        day = self._day_of_last_year()
        former = random.choice(self._seen) if random.random() < MOVED_WITHIN_TOWN else None
        for one in members:
            one.household = self._households
            one.number = len(self.people) + 1
            self.people.append(one)
            one.address = None if gone else address
            if gone:
                one.former, one.moved_on = address, day
            elif moved and former != address:
                one.former, one.moved_on = former, day
            if not gone and random.random() < (0.035 if one.year < 1961 else 0.001):
                one.died_on = self._day_of_last_year()

    def stranger(self, origin: Origin | None = None) -> Person:
        """Somebody who is not in the register."""
        return self._person(origin or self._origins.pick(self.random), age=self.random.randint(18, 80))

    def _household(self, address: Address) -> list[Person]:
        random = self.random
        origin = self._origins.pick(random)
        kind = KINDS.pick(random)
        if kind == "couple" and origin.key in ("turkish", "moroccan", "syrian_iraqi", "surinamese_hindustani"):
            kind = random.choice(("couple", "couple", "family", "three_generations"))
        if kind == "single":
            return [self._person(origin, age=self._age_of_single())]
        if kind == "couple":
            pair = self._couple(origin, age=random.randint(22, 88))
            if random.random() < PARTED:
                self._send_elsewhere(pair.pop(), address)
            return pair
        age = random.randint(26, 58)
        parents = (
            [self._person(origin, age=age, sex=random.choice("MVVVV"))]
            if kind == "one_parent"
            else self._couple(origin, age)
        )
        children = list(self._children(parents))
        if children and random.random() < LEFT_HOME and min(one.year for one in parents) < TODAY.year - 42:
            grown = self._child(parents, random.randint(18, 27))
            self._send_elsewhere(grown, address)
        grandparents = [self._grandparent(parents[0])] if kind == "three_generations" else []
        return [*parents, *children, *grandparents]

    def _send_elsewhere(self, one: Person, former: Address) -> None:
        one.former, one.moved_on = former, self._day_of_last_year()
        self._grown_ups_elsewhere.append([one])

    def _couple(self, origin: Origin, age: int) -> list[Person]:
        random = self.random
        other = self._origins.pick(random) if random.random() < MIXED_COUPLES else origin
        sexes = (MALE, FEMALE) if random.random() > 0.02 else random.choice(((MALE, MALE), (FEMALE, FEMALE)))
        first = self._person(origin, age=age, sex=sexes[0])
        second = self._person(other, age=max(18, age + random.randint(-8, 3)), sex=sexes[1])
        if random.random() < MARRIED:
            if sexes[1] == FEMALE and not other.patronymic and random.random() < other.wife_takes_name:
                second.prefix = first.prefix
                second.surname = for_woman(first.surname) if other.gendered else first.surname
            for one, partner in ((first, second), (second, first)):
                one.partner_prefix, one.partner_surname = partner.prefix, partner.surname
                one.name_use = self._name_use(one)
        return [first, second]

    def _name_use(self, one: Person) -> str:
        if one.sex == MALE:
            return "E" if self.random.random() < 0.97 else "N"
        weight = one.origin.uses_partner_name * (1.3 if one.year < 1965 else 0.8)
        if self.random.random() > weight:
            return "E"
        return self.random.choice("PPVVVN" if one.year < 1965 else "PVVNN")

    def _children(self, parents: list[Person]) -> Iterator[Person]:
        oldest = min(27, TODAY.year - max(one.year for one in parents) - 18)
        twin: Person | None = None
        for _ in range(NUMBERS_OF_CHILDREN.pick(self.random)):
            child = self._child(parents, self.random.randint(0, max(0, oldest)))
            if twin:
                child.born, child.year = twin.born, twin.year
            twin = child if self.random.random() < TWINS else None
            yield child
        if twin:
            child = self._child(parents, 0)
            child.born, child.year = twin.born, twin.year
            yield child

    def _child(self, parents: list[Person], age: int) -> Person:
        random = self.random
        parent = parents[0] if random.random() < 0.88 else parents[-1]
        child = self._person(parent.origin, age=age)
        child.prefix, child.surname = parent.prefix, parent.surname
        if parent.origin.patronymic:
            child.prefix, child.surname = "", parents[0].given[0] if parents[0].given else parents[0].surname
        elif parent.origin.gendered:
            child.surname = for_woman(parent.surname) if child.sex == FEMALE else child.surname
        of_same_sex = [one for one in parents if one.sex == child.sex and one.given]
        if of_same_sex and child.given and random.random() < NAMED_AFTER_PARENT:
            child.given = (of_same_sex[0].given[0], *child.given[1:])
            child.called = self._called(child.given)
        return child

    def _grandparent(self, parent: Person) -> Person:
        age = TODAY.year - parent.year + self.random.randint(20, 33)
        one = self._person(parent.origin, age=min(age, 96), sex=MALE if self.random.random() < 0.4 else FEMALE)
        if one.sex == MALE and not parent.origin.patronymic:
            one.prefix, one.surname = parent.prefix, parent.surname
        return one

    def _person(self, origin: Origin, age: int, sex: str = "") -> Person:
        random = self.random
        sex = sex or random.choice(MALE + FEMALE)
        birthday = TODAY - timedelta(days=int(age * 365.2425) + random.randrange(365))
        given = origin.given(random, sex, birthday.year)
        prefix, surname = origin.surname(random)
        if origin.gendered and sex == FEMALE:
            surname = for_woman(surname)
        if random.random() < origin.one_name:
            given, prefix, surname = (), "", given[0]
        born = birthday.isoformat()
        if birthday.year < 1995 and random.random() < origin.day_unknown:
            born = f"{birthday.year}-{random.choice(('01-01', '01-01', '01-01', '07-01', '00-00'))}"
        return Person(0, 0, sex, birthday.year, born, given, self._called(given), prefix, surname, origin)

    def _called(self, given: tuple[str, ...]) -> str:
        """What people say, where it is not the first name of the certificate."""
        if not given:
            return ""
        forms = CALLED.get(given[0])
        return self.random.choice(forms) if forms and self.random.random() < 0.75 else given[0]

    def _age_of_single(self) -> int:
        draw = self.random.random()
        return (
            self.random.randint(18, 30)
            if draw < 0.25
            else self.random.randint(30, 65)
            if draw < 0.7
            else self.random.randint(65, 96)
        )

    def _day_of_last_year(self) -> str:
        return (TODAY - timedelta(days=self.random.randint(10, 365))).isoformat()
