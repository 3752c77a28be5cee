"""POST /token: the system of a partner proves who it is, and strangers learn nothing."""

from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.apps.audit.models import AuditLine
from rondkomen.apps.throttle.models import RequestCount
from rondkomen.web.api.limits import FAILURES, TRIES
from tests.web.api.sender import Sender, basic

pytestmark = pytest.mark.django_db

ELSEWHERE = "198.51.100.7"


def refusal(answer) -> tuple[int, str]:
    """The status and the code of a refusal, in the form of RFC 6749, 5.2."""
    assert answer["Content-Type"] == "application/json;charset=UTF-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer["API-Version"]
    data = answer.json()
    assert set(data) == {"error", "error_description"}
    return answer.status_code, data["error"]


def test_a_partner_gets_a_token_by_form_and_by_header(sender):
    id, secret = sender.credential.client_id, sender.credential.secret
    for answer in (sender.asks(), sender.asks(authorization=basic(id, secret)), sender.asks(scope="vroegsignalen")):
        assert answer.status_code == 200, answer.content
        data = answer.json()
        assert data["access_token"]
        assert (data["token_type"], data["expires_in"], data["scope"]) == ("Bearer", 900, "vroegsignalen")
        assert answer["Cache-Control"] == "no-store"
        assert answer["Pragma"] == "no-cache"
        assert answer["Content-Type"] == "application/json;charset=UTF-8"
        assert not answer.cookies


def test_a_partner_with_a_long_key_comes_in_too(sender):
    other = Sender("a" * 9 + "-" + "x" * 30)
    assert other.asks().status_code == 200
    assert other.asks(client_secret="x").status_code == 401


def test_in_the_header_id_and_secret_are_encoded_as_in_a_form(sender):
    id, secret = sender.credential.client_id, sender.credential.secret
    encoded = "".join(f"%{ord(sign):02X}" for sign in id)
    assert sender.asks(authorization=basic(encoded, quote_plus(secret))).status_code == 200
    assert sender.asks(authorization=basic(id, secret).replace("Basic", "basic")).status_code == 200


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"client_secret": "x"}, (401, "invalid_client")),
        ({"client_id": "nobody"}, (401, "invalid_client")),
        ({"client_id": ""}, (401, "invalid_client")),
        ({"client_secret": ""}, (401, "invalid_client")),
        ({"client_id": "a\0b"}, (401, "invalid_client")),
        ({"client_id": "é"}, (401, "invalid_client")),
        ({"client_secret": "x" * 201}, (401, "invalid_client")),
        ({"grant_type": ""}, (400, "invalid_request")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"grant_type": "authorization_code", "code": "x"}, (400, "unsupported_grant_type")),
        ({"scope": "alles"}, (400, "invalid_scope")),
        ({"scope": "vroegsignalen alles"}, (400, "invalid_scope")),
        ({"authorization": "Basic !"}, (401, "invalid_client")),
        ({"authorization": "Basic"}, (401, "invalid_client")),
        ({"authorization": "Bearer x"}, (401, "invalid_client")),
        ({"authorization": basic("nobody", "x")}, (401, "invalid_client")),
        ({"authorization": basic("a", "b"), "client_secret": "b"}, (400, "invalid_request")),
        ({"authorization": basic("a", "b"), "client_id": "c"}, (400, "invalid_request")),
    ],
    ids=str,
)
def test_each_refusal_has_its_code(sender, fields, expected):
    answer = sender.asks(**fields)
    assert refusal(answer) == expected
    assert answer.has_header("WWW-Authenticate") is (expected[0] == 401)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("grant_type=client_credentials&grant_type=client_credentials", "application/x-www-form-urlencoded"),
        ("grant_type=%ff", "application/x-www-form-urlencoded"),
        ("grant_type=é", "application/x-www-form-urlencoded"),
        ("&".join(f"f{one}=1" for one in range(30)), "application/x-www-form-urlencoded"),
        ("", "application/x-www-form-urlencoded"),
        ('{"grant_type": "client_credentials"}', "application/json"),
        ("grant_type=client_credentials", ""),
    ],
)
def test_what_is_no_form_is_an_invalid_request(sender, form, kind):
    answer = sender.posts(form, kind=kind)
    known = (400, "invalid_request"), (401, "invalid_client")
    assert refusal(answer) == known[0] if form else refusal(answer) in known


