"""Signals without BSN about the people of the town, each with the right answer beside it."""

from dataclasses import dataclass, replace
from random import Random

from . import rates
from .names import FEMALE
from .people import Person, Town
from .place import Address
from .rates import DIALECTS, KINDS, Kind
from .skew import Shares
from .spelling import plain
from .told import Register, Told, Truth, initials_of
from .writing import Row, written

BUSINESSES = ("{} Bouw", "Klussenbedrijf {}", "{} Beheer B.V.", "Bakkerij {}", "{} Advies", "Kapsalon {}")


@dataclass(slots=True)
class Signal:
    """One signal: the row as the partner wrote it, when, about whom, and what was made of it."""

    row: Row
    kind: str  # of partner
    month: str
    origin: str
    truth: Truth
    slips: list[str]


class Desk:
    """Receives the signals of half a year about a town."""

    def __init__(self, town: Town, seed: int) -> None:
        self.random = Random(seed)
        self.town = town
        self.register = Register(town.people)
        self._kinds = Shares({name: kind.share for name, kind in KINDS.items()})
        self._holders: dict[int, list[Person]] = {}
        for one in town.people:
            if one.is_grown:
                self._holders.setdefault(one.household, []).append(one)
        self._households = list(self._holders)

    def signals(self, number: int) -> list[Signal]:
        """So many signals, in the order of the months."""
        made = [self._outsider(sort) for sort, share in rates.OUTSIDER.items() for _ in range(round(number * share))]
        while len(made) < number:
            made.extend(self._of_household(self._holders[self.random.choice(self._households)]))
        made = made[:number]
        self.random.shuffle(made)
        made.sort(key=lambda signal: signal.month)
        return made

    def _of_household(self, holders: list[Person]) -> list[Signal]:
        random = self.random
        main = random.choice(holders[:2])
        made = []
        for month in random.sample(rates.MONTHS, rates.MONTHS_OF_A_HOUSEHOLD.pick(random)):
            kinds: list[str] = []
            for _ in range(rates.SIGNALS_IN_A_CASE.pick(random)):
                kind = self._kinds.pick(random)
                while kind in kinds:
                    kind = self._kinds.pick(random)
                kinds.append(kind)
                holder = main if random.random() < rates.SAME_HOLDER else random.choice(holders)
                made.append(self._of_person(holder, holders, kind, month))
        return made

    def _of_person(self, holder: Person, holders: list[Person], kind: str, month: str) -> Signal:
        random = self.random
        partner = KINDS[kind]
        told = self._about(holder, partner)
        slips = self._elsewhere(told, holder, partner)
        truth = None
        if random.random() < rates.FAMILY_NAMED[kind]:
            told.form, told.given, told.birth = "none", "", "none"
            slips.append("family named")
        elif random.random() < rates.BUSINESS[kind]:
            told.birth = "none"
            if random.random() < 0.5:
                told.form, told.given = "none", ""
            slips.append("business name")
        elif len(holders) > 1 and random.random() < rates.SEVERAL_NAMED[kind]:
            second = next(one for one in holders if one is not holder)
            truth = self._several(told, holder, second)
            slips.append("several named")
        truth = truth or self.register.truth(told, holder)
        return self._sent(told, holder, kind, month, truth, slips, second if "several named" in slips else None)

    def _about(self, one: Person, partner: Kind) -> Told:
        random = self.random
        form, given = self._given(one, partner.given.pick(random))
        birth = "none"
        if random.random() < partner.birth_date:
            partial = one.born.endswith("00-00") or random.random() < rates.YEAR_ONLY + rates.FIRST_OF_JANUARY
            birth = "year" if partial else "day"
        address = one.address or one.former
        assert address, "everybody in the register has or had an address in town"
        dropped = (address.huisletter or address.toevoeging) and random.random() < rates.ADDITION_DROPPED
        return Told(self._surnames(one), form, given, birth, one.born, address, with_addition=not dropped)

    def _given(self, one: Person, form: str) -> tuple[str, str]:
        if not one.given or form == "none":
            return "none", ""
        if form == "initials":
            return form, initials_of(one.given)
        if form == "initial":
            by_call = one.called != one.given[0] and self.random.random() < rates.INITIAL_OF_CALLED_NAME
            return form, initials_of((one.called if by_call else one.given[0],))
        return form, {"first": one.given[0], "called": one.called, "all": " ".join(one.given)}[form]

    def _surnames(self, one: Person) -> tuple[tuple[str, str], ...]:
        own, partner = (one.prefix, one.surname), (one.partner_prefix, one.partner_surname)
        use = one.name_use
        if partner[1] and one.sex == FEMALE and self.random.random() < rates.OTHER_SURNAME:
            use = self.random.choice("EPVN")
        if own == partner or not partner[1]:
            return (own,)
        return {"E": (own,), "P": (partner,), "V": (partner, own), "N": (own, partner)}[use]

    def _elsewhere(self, told: Told, holder: Person, partner: Kind) -> list[str]:
        """Let the address be an old one, or that of an administrator."""
        random = self.random
        if random.random() < rates.THROUGH_OTHERS:
            told.address, told.with_addition, told.address_is_theirs = self._some_address(), True, False
            return ["through an administrator"]
        if holder.address and holder.moved_on and random.random() < partner.old_address:
            if holder.former:
                told.address, told.with_addition = holder.former, True
                return ["old address"]
            if random.random() < rates.OLD_ADDRESS_OUTSIDE:
                told.address, told.with_addition, told.address_is_theirs = self._address_in_other_town(), True, False
                return ["old address in another town"]
        return []

    def _several(self, told: Told, first: Person, second: Person) -> Truth:
        told.form, told.given = _initials(first)
        form, given = _initials(second)
        names = ((second.prefix, second.surname),)
        other = replace(told, surnames=names, birth="none", form=form, given=given)
        truths = [self.register.truth(told, first), self.register.truth(other, second)]
        if any(truth.level == "unknown" for truth in truths):
            return Truth("unknown", (first.number, second.number), first.household)
        people = tuple(truth.people[0] for truth in truths if truth.level == "person")
        return Truth("person" if people else "household", people, first.household)

    def _sent(
        self,
        told: Told,
        about: Person,
        kind: str,
        month: str,
        truth: Truth,
        slips: list[str],
        second: Person | None = None,
    ) -> Signal:
        random = self.random
        brand = (about.number * 31 + len(kind)) % len(DIALECTS[kind])
        row, more = written(told, about.origin, DIALECTS[kind][brand], random)
        row["klantnummer"] = f"{kind}{brand + 1}:{100000 + (about.number or random.randrange(10**7)) * 7}"
        _named_otherwise(row, slips, second, random)
        return Signal(row, kind, month, about.origin.key, truth, slips + more)

    def _outsider(self, sort: str) -> Signal:
        random = self.random
        kind = self._kinds.pick(random)
        resident = random.choice(self._holders[random.choice(self._households)])
        about = self.town.stranger(resident.origin if sort == "relative_not_registered" else None)
        about.address = resident.address or resident.former
        if sort == "relative_not_registered":
            about.prefix, about.surname = resident.prefix, resident.surname
        elif sort == "other_town":
            about.address = self._address_in_other_town()
        elif random.random() < 0.3:  # a namesake of somebody who lives elsewhere in town
            about.prefix, about.surname, about.given = resident.prefix, resident.surname, resident.given
            about.called, about.address = resident.called, self._some_address()
        told = self._about(about, KINDS[kind])
        return self._sent(told, about, kind, random.choice(rates.MONTHS), self.register.truth(told, None), [sort])

    def _some_address(self) -> Address:
        one = self.random.choice(self.town.people)
        address = one.address or one.former
        assert address, "everybody in the register has or had an address in town"
        return address

    def _address_in_other_town(self) -> Address:
        code = f"{self.random.randint(9000, 9999)}{self.random.choice('ABCDEGHJK')}{self.random.choice('LMNPRTVW')}"
        return replace(
            self._some_address(), postcode=code, woonplaats=self.random.choice(("Elders", "Overzijl", "Nergenshuizen"))
        )


def _initials(one: Person) -> tuple[str, str]:
    return ("initials", initials_of(one.given)) if one.given else ("none", "")


def _named_otherwise(row: Row, slips: list[str], second: Person | None, random: Random) -> None:
    """A family, a business or two people in the column of the surname."""
    surname = row["geslachtsnaam"]
    if "family named" in slips:
        row["geslachtsnaam"] = f"Fam. {surname}"
    elif "business name" in slips:
        owner = " ".join(filter(None, (row["voorletters"] or row["voornamen"], row["voorvoegsel"], surname)))
        row["geslachtsnaam"] = random.choice(BUSINESSES).format(owner)
        row["voorletters"] = row["voornamen"] = row["voorvoegsel"] = ""
    elif second:
        joint = " ".join(filter(None, (initials_of(second.given), second.prefix, second.surname)))
        joint = plain(joint).upper() if surname.isupper() else joint
        row["geslachtsnaam"] = f"{surname}{random.choice((' en ', ' e/o ', ' / ', ' & '))}{joint}"
