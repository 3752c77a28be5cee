"""The forms of what is sent and answered, as JSON Schema for the OpenAPI document.

Written by hand from docs/reference/contract.md, because the household is checked by the law library itself, whose
faults name a place and what is expected; tests/web/api hold these forms against real answers.
"""

from __future__ import annotations

from typing import Any

from rondkomen.law import OUTCOMES
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER
from rondkomen.law.household.reading import MOST_PERSONS

Schema = dict[str, Any]

_ID = {"type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_-]{0,39}$"}
_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_AMOUNT = {"type": "string", "pattern": r"^-?\d+\.\d{2}$", "description": "Euros with two decimals."}
_ANY = {"description": "A number as an exact string, a truth, a day, a list, a table, or the bounds low and high."}


def ref(name: str) -> Schema:
    """A reference to one of the forms."""
    return {"$ref": f"#/components/schemas/{name}"}


def group(description: str, required: dict[str, Any], optional: dict[str, Any] | None = None) -> Schema:
    """An object whose answers may get more keys later."""
    return {
        "type": "object",
        "description": description,
        "required": list(required),
        "properties": required | (optional or {}),
    }


def closed(schema: Schema) -> Schema:
    """The same without other keys: what is sent is read strictly."""
    return schema | {"additionalProperties": False}


def _euros(description: str, highest: int, lowest: int = 0) -> Schema:
    return {"type": "number", "minimum": lowest, "maximum": highest, "description": description}


INCOME = closed(
    group(
        "Gross income, before tax and premiums. It may be negative for winst only.",
        {
            "kind": {"type": "string", "enum": list(INCOME_KINDS)},
            "amount": _euros("Euros with at most two decimals.", 1_000_000, -1_000_000),
            "per": {"type": "string", "enum": list(PER)},
        },
        {
            "excludes_vakantietoeslag": {
                "type": "boolean",
                "description": "For loon: 8% holiday allowance comes on top.",
            }
        },
    )
)

PERSON = closed(
    group(
        "A person. What is absent is unknown, not zero.",
        {"id": _ID},
        {
            "birth_date": _DAY,
            "partner": _ID | {"description": "The id of the partner; either side suffices."},
            "parents": {"type": "array", "items": _ID, "maxItems": 2},
            "income": {
                "type": "array",
                "items": ref("Income"),
                "maxItems": 30,
                "description": "All income; an empty list says that there is none.",
            },
            "wealth": _euros("Wealth on 1 January.", 100_000_000),
        },
    )
)

HOME = closed(
    group(
        "Where the household lives; rents are per month, and only for huur, kamer and inwonend.",
        {},
        {
            "kind": {"type": "string", "enum": list(HOME_KINDS)},
            "kale_huur": _euros("Rent without costs.", 10_000),
            "servicekosten": _euros("Service costs that count for huurtoeslag.", 10_000),
        },
    )
)

HOUSEHOLD = closed(
    group(
        "A household on a day. What is absent is unknown, not zero, unless assume_zero is true.",
        {
            "on": _DAY | {"description": "The day the law is applied."},
            "persons": {"type": "array", "items": ref("Person"), "minItems": 1, "maxItems": MOST_PERSONS},
        },
        {
            "municipality": {
                "type": "string",
                "pattern": r"^GM\d{4}$",
                "description": "Adds the municipality's own schemes.",
            },
            "home": ref("Home"),
            "given": {
                "type": "object",
                "description": "Quantities of the law told instead of computed: one value, or one per person id.",
                "additionalProperties": {"type": ["number", "boolean", "string", "object"]},
            },
            "assume_zero": {"type": "boolean", "default": False, "description": "Absent income and wealth are zero."},
        },
    )
)

CHECK_REQUEST = HOUSEHOLD | {
    "properties": HOUSEHOLD["properties"]
    | {"want": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 100, "description": "Only these outcomes."}}
}

EXPLAIN_REQUEST = closed(
    group(
        "Which outcome to explain, for which household.",
        {
            "household": ref("Household"),
            "name": {"type": "string", "description": "An outcome or any quantity of the law."},
        },
        {"person": _ID | {"description": "Whose, for a quantity of a person; the first when absent."}},
    )
)

CITATION = group(
    "An article of Dutch law.",
    {
        "regulation": _TEXT,
        "bwb": {
            "type": "string",
            "pattern": r"^(BWBR\d{7}|CVDR\d+|GM\d{4})$",
            "description": "Of a local regulation its CVDR number, or the code of the municipality.",
        },
        "artikel": _TEXT,
        "url": {"type": "string", "format": "uri", "description": "The text in force on the day."},
    },
    {"lid": _TEXT, "onderdeel": _TEXT},
)

BECAUSE = group(
    "Why there is no right: a sentence, the deciding quantity, and how far the two sides lie apart.",
    {"text": _TEXT, "name": _TEXT},
    {"citation": ref("Citation"), "found": _ANY, "compared_with": _ANY, "distance": _ANY},
)

_COMMON = {
    "name": _TEXT,
    "of": {"type": "string", "description": "`household`, or the id of a person."},
    "unit": {"type": "string", "examples": sorted({one.unit for one in OUTCOMES})},
}
_WORKED_OUT = {
    "verified": {"type": "boolean", "description": "Whether published figures of others were reproduced."},
}
_SOURCES = {
    "citation": ref("Citation"),
    "uncertain": {"type": "array", "items": _TEXT, "description": "Numbers behind it whose source is not sure."},
}
_VALUE = {"type": ["string", "boolean"], "description": "An amount or number as a string, or a truth."}
_LIMIT = {"type": ["string", "null"], "description": "A bound of the amount; null when there is none."}


