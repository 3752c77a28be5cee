"""The policy door: what an adviser fills in, waits for, reads, compares and takes along."""

from __future__ import annotations

import csv
import io
import re
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django_tasks_db.models import DBTaskResult

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.scenarios import actions
from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import in_overlay
from rondkomen.apps.scenarios.queries import SILENCE
from rondkomen.apps.scenarios.states import ScenarioState
from rondkomen.web.policy.paper import NoPaper, pdf_of
from rondkomen.web.policy.views import exports
from tests.factories import scenarios as made
from tests.factories import staff

NEW = "/werk/beleid/nieuw"
FIELD = f"n-{made.LIMIT}"


@pytest.fixture
def client(db: None, settings: Any, tmp_path: Path) -> Client:
    """An adviser of Waterveen, where there are households."""
    staff.municipality()
    settings.POPULATIONS = tmp_path
    for ending in ("parquet", "json"):
        (tmp_path / f"GM9999.{ending}").write_text("{}")
    return staff.at_work(staff.member("Bo de Wit", Role.BELEIDSADVISEUR))


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response: HttpResponse) -> str:
    return soup(response).main.get_text(" ", strip=True)


def form_of(client: Client, path: str = NEW) -> dict[str, str]:
    """What the form of the numbers holds when nothing is changed."""
    form = soup(client.get(path)).find("form", method="post", novalidate=True)
    return {field["name"]: field.get("value", "") for field in form.find_all("input")} | {"name": "Naar 120%"}