def test_a_form_that_is_too_large_or_in_pieces_is_a_problem(sender):
    assert sender.posts("a=" + "x" * 8192).status_code == 413
    assert sender.posts("a=1", HTTP_TRANSFER_ENCODING="chunked").status_code == 411


def test_nobody_can_tell_whether_a_client_exists(sender, monkeypatch):
    from rondkomen.apps.signals.actions import partners

    looked_at = []
    real = partners.check_password
    monkeypatch.setattr(partners, "check_password", lambda *given: looked_at.append(1) or real(*given))
    revoked = Sender("warmte")
    revoked.loses_credential()
    closed = Sender("gas")
    closed.is_closed()
    answers = [
        sender.asks(client_secret="x"),
        sender.asks(client_id="nobody"),
        revoked.asks(),
        closed.asks(),
    ]
    assert len({(answer.status_code, answer.content, answer["WWW-Authenticate"]) for answer in answers}) == 1
    assert len(looked_at) == 4, "the secret of an unknown client costs as much work"


def test_guessing_is_held_up_and_a_partner_elsewhere_is_not(sender, clock):
    secret = sender.credential.secret
    tries = [sender.asks(client_secret=f"guess {one}").status_code for one in range(TRIES.requests + 1)]
    assert tries == [401] * TRIES.requests + [429]
    held_up = sender.asks(client_secret=secret)
    assert held_up.status_code == 429
    assert held_up["Content-Type"] == "application/problem+json"
    assert 1 <= int(held_up["Retry-After"]) <= TRIES.seconds
    assert sender.asks(ELSEWHERE).status_code == 200
    clock.forward(TRIES.seconds)
    assert sender.asks().status_code == 200


def test_a_good_try_wipes_the_count(sender):
    for _ in range(3):
        for guess in range(TRIES.requests - 1):
            assert sender.asks(client_secret=f"guess {guess}").status_code == 401
        assert sender.asks().status_code == 200


def test_who_guesses_at_many_clients_is_held_up_by_address(sender):
    for number in range(FAILURES.requests):
        assert sender.asks(ELSEWHERE, client_id=f"client-{number}").status_code == 401
    assert sender.asks(ELSEWHERE, client_id="another").status_code == 429
    assert sender.asks(ELSEWHERE).status_code == 429
    assert sender.asks().status_code == 200


def test_nothing_that_was_sent_is_kept_where_tries_are_counted(sender):
    sender.asks(client_secret="guess")
    kept = str(list(RequestCount.objects.values()))
    assert "192.0.2.10" not in kept
    assert sender.credential.client_id not in kept


def test_both_ways_it_ends_there_is_a_line_in_the_log(sender):
    sender.asks()
    sender.asks(client_secret="x")
    names = list(AuditLine.objects.values_list("name", flat=True))
    assert names.count("signals.log_in") == 1
    assert names.count("signals.refuse_log_in") == 1
    assert sender.credential.secret not in str(list(AuditLine.objects.values()))


def test_the_limit_of_all_requests_counts_here_too(sender, settings):
    settings.API_REQUESTS = 1
    assert [sender.asks().status_code for _ in range(2)] == [200, 429]


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=60), st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace").decode("latin-1")))
def test_whatever_is_sent_is_refused_in_the_proper_form(sender, form, authorization):
    RequestCount.objects.all().delete()
    for body in (form, b"grant_type=client_credentials&client_id=" + form + b"&client_secret=" + form):
        answer = sender.posts(body, authorization.replace("\n", "").replace("\r", ""))
        assert answer.status_code in (400, 401), answer.content
        refusal(answer)
