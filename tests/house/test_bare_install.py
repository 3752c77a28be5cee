"""The library can be had alone: built as a wheel, installed with requirements/base.txt, it works without the rest."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.house import source

pytestmark = pytest.mark.slow

NOT_NEEDED = ("django", "numba", "pyarrow", "numpy", "pandas", "pydantic")
HOUSEHOLD = """\
on: 2026-01-01
assume_zero: true
persons:
  - id: anna
    birth_date: 1990-05-01
    income:
      - {kind: loon, amount: 2100.00, per: maand}
"""
MATCH = """\
from datetime import date
from rondkomen.matching import Register, Settings
resident = {"person": ["p1"], "household": ["h1"], "voornamen": ["Fatma"], "geslachtsnaam": ["Yildiz"]}
home = {"postcode": ["1234AB"], "huisnummer": ["12"]}
register = Register.of(resident | home, Settings.dutch())
answers = register.match({"voorletters": ["F."], "geslachtsnaam": ["Yıldız"]} | home, on=date(2026, 11, 1))
print(answers.kind[0], answers.person[0])
"""
IMPORT_ALL = """\
import importlib, pkgutil
for floor in ("kernel", "engine", "law", "cli"):
    package = importlib.import_module("rondkomen." + floor)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is handed out."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=source.ROOT)
    (wheel,) = folder.glob("rondkomen-*.whl")
    return wheel


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment that holds the wheel and its few dependencies, and nothing else."""
    return _installed(wheel, tmp_path_factory.mktemp("bare"), "base")


@pytest.fixture(scope="module")
def matching(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the extra for matching."""
    return _installed(wheel, tmp_path_factory.mktemp("matching"), "matching")


def _installed(wheel: Path, folder: Path, requirements: str) -> Path:
    venv.create(folder / "venv", with_pip=True)
    pip = (str(folder / "venv/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--require-hashes", "-r", str(source.ROOT / f"requirements/{requirements}.txt"))
    _run(*pip, "--no-deps", str(wheel))
    return folder / "venv" / "bin"


def test_nothing_of_the_web_or_the_population_is_needed(bare: Path) -> None:
    look = f"import importlib.util as u; print([n for n in {NOT_NEEDED} if u.find_spec(n)])"
    assert _run(str(bare / "python"), "-I", "-c", look).strip() == "[]"


def test_every_module_of_the_bare_library_can_be_imported(bare: Path) -> None:
    _run(str(bare / "python"), "-I", "-c", IMPORT_ALL)


def test_a_household_is_checked(bare: Path, tmp_path: Path) -> None:
    file = tmp_path / "household.yaml"
    file.write_text(HOUSEHOLD, encoding="utf-8")
    outcomes = {
        item["name"]: item
        for item in json.loads(_run(str(bare / "rondkomen"), "check", str(file), "--json"))["outcomes"]
    }
    assert outcomes["zorgtoeslag"]["status"] in {"computed", "no_right"}


def test_the_wheel_carries_the_data_of_the_law(bare: Path) -> None:
    look = "import rondkomen.law as law, pathlib; print(len(list(pathlib.Path(law.__file__).parent.rglob('*.toml'))))"
    number = int(_run(str(bare / "python"), "-I", "-c", look))
    assert number == len(list((source.PACKAGE / "law").rglob("*.toml"))) > 0


def test_matching_says_in_one_sentence_what_it_lacks(bare: Path) -> None:
    look = "try:\n    import rondkomen.matching\nexcept ImportError as missing:\n    print(missing)"
    said = _run(str(bare / "python"), "-I", "-c", look).strip()
    assert said == "NumPy is not installed; get it with: pip install 'rondkomen[matching]'"


def test_a_signal_is_matched_with_numpy_alone(matching: Path) -> None:
    assert _run(str(matching / "python"), "-I", "-c", MATCH).strip() == "linked p1"
    look = f"import importlib.util as u; print([n for n in {NOT_NEEDED} if u.find_spec(n)])"
    assert _run(str(matching / "python"), "-I", "-c", look).strip() == "['numpy']"


def _run(*command: str, cwd: Path | None = None) -> str:
    answer = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"{' '.join(command)}\n{answer.stdout}{answer.stderr}"
    return answer.stdout
