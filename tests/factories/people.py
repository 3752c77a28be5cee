"""People for tests: registered in Waterveen, each with a bsn of the range for tests."""

from datetime import date
from itertools import count
from uuid import UUID

from rondkomen.apps.audit.actor import Actor, Role
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions import register
from rondkomen.apps.people.kinds import AddressKind, Geslacht
from rondkomen.apps.people.registration import IdentityTold, Registration, ResidenceTold
from rondkomen.kernel import Address, Bsn, PartialDate, PersonName
from rondkomen.kernel.bsn import passes_eleven_test
from tests.factories.audit import HERE, staff

DAY, WHY = date(2026, 6, 15), Purpose.VROEGSIGNALERING
SINCE = date(2020, 1, 1)
_bsns = (Bsn(f"9999{number:05}") for number in count(19) if passes_eleven_test(f"9999{number:05}"))


def bsn() -> Bsn:
    """A number for tests, another one each time."""
    return next(_bsns)


def address(huisnummer: int = 1, toevoeging: str = "", postcode: str = "1234AB") -> Address:
    return Address(postcode, huisnummer, "", toevoeging, "Kade", "Waterveen")


def told(
    voornamen: str = "Anna",
    geslachtsnaam: str = "Bakker",
    *,
    geboortedatum: str = "1990-05-01",
    at: Address | None = None,
    kind: AddressKind = AddressKind.WONING,
    number: Bsn | None = None,
    secret: bool = False,
) -> Registration:
    """What is told about somebody who lives on the Kade since 2020."""
    return Registration(
        IdentityTold(
            PersonName(voornamen, "", geslachtsnaam),
            Geslacht.ONBEKEND,
            PartialDate.read(geboortedatum),
            has_geheimhouding=secret,
        ),
        ResidenceTold(SINCE, at or address(), kind),
        number or bsn(),
    )


def worker(here: str = HERE) -> Actor:
    """Somebody who follows up early signals: works with people, and sees no secrets."""
    return staff(Role.VROEGSIGNALEERDER, here=here)


def helper(here: str = HERE) -> Actor:
    """Somebody who helps with debts, and so may see secret addresses and bsns."""
    return staff(Role.SCHULDHULPVERLENER, here=here)


def checker(here: str = HERE) -> Actor:
    """Somebody who looks after the quality of the records."""
    return staff(Role.KWALITEITSMEDEWERKER, here=here)


def person(registration: Registration | None = None, here: str = HERE) -> UUID:
    """Somebody who is registered; the key."""
    return register(worker(here), registration or told(), WHY)
