"""Whose signal it is, as pages: a case field by field, decided, skipped, undone, and taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.signals.models import Koppeling, Vroegsignaal
from rondkomen.apps.signals.queries import EvidenceShown
from rondkomen.apps.signals.states import LinkOutcome
from rondkomen.web.desk.presenters import review as presenter
from tests.factories import staff
from tests.web.desk import made
from tests.web.desk.reading import soup, words

QUEUE = "/werk/signalen/koppelen"
IN_DOUBT_ABOUT_SANNE = "1009;;de;Grood;28-01-1996;Wilgenhof;3;;;1234AG;Waterveen;120,00;01-09-2026;01-11-2026"


def case_of(signal: UUID) -> str:
    return f"{QUEUE}/{signal}"


def link_of(signal: UUID) -> str:
    return f"/werk/signalen/signaal/{signal}"


def held(signal: UUID) -> Koppeling:
    return Koppeling.objects.get(signal=signal, replaced_by=None)


def signal_of_row(row: int, **wanted: Any) -> UUID:
    return Vroegsignaal.objects.get(row=row, **wanted).pk


def test_nothing_waits(iris: Client) -> None:
    assert "Er wacht niets" in words(iris.get(QUEUE))


def test_what_waits_is_listed_the_oldest_first_without_saying_who_it_is_about(iris: Client) -> None:
    first, second = made.doubts(2)
    page = iris.get(QUEUE)
    assert [one["href"] for one in soup(page).select(".desk-list a")] == [case_of(first), case_of(second)]
    assert soup(page).find("a", string="Begin met het oudste")["href"] == case_of(first)
    assert "Berg" not in words(page)
    assert "Martina" not in words(page)


def test_a_case_lays_signal_and_residents_side_by_side_and_chooses_for_nobody(iris: Client) -> None:
    (signal,) = made.doubts()
    page = soup(iris.get(case_of(signal)))
    cards = page.select(".desk-card")
    assert "van den Berg" in cards[0].get_text()
    assert [one.get_text() for one in page.select(".desk-pick__name")] == [
        "1. Johanna van der Berg",
        "2. Pieter Johannes van der Berg",
    ]
    labels = [[one.get_text() for one in card.select("dt")] for card in cards]
    assert labels[0] == labels[1] == labels[2], "the same fields in the same order, so that they stand on one line"
    assert "De geboortedatum verschilt één cijfer." in cards[2].get_text()
    assert not page.select("[name=keuze][checked]")
    assert "310" not in page.main.get_text(), "how much somebody owes does not matter to whose signal it is"


def test_a_look_at_a_case_leaves_a_line_for_each_resident(iris: Client) -> None:
    (signal,) = made.doubts()
    iris.get(case_of(signal))
    lines = AuditLine.objects.filter(name="signals.review_case", object_key=str(signal))
    assert len({one for one in lines.values_list("data_subject_id", flat=True) if one}) == 2


def test_a_choice_is_kept_and_the_next_case_comes(iris: Client) -> None:
    first, second = made.doubts(2)
    answer = iris.post(case_of(first), {"keuze": "2", "reden": "nagevraagd"})
    assert answer.url == f"{case_of(second)}?besloten={first}&keuze=2"
    link = held(first)
    assert (link.outcome, link.because) == (LinkOutcome.GEKOPPELD, "nagevraagd")
    assert link.by.startswith("staff:")
    said = words(iris.get(answer.url))
    assert "Bij het vorige signaal koos u nummer 2" in said
    assert "Signalen die wachten: 1" in said


def test_none_of_these_is_an_answer_too(iris: Client) -> None:
    (signal,) = made.doubts()
    answer = iris.post(case_of(signal), {"keuze": "geen", "reden": "bedrijf"})
    assert answer.url == f"{QUEUE}?besloten={signal}&keuze=geen"
    assert held(signal).outcome == LinkOutcome.NIET_GEVONDEN
    assert "koos u: geen van deze" in words(iris.get(answer.url))
    page = words(iris.get(link_of(signal)))
    assert "Geen inwoner gevonden" in page
    assert "Bepaald door Iris van Dam" in page
    assert "Het signaal gaat over een bedrijf" in page


@pytest.mark.parametrize("fields", [{"keuze": ""}, {"keuze": "3"}, {"keuze": "0"}, {"keuze": "1", "reden": "zomaar"}])
def test_what_is_no_choice_is_asked_again_and_what_was_chosen_stays(iris: Client, fields: dict[str, str]) -> None:
    (signal,) = made.doubts()
    answer = iris.post(case_of(signal), fields)
    assert answer.status_code == 422
    assert held(signal).outcome == LinkOutcome.TWIJFEL
    checked = [one["value"] for one in soup(answer).select("[name=keuze][checked]")]
    assert checked == ([fields["keuze"]] if fields["keuze"] == "1" else [])


def test_a_decision_can_be_undone_at_once(iris: Client) -> None:
    first, _second = made.doubts(2)
    page = soup(iris.get(iris.post(case_of(first), {"keuze": "1"}).url))
    answer = iris.post(page.find("form", action=f"{case_of(first)}/ongedaan")["action"])
    assert answer.url == case_of(first)
    assert held(first).outcome == LinkOutcome.INGETROKKEN
    said = words(iris.get(answer.url))
    assert "Meteen ongedaan gemaakt" in said
    assert "Gekoppeld aan een inwoner" in said
    assert "Teruggenomen, wacht op een nieuw besluit" in words(iris.get(QUEUE))
    assert iris.post(f"{case_of(first)}/ongedaan").url == case_of(first), "twice does no harm"
    iris.post(case_of(first), {"keuze": "geen"})
    assert held(first).outcome == LinkOutcome.NIET_GEVONDEN


def test_what_is_skipped_comes_back_when_asked_for(iris: Client) -> None:
    first, second = made.doubts(2)
    assert iris.post(f"{case_of(first)}/overslaan").url == case_of(second)
    assert iris.post(case_of(second), {"keuze": "1"}).url.startswith(f"{QUEUE}?")
    page = words(iris.get(QUEUE))
    assert "U heeft alles wat wacht overgeslagen" in page
    assert iris.post(f"{QUEUE}/opnieuw").url == case_of(first)
    assert iris.post(f"{case_of(first)}/overslaan").url == QUEUE


def test_who_comes_second_sees_what_a_colleague_decided(iris: Client, tess: Client) -> None:
    (signal,) = made.doubts()
    tess.post(case_of(signal), {"keuze": "1"})
    assert iris.post(case_of(signal), {"keuze": "2"}).url == link_of(signal)
    assert "Bepaald door Tess de Boer" in words(iris.get(link_of(signal)))


def test_two_at_the_same_moment_make_one_decision(iris: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from rondkomen.web.desk.views import review as views

    (signal,) = made.doubts()
    found = views.review_case(made.worker(), signal, views.timezone.localdate())
    made.actions.review(made.worker(), signal, 1, "")
    monkeypatch.setattr(views, "review_case", lambda *_: found)  # as it was a moment ago
    assert iris.post(case_of(signal), {"keuze": "2"}).url == link_of(signal)
    assert Koppeling.objects.filter(signal=signal).count() == 2


@pytest.mark.parametrize("asked", ["besloten=x&keuze=1", "besloten=&keuze=", "keuze=1", "besloten={0}&keuze=<b>"])
def test_an_address_that_somebody_made_up_says_nothing(iris: Client, asked: str) -> None:
    made_up = asked.format("00000000-0000-4000-8000-000000000001")
    assert "Bij het vorige signaal" not in words(iris.get(f"{QUEUE}?{made_up}"))


def test_a_link_says_who_by_which_rule_and_on_what(iris: Client) -> None:
    made.worked_off(made.ANNA)
    said = words(iris.get(link_of(signal_of_row(2))))
    told = (
        "Inwoner Anna Maria Bakker",
        "1 mei 1990",
        "de regel ADRES-GEBOORTEDATUM-NAAM",
        "De geboortedatum is gelijk",
    )
    for text in told:
        assert text in said, text


def test_a_link_is_taken_back_with_a_reason(iris: Client) -> None:
    made.worked_off(made.ANNA)
    signal = signal_of_row(2)
    back = f"{link_of(signal)}/terugnemen"
    assert iris.post(back, {"reden": ""}).status_code == 422
    assert iris.post(back, {"reden": "zomaar"}).status_code == 422
    assert held(signal).outcome == LinkOutcome.GEKOPPELD
    assert iris.post(back, {"reden": "andere_inwoner"}).url == link_of(signal)
    assert held(signal).outcome == LinkOutcome.INGETROKKEN
    said = words(iris.get(link_of(signal)))
    assert "Het signaal gaat over een andere inwoner" in said
    assert "Beslis van wie het is" in said
    assert iris.get(back).url == link_of(signal), "there is nothing to take back now"


def test_of_a_household_a_resident_can_be_chosen(iris: Client) -> None:
    made.worked_off(made.COUPLE)
    signal = signal_of_row(2)
    assert "Beslis van wie het is" in words(iris.get(link_of(signal)))
    iris.post(case_of(signal), {"keuze": "2"})
    assert held(signal).outcome == LinkOutcome.GEKOPPELD


def test_a_secret_address_is_for_who_may_see_it(iris: Client, tess: Client) -> None:
    made.worked_off(made.SECRET, IN_DOUBT_ABOUT_SANNE)
    for row, path in ((2, link_of), (3, case_of)):
        signal = signal_of_row(row)
        hidden = iris.get(path(signal), follow=True).content.decode()
        assert "Sanne de Groot" in hidden
        assert "Adres is geheim" in hidden
        for tells in ("Wilgenhof", "1234AG", "1234 AG", "ADRES", "Het adres"):
            assert tells not in hidden, f"{tells} gives the address away at row {row}"
        shown = tess.get(path(signal), follow=True).content.decode()
        assert "Wilgenhof" in shown
        assert "Adres is geheim" not in shown


def test_a_bsn_is_nowhere(iris: Client, tess: Client) -> None:
    made.partner("zorg", "Zorg Samen", "Zorg")
    heading = made.HEADINGS + ";bsn"
    rows = (f"{made.DOUBT};999907943", f"{made.ANNA};999900006")
    content = "\r\n".join((heading, *rows, "")).encode()
    found = made.actions.receive(made.worker(), "zorg", "zorg.csv", content, made.Way.BESTAND)
    made.finish(found.delivery)
    signals = [*Vroegsignaal.objects.values_list("pk", flat=True)]
    assert len(signals) == 2
    for client in (iris, tess):
        for signal in signals:
            page = client.get(link_of(signal)).content.decode()
            assert "999907943" not in page
            assert "999900006" not in page


def test_a_signal_of_another_municipality_does_not_exist(elsewhere: Client) -> None:
    (signal,) = made.doubts()
    for path in (case_of(signal), link_of(signal), f"{link_of(signal)}/terugnemen"):
        assert elsewhere.get(path).status_code == 404
    assert elsewhere.post(case_of(signal), {"keuze": "1"}).status_code == 404
    assert elsewhere.post(f"{case_of(signal)}/ongedaan").status_code == 404
    assert "Er wacht niets" in words(elsewhere.get(QUEUE))
    assert held(signal).outcome == LinkOutcome.TWIJFEL


def test_what_a_partner_wrote_is_text_and_nothing_else(iris: Client) -> None:
    made.worked_off("1;J.;van den;<b>Berg</b>;02-12-1949;Molenlaan;8;;;1234AD;Waterveen;9,00;01-09-2026;01-11-2026")
    page = iris.get(link_of(signal_of_row(2)))
    assert b"<b>Berg" not in page.content


def test_sign_and_words_agree() -> None:
    def sign(signal: str, register: str, says: str, weight: float) -> str:
        return presenter._verdict(EvidenceShown("surname", "Achternaam", signal, register, says, weight))

    assert sign("Berg", "Berg", "De achternaam is gelijk.", 9) == presenter.SAME
    assert sign("J.", "Johanna", "De voorletters zijn gelijk.", 4) == presenter.SAME
    assert sign("Bergh", "Berg", "De achternaam verschilt één letter.", 4) == presenter.NEAR
    assert sign("Jansen", "Berg", "De achternaam is anders.", -5) == presenter.OTHER
    assert sign("", "1950-01-01", "De inwoner is 18 jaar of ouder.", 0.2) == presenter.ASIDE


def test_who_decided_is_said_in_words(db: None) -> None:
    who = staff.member("Iris van Dam", Role.VROEGSIGNALEERDER)
    assert presenter.by_in_words(f"staff:{who.pk}") == "Iris van Dam"
    who.is_active = False
    who.save()
    assert presenter.by_in_words(f"staff:{who.pk}") == "een collega die hier niet meer werkt"
    assert presenter.by_in_words("system:link_delivery") == "het systeem"
    assert presenter.by_in_words("weights") == "alle gegevens samen gewogen"


def test_signs_are_not_by_colour_alone(iris: Client) -> None:
    (signal,) = made.doubts()
    page: BeautifulSoup = soup(iris.get(case_of(signal)))
    for field in page.select(".desk-field--same, .desk-field--near, .desk-field--other"):
        assert field.select_one(".desk-says__sign").get_text() in "=≈≠"
        assert len(field.select_one(".desk-says").get_text(strip=True)) > 5
