"""What a table proposes: the first rule that fits, its steps as days, by when, which term that is and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.apps.signals.decisions import (
    DecisionTable,
    Inputs,
    TableNotInForce,
    TermNotInForce,
    decide,
    legal_terms,
    read_table,
    shipped_table,
)
from rondkomen.apps.signals.decisions.table import HERHAALD
from rondkomen.apps.signals.decisions.working_days import is_working_day, working_days_after
from rondkomen.apps.signals.intake.kinds import STATUSES
from rondkomen.apps.signals.kinds import Soort
from tests.apps.signals.decisions.cases import (
    BINS,
    CASES,
    DAYS,
    HEAD,
    INSIDE,
    LAST,
    MONDAY,
    PLAN,
    REPEATED,
    REST,
    case,
    signal,
)
from tests.apps.signals.decisions.test_conditions import EXAMPLES

TABLES = st.sampled_from([shipped_table(), shipped_table("GM9999")])


def table(due_in: int | None = None, steps: str = INSIDE, nl: str = "n", en: str = "e") -> DecisionTable:
    last = LAST.replace('nl = "n"', f'nl = "{nl}"').replace('en = "e"', f'en = "{en}"')
    if due_in:
        last += f"due_in = {due_in}\n"
    return read_table(HEAD + BINS + PLAN.format(name="intern", steps=steps) + last)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 11, 2), 0, date(2026, 11, 2)),
        (date(2026, 11, 2), 3, date(2026, 11, 5)),
        (date(2026, 11, 6), 1, date(2026, 11, 9)),
        (date(2026, 11, 7), 0, date(2026, 11, 9)),
        (date(2026, 11, 7), 1, date(2026, 11, 9)),
        (date(2026, 11, 8), 3, date(2026, 11, 11)),
        (date(2026, 11, 6), 10, date(2026, 11, 20)),
    ],
)
def test_working_days_are_monday_to_friday(start: date, number: int, end: date) -> None:
    assert working_days_after(start, number) == end


def test_without_a_term_of_its_own_the_four_weeks_from_receipt_count() -> None:
    one = signal(day=date(2026, 10, 28), received_on=date(2026, 11, 3))
    decision = decide(table(), case(signal(received_on=date(2026, 11, 9)), one), date(2026, 11, 10))
    assert (decision.due_on, decision.due_by) == (date(2026, 12, 1), "four_weeks")
    assert decision.reason() == (
        "n Neemt de inwoner het aanbod van hulp aan? Dan is het eerste gesprek volgens de wet uiterlijk op 1 december "
        "2026: 4 weken na ontvangst van het signaal (Wgs artikel 4 lid 1)."
    )


def test_an_earlier_term_of_the_municipality_counts_and_the_reason_names_both() -> None:
    decision = decide(table(due_in=10), case(), MONDAY)
    assert (decision.due_on, decision.due_by) == (date(2026, 11, 16), "municipal")
    assert [due.by for due in decision.dues] == ["municipal", "four_weeks"]
    assert decision.reason("en") == (
        "e The first talk is on 16 November 2026 at the latest: the term of the municipality, 10 working days after "
        "receipt. The law gives until 30 November 2026, if the resident accepts the offer of help."
    )


def test_a_later_term_of_the_municipality_does_not_count() -> None:
    assert decide(table(due_in=25), case(), MONDAY).due_by == "four_weeks"
    assert decide(table(due_in=20), case(), MONDAY).due_by == "four_weeks"  # the same day: the law is named
    assert decide(table(due_in=19), case(), MONDAY).due_by == "municipal"


def test_with_a_threat_three_working_days_count_from_when_it_was_known() -> None:
    crisis = case(signal(soort=Soort.CRISIS, received_on=date(2026, 11, 5)))
    decision = decide(table(due_in=10), crisis, date(2026, 11, 5))
    assert (decision.due_on, decision.due_by) == (date(2026, 11, 10), "three_working_days")
    assert "Wgs artikel 4 lid 2" in decision.reason()
    told = decide(table(due_in=10), case(threat_known_on=date(2026, 11, 13)), date(2026, 11, 13))
    assert (told.due_on, told.due_by) == (date(2026, 11, 16), "municipal")  # received on the 2nd, known on the 13th
    told = decide(table(due_in=1), crisis, date(2026, 11, 5))
    assert "De wet geeft tot en met 10 november 2026." in told.reason()


def test_an_end_of_supply_is_not_a_threat_by_law() -> None:
    assert decide(table(), case(signal(soort=Soort.EINDELEVERING)), MONDAY).due_by == "four_weeks"


def test_the_terms_of_the_law_name_their_source_and_how_sure_it_is() -> None:
    by_id = {term.id: term for term in legal_terms()}
    assert by_id["three_working_days"].source == "BWBR0031331 art. 4 lid 2"
    assert by_id["four_weeks"].source == "BWBR0031331 art. 4 lid 1 onder b"
    assert by_id["four_weeks"].conditional
    assert not by_id["three_working_days"].conditional
    assert all(term.status in STATUSES and term.starts_status in STATUSES for term in legal_terms())


def test_a_day_without_a_known_term_is_told() -> None:
    with pytest.raises(TermNotInForce, match="2021-05-03; known: 2022-01-01 to further notice"):
        decide(table(), case(signal(received_on=date(2021, 5, 3))), MONDAY)


def test_a_table_decides_only_on_its_own_days() -> None:
    with pytest.raises(TableNotInForce, match="default 1 holds 2026-01-01 to further notice; found 2025-12-31"):
        decide(table(), case(), date(2025, 12, 31))


def test_steps_get_their_days_and_tell_when_they_are_late() -> None:
    steps = (
        '{ channel = "Administratief", after = 0 }, { channel = "Administratief", after = 1, dagdeel = "Avond" }, '
        '{ channel = "Administratief", after = 8, stop_on_contact = false }'
    )
    decision = decide(table(due_in=5, steps=steps), case(), date(2026, 11, 6))
    assert [(step.on.day, step.dagdeel, step.stop_on_contact, step.is_late) for step in decision.steps] == [
        (6, "", True, False),
        (9, "Avond", True, False),
        (18, "", False, True),
    ]


def test_a_reason_is_filled_in_in_both_languages() -> None:
    places = "{amount}, {kinds}, {months}, {signals}, {earlier}, {pattern}, {age_band}"
    one = case(signal("Zorg", 1_234), signal("Huur", 1), signal("DUO"), earlier=(signal(day=date(2026, 10, 1)),))
    decision = decide(table(nl=places, en=places), one, MONDAY)
    assert decision.reason().startswith(
        "€\u00a01.335,00, DUO, huur en zorgverzekering, 2, 3, 1, meervoudig en opeenvolgend, leeftijd onbekend Neemt"
    )
    assert decision.reason("en").startswith(
        "€\u00a01,335.00, DUO (study loans), rent and health insurance, 2, 3, 1, multiple and consecutive, age unknown"
    )


@settings(max_examples=80, deadline=None)
@given(TABLES, CASES, DAYS)
def test_a_table_always_decides_and_says_why(table: DecisionTable, inputs: Inputs, on: date) -> None:
    decision = decide(table, inputs, on)
    assert decision.bin in table.bins
    assert decision.reason("nl")
    assert decision.reason("en")
    assert (decision.due_on is None) == bool(decision.closes) == (not decision.steps)
    assert all(is_working_day(step.on) and step.on >= on for step in decision.steps)


@st.composite
def made_tables(draw: st.DrawFn) -> DecisionTable:
    """Rules with any conditions in any order, of which some put a case in a bin that closes."""
    text = HEAD + BINS + f'[bins.dicht]\nnl = "D"\nen = "D"\ncloses = "{HERHAALD}"\n'
    text += PLAN.format(name="intern", steps=INSIDE)
    for number in range(draw(st.integers(0, 3))):
        name, value, *_ = draw(st.sampled_from(EXAMPLES))
        end = draw(st.sampled_from(['bin = "dicht"', 'bin = "ja"\nplan = "intern"\ndue_in = 5']))
        text += f'[[rule]]\nid = "r{number}"\nwhen = {{ {name} = {value} }}\n{end}\n{REST}'
    return read_table(text + LAST)


@settings(max_examples=60, deadline=None)
@given(made_tables(), REPEATED | CASES)
def test_any_table_that_was_read_decides_and_leaves_no_higher_amount(table: DecisionTable, inputs: Inputs) -> None:
    decision = decide(table, inputs, MONDAY)
    assert decision.rule_id in {rule.id for rule in table.rules}
    assert not (decision.closes and (inputs.higher_amount or not inputs.herhaalde_melding))


@settings(max_examples=60, deadline=None)
@given(TABLES, CASES, st.randoms(use_true_random=False))
def test_the_order_of_signals_does_not_matter(table: DecisionTable, inputs: Inputs, random) -> None:
    mixed = replace(
        inputs,
        signals=tuple(random.sample(inputs.signals, len(inputs.signals))),
        earlier=tuple(random.sample(inputs.earlier, len(inputs.earlier))),
    )
    one, other = decide(table, inputs, MONDAY), decide(table, mixed, MONDAY)
    assert (one.rule_id, one.steps, one.dues, one.reason()) == (other.rule_id, other.steps, other.dues, other.reason())


@settings(max_examples=80, deadline=None)
@given(TABLES, REPEATED | CASES)
def test_what_has_to_be_picked_up_is_never_closed(table: DecisionTable, inputs: Inputs) -> None:
    decision = decide(table, inputs, MONDAY)
    if decision.closes:
        assert not inputs.higher_amount
        assert inputs.threat_since is None
        assert not {signal.soort for signal in inputs.signals} & {Soort.EINDELEVERING, Soort.WARME_OVERDRACHT}
    if decision.closes == HERHAALD:
        assert inputs.herhaalde_melding


def test_even_a_careless_table_closes_no_higher_amount_and_no_first_signal() -> None:
    closes = '[bins.dicht]\nnl = "D"\nen = "D"\ncloses = "Niet opgepakt: {}"\n'
    for status, bound in (("herhaalde melding", "months_from = 0"), ("onterecht signaal", "amount_until = 9999999")):
        rule = f'[[rule]]\nid = "a"\nwhen = {{ {bound} }}\nbin = "dicht"\n{REST}'
        text = HEAD + BINS + closes.format(status) + PLAN.format(name="intern", steps=INSIDE) + rule + LAST
        careless = read_table(text)
        assert decide(careless, case(signal(previous_bedrag=10_000)), MONDAY).bin == "dicht"
        assert decide(careless, case(signal(previous_bedrag=9_999)), MONDAY).bin == "nee"
        for soort in (Soort.CRISIS, Soort.EINDELEVERING, Soort.WARME_OVERDRACHT):
            assert decide(careless, case(signal(previous_bedrag=10_000, soort=soort)), MONDAY).bin == "nee"
        assert decide(careless, case(), MONDAY).bin == ("nee" if status == "herhaalde melding" else "dicht")
