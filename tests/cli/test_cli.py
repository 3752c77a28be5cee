"""The command line in process: what each command prints, and one line with exit status 2 for whatever is wrong."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rondkomen import __version__
from rondkomen.cli import main
from rondkomen.law import OUTCOMES, law_book

HOUSEHOLD = """\
on: 2026-01-01
persons:
  - id: anna
    birth_date: 1990-05-01
    partner: bram
    income:
      - {kind: loon, amount: 2100.00, per: maand}
    wealth: 1500.00
  - id: bram
    birth_date: 1988-02-11
    income: [{kind: ww, amount: 1400, per: maand}]
  - id: kim
    birth_date: 2015-03-01
    parents: [anna, bram]
home:
  kind: huur
  kale_huur: 650.00
  servicekosten: 30.00
"""


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Ran:
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "household.yaml"
    path.write_text(HOUSEHOLD, encoding="utf-8")
    return path


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """The same with all wealth told, so that nothing is open."""
    path = tmp_path / "told.yaml"
    path.write_text(HOUSEHOLD.replace("  - id: bram\n", "  - id: bram\n    wealth: 0\n"), encoding="utf-8")
    return path


def test_check_prints_the_outcomes(run: Run, told: Path) -> None:
    ran = run("check", told, "--want", "zorgtoeslag", "huurtoeslag")
    assert (ran.status, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["Zorgtoeslag", "Huurtoeslag"]
    assert "per maand" in ran.out
    assert "[Wet op de zorgtoeslag, artikel 2, lid 1]" in ran.out


def test_check_says_what_would_settle_a_perhaps(run: Run, file: Path) -> None:
    ran = run("check", file, "--want", "huurtoeslag")
    assert "misschien; vertel persons.bram.wealth (tussen €\u00a00,00 en €\u00a0" in ran.out


def test_check_says_why_not(run: Run, told: Path) -> None:
    told.write_text(told.read_text(encoding="utf-8").replace("1500.00", "90000"), encoding="utf-8")
    ran = run("check", told, "--want", "huurtoeslag", "--language", "en")
    assert ran.out.startswith("Rent allowance")
    assert "no: " in ran.out


def test_check_as_json_is_one_document_and_nothing_else(run: Run, file: Path) -> None:
    ran = run("check", file, "--json")
    assert (ran.status, ran.err) == (0, "")
    outcomes = {one["name"]: one for one in ran.data["outcomes"]}
    assert set(outcomes) == {outcome.name for outcome in OUTCOMES}
    assert outcomes["huurtoeslag"]["needs"] == ["persons.bram.wealth"]
    assert outcomes["toetsingsinkomen"]["value"] == "42000.00"
    assert ran.data["law_version"] == law_book().version


def test_check_as_json_knows_no_int_and_no_float(run: Run, file: Path) -> None:
    def refuse(number: str) -> None:
        raise AssertionError(f"{number} is not a string")

    json.loads(run("check", file, "--json").out, parse_float=refuse, parse_int=refuse)


def test_a_truth_is_said_in_words(run: Run, file: Path) -> None:
    assert run("check", file, "--want", "has_toeslagpartner").out.rstrip().split("  ")[-2:] != ["True"]
    assert " ja" in run("check", file, "--want", "has_toeslagpartner").out
    assert " yes" in run("check", file, "--want", "has_toeslagpartner", "--language", "en").out


@pytest.mark.parametrize("name", ["aftoppingsgrenzen", "peildatum", "geboortedatum", "standaardpremie", "kale_huur"])
def test_numbers_tables_and_facts_can_be_asked_too(run: Run, file: Path, name: str) -> None:
    for command in (("check", file, "--want", name), ("explain", file, name)):
        for more in ((), ("--json",)):
            ran = run(*command, *more)
            assert (ran.status, ran.err) == (0, "")
            assert ran.out.strip()
            assert "Table(" not in ran.out


def test_another_day_than_that_of_the_file(run: Run, file: Path) -> None:
    assert run("check", file, "--json", "--on", "2025-03-01").data["on"] == "2025-03-01"


def test_explain_shows_steps_numbers_and_articles(run: Run, told: Path) -> None:
    ran = run("explain", told, "zorgtoeslag")
    assert (ran.status, ran.err) == (0, "")
    assert "https://wetten.overheid.nl/BWBR0018451/2026-01-01#Artikel2" in ran.out
    assert "[BWBR0018451 art. 4; 2026-01-01 - 2026-12-31; derived]" in ran.out


def test_explain_starts_with_why_not(run: Run, told: Path) -> None:
    told.write_text(
        told.read_text(encoding="utf-8")
        .replace("kind: huur", "kind: koop")
        .replace("650.00", "0")
        .replace("30.00", "0")
    )
    first = run("explain", told, "huurtoeslag").out.splitlines()[0]
    assert first.endswith(".")
    assert run("explain", told, "huurtoeslag", "--json").data["answer"]["status"] == "no_right"


def test_explain_as_json_has_the_answer_and_the_steps(run: Run, file: Path) -> None:
    data = run("explain", file, "huurtoeslag", "--json").data
    assert data["answer"]["needs"] == ["persons.bram.wealth"]
    assert data["steps"][0]["name"] == "huurtoeslag"


def test_explain_a_quantity_of_one_person(run: Run, file: Path) -> None:
    first = run("explain", file, "toetsingsinkomen_persoon", "--json").data
    other = run("explain", file, "toetsingsinkomen_persoon", "--person", "bram", "--json").data
    assert (first["of"], first["answer"]["value"]) == ("anna", "25200.00")
    assert (other["of"], other["answer"]["value"]) == ("bram", "16800.00")


def test_curve_prints_a_row_for_each_amount(run: Run, told: Path) -> None:
    ran = run("curve", told, "--from", "20000", "--to", "22000", "--step", "1000", "--want", "zorgtoeslag")
    assert (ran.status, ran.err) == (0, "")
    table, _, beneath = ran.out.partition("\n\n")
    assert [line.split()[0] for line in table.splitlines()] == ["loon", "20000.00", "21000.00", "22000.00"]
    assert beneath


def test_curve_as_json(run: Run, told: Path) -> None:
    data = run("curve", told, "--over", "ww", "--person", "bram", "--to", "1000", "--json").data
    assert (data["over"], data["person"]) == ("ww", "bram")
    assert [point["amount"] for point in data["points"]] == ["0.00", "500.00", "1000.00"]


def test_curve_ends_where_it_is_asked_to_end(run: Run, told: Path) -> None:
    data = run("curve", told, "--from", "0", "--to", "1", "--step", "0.1", "--want", "zorgtoeslag", "--json").data
    assert [point["amount"] for point in data["points"]][-1] == "1.00"
    assert len(data["points"]) == 11


def test_curve_of_what_is_unknown_shows_question_marks(run: Run, file: Path) -> None:
    assert "?" in run("curve", file, "--to", "0", "--want", "huurtoeslag").out
    point = run("curve", file, "--to", "0", "--want", "huurtoeslag", "--json").data["points"][0]
    assert point["per_month"] == {"huurtoeslag": None}


def test_law_lists_all_regulations(run: Run) -> None:
    ran = run("law")
    assert "Care allowance (BWBR0018451), 2024-01-01 to 2026-12-31" in ran.out
    data = run("law", "--json").data
    assert set(data["rules"]) == set(law_book().rules)


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("zorgtoeslag", "rule", "https://wetten.overheid.nl/BWBR0018451/"),
        ("standaardpremie", "number", "2026-01-01 to 2026-12-31: 2119"),
        ("kale_huur", "fact", "told at home.kale_huur in the household file"),
        ("aftoppingsgrenzen", "number", "713.02"),
    ],
)
def test_law_shows_one_thing_with_its_source(run: Run, name: str, kind: str, shown: str) -> None:
    assert shown in run("law", name).out
    assert run("law", name, "--json").data["kind"] == kind


def test_law_of_one_day(run: Run) -> None:
    data = run("law", "rekenhuur", "--on", "2025-12-31", "--json").data
    assert [form["until"] for form in data["forms"]] == ["2025-12-31"]
    assert len(run("law", "rekenhuur", "--json").data["forms"]) == 2


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"rondkomen {__version__}\n"


def test_a_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HOUSEHOLD.encode())))
    assert run("check", "-", "--json").data["on"] == "2026-01-01"


def test_json_is_read_like_yaml(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "household.json"
    path.write_text('{"on": "2026-01-01", "assume_zero": true, "persons": [{"id": "a", "birth_date": "1990-01-01"}]}')
    assert run("check", path, "--want", "zorgtoeslag", "--json").data["outcomes"][0]["value"] == "1550.00"


def test_a_byte_order_mark_does_no_harm(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "household.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HOUSEHOLD.encode())
    assert run("check", path).status == 0


WRONG: dict[str, tuple[list[str], str]] = {
    "an unknown outcome": (["check", "FILE", "--want", "zorgtoeslagg"], "did you mean zorgtoeslag"),
    "an unknown quantity to explain": (["explain", "FILE", "huurtoslag"], "did you mean huurtoeslag"),
    "an unknown name of the law": (["law", "standardpremie"], "did you mean standaardpremie"),
    "nothing like it": (["law", "xqzw"], "`rondkomen law` lists all names"),
    "a rule that is not in force": (["explain", "FILE", "normhuur"], "which is not modelled on 2026-01-01"),
    "a rule that is not in force in a curve": (
        ["curve", "FILE", "--want", "normhuur"],
        "--want: found normhuur has no value on",
    ),
    "a person who does not exist": (
        ["explain", "FILE", "vermogen_persoon", "--person", "jan"],
        "expected one of anna, bram",
    ),
    "a person who does not exist in a curve": (
        ["curve", "FILE", "--person", "jan"],
        "--person: found jan; expected one",
    ),
    "a day before the law": (
        ["check", "FILE", "--on", "2023-12-31"],
        "from 2024-01-01 to 2026-12-31, whose law is known",
    ),
    "a day after the law": (
        ["explain", "FILE", "zorgtoeslag", "--on", "2027-01-01"],
        "on: found 2027-01-01; expected a",
    ),
    "a day without law in a curve": (["curve", "FILE", "--on", "2027-01-01"], "from 2024-01-01 to 2026-12-31"),
    "a day without law in the law": (["law", "--on", "2020-01-01"], "from 2024-01-01 to 2026-12-31"),
    "a day that is no day": (
        ["check", "FILE", "--on", "morgen"],
        "--on: found 'morgen'; expected a day as in 2026-01-01",
    ),
    "a range that goes back": (["curve", "FILE", "--from", "5", "--to", "4"], "--from not above --to"),
    "a step of nothing": (["curve", "FILE", "--step", "0"], "--step above 0"),
    "a step back": (["curve", "FILE", "--step", "-5"], "--step above 0"),
    "too many points": (["curve", "FILE", "--step", "0.01"], "found more than 10000 points; expected a larger --step"),
    "wages below nothing": (
        ["curve", "FILE", "--from", "-5"],
        "--from: found -5; expected an amount that is not below",
    ),
    "an amount that is none": (["curve", "FILE", "--to", "veel"], "--to: found 'veel'; expected euros"),
    "an amount without end": (["curve", "FILE", "--to", "Infinity"], "--to: found 'Infinity'; expected euros"),
    "an amount beyond all": (["curve", "FILE", "--to", "1e99"], "--to: found '1e99'; expected euros"),
    "a kind that is none": (["curve", "FILE", "--over", "geluk"], "--over: invalid choice: 'geluk'"),
    "an unknown command": (["bereken", "FILE"], "invalid choice: 'bereken'"),
    "an unknown option": (["check", "FILE", "--veel"], "unrecognized arguments: --veel"),
    "no command": ([], "the following arguments are required: COMMAND"),
    "no file": (["check"], "the following arguments are required: FILE"),
    "a language nobody here speaks": (["check", "FILE", "--language", "fr"], "--language: invalid choice: 'fr'"),
    "a file that is not there": (
        ["check", "/nowhere/household.yaml"],
        "found no such file or directory; expected a househo",
    ),
    "a folder": (["check", "/tmp"], "/tmp: found is a directory; expected a household file"),
    "a name that is no file": (["check", "a\0b"], "found a name that cannot be a file"),
}


@pytest.mark.parametrize(("arguments", "fault"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_what_is_wrong_gets_one_line_and_status_2(
    run: Run, file: Path, arguments: list[str], fault: str, more: list[str]
) -> None:
    ran = run(*(file if one == "FILE" else one for one in arguments), *(more if arguments else []))
    assert ran.status == 2, ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert fault in ran.err
    assert "Traceback" not in ran.err


def test_each_fault_of_a_file_gets_a_line_with_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("on: morgen\npersons: [{id: a b, wealth: -1}]\n", encoding="utf-8")
    ran = run("check", path, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert [line.partition(": found")[0] for line in ran.err.splitlines()] == [
        f"{path}: line 1, on",
        f"{path}: line 2, persons[0].id",
        f"{path}: line 2, persons[0].wealth",
    ]


def test_a_curve_that_a_given_quantity_fixes_is_wrong_input(run: Run, file: Path) -> None:
    file.write_text(HOUSEHOLD + "given: {toetsingsinkomen: 25000}\n", encoding="utf-8")
    ran = run("curve", file)
    assert ran.status == 2
    assert ran.err == f"{file}: given.toetsingsinkomen fixes what loon would change; leave it out for a curve\n"


def test_bytes_that_are_no_text_are_wrong_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bytes.yaml"
    path.write_bytes(b"on: \xff\xfe\n")
    ran = run("check", path)
    assert (ran.status, ran.err) == (2, f"{path}: found bytes that are not text (byte 4); expected UTF-8\n")


def test_a_large_file_is_not_read_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * 3_000_000)
    ran = run("check", path)
    assert ran.status == 2
    assert "characters; expected at most 65536" in ran.err


def test_something_wrong_with_the_law_itself_is_no_wrong_input(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rondkomen.cli import check
    from rondkomen.engine import LawError

    def broken(*_: Any) -> None:
        raise LawError("rules.py:3: broken")

    monkeypatch.setattr(check, "check", broken)
    ran = run("check", file)
    assert (ran.status, ran.out, ran.err) == (1, "", "rondkomen: rules.py:3: broken\n")


def test_progress_is_for_a_terminal_only(run: Run, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("curve", told, "--to", "2000", "--want", "zorgtoeslag").err == ""
    monkeypatch.setattr("rondkomen.cli.reading.sys.stderr.isatty", lambda: True)
    assert "%" in run("curve", told, "--to", "2000", "--want", "zorgtoeslag").err
