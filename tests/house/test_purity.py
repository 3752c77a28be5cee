"""The library knows no clock, no Django and no network; nothing in the house reacts to Django signals."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.house import source

CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
    "timezone": {"now", "localdate", "localtime"},
}
BOUND_TO_DJANGO = {
    "__init__", "actions", "admin", "apps", "jobs", "management", "migrations", "models", "permissions", "queries",
    "templatetags",
}  # fmt: skip


def test_the_library_has_no_clock() -> None:
    found = []
    for path in source.pure_files():
        for node in ast.walk(source.tree_of(path)):
            if _reads_a_clock(node):
                found.append(f"{source.name_of(path)}:{node.lineno}: {ast.unparse(node)}")  # type: ignore[attr-defined]
    assert not found, "The day is always an argument here; these read a clock:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("line", "is_clock"),
    [
        ("datetime.now(UTC)", True),
        ("datetime.datetime.now()", True),
        ("date.today()", True),
        ("datetime.date.today", True),
        ("time.time()", True),
        ("timezone.now()", True),
        ("period.today", False),
        ("time.perf_counter()", False),
    ],
)
def test_a_clock_is_recognised(line: str, is_clock: bool) -> None:
    assert any(_reads_a_clock(node) for node in ast.walk(ast.parse(line))) is is_clock


def test_the_library_imports_no_django_and_no_network() -> None:
    found = _imports_of(source.pure_files(), _forbidden_to_the_library())
    assert not found, "The library works without Django and without a network:\n" + "\n".join(found)


def test_nothing_reacts_to_django_signals() -> None:
    found = []
    for path in source.product_files():
        for line, name in source.imports_in(path):
            if re.match(r"django\.(db\.models\.signals|dispatch)\b|django\.core\.signals\b", name):
                found.append(f"{source.name_of(path)}:{line}: {name}")
    assert not found, "Call the function from the action instead of reacting to a signal:\n" + "\n".join(found)


def test_the_pure_modules_of_an_app_import_no_django() -> None:
    apps = source.PACKAGE / "apps"
    pure = [
        path
        for path in source.python_files(apps)
        if len(path.relative_to(apps).parts) > 1
        and not BOUND_TO_DJANGO & set(path.relative_to(apps).with_suffix("").parts[1:])
    ]
    found = _imports_of(pure, {"django"})
    assert not found, "Only models, permissions, queries, actions, jobs and admin know Django:\n" + "\n".join(found)


def _reads_a_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    owner = ast.unparse(node.value).rpartition(".")[2]
    return node.attr in CLOCKS.get(owner, ())


def _imports_of(paths: list[Path], forbidden: set[str]) -> list[str]:
    return [
        f"{source.name_of(path)}:{line}: {name}"
        for path in paths
        for line, name in source.imports_in(path)
        if name.partition(".")[0] in forbidden
    ]


def _forbidden_to_the_library() -> set[str]:
    config = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    return set(next(item["forbidden_modules"] for item in contracts if item["id"] == "pure"))
