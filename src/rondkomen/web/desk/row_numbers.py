"""Row numbers in few words: 2, 5-9, 12."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers that follow each other; the numbers go up."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


def in_words(numbers: Iterable[int], most: int = 30) -> tuple[str, int]:
    """At most so many runs as text, and how many numbers are not in it."""
    found = list(runs(numbers))
    shown, rest = found[:most], found[most:]
    text = ", ".join(str(first) if first == last else f"{first}\N{EN DASH}{last}" for first, last in shown)
    return text, sum(last - first + 1 for first, last in rest)
