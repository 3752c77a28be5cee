"""What may stand in a rule, and that everything else is refused when the rules load, with file and line."""

import re
from pathlib import Path

import pytest

from rondkomen.engine import LawBook, RuleRefused
from rondkomen.engine.grammar import FUNCTIONS
from tests.engine.toys import HEAD, book_of, module_of, value_of

FIRST_LINE = len(HEAD.splitlines()) + 4
"""The line of the first statement after decorator, def and docstring."""


def toy(body: str, *, arguments: str = "inkomen", options: str = 'unit="EUR/jaar"') -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f'@rule(HERE, {options})\ndef toy({arguments}):\n    """A toy."""\n{lines}\n'


def refusal(folder: Path, rules: str) -> tuple[int, str]:
    """The line and the reason of the refusal; the file is checked here."""
    with pytest.raises(RuleRefused) as refused:
        book_of(folder, rules)
    found = re.fullmatch(r"(.+\.py):(\d+): toy: (.+)", str(refused.value))
    assert found, str(refused.value)
    assert Path(found[1]).parent == folder
    return int(found[2]), found[3]


FORBIDDEN = {
    "a for loop": ("for x in inkomen:\n    pass\nreturn inkomen", "a loop is not allowed"),
    "a while loop": ("while inkomen > 0:\n    pass\nreturn inkomen", "a loop is not allowed"),
    "an import": ("import os\nreturn inkomen", "an import is not allowed"),
    "an import of a name": ("from os import path\nreturn inkomen", "an import is not allowed"),
    "an attribute": ("return inkomen.real", "an attribute is not allowed"),
    "a call of a method": ("return inkomen.quantize(2)", "inkomen.quantize may not be called"),
    "an index": ("return inkomen[0]", "an index is not allowed"),
    "a slice": ("return inkomen[0:2]", "an index is not allowed"),
    "a string": ('return "veel"', "'veel' must be a number in parameters.toml"),
    "an f-string": ('return f"{inkomen}"', "JoinedStr is not allowed"),
    "bytes": ('return b"x"', "must be a number"),
    "nothing": ("return None", "None must be a number"),
    "an ellipsis": ("return ...", "Ellipsis must be a number"),
    "the number 3": (
        "return 3 * inkomen",
        "3 must be a number in parameters.toml; a rule may hold only 0, 1, 2 and 12",
    ),
    "the number 100": ("return 100", "100 must be a number"),
    "a fraction": ("return 0.5 * inkomen", "0.5 must be a number"),
    "a float that is whole": ("return 2.0 * inkomen", "2.0 must be a number"),
    "an imaginary number": ("return 0j", "0j must be a number"),
    "an unknown name": ("return inkomens", "inkomens is neither an argument nor given a value"),
    "a name of the module": ("return HERE", "HERE is neither an argument"),
    "a builtin": ("return abs(inkomen)", "abs may not be called in a rule; allowed are age_on, any_of"),
    "round": ("return round(inkomen)", "round may not be called"),
    "another rule called": ("return toy(inkomen)", "toy may not be called"),
    "eval": ('return eval("1")', "eval may not be called"),
    "a call of a call": ("return min(inkomen, 0)()", "may not be called"),
    "a lambda": ("return (lambda: inkomen)()", "may not be called"),
    "a bare lambda": ("return lambda: inkomen", "a lambda is not allowed"),
    "a list": ("return [inkomen]", "List is not allowed"),
    "a tuple": ("return inkomen, inkomen", "Tuple is not allowed"),
    "a dictionary": ("return {}", "Dict is not allowed"),
    "a comprehension": ("return min(x for x in inkomen)", "min takes two or more values, found 1"),
    "a list comprehension": ("return [x for x in inkomen]", "ListComp is not allowed"),
    "a walrus": ("return (x := inkomen)", "NamedExpr is not allowed"),
    "a yield": ("yield inkomen", "a loose expression is not allowed"),
    "a loose expression": ("inkomen + inkomen\nreturn inkomen", "a loose expression is not allowed"),
    "print": ('print("x")\nreturn inkomen', "a loose expression is not allowed"),
    "pass": ("pass\nreturn inkomen", "Pass is not allowed"),
    "try": ("try:\n    return inkomen\nexcept ValueError:\n    return 0", "try is not allowed"),
    "with": ("with inkomen:\n    return 0", "with is not allowed"),
    "raise": ("raise ValueError", "Raise is not allowed"),
    "assert": ("assert inkomen\nreturn inkomen", "Assert is not allowed"),
    "del": ("del inkomen\nreturn 0", "Delete is not allowed"),
    "global": ("global inkomens\nreturn inkomen", "Global is not allowed"),
    "match": ("match inkomen:\n    case _:\n        return inkomen", "Match is not allowed"),
    "a function inside": ("def inner():\n    return 0\nreturn inkomen", "FunctionDef is not allowed"),
    "a class inside": ("class Inner:\n    pass\nreturn inkomen", "ClassDef is not allowed"),
    "adding in place": ("ruim += inkomen\nreturn ruim", "AugAssign is not allowed"),
    "an annotated assignment": ("x: int = inkomen\nreturn x", "AnnAssign is not allowed"),
    "two names at once": ("x = y = inkomen\nreturn x", "Assign is not allowed"),
    "unpacking": ("x, y = inkomen\nreturn x", "Assign is not allowed"),
    "an attribute given a value": ("inkomen.x = 0\nreturn inkomen", "Assign is not allowed"),
    "a return of nothing": ("return", "Return is not allowed"),
    "a modulo": ("return inkomen % 2", "BinOp is not allowed"),
    "a whole division": ("return inkomen // 2", "BinOp is not allowed"),
    "a bitwise and": ("return inkomen & 1", "BinOp is not allowed"),
    "a power that is not 2": ("return inkomen ** 12", "the only power is ** 2"),
    "a power of a name": ("return 2 ** inkomen", "the only power is ** 2"),
    "a plus sign": ("return +inkomen", "UnaryOp is not allowed"),
    "a bitwise not": ("return ~inkomen", "UnaryOp is not allowed"),
    "is": ("return inkomen if inkomen is 0 else 0", "Compare is not allowed"),
    "in": ("return inkomen if inkomen in inkomen else 0", "Compare is not allowed"),
    "a star in a call": ("return min(*inkomen, 0)", "Starred is not allowed"),
    "a named argument": ("return min(inkomen, 0, key=inkomen)", "min takes no named arguments"),
    "min of one": ("return min(inkomen)", "min takes two or more values, found 1"),
    "max of none": ("return max()", "max takes two or more values, found 0"),
    "rounding two values": ("return round_to_euro(inkomen, inkomen)", "round_to_euro takes 1 values, found 2"),
    "an age without a day": ("return age_on(inkomen)", "age_on takes 2 values, found 1"),
    "lookup without a table": ("return lookup(inkomen)", "lookup takes 2 values, found 1"),
    "a total without a group": ("return total(inkomen)", "total takes over="),
    "a total over keywords": ("return total(inkomen, **inkomen)", "total takes over="),
    "a count of values": ("return count(inkomen, over=inkomen)", "count takes 0 values, found 1"),
    "a total of an expression": (
        "return total(inkomen + inkomen, over=inkomen)",
        "total takes bare names; give the expression a rule of its own",
    ),
    "a group that is an expression": ("return total(inkomen, over=not inkomen)", "total takes bare names"),
    "an argument given a value": ("inkomen = 0\nreturn inkomen", "inkomen is an argument and keeps its value"),
    "a name that is a function": ("min = inkomen\nreturn min", "min is a function of the engine; use another name"),
}