def _outcome(status: str, description: str, required: Schema, optional: Schema | None = None) -> Schema:
    return group(description, _COMMON | {"status": {"const": status}} | required, optional)


OUTCOME_FORMS = {
    "ComputedOutcome": _outcome(
        "computed",
        "The amount is known.",
        {"value": _VALUE} | _WORKED_OUT,
        {"per_month": _AMOUNT} | _SOURCES,
    ),
    "NoRightOutcome": _outcome(
        "no_right",
        "There is no right, and why.",
        {"because": ref("Because")} | _WORKED_OUT,
        {"value": _VALUE} | _SOURCES,
    ),
    "PerhapsOutcome": _outcome(
        "perhaps",
        "It depends on facts that were not told.",
        {
            "needs": {
                "type": "array",
                "items": _TEXT,
                "description": "Places in the household that would settle it, the most telling first.",
            }
        }
        | _WORKED_OUT,
        {"at_least": _LIMIT, "at_most": _LIMIT} | _SOURCES,
    ),
    "NotModelledOutcome": _outcome("not_modelled", "It cannot be worked out here yet, or not on this day.", {}),
}

OUTCOME = {
    "oneOf": [ref(name) for name in OUTCOME_FORMS],
    "discriminator": {
        "propertyName": "status",
        "mapping": {form["properties"]["status"]["const"]: ref(name)["$ref"] for name, form in OUTCOME_FORMS.items()},
    },
}

_LAW_VERSION = {"type": "string", "description": "Names the exact rules and numbers that were used."}

CHECKED = group(
    "The outcomes for one household.",
    {
        "on": _DAY,
        "law_version": _LAW_VERSION,
        "outcomes": {"type": "array", "items": ref("Outcome")},
        "assumed": {
            "type": "array",
            "items": _TEXT,
            "description": "Places that were filled in without being told and could have mattered.",
        },
        "contradictions": {
            "type": "array",
            "items": group(
                "Facts that cannot both be right.", {"name": _TEXT, "text": _TEXT, "citation": ref("Citation")}
            ),
            "description": "Named, not resolved: the outcomes use the facts as they were told.",
        },
    },
)

USED = group(
    "Something that a rule read; a number of law comes with its source.",
    {"name": _TEXT, "label": _TEXT, "kind": _TEXT, "value": _ANY, "unit": _TEXT},
    {"source": _TEXT, "status": _TEXT, "from": _DAY, "until": _DAY, "note": _TEXT},
)

LINE = group(
    "One line of a rule at work, in words.",
    {"kind": _TEXT, "name": {"type": ["string", "null"]}, "words": _TEXT, "value": _ANY},
)

STEP = group(
    "One rule at work.",
    {
        "name": _TEXT,
        "label": _TEXT,
        "of": _COMMON["of"],
        "value": _ANY,
        "unit": _TEXT,
        "used": {"type": "array", "items": ref("Used")},
        "lines": {"type": "array", "items": ref("Line")},
    },
    {"sentence": _TEXT, "citation": ref("Citation")},
)

EXPLANATION = group(
    "An outcome with every rule that it rests on, the outcome itself first.",
    {
        "on": _DAY,
        "law_version": _LAW_VERSION,
        "name": _TEXT,
        "of": _COMMON["of"],
        "steps": {"type": "array", "items": ref("Step")},
        "answer": ref("Outcome"),
    },
)

_SENTENCES = {"type": "array", "items": _TEXT}

LAW = group(
    "What of the law is modelled.",
    {
        "law_version": _LAW_VERSION,
        "regulations": {
            "type": "array",
            "items": group(
                "One regulation.",
                {
                    "name": _TEXT,
                    "title": _TEXT,
                    "bwb": _TEXT,
                    "from": _DAY,
                    "until": _DAY,
                    "verified": {"type": "boolean"},
                    "modelled": _SENTENCES,
                    "left_out": _SENTENCES,
                    "checked_with": _SENTENCES,
                },
            ),
        },
        "outcomes": {
            "type": "array",
            "items": group(
                "An outcome by its stable name.",
                {
                    "name": _TEXT,
                    "label": _TEXT,
                    "of": {"type": "string", "enum": ["household", "person"]},
                    "unit": _TEXT,
                    "modelled": {"type": "boolean"},
                },
            ),
        },
    },
)

PROBLEM = group(
    "What went wrong (RFC 9457).",
    {
        "type": {"type": "string", "format": "uri-reference"},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
    },
    {
        "errors": {
            "type": "array",
            "description": "Every fault in what was sent.",
            "items": group(
                "One fault.",
                {
                    "place": {
                        "type": "string",
                        "description": "Where: persons[0].income[1].amount, or query.language.",
                    },
                    "detail": _TEXT,
                    "found": _TEXT,
                    "expected": _TEXT,
                },
            ),
        }
    },
)

SCHEMAS: dict[str, Schema] = {
    "CheckRequest": CHECK_REQUEST,
    "ExplainRequest": EXPLAIN_REQUEST,
    "Household": HOUSEHOLD,
    "Person": PERSON,
    "Income": INCOME,
    "Home": HOME,
    "Checked": CHECKED,
    "Outcome": OUTCOME,
    **OUTCOME_FORMS,
    "Because": BECAUSE,
    "Citation": CITATION,
    "Explanation": EXPLANATION,
    "Step": STEP,
    "Used": USED,
    "Line": LINE,
    "Law": LAW,
    "Problem": PROBLEM,
}
