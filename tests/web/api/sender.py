"""The system of a partner: gets a token, delivers signals and reads what became of them."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from rondkomen.apps.audit.actor import Actor, Role
from rondkomen.apps.signals.actions import add_credential, add_partner, close_partner, revoke_credential
from tests.factories.audit import HERE, municipality, staff

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
SOMEWHERE = "192.0.2.10"


class Clock:
    """The moment of now, that moves when a test says so."""

    def __init__(self, now: float) -> None:
        self.now = now

    def forward(self, seconds: float) -> None:
        self.now += seconds


class Sender:
    """A partner of a municipality with a credential, and a client at its own address."""

    def __init__(self, key: str = "stroom", kind: str = "Energie", here: str = HERE, profile: str = "") -> None:
        municipality(here)
        self.key, self.here = key, here
        self.beheerder: Actor = staff(Role.BEHEERDER, here=here)
        self.partner = add_partner(self.beheerder, key=key, name="Stroom voor u", kind=kind, profile=profile)
        self.credential = add_credential(self.beheerder, key)
        self.client = Client(REMOTE_ADDR=SOMEWHERE)
        self._token = ""

    def asks(self, address: str = SOMEWHERE, authorization: str = "", **fields: str) -> HttpResponse:
        """Ask for a token: with the own id and secret in the form, unless it is told otherwise."""
        own = {} if authorization else {"client_id": self.credential.client_id, "client_secret": self.credential.secret}
        form = {"grant_type": "client_credentials"} | own | fields
        return self.posts(urlencode(form), authorization, address)

    def posts(
        self, form: str | bytes, authorization: str = "", address: str = SOMEWHERE, kind: str = FORM, **extra: Any
    ) -> HttpResponse:
        """A form for a token, as it is."""
        headers = {"authorization": authorization} if authorization else {}
        return self.client.post(
            "/api/v1/token",
            form,
            content_type=kind,
            CONTENT_TYPE=kind,
            REMOTE_ADDR=address,
            headers=headers | extra.pop("headers", {}),
            **extra,
        )

    @property
    def token(self) -> str:
        """The token of this sender; got once."""
        if not self._token:
            answer = self.asks()
            assert answer.status_code == 200, answer.content
            self._token = answer.json()["access_token"]
        return self._token

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def delivers(self, body: Any, kind: str = JSON, query: str = "", **extra: Any) -> HttpResponse:
        """Send a delivery; bytes and texts as they are, all else as JSON."""
        content = body if isinstance(body, bytes | str) else json.dumps(body)
        headers = self.headers | extra.pop("headers", {})
        # Named twice, because Django's client leaves the type out when the body is empty.
        return self.client.post(
            f"/api/v1/vroegsignalen{query}", content, content_type=kind, CONTENT_TYPE=kind, headers=headers, **extra
        )

    def reads(self, ident: object, query: str = "") -> HttpResponse:
        """Ask for the report of a delivery."""
        return self.client.get(f"/api/v1/vroegsignalen/{ident}{query}", headers=self.headers)

    def loses_credential(self) -> None:
        revoke_credential(self.beheerder, self.credential.client_id)

    def is_closed(self) -> None:
        close_partner(self.beheerder, self.key)


def basic(name: str, secret: str) -> str:
    """The header of HTTP Basic."""
    return "Basic " + b64encode(f"{name}:{secret}".encode()).decode()


def signal(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A good row of an energy company on the day of these tests."""
    return {
        "klantnummer": f"K{number}",
        "naam": "J. van den Berg",
        "geboortedatum": "1985-03-02",
        "straat": "Dijkstraat",
        "huisnummer": "12",
        "postcode": "1234AB",
        "woonplaats": "Waterveen",
        "bedrag": "234.56",
        "ontstaansdatum": "2026-09-01",
        "signaaldatum": "2026-11-02",
    } | fields


def body(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A delivery of these rows; one good one when there are none."""
    return {"vroegsignalen": list(rows) or [signal()]} | more


def workbook(*rows: dict[str, Any]) -> bytes:
    """A workbook of these rows with the names of the first, made with nothing but a zip."""

    def line(number: int, cells: Iterable[object]) -> str:
        found = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        return f'<row r="{number}">{found}</row>'

    lines = [line(1, rows[0]), *(line(number, row.values()) for number, row in enumerate(rows, 2))]
    schemas = "http://schemas.openxmlformats.org"
    main, office = f"{schemas}/spreadsheetml/2006/main", f"{schemas}/officeDocument/2006/relationships"
    links = f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="r1" Type="{office}/'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{schemas}/package/2006/content-types"/>',
        "_rels/.rels": f'{links}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{links}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return out.getvalue()
