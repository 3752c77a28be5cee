"""A table is checked as a whole: all its faults, each with its place, what was found and what is expected."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.apps.signals.decisions import TableRefused, in_force, read_table, shipped_text
from rondkomen.kernel import OPEN
from tests.apps.signals.decisions.cases import BINS, HEAD, INSIDE, LAST, PLAN, REST, text_with

CALL = '{ channel = "Telefoon", after = 0 }'
CLOSES = '[bins.dicht]\nnl = "D"\nen = "D"\ncloses = "Niet opgepakt: {status}"\n'
GOOD = text_with("threat = true")


def faults_of(text: str) -> list[str]:
    with pytest.raises(TableRefused) as refused:
        read_table(text)
    assert str(refused.value) == "\n".join(refused.value.faults)
    return list(refused.value.faults)


def rule(head: str, rest: str = REST) -> str:
    return f"[[rule]]\n{head}\n{rest}"


def test_a_good_table_is_read_whole() -> None:
    table = read_table(GOOD)
    assert (table.label, table.name, table.period.since, table.period.until) == (
        "default 1",
        "T",
        date(2026, 1, 1),
        OPEN,
    )
    assert [one.id for one in table.rules] == ["eerst", "overig"]
    assert table.rules[0].when == {"threat": True}
    assert table.plans["intern"].steps[0].channel == "Administratief"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'name = "T"',
            'name = ""',
            "[table] name: found a text of 0 characters; expected a text of 1 to 500 characters",
        ),
        ("version = 1", 'version = "1"', "[table] version: found '1'; expected a whole number from 1 to 100000"),
        ("version = 1", "version = true", "[table] version: found True; expected a whole number from 1 to 100000"),
        ("version = 1", "versie = 1", "[table]: found the key versie; expected some of name, version, municipality"),
        ("version = 1", 'version = 1\nmunicipality = "Waterveen"', "[table] municipality: found 'Waterveen'; expected"),
        ("from = 2026-01-01", "from = 2026", "[table] from: found 2026; expected a date, as in 2026-01-31"),
        (
            'until = "open"',
            "until = 2025-12-31",
            "[table] until: found 2025-12-31; expected a day not before 2026-01-01",
        ),
        (
            'until = "open"',
            'until = "ooit"',
            "[table] until: found 'ooit'; expected a date, as in 2026-12-31, or \"open\"",
        ),
        ("[bins.ja]", "[bins.Ja]", "[bins.Ja]: found the name 'Ja'; expected small letters"),
        ('nl = "Ja"', "nl = 1", "[bins.ja] nl: found 1; expected a text of 1 to 500 characters"),
        ('en = "Yes"', 'en = "Yes"\ncloses = "Niet opgepakt: andere reden"', "[bins.ja] closes: found 'Niet opgepakt"),
        (
            'status = "uncertain"\nsteps',
            'status = "sure"\nsteps',
            "[plans.intern] status: found 'sure'; expected one of law",
        ),
        (
            f"steps = [{INSIDE}]",
            "steps = []",
            "[plans.intern] steps: found a list; expected a list of steps, one or more",
        ),
        (
            '"Administratief", after = 0',
            '"Fax", after = 0',
            "[plans.intern] step 1 channel: found 'Fax'; expected one of",
        ),
        ("after = 0", "after = 61", "[plans.intern] step 1 after: found 61; expected a whole number from 0 to 60"),
        ("after = 0", 'after = 0, dagdeel = "Nacht"', "[plans.intern] step 1 dagdeel: found 'Nacht'; expected one of"),
        ("after = 0", "after = 0, stop_on_contact = 1", "step 1 stop_on_contact: found 1; expected true or false"),
        ("after = 0", "after = 0, days = 1", "[plans.intern] step 1: found the key days; expected some of channel"),
        (
            INSIDE,
            f"{INSIDE[:-3]}5 }}, {INSIDE}",
            "step 2 after: found 0; expected a number not below the 5 of the step",
        ),
        ('id = "eerst"', 'id = "overig"', "[[rule]] 2 id: found overig for the second time; expected an id of its own"),
        ('id = "eerst"', "", "[[rule]] 1 id: found none; expected a text of 1 to 500 characters"),
        ('bin = "ja"', 'bin = "misschien"', "[[rule]] 1 (eerst) bin: found 'misschien'; expected one of ja, nee"),
        ('plan = "intern"', 'plan = "bezoek"', "[[rule]] 1 (eerst) plan: found 'bezoek'; expected one of intern"),
        (
            'plan = "intern"',
            'plan = "intern"\ndue_in = 0',
            "[[rule]] 1 (eerst) due_in: found 0; expected a whole number",
        ),
        ("threat = true", "threat = 1", "[[rule]] 1 (eerst) when threat: found 1; expected true or false"),
        ("threat = true", "amount_from = nan", "when amount_from: found NaN; expected an amount in euros from 0 to"),
        ("threat = true", "amount_from = 0.001", "when amount_from: found 0.001; expected an amount in euros from 0"),
        ("threat = true", "months_from = 1.5", "when months_from: found 1.5; expected a whole number from 0 to 10000"),
        (
            "threat = true",
            "score = 1",
            "[[rule]] 1 (eerst) when: found the condition score; expected some of kinds_any",
        ),
        (
            "threat = true",
            "days_from = 9, days_until = 8",
            "(eerst) when: found days_from above days_until; expected a",
        ),
        (
            "threat = true",
            "",
            "[[rule]] 1 when: found no conditions; expected conditions: no later rule can decide now",
        ),
        (
            'nl = "n"',
            'nl = "{naam}"',
            "[[rule]] 1 (eerst) nl: found {naam}; expected some of {amount}, {kinds}, {days}",
        ),
        ('nl = "n"', 'nl = "{amount"', "[[rule]] 1 (eerst) nl: found a brace that does not fit; expected some of"),
        ('en = "e"', 'en = "{kinds!r}"', "[[rule]] 1 (eerst) en: found a brace that does not fit; expected some of"),
        ('en = "e"', 'en = "{kinds.x}"', "[[rule]] 1 (eerst) en: found {kinds.x}; expected some of"),
        (
            'en = "e"',
            'en = "{days}"',
            "(eerst) en: found {days}; expected the condition days_from or days_until, so that",
        ),
    ],
)
def test_a_fault_says_where_what_was_found_and_what_is_expected(old: str, new: str, fault: str) -> None:
    assert old in GOOD
    found = faults_of(GOOD.replace(old, new, 1))
    assert any(fault in one for one in found), found


def test_all_faults_are_told_at_once() -> None:
    text = (
        GOOD.replace('name = "T"', "name = 1").replace("threat = true", "score = 1").replace('bin = "nee"', "bin = 1")
    )
    assert [one.split(":")[0] for one in faults_of(text)] == [
        "[[rule]] 1 (eerst) when",
        "[[rule]] 1 when",
        "[[rule]] 2 (overig) bin",
        "[table] name",
    ]


@pytest.mark.parametrize(
    "text", ["[table", "x = 1979-13-40", "a = " + "[" * 10_000, "", 'table = "x"', "x = 1e999999999999"]
)
def test_what_is_no_table_at_all_is_refused_too(text: str) -> None:
    assert faults_of(text)


def test_a_table_that_is_too_long_is_not_read() -> None:
    assert faults_of("#" * 200_001) == ["the table: found 200001 characters; expected at most 200000"]


def test_the_last_rule_has_no_conditions_and_a_contact_plan() -> None:
    unending = (
        HEAD
        + BINS
        + PLAN.format(name="intern", steps=INSIDE)
        + rule('id = "a"\nwhen = { threat = true }\nbin = "ja"\nplan = "intern"')
    )
    assert faults_of(unending) == [
        "[[rule]] 1 when: found conditions in the last rule; expected none: so that a rule always decides"
    ]
    text = HEAD + BINS + CLOSES.format(status="herhaalde melding") + PLAN.format(name="intern", steps=INSIDE)
    assert faults_of(text + rule('id = "a"\nbin = "dicht"')) == [
        "[[rule]] 1 bin: found a bin that closes in the last rule; expected a bin with a contact plan"
    ]


def test_a_bin_that_closes_has_no_plan_and_no_term() -> None:
    text = text_with("herhaalde_melding = true", extra=CLOSES.format(status="herhaalde melding"))
    assert "[[rule]] 1 (eerst): found a plan or due_in for a bin that closes; expected neither" in faults_of(
        text.replace('bin = "ja"', 'bin = "dicht"')
    )


def test_an_unjust_signal_is_one_below_a_bound_or_with_too_few_or_many_days() -> None:
    text = text_with("threat = false", extra=CLOSES.format(status="onterecht signaal"))
    text = text.replace('bin = "ja"\nplan = "intern"', 'bin = "dicht"')
    (fault,) = faults_of(text)
    assert fault.startswith(
        "[[rule]] 1 (eerst) when: found no bound for Niet opgepakt: onterecht signaal; expected one of"
    )
    assert read_table(text.replace("threat = false", "amount_until = 10")).rules[0].plan == ""


SAFE = rule('id = "onveilig"\nwhen = { unsafe_contact = true }\nbin = "ja"\nplan = "intern"')


@pytest.mark.parametrize(
    ("rules", "is_safe"),
    [
        (rule('id = "a"\nwhen = { threat = true }\nbin = "ja"\nplan = "bellen"'), False),
        (SAFE + rule('id = "a"\nwhen = { threat = true }\nbin = "ja"\nplan = "bellen"'), True),
        (rule('id = "a"\nwhen = { threat = true, unsafe_contact = false }\nbin = "ja"\nplan = "bellen"'), True),
        (rule('id = "a"\nwhen = { threat = true, unsafe_contact = false }\nbin = "ja"\nplan = "bellen"') + SAFE, True),
        (
            SAFE.replace("= true", "= true, minors = true") + LAST.replace("intern", "bellen").replace("overig", "b"),
            False,
        ),
        (SAFE.replace("intern", "bellen"), False),
    ],
)
def test_nobody_with_unsafe_contact_is_called_by_a_rule_that_did_not_think_of_it(rules: str, is_safe: bool) -> None:
    text = HEAD + BINS + PLAN.format(name="intern", steps=INSIDE) + PLAN.format(name="bellen", steps=CALL)
    text += rules + ("" if 'id = "b"' in rules else LAST)
    if is_safe:
        assert read_table(text).rules
    else:
        (fault, *_) = faults_of(text)
        assert "found contact where contact may be unsafe; expected a rule before it" in fault


def test_of_the_tables_in_force_the_last_version_holds() -> None:
    first = read_table(GOOD)
    second = read_table(GOOD.replace("version = 1", "version = 2").replace("from = 2026-01-01", "from = 2026-07-01"))
    assert in_force((second, first), date(2026, 6, 30)) == first
    assert in_force((first, second), date(2026, 7, 1)) == second
    assert in_force((first, second), date(2025, 12, 31)) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_table_with_a_piece_cut_out_or_put_in_is_read_or_refused(data: st.DataObject) -> None:
    whole = shipped_text()[-6_000:] if data.draw(st.booleans()) else GOOD
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    try:
        faults: tuple[str, ...] = ()
        assert read_table(whole[:start] + data.draw(st.text(max_size=8)) + whole[end:]).rules
    except TableRefused as refused:
        faults = refused.faults
    assert all("; expected " in fault for fault in faults)