def test_a_changed_limit_becomes_a_scenario_in_the_queue(client: Client) -> None:
    fields = form_of(client)
    assert fields[FIELD] == "110"
    answer = client.post(NEW, fields | {FIELD: "120"})
    one = Scenario.objects.get()
    assert answer.url == f"/werk/beleid/{one.pk}"
    assert in_overlay(one.overlay) == made.CHANGED
    assert one.author.startswith("staff:")
    assert DBTaskResult.objects.count() == 1
    assert "Witgoedregeling" in words(client.get(answer.url))
    assert "van 110% naar 120%" in words(client.get(answer.url))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Vul een getal in"),
        ("veel", "Vul een getal in zonder punten"),
        ("-1", "Vul een getal in zonder punten"),
        ("1.000,00", "Vul een getal in zonder punten"),
        ("501", "van 0 tot en met 500"),
        ("110", "nog niets veranderd"),
        ("110,0", "nog niets veranderd"),
        ("١٢٠", "Vul een getal in zonder punten"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(client: Client, typed: str, said: str) -> None:
    answer = client.post(NEW, form_of(client) | {FIELD: typed})
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Scenario.objects.exists()


@pytest.mark.parametrize("typed", ["120", "120%", " 120,0 ", "120.00"])
def test_a_number_is_read_as_people_type_it(client: Client, typed: str) -> None:
    client.post(NEW, form_of(client) | {FIELD: typed})
    assert in_overlay(Scenario.objects.get().overlay) == made.CHANGED


def test_a_national_number_is_found_added_and_changed(client: Client) -> None:
    page = client.get(NEW, {"zoek": "standaardpremie"})
    button = soup(page).find("button", attrs={"name": "nummer", "value": "standaardpremie"})
    assert "EUR/jaar" in button.find_parent("li").get_text()
    path = f"{NEW}?nummer=standaardpremie"
    client.post(path, form_of(client, path) | {"n-standaardpremie": "2000"})
    assert in_overlay(Scenario.objects.get().overlay) == {"standaardpremie": 2000}
    assert "niets gevonden" in words(client.get(NEW, {"zoek": "zzz"}))


@pytest.mark.parametrize("query", ["nummer=nope&nummer=applies_drempelbedrag", "on=1999-01-01", "van=x", "zoek=%00"])
def test_nonsense_in_the_address_is_left_out(client: Client, query: str) -> None:
    assert client.get(f"{NEW}?{query}").status_code == 200


def test_a_copy_begins_with_the_same_numbers(client: Client) -> None:
    fields = form_of(client, f"{NEW}?van={made.done().pk}")
    assert fields[FIELD] == "120"


@pytest.mark.parametrize("query", ["", "?stil=1"])
def test_waiting_refreshes_without_script_until_the_reader_stops_it(client: Client, query: str) -> None:
    answer = client.get(f"/werk/beleid/{made.scenario(progress=40).pk}{query}")
    assert ("Refresh" in answer.headers) is not bool(query)
    assert "40 van 100" in words(answer)


def test_who_waits_for_a_worker_that_is_off_hears_so(client: Client) -> None:
    long_ago = datetime.now(UTC) - SILENCE - timedelta(minutes=1)
    waiting = client.get(f"/werk/beleid/{made.scenario(moved_at=long_ago).pk}")
    assert "wacht al lang" in words(waiting)
    assert "Refresh" not in waiting.headers
    silent = client.get(f"/werk/beleid/{made.scenario(moved_at=long_ago, state=ScenarioState.RUNNING).pk}")
    assert "onderbroken" in words(silent)


def test_what_failed_is_calm_and_can_be_done_again(client: Client) -> None:
    one = made.scenario(state=ScenarioState.FAILED, failure=actions.INTERRUPTED)
    page = client.get(f"/werk/beleid/{one.pk}")
    assert "Het rekenen is onderbroken" in words(page)
    assert client.post(f"/werk/beleid/{one.pk}/opnieuw").status_code == 302
    one.refresh_from_db()
    assert one.state == ScenarioState.QUEUED
    assert client.post(f"/werk/beleid/{one.pk}/opnieuw").status_code == 302, "twice does no harm"
    assert DBTaskResult.objects.count() == 1


def test_the_result_tells_cost_reach_groups_and_what_it_rests_on(client: Client) -> None:
    text = words(client.get(f"/werk/beleid/{made.done().pk}"))
    for said in (
        "gaan er 40 op vooruit",
        "€ 53.000",
        "€ 69.000",
        "€ 16.000",
        "Centrum",
        "verborgen",
        "waterveen.example",
    ):
        assert said in text, said


@pytest.mark.parametrize("name", ["beurs", "kaart", "druk"])
def test_pictures_are_drawn(client: Client, name: str) -> None:
    one = made.done()
    answer = client.get(f"/werk/beleid/{one.pk}/tekening/{name}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert client.get(f"/werk/beleid/{one.pk}/tekening/niets.svg").status_code == 404
    assert client.get(f"/werk/beleid/{made.scenario().pk}/tekening/{name}.svg").status_code == 404


def test_a_result_of_nothing_but_hidden_numbers_can_be_shown(client: Client) -> None:
    one = made.done(gains=None)
    assert "gaan er minder dan 10 op vooruit" in words(client.get(f"/werk/beleid/{one.pk}"))
    for path in ("", "/raad", "/raad.pdf", "/tekening/beurs.svg", "/tekening/kaart.svg", "/cijfers.csv"):
        assert client.get(f"/werk/beleid/{one.pk}{path}").status_code == 200


def test_the_figures_hold_what_the_page_shows_and_no_more(client: Client) -> None:
    answer = client.get(f"/werk/beleid/{made.done().pk}/cijfers.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    found = {(row["table"], row["row"], row["measure"]): row for row in rows}
    assert found["rights", "gm9999_witgoedregeling", "moved"]["euros_a_year"] == "16000"
    assert found["neighbourhood", "Havenbuurt", "gains"]["households"] == ""
    assert found["neighbourhood", "total", "gains"]["households"] == "40"
    assert AuditLine.objects.filter(name="scenarios.export").count() == 1


def test_the_page_for_the_council_leaves_a_line(client: Client) -> None:
    assert "Waar dit op rust" in words(client.get(f"/werk/beleid/{made.done().pk}/raad"))
    assert AuditLine.objects.get(name="scenarios.export").details == '{"form":"council"}'


def test_the_council_gets_a_pdf_that_is_tagged_and_names_its_language(client: Client) -> None:
    pytest.importorskip("weasyprint", reason="Pango is not installed", exc_type=OSError)
    answer = client.get(f"/werk/beleid/{made.done().pk}/raad.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", answer.content, re.S)
    inside = answer.content + b"".join(zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"x")
    assert b"pdfuaid:part" in inside
    assert b"/Lang (nl)" in inside
    assert b"/Alt" in inside
    assert AuditLine.objects.get(name="scenarios.export").details == '{"form":"pdf"}'


def test_nothing_is_fetched_to_make_a_pdf(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", reason="Pango is not installed", exc_type=OSError)
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>geheim</text></svg>')
    page = '<html lang="nl"><title>x</title><p>{}</p>'
    with_image = pdf_of(page.format(f'<img alt="" src="{secret.as_uri()}">'))
    assert len(with_image) < len(pdf_of(page.format(""))) + 300


def test_without_pango_the_page_says_to_print_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> bytes:
        raise NoPaper

    monkeypatch.setattr(exports, "pdf_of", missing)
    answer = client.get(f"/werk/beleid/{made.done().pk}/raad.pdf")
    assert answer.status_code == 503
    assert "Druk deze pagina af" in words(answer)


@pytest.mark.parametrize("path", ["/raad", "/cijfers.csv", "/raad.pdf"])
def test_what_is_not_done_is_not_exported(client: Client, path: str) -> None:
    assert client.get(f"/werk/beleid/{made.scenario().pk}{path}").status_code == 404


def test_two_scenarios_stand_side_by_side(client: Client) -> None:
    one, other = made.done("Naar 120%"), made.done("Naar 130%", gains=90)
    page = client.get("/werk/beleid/vergelijken", {"a": one.pk, "b": other.pk})
    table = soup(page).find("table").get_text(" ", strip=True)
    assert "Naar 120%" in table
    assert "Naar 130%" in table
    assert client.get("/werk/beleid/vergelijken", {"a": one.pk}).status_code == 422
    assert client.get("/werk/beleid/vergelijken", {"a": one.pk, "b": made.scenario().pk}).status_code == 422


def test_a_scenario_of_another_municipality_does_not_exist(client: Client) -> None:
    staff.municipality(staff.ELSEWHERE)
    one = made.done(at=staff.ELSEWHERE)
    for path in ("", "/raad", "/raad.pdf", "/cijfers.csv", "/tekening/kaart.svg"):
        assert client.get(f"/werk/beleid/{one.pk}{path}").status_code == 404
    assert client.post(f"/werk/beleid/{one.pk}/opnieuw").status_code == 404
    assert client.get("/werk/beleid/vergelijken", {"a": one.pk, "b": one.pk}).status_code == 422
    assert one.name not in words(client.get("/werk/beleid"))


def test_without_households_the_page_says_what_to_do(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.POPULATIONS = tmp_path / "none"
    assert "Er zijn nog geen huishoudens" in words(client.get("/werk/beleid"))


def test_a_name_is_text_and_nothing_else(client: Client) -> None:
    client.post(NEW, form_of(client) | {"name": "<script>alert(1)</script>", FIELD: "120"})
    assert b"<script>alert" not in client.get("/werk/beleid").content
