"""The groups that outcomes are shown by: kinds of household, and bands of income around the social minimum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from rondkomen.population.columns import PERSONS

KINDS: Mapping[str, str] = {
    "alleenstaand": "Alleenstaand, tot de AOW-leeftijd",
    "alleenstaand_aow": "Alleenstaand, met AOW",
    "paar": "Paar zonder kinderen, tot de AOW-leeftijd",
    "paar_aow": "Paar zonder kinderen, met AOW",
    "paar_met_kinderen": "Paar met kinderen",
    "eenouder": "Eenoudergezin",
    "overig": "Ander huishouden",
}
BANDS: Mapping[str, str] = {
    "tot_100": "tot 100% van de bijstandsnorm",
    "100_tot_110": "100 tot 110%",
    "110_tot_120": "110 tot 120%",
    "120_tot_130": "120 tot 130%",
    "130_tot_150": "130 tot 150%",
    "vanaf_150": "150% en meer",
    "geen_norm": "zonder eigen norm",
}
_IN_ORDER = ("paar_met_kinderen", "eenouder", "paar_aow", "paar", "alleenstaand_aow", "alleenstaand")
_EDGES = (1.0, 1.1, 1.2, 1.3, 1.5)
NUMBER = len(KINDS) * len(BANDS)
"""How many groups there are: each kind with each band."""


class Persons:
    """The persons of a batch with sums per household."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        column = batch.column(PERSONS)
        offsets = column.offsets.to_numpy()
        self.flat = column.flatten()
        self.starts = offsets[:-1] - offsets[0]
        self.sizes = np.diff(offsets)

    def field(self, name: str) -> Any:
        """A column of persons."""
        return self.flat.field(name).to_numpy(zero_copy_only=False)

    def total(self, values: Any) -> Any:
        """The sum per household of a value per person."""
        return np.add.reduceat(values, self.starts)


def kinds_of(batch: pa.RecordBatch, on: date, aow_age: float = 67) -> Any:
    """The kind of each household, as a position in KINDS."""
    persons = Persons(batch)
    couple = persons.total(persons.field("is_partner").astype(np.int64)) > 0
    children = persons.total(persons.field("is_kind").astype(np.int64)) > 0
    age = (np.datetime64(on) - persons.field("geboortedatum")).astype("timedelta64[D]").astype(float) / 365.25
    old = persons.total(((age >= aow_age) & persons.field("is_aanvrager")).astype(np.int64)) > 0
    names = list(KINDS)
    found = np.select(
        [couple & children, children, couple & old, couple, (persons.sizes == 1) & old, persons.sizes == 1],
        [names.index(one) for one in _IN_ORDER],
        names.index("overig"),
    )
    return found.astype(np.int64)


def bands_of(income: Any, norm: Any) -> Any:
    """The band of each household, as a position in BANDS; income and norm both a month."""
    with np.errstate(divide="ignore", invalid="ignore"):
        part = income / norm
    found = np.searchsorted(np.array(_EDGES), part, side="right")
    return np.where(norm > 0, found, len(BANDS) - 1)


def group_of(kind: Any, band: Any) -> Any:
    """The group of each household."""
    return kind * len(BANDS) + band


def split(group: int) -> tuple[str, str]:
    """The kind and the band of a group."""
    kind, band = divmod(group, len(BANDS))
    return list(KINDS)[kind], list(BANDS)[band]
