"""Which register of residents this installation asks: the setting RONDKOMEN_RESIDENT_REGISTER says so."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.people.actions import register
from rondkomen.apps.people.kinds import Source
from rondkomen.apps.people.models import Person
from rondkomen.apps.signals.evidence import KeptCandidate
from rondkomen.apps.signals.gateway_register import GatewayRegister
from rondkomen.apps.signals.kept_residents import registration_of, resident_of
from rondkomen.apps.signals.link_register import LinkRegister
from rondkomen.apps.signals.registers import people_register
from rondkomen.gateways.brp import Access, FileRegister, HaalCentraalRegister, RegisterFailed, ResidentRegister


def register_of(actor: Actor, partner: UUID, on: date, *, anew: bool = False) -> LinkRegister:
    """The register of residents of the actor's municipality on a day; `anew` when it changed. Raises RegisterFailed."""
    if settings.RESIDENT_REGISTER == "people":
        return people_register(actor, partner, on, anew=anew)
    return GatewayRegister(gateway_of(actor.municipality), actor.municipality, partner, on)


def gateway_of(municipality: str) -> ResidentRegister:
    """The gateway that the settings name. Raises RegisterFailed."""
    if settings.RESIDENT_REGISTER == "file":
        return _file(municipality)
    return HaalCentraalRegister(_access(), municipality, number_of_residents=_residents(municipality))


def person_of(actor: Actor, candidate: KeptCandidate) -> UUID:
    """Somebody whom a person chose among the candidates, in this database. Raises Refusal when that cannot be."""
    if candidate.kept:
        resident, on = resident_of(candidate.kept)
        return register(actor, registration_of(resident, on), Purpose.KWALITEITSCONTROLE, Source.BRP)
    try:
        key = UUID(candidate.person)
    except ValueError as error:
        raise Refusal("the register does not know this candidate any more") from error
    if not Person.objects.filter(municipality_id=actor.municipality, pk=key).exists():
        raise Refusal("this candidate is not registered here any more; choose another one, or none of them")
    return key


def _file(municipality: str) -> FileRegister:
    for suffix in (".parquet", ".csv"):
        path = Path(settings.REGISTER_FILES) / f"{municipality}{suffix}"
        if path.is_file():
            about = path.stat()
            return _read(path, about.st_mtime_ns, about.st_size)
    raise RegisterFailed(
        f"RONDKOMEN_REGISTER_FILES: found no {municipality}.csv and no {municipality}.parquet; expected one of them"
    )


@lru_cache(maxsize=2)
def _read(path: Path, changed: int, size: int) -> FileRegister:
    """Read once for as long as the file stays the same."""
    return FileRegister.read(path)


def _access() -> Access:
    given = settings.BRP
    headers = (part.partition("=") for part in given["headers"].split(";") if part.strip())
    return Access(
        given["address"],
        api_key=given["api_key"],
        token_address=given["token_address"],
        client_id=given["client_id"],
        client_secret=given["client_secret"],
        scope=given["scope"],
        headers=tuple((name.strip(), value.strip()) for name, _, value in headers),
    )


def _residents(municipality: str) -> int:
    """How many residents the municipality has. Raises RegisterFailed when the setting does not say."""
    for part in settings.BRP["residents"].split(","):
        code, _, number = part.strip().partition("=")
        if code == municipality and number.isdigit():
            return int(number)
    raise RegisterFailed(
        f"RONDKOMEN_BRP_RESIDENTS: found no number for {municipality}; expected {municipality}=, and then how many "
        "residents it has"
    )
