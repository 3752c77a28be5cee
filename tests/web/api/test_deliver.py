"""POST and GET /vroegsignalen: a partner delivers signals and reads what became of each row."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.signals.models import Delivery, DeliveryPiece, PartnerProfile, RefusedRow, Vroegsignaal
from rondkomen.web.api import deliveries, sent_deliveries
from tests.factories.audit import ELSEWHERE
from tests.web.api.conftest import places
from tests.web.api.sender import Sender, body, signal, workbook

pytestmark = pytest.mark.django_db

CSV = "text/csv"
XLSX = sent_deliveries.XLSX_TYPE
NOBODY = "00000000-0000-4000-8000-000000000001"


def good(answer, status: int = 201) -> dict:
    """The body of a good answer; every row of a delivery that is done is accepted or refused."""
    assert answer.status_code == status, answer.content
    data = answer.json()
    if data.get("state") in (None, "verwerkt"):
        assert data["accepted"] + data["refused"] == data["received"]
    return data


def problem(answer, status: int) -> str:
    """What a problem says."""
    assert answer.status_code == answer.json()["status"] == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()["detail"]


def table(*rows: dict) -> str:
    """The rows as CSV, with the columns of the first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class TestOneDelivery:
    def test_a_partner_delivers_and_reads_the_report(self, sender):
        answer = sender.delivers(body(signal(1), signal(2), kenmerk="2026-11 a"))
        data = good(answer)
        assert (data["received"], data["accepted"], data["refused"]) == (2, 2, 0)
        assert (data["state"], data["kenmerk"], data["refused_rows"], data["more"]) == (
            "verwerkt",
            "2026-11 a",
            [],
            None,
        )
        assert data["received_at"] == "2026-11-03T09:00:00Z"
        assert answer["Location"] == f"/api/v1/vroegsignalen/{data['id']}"
        assert sender.client.get(answer["Location"], headers=sender.headers).json() == data
        assert Vroegsignaal.objects.count() == 2
        assert Vroegsignaal.objects.first().bedrag == 23456

    def test_the_same_body_twice_is_one_delivery(self, sender):
        first, second = sender.delivers(body()), sender.delivers(body())
        assert good(first) == good(second, 200)
        assert first["Location"] == second["Location"]
        assert Delivery.objects.count() == Vroegsignaal.objects.count() == 1

    def test_another_kenmerk_is_another_delivery(self, sender):
        found = [good(sender.delivers(body(kenmerk=kenmerk))) for kenmerk in ("api", "b.json", "C-3 _")]
        assert [one["kenmerk"] for one in found] == ["api", "b.json", "C-3 _"]
        assert good(sender.delivers(body()))["kenmerk"] is None
        assert Delivery.objects.count() == 4

    def test_each_refused_row_has_its_reasons_in_the_language_asked_for(self, sender):
        rows = [signal(1), signal(2, bedrag="-5.00"), signal(3, signaaldatum="31-02-2026", bedrag="")]
        dutch, english = (
            good(sender.delivers(body(*rows), query=query), status)
            for query, status in (("", 201), ("?language=en", 200))
        )
        assert (dutch["accepted"], dutch["refused"]) == (1, 2)
        assert [one["row"] for one in dutch["refused_rows"]] == [2, 3]
        assert [one["column"] for one in dutch["refused_rows"][0]["reasons"]] == ["bedrag"]
        assert {one["column"] for one in dutch["refused_rows"][1]["reasons"]} == {"bedrag", "signaaldatum"}
        texts = [data["refused_rows"][0]["reasons"][0]["text"] for data in (dutch, english)]
        assert all(texts)
        assert texts[0] != texts[1]

    def test_no_answer_holds_a_value_of_a_row(self, sender):
        row = signal(1, bedrag="geheimpje", naam="Zonnebloem", klantnummer="Zonnebloem", postcode="Zonnebloem")
        answers = [sender.delivers(body(row)), sender.delivers(body(row), query="?proef=ja")]
        answers += [sender.reads(answers[0].json()["id"]), sender.delivers(table(row), CSV)]
        for answer in answers:
            assert b"Zonnebloem" not in answer.content
            assert b"geheimpje" not in answer.content

    def test_rows_that_are_no_group_or_name_a_key_twice_are_refused_by_themselves(self, sender):
        text = '{"vroegsignalen": [3, null, [], "x", {"bedrag": 1, "bedrag": 2}]}'
        data = good(sender.delivers(text))
        assert (data["received"], data["refused"]) == (5, 5)

    def test_refused_rows_come_in_pages(self, sender):
        ident = good(sender.delivers(body(*[signal(one, bedrag="x") for one in range(5)])))["id"]
        rows, address = [], f"/api/v1/vroegsignalen/{ident}?limit=2"
        while address:
            data = good(sender.client.get(address, headers=sender.headers), 200)
            assert len(data["refused_rows"]) <= 2
            rows += [one["row"] for one in data["refused_rows"]]
            address = data["more"]
        assert rows == [1, 2, 3, 4, 5]

    def test_a_bsn_without_a_ground_is_not_kept(self, sender):
        good(sender.delivers(body(signal(1, bsn="999990019"))))
        from rondkomen.apps.sealing.models import opened

        assert "999990019" not in opened(Vroegsignaal.objects.get(), "told_sealed")

    def test_no_statement_carries_a_name_to_the_database(self, sender):
        sender.token  # noqa: B018
        with CaptureQueriesContext(connection) as queries:
            good(sender.delivers(body(signal(1, naam="Q. Zonnebloem"))))
        statements = " ".join(query["sql"] for query in queries.captured_queries)
        assert "signals_vroegsignaal" in statements
        assert "Zonnebloem" not in statements


