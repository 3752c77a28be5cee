"""What can be known from a signal: the right answers of the measurement, on households one can count on one hand."""

import pytest
from bench.matching.groups import origins
from bench.matching.people import Person, Town
from bench.matching.place import Address
from bench.matching.signals import Signal
from bench.matching.told import Register, Told, Truth, fits

HOME = Address("Merelstraat", 12, "", "", "1234AB", "Waterveen", "home")
UPSTAIRS = Address("Merelstraat", 12, "", "1", "1234AB", "Waterveen", "home")
DUTCH = origins()[0]


def person(number: int, given: str, surname: str = "Vries", *, born: str = "1970-03-04", **more) -> Person:
    names = tuple(given.split())
    facts = {"household": 1, "sex": "M", "address": HOME, **more}
    return Person(
        number=number,
        year=int(born[:4]),
        born=born,
        given=names,
        called=names[0],
        prefix="de",
        surname=surname,
        origin=DUTCH,
        **facts,
    )


def told(form: str, given: str, surname: str = "Vries", *, born: str = "", **more) -> Told:
    birth = "none" if not born else "day" if len(born) == 10 else "year"
    return Told((("de", surname),), form, given, birth, born, more.pop("address", HOME), **more)


def test_one_who_fits_is_known() -> None:
    jan, eva = person(1, "Jan"), person(2, "Eva")
    assert Register([jan, eva]).truth(told("initial", "J"), jan) == Truth("person", (1,), 1)


def test_father_and_son_with_one_initial_are_a_household_until_a_date_tells_them_apart() -> None:
    father, son = person(1, "Jan"), person(2, "Jasper", born="2001-05-06")
    register = Register([father, son])
    assert register.truth(told("initial", "J"), father) == Truth("household", (1, 2), 1)
    assert register.truth(told("first", "Jan"), father) == Truth("person", (1,), 1)
    assert register.truth(told("initial", "J", born="2001-05-06"), son) == Truth("person", (2,), 1)
    assert register.truth(told("initial", "J", born="2001"), son) == Truth("person", (2,), 1)


def test_a_first_initial_may_stand_for_somebody_with_more_of_them() -> None:
    father, son = person(1, "Jan Piet"), person(2, "Jasper", born="2001-05-06")
    register = Register([father, son])
    assert register.truth(told("initials", "J"), son).level == "household"
    assert register.truth(told("initials", "JP"), father).level == "person"


def test_a_child_has_no_contract() -> None:
    father, child = person(1, "Jan"), person(2, "Jasper", born="2015-05-06")
    assert Register([father, child]).truth(told("initial", "J"), father).level == "person"
    assert not fits(told("initial", "J"), person(3, "Jip", born="2008-11-02"))
    assert fits(told("initial", "J"), person(3, "Jip", born="2008-11-01"))


def test_a_wife_may_go_by_the_name_of_her_husband_but_he_not_by_hers() -> None:
    jan = person(1, "Jan", partner_surname="Bakker")
    janneke = person(2, "Janneke", "Bakker", sex="V", partner_surname="Vries")
    register = Register([jan, janneke])
    assert register.truth(told("initial", "J"), janneke).level == "household"
    assert register.truth(told("initial", "J", "Bakker"), janneke) == Truth("person", (2,), 1)


def test_without_the_addition_neighbours_of_one_name_cannot_be_told_apart() -> None:
    below, above = person(1, "Jan"), person(2, "Jeroen", household=2, address=UPSTAIRS)
    register = Register([below, above])
    assert register.truth(told("initial", "J", with_addition=False), below) == Truth("unknown", (1, 2), 1)
    assert register.truth(told("initial", "J"), below) == Truth("person", (1,), 1)


def test_an_address_that_was_left_still_tells_who_it_is() -> None:
    moved = person(1, "Jan", address=UPSTAIRS, former=HOME, moved_on="2026-05-01")
    assert Register([moved]).truth(told("initial", "J"), moved).level == "person"


def test_at_the_address_of_another_only_a_date_of_birth_helps() -> None:
    jan = person(1, "Jan", address=UPSTAIRS)
    register = Register([jan])
    assert register.truth(told("initial", "J", address_is_theirs=False), jan).level == "unknown"
    assert register.truth(told("initial", "J", born="1970-03-04", address_is_theirs=False), jan).level == "person"


def test_somebody_who_is_not_registered_is_nobody_unless_a_resident_fits() -> None:
    register = Register([person(1, "Jan")])
    assert register.truth(told("initial", "M"), None) == Truth("none")
    assert register.truth(told("initial", "J"), None) == Truth("unknown")


def test_truths_of_the_town_hold_together(town: Town, signals: list[Signal]) -> None:
    home_of = {one.number: one.household for one in town.people}
    for truth in (signal.truth for signal in signals):
        homes = {home_of[number] for number in truth.people}
        match truth.level:
            case "person":
                assert homes == {truth.household}
                assert len(truth.people) in (1, 2)
            case "household":
                assert homes <= {truth.household} != {0}
            case "none":
                assert (truth.people, truth.household) == ((), 0)
            case level:
                assert level == "unknown"


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [("person", 0.9, 0.97), ("household", 0.002, 0.03), ("unknown", 0, 0.02), ("none", 0.03, 0.06)],
)
def test_most_can_be_known_and_some_cannot(signals: list[Signal], level: str, low: float, high: float) -> None:
    share = sum(signal.truth.level == level for signal in signals) / len(signals)
    assert low < share < high