@pytest.mark.parametrize(("body", "reason"), FORBIDDEN.values(), ids=FORBIDDEN.keys())
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_what_is_not_allowed_is_refused_at_its_line(tmp_path: Path, body: str, reason: str) -> None:
    line, found = refusal(tmp_path, toy("ruim = inkomen\n" + body))
    assert reason in found
    assert line == FIRST_LINE + 1


def test_the_line_is_that_of_the_offending_line(tmp_path: Path) -> None:
    body = "ruim = inkomen\nif ruim > 0:\n    ruim = 2 * ruim\n    ruim = 7 * ruim\nreturn ruim"
    assert refusal(tmp_path, toy(body))[0] == FIRST_LINE + 3


@pytest.mark.parametrize(
    "arguments", ["*inkomen", "**inkomen", "inkomen, *, huur", "inkomen, /", "inkomen=0", "inkomen, huur=0"]
)
def test_arguments_are_plain_names(tmp_path: Path, arguments: str) -> None:
    assert "arguments are plain names" in refusal(tmp_path, toy("return 0", arguments=arguments))[1]


def test_an_argument_cannot_be_called_as_a_function_is(tmp_path: Path) -> None:
    assert "total is a function of the engine" in refusal(tmp_path, toy("return 0", arguments="total"))[1]


