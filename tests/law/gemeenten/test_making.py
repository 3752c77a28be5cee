"""What is made of a municipal scheme: amounts, each condition with its reason, periods, and what stays unknown."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rondkomen.engine import NotInForce
from rondkomen.engine.possible import Undecided
from rondkomen.engine.why_not import why_not
from rondkomen.law.gemeenten.making import made_of
from rondkomen.law.gemeenten.model import CONDITIONS, PARTS
from rondkomen.law.gemeenten.reading import read_municipality
from tests.law.gemeenten.files import DAY, FILE, amount, as_toml, content, evaluated, scheme

ALONE: dict[str, Any] = {
    "persons": [{"id": "a", "birth_date": "1990-05-01"}],
    "assume_zero": True,
    "home": {"kind": "koop"},
}
FAMILY: dict[str, Any] = {
    "persons": [
        {"id": "a", "birth_date": "1985-05-01", "partner": "b"},
        {"id": "b", "birth_date": "1986-02-11"},
        {"id": "baby", "birth_date": "2025-03-01", "parents": ["a", "b"]},
        {"id": "kim", "birth_date": "2013-07-01", "parents": ["a"]},
        {"id": "old", "birth_date": "2006-07-01", "parents": ["a"]},
    ],
    "assume_zero": True,
    "home": {"kind": "huur", "kale_huur": 600},
}
PARENT: dict[str, Any] = FAMILY | {
    "persons": [{"id": "a", "birth_date": "1985-05-01"}, {"id": "kim", "birth_date": "2013-07-01", "parents": ["a"]}]
}
OLD: dict[str, Any] = ALONE | {"persons": [{"id": "a", "birth_date": "1950-05-01"}]}


def earning(euros: int, household: dict[str, Any] = ALONE) -> dict[str, Any]:
    """The household with this net income of a month, told as it counts."""
    return household | {"given": {"in_aanmerking_te_nemen_inkomen": euros}}


def reason(conditions: dict[str, Any], household: dict[str, Any]) -> str:
    """The deepest reason with words why there is no right."""
    values = content(proef=scheme({"amount": 100, "conditions": conditions}))
    found = evaluated(values, household, "gm9998_proef")
    assert found.value("gm9998_proef") == 0
    texts = made_of(read_municipality(as_toml(values), FILE)).texts
    words = [
        texts[one.name]["because"] for one in why_not(found, "gm9998_proef") if "because" in texts.get(one.name, {})
    ]
    assert all(set(one) == {"nl", "en"} for one in words)
    return words[-1]["nl"]


# Amounts


@pytest.mark.parametrize(
    ("form", "value", "household", "expected"),
    [
        ("amount", Decimal("99.95"), ALONE, "99.95"),
        ("amount_per_adult", 50, ALONE, "50"),
        ("amount_per_adult", 50, FAMILY, "100"),
        ("amount_per_child", 50, FAMILY, "100"),
        ("amount_per_child", 50, ALONE, "0"),
        ("amount_per_child_by_age", [[0, 10], [13, 200]], FAMILY, "210"),
        ("amount_per_child_by_age", [[13, 200]], FAMILY, "200"),
        ("amount_by_household", {"alleenstaande": 1, "alleenstaande_ouder": 2, "gehuwden": 3}, ALONE, "1"),
        ("amount_by_household", {"alleenstaande": 1, "alleenstaande_ouder": 2, "gehuwden": 3}, PARENT, "2"),
        ("amount_by_household", {"alleenstaande": 1, "alleenstaande_ouder": 2, "gehuwden": 3}, FAMILY, "3"),
    ],
)
def test_an_amount_in_each_form(form: str, value: Any, household: dict[str, Any], expected: str) -> None:
    assert amount({}, household, **{form: value}) == Decimal(expected)


def test_only_children_of_the_right_age_count() -> None:
    assert amount({"children": [4, 17]}, FAMILY, amount_per_child=50) == 50
    assert amount({"children": [0, 20]}, FAMILY, amount_per_child=50) == 150
    assert amount({"children": [13, 13]}, FAMILY, amount_per_child=50) == 50, "both ages are counted"
    assert amount({"children": [14, 17]}, FAMILY, amount_per_child=50) == 0


# Conditions


@pytest.mark.parametrize(
    ("conditions", "household", "fits"),
    [
        ({"age": [18, 36]}, ALONE, True),
        ({"age": [36, 66]}, ALONE, True),
        ({"age": [37, 66]}, ALONE, False),
        ({"age": [18, 35]}, ALONE, False),
        ({"pensioengerechtigd": True}, OLD, True),
        ({"pensioengerechtigd": True}, ALONE, False),
        ({"pensioengerechtigd": False}, ALONE, True),
        ({"pensioengerechtigd": False}, OLD, False),
        ({"home": ["huur", "koop"]}, ALONE, True),
        ({"home": ["huur", "geen"]}, ALONE, False),
        ({"home": ["geen"]}, ALONE | {"home": {"kind": "geen"}}, True),
        ({"residence_months": 12}, ALONE | {"given": {"number_of_maanden_in_gemeente": 12}}, True),
        ({"residence_months": 12}, ALONE | {"given": {"number_of_maanden_in_gemeente": 11}}, False),
        ({"children": [4, 17]}, FAMILY, True),
        ({"children": [4, 12]}, FAMILY, False),
        ({"children": [4, 17], "goes_to_school": True}, FAMILY | {"given": {"goes_to_school": {"kim": True}}}, True),
        ({"children": [4, 17], "goes_to_school": True}, FAMILY | {"given": {"goes_to_school": {"kim": False}}}, False),
        ({"receives_bijstand": True}, ALONE, False),
        ({"receives_bijstand": False}, ALONE, True),
        ({"insured": True}, ALONE | {"given": {"has_collectieve_zorgverzekering": True}}, True),
        ({"insured": True}, ALONE | {"given": {"has_collectieve_zorgverzekering": False}}, False),
        ({"wealth": "bijstand"}, ALONE, True),
        ({"wealth": "bijstand"}, ALONE | {"given": {"vermogen": 50000}}, False),
        ({"wealth_at_most": 1000}, ALONE | {"given": {"vermogen": 1000}}, True),
        ({"wealth_at_most": 1000}, ALONE | {"given": {"vermogen": Decimal("1000.01")}}, False),
        ({"low_income_months": 36}, ALONE | {"given": {"number_of_jaren_laag_inkomen": 3}}, True),
        ({"low_income_months": 37}, ALONE | {"given": {"number_of_jaren_laag_inkomen": 3}}, False),
        ({"inkomenstoeslag": True}, OLD, False),
    ],
)
def test_a_condition_that_fits_and_one_that_does_not(
    conditions: dict[str, Any], household: dict[str, Any], fits: bool
) -> None:
    assert amount(conditions, household) == (100 if fits else 0)
    if not fits:
        assert reason(conditions, household).endswith(".")


def test_someone_with_bijstand_as_income_receives_it() -> None:
    income = [{"kind": "bijstand", "amount": 1300, "per": "maand"}]
    household = {"persons": [{"id": "a", "birth_date": "1990-05-01", "income": income, "wealth": 0}]}
    assert amount({"receives_bijstand": True}, household) == 100
    assert reason({"receives_bijstand": False}, household) == "Deze regeling is voor mensen zonder bijstand."


NORM = Decimal("1401.50")
"""The bijstandsnorm of a single person that is told here, so that limits can be hit to the cent."""


@pytest.mark.parametrize(
    ("options", "limit"),
    [
        ({}, "1681.80"),
        ({"holiday_allowance": False}, "1681.80"),
        ({"kostendelersnorm": False}, "1681.80"),
    ],
)
def test_the_income_limit_to_the_cent(options: dict[str, bool], limit: str) -> None:
    conditions = {"income_at_most": {"share": Decimal("1.20")} | options}
    told = {"bijstandsnorm": NORM, "bijstandsnorm_zonder_kostendelersnorm": NORM}
    for cents, expected in ((Decimal("-0.01"), 100), (0, 100), (Decimal("0.02"), 0)):
        household = ALONE | {"given": told | {"in_aanmerking_te_nemen_inkomen": Decimal(limit) + cents}}
        assert amount(conditions, household) == expected, (options, cents)


def test_who_shares_costs_can_be_left_out_of_the_limit() -> None:
    shared = ALONE | {"persons": [{"id": "a", "birth_date": "1990-05-01"}, {"id": "c", "birth_date": "1980-05-01"}]}
    household = earning(1300, shared)
    assert amount({"income_at_most": {"share": 1}}, household) == 0
    assert amount({"income_at_most": {"share": 1, "kostendelersnorm": False}}, household) == 100


@pytest.mark.parametrize(
    ("conditions", "household", "sentence"),
    [
        (
            {"income_at_most": {"share": Decimal("1.20")}},
            earning(5000),
            "Uw inkomen is hoger dan 120% van de bijstandsnorm.",
        ),
        (
            {"income_at_most": {"share": Decimal("1.125"), "holiday_allowance": False}},
            earning(5000),
            "Uw inkomen is hoger dan 112,5% van de bijstandsnorm zonder vakantiegeld.",
        ),
        (
            {"wealth_at_most": 15000},
            ALONE | {"given": {"vermogen": 20000}},
            "Uw vermogen is hoger dan €\xa015.000.",
        ),
        (
            {"residence_months": 6},
            ALONE | {"given": {"number_of_maanden_in_gemeente": 1}},
            "U woont korter dan 6 maanden in Proefdam.",
        ),
        (
            {"children": [4, 12], "goes_to_school": True},
            ALONE,
            "Deze regeling is voor gezinnen met een kind van 4 tot en met 12 jaar dat naar school gaat.",
        ),
        ({"home": ["huur", "kamer"]}, ALONE, "Deze regeling is voor wie een woning huurt of op kamers woont."),
    ],
)
def test_the_reason_has_the_numbers_in_it(conditions: dict[str, Any], household: dict[str, Any], sentence: str) -> None:
    assert reason(conditions, household) == sentence


def test_a_scheme_per_child_says_that_there_is_no_child() -> None:
    values = content(proef=scheme({"amount_per_child": 50}))
    found = evaluated(values, ALONE, "gm9998_proef")
    assert why_not(found, "gm9998_proef")[-1].name == "gm9998_proef_meets_children"


# What is not known


@pytest.mark.parametrize(
    ("conditions", "household", "place"),
    [
        ({"residence_months": 12}, ALONE, "given.number_of_maanden_in_gemeente"),
        ({"children": [4, 17], "goes_to_school": True}, FAMILY, "given.goes_to_school.kim"),
        ({"insured": True}, ALONE, "given.has_collectieve_zorgverzekering"),
        ({"home": ["huur"]}, {"persons": ALONE["persons"], "assume_zero": True}, "home.kind"),
    ],
)
def test_what_was_not_told_stays_unknown(conditions: dict[str, Any], household: dict[str, Any], place: str) -> None:
    values = content(proef=scheme({"amount": 100, "conditions": conditions}))
    found = evaluated(values, household, "gm9998_proef")
    assert found.bounds("gm9998_proef") == (0, 100)
    assert found.most_telling("gm9998_proef") == [place]
    assert isinstance(found.value("gm9998_proef_has_recht"), Undecided)


# Periods


def test_a_scheme_changes_with_its_periods() -> None:
    first = {"amount": 100, "until": date(2025, 6, 30), "conditions": {"wealth_at_most": 1000}}
    second = {"amount_per_adult": 70, "from": date(2025, 7, 1), "conditions": {"wealth_at_most": 2000}}
    values = content(proef=scheme(first, second))
    for on, expected in ((date(2025, 6, 30), 100), (date(2025, 7, 1), 140)):
        assert evaluated(values, FAMILY, "gm9998_proef", on=on).value("gm9998_proef") == expected
    texts = made_of(read_municipality(as_toml(values), FILE)).texts
    assert texts["gm9998_proef_meets_wealth_at_most"]["because"]["en"] == "Your wealth is more than €\xa01,000."
    assert (
        texts["gm9998_proef_meets_wealth_at_most_20250701"]["because"]["en"] == "Your wealth is more than €\xa02,000."
    )


def test_outside_its_periods_a_scheme_is_not_in_force() -> None:
    values = content(proef=scheme({"amount": 100, "until": date(2024, 12, 31)}))
    with pytest.raises(NotInForce):
        evaluated(values, ALONE, "gm9998_proef", on=DAY)


# Names and sources


def test_names_begin_with_the_code_and_end_in_a_known_part() -> None:
    conditions = {"children": [4, 17], "goes_to_school": True, "income_at_most": {"share": 1}, "residence_months": 2}
    made = made_of(
        read_municipality(as_toml(content(proef=scheme({"amount_per_child": 1, "conditions": conditions}))), FILE)
    )
    names = {rule.name for rule in made.rules} | made.parameters.keys()
    assert "gm9998_proef" in names
    parts = {name.removeprefix("gm9998_proef_") for name in names - {"gm9998_proef"}}
    assert parts <= set(PARTS)
    assert all({"nl", "en"} <= set(made.texts[name]["label"]) for name in names)


@pytest.mark.parametrize(
    ("source", "bwb", "artikel", "url"),
    [
        ("CVDR719087 art. 10.1", "CVDR719087", "10.1", "https://lokaleregelgeving.overheid.nl/CVDR719087"),
        ("CVDR719087", "CVDR719087", "", "https://lokaleregelgeving.overheid.nl/CVDR719087"),
        ("https://gm.example/regels, read 2026", "GM9998", "", "https://gm.example/regels"),
    ],
)
def test_the_source_becomes_the_citation(source: str, bwb: str, artikel: str, url: str) -> None:
    made = made_of(read_municipality(as_toml(content(proef=scheme({"amount": 1, "source": source}))), FILE))
    cited = made.rules[0].citation
    assert (cited.bwb, cited.artikel, cited.url(DAY)) == (bwb, artikel, url)


def test_every_condition_of_the_closed_set_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert not [name for name in CONDITIONS if f'"{name}":' not in text]