class TestTrial:
    def test_it_says_what_would_become_of_the_rows_and_keeps_nothing(self, sender):
        sent = body(signal(1), signal(2, bedrag="x"))
        data = good(sender.delivers(sent, query="?proef=ja"), 200)
        assert (data["received"], data["accepted"], data["refused"]) == (2, 1, 1)
        assert [one["row"] for one in data["refused_rows"]] == [2]
        assert sum(data["reasons"].values()) == len(data["refused_rows"][0]["reasons"])
        assert data["already_received"] is None
        for model in (Delivery, DeliveryPiece, RefusedRow, Vroegsignaal):
            assert not model.objects.exists()

    def test_afterwards_it_can_be_delivered_and_a_trial_says_that_it_was(self, sender):
        sender.delivers(body(), query="?proef=ja")
        ident = good(sender.delivers(body()))["id"]
        assert good(sender.delivers(body(), query="?proef=ja"), 200)["already_received"] == ident
        assert good(sender.delivers(body(), query="?proef=nee"), 200)["id"] == ident

    def test_what_cannot_be_read_as_a_whole_is_said_so(self, sender):
        assert problem(sender.delivers(b"PK\x03\x04 no workbook", XLSX, "?proef=ja"), 422)
        assert not Delivery.objects.exists()

    def test_more_than_can_be_tried_at_once_is_said_so(self, sender, monkeypatch):
        monkeypatch.setattr(sent_deliveries, "MOST_TRIED", 2)
        rows = [signal(one) for one in range(3)]
        assert "At most 2 rows" in problem(sender.delivers(body(*rows), query="?proef=ja"), 413)
        assert good(sender.delivers(body(*rows[:2]), query="?proef=ja"), 200)["accepted"] == 2
        assert good(sender.delivers(body(*rows)))["accepted"] == 3

    def test_another_word_is_refused(self, sender):
        assert places(sender.delivers(body(), query="?proef=yes")) == ["query.proef"]


class TestLargeDelivery:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch):
        monkeypatch.setattr(sent_deliveries, "AT_ONCE", 2)
        monkeypatch.setattr(sent_deliveries, "_BYTES_OF_XLSX_ROW", 1500)

    def test_it_is_worked_off_in_the_background(self, sender, worker):
        rows = [signal(one) for one in range(3)]
        answer = sender.delivers(body(*rows))
        data = good(answer, 202)
        assert (data["state"], data["received"], data["accepted"], data["done_at"]) == ("ontvangen", None, 0, None)
        assert good(sender.delivers(body(*rows)), 202)["id"] == data["id"]
        worker()
        data = good(sender.client.get(answer["Location"], headers=sender.headers), 200)
        assert (data["state"], data["received"], data["accepted"]) == ("verwerkt", 3, 3)
        assert good(sender.delivers(body(*rows)), 200)["id"] == data["id"]

    def test_at_the_limit_it_is_small(self, sender):
        assert good(sender.delivers(body(signal(1), signal(2))))["state"] == "verwerkt"

    def test_rows_of_a_workbook_are_estimated(self, sender):
        assert good(sender.delivers(workbook(signal(1)), XLSX), 201)["accepted"] == 1
        assert good(sender.delivers(workbook(*[signal(one) for one in range(9)]), XLSX), 202)["state"] == "ontvangen"

    def test_lines_of_a_table_are_counted_too(self, sender):
        assert good(sender.delivers(table(signal(1)), CSV))["state"] == "verwerkt"
        lines = table(*[signal(one) for one in range(3)])
        for text in (lines, lines.replace("\r\n", "\r")):
            assert good(sender.delivers(text, CSV), 202)["state"] == "ontvangen"


