"""The forms of what is sent and answered, as JSON Schema for the OpenAPI document.

Written by hand from docs/reference/contract.md, because the household is checked by the law library itself, whose
faults name a place and what is expected; tests/web/api hold these forms against real answers.
"""

from __future__ import annotations

from rondkomen.law import OUTCOMES
from rondkomen.law.household.model import HOME_KINDS, INCOME_KINDS, PER
from rondkomen.law.household.reading import MOST_PERSONS
from rondkomen.web.api.curve_schemas import CURVE_SCHEMAS
from rondkomen.web.api.delivery_schemas import DELIVERY_SCHEMAS
from rondkomen.web.api.shapes import AMOUNT, DAY, ID, LAW_VERSION, TEXT, Schema, closed, euros, group, ref

_ANY = {"description": "A number as an exact string, a truth, a day, a list, a table, or the bounds low and high."}

INCOME = closed(
    group(
        "Gross income, before tax and premiums. It may be negative for winst only.",
        {
            "kind": {"type": "string", "enum": list(INCOME_KINDS)},
            "amount": euros("Euros with at most two decimals.", 1_000_000, -1_000_000),
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
        {"id": ID},
        {
            "birth_date": DAY,
            "partner": ID | {"description": "The id of the partner; either side suffices."},
            "parents": {"type": "array", "items": ID, "maxItems": 2},
            "income": {
                "type": "array",
                "items": ref("Income"),
                "maxItems": 30,
                "description": "All income; an empty list says that there is none.",
            },
            "wealth": euros("Wealth on 1 January.", 100_000_000),
        },
    )
)

HOME = closed(
    group(
        "Where the household lives; rents are per month, and only for huur, kamer and inwonend.",
        {},
        {
            "kind": {"type": "string", "enum": list(HOME_KINDS)},
            "kale_huur": euros("Rent without costs.", 10_000),
            "servicekosten": euros("Service costs that count for huurtoeslag.", 10_000),
        },
    )
)

HOUSEHOLD = closed(
    group(
        "A household on a day. What is absent is unknown, not zero, unless assume_zero is true.",
        {
            "on": DAY | {"description": "The day the law is applied."},
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
    | {"want": {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 100, "description": "Only these outcomes."}}
}

EXPLAIN_REQUEST = closed(
    group(
        "Which outcome to explain, for which household.",
        {
            "household": ref("Household"),
            "name": {"type": "string", "description": "An outcome or any quantity of the law."},
        },
        {"person": ID | {"description": "Whose, for a quantity of a person; the first when absent."}},
    )
)

CITATION = group(
    "An article of Dutch law.",
    {
        "regulation": TEXT,
        "bwb": {
            "type": "string",
            "pattern": r"^(BWBR\d{7}|CVDR\d+|GM\d{4})$",
            "description": "Of a local regulation its CVDR number, or the code of the municipality.",
        },
        "artikel": TEXT,
        "url": {"type": "string", "format": "uri", "description": "The text in force on the day."},
    },
    {"lid": TEXT, "onderdeel": TEXT},
)

BECAUSE = group(
    "Why there is no right: a sentence, the deciding quantity, and how far the two sides lie apart.",
    {"text": TEXT, "name": TEXT},
    {"citation": ref("Citation"), "found": _ANY, "compared_with": _ANY, "distance": _ANY, "distance_text": TEXT},
)

_COMMON = {
    "name": TEXT,
    "of": {"type": "string", "description": "`household`, or the id of a person."},
    "unit": {"type": "string", "examples": sorted({one.unit for one in OUTCOMES})},
}
_WORKED_OUT = {
    "verified": {"type": "boolean", "description": "Whether published figures of others were reproduced."},
}
_SOURCES = {
    "citation": ref("Citation"),
    "uncertain": {"type": "array", "items": TEXT, "description": "Numbers behind it whose source is not sure."},
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
        {"per_month": AMOUNT} | _SOURCES,
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
                "items": TEXT,
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

CHECKED = group(
    "The outcomes for one household.",
    {
        "on": DAY,
        "law_version": LAW_VERSION,
        "outcomes": {"type": "array", "items": ref("Outcome")},
        "assumed": {
            "type": "array",
            "items": TEXT,
            "description": "Places that were filled in without being told and could have mattered.",
        },
        "contradictions": {
            "type": "array",
            "items": group(
                "Facts that cannot both be right.", {"name": TEXT, "text": TEXT, "citation": ref("Citation")}
            ),
            "description": "Named, not resolved: the outcomes use the facts as they were told.",
        },
    },
)

USED = group(
    "Something that a rule read; a number of law comes with its source.",
    {"name": TEXT, "label": TEXT, "kind": TEXT, "value": _ANY, "unit": TEXT},
    {"source": TEXT, "status": TEXT, "from": DAY, "until": DAY, "note": TEXT},
)

LINE = group(
    "One line of a rule at work, in words.",
    {"kind": TEXT, "name": {"type": ["string", "null"]}, "words": TEXT, "value": _ANY},
)

LEAF = group(
    "A fact behind something that a rule reads.",
    {"name": TEXT, "label": TEXT, "of": TEXT, "told": {"type": "boolean", "description": "False: it was assumed."}},
    {"place": {"type": "string", "description": "Where it stands in the household."}},
)

CHANGE = group(
    "Something that would change a step: where it turns (`turn`, `truth`), what each unit more does (`rate`), or that "
    "only another law would (`law`).",
    {"kind": {"type": "string", "enum": ["turn", "truth", "rate", "law"]}, "text": TEXT},
    {
        "name": TEXT,
        "label": TEXT,
        "of": _COMMON["of"],
        "told": {"type": "boolean", "description": "Whether it is a fact; else a rule gives it."},
        "alone": {"type": "boolean", "description": "It moves alone; false: with everything that follows from it."},
        "place": {"type": "string", "description": "Of a fact, where it stands in the household."},
        "unit": TEXT,
        "now": _ANY,
        "at": _ANY,
        "side": {"type": "string", "enum": ["above", "from", "below", "until", "is"]},
        "distance": TEXT,
        "value": _ANY,
        "per_unit": TEXT,
        "per_unit_then": TEXT,
        "condition": TEXT,
        "binds": {"type": "string", "description": "Which side of a lowest or highest counts until then."},
        "day": DAY | {"description": "When an age gets there, by the law as it stands."},
        "hangs_on": {"type": "array", "items": ref("Leaf")},
    },
)

STEP = group(
    "One rule at work.",
    {
        "name": TEXT,
        "label": TEXT,
        "of": _COMMON["of"],
        "value": _ANY,
        "unit": TEXT,
        "used": {"type": "array", "items": ref("Used")},
        "lines": {"type": "array", "items": ref("Line")},
        "would_change": {"type": "array", "items": ref("Change"), "description": "The most telling first."},
    },
    {"sentence": TEXT, "citation": ref("Citation")},
)

EXPLANATION = group(
    "An outcome with every rule that it rests on, the outcome itself first.",
    {
        "on": DAY,
        "law_version": LAW_VERSION,
        "name": TEXT,
        "of": _COMMON["of"],
        "steps": {"type": "array", "items": ref("Step")},
        "answer": ref("Outcome"),
    },
)

_SENTENCES = {"type": "array", "items": TEXT}

LAW = group(
    "What of the law is modelled.",
    {
        "law_version": LAW_VERSION,
        "regulations": {
            "type": "array",
            "items": group(
                "One regulation.",
                {
                    "name": TEXT,
                    "title": TEXT,
                    "bwb": TEXT,
                    "from": DAY,
                    "until": DAY,
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
                    "name": TEXT,
                    "label": TEXT,
                    "of": {"type": "string", "enum": ["household", "person"]},
                    "unit": TEXT,
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
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
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
                    "detail": TEXT,
                    "found": TEXT,
                    "expected": TEXT,
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
    "Change": CHANGE,
    "Leaf": LEAF,
    "Used": USED,
    "Line": LINE,
    **CURVE_SCHEMAS,
    "Law": LAW,
    **DELIVERY_SCHEMAS,
    "Problem": PROBLEM,
}
