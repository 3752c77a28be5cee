"""Units are checked when the rules load: what is unlike cannot be combined."""

from pathlib import Path

import pytest

from rondkomen.engine import RuleRefused
from tests.engine.toys import book_of, evaluate, value_of


def rules(arguments: str, result: str, unit: str = "EUR/jaar", of: str = "household") -> str:
    lines = "\n".join(f"    {line}" for line in result.splitlines())
    return f'@rule(HERE, unit="{unit}", of="{of}")\ndef toy({arguments}):\n    """A toy."""\n{lines}\n'


REFUSED = {
    "month and year": ("inkomen, huur", "return inkomen + huur", "EUR/jaar and EUR/maand cannot be combined"),
    "year less month": ("inkomen, huur", "return inkomen - huur", "EUR/jaar and EUR/maand cannot be combined"),
    "month compared with year": ("inkomen, huur", "return inkomen if inkomen > huur else 0", "cannot be combined"),
    "month and year in max": ("inkomen, huur", "return max(inkomen, huur)", "cannot be combined"),
    "month or year": ("inkomen, huur", "return inkomen if inkomen > 0 else huur", "cannot be combined"),
    "euros plus a number": ("inkomen", "return inkomen + 1", "EUR/jaar and getal cannot be combined"),
    "euros squared": ("inkomen", "return inkomen ** 2", r"expected EUR/jaar, found EUR\^2/jaar\^2"),
    "euros times euros": ("inkomen", "return inkomen * inkomen", "expected EUR/jaar, found"),
    "another unit than declared": ("huur", "return huur", "expected EUR/jaar, found EUR/maand in `huur`"),
    "twelve without months": ("inkomen", "return inkomen * 12", "expected EUR/jaar, found EUR\\*maand/jaar\\^2"),
    "a truth as result": ("is_huurder", "return is_huurder", "expected EUR/jaar, found waar"),
    "a literal truth as result": ("inkomen", "return True", "expected EUR/jaar, found waar"),
    "a truth in arithmetic": ("inkomen, is_huurder", "return inkomen * is_huurder", "no arithmetic with waar"),
    "a negative truth": ("is_huurder", "return -is_huurder", "no arithmetic with waar"),
    "a truth in min": ("inkomen, is_huurder", "return min(inkomen, is_huurder)", "no arithmetic with waar"),
    "a truth squared": ("is_huurder", "return is_huurder ** 2", "no arithmetic with waar"),
    "a truth compared with 0": ("is_huurder", "return 0 if is_huurder == 0 else 0", "waar and a number cannot be"),
    "a day in arithmetic": ("peildatum", "return peildatum + 0", "no arithmetic with datum"),
    "a day compared with 0": ("peildatum", "return 0 if 0 < peildatum else 0", "a number and datum cannot be"),
    "a day or 0": ("peildatum", "x = 0 if True else peildatum\nreturn 0", "a number and datum cannot be"),
    "a number as condition": ("inkomen", "return inkomen if inkomen else 0", "expected waar, found EUR/jaar"),
    "a number in an if": ("inkomen", "if inkomen:\n    return 0\nreturn 0", "expected waar, found EUR/jaar"),
    "0 as condition": ("inkomen", "return inkomen if 0 else 0", "expected waar, found a number"),
    "not of a number": ("inkomen", "return inkomen if not inkomen else 0", "expected waar, found EUR/jaar"),
    "and of a number": ("inkomen, is_huurder", "return 0 if is_huurder and inkomen else 0", "expected waar"),
    "division by 0": ("inkomen", "return inkomen / 0", "division by 0"),
    "a name that changes unit": ("inkomen, huur", "x = inkomen\nx = huur\nreturn 0", "cannot be combined"),
    "a name of two units": (
        "inkomen, huur",
        "if inkomen > 0:\n    x = inkomen\nelse:\n    x = huur\nreturn 0",
        "cannot be combined",
    ),
    "a name that is 0 or a truth": ("is_huurder", "x = 0\nx = is_huurder\nreturn 0", "a number and waar cannot be"),
    "a column used as one": ("loon", "return loon", "a person's quantity is used as if there were one person"),
    "a column compared": ("loon", "return 0 if loon > 0 else 0", "used as if there were one person"),
    "a column in a sum": ("loon, inkomen", "return inkomen + loon", "used as if there were one person"),
    "a column in max": ("loon", "return max(0, loon)", "used as if there were one person"),
    "a group that is no truth": ("loon", "return total(loon, over=loon)", "over= takes a truth per person, found EUR"),
    "a total of truths": ("telt_mee", "return total(telt_mee, over=telt_mee)", "total takes a number per person"),
    "any of amounts": ("loon, telt_mee", "return 0 if any_of(loon, over=telt_mee) else 0", "any_of takes a truth"),
    "a total of the household": ("inkomen, telt_mee", "return total(inkomen, over=telt_mee)", "quantities of persons"),
    "a total over the household": ("loon, is_huurder", "return total(loon, over=is_huurder)", "quantities of persons"),
    "a table as a number": ("tabel", "return tabel", "a number with rows is read with lookup or brackets"),
    "a table in a sum": ("tabel, getal", "x = tabel + getal\nreturn 0", "is read with lookup or brackets"),
    "lookup in no table": ("inkomen", "return lookup(inkomen, inkomen)", "is a number with rows in parameters.toml"),
    "lookup with another key": ("inkomen, tabel", "x = lookup(inkomen, tabel)\nreturn 0", "expected getal, found EUR"),
    "brackets with another key": (
        "huur, schijven",
        "return brackets(huur, schijven)",
        "expected EUR/jaar, found EUR/m",
    ),
    "the age of an amount": ("inkomen, peildatum", "x = age_on(inkomen, peildatum)\nreturn 0", "expected datum, found"),
    "years and months of age": (
        "peildatum, leeftijd",
        "return 0 if months_of_age_on(peildatum, peildatum) > leeftijd else 0",
        "maand and jaar cannot be combined",
    ),
    "the first day of a number": ("inkomen", "x = first_of_month(inkomen)\nreturn 0", "expected datum, found EUR/jaar"),
    "a name nobody declares": ("inkomens", "return inkomens", "inkomens is no fact, number or rule"),
}


