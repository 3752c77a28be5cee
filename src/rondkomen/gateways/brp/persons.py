"""A person in the form of the BRP API read into plain values; whatever is not of that form is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rondkomen.gateways.brp.base import RegisterFailed, Residence, Resident, whole
from rondkomen.kernel import PartialDate

FIELDS = (
    "burgerservicenummer",
    "geslacht",
    "naam.voornamen",
    "naam.voorvoegsel",
    "naam.geslachtsnaam",
    "naam.aanduidingNaamgebruik",
    "geboorte.datum",
    "overlijden.datum",
    "partners.naam.voorvoegsel",
    "partners.naam.geslachtsnaam",
    "gemeenteVanInschrijving",
    "datumInschrijvingInGemeente",
    "verblijfplaatsBinnenland.datumVan",
    "verblijfplaatsBinnenland.functieAdres",
    "verblijfplaatsBinnenland.nummeraanduidingIdentificatie",
    "verblijfplaatsBinnenland.verblijfadres.officieleStraatnaam",
    "verblijfplaatsBinnenland.verblijfadres.korteStraatnaam",
    "verblijfplaatsBinnenland.verblijfadres.huisnummer",
    "verblijfplaatsBinnenland.verblijfadres.huisletter",
    "verblijfplaatsBinnenland.verblijfadres.huisnummertoevoeging",
    "verblijfplaatsBinnenland.verblijfadres.postcode",
    "verblijfplaatsBinnenland.verblijfadres.woonplaats",
)
"""What is asked of a person, and nothing else: to tell people apart, to write to them, and to know who lives here.