class TestFile:
    def test_a_table_is_read_by_the_profile_of_the_partner(self, sender):
        data = good(sender.delivers(table(signal(1), signal(2, bedrag="x")), CSV))
        assert (data["received"], data["accepted"], data["kenmerk"]) == (2, 1, None)

    def test_a_type_may_name_its_character_set(self, sender):
        assert good(sender.delivers(table(signal(1)), "text/csv; charset=utf-8"))["accepted"] == 1

    def test_a_file_of_another_kind_than_the_profile_says_is_refused_as_a_whole(self, sender):
        from rondkomen.apps.signals.actions import set_profile

        set_profile(sender.beheerder, sender.key, ONLY_WORKBOOKS)
        answer = sender.delivers(table(signal(1)), CSV)
        assert problem(answer, 422)
        data = good(sender.client.get(answer["Location"], headers=sender.headers), 200)
        assert (data["state"], data["fault"]) == ("afgekeurd", answer.json()["detail"])
        assert problem(sender.delivers(table(signal(1)), CSV), 422)
        assert Delivery.objects.count() == 1

    def test_json_has_one_layout_whatever_the_profile_of_files_says(self, sender):
        from rondkomen.apps.signals.actions import set_profile

        set_profile(sender.beheerder, sender.key, ONLY_WORKBOOKS)
        assert good(sender.delivers(body()))["accepted"] == 1
        assert good(sender.delivers(body(kenmerk="b"), query="?proef=ja"), 200)["accepted"] == 1

    def test_a_partner_without_a_profile_has_to_wait_for_one(self, sender):
        PartnerProfile.objects.all().delete()
        assert "profile" in problem(sender.delivers(body()), 409)
        assert "profile" in problem(sender.delivers(body(), query="?proef=ja"), 409)


ONLY_WORKBOOKS = """
[profile]
format = "xlsx"

[columns]
naam = "Klant"
bedrag = "Openstaand"
signaaldatum = "Datum"
"""


class TestWhoMay:
    def test_without_a_token_nobody_comes_in(self, sender):
        for answer in (
            sender.client.post("/api/v1/vroegsignalen", body(), content_type="application/json"),
            sender.client.get(f"/api/v1/vroegsignalen/{NOBODY}"),
        ):
            assert "POST /token" in problem(answer, 401)
            assert answer["WWW-Authenticate"] == 'Bearer realm="Rondkomen", scope="vroegsignalen"'

    @pytest.mark.parametrize(
        "header", ["Bearer x", "Bearer", "Basic eDp4", "bearer a.b", "Bearer é", "x", "Bearer a b"]
    )
    def test_what_is_no_token_of_ours_is_refused(self, sender, header):
        answer = sender.client.get(f"/api/v1/vroegsignalen/{NOBODY}", headers={"authorization": header})
        problem(answer, 401)
        assert 'error="invalid_token"' in answer["WWW-Authenticate"]

    def test_a_token_ends_after_a_quarter_of_an_hour(self, sender, clock):
        good(sender.delivers(body()))
        clock.forward(15 * 60 - 1)
        good(sender.delivers(body()), 200)
        clock.forward(1)
        problem(sender.delivers(body()), 401)

    def test_a_credential_that_is_taken_back_ends_its_tokens_at_once(self, sender):
        ident = good(sender.delivers(body()))["id"]
        sender.loses_credential()
        problem(sender.delivers(body(kenmerk="b")), 401)
        problem(sender.reads(ident), 401)
        assert Delivery.objects.count() == 1

    def test_a_partner_that_is_closed_is_out_at_once(self, sender):
        good(sender.delivers(body()))
        sender.is_closed()
        problem(sender.delivers(body(kenmerk="b")), 401)

    def test_nobody_sees_a_delivery_of_another(self, sender):
        ident = good(sender.delivers(body()))["id"]
        for other in (Sender("warmte"), Sender(here=ELSEWHERE)):
            assert problem(other.reads(ident), 404) == problem(other.reads(NOBODY), 404)
        assert sender.reads(ident).status_code == 200

    def test_the_same_body_of_two_partners_is_two_deliveries(self, sender):
        others = [sender, Sender("warmte"), Sender(here=ELSEWHERE)]
        assert len({good(one.delivers(body()))["id"] for one in others}) == 3
        assert sorted(Vroegsignaal.objects.values_list("municipality__code", flat=True)) == [
            ELSEWHERE,
            "GM9999",
            "GM9999",
        ]

    def test_an_id_that_is_none_is_nothing_at_all(self, sender):
        for ident in ("1", "x", NOBODY.upper(), NOBODY + "0", "%00"):
            problem(sender.reads(ident), 404)

    def test_each_delivery_and_each_trial_is_a_line_in_the_log(self, sender):
        sender.delivers(body(), query="?proef=ja")
        sender.delivers(body())
        lines = AuditLine.objects.filter(actor_id=f"partner:{sender.partner}").values_list("name", flat=True)
        assert {"signals.receive", "signals.dry_run"} <= set(lines)

    def test_the_limit_of_all_requests_counts_here_too(self, sender, settings):
        sender.token  # noqa: B018
        settings.API_REQUESTS = 2
        assert [sender.delivers(body()).status_code for _ in range(2)] == [201, 429]


