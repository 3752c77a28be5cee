"""What the OpenAPI document says of tokens and deliveries: words, examples, and the answers there can be."""

from __future__ import annotations

from typing import Any

from rondkomen.apps.signals.intake import reason_text
from rondkomen.web.api.client_log_in import SCOPE
from rondkomen.web.api.documents import ALWAYS, IN_PIECES, LANGUAGE, answer, problem
from rondkomen.web.api.sent_deliveries import CSV_TYPE, JSON_TYPE, XLSX_TYPE
from rondkomen.web.api.shapes import ref

__all__ = ["DELIVER", "LANGUAGE", "LIMIT", "OFFSET", "PROEF", "REPORT", "TOKEN"]

PROEF = "`ja` says what would become of the delivery and keeps nothing of it."
OFFSET = "Leave out this many of the refused rows, from the first on."
LIMIT = "Show this many refused rows at most."

_ID = "0b8c1f6e-4c64-4f0a-9a55-0c8f8f3b6c11"
_SIGNALS = {
    "kenmerk": "2026-11 rekening courant",
    "vroegsignalen": [
        {
            "klantnummer": "40123",
            "naam": "J. van den Berg",
            "geboortedatum": "1985-03-02",
            "straat": "Dijkstraat",
            "huisnummer": "12",
            "postcode": "1234AB",
            "woonplaats": "Waterveen",
            "telefoonnummer": "0612345678",
            "bedrag": "234.56",
            "ontstaansdatum": "2026-09-01",
            "signaaldatum": "2026-11-02",
        },
        {
            "klantnummer": "40124",
            "naam": "A. Bakker",
            "postcode": "1234AB",
            "huisnummer": "14",
            "bedrag": "-5.00",
            "ontstaansdatum": "2026-09-01",
            "signaaldatum": "2026-11-02",
        },
    ],
}
_REASON = {
    "code": "bedrag_not_above_zero",
    "column": "bedrag",
    "text": reason_text("bedrag_not_above_zero", "en"),
}
_REFUSED = [{"row": 2, "reasons": [_REASON]}]
_REPORT = {
    "id": _ID,
    "kenmerk": "2026-11 rekening courant",
    "state": "verwerkt",
    "received_at": "2026-11-02T08:15:00Z",
    "done_at": "2026-11-02T08:15:01Z",
    "received": 2,
    "accepted": 1,
    "refused": 1,
    "refused_rows": _REFUSED,
    "more": None,
}
_TRIAL = {
    "received": 2,
    "accepted": 1,
    "refused": 1,
    "refused_rows": _REFUSED,
    "reasons": {"bedrag_not_above_zero": 1},
    "remarks": {},
    "already_received": None,
}
_TOKEN = {"access_token": "eyJjbGllbnQiOi...", "token_type": "Bearer", "expires_in": 900, "scope": SCOPE}
_CLIENT_REFUSED = {"error": "invalid_client", "error_description": "this client is not known here, or its secret ..."}

_PARTNER = [{"partner": [SCOPE]}]
_ADDRESS = {"type": "string", "format": "uri-reference"}
_LOCATION = {"Location": {"description": "Where the report is; a trial has none.", "schema": _ADDRESS}}
_WHO = {"WWW-Authenticate": {"description": "How to log in.", "schema": {"type": "string"}}}
_NOT_IN = {401: problem("No token, or one that is not valid any more.", _WHO)}


def _token_error(description: str, headers: dict[str, Any] | None = None, example: Any = None) -> dict[str, Any]:
    return answer("TokenError", description, example, headers)


TOKEN = {
    "description": "OAuth 2.0 client credentials (RFC 6749, 4.4). A token holds for a quarter of an hour; when the "
    "municipality takes the credential back, its tokens end at once.",
    "security": [{"client": []}, {}],
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": ref("TokenRequest"),
                "examples": {"form": {"value": {"grant_type": "client_credentials", "scope": SCOPE}}},
            }
        },
    },
    "responses": {
        **ALWAYS,
        **IN_PIECES,
        200: answer("Token", "A token, not to be kept by anybody on the way.", _TOKEN),
        400: _token_error("The request is not as it should be."),
        401: _token_error("The client is not known, or its secret is not right.", _WHO, _CLIENT_REFUSED),
        413: problem("The body is larger than 8 kB."),
    },
}

DELIVER = {
    "description": "Early signals of people who are behind with paying (Wgs 3 lid 1 b). Each row ends as accepted or "
    "refused with its reasons. The same body twice is one delivery. Up to 1,000 rows are worked off at once; of more "
    "the report follows. JSON is in the layout shown here, a file as the municipality laid it down for you.",
    "security": _PARTNER,
    "requestBody": {
        "required": True,
        "content": {
            JSON_TYPE: {"schema": ref("DeliveryRequest"), "examples": {"two": {"value": _SIGNALS}}},
            CSV_TYPE: {"schema": {"type": "string"}},
            XLSX_TYPE: {"schema": {"type": "string", "contentMediaType": XLSX_TYPE}},
        },
    },
    "responses": {
        **ALWAYS,
        **IN_PIECES,
        **_NOT_IN,
        200: {
            "description": "The same body came in before: its delivery. With proef=ja: what would become of it.",
            "headers": answer("Delivery", "")["headers"] | _LOCATION,
            "content": {
                JSON_TYPE: {
                    "schema": {"anyOf": [ref("Delivery"), ref("Trial")]},
                    "examples": {"again": {"value": _REPORT}, "trial": {"value": _TRIAL}},
                }
            },
        },
        201: answer("Delivery", "It came in and was worked off.", _REPORT, _LOCATION),
        202: answer("Delivery", "It came in and is being worked off.", headers=_LOCATION),
        403: problem("This token does not let anybody deliver."),
        409: problem("The municipality has not said yet how your deliveries are read."),
        413: problem("The body is larger than 50 MB, or has more than 20,000 rows to try out."),
        415: problem("The body is none of the types named here, or compressed."),
        422: problem("The delivery as a whole cannot be read; `detail` says why.", _LOCATION),
    },
}

REPORT = {
    "description": "How far a delivery of yours is, and why rows were refused. What is done with a signal is not told.",
    "security": _PARTNER,
    "responses": {
        **ALWAYS,
        **_NOT_IN,
        200: answer("Delivery", "The report.", _REPORT),
        404: problem("There is no such delivery of yours."),
    },
}
