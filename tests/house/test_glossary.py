"""docs/begrippen.md explains every regulation, every model and every state."""

import ast
import re

import pytest

from tests.house import source

GLOSSARY = source.ROOT / "docs" / "begrippen.md"


@pytest.fixture(scope="module")
def rows() -> list[str]:
    """The rows of the glossary's tables, each as one line of bare words."""
    if not GLOSSARY.exists():
        pytest.fail("docs/begrippen.md is missing: term, plain meaning, article, English gloss, where", pytrace=False)
    lines = [line.strip() for line in GLOSSARY.read_text(encoding="utf-8").splitlines()]
    table = [line for line in lines if line.startswith("|") and not re.fullmatch(r"[|:\- ]+", line)]
    return [_bare(_cells(line)[0] + " | " + _cells(line)[-1]) for line in table]


def test_every_row_is_filled_in(rows: list[str]) -> None:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    faulty = [line for line in lines if len(_cells(line)) != 5 or not _cells(line)[0] or not _cells(line)[1]]
    assert not faulty, "A row has five cells, and at least a term and its meaning:\n" + "\n".join(faulty)


def test_every_regulation_has_a_row(rows: list[str]) -> None:
    regulations = [path.name for path in source.folders_in(source.PACKAGE / "law") if path.name != "gemeenten"]
    _expect(rows, regulations, "regulation")


def test_every_model_has_a_row(rows: list[str]) -> None:
    _expect(rows, sorted(_models()), "model")


def test_every_state_has_a_row(rows: list[str]) -> None:
    _expect(rows, sorted(_states()), "state")


def _models() -> set[str]:
    """Concrete classes in models.py or models/ of the apps; abstract ones are ours, not the reader's."""
    found = set()
    for path in source.python_files(source.PACKAGE / "apps"):
        if "models" in path.relative_to(source.PACKAGE).with_suffix("").parts:
            found |= {node.name for node in source.classes_in(path) if _is_model(node)}
    return found


def _is_model(node: ast.ClassDef) -> bool:
    bases = " ".join(ast.unparse(base) for base in node.bases)
    return "Model" in bases and "abstract = True" not in ast.unparse(node)


def _states() -> set[str]:
    """The values of every enumeration in a states.py."""
    found = set()
    for path in (source.PACKAGE / "apps").glob("*/states.py"):
        for node in source.classes_in(path):
            if any("Enum" in ast.unparse(base) or "Choices" in ast.unparse(base) for base in node.bases):
                found |= {
                    item.value.value
                    for item in node.body
                    if isinstance(item, ast.Assign)
                    and isinstance(item.value, ast.Constant)
                    and isinstance(item.value.value, str)
                }
    return found


def _expect(rows: list[str], names: list[str], what: str) -> None:
    missing = [name for name in names if not any(f" {_bare(name)} " in f" {row} " for row in rows)]
    assert not missing, f"docs/begrippen.md has no row for each {what}; these are missing: {', '.join(missing)}"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _bare(text: str) -> str:
    """PlanVanAanpak, plan_van_aanpak and `Plan van aanpak` are the same term."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    return " ".join(re.sub(r"[\W_]+", " ", apart).lower().split())
