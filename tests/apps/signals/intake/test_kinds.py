"""Which signals may come in on which day, as dated data."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from rondkomen.apps.signals.intake import KindNotInForce, kind_codes, kind_on
from rondkomen.apps.signals.intake.kinds import STATUSES, soort_rule
from rondkomen.apps.signals.kinds import Soort
from rondkomen.kernel import OPEN

ENTRIES = tomllib.loads(files("rondkomen.apps.signals.intake").joinpath("kinds.toml").read_text("utf-8"))
DDAS = {
    "Belastingdienst", "CAK Eigen bijdrage", "CAK Zorgverzekeringen", "Dienst Toeslagen", "DUO", "Energie", "Huur",
    "Hypotheek", "Overige", "Water", "Zorg",
}  # fmt: skip
RULES = ("window", "conditions", "threshold", "bsn")


def test_the_codes_are_those_of_ddas() -> None:
    assert set(kind_codes()) == DDAS


@pytest.mark.parametrize(
    ("code", "day", "window"),
    [
        ("Energie", date(2022, 11, 29), (50, 100)),
        ("Energie", date(2022, 11, 30), (30, None)),
        ("Energie", date(2026, 1, 1), (30, None)),
        ("Water", date(2022, 11, 29), (30, 100)),
        ("Water", date(2022, 11, 30), (30, None)),
        ("Huur", date(2021, 1, 1), (30, None)),
        ("Zorg", date(2026, 11, 2), (30, 100)),
    ],
)
def test_the_window_is_that_of_the_day(code: str, day: date, window: tuple[int, int | None]) -> None:
    found = kind_on(code, day).window
    assert (found.from_days, found.until_days) == window


def test_the_ground_of_energy_changed_with_the_energy_act() -> None:
    assert "Elektriciteitswet" in kind_on("Energie", date(2025, 12, 31)).ground
    assert "Energiewet" in kind_on("Energie", date(2026, 1, 1)).ground


def test_rent_and_the_experiments_ask_for_all_four_conditions() -> None:
    asked = {code for code in DDAS - {"Overige", "CAK Zorgverzekeringen"} if _today(code).conditions.letters}
    assert asked == {"Huur", "Belastingdienst", "Dienst Toeslagen", "CAK Eigen bijdrage", "DUO", "Hypotheek"}
    assert all(_today(code).conditions.letters == ("a", "b", "c", "d") for code in asked)


def test_only_health_insurers_have_a_ground_for_the_bsn() -> None:
    assert [code for code in sorted(DDAS - {"Overige", "CAK Zorgverzekeringen"}) if _today(code).bsn.ground] == ["Zorg"]


@pytest.mark.parametrize(
    ("code", "day", "says"),
    [
        ("Huur", date(2020, 12, 31), "Op 2020-12-31 .*: 2021-01-01 -"),
        ("Overige", date(2026, 11, 2), "geen wettelijke grond bekend"),
        ("CAK Zorgverzekeringen", date(2026, 11, 2), "soort CAK Zorgverzekeringen"),
        ("Verhuurder", date(2026, 11, 2), "een van Belastingdienst"),
    ],
)
def test_a_kind_without_a_ground_on_the_day_is_refused(code: str, day: date, says: str) -> None:
    with pytest.raises(KindNotInForce, match=says) as refusal:
        kind_on(code, day)
    assert refusal.value.text("en") != refusal.value.text() == str(refusal.value)


def test_each_entry_and_each_rule_says_its_source_and_how_sure_it_is() -> None:
    rules = [entry[rule] for entry in ENTRIES["kind"] for rule in RULES if rule in entry]
    for one in (*ENTRIES["kind"], *rules, *ENTRIES["soort"].values()):
        assert one["status"] in STATUSES
        assert len(one["source"]) > 10


def test_the_periods_of_a_kind_follow_each_other() -> None:
    for code in {entry["code"] for entry in ENTRIES["kind"]}:
        periods = [_period(entry) for entry in ENTRIES["kind"] if entry["code"] == code]
        for (_, until), (since, _) in pairwise(periods):
            assert since == until + timedelta(days=1), code


def test_a_row_is_never_refused_on_an_uncertain_condition() -> None:
    """Windows and thresholds that are not sure say so in their reason; conditions have no reason that does."""
    assert not [entry["code"] for entry in ENTRIES["kind"] if entry.get("conditions", {}).get("status") == "uncertain"]
    assert not [name for name, rule in ENTRIES["soort"].items() if rule["status"] == "uncertain" and rule["minimum"]]


def test_every_soort_has_its_rule() -> None:
    assert set(ENTRIES["soort"]) == {one.value for one in Soort}
    assert soort_rule("vroegsignaal").maximum
    assert not soort_rule("eindelevering").maximum


def _today(code: str):
    return kind_on(code, date(2026, 11, 2))


def _period(entry: dict) -> tuple[date, date]:
    return entry["from"], OPEN if entry["until"] == "open" else entry["until"]
