"""A resident of a register elsewhere, as he or she is kept with a doubtful link and registered once somebody chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from rondkomen.apps.people.kinds import Geslacht, ResidenceKind
from rondkomen.apps.people.registration import IdentityTold, Registration, ResidenceTold
from rondkomen.gateways.brp import Residence, Resident
from rondkomen.kernel import Address, Bsn, Naamgebruik, PartialDate, PersonName
from rondkomen.kernel.address import AddressRefused

_ASKED = "asked_on"


def kept_of(resident: Resident, on: date) -> dict[str, Any]:
    """A resident as plain values, to be sealed with a link; `resident_of` reads it again."""
    values = {name: value for name, value in asdict(resident).items() if value or name == "lives_here"}
    home = values.get("residence")
    if home:
        values["residence"] = {name: _plain(value) for name, value in home.items() if value}
    return {name: _plain(value) for name, value in values.items()} | {_ASKED: on.isoformat()}


def resident_of(kept: Mapping[str, Any]) -> tuple[Resident, date]:
    """The resident again, and the day on which the register said so."""
    values = dict(kept)
    on = date.fromisoformat(values.pop(_ASKED))
    for name in ("overleden_on", "left_on"):
        values[name] = _day(values.get(name))
    home = dict(values.pop("residence", None) or {})
    residence = Residence(**home | {"since": _day(home.get("since"))}) if home else None
    return Resident(**values, residence=residence), on


def registration_of(resident: Resident, on: date) -> Registration:
    """What is registered of somebody. A day that the register does not wholly know is the day on which it said so."""
    name = PersonName(
        resident.voornamen,
        resident.voorvoegsel,
        resident.geslachtsnaam,
        Naamgebruik(resident.naamgebruik),
        resident.voorvoegsel_partner,
        resident.geslachtsnaam_partner,
    )
    identity = IdentityTold(
        name,
        Geslacht(resident.geslacht),
        PartialDate.read(resident.geboortedatum) if resident.geboortedatum else None,
        overleden_on=(resident.overleden_on or on) if resident.is_deceased else None,
        has_geheimhouding=resident.has_geheimhouding,
    )
    return Registration(identity, _residence_told(resident, on), Bsn(resident.bsn))


def name_of(resident: Resident) -> PersonName:
    """The name of somebody, for a page."""
    return registration_of(resident, date.min).identity.name


def address_of(residence: Residence) -> Address | None:
    """The address in the parts of the BAG; None where the register does not know enough of it."""
    try:
        return Address(
            residence.postcode,
            int(residence.huisnummer or 0),
            residence.huisletter,
            residence.huisnummertoevoeging,
            residence.straat,
            residence.woonplaats,
            residence.nummeraanduiding,
        )
    except (AddressRefused, ValueError):
        return None


def _residence_told(resident: Resident, on: date) -> ResidenceTold | None:
    if not resident.lives_here and not resident.is_deceased:
        return ResidenceTold(resident.left_on or on, moved_to=resident.moved_to)
    home = resident.residence
    address = address_of(home) if home else None
    if home is None or address is None:
        return None
    return ResidenceTold(home.since or on, address, kind=ResidenceKind(home.kind))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
