"""Official fictional persons by their numbers, and registers made of them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rondkomen.gateways.brp import Resident, ResidentRegister
from rondkomen.gateways.brp.fake_persons import as_served, shipped
from rondkomen.gateways.brp.persons import resident_of
from rondkomen.matching import Answers, Register, Settings

THE_HAGUE = "GM0518"
TODAY = date(2026, 11, 1)
OFFICIAL = Path(os.environ.get("BRP_TEST_PERSONS") or "var/brp-test-persons.json")
"""All official fictional persons (data/README.md says where they are from), for who has them at hand."""

ROBERT, CHANTAL, PAUL, MORPHEUS, ANITA, JAN, RAFI = (
    "999992922", "999994529", "999990883", "999991127", "999994785", "999994931", "999992703"
)  # fmt: skip
"""Lives here; moved abroad; moved to Rotterdam; died as a child; a secret address, twice; an address in doubt."""

Row = dict[str, str]


def residents(persons: Iterable[Mapping[str, Any]] | None = None, code: str = "0518") -> dict[str, Resident]:
    """What a register that knows all of these persons says of them, by their numbers."""
    served = as_served(shipped() if persons is None else persons)
    read = [resident_of(one, "person", code) for one in served]
    return {one.bsn: one for one in read if one is not None}


def table(*rows: Row) -> dict[str, list[str | None]]:
    """Signals as columns."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def signal_of(one: Resident, *left_out: str, **instead: str) -> Row:
    """A signal that tells all of a resident but the number."""
    home = one.residence
    told = {
        "voornamen": one.voornamen,
        "voorvoegsel": one.voorvoegsel,
        "geslachtsnaam": one.geslachtsnaam,
        "geboortedatum": one.geboortedatum,
        "postcode": home.postcode if home else "",
        "huisnummer": home.huisnummer if home else "",
        "huisletter": home.huisletter if home else "",
        "huisnummertoevoeging": home.huisnummertoevoeging if home else "",
        "straat": home.straat if home else "",
    }
    return {name: text for name, text in told.items() if name not in left_out} | instead


def match(register: ResidentRegister, *signals: Row) -> Answers:
    """The answers to signals as an app would get them."""
    told = table(*signals)
    found = register.candidates(told)
    return Register.of(found, Settings.dutch(), residents=register.number_of_residents).match(told, on=TODAY)


def whom(register: ResidentRegister, answers: Answers) -> list[tuple[str, str]]:
    """For each signal the kind of answer and the number of who is linked, empty without one."""
    return [
        (str(kind), register.resident(person).bsn if person else "")
        for kind, person in zip(answers.kind, answers.person, strict=True)
    ]


def write_csv(path: Path, people: Iterable[Resident], encoding: str = "utf-8", **extra: str) -> Path:
    """An extract with these residents."""
    rows = [_row(one) | extra for one in people]
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _row(one: Resident) -> Row:
    home = one.residence
    gone = not one.lives_here and not one.is_deceased
    return {
        "bsn": one.bsn,
        "voornamen": one.voornamen,
        "voorvoegsel": one.voorvoegsel,
        "geslachtsnaam": one.geslachtsnaam or "onbekend",
        "naamgebruik": one.naamgebruik,
        "partner_voorvoegsel": one.voorvoegsel_partner,
        "partner_geslachtsnaam": one.geslachtsnaam_partner,
        "geslacht": one.geslacht,
        "geboortedatum": one.geboortedatum,
        "overleden_op": (one.overleden_on.isoformat() if one.overleden_on else "00000000") if one.is_deceased else "",
        "geheimhouding": "7" if one.has_geheimhouding else "0",
        "in_onderzoek": "J" if one.in_onderzoek else "N",
        "straat": home.straat if home else "",
        "huisnummer": home.huisnummer if home else "",
        "huisletter": home.huisletter if home else "",
        "huisnummertoevoeging": home.huisnummertoevoeging if home else "",
        "postcode": home.postcode if home else "",
        "woonplaats": home.woonplaats if home else "",
        "nummeraanduiding": home.nummeraanduiding if home else "",
        "functie_adres": {"woonadres": "W", "briefadres": "B"}[home.kind] if home else "",
        "woont_er_sinds": home.since.isoformat() if home and home.since else "",
        "verhuisd_op": (one.left_on.isoformat() if one.left_on else "00000000") if gone else "",
        "verhuisd_naar": one.moved_to,
    }
