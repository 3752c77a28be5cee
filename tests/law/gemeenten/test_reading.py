"""Every fault in a municipality's file is named with its place, what was found and what is expected."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.law.book import HERE, municipalities
from rondkomen.law.gemeenten.model import AMOUNTS, CONDITIONS
from rondkomen.law.gemeenten.reading import MunicipalityRefused, municipal_numbers, read_municipality
from tests.law.gemeenten.files import FILE, HEAD, as_toml, content, scheme

GRENS = "individuele_inkomenstoeslag_inkomensgrens"


def faults(values: dict[str, Any] | str, file: str = FILE) -> list[str]:
    with pytest.raises(MunicipalityRefused) as refused:
        read_municipality(values if isinstance(values, str) else as_toml(values), file)
    return [str(fault) for fault in refused.value.faults]


def fault_of(period: dict[str, Any], **others: Any) -> str:
    (fault,) = faults(content(proef=scheme({"amount": 100} | period, **others)))
    return fault.removeprefix("schemes.proef.")


def fault_of_condition(name: str, value: Any, **others: Any) -> str:
    return fault_of({"conditions": {name: value} | others}).removeprefix("periods[0].conditions.")


def test_a_sound_file_is_read() -> None:
    read = read_municipality(as_toml(content(proef=scheme({"amount": 100}))), FILE)
    assert (read.code, read.name, read.prefix) == ("GM9998", "Proefdam", "gm9998")
    assert read.name_of(read.schemes[0]) == "gm9998_proef"
    assert read.schemes[0].periods[0].amount == 100


@pytest.mark.parametrize("code", sorted(municipalities()))
def test_every_file_here_is_right(code: str) -> None:
    file = HERE / "gemeenten" / f"{code}.toml"
    assert read_municipality(file.read_text(encoding="utf-8"), str(file)).code == code


def test_a_text_that_is_no_toml_is_refused_with_its_line() -> None:
    (fault,) = faults('code = "GM9998"\nname = ')
    assert fault.startswith("file: found text that is not TOML: Invalid value (at end of document)")
    (fault,) = faults('code = "GM9998"\ncode = "GM9998"\n')
    assert "line 2" in fault


def test_what_is_missing_at_the_top_is_named() -> None:
    assert faults("") == [
        'code: found nothing; expected the code of the municipality, as in code = "GM9999"',
        'name: found nothing; expected the name of the municipality, as in name = "Waterveen"',
        "file: found no numbers and no schemes; expected at least one of them",
    ]


def test_the_code_is_that_of_the_file() -> None:
    values = content(proef=scheme({"amount": 100}))
    assert faults(values, "/some/where/GM0001.toml") == [
        'code: found "GM9998"; expected the code that the file is called by, GM0001'
    ]
    assert read_municipality(as_toml(values), "draft.toml")


def test_all_faults_are_reported_at_once() -> None:
    found = faults(content(proef=scheme({"amount": -1, "from": "2024-01-01"}), second=scheme({"amont": 3})))
    assert [fault.split(": ")[0] for fault in found] == [
        "schemes.proef.periods[0].from",
        "schemes.proef.periods[0].amount",
        "schemes.second.periods[0].amont",
        "schemes.second.periods[0]",
    ]


def test_an_unknown_key_gets_a_suggestion() -> None:
    assert "expected amount perhaps; known keys are" in faults(content(proef=scheme({"amont": 3})))[0]


@pytest.mark.parametrize("name", ["Proef", "2de", "proef-regeling", "a__b", "a_", "", "x" * 61])
def test_the_name_of_a_scheme_is_plain(name: str) -> None:
    (fault,) = faults(content(**{name: scheme({"amount": 100})}))
    assert "expected at most 60 small letters, digits and single _" in fault


def test_the_name_of_a_scheme_is_not_that_of_a_part_of_another() -> None:
    values = content(proef=scheme({"amount": 100}), proef_bedrag=scheme({"amount": 100}))
    assert faults(values) == [
        'schemes.proef_bedrag: found the name "proef_bedrag"; expected a name that does not end in _bedrag'
    ]
    assert read_municipality(as_toml(content(proef=scheme({"amount": 1}), proef_kind=scheme({"amount": 1}))), FILE)


@pytest.mark.parametrize(
    ("period", "fault"),
    [
        (
            {"from": datetime(2024, 1, 1, tzinfo=UTC)},
            "periods[0].from: found 2024-01-01 00:00:00+00:00; expected a day without quotes",
        ),
        ({"until": "forever"}, 'periods[0].until: found "forever"; expected a day without quotes'),
        ({"until": date(2023, 1, 1)}, "periods[0].until: found 2023-01-01; expected a day that is not before 2024"),
        ({"source": "the town hall"}, 'periods[0].source: found "the town hall"; expected an https address, or a CVDR'),
        ({"status": "certain"}, 'periods[0].status: found "certain"; expected one of law, official'),
        ({"amount": "100"}, 'periods[0].amount: found "100"; expected a number'),
        ({"amount": Decimal("1.005")}, "periods[0].amount: found 1.005; expected euros with at most two decimals"),
        ({"amount": -1}, "periods[0].amount: found -1; expected an amount that is not below zero"),
        ({"amount_per_child": 3}, "periods[0]: found amount and amount_per_child; expected one of amount, amount_per"),
        ({"note": ""}, 'periods[0].note: found ""; expected a text'),
    ],
)
def test_what_is_wrong_in_a_period_is_named(period: dict[str, Any], fault: str) -> None:
    assert fault_of(period).startswith(fault)


@pytest.mark.parametrize(
    ("form", "value", "fault"),
    [
        ("amount_per_child_by_age", [[12, 1], [4, 2]], "found a list of 2; expected keys that go up"),
        ("amount_per_child_by_age", [], "found a list of 0; expected 1 to 150 pairs"),
        ("amount_per_child_by_age", [[0]], "[0]: found a list of 1; expected a pair of an age and a number"),
        ("amount_per_child_by_age", [[131, 5]], "[0]: found 131; expected a number from 0 to 130"),
        ("amount_by_household", {"alleenstaande": 1, "gehuwden": 2}, ".alleenstaande_ouder: found nothing"),
        ("amount_by_household", 3, "found 3; expected a group with alleenstaande"),
        ("amount_per_adult", True, "found true; expected a number"),
    ],
)
def test_what_is_wrong_in_an_amount_is_named(form: str, value: Any, fault: str) -> None:
    found = faults(content(proef=scheme({form: value})))
    assert any(fault in one and one.startswith(f"schemes.proef.periods[0].{form}") for one in found), found


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("age", [18], "age: found a list of 1; expected two ages, as in [4, 17]: both counted"),
        ("age", [66, 18], "age: found [66, 18]; expected the lowest age first"),
        ("children", [4, 17.5], "children[1]: found 17.5; expected a whole number"),
        ("home", ["huis"], 'home[0]: found "huis"; expected one of huur, koop'),
        ("home", ["huur", "huur"], "home: found a list of 2; expected each kind once"),
        ("residence_months", 0, "residence_months: found 0; expected a number from 1 to 600"),
        ("income_at_most", 1.2, "income_at_most: found 1.2; expected a group with share, holiday_allowance"),
        ("income_at_most", {"share": 120}, "income_at_most.share: found 120; expected a share of the norm, as in 1.20"),
        ("income_at_most", {"share": 0}, "income_at_most.share: found 0; expected a share"),
        ("wealth", "none", 'wealth: found "none"; expected one of bijstand'),
        ("wealth_at_most", -5, "wealth_at_most: found -5; expected an amount that is not below zero"),
        ("insured", False, "insured: found false; expected true; leave it out when it does not matter"),
        ("receives_bijstand", "yes", 'receives_bijstand: found "yes"; expected true or false'),
        ("goes_to_school", True, "goes_to_school: found no ages of children; expected children = [4, 17] beside it"),
        ("hair", "red", 'hair: found an unknown key "hair"; expected'),
    ],
)
def test_what_is_wrong_in_a_condition_is_named(name: str, value: Any, fault: str) -> None:
    assert fault_of_condition(name, value).startswith(fault)


def test_one_limit_of_wealth_is_enough() -> None:
    found = fault_of({"conditions": {"wealth": "bijstand", "wealth_at_most": 5}})
    assert found == "periods[0].conditions: found wealth and wealth_at_most; expected one of the two"


def test_periods_have_no_day_in_common() -> None:
    (fault,) = faults(
        content(proef=scheme({"amount": 1, "until": date(2025, 6, 1)}, {"amount": 2, "from": date(2025, 6, 1)}))
    )
    assert "expected periods without a day in common" in fault


def test_words_are_there_in_both_languages() -> None:
    values = content(proef=scheme({"amount": 1}, label={"nl": "Proef"}, hand_in={"nl": ["a"], "en": []}))
    assert faults(values) == [
        "schemes.proef.label.en: found nothing; expected en, see the how-to for municipal schemes",
        "schemes.proef.hand_in: found lists of unequal length; expected the same papers in each language",
    ]
    apply = {"nl": "Bel ons.", "en": "Call us.", "url": "http://x.example"}
    (fault,) = faults(content(proef=scheme({"amount": 1}, apply=apply)))
    assert fault.endswith("expected an address that begins with https://")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"value": 120}, "[0].value: found 120; expected a fraction: 1.2 for 120%"),
        ({"value": "1"}, '[0].value: found "1"; expected a number'),
        ({}, "[0]: found no value; expected one value"),
        ({"value": 1, "rows": [[0, 1]]}, "[0]: found both value and rows; expected one value"),
        ({"rows": [[1, 1], [0, 1]]}, "[0].rows: found a list of 2; expected keys that go up from row to row"),
    ],
)
def test_what_is_wrong_in_a_number_is_named(value: dict[str, Any], fault: str) -> None:
    values = {"code": "GM9998", "name": "Proefdam", "numbers": {GRENS: [HEAD | value]}}
    assert faults(values)[0] == f"numbers.{GRENS}{fault}" or faults(values)[0].startswith(f"numbers.{GRENS}{fault}")


def test_a_number_is_one_that_national_law_leaves_to_the_municipality() -> None:
    values = {"code": "GM9998", "name": "Proefdam", "numbers": {"norm_alleenstaande": [HEAD | {"value": 5}]}}
    assert faults(values)[0].startswith('numbers.norm_alleenstaande: found an unknown key "norm_alleenstaande"')
    assert GRENS in municipal_numbers()
    assert "peildatum" not in municipal_numbers()


def test_a_number_is_a_list_of_dated_values() -> None:
    values = {"code": "GM9998", "name": "Proefdam", "numbers": {GRENS: HEAD | {"value": 1}}}
    assert f"expected a list of dated values, each under [[numbers.{GRENS}]]" in faults(values)[0]


def test_the_closed_sets_stand_in_the_how_to() -> None:
    page = (HERE.parents[2] / "docs/how-to/add-your-municipalitys-schemes.md").read_text(encoding="utf-8")
    assert not [name for name in (*AMOUNTS, *CONDITIONS, *municipal_numbers()) if f"`{name}`" not in page]
