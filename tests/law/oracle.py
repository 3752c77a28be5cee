"""Zorgtoeslag, kindgebonden budget and huurtoeslag once more, written apart from the rules.

Plain fractions and tables, straight from the formulas of the law as collected in the project's sources; nothing here is
imported from the package. Where the two differ, one of them is wrong.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil, floor

F = Fraction
NOTHING = Fraction(0)
ZORG = {  # standaardpremie, drempel, part of the drempel alone and with partner, part above it, wealth limits
    2024: (1987, 26819, F("0.01879"), F("0.04256"), F("0.1367"), 140213, 177301),
    2025: (2112, 28406, F("0.01896"), F("0.04273"), F("0.137"), 141896, 179429),
    2026: (2119, 29736, F("0.01912"), F("0.04289"), F("0.1373"), 146011, 184633),
}
KGB = {  # per child, extra at 12 and at 16, single parent, part that goes off, thresholds alone and with partner
    2024: (2436, 694, 924, 3480, F("0.0675"), 26819, 35849),
    2025: (2511, 703, 936, 3389, F("0.0710"), 28406, 37545),
    2026: (2580, 724, 964, 3416, F("0.0760"), 29736, 39141),
}
HUUR = {  # highest rent, for the young, kwaliteitskorting, aftopping 1-2 and 3+, wealth each, free income of a child
    2024: (F("879.66"), F("454.47"), F("454.47"), F("650.43"), F("697.07"), 36952, 5970),
    2025: (F("900.07"), F("477.20"), F("477.20"), F("682.96"), F("731.93"), 37395, 6042),
    2026: (F("932.93"), F("498.20"), F("498.20"), F("713.02"), F("764.14"), 38479, 6218),
}
NORMHUUR = {  # year, kind of household: two incomes with their normhuur
    (2024, "single"): (20700, F("226.67"), 30550, F("458.92")),
    (2024, "multi"): (26975, F("226.67"), 39700, F("457.11")),
    (2024, "old single"): (22025, F("224.85"), 30575, F("458.47")),
    (2024, "old multi"): (29325, F("223.04"), 39875, F("456.20")),
    (2025, "single"): (22700, F("236.19"), 32625, F("481.51")),
    (2025, "multi"): (30450, F("234.38"), 42475, F("479.24")),
}
VERLAGING = {2024: F("37.72"), 2025: F("37.14")}


@dataclass(frozen=True)
class One:
    """A person: who it is to the applicant, birth date, yearly income and wealth."""

    role: str  # applicant, partner, child or lodger
    born: date
    income: F = NOTHING
    wealth: F = NOTHING


@dataclass(frozen=True)
class Case:
    """A household on a day; `rent` is None where nothing is rented."""

    on: date
    persons: tuple[One, ...]
    rent: F | None = None
    service_costs: F = NOTHING
    uninsured: frozenset[str] = field(default_factory=frozenset)

    @property
    def couple(self) -> list[One]:
        return [one for one in self.persons if one.role in ("applicant", "partner")]

    @property
    def children(self) -> list[One]:
        return [one for one in self.persons if one.role == "child"]

    @property
    def income(self) -> F:
        return sum((one.income for one in self.couple), F(0))

    @property
    def wealth(self) -> F:
        start = date(self.on.year, 1, 1)
        minors = [one for one in self.children if years(one.born, start) < 18]
        return sum((one.wealth for one in self.couple + minors), F(0))


def years(born: date, day: date) -> int:
    whole = day.year - born.year
    return whole if (day.month, day.day) >= (born.month, born.day) else whole - 1


def has_aow(born: date, day: date) -> bool:
    """From 67; who was born before March 1957 had reached an earlier AOW age by the end of 2023."""
    return born < date(1957, 3, 1) or years(born, day) >= 67


def months_begun(born: date, day: date) -> int:
    """Calendar months between the month of birth and that of the day."""
    return (day.year * 12 + day.month) - (born.year * 12 + born.month)


def whole_euros(amount: F) -> int:
    rounded = floor(amount + F(1, 2))
    return rounded if rounded >= 24 else 0


def zorgtoeslag(case: Case) -> int:
    premium, threshold, alone, together, above, limit, limit_partners = ZORG[case.on.year]
    partners = len(case.couple) == 2
    adults = [one for one in case.couple if months_begun(one.born, case.on) > 216 and one.role not in case.uninsured]
    if not adults or case.wealth > (limit_partners if partners else limit):
        return 0
    norm = (together if partners else alone) * threshold + above * max(F(0), case.income - threshold)
    amount = max(F(0), (2 if partners else 1) * premium - norm)
    return whole_euros(amount / 2 if partners and len(adults) == 1 else amount)


def kindgebonden_budget(case: Case) -> int:
    per_child, twelve, sixteen, single, part, threshold, threshold_partners = KGB[case.on.year]
    partners = len(case.couple) == 2
    limit = ZORG[case.on.year][6 if partners else 5]
    ages = [months_begun(one.born, case.on) for one in case.children]
    ages = [months for months in ages if 1 <= months <= 216]
    if not ages or case.wealth > limit:
        return 0
    amount = F(sum(per_child + (sixteen if age > 192 else twelve if age > 144 else 0) for age in ages))
    amount += 0 if partners else single
    amount -= part * max(F(0), case.income - (threshold_partners if partners else threshold))
    return whole_euros(max(F(0), amount))


def huurtoeslag(case: Case) -> F:
    """Per month."""
    high, low, quality, small, large, wealth, _ = HUUR[case.on.year]
    month = case.on.replace(day=1)
    if case.rent is None or years(case.couple[0].born, month) < 18 or case.wealth > wealth * len(case.couple):
        return F(0)
    new_year = date(case.on.year, 1, 1)
    others = [
        one
        for one in case.persons
        if one.role == "lodger" or (one in case.children and years(one.born, new_year) >= 18)
    ]
    if any(one.wealth > wealth for one in others):
        return F(0)
    rent = case.rent + (min(case.service_costs, F(48)) if case.on.year < 2026 else 0)
    grown_up = any(years(one.born, month) >= (21 if case.on.year >= 2026 else 23) for one in case.persons)
    highest = high if grown_up or case.children else low
    if case.on.year < 2026 and rent > highest and len(case.persons) < 8:
        return F(0)
    rent = min(rent, highest)
    least, off = own_part(case)
    cap = large if len(case.persons) >= 3 else small
    old = any(has_aow(one.born, month) for one in case.persons)
    top = 0 if case.on.year == 2024 and len(case.persons) > 1 and not old else F("0.40")
    amount = max(F(0), min(rent, quality) - least)
    amount += F("0.65") * max(F(0), min(rent, cap) - max(quality, least))
    amount += top * max(F(0), rent - max(cap, least))
    return F(whole_euros(max(F(0), amount - off) * 12), 12)


def rekeninkomen(case: Case) -> F:
    free = HUUR[case.on.year][6]
    total = case.income
    for one in case.persons:
        if one.role == "child" and years(one.born, date(case.on.year, 1, 1)) < 23:
            total += max(F(0), one.income - free)
        elif one.role in ("child", "lodger"):
            total += one.income
    return total


def own_part(case: Case) -> tuple[F, F]:
    """The rent that stays with the tenant, and what goes off for the income."""
    income, single = rekeninkomen(case), len(case.persons) == 1
    if case.on.year >= 2026:
        over = max(F(0), income - (23425 if single else 31500))
        return (F("202.52") if single else F("200.71")), over * (F("0.27") if single else F("0.22")) / 12
    kind = "single" if single else "multi"
    if case.on.year == 2024 and any(has_aow(one.born, date(2024, 1, 1)) for one in case.persons):
        kind = f"old {kind}"
    low, low_rent, reference, reference_rent = NORMHUUR[case.on.year, kind]
    norm = low_rent
    if income > low:
        a = (reference_rent / reference - low_rent / low) / (reference - low)
        b = low_rent / low - a * low
        norm = F(ceil((a * income**2 + b * income) * 100), 100)
    return norm - VERLAGING[case.on.year], F(0)
