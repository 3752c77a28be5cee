"""The client: how it proves who asks, what it does when the register is busy, and what it says when it fails."""

from __future__ import annotations

import json
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.gateways.brp import Access, BrpClient, HaalCentraalRegister, RegisterFailed
from rondkomen.gateways.brp import client as of_client
from tests.gateways.brp.people import PAUL, ROBERT, THE_HAGUE, residents, signal_of, table

QUESTION = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [ROBERT], "fields": ["geslacht"]}
ANSWER = {"type": QUESTION["type"], "personen": [{"geslacht": {"code": "M", "omschrijving": "man"}}]}


def test_a_key_goes_in_its_header_and_nothing_about_people_in_an_address(client, brp):
    assert client.ask(QUESTION) == ANSWER["personen"]
    (headers,) = brp.headers
    assert headers["x-api-key"] == brp.api_key
    assert headers["accept"] == "application/json"
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert "authorization" not in headers


def test_headers_of_the_provider_go_along(brp):
    access = Access(brp.access.address, brp.api_key, headers=(("X-Doelbinding", "Schuldhulpverlening"),))
    BrpClient(access).ask(QUESTION)
    assert brp.headers[0]["x-doelbinding"] == "Schuldhulpverlening"


def test_a_client_gets_one_token_and_uses_it_again(brp):
    client = BrpClient(brp.access_by_token)
    assert client.ask(QUESTION) == client.ask(QUESTION) == ANSWER["personen"]
    assert len(brp.tokens) == 1


def test_a_token_that_ended_is_asked_for_anew_once(brp):
    client = BrpClient(brp.access_by_token)
    client.ask(QUESTION)
    brp.tokens.clear()
    assert client.ask(QUESTION) == ANSWER["personen"]
    brp.fails = [401, 401, 401]
    with pytest.raises(RegisterFailed, match="does not know this key or client"):
        client.ask(QUESTION)
    assert brp.fails == [401], "twice is enough"


def test_a_wrong_secret_gets_no_token(brp):
    access = Access(brp.access.address, token_address=f"{brp.address}/token", client_id="rondkomen", client_secret="x")
    with pytest.raises(RegisterFailed, match="no token for the register: 401"):
        BrpClient(access).ask(QUESTION)
    assert not brp.asked


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_register_is_asked_again_after_a_pause(client, brp, pauses, status):
    brp.fails = [status, status]
    assert client.ask(QUESTION) == ANSWER["personen"]
    assert pauses == [1.0, 1.0], "as long as Retry-After asks"


def test_a_register_that_stays_busy_is_left_alone(client, brp, pauses):
    brp.fails = [503] * 20
    with pytest.raises(RegisterFailed, match="the register is busy") as failed:
        client.ask(QUESTION)
    assert failed.value.retry
    assert len(pauses) == of_client.ATTEMPTS - 1
    assert len(brp.fails) == 20 - of_client.ATTEMPTS


@pytest.mark.parametrize(
    ("status", "message", "retry"),
    [
        (400, "the register could not use the question: 400 paramsValidation", False),
        (401, "the register does not know this key or client; .*: 401 authentication", False),
        (403, "the register does not allow this question or these fields; .*: 403 autorisation", False),
        (404, "there is no register at this address: 404", False),
        (406, "does not answer in JSON: 406", False),
        (415, "does not take JSON: 415", False),
        (418, "the register refused: 418 error", False),
        (500, "the register has a fault of its own: 500", True),
        (502, "the register has a fault of its own: 502", True),
        (302, "the register points to another address: 302", False),
        (307, "the register points to another address: 307", False),
    ],
)
def test_another_refusal_is_one_sentence_and_not_tried_again(client, brp, pauses, status, message, retry):
    brp.fails = [status]
    with pytest.raises(RegisterFailed, match=message) as failed:
        client.ask(QUESTION)
    assert failed.value.retry is retry
    assert not pauses
    assert len(brp.headers) == 1, "nothing is sent on to another address either"


def test_which_parameters_are_wrong_is_said_and_their_values_are_not(client):
    with pytest.raises(RegisterFailed, match=r"400 paramsValidation \(burgerservicenummer\)$") as failed:
        client.ask(QUESTION | {"burgerservicenummer": ["12345678"]})
    assert "12345678" not in str(failed.value)