No address abroad, no parents, children, nationality or title. Geheimhouding, onderzoek and opschorting come by
themselves.
"""

DECEASED, MISTAKE = "O", "F"
"""Reden_Opschorting_Bijhouding: overlijden, and fout (a record that should not be there)."""
NOT_RESIDENT = ("E", "M", "R", DECEASED)
"""With emigratie, ministerieel besluit and pl aangelegd in de rni nobody lives here."""
RNI = "1999"
"""The code of the Registratie Niet-ingezetenen where a municipality stands."""

_LONGEST, _HIGHEST = 500, 99_999
_BSN = re.compile(r"[0-9]{9}")
_CODE = re.compile(r"[0-9]{4}")
_NUMMERAANDUIDING = re.compile(r"[0-9]{4}20[0-9]{10}")
_SINCE_WHEN = re.compile(r"datumIngangOnderzoek\w*")


class Part:
    """An object of an answer with its place in it, so that a fault says where it is and never what is there."""

    def __init__(self, data: Any, place: str) -> None:
        if not isinstance(data, Mapping):
            raise _refused(place, _kind_of(data), "an object")
        self.data: Mapping[str, Any] = data
        self.place = place

    def part(self, name: str) -> Part:
        """The object under a name; an empty one where it is absent."""
        found = self.data.get(name)
        return Part({} if found is None else found, f"{self.place}.{name}")

    def parts(self, name: str) -> list[Part]:
        """The objects in a list under a name."""
        found = self.data.get(name)
        if found is None:
            return []
        if not isinstance(found, list):
            raise _refused(f"{self.place}.{name}", _kind_of(found), "a list")
        return [Part(one, f"{self.place}.{name}[{place}]") for place, one in enumerate(found)]

    def text(self, name: str) -> str:
        """The text under a name; empty where it is absent."""
        found = self.data.get(name)
        if found is None:
            return ""
        if not isinstance(found, str) or len(found) > _LONGEST:
            raise _refused(f"{self.place}.{name}", _kind_of(found), f"a text of at most {_LONGEST} letters")
        return " ".join(found.split())

    def number(self, name: str) -> str:
        """The whole number under a name, written out."""
        found = self.data.get(name)
        if found is None:
            return ""
        if type(found) is not int or not 0 < found <= _HIGHEST:
            raise _refused(f"{self.place}.{name}", _kind_of(found), f"a whole number of 1 to {_HIGHEST}")
        return str(found)

    def flag(self, name: str) -> bool:
        found = self.data.get(name, False)
        if not isinstance(found, bool):
            raise _refused(f"{self.place}.{name}", _kind_of(found), "true or false")
        return found

    def one_of(self, name: str, pattern: re.Pattern[str], expected: str) -> str:
        """A text that has a form; empty where it is absent."""
        found = self.text(name)
        if found and not pattern.fullmatch(found):
            raise _refused(f"{self.place}.{name}", "another text", expected)
        return found

    def day(self, name: str) -> PartialDate | None:
        """A date as the API writes it: whole, without its day or month, or unknown."""
        day = self.part(name)
        match day.text("type"):
            case "" | "DatumOnbekend":
                return None
            case "Datum":
                return day._date(day.text("datum"))
            case "JaarMaandDatum":
                return day._date(f"{day._year()}-{int(day.number('maand') or 0):02}")
            case "JaarDatum":
                return day._date(day._year())
        raise _refused(day.place, "another type of date", "Datum, DatumOnbekend, JaarDatum or JaarMaandDatum")

    def _year(self) -> str:
        return self.number("jaar").zfill(4)

    def _date(self, written: str) -> PartialDate:
        try:
            return PartialDate.read(written)
        except ValueError:
            raise _refused(self.place, "a date that does not exist", "one that does") from None


def resident_of(data: Any, place: str, municipality: str) -> Resident | None:
    """What an answer says of a person, for a municipality by its four digits; None for a record made by mistake.

    Raises RegisterFailed with the place where the answer is not of the form of the API.
    """
    person = Part(data, place)
    bsn = person.one_of("burgerservicenummer", _BSN, "nine digits")
    if not bsn:
        raise _refused(f"{place}.burgerservicenummer", "nothing", "nine digits")
    reason = person.part("opschortingBijhouding").part("reden").text("code")
    if reason == MISTAKE:
        return None
    here = person.part("gemeenteVanInschrijving").one_of("code", _CODE, "four digits")
    naam, partner = person.part("naam"), (person.parts("partners") or [Part({}, place)])[0].part("naam")
    lives_here = here == municipality and reason not in NOT_RESIDENT
    is_deceased = reason == DECEASED or "overlijden" in person.data
    name_of_partner, born = _surname(partner), person.part("geboorte").day("datum")
    return Resident(
        bsn=bsn,
        voornamen=naam.text("voornamen"),
        voorvoegsel=naam.text("voorvoegsel"),
        geslachtsnaam=_surname(naam),
        naamgebruik=_naamgebruik(naam, name_of_partner),
        voorvoegsel_partner=partner.text("voorvoegsel"),
        geslachtsnaam_partner=name_of_partner,
        geslacht={"M": "man", "V": "vrouw"}.get(person.part("geslacht").text("code"), "onbekend"),
        geboortedatum=str(born) if born else "",
        is_deceased=is_deceased,
        overleden_on=whole(person.part("overlijden").day("datum")) if is_deceased else None,
        has_geheimhouding=person.flag("geheimhoudingPersoonsgegevens"),
        residence=_residence(person.part("verblijfplaats")),
        lives_here=lives_here and not is_deceased,
        left_on=None if here == municipality and reason not in NOT_RESIDENT else _left(person, reason),
        moved_to=f"GM{here}" if here and here not in (municipality, RNI) and reason not in NOT_RESIDENT else "",
        in_onderzoek=_is_doubted(person),
    )


def _surname(naam: Part) -> str:
    """The surname; a point stands in the BRP for one that is not known."""
    written = naam.text("geslachtsnaam")
    return "" if written == "." else written


def _naamgebruik(naam: Part, partner: str) -> str:
    used = naam.part("aanduidingNaamgebruik").text("code")
    return used if used in ("P", "V", "N") and partner else "E"


def _left(person: Part, reason: str) -> date | None:
    """The day on which somebody left: by the record that was closed, or by the registration elsewhere."""
    if reason == DECEASED:
        return None
    closed = person.part("opschortingBijhouding").day("datum") if reason else person.day("datumInschrijvingInGemeente")
    return whole(closed)


def _residence(verblijfplaats: Part) -> Residence | None:
    """The address, when it is one: no place abroad, none that is only described, none that is unknown."""
    match verblijfplaats.text("type"):
        case "Adres":
            pass
        case "" | "Locatie" | "VerblijfplaatsBuitenland" | "VerblijfplaatsOnbekend":
            return None
        case _:
            raise _refused(verblijfplaats.place, "another type of place", "Adres, Locatie or one abroad or unknown")
    adres, number = verblijfplaats.part("verblijfadres"), verblijfplaats.text("nummeraanduidingIdentificatie")
    found = Residence(
        straat=adres.text("officieleStraatnaam") or adres.text("korteStraatnaam"),
        huisnummer=adres.number("huisnummer"),
        huisletter=adres.text("huisletter"),
        huisnummertoevoeging=adres.text("huisnummertoevoeging"),
        postcode=adres.text("postcode").replace(" ", "").upper(),
        woonplaats=adres.text("woonplaats"),
        nummeraanduiding=number if _NUMMERAANDUIDING.fullmatch(number) else "",
        kind="briefadres" if verblijfplaats.part("functieAdres").text("code") == "B" else "woonadres",
        since=whole(verblijfplaats.day("datumVan")),
    )
    return found if found.is_whole else None


def _is_doubted(person: Part) -> bool:
    """Whether the register looks into something that was asked, or found that somebody is not at the address."""
    home = person.part("verblijfplaats")
    doubted = (
        person,
        person.part("naam"),
        person.part("geboorte"),
        person.part("overlijden"),
        home,
        home.part("verblijfadres"),
    )
    return home.flag("indicatieVastgesteldVerblijftNietOpAdres") or any(
        any(_doubts(part.part("inOnderzoek"))) for part in doubted
    )


def _doubts(found: Part) -> Iterator[bool]:
    return (found.flag(name) for name in found.data if not _SINCE_WHEN.fullmatch(name))


def _refused(place: str, found: str, expected: str) -> RegisterFailed:
    return RegisterFailed(f"{place}: found {found}; expected {expected}")


def _kind_of(found: Any) -> str:
    """How a message calls a value without repeating it."""
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}
    return {type(None): "nothing", float: "a broken number", **kinds}.get(type(found), "something else")
