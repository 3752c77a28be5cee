"""The official fictional test persons, brought from the form of their file into that of the BRP API."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

Person = dict[str, Any]

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
_UNKNOWN_COUNTRY = "0000"
_NOT_THERE = "089999"
"""Vastgesteld verblijft niet op adres."""
_NAME = {"0210": "voornamen", "0220": "adellijkeTitelPredicaat", "0230": "voorvoegsel", "0240": "geslachtsnaam"}
_HOUSE = {
    "1110": "korteStraatnaam", "1115": "officieleStraatnaam", "1120": "huisnummer", "1130": "huisletter",
    "1140": "huisnummertoevoeging", "1160": "postcode", "1170": "woonplaats",
}  # fmt: skip
"""Elements of the BRP (Logisch Ontwerp) and how the API calls them."""


def shipped() -> list[Person]:
    """The selection that comes with Rondkomen; data/README.md says where it is from."""
    return json.loads(files("rondkomen.gateways.brp").joinpath("data/test-persons.json").read_text("utf-8"))


def read(path: Path) -> list[Person]:
    """All persons of the official file (test-data.json)."""
    return json.loads(path.read_text("utf-8"))


def as_served(persons: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Persons as the API would give them to somebody who asked for every field of theirs."""
    return [_person(one) for one in persons]


def _person(raw: Mapping[str, Any]) -> Person:
    persoon = raw.get("persoonInOnderzoek", {})
    return _filled(
        burgerservicenummer=raw["burgerservicenummer"],
        geslacht=raw.get("geslacht"),
        geheimhoudingPersoonsgegevens=bool(raw.get("geheimhoudingPersoonsgegevens")) or None,
        naam=_filled(**raw["naam"], inOnderzoek=_doubts(persoon, "01", _NAME)),
        geboorte=_filled(
            datum=datum(raw.get("geboorte", {}).get("datum")), inOnderzoek=_doubts(persoon, "01", {"0310": "datum"})
        ),
        opschortingBijhouding=_suspended(raw.get("opschortingBijhouding")),
        overlijden=_filled(datum=datum(raw.get("overlijden", {}).get("datum"))),
        gemeenteVanInschrijving=raw.get("gemeenteVanInschrijving"),
        datumInschrijvingInGemeente=datum(raw.get("datumInschrijvingInGemeente")),
        verblijfplaats=_verblijfplaats(raw.get("verblijfplaats", {})),
        partners=[{"naam": one["naam"]} for one in _partners(raw.get("partners", []))],
        inOnderzoek=_doubts(persoon, "01", {"0120": "burgerservicenummer", "0410": "geslacht"}, "Persoon"),
    )


def _partners(partners: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The partners of now; without any, the last of the past."""
    now = [one for one in partners if not one.get("ontbindingHuwelijkPartnerschap")]
    past = sorted(partners, key=lambda one: one.get("ontbindingHuwelijkPartnerschap", {}).get("datum", ""))
    return now or past[-1:]


def _suspended(raw: Mapping[str, Any] | None) -> Person | None:
    return _filled(reden=raw["reden"], datum=datum(raw.get("datum"))) if raw else None


def _verblijfplaats(raw: Mapping[str, Any]) -> Person | None:
    doubted = raw.get("inOnderzoek", {})
    common = {
        "datumVan": datum(raw.get("datumAanvangAdreshouding") or raw.get("datumAanvangAdresBuitenland")),
        "functieAdres": raw.get("functieAdres"),
        "inOnderzoek": _doubts(doubted, "08", {"1010": "functieAdres", "1030": "datumVan"}),
    }
    if raw.get("locatiebeschrijving"):
        described = _filled(locatiebeschrijving=raw["locatiebeschrijving"])
        return _filled(type="Locatie", **common, verblijfadres=described)
    if raw.get("land") or raw.get("regel1"):
        land = raw.get("land", {})
        if land.get("code") == _UNKNOWN_COUNTRY:
            return _filled(type="VerblijfplaatsOnbekend", datumVan=common["datumVan"])
        abroad = _filled(regel1=raw.get("regel1"), regel2=raw.get("regel2"), regel3=raw.get("regel3"), land=land)
        return _filled(type="VerblijfplaatsBuitenland", datumVan=common["datumVan"], verblijfadres=abroad)
    if not raw.get("straat"):
        return None
    return _filled(
        type="Adres",
        indicatieVastgesteldVerblijftNietOpAdres=doubted.get("aanduidingGegevensInOnderzoek") == _NOT_THERE or None,
        **common,
        adresseerbaarObjectIdentificatie=raw.get("adresseerbaarObjectIdentificatie"),
        nummeraanduidingIdentificatie=raw.get("nummeraanduidingIdentificatie"),
        verblijfadres=_filled(
            officieleStraatnaam=raw.get("naamOpenbareRuimte"),
            korteStraatnaam=raw.get("straat"),
            huisnummer=int(raw["huisnummer"]) if raw.get("huisnummer") else None,
            huisletter=raw.get("huisletter"),
            huisnummertoevoeging=raw.get("huisnummertoevoeging"),
            postcode=raw.get("postcode"),
            woonplaats=raw.get("woonplaats"),
            inOnderzoek=_doubts(doubted, "08", _HOUSE),
        ),
    )


def datum(written: str | None) -> Person | None:
    """A date of the BRP (19850300) in the four forms of the API; nothing where there is none."""
    if not written:
        return None
    year, month, day = int(written[:4]), int(written[4:6]), int(written[6:])
    if not year:
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    if not month:
        return {"type": "JaarDatum", "jaar": year, "langFormaat": str(year)}
    if not day:
        return {
            "type": "JaarMaandDatum", "jaar": year, "maand": month, "langFormaat": f"{_MONTHS[month - 1]} {year}",
        }  # fmt: skip
    written = f"{year:04}-{month:02}-{day:02}"
    return {"type": "Datum", "datum": written, "langFormaat": f"{day} {_MONTHS[month - 1]} {year}"}


def _doubts(raw: Mapping[str, Any], category: str, elements: Mapping[str, str], of: str = "") -> Person | None:
    """Which elements are looked into: a category (080000), a group of it (081100) or one element (081120)."""
    told = raw.get("aanduidingGegevensInOnderzoek", "")
    if told[:2] != category:
        return None
    mark = told[2:].rstrip("0") if told != _NOT_THERE else ""
    doubted = {name: True for element, name in elements.items() if element.startswith(mark)}
    return {**doubted, f"datumIngangOnderzoek{of}": datum(raw.get("datumIngangOnderzoek"))} if doubted else None


def _filled(**parts: Any) -> Person:
    """An object without what is absent, as the API leaves it out."""
    return {name: value for name, value in parts.items() if value not in (None, "", {}, [])}
