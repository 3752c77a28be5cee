"""One file with every kind of faulty row comes in by command, desk page and API, and each row of it ends the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from tests.apps.signals.intake.sent import GOOD, csv_of
from tests.apps.signals.intake.test_reasons import CHANGED
from tests.november import set_clock

pytestmark = pytest.mark.django_db
NAME = "november.csv"
FAULTS = CHANGED | {"signaaldatum_in_future": {"signaaldatum": "03-12-2026"}}
FIRST = 2
"""The row under the headings."""


def content() -> bytes:
    """A resident of Waterveen, a row for each fault that a row can have, and the resident once more."""
    piet = {"voorletters": "P.", "voorvoegsel": "van der", "geslachtsnaam": "Berg", "geboortedatum": "02-12-1948"}
    home = {"straat": "Molenlaan", "huisnummer": "8", "huisletter": "", "postcode": "1234AD"}
    wider = dict.fromkeys(sorted({name for changed in FAULTS.values() for name in changed} - GOOD.keys()), "")
    good = GOOD | piet | home | wider
    return csv_of(good, *(good | changed for changed in FAULTS.values()), good)


@pytest.fixture
def waterveen(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The municipality with its residents, in November 2026."""
    set_clock(monkeypatch.setattr)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes its time
    from tests.factories import signals

    signals.waterveen()


def by_command(file: Path, key: str) -> None:
    call_command("deliver_signals", str(file), municipality="GM9999", partner=key, verbosity=0)


def by_desk(file: Path, key: str) -> None:
    """The page takes it in; the job of the background does the rest."""
    from rondkomen.apps.audit.actor import Role
    from rondkomen.apps.signals import jobs
    from tests.factories import staff

    client = staff.at_work(staff.member("Iris van Dam", Role.VROEGSIGNALEERDER))
    sent = SimpleUploadedFile(NAME, file.read_bytes(), "text/csv")
    answer = client.post("/werk/signalen/leveringen/nieuw", {"partner": key, "file": sent})
    assert answer.status_code == 302, answer.content.decode()
    jobs.work_off.call(str(delivery_of(key)))


def by_api(file: Path, key: str) -> None:
    """Small enough to be read while the partner waits; the job of the background links it."""
    from rondkomen.apps.signals import jobs
    from rondkomen.apps.signals.actions import add_credential
    from tests.factories.signals import manager

    made, client = add_credential(manager(), key), Client()
    form = {"grant_type": "client_credentials", "client_id": made.client_id, "client_secret": made.secret}
    got = client.post("/api/v1/token", urlencode(form), content_type="application/x-www-form-urlencoded").json()
    bearer = {"Authorization": f"Bearer {got['access_token']}"}
    answer = client.post("/api/v1/vroegsignalen", file.read_bytes(), content_type="text/csv", headers=bearer)
    assert answer.status_code == 201, answer.content.decode()
    jobs.work_off.call(str(delivery_of(key)))


def delivery_of(key: str) -> UUID:
    from rondkomen.apps.signals.models import Delivery

    return Delivery.objects.get(partner__key=key).pk


def ends(key: str) -> list[tuple[str, tuple[str, ...], str]]:
    """For each row how it ended: what it became, the reasons, and whose it is."""
    from rondkomen.apps.signals.models import Vroegsignaal
    from rondkomen.apps.signals.queries import trace
    from tests.factories.signals import signaller

    found = []
    for row in range(FIRST, FIRST + len(FAULTS) + 2):
        end = trace(signaller(), delivery_of(key), row)
        assert end is not None
        remarks = Vroegsignaal.objects.filter(pk=end.signal).values_list("remarks", flat=True)
        reasons = [one.code for one in end.reasons] + [one["code"] for told in remarks for one in told]
        found.append((str(end.state), tuple(reasons), str(end.outcome or "")))
    return found


WAYS: dict[str, Callable[[Path, str], None]] = {"een": by_command, "twee": by_desk, "drie": by_api}


def test_every_row_ends_the_same_by_command_page_and_api(waterveen: None, tmp_path: Path) -> None:
    from rondkomen.apps.signals.models import Delivery
    from tests.factories.signals import partner

    file = tmp_path / NAME
    file.write_bytes(content())
    for key, bring in WAYS.items():
        partner(key, "Huur")
        bring(file, key)
        delivery = Delivery.objects.get(partner__key=key)
        assert delivery.number_of_rows == len(FAULTS) + 2 == delivery.number_accepted + delivery.number_refused
        assert delivery.linked_at
    found = ends("een")
    assert found[0] == found[-1] == ("signaal", (), "gekoppeld")
    for code, (state, reasons, outcome) in zip(FAULTS, found[1:-1], strict=True):
        assert code in reasons
        assert (state == "geweigerd") == (not outcome), "a row is refused with a reason, or a signal with an outcome"
    assert ends("twee") == ends("drie") == found
