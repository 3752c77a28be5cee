"""What the OpenAPI document says of each question: its words, its examples and the answers it can have."""

from __future__ import annotations

from typing import Any

from rondkomen.web.api.problems import CONTENT_TYPE
from rondkomen.web.api.shapes import ref

VERSION = "1.0.0"
"""Of the API, by Semantic Versioning; its first number stands in the address."""

WANT = "Only these outcomes; repeat it for more. The body may hold them too."
LANGUAGE = "The language of labels and sentences; names and units stay Dutch."

_HOUSEHOLD: dict[str, Any] = {
    "on": "2026-01-01",
    "persons": [
        {
            "id": "anna",
            "birth_date": "1990-05-01",
            "partner": "bram",
            "income": [{"kind": "loon", "amount": 2100.00, "per": "maand"}],
            "wealth": 1500,
        },
        {
            "id": "bram",
            "birth_date": "1988-02-11",
            "income": [{"kind": "ww", "amount": 1400, "per": "maand"}],
            "wealth": 0,
        },
        {"id": "kim", "birth_date": "2015-03-01", "parents": ["anna", "bram"]},
    ],
    "home": {"kind": "huur", "kale_huur": 650.00, "servicekosten": 30.00},
}

_CITATION = {
    "regulation": "Wet op de zorgtoeslag",
    "bwb": "BWBR0018451",
    "artikel": "2",
    "lid": "1",
    "url": "https://wetten.overheid.nl/BWBR0018451/2026-01-01#Artikel2",
}
_CHECKED = {
    "on": "2026-01-01",
    "law_version": "cef656b96331",
    "outcomes": [
        {
            "name": "zorgtoeslag",
            "of": "household",
            "status": "computed",
            "value": "1550.24",
            "unit": "EUR/jaar",
            "per_month": "129.18",
            "citation": _CITATION,
            "verified": True,
        },
        {
            "name": "huurtoeslag",
            "of": "household",
            "status": "perhaps",
            "unit": "EUR/maand",
            "at_least": "0.00",
            "at_most": "430.12",
            "needs": ["home.kale_huur"],
            "verified": True,
        },
        {"name": "bijstand", "of": "household", "status": "not_modelled", "unit": "EUR/maand"},
    ],
    "assumed": ["given.is_zorgverzekerd.anna"],
    "contradictions": [],
}
_CURVED = {
    "on": "2026-01-01",
    "law_version": "56320414e2ef",
    "over": "loon",
    "person": "anna",
    "points": [
        {
            "amount": "24000.00",
            "per_month": {"zorgtoeslag": "120.33", "besteedbaar_inkomen": "3767.59"},
            "marginal_pressure": None,
            "marginal_pressure_exact": "0.4807",
        },
        {
            "amount": "25000.00",
            "per_month": {"zorgtoeslag": "108.83", "besteedbaar_inkomen": "3810.81"},
            "marginal_pressure": "0.4814",
            "marginal_pressure_exact": "0.4807",
        },
    ],
    "now": {
        "status": "computed",
        "amount": "25200.00",
        "kept_of_next_euro": "0.5193",
        "marginal_pressure_exact": "0.4807",
        "by_outcome": {"zorgtoeslag": "-0.1373", "kindgebonden_budget": "-0.0760", "huurtoeslag": "-0.2200"},
        "hourly": {"euros": "17.25", "basis": "told", "text": "Een uur is \u20ac\u00a017,25 bruto: ..."},
        "steps": [
            {
                "name": "hour",
                "hours_a_week": "1",
                "extra": "968.76",
                "kept": "408.70",
                "marginal_pressure": "0.5781",
                "lost": {"zorgtoeslag": "133.00", "kindgebonden_budget": "74.00", "huurtoeslag": "213.00"},
                "to_pay_back": "420.00",
            }
        ],
        "notes": [{"name": "settled_later", "text": "Toeslagen zijn voorschotten ..."}],
    },
    "cliffs": [],
}
_PROBLEM = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "What was sent has 1 fault.",
    "errors": [
        {
            "place": "persons[0].birth_date",
            "detail": 'found "1-5-1990"; expected a day as year-month-day, as in 1990-05-01',
            "found": '"1-5-1990"',
            "expected": "a day as year-month-day, as in 1990-05-01",
        }
    ],
}
_VERSION_HEADER = {"API-Version": {"description": "The full version of the API.", "schema": {"type": "string"}}}


def _body(schema: str, example: Any) -> dict[str, Any]:
    content = {"schema": ref(schema), "examples": {"family": {"summary": "Two parents and a child", "value": example}}}
    return {"required": True, "content": {"application/json": content}}


def answer(schema: str, description: str, example: Any = None, headers: dict[str, Any] | None = None) -> dict[str, Any]:
    """An answer in JSON, as the document describes it."""
    content: dict[str, Any] = {"schema": ref(schema)}
    if example is not None:
        content["examples"] = {"answer": {"value": example}}
    return {
        "description": description,
        "headers": _VERSION_HEADER | (headers or {}),
        "content": {"application/json": content},
    }


def problem(description: str, headers: dict[str, Any] | None = None, example: Any = None) -> dict[str, Any]:
    """A refusal as problem+json, as the document describes it."""
    content: dict[str, Any] = {"schema": ref("Problem")}
    if example is not None:
        content["examples"] = {"fault": {"value": example}}
    return {
        "description": description,
        "headers": _VERSION_HEADER | (headers or {}),
        "content": {CONTENT_TYPE: content},
    }


_WAIT = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}}
ALWAYS = {
    400: problem("Something that was sent is wrong; `errors` names every fault.", example=_PROBLEM),
    429: problem("Too many requests.", _WAIT),
    500: problem("A fault on our side."),
}
IN_PIECES = {411: problem("The body is sent in pieces (Transfer-Encoding).")}
_WITH_BODY = (
    ALWAYS
    | IN_PIECES
    | {
        413: problem("The body is larger than 256 kB."),
        415: problem("The body is not application/json."),
    }
)

CHECK = {
    "description": "Applies the law of a day to a household. Nothing that is sent is kept.",
    "requestBody": _body("CheckRequest", _HOUSEHOLD | {"want": ["zorgtoeslag", "huurtoeslag"]}),
    "responses": {200: answer("Checked", "The outcomes, in the order asked for.", _CHECKED)} | _WITH_BODY,
}
EXPLAIN = {
    "description": "The steps, numbers and articles behind one outcome. Nothing that is sent is kept.",
    "requestBody": _body("ExplainRequest", {"household": _HOUSEHOLD, "name": "zorgtoeslag"}),
    "responses": {200: answer("Explanation", "The outcome with every rule it rests on.")} | _WITH_BODY,
}
CURVE = {
    "description": "Outcomes along an income, or hours a week, of one person, with the marginal pressure by step and "
    "exactly; what an hour or a day a week more pays now; and where there is less to spend at once, by which rule.",
    "requestBody": _body(
        "CurveRequest",
        {"household": _HOUSEHOLD, "from": 24000, "to": 26000, "step": 1000, "hourly": 17.25}
        | {"want": ["zorgtoeslag", "besteedbaar_inkomen"]},
    ),
    "responses": {200: answer("Curve", "The points, what work pays now, and the drops.", _CURVED)} | _WITH_BODY,
}
LAW = {
    "description": "Every regulation with what is modelled, left out and checked, and every outcome by its name.",
    "responses": {200: answer("Law", "What is modelled.")} | ALWAYS,
}