@pytest.mark.parametrize(("arguments", "result", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_unlike_units_are_refused_with_their_place(tmp_path: Path, arguments: str, result: str, reason: str) -> None:
    with pytest.raises(RuleRefused, match=rf"toy_\d+\.py:\d+: toy: .*{reason}"):
        book_of(tmp_path, rules(arguments, result))


def test_a_total_belongs_in_a_rule_of_the_household(tmp_path: Path) -> None:
    with pytest.raises(RuleRefused, match="total takes quantities of persons, in a rule of the household"):
        book_of(tmp_path, rules("loon, telt_mee", "return total(loon, over=telt_mee)", of="person"))


@pytest.mark.parametrize("unit", ["waar", "datum"])
def test_0_is_no_truth_and_no_day(tmp_path: Path, unit: str) -> None:
    with pytest.raises(RuleRefused, match=f"expected {unit}, found a number"):
        book_of(tmp_path, rules("inkomen", "return 0", unit=unit))


ALLOWED = {
    "0 fits any number": ("inkomen", "return 0", "EUR/jaar", 0),
    "0 in max": ("inkomen", "return max(0, inkomen - inkomen)", "EUR/jaar", 0),
    "0 in a sum": ("inkomen", "return 0 + inkomen", "EUR/jaar", 1200),
    "a month times twelve": ("huur", "return huur * 12", "EUR/jaar", 600),
    "a year by twelve": ("inkomen", "return inkomen / 12", "EUR/maand", 100),
    "a fraction of an amount": ("inkomen, deel", "return inkomen * deel", "EUR/jaar", 300),
    "an amount by an amount": ("inkomen, grens", "return inkomen / grens", "fractie", "1.2"),
    "half of what was written": ("inkomen", "return 1 / 2 * inkomen", "EUR/jaar", 600),
    "half by a name": ("inkomen", "x = 1\nreturn x / 2 * inkomen", "EUR/jaar", 600),
    "nothing minus": ("inkomen", "return -inkomen", "EUR/jaar", -1200),
    "a name that starts as 0": ("inkomen", "x = 0\nif inkomen > 0:\n    x = inkomen\nreturn x", "EUR/jaar", 1200),
    "a comparison of three": ("inkomen, grens", "return 0 < grens <= inkomen", "waar", True),
    "equal truths": ("is_huurder, is_eigenaar", "return is_huurder == is_eigenaar", "waar", False),
    "the later of two days compared": ("peildatum", "return first_of_month(peildatum) <= peildatum", "waar", True),
    "a column under another name": ("loon, telt_mee", "x = loon\nreturn total(x, over=telt_mee)", "EUR/jaar", 40),
    "a count is a number": ("telt_mee, inkomen", "return count(over=telt_mee) * inkomen", "EUR/jaar", 1200),
    "a table by a number": ("getal, tabel", "return lookup(getal, tabel)", "aantal", 1),
    "a scale by an amount": ("inkomen, schijven", "return brackets(inkomen, schijven)", "EUR/jaar", 560),
}
TOLD = {"inkomen": 1200, "huur": 50, "getal": 3, "is_huurder": True, "is_eigenaar": False}


@pytest.mark.parametrize(("arguments", "result", "unit", "value"), ALLOWED.values(), ids=ALLOWED.keys())
def test_like_units_are_combined(tmp_path: Path, arguments: str, result: str, unit: str, value: object) -> None:
    found = value_of(book_of(tmp_path, rules(arguments, result, unit)), "toy", loon=[40], telt_mee=[True], **TOLD)
    assert found == value or str(found) == value


def test_a_persons_rule_may_read_the_household(tmp_path: Path) -> None:
    book = book_of(tmp_path, rules("loon, inkomen", "return loon + inkomen", of="person"))
    assert evaluate(book, "toy", 2, loon=[1, 2], inkomen=10).value("toy") == [11, 12]
