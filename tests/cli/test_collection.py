"""`rondkomen collection` on the command line: what it refuses, and that it answers."""

import json

import pytest

from rondkomen.cli import main


def status_of(*arguments: str) -> int:
    """How the command ends: by itself, or by its reader of options."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("principal", ["100.005", "0", "-5", "1e99999999", "1e-9", "NaN", "Infinity", "honderd", ""])
def test_an_amount_that_is_no_bill_is_refused_in_one_line(principal: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of("collection", f"--principal={principal}", "--on", "2026-01-01") == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err.count("\n") == 1
    assert "--principal" in told.err


def test_a_bill_of_a_hundred_euros_gets_the_least_costs(capsys: pytest.CaptureFixture[str]) -> None:
    """40 euros is the least by Besluit vergoeding voor buitengerechtelijke incassokosten, article 2."""
    assert status_of("collection", "--principal", "100", "--on", "2026-01-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["buitengerechtelijke_incassokosten"] == "40.00"
