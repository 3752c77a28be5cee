"""Partners as pages: added, given a profile that is tried out first, given an access that is shown once, and closed."""

from __future__ import annotations

import pytest
from django.test import Client

from rondkomen.apps.signals.actions import check_credential
from rondkomen.apps.signals.models import PartnerCredential, PartnerProfile, Signaalpartner
from rondkomen.web.desk.trying_out import faults_of
from tests.web.desk import made
from tests.web.desk.reading import soup, words

LIST = "/werk/signalen/partners"
ONE = f"{LIST}/{made.PARTNER}"
TOLD = {"name": "Woonwaard", "key": "woonwaard", "kind": "Huur", "kvk": ""}
PROFILE = """# Woonwaard
[profile]
dates = ["dd-mm-yyyy"]
amounts = "1.234,56"

[columns]
naam = "Naam"
adres = "Adres"
bedrag = "Saldo"
signaaldatum = "Datum"
ontstaansdatum = "Sinds"
"""
SAMPLE = """Naam;Adres;Saldo;Datum;Sinds
P. van der Voorbeeld;Voorbeeldlaan 1, 1234 AB Waterveen;1.234,50;01-11-2026;01-09-2026
V. Erzonnen;Voorbeeldlaan 2, 1234 AB Waterveen;;01-11-2026;01-09-2026
"""


def test_a_partner_is_added_with_our_own_layout(joke: Client) -> None:
    answer = joke.post(f"{LIST}/nieuw", TOLD)
    assert answer.url == f"{LIST}/woonwaard"
    assert Signaalpartner.objects.get(key="woonwaard").municipality_id == "GM9999"
    assert "onze eigen indeling" in words(joke.get(answer.url))
    assert "Woonwaard" in words(joke.get(LIST))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Vul de naam"),
        ({"key": "Woon Waard"}, "Gebruik kleine letters"),
        ({"key": "1e-partner"}, "Begin met een letter"),
        ({"key": "w"}, "Gebruik kleine letters"),
        ({"key": made.PARTNER}, "Er is al een partner"),
        ({"kind": "Gokken"}, "Kies een soort"),
        ({"kvk": "123"}, "acht cijfers"),
    ],
)
def test_what_cannot_be_a_partner_is_said(joke: Client, fields: dict[str, str], said: str) -> None:
    answer = joke.post(f"{LIST}/nieuw", TOLD | fields)
    assert answer.status_code == 422
    assert said in words(answer)
    assert Signaalpartner.objects.count() == 1


def test_a_key_that_was_taken_a_moment_ago_is_said(joke: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from rondkomen.web.desk.views import partners as views

    monkeypatch.setattr(views, "partner_of", lambda *_: None)
    answer = joke.post(f"{LIST}/nieuw", TOLD | {"key": made.PARTNER})
    assert answer.status_code == 422
    assert "kan niet worden gemaakt" in words(answer)


def test_a_profile_is_kept_as_the_next_one(joke: Client) -> None:
    assert joke.post(f"{ONE}/profiel", {"text": PROFILE}).url == ONE
    assert "Profiel nummer 2 geldt nu" in words(joke.get(ONE))
    assert "Woonwaard" in soup(joke.get(f"{ONE}/profiel")).textarea.get_text()
    joke.post(f"{ONE}/profiel", {"text": ""})
    assert "onze eigen indeling" in words(joke.get(ONE))
    assert PartnerProfile.objects.count() == 3


def test_faults_of_a_profile_are_said_with_their_lines_and_nothing_is_kept(joke: Client) -> None:
    text = PROFILE.replace('"1.234,56"', '"komma"').replace("adres", "woonadres")
    answer = joke.post(f"{ONE}/profiel", {"text": text})
    assert answer.status_code == 422
    assert "Regel 4:" in words(answer)
    assert "Regel 8:" in words(answer)
    assert soup(answer).textarea.get_text().strip() == text.strip(), "what was typed is still there"
    assert PartnerProfile.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (PROFILE, []),
        ("", []),
        ("[profile]\namounts = ", [2]),
        (PROFILE.replace("bedrag", "# bedrag"), [6]),
        ('[columns]\nbedrag = ["a", "b"]\nsignaaldatum = "c"\nnaam = "d"', [2]),
        ("x = 1", [0, 0, 0, 0]),
    ],
)
def test_the_line_of_a_fault(text: str, lines: list[int]) -> None:
    assert [fault.line for fault in faults_of(text)] == lines


