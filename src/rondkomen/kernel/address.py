"""An address in the Netherlands, in the parts of the Basisregistratie Adressen en Gebouwen (BAG)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_NEVER_GIVEN = ("SA", "SD", "SS")
_HUISLETTER = re.compile(r"[A-Za-z]?")
_TOEVOEGING = re.compile(r"[A-Za-z0-9]{0,4}")
_NUMMERAANDUIDING = re.compile(r"|[0-9]{4}20[0-9]{10}")
_HIGHEST_HUISNUMMER = 99999


class AddressRefused(ValueError):
    """This is no address of the BAG; the message says which part, what was found and what is expected."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address: what the BAG calls a nummeraanduiding, with its parts.

    >>> Address(postcode("1234 ab"), 12, "a", "2", "Kade", "Waterveen").line
    'Kade 12a-2'

    Raises AddressRefused when a part cannot be one. `nummeraanduiding` is the id in the BAG, empty when not known.
    """

    postcode: str
    huisnummer: int
    huisletter: str
    huisnummertoevoeging: str
    straat: str
    woonplaats: str
    nummeraanduiding: str = ""

    def __post_init__(self) -> None:
        if self.postcode != postcode(self.postcode):
            raise AddressRefused(f"postcode: found {self.postcode!r}; expected it as in '1234AB'")
        if not 0 < self.huisnummer <= _HIGHEST_HUISNUMMER:
            raise AddressRefused(f"huisnummer: found {self.huisnummer}; expected 1 to {_HIGHEST_HUISNUMMER}")
        for name, pattern, expected in (
            ("huisletter", _HUISLETTER, "one letter or nothing"),
            ("huisnummertoevoeging", _TOEVOEGING, "at most four letters and digits"),
            ("nummeraanduiding", _NUMMERAANDUIDING, "the sixteen digits of a BAG nummeraanduiding or nothing"),
        ):
            if not pattern.fullmatch(getattr(self, name)):
                raise AddressRefused(f"{name}: found {getattr(self, name)!r}; expected {expected}")
        if not self.straat.strip() or not self.woonplaats.strip():
            raise AddressRefused("straat and woonplaats: found nothing; expected the names in the BAG")

    @property
    def line(self) -> str:
        """The first line on an envelope, under the name: `Kade 12a-2`."""
        addition = f"-{self.huisnummertoevoeging}" if self.huisnummertoevoeging else ""
        return f"{self.straat} {self.huisnummer}{self.huisletter}{addition}"

    @property
    def lines(self) -> tuple[str, str]:
        """Both lines on an envelope, under the name: with two spaces after the postcode, as the post asks."""
        return self.line, f"{self.postcode[:4]} {self.postcode[4:]}  {self.woonplaats}"

    def __str__(self) -> str:
        return f"{self.line}, {self.postcode[:4]} {self.postcode[4:]} {self.woonplaats}"


def postcode(written: str) -> str:
    """A postcode in its one form: `1234 ab` becomes `1234AB`. Raises AddressRefused when it cannot be one."""
    found = "".join(written.split()).upper()
    if not _POSTCODE.fullmatch(found) or found.endswith(_NEVER_GIVEN):
        raise AddressRefused(f"postcode: found {written!r}; expected four digits and two letters, as in '1234 AB'")
    return found
