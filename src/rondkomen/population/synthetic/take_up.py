"""What households really receive of their rights: some do not ask, the self-employed and small rights most."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.population.columns import RECEIVED
from rondkomen.population.running import run
from rondkomen.population.synthetic.settings import Settings

_TILT = 0.6
"""How much likelier a right below the median is left than one above it; the published total stays."""


def received(batch: pa.RecordBatch, on: date, settings: Settings, random: Any) -> pa.RecordBatch:
    """The batch with a column of what is received, for each right whose non-take-up is published."""
    usual, business = settings.sections["non_take_up"], settings.sections["non_take_up_of_the_self_employed"]
    rights = run(batch, usual, on, assume=settings.assume)
    persons = batch.column("persons")
    winst = persons.flatten().field("inkomen_winst").to_numpy()
    offsets = persons.offsets.to_numpy()
    has_business = np.add.reduceat(winst, offsets[:-1] - offsets[0]) > 0
    for name, share in usual.items():
        right = rights.column(name).to_numpy()
        left = np.where(has_business, business[name], share)
        entitled = right > 0
        if entitled.any():
            is_small = right < np.median(right[entitled])
            left = left * np.where(is_small, 1 + _TILT, 1 - _TILT)
        asks = random.random(len(right)) >= left
        batch = batch.append_column(RECEIVED + name, pa.array(np.where(asks, right, 0).astype(np.int32)))
    return batch
