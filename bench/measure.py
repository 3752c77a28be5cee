"""The stopwatch and the table: medians of repeated runs, with the machine they were made on."""

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Row:
    """One measured thing, in seconds: its median, its 95th percentile, the aim, and what it is compared with."""

    name: str
    median: float
    p95: float
    aim: float | None = None
    compared_with: str = ""
    ratio: float | None = None


def timed(work: Callable[[], object], *, runs: int = 200, warm: int = 5) -> tuple[float, float]:
    """Median and 95th percentile of `runs` calls, after `warm` calls that do not count."""
    for _ in range(warm):
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median_and_p95(times)


def median_and_p95(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def machine() -> str:
    """What this was measured on, in a line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, {model}, load {load:.1f}, Python {sys.version.split()[0]}, {platform.system()}"


def show(title: str, rows: list[Row]) -> None:
    """Print rows as a table."""
    print(f"\n{title}")
    lines = [("", "median", "p95", "aim", "", "ratio")]
    for row in rows:
        aim = "" if row.aim is None else f"{_said(row.aim)} {'met' if _judged(row) <= row.aim else 'MISSED'}"
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}x"
        lines.append((row.name, _said(row.median), _said(row.p95), aim, row.compared_with, ratio))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    for line in lines:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _judged(row: Row) -> float:
    return row.p95 if "p95" in row.name else row.median


def _said(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} us"
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"
