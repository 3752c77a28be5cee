"""The facts of law that a household description tells, and what may be assumed while nobody tells otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rondkomen.engine import Fact, Facts, age_on
from rondkomen.engine.facts import INFINITE
from rondkomen.engine.rule import Of
from rondkomen.engine.units import Quantity
from rondkomen.kernel import Unit
from rondkomen.law.household import debts, expenses
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER, Household, Income, Person

LOON_ZONDER_VAKANTIETOESLAG = "loon_zonder_vakantietoeslag"
ADULT = 18
"""Age from which someone is the applicant rather than a child (art. 1:233 Burgerlijk Wetboek)."""
_ZERO = Decimal(0)
_YEARLY, _MONTHLY = Unit.parse("EUR/jaar"), Unit.parse("EUR/maand")
_TRUE = Unit.parse("waar")

HOME_FACTS = {
    "huur": "is_huurwoning",
    "koop": "is_koopwoning",
    "kamer": "is_kamer",
    "inwonend": "is_inwonend",
    "instelling": "is_instelling",
}
ASSUMED: Mapping[str, bool] = {
    "is_zorgverzekerd": True,
    "has_handicap": False,
    "has_recht_op_wajong": False,
    "needs_intensieve_zorg": False,
    "stays_in_inrichting": False,
    "is_student": False,
    "is_commerciele_huurder": False,
    "has_rechtmatig_verblijf": True,
    "is_uitgesloten_van_bijstand": False,
    "can_rely_on_ouders": True,
    "is_medisch_urenbeperkt": False,
    "is_in_doelgroep_loonkostensubsidie": False,
    "can_uitbreiden_arbeidsomvang": True,
    "has_uitzicht_op_inkomensverbetering": False,
    "has_medische_beperking_naast_studie": False,
} | dict(debts.TRUTHS)
"""Truths of a person that are taken to be so until `given` tells otherwise; shown as an assumption."""
ASSUMED_AT_HOME: Mapping[str, bool] = {
    "had_huurtoeslag_for_woning": False,
    "applies_artikel_34a": False,
    "applies_drempelbedrag": False,
    "are_giften_verantwoord": True,
    "had_individuele_inkomenstoeslag": False,
} | dict(debts.TRUTHS_AT_HOME)
"""The same, of the household."""
ASSUMED_NUMBERS: Mapping[str, tuple[Unit, Decimal]] = {
    "number_of_maanden_vrijlating": (Unit.parse("maand"), _ZERO),
    "number_of_maanden_vrijlating_loonkostensubsidie": (Unit.parse("maand"), _ZERO),
    "number_of_maanden_vrijlating_alleenstaande_ouder": (Unit.parse("maand"), _ZERO),
    "number_of_maanden_artikel_34a": (Unit.parse("maand"), _ZERO),
    "premie_arbeidsinschakeling": (_YEARLY, _ZERO),
    "stagevergoeding": (_MONTHLY, _ZERO),
} | dict(debts.NUMBERS)
"""Numbers of a person that are taken to be so until `given` tells otherwise."""
ASSUMED_WITH_ZERO: Mapping[str, Decimal] = {"servicekosten": _ZERO, "number_of_jaren_laag_inkomen": Decimal(5)}
"""What `assume_zero` fills in beside income and wealth: no service costs, and no more income in the years before."""
ASSUMED_NUMBERS_AT_HOME: Mapping[str, tuple[Unit, Decimal]] = {
    "giften": (Unit.parse("EUR"), _ZERO),
    "overwaarde_woning": (Unit.parse("EUR"), _ZERO),
    "individuele_inkomenstoeslag_deel": (Unit.parse("fractie"), Decimal(1)),
} | dict(debts.NUMBERS_AT_HOME)
"""The same, of the household; the value of an own home above its mortgage is open once it is told to be owned."""
MUNICIPAL: Mapping[str, Unit] = {
    "individuele_inkomenstoeslag_bedrag_alleenstaande": _YEARLY,
    "individuele_inkomenstoeslag_bedrag_alleenstaande_ouder": _YEARLY,
    "individuele_inkomenstoeslag_bedrag_gehuwden": _YEARLY,
    "individuele_inkomenstoeslag_inkomensgrens": Unit.parse("fractie"),
    "individuele_inkomenstoeslag_referteperiode": Unit.parse("jaar"),
    "minimagrens_fractie": Unit.parse("fractie"),
    "draagkracht_grens": Unit.parse("fractie"),
    "draagkracht_fractie": Unit.parse("fractie"),
    "draagkracht_hoge_grens": Unit.parse("fractie"),
    "draagkracht_hoge_fractie": Unit.parse("fractie"),
}
"""Numbers that each municipality sets for its own schemes."""
MUNICIPAL_CHOICES = (
    "individuele_inkomenstoeslag_deel",
    "applies_artikel_34a",
    "applies_drempelbedrag",
    "applies_volle_norm_for_kwijtschelding",
    "applies_aow_norm_for_kwijtschelding",
    "counts_kinderopvang_for_kwijtschelding",
    "extra_vermogen_for_kwijtschelding",
)
"""What is assumed until told, and what a municipality may tell for all its residents."""
FOR_SCHEMES: tuple[Fact, ...] = (
    Fact("goes_to_school", "person", _TRUE, "given.goes_to_school.{person}", likely=(True, False)),
    Fact(
        "has_collectieve_zorgverzekering",
        "household",
        _TRUE,
        "given.has_collectieve_zorgverzekering",
        likely=(True, False),
    ),
    Fact(
        "number_of_maanden_in_gemeente",
        "household",
        Unit.parse("maand"),
        "given.number_of_maanden_in_gemeente",
        likely=(_ZERO, Decimal(120)),
    ),
)
"""What only municipal schemes ask; unknown until told."""


def _declared() -> list[Fact]:
    def truth(name: str, of: Of, place: str) -> Fact:
        return Fact(name, of, _TRUE, place, likely=(True, False))

    income = [
        Fact(
            f"inkomen_{kind}",
            "person",
            _YEARLY,
            "persons.{person}.income",
            lowest=-INFINITE if kind == "winst" else _ZERO,  # a business can make a loss
            likely=(_ZERO, Decimal(20000)),
        )
        for kind in (*INCOME_KINDS, LOON_ZONDER_VAKANTIETOESLAG)
    ]
    return [
        Fact("peildatum", "household", Unit.parse("datum"), "on"),
        Fact(
            "geboortedatum",
            "person",
            Unit.parse("datum"),
            "persons.{person}.birth_date",
            likely=(date(1985, 1, 1), date(2015, 1, 1)),
        ),
        truth("is_aanvrager", "person", "persons.{person}.birth_date"),
        truth("is_partner", "person", "persons.{person}.partner"),
        truth("is_kind", "person", "persons.{person}.parents"),
        *(truth(name, "household", "home.kind") for name in HOME_FACTS.values()),
        *income,
        Fact("kale_huur", "household", _MONTHLY, "home.kale_huur", likely=(Decimal(600), Decimal(800))),
        Fact("servicekosten", "household", _MONTHLY, "home.servicekosten", likely=(_ZERO, Decimal(40))),
        Fact(
            "vermogen_persoon", "person", Unit.parse("EUR"), "persons.{person}.wealth", likely=(_ZERO, Decimal(50000))
        ),
        *_assumable(),
        *FOR_SCHEMES,
        Fact("arbeidsuren_per_jaar", "person", Unit.parse("uur/jaar"), "given.arbeidsuren_per_jaar.{person}"),
    ]


def _assumable() -> list[Fact]:
    """Facts that have a usual value, and those that a municipality sets."""
    truth, some = (True, False), (_ZERO, Decimal(1))
    return [
        *(Fact(name, "person", _TRUE, f"given.{name}.{{person}}", likely=truth) for name in ASSUMED),
        *(Fact(name, "household", _TRUE, f"given.{name}", likely=truth) for name in ASSUMED_AT_HOME),
        *(Fact(name, "person", unit, f"given.{name}.{{person}}") for name, (unit, _) in ASSUMED_NUMBERS.items()),
        *(Fact(name, "household", unit, f"given.{name}") for name, (unit, _) in ASSUMED_NUMBERS_AT_HOME.items()),
        *(Fact(name, "household", unit, "municipality", likely=some) for name, unit in MUNICIPAL.items()),
        *(
            Fact(name, "person", unit, f"given.{name}.{{person}}", likely=likely)
            for name, (unit, likely) in debts.OPEN.items()
        ),
        *(Fact(name, "person", _TRUE, f"given.{name}.{{person}}", likely=truth) for name in debts.OPEN_TRUTHS),
        *(
            Fact(name, "household", unit, f"given.{name}", likely=likely)
            for name, (unit, likely) in {**debts.OPEN_AT_HOME, **expenses.OPEN_AT_HOME}.items()
        ),
        *(Fact(name, "household", _TRUE, f"given.{name}", likely=truth) for name in expenses.OPEN_TRUTHS_AT_HOME),
        Fact(
            "number_of_jaren_laag_inkomen",
            "household",
            Unit.parse("jaar"),
            "given.number_of_jaren_laag_inkomen",
            likely=(Decimal(1), Decimal(5)),
        ),
        Fact(
            "bijzondere_kosten", "household", Unit.parse("EUR"), "given.bijzondere_kosten", likely=(_ZERO, Decimal(500))
        ),
    ]


FACTS: tuple[Fact, ...] = tuple(_declared())


def facts_of(household: Household, quantities: Mapping[str, Quantity]) -> Facts:
    """The facts that a household description tells; `quantities` are those of the law book (for `given`)."""
    persons = household.persons
    applicant = _applicant(household)
    partner = _partner(household, applicant)
    parents = {one.id for one in (applicant, partner) if one is not None}
    told: dict[str, list[Any]] = {
        "geboortedatum": [person.birth_date for person in persons],
        "is_aanvrager": [person is applicant for person in persons],
        "is_partner": [person is partner for person in persons],
        "is_kind": [
            person is not partner and person is not applicant and bool(parents & {*person.parents})
            for person in persons
        ],
        "vermogen_persoon": [_wealth(person, household) for person in persons],
    }
    told |= {name: [value] * len(persons) for name, value in ASSUMED.items()}
    told |= {name: [value] * len(persons) for name, (_, value) in ASSUMED_NUMBERS.items()}
    if household.assume_zero:
        told |= {name: [_ZERO] * len(persons) for name in debts.WITH_ZERO}
    told |= _implied(household)
    for kind in (*INCOME_KINDS, LOON_ZONDER_VAKANTIETOESLAG):
        told[f"inkomen_{kind}"] = [_yearly(person, kind, household) for person in persons]
    at_home = dict(ASSUMED_AT_HOME) | {name: value for name, (_, value) in ASSUMED_NUMBERS_AT_HOME.items()}
    at_home |= _home(household)
    assumed: set[tuple[str, int | None]] = _assumed(household)
    given: set[str] = set()
    for name, value in household.given.items():
        if quantities[name].of == "household":
            at_home[name] = value
            given.add(name)
            assumed.discard((name, None))
            continue
        column = _column(household, applicant, value)
        assumed -= {(name, position) for position, one in enumerate(column) if one is not None}
        base = told.get(name, [None] * len(persons))
        told[name] = [one if one is not None else other for one, other in zip(column, base, strict=True)]
        if all(one is not None for one in column):
            given.add(name)
    return Facts(tuple(person.id for person in persons), at_home, told, frozenset(given), frozenset(assumed))


def _applicant(household: Household) -> Person | None:
    """The first person who is not known to be a child; a child alone is its own applicant."""
    for person in household.persons:
        if person.birth_date is None or age_on(person.birth_date, household.on) >= ADULT:
            return person
    return household.persons[0] if household.persons else None


def _partner(household: Household, applicant: Person | None) -> Person | None:
    if applicant is None:
        return None
    for person in household.persons:
        if person.id == applicant.partner or person.partner == applicant.id:
            return person
    return None


def _is_child(person: Person, household: Household) -> bool:
    return person.birth_date is not None and age_on(person.birth_date, household.on) < ADULT


def _yearly(person: Person, kind: str, household: Household) -> Decimal | None:
    if person.income is None:
        return _ZERO if household.assume_zero or _is_child(person, household) else None
    return sum((income.amount * PER[income.per] for income in person.income if _kind(income) == kind), _ZERO)


def _kind(income: Income) -> str:
    return LOON_ZONDER_VAKANTIETOESLAG if income.excludes_vakantietoeslag else income.kind


def _wealth(person: Person, household: Household) -> Decimal | None:
    if person.wealth is None and (household.assume_zero or _is_child(person, household)):
        return _ZERO
    return person.wealth


def _assumed(household: Household) -> set[tuple[str, int | None]]:
    """What is filled in without being told: usual truths, and zero by assume_zero or because someone is a child."""
    persons = household.persons
    at_home = {*ASSUMED_AT_HOME, *ASSUMED_NUMBERS_AT_HOME} - _home(household).keys()
    assumed: set[tuple[str, int | None]] = {(name, None) for name in at_home}
    usual = {*ASSUMED, *ASSUMED_NUMBERS}
    implied = _implied(household)
    assumed |= {
        (name, position)
        for name in usual
        for position in range(len(persons))
        if not (name in implied and implied[name][position])
    }
    for position, person in enumerate(persons):
        if not (household.assume_zero or _is_child(person, household)):
            continue
        if person.income is None:
            assumed |= {(f"inkomen_{kind}", position) for kind in (*INCOME_KINDS, LOON_ZONDER_VAKANTIETOESLAG)}
        if person.wealth is None:
            assumed.add(("vermogen_persoon", position))
    if household.assume_zero:
        told = {"servicekosten"} if household.home.servicekosten is not None else set()
        assumed |= {(name, None) for name in ASSUMED_WITH_ZERO.keys() - told}
        assumed |= {(name, position) for name in debts.WITH_ZERO for position in range(len(persons))}
    return assumed


def _implied(household: Household) -> dict[str, list[bool]]:
    """Truths of a person that follow from another answer: of student finance, and of a home that is an institution."""
    return {
        "is_student": [
            any(income.kind == "studiefinanciering" for income in person.income or ()) for person in household.persons
        ],
        "stays_in_inrichting": [household.home.kind == "instelling"] * len(household.persons),
    }


def _home(household: Household) -> dict[str, Any]:
    home = household.home
    told: dict[str, Any] = {"kale_huur": home.kale_huur, "servicekosten": home.servicekosten}
    if home.kind is not None:
        told |= {fact: home.kind == kind for kind, fact in HOME_FACTS.items()}
    if home.kind == "koop" and not household.assume_zero:
        told["overwaarde_woning"] = None
    if household.assume_zero:
        told |= {name: value for name, value in ASSUMED_WITH_ZERO.items() if told.get(name) is None}
    return told


def _column(household: Household, applicant: Person | None, value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [value.get(person.id) for person in household.persons]
    return [value if person is applicant else None for person in household.persons]


assert set(HOME_FACTS) | {"geen"} == set(HOME_KINDS)
