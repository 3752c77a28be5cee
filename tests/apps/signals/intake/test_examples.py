"""The examples in the docstrings of the intake are true."""

import doctest
import importlib
import pkgutil

from rondkomen.apps.signals import intake


def test_the_examples_in_the_docstrings_are_true() -> None:
    names = [f"{intake.__name__}.{module.name}" for module in pkgutil.iter_modules(intake.__path__)]
    results = [doctest.testmod(importlib.import_module(name)) for name in [intake.__name__, *names]]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) >= 15
