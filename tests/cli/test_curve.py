"""`rondkomen curve`: what work pays beside the table, along euros and along hours, in words and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from rondkomen.cli import main

HOUSEHOLD = """\
on: 2026-06-15
persons:
  - id: anna
    birth_date: 1990-05-01
    income: [{kind: loon, amount: 30000, per: jaar}]
    wealth: 500
home: {kind: huur, kale_huur: 640, servicekosten: 0}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "household.yaml"
    path.write_text(HOUSEHOLD, encoding="utf-8")
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], file: Path) -> Any:
    def said(*arguments: str, status: int = 0) -> str:
        assert main(["curve", str(file), *arguments]) == status
        found = capsys.readouterr()
        return found.err if status else found.out

    return said


def test_beneath_the_table_stands_what_an_hour_and_a_day_more_do(said: Any) -> None:
    text = said("--hourly", "20")
    assert "het uurloon dat is opgegeven" in text
    assert "1 uur per week meer: €\xa01.123,20 bruto per jaar erbij" in text
    assert "1 dag per week meer: €\xa08.985,60 bruto per jaar erbij" in text
    assert "minder Huurtoeslag" in text
    assert "Dienst Toeslagen" in text


def test_a_drop_is_named_with_its_rule_and_article(said: Any) -> None:
    (line,) = [one for one in said("--to", "25000").splitlines() if one.startswith("Boven")]
    assert "Bijstand" in line
    assert "Uw inkomen is niet lager dan de bijstandsnorm" in line
    assert "(Participatiewet, artikel 19, lid 1, onderdeel a)" in line
    assert "Nergens in dit bereik" in said("--from", "25000", "--to", "28000")


def test_the_words_come_in_english_too(said: Any) -> None:
    text = said("--language", "en", "--step", "5000")
    assert "the minimum wage of this day" in text
    assert "1 hour a week more" in text
    assert "Above" in text


def test_each_point_has_the_exact_pressure_beside_that_of_the_step(said: Any) -> None:
    data = json.loads(said("--from", "30000", "--to", "31000", "--json"))
    by_step, exact = (float(data["points"][-1][f"marginal_pressure{more}"]) for more in ("", "_exact"))
    assert by_step == pytest.approx(exact, abs=0.02)  # year amounts are rounded to whole euros
    assert data["now"]["marginal_pressure_exact"] == data["points"][0]["marginal_pressure_exact"]


def test_hours_have_the_wages_of_a_year(said: Any) -> None:
    data = json.loads(said("--over-hours", "30-32", "--hourly", "20", "--json"))
    assert [(one["hours_a_week"], one["amount"]) for one in data["points"]] == [
        ("30", "33696.00"),
        ("31", "34819.20"),
        ("32", "35942.40"),
    ]
    assert said("--over-hours", "30-32").split()[:2] == ["uren", "loon"]


def test_hours_that_are_known_give_the_wage_of_an_hour(said: Any, file: Path) -> None:
    file.write_text(HOUSEHOLD + "given: {arbeidsuren_per_jaar: 1248}\n", encoding="utf-8")
    hourly = json.loads(said("--json"))["now"]["hourly"]
    assert (hourly["basis"], hourly["euros"]) == ("hours", "22.26")  # 30000 / 1.08 / 1248


def test_what_is_unknown_is_named_and_the_table_stays(said: Any, file: Path) -> None:
    file.write_text(HOUSEHOLD.replace("    wealth: 500\n", ""), encoding="utf-8")
    assert "Wat werken oplevert is nog niet te zeggen. Vertel: persons.anna.wealth." in said("--step", "20000")
    data = json.loads(said("--step", "20000", "--json"))
    assert data["now"] == {"status": "perhaps", "needs": ["persons.anna.wealth"]}


def test_a_benefit_that_falls_too_is_named(said: Any, file: Path) -> None:
    more = "per: jaar}, {kind: ww, amount: 300, per: maand}]"
    file.write_text(HOUSEHOLD.replace("per: jaar}]", more), encoding="utf-8")
    assert "deze uitkering kan lager worden als er meer wordt verdiend (ww)" in said()


def test_an_income_that_is_no_wage_has_no_hours(said: Any) -> None:
    now = json.loads(said("--over", "pensioen", "--json"))["now"]
    assert (now["hourly"], now["steps"]) == (None, [])


WRONG = {
    "hours that are none": (["--over-hours", "veel"], "--over-hours: found 'veel'; expected hours a week as in 0-40"),
    "hours that go back": (["--over-hours", "40-0"], "expected hours a week as in 0-40"),
    "more hours than a week has": (["--over-hours", "0-169"], "at most 168"),
    "hours without end": (["--over-hours", "0-99999999999999999999"], "at most 168"),
    "hours beside euros": (["--over-hours", "0-40", "--to", "5"], "expected --hourly alone"),
    "hours of another income": (["--over-hours", "0-40", "--over", "ww"], "expected --hourly alone"),
    "a wage of nothing": (["--hourly", "0"], "--hourly: expected an amount above 0"),
    "a wage of another income": (["--hourly", "15", "--over", "ww"], "no other income than loon"),
}


@pytest.mark.parametrize(("arguments", "fault"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_gets_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: Any, fault: str
) -> None:
    try:
        status = main(["curve", str(file), *arguments])
    except SystemExit as ended:
        status = int(ended.code or 0)
    found = capsys.readouterr()
    assert (status, found.out) == (2, "")
    assert len(found.err.splitlines()) == 1
    assert fault in found.err


def test_below_the_age_of_the_minimum_wage_an_hour_has_to_be_told(said: Any, file: Path) -> None:
    kim = "  - {id: kim, birth_date: 2014-01-01, parents: [anna]}\n"
    file.write_text(HOUSEHOLD.replace("home:", f"{kim}home:"), encoding="utf-8")
    assert "found no minimum wage at this age" in said("--person", "kim", "--over-hours", "0-8", status=2)
    assert said("--person", "kim", "--over-hours", "0-8", "--hourly", "6")
