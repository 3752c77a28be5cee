"""Reads the project's own files for the house tests: Python files with their syntax trees, templates, scripts."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rondkomen"
PURE_FLOORS = ("kernel", "engine", "law", "matching", "population")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """How a file is called in messages and exceptions: its path from the project's folder."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: Path) -> list[Path]:
    """The Python files that people write: no migrations, no caches."""
    found = [path for folder in folders for path in folder.rglob("*.py")]
    return sorted(path for path in found if not {"migrations", "__pycache__"} & set(path.parts))


def product_files() -> list[Path]:
    return [*python_files(PACKAGE, ROOT / "bench"), ROOT / "manage.py"]


def pure_files() -> list[Path]:
    return python_files(*(PACKAGE / floor for floor in PURE_FLOORS))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), str(path))


def number_of_lines(path: Path) -> int:
    return len(text_of(path).splitlines())


def functions_in(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    """Every function and method with its dotted name, inner ones too."""
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, Function | ast.ClassDef):
            name = f"{prefix}{child.name}."
        if isinstance(child, Function):
            yield name.rstrip("."), child
        yield from functions_in(child, name)


def classes_in(path: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef))


def lines_without_docstring(function: Function) -> int:
    """A docstring is never a reason to split a function."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def imports_in(path: Path) -> Iterator[tuple[int, str]]:
    """Each absolute import in a file, lazy ones too, with its line: the full dotted name of what is imported."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def templates() -> dict[str, Path]:
    """Every template by the name under which it is loaded."""
    found = {}
    for folder in PACKAGE.rglob("templates"):
        for path in folder.rglob("*"):
            if path.suffix in {".html", ".txt", ".svg", ".xml"}:
                found[path.relative_to(folder).as_posix()] = path
    return dict(sorted(found.items()))


def own_scripts() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.js") if "vendor" not in path.parts)


def folders_in(path: Path) -> list[Path]:
    """The folders with something in them, directly under a folder; none when it does not exist."""
    if not path.is_dir():
        return []
    return sorted(
        item for item in path.iterdir() if item.is_dir() and item.name != "__pycache__" and any(item.iterdir())
    )