def test_a_profile_is_tried_out_on_a_sample_and_not_kept(joke: Client) -> None:
    answer = joke.post(f"{ONE}/profiel", {"text": PROFILE, "sample": SAMPLE, "proef": "1"})
    said = words(answer)
    assert "Regel 2: aangenomen" in said
    assert "1.234,50" in said
    assert "Voorletters P." in said
    assert "Regel 3: niet aangenomen" in said
    assert "bedrag ontbreekt" in said
    assert PartnerProfile.objects.count() == 1


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("", "Er stond geen voorbeeld"),
        ("Kolom\n1\n", "kolomkop"),
        ("\n\n", "Er stond geen voorbeeld"),
    ],
)
def test_a_sample_that_says_nothing_is_said(joke: Client, sample: str, said: str) -> None:
    assert said in words(joke.post(f"{ONE}/profiel", {"text": PROFILE, "sample": sample, "proef": "1"}))


def test_a_sample_is_tried_on_our_own_layout_too(joke: Client) -> None:
    sample = made.file(made.ANNA).decode()
    assert "Regel 2: aangenomen" in words(joke.post(f"{ONE}/profiel", {"text": "", "sample": sample, "proef": "1"}))


def test_an_access_is_shown_once_and_kept_by_no_browser(joke: Client) -> None:
    answer = joke.post(f"{ONE}/toegang")
    name, secret = (one.get_text() for one in soup(answer).select(".desk-secret"))
    assert check_credential(name, secret) is not None
    assert "no-store" in answer.headers["Cache-Control"]
    page = joke.get(ONE)
    assert name in words(page)
    assert secret not in page.content.decode()


def test_an_access_is_revoked_after_a_question(joke: Client) -> None:
    made_now = made.actions.add_credential(made.beheerder(), made.PARTNER)
    address = f"{ONE}/toegang/{made_now.client_id}/intrekken"
    assert "niet terug te draaien" in words(joke.get(address))
    assert PartnerCredential.objects.get().revoked_at is None
    assert joke.post(address).url == ONE
    assert "Ingetrokken" in words(joke.get(ONE))
    assert check_credential(made_now.client_id, made_now.secret) is None
    assert joke.post(address).status_code == 404


def test_a_partner_is_closed_and_opened_again(joke: Client, iris: Client) -> None:
    joke.post(f"{ONE}/open-of-dicht")
    assert "Levert niet meer" in words(joke.get(LIST))
    assert "Er is nog geen signaalpartner" in words(iris.get("/werk/signalen/leveringen/nieuw"))
    joke.post(f"{ONE}/open-of-dicht")
    assert "Levert niet meer" not in words(joke.get(ONE))


def test_a_partner_of_another_municipality_does_not_exist(elsewhere: Client) -> None:
    made_now = made.actions.add_credential(made.beheerder(), made.PARTNER)
    for path in ("", "/profiel", f"/toegang/{made_now.client_id}/intrekken"):
        assert elsewhere.get(ONE + path).status_code == 404
    for path in ("/profiel", "/toegang", "/open-of-dicht", f"/toegang/{made_now.client_id}/intrekken"):
        assert elsewhere.post(ONE + path, {"text": PROFILE}).status_code == 404
    assert "Er zijn nog geen partners" in words(elsewhere.get(LIST))
    made.partner("eigen", "Van Zandwijk", at="GM9998")
    address = f"{LIST}/eigen/toegang/{made_now.client_id}/intrekken"
    assert elsewhere.post(address).status_code == 404
    assert check_credential(made_now.client_id, made_now.secret) is not None


def test_a_beheerder_opens_no_signal(joke: Client) -> None:
    (signal,) = made.doubts()
    assert joke.get(f"/werk/signalen/koppelen/{signal}").status_code == 403
    assert joke.get(f"/werk/signalen/signaal/{signal}").status_code == 403