def test_a_rule_needs_a_docstring(tmp_path: Path) -> None:
    rules = '@rule(HERE, unit="EUR/jaar")\ndef toy(inkomen):\n    return inkomen\n'
    assert "says in one docstring sentence" in refusal(tmp_path, rules)[1]


MISSING_RETURN = {
    "nothing at all": "ruim = inkomen",
    "an if without else": "if inkomen > 0:\n    return inkomen",
    "one branch": "if inkomen > 0:\n    return inkomen\nelse:\n    ruim = inkomen",
    "a branch deep inside": "if inkomen > 0:\n    if inkomen > 1:\n        return 0\nelse:\n    return 0",
    "elif without else": "if inkomen > 2:\n    return 0\nelif inkomen > 1:\n    return inkomen",
}


@pytest.mark.parametrize("body", MISSING_RETURN.values(), ids=MISSING_RETURN.keys())
def test_every_path_ends_in_a_return(tmp_path: Path, body: str) -> None:
    assert "every path through a rule ends in a return" in refusal(tmp_path, toy(body))[1]


@pytest.mark.parametrize(
    "body",
    ["return inkomen\nreturn 0", "if inkomen > 0:\n    return 0\nelse:\n    return inkomen\nruim = inkomen"],
    ids=["after a return", "after both branches returned"],
)
def test_what_is_never_reached_is_refused(tmp_path: Path, body: str) -> None:
    line, reason = refusal(tmp_path, toy(body))
    assert reason == "this is never reached"
    assert line == FIRST_LINE + len(body.splitlines()) - 1


@pytest.mark.parametrize(
    "body",
    [
        "if inkomen > 0:\n    ruim = inkomen\nreturn ruim",
        "if inkomen > 0:\n    ruim = 0\nelse:\n    krap = 0\nreturn krap",
    ],
)
def test_a_name_has_a_value_on_every_path(tmp_path: Path, body: str) -> None:
    assert "nor given a value on every path before this line" in refusal(tmp_path, toy(body))[1]


def test_a_name_counts_where_the_other_branch_returned(tmp_path: Path) -> None:
    body = "if inkomen > 0:\n    return inkomen\nelse:\n    ruim = 2 * inkomen\nreturn ruim"
    assert value_of(book_of(tmp_path, toy(body)), "toy", inkomen=-3) == -6


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_small_numbers_are_allowed(tmp_path: Path, number: int) -> None:
    assert value_of(book_of(tmp_path, toy(f"return inkomen * {number}")), "toy", inkomen=7) == 7 * number


def test_a_rule_that_is_no_plain_function_is_refused(tmp_path: Path) -> None:
    rules = 'toy = rule(HERE, unit="EUR/jaar", name="toy")(lambda inkomen: inkomen)\n'
    with pytest.raises(RuleRefused, match=r"toy_\d+\.py: toy: a rule must be a plain function in a source file"):
        book_of(tmp_path, rules)


def test_a_rule_without_a_file_is_refused() -> None:
    names: dict[str, object] = {"__name__": "nowhere"}
    exec(compile(HEAD + toy("return inkomen"), "<nowhere>", "exec"), names)
    with pytest.raises(RuleRefused, match="<nowhere>: toy: a rule must be a plain function"):
        LawBook([names["toy"]], [], [])  # type: ignore[list-item]


def test_annotations_do_no_harm(tmp_path: Path) -> None:
    rules = (
        '@rule(HERE, unit="EUR/jaar")\ndef toy(inkomen: Decimal) -> Decimal:\n    """A toy."""\n    return inkomen\n'
    )
    assert value_of(book_of(tmp_path, rules), "toy", inkomen=7) == 7


def test_a_rule_called_by_itself_is_the_plain_function(tmp_path: Path) -> None:
    assert module_of(tmp_path, toy("return 2 * inkomen")).toy(21) == 42


def test_the_functions_of_the_engine_are_meant_whatever_the_module_calls_so(tmp_path: Path) -> None:
    rules = "def max(*values):\n    return 999\n\n\n" + toy("return max(0, inkomen)")
    assert value_of(book_of(tmp_path, rules), "toy", inkomen=7) == 7


def test_every_function_has_its_meaning_for_values_known_and_unknown() -> None:
    from rondkomen.engine import functions, possible

    assert set(possible.CALLS) == FUNCTIONS
    assert all(hasattr(functions, name) for name in FUNCTIONS - {"min", "max"})
