"""Runs the measurements that are asked for, or all of them."""

import sys

import household
import measure
import pages
import process
import spark

import population
from matching import report as matching

PARTS = {
    "household": household.run,
    "process": process.run,
    "pages": pages.run,
    "population": population.run,
    "spark": spark.run,
    "matching": matching.run,
}


def main() -> int:
    """Run; 2 when a part does not exist."""
    asked = sys.argv[1:] or list(PARTS)
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        print(f"found {', '.join(unknown)}; expected some of {', '.join(PARTS)}", file=sys.stderr)
        return 2
    print(measure.machine())
    for name in asked:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
