"""The forms of what partners send and are answered: a token, a delivery of early signals, and its report."""

from __future__ import annotations

from rondkomen.apps.signals.intake import reason_codes
from rondkomen.apps.signals.intake.layout import CONDITION_FIELDS, DATE_FIELDS, FIELDS
from rondkomen.apps.signals.states import DeliveryState
from rondkomen.web.api.client_log_in import SCOPE
from rondkomen.web.api.sent_deliveries import KENMERK
from rondkomen.web.api.shapes import TEXT, Schema, closed, group, ref

_NUMBER = {"type": "integer", "minimum": 0}
_ID = {"type": "string", "format": "uuid"}
_MOMENT = {"type": "string", "format": "date-time"}

TOKEN_REQUEST = group(
    "Client credentials (RFC 6749, 4.4.2). The id and secret stand here, or in HTTP Basic.",
    {"grant_type": {"const": "client_credentials"}},
    {"client_id": TEXT, "client_secret": TEXT | {"format": "password"}, "scope": {"const": SCOPE}},
)
TOKEN = group(
    "A token for the header Authorization.",
    {
        "access_token": TEXT,
        "token_type": {"const": "Bearer"},
        "expires_in": {"type": "integer", "description": "Seconds."},
        "scope": {"const": SCOPE},
    },
)
TOKEN_ERROR = group(
    "Why there is no token (RFC 6749, 5.2).",
    {
        "error": {
            "enum": ["invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope"],
        },
        "error_description": TEXT,
    },
)

_WORD = {"type": ["string", "number", "null"]}
_DAY = {"type": ["string", "null"], "description": "Year-month-day, as in 2026-11-02."}
_WORDS_OF = {
    "soort": "vroegsignaal when absent; or geactualiseerd, eindelevering, warme_overdracht, crisis.",
    "klantnummer": "Your own number of the customer: by it a later signal is told from a first one.",
    "bedrag": 'The arrears in euros: a number, or a text such as "1234.56".',
    "aantal_termijnen": "How many terms are behind.",
    "dagen_achterstand": "How many days the oldest arrears are old, when their day is not known.",
    "naam": "Initials or first names and surname in one, when you do not keep them apart.",
    "adres": "Street and number in one, when you do not keep them apart.",
    "postcode_woonplaats": "Postcode and town in one, when you do not keep them apart.",
    "bsn": "Only with a legal ground; without one it is dropped before anything is kept.",
}
_DAYS_OF = {
    "signaaldatum": "The day on which you signal.",
    "ontstaansdatum": "The day since which there are arrears.",
    "herinnerd_op": "The day of the written reminder.",
    "geboortedatum": "The day of birth; a year, or a year and a month, when that is all you know.",
}


def _field(name: str) -> Schema:
    if name in CONDITION_FIELDS:
        condition = f"Condition {name[-1]} of article 2 Besluit gemeentelijke schuldhulpverlening was met: ja or nee."
        return {"type": ["string", "boolean", "null"], "description": condition}
    if name in DATE_FIELDS:
        return _DAY | {"description": f"{_DAYS_OF[name]} {_DAY['description']}"}
    return _WORD | ({"description": _WORDS_OF[name]} if name in _WORDS_OF else {})


VROEGSIGNAAL = group(
    "One signal: who is behind with paying what. What you do not know is left out. A signal that lacks what its kind "
    "of partner needs is refused in the report, by itself.",
    {name: _field(name) for name in ("bedrag", "signaaldatum")},
    {name: _field(name) for name in FIELDS if name not in ("bedrag", "signaaldatum")},
)
DELIVERY_REQUEST = closed(
    group(
        "A delivery in our own layout.",
        {"vroegsignalen": {"type": "array", "items": ref("Vroegsignaal"), "minItems": 1}},
        {"kenmerk": {"type": "string", "pattern": f"^{KENMERK}$", "description": "Your own name for this delivery."}},
    )
)
REFUSED_ROW = group(
    "A row that is no signal, and every reason. No value of the row is shown.",
    {
        "row": {"type": "integer", "minimum": 1, "description": "In JSON the first is 1, in a file as it is numbered."},
        "reasons": {
            "type": "array",
            "items": group(
                "One reason.",
                {
                    "code": {"type": "string", "examples": list(reason_codes())},
                    "column": TEXT | {"description": "The key or the heading it is about; empty for the whole row."},
                    "text": TEXT | {"description": "What was found and what to do."},
                },
            ),
        },
    },
)
_COUNTS = {
    "accepted": _NUMBER,
    "refused": _NUMBER,
    "refused_rows": {"type": "array", "items": ref("RefusedRow")},
}
DELIVERY = group(
    "A delivery and how far it is. Once it is verwerkt, accepted and refused together are received.",
    {
        "id": _ID,
        "kenmerk": {"type": ["string", "null"]},
        "state": {"enum": [state.value for state in DeliveryState]},
        "received_at": _MOMENT,
        "done_at": {"type": ["string", "null"], "format": "date-time"},
        "received": {"type": ["integer", "null"], "description": "Rows in the delivery; null until they are counted."},
    }
    | _COUNTS
    | {"more": {"type": ["string", "null"], "description": "The address of the next refused rows."}},
    {"fault": TEXT | {"description": "Why the delivery as a whole was refused (afgekeurd)."}},
)
TRIAL = group(
    "What would become of a delivery. Nothing was kept.",
    {"received": _NUMBER}
    | _COUNTS
    | {
        "reasons": {"type": "object", "additionalProperties": _NUMBER, "description": "How often each code was given."},
        "remarks": {
            "type": "object",
            "additionalProperties": _NUMBER,
            "description": "How often something would be left out of an accepted row, by code.",
        },
        "already_received": {"type": ["string", "null"], "description": "The id, when the same body came in before."},
    },
)

DELIVERY_SCHEMAS: dict[str, Schema] = {
    "TokenRequest": TOKEN_REQUEST,
    "Token": TOKEN,
    "TokenError": TOKEN_ERROR,
    "DeliveryRequest": DELIVERY_REQUEST,
    "Vroegsignaal": VROEGSIGNAAL,
    "Delivery": DELIVERY,
    "RefusedRow": REFUSED_ROW,
    "Trial": TRIAL,
}
SECURITY_SCHEMES: dict[str, Schema] = {
    "client": {"type": "http", "scheme": "basic", "description": "client_id and client_secret, for /token alone."},
    "partner": {
        "type": "oauth2",
        "description": "The beheerder of the municipality gives a partner its client_id and client_secret.",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "/api/v1/token",
                "scopes": {SCOPE: "Deliver early signals, and read the reports of your own deliveries."},
            }
        },
    },
}
