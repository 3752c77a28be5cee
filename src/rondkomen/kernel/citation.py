"""Where a rule stands in the law, and the link to the text as it was on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_BWB = re.compile(r"BWBR\d{7}")
_CVDR = re.compile(r"CVDR\d+")
_MUNICIPALITY = re.compile(r"GM\d{4}")


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a Dutch regulation, national or local.

    >>> Citation("BWBR0018451", artikel="2", lid="1").url(date(2026, 1, 1))
    'https://wetten.overheid.nl/BWBR0018451/2026-01-01#Artikel2'

    `bwb` is the id at wetten.overheid.nl, or of a local regulation its CVDR number, or the code of a municipality for
    what stands on a page of its own. Only local ones may lack an article. The link to a national or CVDR text is
    derived for the day asked about and never stored; `link` is the municipality's own page.
    """

    bwb: str
    artikel: str
    lid: str | None = None
    onderdeel: str | None = None
    link: str = ""

    def __post_init__(self) -> None:
        is_national = _BWB.fullmatch(self.bwb)
        if not is_national and not self.is_local:
            raise ValueError(
                f"{self.bwb!r} is not a BWB id (BWBR and seven digits), a CVDR number or a municipality code"
            )
        if is_national and not self.artikel:
            raise ValueError(f"a citation of {self.bwb} names an article")

    @property
    def is_local(self) -> bool:
        """Whether a municipality made it."""
        return bool(_CVDR.fullmatch(self.bwb) or _MUNICIPALITY.fullmatch(self.bwb))

    def url(self, on: date) -> str:
        """Address of the text in force on the day `on`; empty when a municipality gave no page."""
        if _CVDR.fullmatch(self.bwb):
            return f"https://lokaleregelgeving.overheid.nl/{self.bwb}"
        if _MUNICIPALITY.fullmatch(self.bwb):
            return self.link
        return f"https://wetten.overheid.nl/{self.bwb}/{on.isoformat()}#Artikel{self.artikel}"

    @property
    def words(self) -> str:
        """The article as Dutch jurists write it: `artikel 2, lid 1, onderdeel a`."""
        if not self.artikel:
            return "regeling van de gemeente"
        parts = [f"artikel {self.artikel}"]
        if self.lid:
            parts.append(f"lid {self.lid}")
        if self.onderdeel:
            parts.append(f"onderdeel {self.onderdeel}")
        return ", ".join(parts)
