"""Answers, reports and curves: yes with an amount, no because, perhaps tell us; and the same as plain data."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.engine import UnknownQuantity
from rondkomen.engine.receipt import plain, receipt, replay
from rondkomen.law import OUTCOMES, Household, law_book
from rondkomen.law.check import DayNotKnown, check
from rondkomen.law.curve import CurveRefused, curve
from rondkomen.law.limits import highest_income_with_right
from rondkomen.law.report import check_as_data, explanation_as_data
from tests.law.households import RIGHTS, answer_to, checked, described, euros, person, value_of

DAY = date(2026, 6, 15)
FAMILY = (
    person("a", income=26_000, partner="b", wealth=1500),
    person("b", "1988-02-11", income=9_000, wealth=0),
    person("k", "2015-03-01", parents=["a", "b"]),
)


@pytest.fixture
def family() -> Household:
    return described(DAY, *FAMILY, zero=False, rent=650, home={"servicekosten": 30})


def test_every_outcome_of_the_contract_has_an_answer(family: Household) -> None:
    names = [answer.name for answer in check(family).answers]
    assert list(dict.fromkeys(names)) == [outcome.name for outcome in OUTCOMES]


def test_a_yes_has_an_amount_a_month(family: Household) -> None:
    found = answer_to(family, "zorgtoeslag")
    assert (found.status, found.of, found.unit) == ("computed", "household", "EUR/jaar")
    assert found.per_month == found.value / 12


def test_a_no_has_a_reason(family: Household) -> None:
    found = answer_to(described(DAY, *FAMILY, home={"kind": "koop"}), "huurtoeslag")
    assert (found.status, found.value) == ("no_right", 0)
    assert found.because[-1].name == "is_huurwoning"


def test_a_perhaps_has_what_would_settle_it_and_what_it_can_be() -> None:
    persons = (FAMILY[0], person("b", "1988-02-11", income=9_000), FAMILY[2])
    found = answer_to(described(DAY, *persons, zero=False, rent=650), "huurtoeslag")
    assert (found.status, found.needs) == ("perhaps", ("persons.b.wealth",))
    assert found.low == 0 < found.high < 400


def test_an_outcome_that_is_not_modelled_says_so(family: Household) -> None:
    missing = [outcome.name for outcome in OUTCOMES if outcome.name not in law_book().quantities]
    for name in missing:
        assert answer_to(family, name).status == "not_modelled"


def test_any_quantity_can_be_asked(family: Household) -> None:
    assert answer_to(family, "drempelinkomen").value == 29736
    assert [one.value for one in checked(family, "toetsingsinkomen_persoon").answers] == [26_000, 9_000, 0]


def test_a_name_that_does_not_exist_is_refused_with_what_looks_like_it(family: Household) -> None:
    with pytest.raises(UnknownQuantity, match="did you mean zorgtoeslag"):
        check(family, ["zorgtoeslagg"])


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2027, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_whose_law_is_not_known_is_refused_with_the_days_that_are(day: date) -> None:
    household = described(day, person("a", None))
    with pytest.raises(DayNotKnown, match=f"^found {day}; expected a day from 2024-01-01 to 2026-12-31"):
        check(household)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_the_first_and_last_day_that_are_known_have_answers(day: date) -> None:
    assert {answer.status for answer in checked(described(day, rent=600)).answers} == {"computed", "no_right"}


def test_an_outcome_rests_on_uncertain_numbers_openly() -> None:
    """The threshold of 2024 for a couple of AOW age is uncertain: it is named where it was used, and only there."""
    persons = (person("a", "1950-01-01", partner="b", income=20_000), person("b", "1950-01-01"))
    outcomes = check_as_data(checked(described(date(2024, 3, 1), *persons, rent=600)))["outcomes"]
    uncertain = {one["name"]: one.get("uncertain") for one in outcomes}
    assert uncertain["huurtoeslag"] == ["minimum_inkomensijkpunten_ouderen"]
    assert uncertain["zorgtoeslag"] is None


def test_a_check_is_json_with_amounts_of_two_decimals(family: Household) -> None:
    data = check_as_data(checked(family, *RIGHTS, "toetsingsinkomen"))
    assert json.loads(json.dumps(data)) == data
    assert (data["on"], data["law_version"]) == ("2026-06-15", law_book().version)
    for one in data["outcomes"]:
        assert one["status"] == "computed"
        assert all(Decimal(one[key]).as_tuple().exponent == -2 for key in ("value", "per_month"))
        assert {"regulation", "bwb", "artikel", "url"} <= one["citation"].keys()


def test_nothing_has_two_decimals_too() -> None:
    (one,) = check_as_data(checked(described(DAY, person("a", wealth=200_000)), "zorgtoeslag"))["outcomes"]
    assert (one["status"], one["value"]) == ("no_right", "0.00")
    assert one["because"] == one["because"] | {"found": "200000", "compared_with": "146011", "distance": "53989"}


def test_a_perhaps_without_an_upper_bound_says_nothing_there() -> None:
    (one,) = check_as_data(checked(described(DAY, {"id": "a"}, zero=False), "toetsingsinkomen"))["outcomes"]
    assert (one["status"], one["at_least"], one["at_most"]) == ("perhaps", None, None)
    assert one["needs"] == ["persons.a.income"]


def test_what_was_assumed_is_listed_by_place() -> None:
    data = check_as_data(
        checked(described(DAY, *FAMILY[:2], person("k", "2015-03-01"), zero=False), "toetsingsinkomen")
    )
    assert "persons.k.income" in data["assumed"]
    assert "persons.a.income" not in data["assumed"]


def test_an_explanation_starts_with_what_was_asked(family: Household) -> None:
    data = explanation_as_data(checked(family, "huurtoeslag").evaluation, "huurtoeslag")
    assert data["steps"][0]["name"] == "huurtoeslag"
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize("name", RIGHTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_explanation_has_each_number_with_its_source(family: Household, name: str, language: str) -> None:
    data = explanation_as_data(checked(family, name).evaluation, name, language=language)
    numbers = [used for step in data["steps"] for used in step["used"] if used["kind"] == "number"]
    assert numbers
    assert all(used["source"] and used["status"] and used["label"] for used in numbers)
    assert all("_" not in line["words"] for step in data["steps"] for line in step["lines"] if not line["name"])


@pytest.mark.parametrize("name", RIGHTS)
def test_a_receipt_of_the_law_is_json_and_the_same_each_time(family: Household, name: str) -> None:
    first, second = (receipt(checked(family, name).evaluation, name) for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert all(number["source"] for number in first["numbers"].values())


@pytest.mark.parametrize("name", RIGHTS)
def test_a_receipt_of_the_law_is_enough_to_work_it_out_again(family: Household, name: str) -> None:
    kept = json.loads(json.dumps(receipt(checked(family, name).evaluation, name)))
    assert plain(replay(law_book(), kept)) == kept["value"]


def test_a_receipt_keeps_its_own_numbers(family: Household) -> None:
    """A number that was mended since does not change what was answered then."""
    kept = receipt(checked(family, "zorgtoeslag").evaluation, "zorgtoeslag")
    kept["numbers"]["standaardpremie"]["value"] = "2129"
    assert plain(replay(law_book(), kept)) == str(int(kept["value"]) + 20)


def test_the_highest_income_with_a_right_is_where_it_ends() -> None:
    household = described(date(2026, 1, 1), person("a", income=60_000))
    assert highest_income_with_right(household, "zorgtoeslag") == 40_857


def test_there_is_no_highest_income_where_income_does_not_decide() -> None:
    child = person("k", "2015-03-01", parents=["a"])
    assert highest_income_with_right(described(DAY, person("a"), child), "kinderbijslag") is None
    assert highest_income_with_right(described(DAY, person("a", wealth=200_000)), "zorgtoeslag") is None


def test_a_curve_has_a_point_for_each_amount(family: Household) -> None:
    amounts = [Decimal(amount) for amount in range(0, 60_001, 5000)]
    points = curve(family, "loon", amounts)
    assert [point.amount for point in points] == amounts
    assert all(set(RIGHTS) <= set(point.per_month) for point in points)


def test_a_point_of_a_curve_is_what_a_check_gives(family: Household) -> None:
    (point,) = curve(family, "loon", [euros(31_000)], wanted=["huurtoeslag", "zorgtoeslag"])
    richer = described(DAY, person("a", income=31_000, partner="b"), *FAMILY[1:], rent=650)
    assert point.per_month["huurtoeslag"] == value_of(richer, "huurtoeslag")
    assert point.per_month["zorgtoeslag"] == value_of(richer, "zorgtoeslag") / 12


def test_a_curve_of_rights_only_goes_down(family: Household) -> None:
    points = curve(family, "loon", [Decimal(amount) for amount in range(0, 80_000, 500)], wanted=RIGHTS)
    for name in ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget"):
        along = [point.per_month[name] for point in points]
        assert along == sorted(along, key=lambda amount: -(amount or 0))
        assert along[-1] == 0


def test_a_curve_of_another_person_leaves_the_first_alone(family: Household) -> None:
    first, second = curve(
        family, "loon", [Decimal(0), Decimal(5000)], "b", ["toetsingsinkomen_persoon", "toetsingsinkomen"]
    )
    assert [point.per_month["toetsingsinkomen_persoon"] for point in (first, second)] == [0, Decimal(5000) / 12]
    assert first.per_month["toetsingsinkomen"] == euros(26_000) / 12


def test_a_curve_shows_nothing_where_something_is_unknown() -> None:
    household = described(DAY, person("a", income=1), zero=False)
    (point,) = curve(household, "loon", [Decimal(20_000)], wanted=["zorgtoeslag"])
    assert point.per_month == {"zorgtoeslag": None}


@pytest.mark.parametrize("given", [{"toetsingsinkomen": 25_000}, {"belastbaar_inkomen": {"a": 25_000}}])
def test_a_curve_is_refused_when_what_it_varies_is_given(given: dict[str, Any]) -> None:
    with pytest.raises(CurveRefused, match="fixes what loon would change; leave it out for a curve"):
        curve(described(DAY, *FAMILY, given=given), "loon", [Decimal(0)])


def test_a_curve_may_vary_one_person_when_another_is_given() -> None:
    household = described(DAY, *FAMILY, given={"belastbaar_inkomen": {"b": 9_000}})
    (point,) = curve(household, "loon", [Decimal(1000)], wanted=["toetsingsinkomen"])
    assert point.per_month["toetsingsinkomen"] == euros(10_000) / 12


def test_a_curve_over_what_is_no_income_is_refused(family: Household) -> None:
    with pytest.raises(CurveRefused, match="found geluk; expected one of loon, winst"):
        curve(family, "geluk", [Decimal(0)])


def test_a_curve_of_an_unknown_day_is_refused() -> None:
    with pytest.raises(DayNotKnown):
        curve(described(date(2030, 1, 1)), "loon", [Decimal(0)])


def test_a_reason_is_never_a_condition_that_is_not_known() -> None:
    owner = described(DAY, person("a", income=62_400), zero=False, home={"kind": "koop"}, municipality="GM9999")
    done = check(owner, ["individuele_inkomenstoeslag"])
    (answered,) = done.answers
    assert answered.status == "no_right"
    assert [reason.name for reason in answered.because][-1] != "had_individuele_inkomenstoeslag"
    assert "12 maanden" not in answered.reason()
