"""Evidence in bits: how much more likely an agreement is between two records of one person than by chance.

The model is that of Fellegi and Sunter (1969), with the frequency of the agreed value (Winkler 1989) and weights that
are fixed in the settings. Weights are counted in hundredths of a bit as whole numbers, so that a sum is exact and no
order of adding matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from rondkomen.matching.compare import COMPARATORS, Compared, Pairs
from rondkomen.matching.settings import MISSING, Field, Settings, Thresholds

HUNDREDTHS = 100


def prior(persons: int, thresholds: Thresholds) -> int:
    """What speaks for a resident before anything is compared, in hundredths of a bit.

    One in so many residents, where a signal is about somebody in the register with the odds of `known_share`; the
    rest is about somebody who is not in it. The residents of whom nothing is known (see `_weights`) count here too, so
    that a resident who shares nothing with a signal cannot make a link on rare values less certain.
    """
    odds = thresholds.known_share / (1 - thresholds.known_share)
    return round(HUNDREDTHS * (log2(odds) - log2(persons + thresholds.pseudo_residents)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The level and the weight of pairs, by field; weights in hundredths of a bit."""

    compared: Mapping[str, Compared]
    weight: Mapping[str, NDArray[np.int32]]


def weigh(settings: Settings, pairs: Pairs, rows: int, unseen: int = 0) -> Weighed:
    """Pairs compared and weighed on each field, for a register of so many rows and residents whom it does not show."""
    compared = {field.id: COMPARATORS[field.comparator].compare(field, pairs) for field in settings.fields}
    weight = {one.id: _weights(one, compared[one.id], rows, unseen, settings.thresholds) for one in settings.fields}
    return Weighed(compared, weight)


def _weights(field: Field, compared: Compared, rows: int, unseen: int, thresholds: Thresholds) -> NDArray[np.int32]:
    """The weight of each pair on one field, in hundredths of a bit.

    The share of a value is smoothed with a few residents of whom nothing is known, so that a small register does not
    make every name look rare or frequent. Who is not shown counts as if every value were the most frequent one, so that
    no weight can be higher than the whole register would give.
    """
    extra = thresholds.pseudo_residents
    result = np.zeros(len(compared.level), np.float64)
    for place, id in enumerate(COMPARATORS[field.comparator].levels):
        here = compared.level == place
        if id == MISSING or not here.any():
            continue
        level = field.levels[id]
        if level.u is not None:
            result[here] = log2(level.m / level.u)
        else:
            typical = field.typical if level.typical is None else level.typical
            most = (field.most or 0.0) if level.most is None else level.most
            share = (compared.count[here] + unseen * most + extra * typical) / (rows + unseen + extra)
            u = np.clip(share * level.times, max(level.at_least, 1e-12), 1.0)
            result[here] = np.log2(level.m / u)
    return np.round(result * HUNDREDTHS).astype(np.int32)
