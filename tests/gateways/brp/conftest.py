"""The fake register, and who is in it."""

from __future__ import annotations

import pytest

import tests.engine.profiles  # noqa: F401 - loads a Hypothesis profile
from rondkomen.gateways.brp import HaalCentraalRegister
from rondkomen.gateways.brp.client import BrpClient
from rondkomen.gateways.brp.fake import FakeBrp
from tests.gateways.brp.people import THE_HAGUE


@pytest.fixture
def brp():
    with FakeBrp() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def client(brp, pauses) -> BrpClient:
    return BrpClient(brp.access, pauses.append)


@pytest.fixture
def register(client) -> HaalCentraalRegister:
    return HaalCentraalRegister(client, THE_HAGUE, number_of_residents=560_000)
