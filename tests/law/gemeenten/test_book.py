"""The law book of a municipality: its numbers in the place of facts, its schemes as outcomes, its words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rondkomen.engine import LawError, UnknownQuantity
from rondkomen.engine.receipt import receipt, replay
from rondkomen.kernel import Citation
from rondkomen.law import OUTCOMES, household_of, law_book
from rondkomen.law import book as book_module
from rondkomen.law.book import code_in, local_law, municipalities, municipality_of
from rondkomen.law.check import check
from rondkomen.law.curve import curve
from rondkomen.law.limits import highest_income_with_right
from rondkomen.law.outcomes import is_modelled, local_outcomes, outcome_of
from rondkomen.law.report import check_as_data, explanation_as_data
from rondkomen.law.words import hand_in_of, label_of, text_of, title_of

DAYS = [date(year, month, day) for year in (2024, 2025, 2026) for month, day in ((1, 1), (7, 1), (12, 31))]


def household(municipality: str | None = "GM9999", on: str = "2026-07-01", **others: Any) -> Any:
    values = {
        "on": on,
        "persons": [
            {"id": "anna", "birth_date": "1985-05-01"},
            {"id": "kim", "birth_date": "2015-03-01", "parents": ["anna"]},
        ],
        "home": {"kind": "huur", "kale_huur": 600},
        "assume_zero": True,
    }
    if municipality:
        values["municipality"] = municipality
    return household_of(values | others, law_book().quantities)


def test_a_municipality_adds_to_the_national_law() -> None:
    national, local = law_book(), law_book("GM9999")
    assert national.quantities.keys() <= local.quantities.keys()
    assert "gm9999_kindpakket" in local.quantities
    assert "gm9999_kindpakket" not in national.quantities
    assert national.version != local.version
    assert law_book("GM9999") is local
    assert law_book() is national


@pytest.mark.parametrize("code", [None, "GM0000", "nonsense"])
def test_without_a_file_the_law_is_the_national_law(code: str | None) -> None:
    assert law_book(code) is law_book()


def test_the_numbers_of_a_municipality_take_the_place_of_facts() -> None:
    name = "individuele_inkomenstoeslag_bedrag_alleenstaande_ouder"
    local = law_book("GM0928")
    assert name in law_book().facts
    assert name not in local.facts
    assert local.parameters[name].on(date(2024, 5, 1)).value == 513


def test_without_a_municipality_the_amount_is_open() -> None:
    (answer,) = check(household(None, on="2024-07-01"), ["individuele_inkomenstoeslag"]).answers
    assert answer.status == "perhaps"
    assert answer.needs == ("municipality",)


def test_with_its_municipality_the_amount_is_settled() -> None:
    (answer,) = check(household("GM0928", on="2024-07-01"), ["individuele_inkomenstoeslag"]).answers
    assert (answer.status, answer.value) == ("computed", Decimal(513))


def test_what_a_household_tells_wins() -> None:
    told = {"individuele_inkomenstoeslag_bedrag_alleenstaande_ouder": 99}
    (answer,) = check(household("GM0928", on="2024-07-01", given=told), ["individuele_inkomenstoeslag"]).answers
    assert answer.value == 99


def test_a_day_that_a_municipality_did_not_publish_is_not_modelled() -> None:
    (answer,) = check(household("GM0928"), ["individuele_inkomenstoeslag"]).answers
    assert answer.status == "not_modelled"


@pytest.mark.parametrize("code", ["GM0302", "GM0363"], ids=["no amount in its file", "no file"])
def test_a_municipality_without_an_amount_is_not_asked_for_again(code: str) -> None:
    (answer,) = check(household(code, on="2024-07-01"), ["individuele_inkomenstoeslag"]).answers
    assert (answer.status, answer.needs) == ("not_modelled", ())


def test_national_conditions_decide_before_the_amount_of_a_municipality() -> None:
    old = [{"id": "anna", "birth_date": "1950-05-01"}]
    (answer,) = check(household("GM0363", persons=old), ["individuele_inkomenstoeslag"]).answers
    assert answer.status == "no_right"


def test_what_a_resident_can_still_tell_comes_before_the_municipality() -> None:
    unknown = household("GM0363", assume_zero=False)
    (answer,) = check(unknown, ["individuele_inkomenstoeslag"]).answers
    assert answer.status == "perhaps"
    assert answer.needs
    assert "municipality" not in answer.needs


def test_a_part_by_income_is_looked_up() -> None:
    told = {"in_aanmerking_te_nemen_inkomen": 1690, "bijstandsnorm": 1345}
    (answer,) = check(household("GM1699", on="2025-07-01", given=told), ["individuele_inkomenstoeslag"]).answers
    assert answer.value == Decimal("325.50")
    (answer,) = check(
        household("GM1699", on="2025-07-01", given=told | {"individuele_inkomenstoeslag_deel": 1}),
        ["individuele_inkomenstoeslag"],
    ).answers
    assert answer.value == 651


def test_schemes_come_after_the_outcomes_of_the_contract() -> None:
    names = list(dict.fromkeys(answer.name for answer in check(household()).answers))
    assert names[: len(OUTCOMES)] == [outcome.name for outcome in OUTCOMES]
    assert names[len(OUTCOMES) :] == [outcome.name for outcome in local_outcomes("GM9999")]
    assert len(local_outcomes("GM9999")) >= 10
    assert not local_outcomes(None)
    assert not local_outcomes("GM0000")


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("code", sorted(municipalities()))
def test_every_scheme_is_answered_or_not_in_force(code: str, on: date) -> None:
    names = [outcome.name for outcome in local_outcomes(code)]
    done = check(household(code, on=str(on)), names)
    assert [answer.name for answer in done.answers] == names
    assert {answer.status for answer in done.answers} <= {"computed", "no_right", "perhaps", "not_modelled"}
    for answer in done.answers:
        if answer.status == "no_right":
            assert answer.reason("nl")
            assert answer.reason("en")


def test_waterveen_is_known_on_every_day() -> None:
    for on in DAYS:
        names = [outcome.name for outcome in local_outcomes("GM9999")]
        assert "not_modelled" not in {answer.status for answer in check(household(on=str(on)), names).answers}


def test_a_scheme_of_another_municipality_is_not_modelled_here() -> None:
    (answer,) = check(household(), ["gm0153_inkomenstoeslag_kinderen"]).answers
    assert (answer.status, answer.unit) == ("not_modelled", "EUR/jaar")
    with pytest.raises(UnknownQuantity):
        check(household(), ["gm9999_nonsense"])


def test_a_scheme_is_told_as_any_other_right() -> None:
    data = check_as_data(check(household(), ["gm9999_kindpakket", "gm9999_ouderenpas"]))
    first, second = data["outcomes"]
    assert first["value"] == "250.00"
    assert first["citation"] == {
        "regulation": "Gemeente Waterveen",
        "bwb": "GM9999",
        "artikel": "",
        "url": "https://waterveen.example/kindpakket",
    }
    assert first["verified"] is False
    assert second["because"]["text"] == "Deze regeling is voor mensen vanaf de AOW-leeftijd."


def test_a_scheme_is_explained_with_its_numbers_and_page() -> None:
    data = explanation_as_data(check(household(), ["gm9999_kindpakket"]).evaluation, "gm9999_kindpakket")
    assert data["steps"][0]["label"] == "Kindpakket"
    used = {one["name"]: one for step in data["steps"] for one in step["used"]}
    assert used["gm9999_kindpakket_bedrag_per_leeftijd"]["source"] == "https://waterveen.example/kindpakket"


def test_a_receipt_of_a_scheme_is_replayed() -> None:
    evaluation = check(household(), ["gm9999_kindpakket"]).evaluation
    kept = receipt(evaluation, "gm9999_kindpakket")
    assert replay(law_book("GM9999"), kept) == evaluation.values["gm9999_kindpakket"] == 250


def test_a_curve_has_the_schemes_that_are_asked_for() -> None:
    points = curve(household(), "loon", [Decimal(0), Decimal(60_000)], wanted=["gm9999_kindpakket"])
    assert [point.per_month["gm9999_kindpakket"] for point in points] == [Decimal(250) / 12, 0]


def test_a_curve_leaves_out_what_is_not_known_that_day() -> None:
    (point,) = curve(household("GM0928"), "loon", [Decimal(20_000)])
    assert "individuele_inkomenstoeslag" not in point.per_month
    assert "zorgtoeslag" in point.per_month


def test_the_highest_income_is_looked_for_with_the_municipality() -> None:
    assert highest_income_with_right(household(), "gm9999_kindpakket") is None


def test_words_of_a_scheme() -> None:
    assert label_of("gm9999_kindpakket", "en") == "Meedoen scheme for children"
    assert text_of("gm9999_kindpakket", "apply", "url") == "https://waterveen.example/kindpakket"
    assert hand_in_of("gm9999_zwemles") == ("De naam van het zwembad",)
    assert hand_in_of("zorgtoeslag") == ()
    assert label_of("gm0000_kindpakket") == "gm0000 kindpakket"


def test_every_quantity_of_a_municipality_has_words_in_both_languages() -> None:
    for code in municipalities():
        texts = local_law(code).texts
        made = {rule.name for rule in local_law(code).rules} | local_law(code).parameters.keys()
        for name in (name for name in made if code_in(name) == code):
            assert {"nl", "en"} <= texts[name]["label"].keys(), name


@pytest.mark.parametrize(
    ("citation", "title"),
    [
        (Citation("GM9999", artikel=""), "Gemeente Waterveen"),
        (Citation("GM0000", artikel=""), "Gemeente GM0000"),
        (Citation("CVDR719087", artikel="10.1"), "Lokale regelgeving CVDR719087"),
        (Citation("BWBR0018451", artikel="2"), "Wet op de zorgtoeslag"),
    ],
)
def test_a_citation_has_a_title(citation: Citation, title: str) -> None:
    assert title_of(citation) == title


def test_names_tell_their_municipality() -> None:
    assert code_in("gm9999_kindpakket") == "GM9999"
    assert code_in("gm0000_kindpakket") is None
    assert code_in("zorgtoeslag") is None
    assert outcome_of("gm9999_kindpakket") is not None
    assert outcome_of("gm9999_nonsense") is None
    assert is_modelled("gm9999_kindpakket")
    assert not is_modelled("gm9999_nonsense")


def test_a_wrong_file_among_them_stops_with_its_faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "gemeenten").mkdir()
    (tmp_path / "gemeenten" / "GM9997.toml").write_text('code = "GM9997"\n', encoding="utf-8")
    monkeypatch.setattr(book_module, "HERE", tmp_path)
    with pytest.raises(LawError, match=r"GM9997\.toml: name: found nothing"):
        municipality_of.__wrapped__("GM9997")


def test_nothing_here_names_a_municipality_in_code() -> None:
    for file in (book_module.HERE / "gemeenten").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "GM0" not in text
        assert "waterveen" not in text
