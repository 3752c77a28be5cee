"""Runs each method in its own process, three times, and prints the tables in Markdown."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import tables
from .score import LINKED, Answer, Score, grouping, margin, scored, scored_by

BENCH = Path(__file__).parents[1]
METHODS = {"ours": "Rondkomen", "dutch": "Splink, prepared for Dutch by hand", "documented": "Splink, as documented"}
FEBRL = {
    "febrl-ours": "Rondkomen",
    "febrl-detailed": "Splink, detailed model",
    "febrl-extended": "Splink, extended model",
}


def run() -> None:
    """Measure and print; BENCH_INHABITANTS, BENCH_SIGNALS, BENCH_SEED and BENCH_RUNS change the size of it."""
    inhabitants, number, seed, runs = (
        int(os.environ.get(f"BENCH_{name}", default))
        for name, default in (("INHABITANTS", 1_000_000), ("SIGNALS", 24_000), ("SEED", 20261101), ("RUNS", 3))
    )
    with tempfile.TemporaryDirectory(prefix="bench-matching-") as folder:
        data = tables.made(inhabitants, number, seed)
        tables.written(Path(folder), data)
        truths = data.truth.to_pylist()
        rows = data.register.num_rows
        print(f"\nMatching: {number:,} signals without BSN, {inhabitants:,} inhabitants, {rows:,} rows, seed {seed}")
        del data
        _tell_truth(truths)
        found = {method: _median(method, folder, runs) for method in METHODS}
        asked = _median("asked", folder, 1)
        febrl = {method: _median(method, folder, runs) for method in FEBRL}
    answers = {method: [Answer(*one) for one in outcome["answers"]] for method, outcome in found.items()}
    scores = {method: scored(truths, answers[method]) for method in METHODS}
    _tell_scores(scores, found)
    _tell_wrong(scores["ours"])
    _tell_asked(scores["ours"], scored(truths, [Answer(*one) for one in asked["answers"]]), asked, answers["ours"])
    _tell_groups(truths, found)
    _tell_fairness("origin of the name", "origin", truths, answers)
    _tell_fairness("type of partner", "kind", truths, answers)
    _tell_febrl(febrl)


def _median(method: str, folder: str, runs: int) -> dict[str, Any]:
    """The outcome of the last of `runs` processes, with the median of the seconds and the highest memory."""
    outcomes = []
    for _ in range(runs):
        file = Path(folder) / "outcome.json"
        command = [sys.executable, "-m", "matching.worker", method, folder, str(file)]
        done = subprocess.run(command, cwd=BENCH, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{method} stopped:\n{done.stderr[-3000:]}")
        outcomes.append(json.loads(file.read_text(encoding="utf-8")))
    last = outcomes[-1]
    for kind in ("seconds", "processor"):
        last[kind] = {phase: statistics.median(one[kind][phase] for one in outcomes) for phase in last[kind]}
    last["peak MB"] = max(one["peak MB"] for one in outcomes)
    return last


def _table(*rows: tuple[str, ...]) -> None:
    print()
    for at, row in enumerate(rows):
        print("| " + " | ".join(row) + " |")
        if not at:
            print("|" + "---|" * len(row))


def _tell_truth(truths: list[dict[str, Any]]) -> None:
    levels = [truth["level"] for truth in truths]
    said = {
        "person": "one person",
        "household": "a household only",
        "unknown": "nobody surely",
        "none": "nobody in the register",
    }
    print("The facts single out: " + ", ".join(f"{text} {levels.count(level):,}" for level, text in said.items()))


def _tell_scores(scores: dict[str, Score], found: dict[str, dict[str, Any]]) -> None:
    head = "|precision|recall|F1|linked|wrong|household (wrong)|review|seconds|of the processor|peak memory"
    rows = [tuple(head.split("|"))]
    for method, score in scores.items():
        rows.append(
            (
                METHODS[method], f"{score.precision:.4f}", f"{score.recall:.4f}", f"{score.f1:.4f}",
                f"{score.right + score.wrong:,}", str(score.wrong),
                f"{score.household_right + score.household_wrong} ({score.household_wrong})",
                f"{score.review:.2%}", f"{found[method]['seconds']['all']:.1f}",
                f"{found[method]['processor']['all']:.1f}", f"{found[method]['peak MB']:,.0f} MB",
            )
        )  # fmt: skip
    _table(*rows)
    phases = [
        f"{phase} {seconds:.2f} s ({found['ours']['processor'][phase]:.2f} s of the processor)"
        for phase, seconds in found["ours"]["seconds"].items()
    ]
    print("\nOurs: " + ", ".join(phases))
    for method in ("dutch", "documented"):
        best = found[method].get("best")
        if best:
            print(
                f"{METHODS[method]}, threshold {best['sure']} and gap {best['gap']}, chosen afterwards for 0.999: "
                f"precision {best['precision']:.4f}, recall {best['recall']:.4f}, review {best['review']:.2%}"
            )


def _tell_wrong(score: Score) -> None:
    print(
        "\nOurs, linked wrongly: "
        + (", ".join(f"{why} {count}" for why, count in score.wrong_of.most_common()) or "nothing")
    )
    print(
        "Ours, not linked by itself though it could be known, most frequent slips: "
        + ", ".join(f"{why} {count}" for why, count in score.missed_of.most_common(12))
    )


def _tell_asked(whole: Score, score: Score, outcome: dict[str, Any], ours: list[Answer]) -> None:
    rows = [("our register", "precision", "linked wrongly", "recall", "review")]
    for name, one in (("a file with everybody", whole), ("asked question by question", score)):
        rows.append((name, f"{one.precision:.4f}", str(one.wrong), f"{one.recall:.4f}", f"{one.review:.2%}"))
    _table(*rows)
    links = [(before, after) for before, after in zip(ours, outcome["answers"], strict=True) if before.kind == LINKED]
    stayed = sum(after[0] == LINKED and after[1] == before.person for before, after in links)
    new = sum(one[0] == LINKED for one in outcome["answers"]) - stayed
    print(
        f"\nAsked {outcome['questions']:,} questions; of {len(links):,} links {stayed:,} stayed and {new} came that "
        f"the file does not make; {outcome['seconds']['all']:.1f} s without the time of a network"
    )


def _tell_groups(truths: list[dict[str, Any]], found: dict[str, dict[str, Any]]) -> None:
    rows = [("cases of one household in one month", "pairs that belong together", "precision", "recall")]
    for method, outcome in found.items():
        made = grouping(truths, outcome["groups"])
        rows.append((METHODS[method], f"{made.belonging:,}", f"{made.precision:.4f}", f"{made.recall:.4f}"))
    _table(*rows)


def _tell_fairness(title: str, column: str, truths: list[dict[str, Any]], answers: dict[str, list[Answer]]) -> None:
    by_method = {method: scored_by(column, truths, answers[method]) for method in ("ours", "dutch")}
    rows = [(title, "signals", "precision", "wrong", "recall (95%)", "review", "Splink: wrong", "Splink: recall")]
    for value, score in by_method["ours"].items():
        peer = by_method["dutch"][value]
        rows.append(
            (
                value.replace("_", " "), f"{score.signals:,}", f"{score.precision:.4f}", str(score.wrong),
                f"{score.recall:.3f} ± {margin(score.recall, score.knowable):.3f}", f"{score.review:.1%}",
                str(peer.wrong), f"{peer.recall:.3f}",
            )
        )  # fmt: skip
    _table(*rows)


def _tell_febrl(found: dict[str, dict[str, Any]]) -> None:
    rows = [
        (
            "FEBRL4, threshold fixed beforehand",
            "precision",
            "recall",
            "F1",
            "false positives",
            "seconds",
            "of the processor",
            "peak memory",
        )
    ]
    for method, one in found.items():
        rows.append(
            (
                FEBRL[method], f"{one['precision']:.4f}", f"{one['recall']:.4f}", f"{one['f1']:.5f}", str(one["false"]),
                f"{one['seconds']['all']:.2f}", f"{one['processor']['all']:.2f}", f"{one['peak MB']:,.0f} MB",
            )
        )  # fmt: skip
    _table(*rows)
