"""Signals for tests: Waterveen with its residents and partners, and files as partners send them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.management import call_command

from rondkomen.apps.audit.actor import Actor, Role
from rondkomen.apps.signals.actions import Received, add_partner, link_delivery, receive, work_off
from rondkomen.apps.signals.demo import fictional_partners
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, Vroegsignaal
from tests.factories.audit import HERE, staff

HEAD = (
    "klantnummer;naam;straat;huisnummer;huisnummertoevoeging;postcode;woonplaats;geboortedatum;bsn;bedrag;"
    "ontstaansdatum;signaaldatum"
)


@dataclass(frozen=True)
class Line:
    """A row of a file in the layout of our own: somebody at Molenlaan 8 who is behind with paying for water."""

    klantnummer: str = "W-1"
    naam: str = "P. van der Berg"
    straat: str = "Molenlaan"
    huisnummer: str = "8"
    toevoeging: str = ""
    postcode: str = "1234AD"
    geboortedatum: str = "1948-12-02"
    bsn: str = ""
    bedrag: str = "100,00"
    ontstaansdatum: str = "2026-08-01"
    signaaldatum: str = "2026-11-02"

    def __str__(self) -> str:
        parts = (
            self.klantnummer, self.naam, self.straat, self.huisnummer, self.toevoeging, self.postcode, "Waterveen",
            self.geboortedatum, self.bsn, self.bedrag, self.ontstaansdatum, self.signaaldatum,
        )  # fmt: skip
        return ";".join(parts)


PIET = Line()
DOUBT = Line("W-2", "A. Hadad", "Rietgors", "17", "", "1234AE", "")
"""One of two sisters, with another spelling and another number."""
HOME = Line("W-3", "A. Haddad", "Rietgors", "117", "12", "1234AE", "")
"""One of the two sisters who live there."""
SECRET = Line("W-4", "S. de Groot", "Wilgenhof", "3", "", "1234AG", "1995-01-28")
"""Sanne, whose address is secret."""
STRANGER = Line("W-5", "X. Vreemdeling", "Langestraat", "1", "", "9876XZ", "")
FAULTY = Line("W-6", bedrag="honderd")


def file(*lines: Line) -> bytes:
    """A file in the layout of our own."""
    return "\r\n".join([HEAD, *map(str, lines), ""]).encode()


def many(number: int, prefix: str = "M") -> bytes:
    """A file of so many rows, of which every tenth is refused."""
    return file(
        *(
            Line(f"{prefix}-{row}", *(("P. van der Berg",) if row % 3 else ("X. Vreemdeling",)),
                 bedrag="honderd" if row % 10 == 0 else f"{row % 900 + 1},50")
            for row in range(number)
        )
    )  # fmt: skip


def signaller(here: str = HERE) -> Actor:
    """Somebody who delivers signals and decides about doubtful ones, and sees no secrets."""
    return staff(Role.VROEGSIGNALEERDER, here=here)


def checker(here: str = HERE) -> Actor:
    """Somebody who decides about doubtful signals, and may see a secret address."""
    return staff(Role.KWALITEITSMEDEWERKER, here=here)


def manager(here: str = HERE) -> Actor:
    """Somebody who manages partners."""
    return staff(Role.BEHEERDER, here=here)


def partner(key: str = "waterbedrijf", kind: str = "Water", here: str = HERE, profile: str = "") -> UUID:
    """A partner that writes in the layout of our own."""
    return add_partner(manager(here), key=key, name=key.title(), kind=kind, profile=profile)


def waterveen() -> None:
    """Waterveen with its fictional residents and partners."""
    for command in ("load_municipality", "load_residents", "load_partners"):
        call_command(command, HERE, verbosity=0)


def samples() -> dict[str, Path]:
    """The file of each fictional partner, by the key of the partner."""
    return {one.key: one.sample for one in fictional_partners(HERE)}


def received(content: bytes, key: str = "waterbedrijf", name: str = "november.csv", here: str = HERE) -> Received:
    """What came in through the desk."""
    return receive(signaller(here), key, name, content, Way.WERKPLEK)


def delivered(content: bytes, key: str = "waterbedrijf", name: str = "november.csv", here: str = HERE) -> Delivery:
    """A delivery that is read and linked to its end."""
    delivery = received(content, key, name, here).delivery
    work_off(delivery)
    link_delivery(delivery)
    return Delivery.objects.get(pk=delivery)


def signal_of(delivery: Delivery, row: int = 2) -> Vroegsignaal:
    """The signal that a row became; the first row under the headings is 2."""
    return Vroegsignaal.objects.get(delivery=delivery, row=row)