def test_a_problem_that_repeats_a_value_is_not_believed(client, brp, monkeypatch):
    bad = {"code": f"code {ROBERT}", "invalidParams": [{"name": ROBERT}, {"name": "naam van iemand"}, 3, {}]}
    monkeypatch.setattr(brp, "personen", lambda body, headers: (400, bad))
    with pytest.raises(RegisterFailed, match=r"^the register could not use the question: 400 \(None\)$|400$"):
        client.ask(QUESTION)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "gave no JSON"),
        (b"<html>", "gave no JSON"),
        (b"[]", "gave no JSON object"),
        (b"[" * 100_000, "gave no JSON"),
        (b"{}", "found one to another question"),
        (json.dumps({"type": "ZoekMetPostcodeEnHuisnummer", "personen": []}).encode(), "to another question"),
        (json.dumps({"type": QUESTION["type"], "personen": {}}).encode(), "found no list of personen"),
        (b" " * (of_client.LARGEST + 1), "more than 2097152 bytes"),
        (b"\xff\xfe{", "gave no JSON"),
    ],
)
def test_an_answer_of_another_form_is_refused(client, brp, answer, message):
    brp.answer = answer
    with pytest.raises(RegisterFailed, match=message):
        client.ask(QUESTION)


def test_an_answer_without_anybody_may_leave_the_list_out(client, brp):
    brp.answer = json.dumps({"type": QUESTION["type"]}).encode()
    assert client.ask(QUESTION) == []


def test_a_register_that_cannot_be_reached_may_be_tried_later():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        access = Access(f"http://127.0.0.1:{taken.getsockname()[1]}", "key")
        with pytest.raises(RegisterFailed, match="could not be reached: ConnectionRefusedError") as failed:
            BrpClient(access).ask(QUESTION)
    assert failed.value.retry


def test_a_register_that_hangs_up_or_is_silent_may_be_tried_later(monkeypatch):
    monkeypatch.setattr(of_client, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        access = Access(f"http://127.0.0.1:{server.getsockname()[1]}", "key")
        with pytest.raises(RegisterFailed, match="could not be reached: TimeoutError") as silent:
            BrpClient(access).ask(QUESTION)
        hanging_up = threading.Thread(target=lambda: [server.accept()[0].close() for _ in range(2)])
        hanging_up.start()
        with pytest.raises(RegisterFailed, match="could not be reached") as gone:
            BrpClient(access).ask(QUESTION)
        hanging_up.join()
    assert silent.value.retry
    assert gone.value.retry


@pytest.mark.parametrize(
    ("access", "message"),
    [
        ({"address": "http://brp.example"}, "found no https"),
        ({"address": "ftp://localhost"}, "found no https"),
        ({"address": ""}, "found none; expected where the BRP API is"),
        ({"address": "https://brp.example", "api_key": "a\nb"}, "found one that cannot be sent"),
        ({"address": "https://brp.example", "headers": (("X", "é"),)}, "found one that cannot be sent"),
        ({"address": "https://brp.example", "token_address": "http://login.example"}, "found no https"),
        (
            {
                "address": "https://brp.example",
                "api_key": "a",
                "token_address": "https://l.example",
                "client_id": "b",
                "client_secret": "c",
            },
            "found a key and a client",
        ),
        ({"address": "https://brp.example", "client_id": "b"}, "found a part of a client"),
        ({"address": "https://brp.example", "token_address": "https://l.example"}, "found a part of a client"),
        ({"address": "https://brp.example", "headers": (("X Y", "z"),)}, "found one that cannot be sent"),
        ({"address": "https://brp.example", "headers": (("X", "z\r\nY: 1"),)}, "found one that cannot be sent"),
    ],
)
def test_access_that_cannot_work_is_refused_at_once(access, message):
    with pytest.raises(RegisterFailed, match=message):
        Access(**access)


def test_a_certificate_that_cannot_be_used_is_refused_at_once(tmp_path):
    for path in (tmp_path / "none.pem", tmp_path / "text.pem"):
        (tmp_path / "text.pem").write_text("no certificate")
        with pytest.raises(RegisterFailed, match="certificate for the register: it cannot be used"):
            BrpClient(Access("https://brp.example", certificate=str(path)))


def test_secrets_are_not_shown_with_the_access(brp):
    shown = repr(Access("https://brp.example", "very-secret")) + repr(brp.access_by_token)
    assert "very-secret" not in shown
    assert "geheim" not in shown


def test_no_failure_names_anybody(brp):
    """Every way in which a whole look-up can fail, with people in the question: none of them in the message."""
    told = table(signal_of(residents()[ROBERT], bsn=PAUL))
    for status in (400, 401, 403, 404, 500, 503):
        brp.fails = [status] * 50
        register = HaalCentraalRegister(BrpClient(brp.access, lambda _: None), THE_HAGUE, number_of_residents=1000)
        with pytest.raises(RegisterFailed) as failed:
            register.candidates(told)
        message = str(failed.value)
        for value in (PAUL, ROBERT, "Robert", "Leijenhorst", "1980", "2583", "Vuurtoren"):
            assert value not in message
        brp.fails = []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**10) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


def test_whatever_comes_back_there_is_one_sentence(brp, client):
    @given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
    def try_out(content):
        brp.answer = content
        with pytest.raises(RegisterFailed):
            client.ask(QUESTION)

    try_out()
