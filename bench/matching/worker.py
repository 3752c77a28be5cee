"""One method in a process of its own, so that its memory is its own: writes seconds, peak memory and answers."""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from . import tables
from .score import HOUSEHOLD, LINKED, Answer
from .watch import Watch


def main() -> None:
    """`worker METHOD FOLDER FILE`: METHOD is ours, asked, documented, dutch; febrl- with ours, detailed, extended."""
    method, folder, file = sys.argv[1:4]
    if method.startswith("febrl-"):
        from . import febrl

        outcome = febrl.measured(method.removeprefix("febrl-"))
    else:
        outcome = _of_signals(method, Path(folder))
    outcome["peak MB"] = _peak()
    Path(file).write_text(json.dumps(outcome), encoding="utf-8")


def _peak() -> float:
    """The most memory that this process held, in MB; of /proc, for getrusage begins with what the parent held."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _of_signals(method: str, folder: Path) -> dict[str, Any]:
    data = tables.read(folder)
    if method == "ours":
        from . import ours

        found, groups, watch = ours.answers(data)
        return _outcome(found, groups, watch)
    if method == "asked":
        from . import asked

        found, asked_for, watch = asked.answers(data)
        return _outcome(found, [], watch) | asked_for
    from . import splink_peer

    watch = Watch()
    pairs = splink_peer.scored_pairs(data, method)
    found = splink_peer.answers(data, pairs)
    watch.phase("match")
    outcome = _outcome(found, [one.household if one.kind in (LINKED, HOUSEHOLD) else None for one in found], watch)
    best = splink_peer.best_at(0.999, data, pairs, data.truth.to_pylist())
    if best:
        sure, gap, score = best
        outcome["best"] = {
            "sure": sure,
            "gap": gap,
            "precision": score.precision,
            "recall": score.recall,
            "review": score.review,
        }
    return outcome


def _outcome(found: list[Answer], groups: list[Any], watch: Watch) -> dict[str, Any]:
    return {**watch.stop(), "answers": [(one.kind, one.person, one.household) for one in found], "groups": groups}


if __name__ == "__main__":
    main()
