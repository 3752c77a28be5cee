"""The name of a person as the basisregistratie personen keeps it, and the ways to write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_PARTS = re.compile(r"[\s-]+")


class Naamgebruik(StrEnum):
    """Which surname somebody goes by, with the letters of the basisregistratie personen."""

    EIGEN = "E"
    PARTNER = "P"
    PARTNER_EN_EIGEN = "V"
    EIGEN_EN_PARTNER = "N"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the parts of the basisregistratie personen (category 01 and, for the partner, 05).

    >>> PersonName("Fatma Nur", "van der", "Berg", Naamgebruik.PARTNER_EN_EIGEN, "", "Yıldız").full
    'Fatma Nur Yıldız-van der Berg'

    Only `geslachtsnaam` has to be there; a person without voornamen is called by it.
    """

    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    naamgebruik: Naamgebruik = Naamgebruik.EIGEN
    voorvoegsel_partner: str = ""
    geslachtsnaam_partner: str = ""

    def __post_init__(self) -> None:
        if not self.geslachtsnaam.strip():
            raise ValueError("a person has a geslachtsnaam; found nothing")
        if self.naamgebruik is not Naamgebruik.EIGEN and not self.geslachtsnaam_partner.strip():
            raise ValueError(f"naamgebruik {self.naamgebruik.value} needs the geslachtsnaam of the partner; found none")

    @property
    def voorletters(self) -> str:
        """The initials: `J.P.`, and `IJ.` for IJsbrand."""
        parts = [part for part in _PARTS.split(self.voornamen.strip()) if part]
        return "".join(("IJ" if part[:2].upper() == "IJ" else part[0].upper()) + "." for part in parts)

    @property
    def surname(self) -> str:
        """The surname that the person goes by, with voorvoegsels: `van der Berg`, `Yıldız-van der Berg`."""
        own = _joined(self.voorvoegsel, self.geslachtsnaam)
        partner = _joined(self.voorvoegsel_partner, self.geslachtsnaam_partner)
        match self.naamgebruik:
            case Naamgebruik.PARTNER:
                return partner
            case Naamgebruik.PARTNER_EN_EIGEN:
                return f"{partner}-{own}"
            case Naamgebruik.EIGEN_EN_PARTNER:
                return f"{own}-{partner}"
        return own

    @property
    def full(self) -> str:
        """Voornamen and surname: how a page names somebody."""
        return _joined(self.voornamen, self.surname)

    @property
    def addressed(self) -> str:
        """Voorletters and surname: how an envelope names somebody."""
        return _joined(self.voorletters, self.surname)

    def __str__(self) -> str:
        return self.full


def _joined(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
