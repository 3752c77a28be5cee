"""The exchange model of DDAS vroegsignalering v1.2: an export as the JSON that the schema allows, no field more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date
from typing import Any

from rondkomen.gateways.ddas.checking import check
from rondkomen.gateways.ddas.codes import CodeList, code_of
from rondkomen.gateways.ddas.records import (
    ByAddress,
    ByBsn,
    Client,
    ContactPerson,
    Contactpoging,
    Export,
    Levering,
    Organisation,
    Vroegsignaal,
    Vroegsignaalzaak,
)
from rondkomen.kernel.address import postcode

CENTS = 100


def exchange_model(export: Export) -> dict[str, Any]:
    """The Uitwisselmodel of an export, ready for `json.dumps`; in UTF-8 it is what the CBS takes.

    Raises ExportRefused with every fault and its place when something would not be right. The teller of a levering is
    its number within the document, from 1, as in the examples of the standard.
    """
    check(export)
    return document(export)


def document(export: Export) -> dict[str, Any]:
    """The same of an export that was checked before, such as a page of one. Without leveringen the key is absent:
    the schema wants one at least where the key stands, and a page that does not exist has none."""
    head: dict[str, Any] = {
        "startdatumLevering": export.since.isoformat(),
        "einddatumLevering": export.until.isoformat(),
        "aanleverdatumEnTijd": export.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "codeGegevensleverancier": export.supplier,
    }
    if export.leveringen:
        head["leveringen"] = [_levering(levering, number) for number, levering in enumerate(export.leveringen, 1)]
    return head


def whole_euros(cents: int) -> int:
    """The nearest whole euro, half a euro upwards.

    The standard wants an amount that is exact to the euro and names no rounding. The nearest is off by half a euro at
    most, and sums over many signals stay right; cutting would make each sum too low by half a euro a signal.

    >>> whole_euros(27549), whole_euros(27550)
    (275, 276)
    """
    return (cents + CENTS // 2) // CENTS


def _levering(levering: Levering, number: int) -> dict[str, Any]:
    return {
        "teller": number,
        "gemeentecode": levering.municipality.removeprefix("GM"),
        "aanleverendeOrganisatie": _organisation(levering.organisation),
        "vroegsignalen": [_signal(signal) for signal in levering.signals],
        "vroegsignaalzaken": [_zaak(zaak) for zaak in levering.zaken],
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "naam": organisation.naam,
        "kvk-nummer": organisation.kvk_nummer,
        "contactpersonen": [_contact(person) for person in organisation.contact_persons],
    }


def _contact(person: ContactPerson) -> dict[str, Any]:
    return _present({
        "naam": person.naam,
        "telefoonnummer": person.telefoonnummer,
        "email": person.email,
        "functietitel": person.functietitel,
    })  # fmt: skip


def _signal(signal: Vroegsignaal) -> dict[str, Any]:
    return _present({
        "ID": signal.id,
        "crisissignaal": signal.is_crisis,
        "warmeOverdracht": signal.is_warme_overdracht,
        "bedrag": None if signal.bedrag is None else whole_euros(signal.bedrag),
        "ontstaansdatum": _day(signal.ontstaansdatum),
        "signaaldatum": _day(signal.signaaldatum),
        "status": _code(CodeList.SIGNAALSTATUS, signal.status),
        "signaalpartner": {"type": code_of(CodeList.PARTNER, signal.partner)},
        "client": _client(signal.client),
    })  # fmt: skip


def _client(client: Client) -> dict[str, Any]:
    match client:
        case ByBsn(bsn):
            return {"burgerservicenummer": bsn}
        case ByAddress():
            return _present({
                "geslachtsaanduiding": _code(CodeList.GESLACHT, client.geslacht),
                "geboortedatum": _day(client.geboortedatum),
                "postcode": postcode(client.postcode),
                "huisnummer": str(client.huisnummer),
                "huisnummertoevoeging": "-".join(filter(None, (client.huisletter, client.huisnummertoevoeging))),
            })  # fmt: skip


def _zaak(zaak: Vroegsignaalzaak) -> dict[str, Any]:
    return _present({
        "resultaat": _code(CodeList.EINDRESULTAAT, zaak.resultaat),
        "matchingsdatum": _day(zaak.matched_on),
        "startdatumMatchingperiode": _day(zaak.matched_since),
        "einddatumMatchingperiode": _day(zaak.matched_until),
        "datumOpgepakt": _day(zaak.opgepakt_on),
        "vroegsignalen": [{"ID": signal} for signal in zaak.signals],
        "contactpogingen": [_poging(poging) for poging in zaak.contactpogingen],
    })  # fmt: skip


def _poging(poging: Contactpoging) -> dict[str, Any]:
    return _present({
        "soort": _code(CodeList.CONTACTSOORT, poging.soort),
        "bereikt": poging.bereikt,
        "datum": _day(poging.on),
        "dagdeel": _code(CodeList.DAGDEEL, poging.dagdeel),
    })  # fmt: skip


def _code(code_list: CodeList, word: str) -> str:
    return code_of(code_list, word) if word else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is there; a False, a zero and an empty list are."""
    return {name: value for name, value in fields.items() if value is not None and value != ""}
