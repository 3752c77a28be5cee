"""A bar on a terminal for work that takes long; silent in a pipe or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import Protocol, TypeVar

_WIDTH = 30
_SECONDS_BETWEEN = 0.1
Item = TypeVar("Item")


class Stream(Protocol):
    """Where the bar is drawn."""

    def write(self, text: str, /) -> object: ...
    def flush(self) -> object: ...
    def isatty(self) -> bool: ...


class Progress:
    """How much of `total` is done. Use it with `with`: the bar leaves the line empty behind it."""

    def __init__(self, label: str, total: int, stream: Stream) -> None:
        self._label, self._total, self._stream = label, total, stream
        self._done, self._drawn_at = 0, 0.0
        self._is_shown = total > 0 and stream.isatty()

    def advance(self, steps: int = 1) -> None:
        """So many more are done."""
        self._done += steps
        if self._is_shown and (monotonic() - self._drawn_at > _SECONDS_BETWEEN or self._done >= self._total):
            self._draw()

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each counted as it passes."""
        for item in items:
            yield item
            self.advance()

    def _draw(self) -> None:
        self._drawn_at = monotonic()
        part = min(1.0, self._done / self._total)
        bar = "#" * round(part * _WIDTH)
        self._stream.write(f"\r{self._label} [{bar:.<{_WIDTH}}] {part:4.0%} {self._done:,} of {self._total:,}")
        self._stream.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
