"""Euros as people and machines write them; inside the library an amount is an exact Decimal of euros."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
EURO = Decimal(1)
_CERTAIN = Decimal("1E-12")


def as_text(amount: Decimal) -> str:
    """Two decimals and a point, half a cent upwards in size, as JSON carries it.

    >>> as_text(Decimal("1550.235"))
    '1550.24'
    """
    rounded = amount.quantize(_CERTAIN).quantize(CENT, ROUND_HALF_UP)  # a division leaves 0.00499... for 0.005
    return f"{rounded if rounded else abs(rounded):f}"


def cut_to_cent(amount: Decimal) -> Decimal:
    """The whole cents of an amount; what is left of a cent is dropped (payments a month are cut, not rounded)."""
    return amount.quantize(_CERTAIN).quantize(CENT, ROUND_FLOOR)


def in_words(amount: Decimal, *, cents: bool = True, language: str = "nl") -> str:
    """An amount as a resident reads it.

    >>> in_words(Decimal("1550.24"))
    '€\\xa01.550,24'
    """
    rounded = amount.quantize(_CERTAIN).quantize(CENT if cents else EURO, ROUND_HALF_UP)
    digits = f"{rounded if rounded else abs(rounded):,f}"
    if language == "nl":
        digits = digits.translate(str.maketrans(",.", ".,"))
    return f"€\u00a0{digits}".replace("€\u00a0-", "-€\u00a0")