class TestRefusedAsAWhole:
    @pytest.mark.parametrize(
        ("sent", "expected"),
        [
            ("", ["body"]),
            (" \n", ["body"]),
            ("{", ["body"]),
            (b"\xff{}", ["body"]),
            (b'{"vroegsignalen": [{"naam": "\xe9"}]}', ["body"]),
            ("[]", ["body"]),
            ("null", ["body"]),
            ("12", ["body"]),
            ("9" * 5000, ["body"]),
            ("NaN", ["body"]),
            ("[" * 100_000, ["body"]),
            ('{"vroegsignalen": ' + '{"a":' * 50_000, ["body"]),
            ({}, ["vroegsignalen"]),
            ({"vroegsignalen": []}, ["vroegsignalen"]),
            ({"vroegsignalen": {}}, ["vroegsignalen"]),
            ({"vroegsignalen": "Jan"}, ["vroegsignalen"]),
            (body(kenmerk=""), ["kenmerk"]),
            (body(kenmerk=3), ["kenmerk"]),
            (body(kenmerk="a/b"), ["kenmerk"]),
            (body(kenmerk="a" * 101), ["kenmerk"]),
            (body(kenmerk="a\n"), ["kenmerk"]),
            (body(naam="Jansen"), ["body"]),
            ('{"vroegsignalen": [], "vroegsignalen": [{}]}', ["body"]),
            ({"kenmerk": "", "Jansen": 1}, ["body", "kenmerk", "vroegsignalen"]),
        ],
        ids=lambda value: repr(value)[:40],
    )
    def test_the_place_is_named_and_nothing_is_kept(self, sender, sent, expected):
        answer = sender.delivers(sent)
        assert places(answer) == expected
        assert b"Jan" not in answer.content
        assert not Delivery.objects.exists()

    @pytest.mark.parametrize(
        "kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/vnd.ms-excel"]
    )
    def test_another_type_is_415(self, sender, kind):
        assert "text/csv" in problem(sender.delivers(body(), kind), 415)

    def test_a_compressed_body_is_415(self, sender):
        assert "Content-Encoding" in problem(sender.delivers(body(), headers={"content-encoding": "gzip"}), 415)

    def test_a_body_in_pieces_is_411(self, sender):
        problem(sender.delivers(body(), HTTP_TRANSFER_ENCODING="chunked"), 411)

    def test_a_body_that_broke_off_is_refused_for_half_a_file_is_a_file_too(self, sender):
        whole = table(signal(1), signal(2)).encode()
        half = b"".join(whole.splitlines(keepends=True)[:2])
        answer = sender.delivers(whole, CSV, **{"wsgi.input": io.BytesIO(half)})
        assert "broke off" in problem(answer, 400)
        assert not Delivery.objects.exists()

    def test_a_line_that_breaks_is_no_failure_of_ours(self, sender):
        class Broken(io.BytesIO):
            def read(self, *size: int) -> bytes:
                raise OSError("gone")

        answer = sender.delivers(table(signal(1)), CSV, **{"wsgi.input": Broken()})
        assert "broke off" in problem(answer, 400)

    def test_a_large_body_is_413_before_it_is_read(self, sender, monkeypatch):
        monkeypatch.setattr(sent_deliveries, "LARGEST_FILE", 1000)
        assert "at most 1000" in problem(sender.delivers(body(*[signal(1)] * 10)), 413)
        good(sender.delivers(body()))

    def test_who_is_no_partner_is_not_even_read(self, sender):
        answer = sender.client.post("/api/v1/vroegsignalen", b"x" * 300_000, content_type="text/plain")
        problem(answer, 401)


class TestWhenItGoesWrongHalfway:
    def test_a_failure_is_500_and_sending_it_again_ends_well(self, sender, monkeypatch):
        sender.client.raise_request_exception = False

        def fail(delivery: object) -> None:
            raise RuntimeError("Zonnebloem")

        with monkeypatch.context() as patched:
            patched.setattr(deliveries, "work_off", fail)
            answer = sender.delivers(body())
        assert "Zonnebloem" not in problem(answer, 500)
        data = good(sender.delivers(body()), 200)
        assert (data["state"], data["accepted"]) == ("verwerkt", 1)
        assert Vroegsignaal.objects.count() == 1

    def test_what_stopped_here_goes_on_in_the_background(self, sender, worker, monkeypatch):
        sender.client.raise_request_exception = False
        monkeypatch.setattr(deliveries, "work_off", lambda delivery: 1 / 0)
        sender.delivers(body())
        worker()
        assert Delivery.objects.get().state == "verwerkt"
