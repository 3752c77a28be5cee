"""The document: valid for every export that may leave, complete, and without a place for anybody's name or street."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondkomen.gateways.ddas import (
    ByAddress,
    ByBsn,
    CodeList,
    ContactPerson,
    Contactpoging,
    Export,
    ExportRefused,
    Organisation,
    Vroegsignaal,
    Vroegsignaalzaak,
    code_of,
    exchange_model,
    faults,
    words,
)
from rondkomen.gateways.ddas.payload import whole_euros
from tests.gateways.ddas.exports import BSNS, NOON, check, export, exports, signal, waterveen

FEW = settings(max_examples=60)
KEYS_OF_RESIDENTS = {
    "ID", "crisissignaal", "warmeOverdracht", "bedrag", "ontstaansdatum", "signaaldatum", "status", "signaalpartner",
    "type", "client", "burgerservicenummer", "geslachtsaanduiding", "geboortedatum", "postcode", "huisnummer",
    "huisnummertoevoeging", "resultaat", "matchingsdatum", "startdatumMatchingperiode", "einddatumMatchingperiode",
    "datumOpgepakt", "vroegsignalen", "contactpogingen", "soort", "bereikt", "datum", "dagdeel",
}  # fmt: skip
CODES = {code_of(code_list, word) for code_list in CodeList for word in words(code_list)}
NO_ROOM_FOR_A_NAME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{3}[A-Z]{2}|[A-Za-z]?-?[A-Za-z0-9]{0,4}|[0-9]{1,9}"
)


@FEW
@given(exports())
def test_every_export_that_may_leave_is_valid(drawn: Export) -> None:
    check(exchange_model(drawn))


@FEW
@given(exports())
def test_nothing_is_lost_and_nothing_is_added(drawn: Export) -> None:
    sent = exchange_model(drawn)["leveringen"]
    assert [one["teller"] for one in sent] == list(range(1, len(drawn.leveringen) + 1))
    for mine, levering in zip(sent, drawn.leveringen, strict=True):
        assert f"GM{mine['gemeentecode']}" == levering.municipality
        assert [one["ID"] for one in mine["vroegsignalen"]] == [known.id for known in levering.signals]
        cases = [tuple(one["ID"] for one in zaak["vroegsignalen"]) for zaak in mine["vroegsignaalzaken"]]
        assert cases == [zaak.signals for zaak in levering.zaken]
        attempts = [len(zaak["contactpogingen"]) for zaak in mine["vroegsignaalzaken"]]
        assert attempts == [len(zaak.contactpogingen) for zaak in levering.zaken]


@FEW
@given(exports())
def test_a_client_is_known_by_a_bsn_or_by_an_address_never_both(drawn: Export) -> None:
    for levering in exchange_model(drawn)["leveringen"]:
        for sent in levering["vroegsignalen"]:
            by_bsn = "burgerservicenummer" in sent["client"]
            assert by_bsn != ({"postcode", "huisnummer"} <= set(sent["client"]))
            assert not by_bsn or len(sent["client"]) == 1


@FEW
@given(exports())
def test_no_field_about_a_resident_has_room_for_a_name_or_a_street(drawn: Export) -> None:
    ids = {known.id for levering in drawn.leveringen for known in levering.signals}
    for levering in exchange_model(drawn)["leveringen"]:
        for key, value in _leaves([levering["vroegsignalen"], levering["vroegsignaalzaken"]]):
            assert key in KEYS_OF_RESIDENTS
            if isinstance(value, str):
                assert value in ids or value in CODES or NO_ROOM_FOR_A_NAME.fullmatch(value), key


@FEW
@given(st.text(min_size=1, max_size=30))
def test_free_text_in_any_field_of_a_resident_is_refused_or_is_none(text: str) -> None:
    name = f"Jan de {text} Kerkstraat"
    zaak = Vroegsignaalzaak((name,), resultaat=name, contactpogingen=(Contactpoging(soort=name, dagdeel=name),))
    client = ByAddress(name, 1, huisletter=name, huisnummertoevoeging=name, geslacht=name)
    found = faults(export(waterveen(Vroegsignaal(name, name, client, status=name), zaken=(zaak,), municipality=name)))
    assert {fault.place.partition("].")[2] for fault in found} == {
        "municipality", "signals[1].id", "signals[1].partner", "signals[1].status", "signals[1].client.postcode",
        "signals[1].client.huisletter", "signals[1].client.huisnummertoevoeging", "signals[1].client.geslacht",
        "zaken[1].resultaat", "zaken[1].contactpogingen[1].soort", "zaken[1].contactpogingen[1].dagdeel",
    }  # fmt: skip


def _leaves(found: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(found, dict):
        for name, value in found.items():
            yield from _leaves(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from _leaves(value, key)
    else:
        yield key, found


def test_a_whole_document() -> None:
    one = signal(
        1, client=ByBsn(BSNS[0]), status="opgepakt", bedrag=27550, ontstaansdatum=date(2026, 8, 1),
        signaaldatum=date(2026, 10, 2), is_crisis=False,
    )  # fmt: skip
    two = signal(2, partner="Water", client=ByAddress("1234 ab", 12, "A", "2", date(1990, 5, 1), "vrouw"))
    case = Vroegsignaalzaak(
        ("s0001", "s0002"), "quick_fix", date(2026, 10, 3), date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 4),
        (Contactpoging("sms", False, date(2026, 10, 5), "avond"), Contactpoging("huisbezoek", True)),
    )  # fmt: skip
    assert exchange_model(export(waterveen(one, two, zaken=(case,)))) == {
        "startdatumLevering": "2026-10-01",
        "einddatumLevering": "2026-10-31",
        "aanleverdatumEnTijd": "2026-11-22T12:00:00Z",
        "codeGegevensleverancier": "Rondkomen",
        "leveringen": [
            {
                "teller": 1,
                "gemeentecode": "9999",
                "aanleverendeOrganisatie": {
                    "naam": "Gemeente Waterveen",
                    "kvk-nummer": "00000000",
                    "contactpersonen": [
                        {
                            "naam": "Loket Vroegsignalering",
                            "telefoonnummer": "0000000000",
                            "email": "loket@waterveen.example",
                            "functietitel": "teamleider",
                        }
                    ],
                },
                "vroegsignalen": [
                    {
                        "ID": "s0001",
                        "crisissignaal": False,
                        "bedrag": 276,
                        "ontstaansdatum": "2026-08-01",
                        "signaaldatum": "2026-10-02",
                        "status": "Opgepakt",
                        "signaalpartner": {"type": "Huur"},
                        "client": {"burgerservicenummer": BSNS[0]},
                    },
                    {
                        "ID": "s0002",
                        "signaalpartner": {"type": "Water"},
                        "client": {
                            "geslachtsaanduiding": "Vrouw",
                            "geboortedatum": "1990-05-01",
                            "postcode": "1234AB",
                            "huisnummer": "12",
                            "huisnummertoevoeging": "A-2",
                        },
                    },
                ],
                "vroegsignaalzaken": [
                    {
                        "resultaat": "(Budget)advies en/of quick fix",
                        "matchingsdatum": "2026-10-03",
                        "startdatumMatchingperiode": "2026-10-01",
                        "einddatumMatchingperiode": "2026-10-31",
                        "datumOpgepakt": "2026-10-04",
                        "vroegsignalen": [{"ID": "s0001"}, {"ID": "s0002"}],
                        "contactpogingen": [
                            {"soort": "SMS/Whatsapp", "bereikt": False, "datum": "2026-10-05", "dagdeel": "Avond"},
                            {"soort": "Huisbezoek", "bereikt": True},
                        ],
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(("cents", "euros"), [(0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (10000, 100), (250, 3)])
def test_an_amount_leaves_as_the_nearest_whole_euro(cents: int, euros: int) -> None:
    assert whole_euros(cents) == euros


def test_a_time_leaves_in_utc() -> None:
    there = datetime(2026, 7, 1, 1, 30, 15, tzinfo=timezone(timedelta(hours=2)))
    assert exchange_model(export(waterveen(), made_at=there))["aanleverdatumEnTijd"] == "2026-06-30T23:30:15Z"


def test_every_fault_is_told_at_once_with_its_place() -> None:
    bad = signal(1, client=ByBsn("999990018"), bedrag=-1, status="klaar", signaaldatum=date(2026, 1, 1))
    bad = replace(bad, ontstaansdatum=date(2026, 2, 1))
    nobody = ContactPerson("", email="loket")
    case = Vroegsignaalzaak(("s0001", "s0001", "weg"), matched_since=date(2026, 2, 1), matched_until=date(2026, 1, 1))
    organisation = Organisation(" ", "1", (nobody, nobody))
    first = waterveen(bad, signal(1), zaken=(case, Vroegsignaalzaak(())), organisation=organisation)
    second = waterveen(signal(0, client=ByAddress("0000AA", 0)), organisation=Organisation("X", "12345678", ()))
    refused = export(
        first, second, since=date(2026, 2, 1), until=date(2026, 1, 1), made_at=NOON.replace(tzinfo=None), supplier=""
    )
    assert [fault.place for fault in faults(refused)] == [
        "since", "made_at", "supplier", "leveringen[1].municipality", "leveringen[1].organisation.naam",
        "leveringen[1].organisation.kvk_nummer", "leveringen[1].organisation.contact_persons",
        "leveringen[1].organisation.contact_persons[1].naam", "leveringen[1].organisation.contact_persons[1].email",
        "leveringen[1].organisation.contact_persons[2].naam", "leveringen[1].organisation.contact_persons[2].email",
        "leveringen[1].signals[1].id", "leveringen[1].signals[1].status", "leveringen[1].signals[1].bedrag",
        "leveringen[1].signals[1].ontstaansdatum", "leveringen[1].signals[1].client.bsn", "leveringen[1].signals[2].id",
        "leveringen[1].zaken[1].signals", "leveringen[1].zaken[1].signals", "leveringen[1].zaken[1].matched_since",
        "leveringen[1].zaken[2].signals", "leveringen[2].municipality", "leveringen[2].organisation.contact_persons",
        "leveringen[2].signals[1].client.postcode", "leveringen[2].signals[1].client.huisnummer",
    ]  # fmt: skip
    with pytest.raises(ExportRefused) as refusal:
        exchange_model(refused)
    assert refusal.value.faults == faults(refused)
    assert str(refusal.value).splitlines()[-1] == "and 5 more"


@pytest.mark.parametrize("bsn", ["999990018", "99999001", "9999900190", "12345678a", ""])
def test_a_bsn_is_never_in_a_message_or_a_repr(bsn: str) -> None:
    one = signal(1, id=f"x{bsn}", client=ByBsn(bsn), partner=bsn, status=bsn)
    with pytest.raises(ExportRefused) as refusal:
        exchange_model(export(waterveen(one)))
    assert not bsn or bsn not in str(refusal.value) + repr(refusal.value) + repr(one.client)


def test_an_id_that_holds_the_bsn_of_its_client_does_not_leave() -> None:
    (fault,) = faults(export(waterveen(signal(1, id=f"huur-{BSNS[0]}", client=ByBsn(BSNS[0])))))
    assert str(fault) == (
        "leveringen[1].signals[1].id: found the bsn of the client in it; expected an id that says nothing of the client"
    )


def test_an_export_without_a_levering_is_refused_and_one_without_signals_is_not() -> None:
    assert [fault.place for fault in faults(export())] == ["leveringen"]
    check(exchange_model(export(waterveen())))


def test_an_address_tells_nothing_by_itself() -> None:
    assert repr(ByAddress("1234AB", 1)) == "ByAddress(•••)"
