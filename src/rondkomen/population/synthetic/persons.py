"""Who lives together: sizes, roles and ages of the households of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from rondkomen.population.synthetic.settings import Settings

AANVRAGER, PARTNER, CHILD, OTHER = range(4)
_AGES = {  # lowest, most common and highest age of the first adult; assumptions
    "alleenstaand-werkend": (18, 34, 66),
    "alleenstaand-aow": (67, 74, 98),
    "paar_zonder_kinderen-werkend": (20, 60, 66),
    "paar_zonder_kinderen-aow": (67, 71, 93),
    "paar_met_kinderen-minderjarig": (22, 40, 60),
    "paar_met_kinderen-meerderjarig": (40, 55, 70),
    "eenouder-minderjarig": (19, 40, 60),
    "eenouder-meerderjarig": (38, 54, 75),
    "overig-werkend": (18, 28, 60),
}
_DAYS = 365.2425


@dataclass(frozen=True)
class Drawn:
    """The persons of a batch: per household its kind and size, per person its household, role and birth date.

    `born` counts days from 1970-01-01; persons of a household stand together, the applicant first.
    """

    names: Sequence[str]
    kind: Any
    sizes: Any
    start: Any
    household: Any
    role: Any
    born: Any
    age: Any

    def is_kind(self, text: str) -> Any:
        """Per household, whether the name of its kind has this text in it."""
        return np.array([text in name for name in self.names])[self.kind]

    def spread(self, values: Any) -> Any:
        """A value per household, for each of its persons."""
        return np.repeat(values, self.sizes)


def persons_of(names: Sequence[str], kind: Any, settings: Settings, on: date, random: Any) -> Drawn:
    """Draw the persons of households of these kinds."""
    number = len(kind)
    children, others = _children(names, kind, settings, random), np.zeros(number, np.int64)
    is_couple = np.array(["paar" in name for name in names])[kind]
    is_other = np.array(["overig" in name for name in names])[kind]
    others[is_other] = random.integers(1, 4, is_other.sum())
    sizes = 1 + is_couple + children + others
    start = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    household = np.repeat(np.arange(number), sizes)
    slot = np.arange(len(household)) - start[household]
    role = np.full(len(household), CHILD)
    role[is_other[household]] = OTHER
    role[slot == 0] = AANVRAGER
    role[(slot == 1) & is_couple[household]] = PARTNER
    age = _ages(names, kind, household, role, random)
    born = (np.datetime64(on, "D").astype(np.int64) - np.floor(age * _DAYS)).astype(np.int64)
    return Drawn(names, kind, sizes, start, household, role, born, age)


def _children(names: Sequence[str], kind: Any, settings: Settings, random: Any) -> Any:
    number = np.zeros(len(kind), np.int64)
    for family, weights in settings.sections["children"].items():
        here = np.array([name.startswith(family) for name in names])[kind]
        shares = np.array(weights, float) / sum(weights)
        found = 1 + random.choice(3, here.sum(), p=shares)
        found += (found == 3) * random.geometric(0.75, here.sum()) - (found == 3)  # some have four or more
        number[here] = np.minimum(found, 9)
    return number


def _ages(names: Sequence[str], kind: Any, household: Any, role: Any, random: Any) -> Any:
    low, mode, high = np.array([_AGES[name] for name in names], float).T[:, kind]
    first = random.triangular(low, mode, high)
    age = first[household]
    partner = role == PARTNER
    reach = np.where(first >= 67, 60.0, 18.0)[household]
    age[partner] = np.maximum(age[partner] + random.normal(-2, 4, partner.sum()), reach[partner])
    other = role == OTHER
    age[other] = random.uniform(18, 60, other.sum())
    child = role == CHILD
    grown = np.array(["meerderjarig" in name for name in names])[kind][household]
    oldest = np.minimum(17.99, age[child] - 18)  # a parent was 18 to 40 at the birth, as far as that can be
    youngest = np.clip(age[child] - 40, 0, oldest)
    own = random.uniform(youngest, oldest)
    own[grown[child]] = random.uniform(18, 27, grown[child].sum())
    age[child] = own
    return age
