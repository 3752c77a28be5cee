"""Passkeys: two factors in one, bound to this site, this challenge and this owner."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.actions.passkeys import LARGEST, Site, add_passkey, check_passkey
from rondkomen.apps.staff.actions.tries import LogInRefused, Visit
from rondkomen.apps.staff.models import Passkey
from tests.factories import staff
from tests.web.accounts.authenticator import PRESENT, Authenticator
from tests.web.accounts.browser import Somebody, logged, words

SITE = Site("testserver", "http://testserver")


@pytest.fixture
def iris():
    return staff.login("Iris van Dam", Role.VROEGSIGNALEERDER)


@pytest.fixture
def phone(somebody: Somebody, iris) -> Authenticator:
    """An authenticator that holds a passkey of Iris, who has logged out."""
    device = Authenticator()
    somebody.logs_in(iris)
    keeps(somebody, device)
    somebody.post("/werk/uitloggen")
    return device


def keeps(somebody: Somebody, device: Authenticator, name: str = "Telefoon") -> str:
    question = somebody.post("/werk/account/passkeys/vraag").json()
    return somebody.post("/werk/account/passkeys", answer=device.makes(question), name=name).url


def question_of(somebody: Somebody) -> dict:
    return somebody.post("/werk/inloggen/passkey/vraag").json()


def uses(somebody: Somebody, device: Authenticator, **fields: str):
    return somebody.post("/werk/inloggen/passkey", answer=device.signs(question_of(somebody)), **fields)


def test_a_passkey_opens_the_door_by_itself(somebody: Somebody, iris, phone: Authenticator) -> None:
    answer = uses(somebody, phone, next="/werk/rechten")
    assert (answer.status_code, answer.url) == (302, "/werk/rechten")
    assert somebody.is_in
    assert logged("staff.enter")[-1].details == '{"how":"passkey"}'
    kept = Passkey.objects.get()
    assert (kept.member, kept.name, kept.sign_count) == (iris.member, "Telefoon", 1)
    assert kept.used_at is not None


def test_the_question_tells_nothing_about_accounts(somebody: Somebody, phone: Authenticator) -> None:
    question = question_of(somebody)
    assert question["allowCredentials"] == []
    assert question["userVerification"] == "required"
    assert question["rpId"] == "testserver"


def test_a_new_passkey_is_asked_to_stay_on_the_device_and_to_verify(somebody: Somebody, iris) -> None:
    somebody.logs_in(iris)
    question = somebody.post("/werk/account/passkeys/vraag").json()
    assert question["authenticatorSelection"]["residentKey"] == "required"
    assert question["authenticatorSelection"]["userVerification"] == "required"
    assert question["attestation"] == "none"
    keeps(somebody, Authenticator())
    again = somebody.post("/werk/account/passkeys/vraag").json()
    assert [one["id"] for one in again["excludeCredentials"]] == [Passkey.objects.get().credential_id]


SPOILT = {
    "another site": lambda device: setattr(device, "host", "elders.example"),
    "another origin": lambda device: setattr(device, "origin", "https://elders.example"),
    "nobody verified": lambda device: setattr(device, "flags", PRESENT),
    "nobody present": lambda device: setattr(device, "flags", 0),
    "another key": lambda device: setattr(device, "key", Authenticator().key),
    "unknown here": lambda device: setattr(device, "ident", b"x" * 32),
    "a copy that lags behind": lambda device: setattr(device, "count", 0),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_passkey_that_is_not_right_opens_nothing(somebody: Somebody, phone: Authenticator, spoil) -> None:
    uses(somebody, phone)
    uses(somebody, phone)
    somebody.post("/werk/uitloggen")
    spoil(phone)
    answer = uses(somebody, phone)
    assert answer.status_code == 422
    assert "Inloggen met deze passkey lukte niet" in words(answer)
    assert not somebody.is_in
    assert logged("staff.refuse_log_in")[-1].details == '{"reason":"passkey"}'


def test_a_challenge_is_answered_once_and_by_who_was_asked(somebody: Somebody, phone: Authenticator) -> None:
    signed = phone.signs(question_of(somebody))
    thief = Somebody(somebody.clock)
    assert thief.post("/werk/inloggen/passkey", answer=signed).status_code == 422
    question_of(thief)
    assert thief.post("/werk/inloggen/passkey", answer=signed).status_code == 422
    assert somebody.post("/werk/inloggen/passkey", answer=signed).status_code == 302
    somebody.post("/werk/uitloggen")
    assert somebody.post("/werk/inloggen/passkey", answer=signed).status_code == 422


def test_a_closed_account_is_not_opened_by_its_passkey(somebody: Somebody, iris, phone: Authenticator) -> None:
    type(iris.member).objects.update(is_active=False)
    assert uses(somebody, phone).status_code == 422


def test_a_passkey_of_somebody_else_lets_that_person_in_and_nobody_else(somebody, iris, phone) -> None:
    somebody.password(staff.login("Tess de Boer", Role.BEHEERDER))
    uses(somebody, phone)
    assert "Iris van Dam" in words(somebody.get("/werk/"))


def test_it_also_serves_as_the_second_step(somebody: Somebody, iris, phone: Authenticator) -> None:
    iris.member.code_apps.all().delete()
    somebody.password(iris)
    assert "Bevestig met uw passkey" in words(somebody.get("/werk/inloggen/code"))
    assert uses(somebody, phone).status_code == 302
    assert somebody.is_in


def test_the_first_second_factor_can_be_a_passkey(somebody: Somebody) -> None:
    nora = staff.login("Nora Nieuw", Role.BELEIDSADVISEUR)
    nora.member.code_apps.all().delete()
    somebody.password(nora)
    assert somebody.get("/werk/inloggen/code").url == "/werk/inloggen/instellen"
    assert keeps(somebody, Authenticator()) == "/werk/account/herstelcodes"
    assert logged("staff.enter")[-1].details == '{"how":"password_passkey"}'


def test_a_stranger_adds_no_passkey(somebody: Somebody, iris) -> None:
    assert somebody.post("/werk/account/passkeys/vraag").status_code == 403
    assert somebody.post("/werk/account/passkeys", answer="{}").url == "/werk/inloggen"
    assert not Passkey.objects.exists()


def test_a_passkey_stays_with_its_first_owner(somebody: Somebody, iris, phone: Authenticator) -> None:
    tess = staff.login("Tess de Boer", Role.BEHEERDER)
    somebody.logs_in(tess)
    keeps(somebody, phone)
    assert Passkey.objects.get().member == iris.member


def test_the_last_second_factor_is_not_removed(somebody: Somebody, iris, phone: Authenticator) -> None:
    uses(somebody, phone)
    kept = Passkey.objects.get()
    iris.member.code_apps.all().delete()
    assert somebody.post(f"/werk/account/passkeys/{kept.pk}/wissen").url == "/werk/account/app"
    keeps(somebody, Authenticator())
    assert somebody.post(f"/werk/account/passkeys/{kept.pk}/wissen").url == "/werk/account"
    assert Passkey.objects.exclude(pk=kept.pk).get().member == iris.member


def test_nobody_removes_a_passkey_of_somebody_else(somebody: Somebody, phone: Authenticator) -> None:
    somebody.logs_in(staff.login("Tess de Boer", Role.BEHEERDER))
    somebody.post(f"/werk/account/passkeys/{Passkey.objects.get().pk}/wissen")
    assert Passkey.objects.count() == 1


def test_a_site_that_is_opened_by_number_offers_no_passkey(somebody: Somebody) -> None:
    assert b"data-passkey" in somebody.get("/werk/inloggen").content
    by_number = somebody.client.get("/werk/inloggen", headers={"host": "127.0.0.1:8000"})
    assert b"data-passkey" not in by_number.content


def test_only_pages_with_a_passkey_may_ask_the_browser_for_one(somebody: Somebody) -> None:
    asked = somebody.get("/werk/inloggen")["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in asked
    assert "publickey-credentials-get=()" not in asked
    assert "camera=()" in asked
    assert "publickey-credentials-get=()" in somebody.get("/")["Permissions-Policy"]


KINDS = ("letter", "cut")


def junk() -> st.SearchStrategy[str]:
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
        max_leaves=10,
    )
    return st.text(max_size=60) | values.map(json.dumps)


@given(junk())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_junk_is_refused_and_nothing_else(waterveen, somebody, iris, sent: str) -> None:
    with pytest.raises(LogInRefused):
        check_passkey(sent, "Y2hhbGxlbmdl", SITE, Visit("192.0.2.1", 1e9))
    with pytest.raises(LogInRefused):
        add_passkey(iris.member, sent, "Y2hhbGxlbmdl", SITE, "x")


@given(
    which=st.integers(0, 2),
    where=st.floats(0, 1, exclude_max=True),
    letter=st.sampled_from("AZaz09-_=é\x00"),
    instead=st.sampled_from(["letter", "cut", None, 7, [], {}]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_an_answer_with_one_part_changed_is_refused_and_nothing_else(phone, iris, which, where, letter, instead):
    """Of what was signed no letter can change; of a new passkey some can (its name), and then it is another one."""
    question = {"challenge": "Y2hhbGxlbmdl"}
    for sent, is_signed in ((phone.signs(question), True), (Authenticator().makes(question), False)):
        answer = json.loads(sent)
        part = sorted(answer["response"])[which % len(answer["response"])]
        value = answer["response"][part]
        place = int(where * (len(value) - 1))  # the bits of the last letter may all be beyond the last byte
        changed = value[:place] + letter + value[place + 1 :]
        answer["response"][part] = {"letter": changed, "cut": value[:place]}[instead] if instead in KINDS else instead
        if answer["response"][part] == value:
            continue
        if is_signed:
            with pytest.raises(LogInRefused):
                check_passkey(json.dumps(answer), question["challenge"], SITE, Visit("192.0.2.1", 1e9))
        else:
            with suppress(LogInRefused):
                add_passkey(iris.member, json.dumps(answer), question["challenge"], SITE, "x").delete()


def test_an_answer_that_is_too_long_is_not_read(waterveen) -> None:
    with pytest.raises(LogInRefused, match="cannot be used"):
        check_passkey("[" * (LARGEST + 1), "Y2hhbGxlbmdl", SITE, Visit("192.0.2.1", 1e9))
