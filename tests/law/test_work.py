"""What work really pays: the part of an extra euro, of a real step, and the drops with the rule that causes them."""

from datetime import date
from decimal import Decimal

import pytest

from rondkomen.law import facts_of, law_book
from rondkomen.law.curve import PURSE, CurveRefused, with_income
from rondkomen.law.work import cliffs, kept_of_next_euro, step
from tests.law.households import described, person

DAY = date(2026, 6, 15)
RENTER = described(DAY, person("a", income=30_000), rent=640)


def test_the_pressure_is_what_is_not_kept_and_the_rights_say_where_it_goes() -> None:
    kept = kept_of_next_euro(RENTER)
    assert kept.pressure == 1 - kept.kept
    assert kept.by_outcome["zorgtoeslag"] == Decimal("-0.1373")
    assert abs(kept.by_outcome["huurtoeslag"] + Decimal("0.27")) < Decimal("1e-12")


def test_a_step_keeps_what_the_purse_gains() -> None:
    law, facts = law_book().on(DAY), facts_of(RENTER, law_book().quantities)
    before, after = (
        law.evaluate(with_income(facts, "loon", 0, Decimal(amount)), [PURSE]).values[PURSE]
        for amount in (30_000, 31_000)
    )
    found = step(RENTER, Decimal(1000))
    assert abs(found.kept - (after - before) * 12) < Decimal("1e-9")
    assert found.pressure == 1 - found.kept / 1000


def test_who_does_not_report_a_step_pays_back_what_the_allowances_fell() -> None:
    found = step(RENTER, Decimal(2000))
    assert found.to_pay_back == found.lost["zorgtoeslag"] + found.lost["huurtoeslag"]
    assert found.to_pay_back > 0


def test_the_drop_where_bijstand_ends_is_named_after_its_rule() -> None:
    (found,) = cliffs(RENTER, "loon", [Decimal(500 * number) for number in range(60)])
    assert found.name == "is_inkomen_under_bijstandsnorm"
    assert found.citation is not None
    law, facts = law_book().on(DAY), facts_of(RENTER, law_book().quantities)
    below, above = (
        law.evaluate(with_income(facts, "loon", 0, found.income + more), [PURSE]).values[PURSE] for more in (0, 2)
    )
    assert above < below
    assert abs((below - above) * 12 - found.loss) < 5


def test_nothing_is_said_while_something_is_unknown() -> None:
    unknown = described(DAY, person("a", income=30_000), zero=False, rent=640)
    with pytest.raises(CurveRefused, match=r"persons\.a\.wealth"):
        kept_of_next_euro(unknown)
