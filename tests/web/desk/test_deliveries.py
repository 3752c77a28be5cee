"""Deliveries as pages: a trial, sending in, waiting, sums that add up, the way of a row, and what a partner gets."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult

from rondkomen.apps.signals.intake import reason_codes
from rondkomen.apps.signals.models import Delivery, RefusedRow, Vroegsignaal
from rondkomen.apps.signals.queries import DeliveryGone, every_accepted_row, every_refused_row
from rondkomen.apps.signals.states import DeliveryState
from rondkomen.web.desk import forms, uploads
from rondkomen.web.desk.presenters.deliveries import LONG
from rondkomen.web.desk.row_numbers import in_words
from tests.factories import staff
from tests.web.desk import made
from tests.web.desk.reading import soup, totals, words

NEW = "/werk/signalen/leveringen/nieuw"
LIST = "/werk/signalen/leveringen"
ROWS = (made.ANNA, made.COUPLE, made.NOBODY, made.NO_AMOUNT, made.DOUBT, made.NO_DAY)


def sent(client: Client, *rows: str, partner: str = made.PARTNER, **fields: str) -> Any:
    file = SimpleUploadedFile("november.csv", made.file(*rows), "text/csv")
    return client.post(NEW, {"partner": partner, "file": file, **fields})


def address(one: Delivery) -> str:
    return f"{LIST}/{one.pk}"


def test_a_trial_says_what_would_happen_and_keeps_nothing(iris: Client) -> None:
    answer = sent(iris, *ROWS, proef="1")
    assert totals(answer) == [6, 4, 2]
    assert "Regel 5" in words(answer)
    assert "Kolom: bedrag" in words(answer)
    assert not Delivery.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_file_that_is_sent_in_waits_for_its_turn(iris: Client) -> None:
    answer = sent(iris, *ROWS)
    one = Delivery.objects.get()
    assert answer.url == address(one)
    assert one.received_by.startswith("staff:")
    assert DBTaskResult.objects.count() == 1
    assert "Wacht op zijn beurt" in words(iris.get(answer.url))
    assert "Wacht op zijn beurt" in words(iris.get(LIST))


def test_the_same_file_twice_is_one_delivery(iris: Client) -> None:
    first = sent(iris, *ROWS)
    again = sent(iris, *ROWS)
    assert again.url == f"{first.url}?al"
    assert Delivery.objects.count() == DBTaskResult.objects.count() == 1
    assert "Er is niets dubbel gedaan" in words(iris.get(again.url))
    assert "kwam al eerder binnen" in words(sent(iris, *ROWS, proef="1"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"partner": ""}, ("Kies een signaalpartner", "Kies het bestand")),
        ({"partner": "niemand", "file": SimpleUploadedFile("a.csv", b"x")}, ("Kies een signaalpartner",)),
        ({"partner": made.PARTNER, "file": SimpleUploadedFile("a.csv", b"")}, ("In dit bestand staat niets",)),
        ({"partner": made.PARTNER, "file": "geen bestand"}, ("Kies het bestand",)),
    ],
)
def test_what_cannot_be_sent_in_is_said(iris: Client, fields: dict[str, Any], said: tuple[str, ...]) -> None:
    answer = iris.post(NEW, fields)
    assert answer.status_code == 422
    assert all(one in words(answer) for one in said)
    assert not Delivery.objects.exists()


def test_a_file_that_is_too_large_is_not_even_kept_in_memory(iris: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    for module in (uploads, forms):
        monkeypatch.setattr(module, "LARGEST", 100_000)
    complete = uploads.MemoryUpload.file_complete

    def noted(self: uploads.MemoryUpload, size: int) -> InMemoryUploadedFile:
        kept.append(len(self.file.getvalue()))
        return complete(self, size)

    monkeypatch.setattr(uploads.MemoryUpload, "file_complete", noted)
    answer = sent(iris, *([made.ANNA] * 3000))
    assert answer.status_code == 422
    assert "Vraag de partner om het in delen te sturen" in words(answer)
    assert kept == [0]


def test_a_file_is_never_written_to_a_temporary_folder(iris: Client, settings: Any, tmp_path: Any) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")  # writing there would fail
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    assert totals(sent(iris, *ROWS, proef="1")) == [6, 4, 2]


def test_without_a_token_nothing_comes_in(iris: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = iris.cookies
    assert sent(strict, *ROWS).status_code == 403
    assert not Delivery.objects.exists()


def test_a_partner_that_was_closed_meanwhile_is_said(iris: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from rondkomen.web.desk.views import deliveries as views

    def closed(*_: Any) -> None:
        raise views.actions.PartnerUnknown("closed")

    monkeypatch.setattr(views.actions, "receive", closed)
    answer = sent(iris, *ROWS)
    assert answer.status_code == 422
    assert "Deze partner kan nu niets sturen" in words(answer)


def test_a_trial_that_is_swapped_in_is_that_of_a_fresh_page(iris: Client) -> None:
    for fields in ({"proef": "1"}, {"proef": "1", "partner": "niemand"}):
        fresh = soup(sent(iris, *ROWS, **fields)).main
        file = SimpleUploadedFile("november.csv", made.file(*ROWS), "text/csv")
        swap = iris.post(NEW, {"partner": made.PARTNER, "file": file, **fields}, headers={"HX-Request": "true"})
        assert same(fresh) == same(soup(swap))


def same(part: Any) -> str:
    """The text and the tags, without the token that is another one each time."""
    for one in part.select("[name=csrfmiddlewaretoken]"):
        one.decompose()
    return "".join(str(one) for one in part.children).strip()


@pytest.mark.parametrize("moment", ["waits", "read", "linked"])
def test_progress_that_is_swapped_in_is_that_of_a_fresh_page(iris: Client, moment: str) -> None:
    one = made.received(*ROWS)
    if moment != "waits":
        made.actions.work_off(one.pk)
    if moment == "linked":
        made.actions.link_delivery(one.pk)
    fresh = soup(iris.get(address(one))).find(id="levering")
    swap = soup(iris.get(address(one), headers={"HX-Request": "true"})).find(id="levering")
    assert str(fresh) == str(swap)
    assert ("hx-get" in fresh.attrs) is (moment != "linked")


def test_a_page_that_waits_comes_back_without_script_too_unless_stopped(iris: Client) -> None:
    one = made.received(*ROWS)
    assert soup(iris.get(address(one))).select_one("noscript meta[http-equiv=refresh]")
    still = soup(iris.get(address(one) + "?stil=1"))
    assert not still.select("[http-equiv=refresh], [hx-get]")
    assert "Kijk of het klaar is" in still.get_text()


def test_a_page_does_not_ask_for_ever_what_nobody_works_on(iris: Client) -> None:
    one = made.received(*ROWS)
    Delivery.objects.update(received_at=one.received_at - LONG - timedelta(minutes=1))
    page = iris.get(address(one))
    assert "Vraag uw beheerder of het werk op de achtergrond aan staat" in words(page)
    assert not soup(page).select("[http-equiv=refresh], [hx-get]")


def test_received_is_accepted_and_refused_and_every_accepted_row_is_somewhere(iris: Client) -> None:
    answer = iris.get(address(made.worked_off(*ROWS)))
    assert totals(answer) == [6, 4, 2]
    places = [int(one.get_text()) for one in soup(answer).select(".rk-amount:not(.rk-amount--total) dd")]
    assert sum(places) == 4 == int(soup(answer).select_one(".rk-amount--total dd").get_text())
    assert "6 regels: 4 aangenomen, 2 niet aangenomen" in words(iris.get(LIST))


def test_a_delivery_that_is_read_and_not_linked_says_how_far_it_is(iris: Client) -> None:
    one = made.received(*ROWS)
    made.actions.work_off(one.pk)
    answer = iris.get(address(one))
    assert "Wordt gekoppeld" in words(answer)
    assert "0 van 4 signalen vergeleken" in words(answer)
    assert totals(answer) == [6, 4, 2]


def test_a_file_that_is_refused_as_a_whole_says_why(iris: Client) -> None:
    found = made.actions.receive(made.worker(), made.PARTNER, "leeg.csv", b"%PDF-1.7 x", made.Way.WERKPLEK)
    made.finish(found.delivery)
    said = words(iris.get(f"{LIST}/{found.delivery}"))
    assert "Niet aangenomen" in said
    assert "PDF" in said
    assert "Er is geen enkele regel aangenomen" in said
    assert iris.get(f"{LIST}/{found.delivery}/verslag.csv").status_code == 404


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (2, "Gekoppeld aan een inwoner"),
        (3, "Huishouden bekend"),
        (4, "Geen inwoner gevonden"),
        (5, "bedrag"),
        (6, "wacht tot een medewerker beslist"),
        (7, "signaaldatum"),
        (8, "Regel 8 staat niet in dit bestand"),
    ],
)
def test_a_row_is_followed_from_the_file_to_where_it_ended(iris: Client, row: int, said: str) -> None:
    one = made.worked_off(*ROWS)
    page = iris.get(f"{address(one)}/regel", {"nummer": row})
    assert said in words(page)
    links = [link["href"] for link in soup(page).select("main .rk-actions a")]
    assert len(links) == (row in (2, 3, 4, 6))
    assert all(iris.get(link).status_code == 200 for link in links)


def test_a_row_that_is_not_read_yet_says_so(iris: Client) -> None:
    assert "nog niet gelezen" in words(iris.get(f"{address(made.received(*ROWS))}/regel", {"nummer": 2}))


@pytest.mark.parametrize("row", ["", "0", "-1", "twee", "99999999999"])
def test_a_number_that_is_no_row_is_asked_again(iris: Client, row: str) -> None:
    answer = iris.get(f"{address(made.worked_off(*ROWS))}/regel", {"nummer": row})
    assert answer.status_code == 422
    assert "Vul het nummer van een regel in" in words(answer)


def test_the_partner_gets_row_outcome_and_reason_and_nothing_else(iris: Client) -> None:
    answer = iris.get(f"{address(made.worked_off(*ROWS))}/verslag.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["regel", "uitkomst", "reden"]
    accepted = [["2"], ["3"], ["4"], ["6"]]
    assert [line[:1] for line in lines if line[1:] == ["aangenomen", ""]] == accepted
    assert [line[:2] for line in lines[1:] if line[:1] not in accepted] == [
        ["5", "niet aangenomen"],
        ["7", "niet aangenomen"],
    ]
    for secret in ("Bakker", "Berg", "1001", "gekoppeld", "gevonden", "twijfel", "212"):
        assert secret not in text


def test_long_lists_come_in_pages(iris: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from rondkomen.web.desk.views import deliveries, report

    monkeypatch.setattr(deliveries, "AT_ONCE", 1)
    monkeypatch.setattr(report, "AT_ONCE", 3)
    one = made.worked_off(*ROWS)
    made.received(made.ANNA)
    assert "1 tot en met 1 van 2" in words(iris.get(LIST))
    assert "2 tot en met 2 van 2" in words(iris.get(LIST + "?vanaf=1"))
    assert "Er is nog niets" not in words(iris.get(LIST + "?vanaf=x"))
    rows = soup(iris.get(f"{address(one)}/regels"))
    assert [link.get_text() for link in rows.select(".rk-links a")[-3:]] == ["Regel 2", "Regel 3", "Regel 4"]
    later = rows.find("a", string="Volgende")["href"]
    assert "Regel 6" in words(iris.get(later))
    assert len(b"".join(iris.get(f"{address(one)}/verslag.csv").streaming_content).splitlines()) == 7
    assert "Regel 5" in words(iris.get(address(one)))
    assert "Hier staan geen regels" in words(iris.get(f"{address(one)}/regels?uitkomst=ingetrokken"))


def test_a_delivery_of_another_municipality_does_not_exist(elsewhere: Client) -> None:
    one = made.worked_off(*ROWS)
    for path in ("", "/regel?nummer=2", "/regels", "/verslag.csv"):
        assert elsewhere.get(address(one) + path).status_code == 404
    assert "november.csv" not in words(elsewhere.get(LIST))
    assert "Er is nog geen signaalpartner" in words(elsewhere.get(NEW))
    assert sent(elsewhere, *ROWS).status_code == 422


def test_the_rows_of_another_municipality_are_in_no_report(waterveen: None) -> None:
    one = made.worked_off(*ROWS)
    assert [*every_accepted_row(made.worker(), one.pk)] == [2, 3, 4, 6]
    for every in (every_accepted_row, every_refused_row):
        with pytest.raises(DeliveryGone):
            next(every(made.worker(staff.ELSEWHERE), one.pk))


def test_the_name_of_a_file_is_text_and_nothing_else(iris: Client) -> None:
    made.received(made.ANNA, name="<script>alert(1)</script>.csv")
    assert b"<script>alert" not in iris.get(LIST).content


def test_a_delivery_is_shown_in_english(iris: Client) -> None:
    one = made.worked_off(*ROWS)
    iris.post("/language/", {"language": "en", "next": LIST})
    page = iris.get(address(one))
    assert soup(page).html["lang"] == "en"
    assert "Every row counts" in words(page)
    assert "The amount" in words(page)


def test_row_numbers_are_said_in_runs() -> None:
    assert in_words([2, 5, 6, 7, 9]) == ("2, 5\N{EN DASH}7, 9", 0)
    assert in_words([]) == ("", 0)
    assert in_words([*range(2, 40, 2), 100, 101], most=3) == ("2, 4, 6", 18)


def test_refused_rows_are_said_with_every_code_of_the_list(iris: Client) -> None:
    one = made.worked_off(made.ANNA, made.NO_AMOUNT)
    RefusedRow.objects.update(reasons=[{"code": code, "column": "kolom"} for code in reason_codes()])
    assert len(soup(iris.get(address(one))).select("main ul.desk-list > li")) == len(reason_codes())


def test_a_delivery_whose_signals_are_deleted_still_stands(iris: Client) -> None:
    one = made.worked_off(*ROWS)
    Vroegsignaal.objects.filter(delivery=one, row=2).delete()
    assert "De gegevens zijn gewist" in words(iris.get(f"{address(one)}/regel", {"nummer": 2}))
    assert iris.get(address(one)).status_code == 200
    assert one.state == DeliveryState.VERWERKT
