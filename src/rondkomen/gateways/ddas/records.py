"""What leaves a municipality for the CBS, as plain values under our own names: no name, street or place of a resident.

A client is known by a bsn, or by postcode and huisnummer: two kinds of record, so that never both can leave. Words of
closed lists are ours (`codes.toml`); `None` and the empty text are absent, and stay absent in what is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, repr=False)
class ByBsn:
    """A client by burgerservicenummer: nine digits, and nothing besides."""

    bsn: str

    def __repr__(self) -> str:
        return "ByBsn(•••)"


@dataclass(frozen=True, slots=True, repr=False)
class ByAddress:
    """A client by address. `huisletter` and `huisnummertoevoeging` leave as one, with a hyphen between: `A-2`.

    How the two are joined is ours: the standard has one field for both and says nothing of it. A `geboortedatum` that
    is not wholly known is absent.
    """

    postcode: str
    huisnummer: int
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    geboortedatum: date | None = None
    geslacht: str = ""

    def __repr__(self) -> str:
        return "ByAddress(•••)"


Client = ByBsn | ByAddress


@dataclass(frozen=True, slots=True)
class Vroegsignaal:
    """One signal of one partner. `id` is ours and says nothing of the client; `bedrag` is in cents."""

    id: str
    partner: str
    client: Client
    status: str = ""
    bedrag: int | None = None
    ontstaansdatum: date | None = None
    signaaldatum: date | None = None
    is_crisis: bool | None = None
    is_warme_overdracht: bool | None = None


@dataclass(frozen=True, slots=True)
class Contactpoging:
    """One attempt to reach somebody."""

    soort: str = ""
    bereikt: bool | None = None
    on: date | None = None
    dagdeel: str = ""


@dataclass(frozen=True, slots=True)
class Vroegsignaalzaak:
    """A case: the ids of its signals, and what was done. The standard knows it by its signals alone."""

    signals: tuple[str, ...]
    resultaat: str = ""
    matched_on: date | None = None
    matched_since: date | None = None
    matched_until: date | None = None
    opgepakt_on: date | None = None
    contactpogingen: tuple[Contactpoging, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Whom the CBS may ask at the organisation; no resident."""

    naam: str
    telefoonnummer: str = ""
    email: str = ""
    functietitel: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who delivers for the municipality: itself, or whom it asked to."""

    naam: str
    kvk_nummer: str
    contact_persons: tuple[ContactPerson, ...]


@dataclass(frozen=True, slots=True)
class Levering:
    """The signals and cases of exactly one municipality, `GM9999`."""

    municipality: str
    organisation: Organisation
    signals: tuple[Vroegsignaal, ...] = ()
    zaken: tuple[Vroegsignaalzaak, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """Everything over the days `since` up to and including `until`. `made_at` has a time zone.

    `supplier` is the code of whoever supplies the data: for now the name of the software (VNG, questions and answers).
    """

    since: date
    until: date
    made_at: datetime
    supplier: str
    leveringen: tuple[Levering, ...]
