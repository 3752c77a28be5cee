"""What is small enough to read in one go: modules, functions, classes, templates, tests, settings and scripts."""

import ast
from collections.abc import Iterator

from tests.house import source
from tests.house.exceptions import Finding, exceptions, not_excepted
from tests.house.test_templates import unused_templates

LINES_OF_MODULE = 400
LINES_OF_FUNCTION = 40
LINES_OF_CLASS = 200
METHODS_OF_CLASS = 15
LINES_OF_TEMPLATE = 150
LINES_OF_TEST_FILE = 800
LINES_OF_SETTINGS = 300
LINES_OF_OWN_SCRIPTS = 300


def test_everything_is_small_enough() -> None:
    too_large = not_excepted(list(oversized()))
    assert not too_large, "Split these, or give the reason in tests/house/exceptions.toml:\n" + "\n".join(too_large)


def test_every_exception_is_still_needed() -> None:
    found = {(item.rule, item.where) for item in [*oversized(), *unused_templates()]}
    unneeded = [f"{item.where}: {item.rule}" for item in exceptions() if (item.rule, item.where) not in found]
    assert not unneeded, "Remove these from tests/house/exceptions.toml, nothing needs them:\n" + "\n".join(unneeded)


def test_every_exception_gives_a_reason() -> None:
    silent = [item.where for item in exceptions() if len(item.reason.split()) < 4]
    assert not silent, f"Say in a sentence why these may break a rule: {silent}"


def oversized() -> Iterator[Finding]:
    """Everything above its size, excepted or not."""
    for finding in (*_files(), *_functions(), *_classes(), *_pages()):
        if finding.size > finding.limit:
            yield finding


def _files() -> Iterator[Finding]:
    for path in source.product_files():
        is_settings = source.name_of(path).endswith("config/settings.py")
        rule, limit = (
            ("lines of the settings", LINES_OF_SETTINGS) if is_settings else ("lines of a module", LINES_OF_MODULE)
        )
        yield Finding(rule, source.name_of(path), source.number_of_lines(path), limit)
    for path in source.python_files(source.ROOT / "tests"):
        yield Finding("lines of a test file", source.name_of(path), source.number_of_lines(path), LINES_OF_TEST_FILE)


def _functions() -> Iterator[Finding]:
    for path in source.product_files():
        for name, function in source.functions_in(source.tree_of(path)):
            size = source.lines_without_docstring(function)
            yield Finding("lines of a function", f"{source.name_of(path)}: {name}", size, LINES_OF_FUNCTION)


def _classes() -> Iterator[Finding]:
    for path in source.product_files():
        for node in source.classes_in(path):
            where = f"{source.name_of(path)}: {node.name}"
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            methods = sum(isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) for item in node.body)
            yield Finding("lines of a class", where, lines, LINES_OF_CLASS)
            yield Finding("methods of a class", where, methods, METHODS_OF_CLASS)


def _pages() -> Iterator[Finding]:
    for path in source.templates().values():
        yield Finding("lines of a template", source.name_of(path), source.number_of_lines(path), LINES_OF_TEMPLATE)
    scripts = sum(source.number_of_lines(path) for path in source.own_scripts())
    yield Finding("lines of our own JavaScript together", "src/rondkomen", scripts, LINES_OF_OWN_SCRIPTS)
