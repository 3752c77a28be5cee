"""Which fields the BRP API knows, and what of a person it gives to who asked for some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_ADRES = (
    *("aanduidingBijHuisnummer", "huisletter", "huisnummer", "huisnummertoevoeging", "korteStraatnaam"),
    *("officieleStraatnaam", "postcode", "woonplaats", "locatiebeschrijving"),
)
_HOME = (
    "datumVan",
    "verblijfadres",
    "adresseerbaarObjectIdentificatie",
    "functieAdres",
    "nummeraanduidingIdentificatie",
)
_NAAM = ("adellijkeTitelPredicaat", "geslachtsnaam", "voorletters", "voornamen", "voorvoegsel")


def _paths(start: str, names: Iterable[str]) -> set[str]:
    return {start, *(f"{start}.{name}" for name in names)}


ALLOWED_OF_SEVERAL = frozenset(
    {"burgerservicenummer", "geslacht", "leeftijd", "opschortingBijhouding"}
    | _paths("geboorte", ["datum"])
    | _paths("naam", [*_NAAM, "volledigeNaam"])
    | _paths("adressering", ["adresregel1", "adresregel2", "adresregel3", "land"])
    | _paths("adresseringBinnenland", ["adresregel1", "adresregel2"])
)
"""What may be asked of people who are searched for (fields-filtered-PersoonBeperkt.csv of the API)."""

ALLOWED_OF_ONE = frozenset(
    {"burgerservicenummer", "geslacht", "leeftijd", "gemeenteVanInschrijving", "datumInschrijvingInGemeente"}
    | _paths("geboorte", ["datum", "land", "plaats"])
    | _paths("overlijden", ["datum", "land", "plaats"])
    | _paths("naam", [*_NAAM, "volledigeNaam", "aanduidingNaamgebruik"])
    | _paths("partners", ["burgerservicenummer", "geslacht", "naam", "soortVerbintenis"])
    | _paths("partners.naam", _NAAM)
    | _paths("verblijfplaats", _HOME)
    | _paths("verblijfplaats.verblijfadres", [*_ADRES, "land", "regel1", "regel2", "regel3"])
    | _paths("verblijfplaatsBinnenland", _HOME)
    | _paths("verblijfplaatsBinnenland.verblijfadres", _ADRES)
)
"""What may be asked of somebody whose number is known (of fields-filtered-Persoon.csv what concerns this project)."""

_ALIAS = {"verblijfplaatsBinnenland": "verblijfplaats", "adresseringBinnenland": "adressering"}
_AT_HOME = ("Adres", "Locatie")
_BY_ITSELF = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie")
_WHOLE = ("type", "indicatieVastgesteldVerblijftNietOpAdres")


def only(person: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """A person with the fields that were asked for, and what comes by itself."""
    given = {name: person[name] for name in _BY_ITSELF if name in person}
    for field in fields:
        first, _, rest = field.partition(".")
        name = _ALIAS.get(first, first)
        is_abroad = name == "verblijfplaats" and person.get(name, {}).get("type") not in _AT_HOME
        if name in person and not (first in _ALIAS and is_abroad):
            _give(person, given, [name, *(rest.split(".") if rest else [])])
    _doubts(person, given)
    return given


def _give(source: Mapping[str, Any], target: dict[str, Any], path: list[str]) -> None:
    """Copy what stands at a path, with the type of everything on the way."""
    name, *rest = path
    value = source.get(name)
    if value is None:
        return
    if isinstance(value, list):
        items = target.setdefault(name, [{} for _ in value])
        for one, item in zip(value, items, strict=True):
            if rest:
                _give(one, item, rest)
            else:
                item.update(one)
    elif not rest or not isinstance(value, Mapping):
        is_group = isinstance(value, Mapping)
        target[name] = {key: one for key, one in value.items() if key != "inOnderzoek"} if is_group else value
    else:
        inner = target.setdefault(name, {key: value[key] for key in _WHOLE if key in value})
        _give(value, inner, rest)


def _doubts(source: Mapping[str, Any], target: dict[str, Any]) -> None:
    """Add which of the fields that are given the register looks into, and since when."""
    marks = source.get("inOnderzoek", {})
    marked = {name: True for name, mark in marks.items() if mark is True and name in target}
    if marked:
        since = {name: day for name, day in marks.items() if name.startswith("datumIngangOnderzoek")}
        target["inOnderzoek"] = marked | since
    for name, value in target.items():
        if isinstance(value, dict) and name != "inOnderzoek" and isinstance(source.get(name), Mapping):
            _doubts(source[name], value)
