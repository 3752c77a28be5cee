"""Households to work with, drawn once for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("populations")


@pytest.fixture
def households(drawn: Path, settings: Any, here: str) -> Path:
    """Waterveen with its households."""
    from tests.factories.scenarios import population

    settings.POPULATIONS = drawn
    return population(drawn)
