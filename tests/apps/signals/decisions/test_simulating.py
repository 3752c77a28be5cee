"""What another table would have done: bins, plans, work a week, groups and who would move."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.apps.signals.decisions import AgeBand, Case, read_table, shipped_table, simulate
from rondkomen.apps.signals.decisions.simulating import Change, GroupChange, Move, Work
from tests.apps.signals.decisions.cases import BINS, CASES, DAYS, HEAD, INSIDE, LAST, MONDAY, PLAN, REST, case, signal

TWICE = f"{INSIDE}, {{ channel = 'Administratief', after = 5 }}"
YOUNG = case(signal("Huur", 300), age_band=AgeBand.UNDER_27, minors=True)
OTHER = case(signal("Water", 300), signal("Zorg", 10))


def table(least: int, version: int = 1):
    rule = f'[[rule]]\nid = "a"\nwhen = {{ amount_from = {least} }}\nbin = "ja"\nplan = "twee"\n{REST}'
    head = HEAD.replace("version = 1", f"version = {version}").replace("2026-01-01", f"2026-01-0{version}")
    return read_table(
        head + BINS + PLAN.format(name="intern", steps=INSIDE) + PLAN.format(name="twee", steps=TWICE) + rule + LAST
    )


def test_a_changed_table_shows_its_work_and_whom_it_moves() -> None:
    result = simulate(table(301), table(300, 2), [Case(YOUNG, MONDAY), Case(OTHER, date(2026, 11, 6))])
    assert result.number_of_cases == 2
    assert result.bins == (Change("ja", 1, 2), Change("nee", 1, 0))
    assert result.plans == (Change("intern", 1, 0), Change("twee", 1, 2))
    assert result.work == (
        Work("2026-W45", "Administratief", 2, 2),
        Work("2026-W46", "Administratief", 1, 2),
    )
    assert result.moves == (
        Move("age_band", "jonger_dan_27", "nee", "ja", 1),
        Move("all", "all", "nee", "ja", 1),
        Move("kind", "Huur", "nee", "ja", 1),
        Move("minors", "yes", "nee", "ja", 1),
    )
    assert GroupChange("kind", "Zorg", "ja", 1, 1) in result.groups
    assert GroupChange("kind", "Huur", "nee", 1, 0) in result.groups
    assert GroupChange("minors", "unknown", "ja", 1, 1) in result.groups
    assert GroupChange("all", "all", "ja", 1, 2) in result.groups


def test_it_says_what_one_has_to_know_to_show_it() -> None:
    result = simulate(table(1), table(2), [])
    assert (result.number_of_cases, result.moves, result.work, result.groups) == (0, (), (), ())
    assert "laat cellen met weinig mensen eerst weg" in result.note()
    assert "leaves out cells with few people" in result.note("en")


def test_a_case_that_is_closed_is_no_work() -> None:
    result = simulate(shipped_table(), shipped_table("GM9999"), [Case(case(signal("Water", 30), minors=False), MONDAY)])
    assert {(change.name, change.before, change.after) for change in result.bins if change.before or change.after} == {
        ("schrijven", 1, 0),
        ("onder_de_grens", 0, 1),
    }
    assert sum(change.after for change in result.plans) == 0
    assert sum(work.before for work in result.work) == 5
    assert sum(work.after for work in result.work) == 0


def test_the_past_is_decided_on_also_by_a_table_that_begins_later() -> None:
    later = read_table(
        (HEAD + BINS + PLAN.format(name="intern", steps=INSIDE) + LAST).replace("2026-01-01", "2027-01-01")
    )
    assert simulate(table(1), later, [Case(YOUNG, MONDAY)]).bins == (Change("ja", 1, 0), Change("nee", 0, 1))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.builds(Case, inputs=CASES, on=DAYS), max_size=6), st.randoms(use_true_random=False))
def test_the_counts_add_up_and_do_not_depend_on_the_order(cases, random) -> None:
    before, after = shipped_table(), shipped_table("GM9999")
    result = simulate(before, after, cases)
    assert result == simulate(before, after, random.sample(cases, len(cases)))
    assert sum(change.before for change in result.bins) == sum(change.after for change in result.bins) == len(cases)
    moved = {name: 0 for name in [*before.bins, *after.bins]}
    for move in result.moves:
        if move.dimension == "all":
            moved[move.from_bin] -= move.number
            moved[move.to_bin] += move.number
    assert all(change.after - change.before == moved[change.name] for change in result.bins)
    assert not any(move.number for move in simulate(before, before, cases).moves)
