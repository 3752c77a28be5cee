"""Works through many batches on several threads, in order, with few of them in memory at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pyarrow as pa

Found = TypeVar("Found")


def each(
    batches: Iterable[pa.RecordBatch], work: Callable[[pa.RecordBatch], Found], threads: int | None = None
) -> Iterator[Found]:
    """What `work` gives for each batch, in the order of the batches.

    A kernel lets go of the interpreter, so threads work side by side (as many as there are processors when None). No
    more than two batches a thread are taken in beforehand. What `work` raises is raised here, and nothing more starts.
    """
    number = threads or os.cpu_count() or 1
    waiting: deque[Future[Found]] = deque()
    with ThreadPoolExecutor(number) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) > 2 * number:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
