"""A small town with its signals, made once."""

import pytest
from bench.matching import tables
from bench.matching.people import Town
from bench.matching.signals import Desk, Signal

INHABITANTS, NUMBER, SEED = 4_000, 1_500, 7


@pytest.fixture(scope="session")
def town() -> Town:
    return Town(INHABITANTS, SEED)


@pytest.fixture(scope="session")
def signals(town: Town) -> list[Signal]:
    return Desk(town, SEED + 1).signals(NUMBER)


@pytest.fixture(scope="session")
def made() -> tables.Tables:
    return tables.made(INHABITANTS, NUMBER, SEED)
