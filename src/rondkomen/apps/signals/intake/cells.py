"""What a cell can be refused for, for every reader of one kind of value."""

from __future__ import annotations


class CellRefused(ValueError):
    """A cell that cannot be read as what it should be; `code` is that of the reason, and no value is in it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
