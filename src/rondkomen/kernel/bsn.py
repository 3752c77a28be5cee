"""The burgerservicenummer: checked on entry, and silent wherever it might be shown by accident."""

from __future__ import annotations

import re

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SEPARATORS = re.compile(r"[\s.\-\u00a0]")
_WRITTEN = re.compile(r"[0-9]{8,9}")
TEST_RANGE = "9999"
"""Numbers that start so are given to nobody: RvIG keeps them for tests (BRP test data, Haal Centraal BRP Personen)."""


class BsnRefused(ValueError):
    """This is no burgerservicenummer. The message says why and never repeats what was given."""


class Bsn:
    """A burgerservicenummer that passes the eleven-test (elfproef).

    >>> Bsn("9999 90.019").digits
    '999990019'
    >>> Bsn("999990019")
    Bsn(•••)

    Spaces, points and hyphens are taken out, and a leading zero that a spreadsheet lost comes back. Only `digits` gives
    the number; str, repr and format give dots, so that it cannot reach a log, a page or an address unintended.
    """

    __slots__ = ("_digits",)

    def __init__(self, written: str) -> None:
        digits = _SEPARATORS.sub("", written)
        if not _WRITTEN.fullmatch(digits):
            raise BsnRefused("a burgerservicenummer has nine digits; found something else")
        if not passes_eleven_test(digits.zfill(9)):
            raise BsnRefused("a burgerservicenummer passes the eleven-test; this number does not, so look for a typo")
        self._digits = digits.zfill(9)

    @property
    def digits(self) -> str:
        """The nine digits."""
        return self._digits

    @property
    def is_for_tests(self) -> bool:
        """Whether it comes from the range that RvIG gives to nobody."""
        return self._digits.startswith(TEST_RANGE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bsn) and other._digits == self._digits

    def __hash__(self) -> int:
        return hash(("bsn", self._digits))

    def __repr__(self) -> str:
        return "Bsn(•••)"

    def __str__(self) -> str:
        return "•••"


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits weigh to a multiple of eleven (9 to 2, and -1 for the last); nine zeros are no number.

    The test is that of the Logisch Ontwerp BSN of RvIG.
    """
    return digits.strip("0") != "" and sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
