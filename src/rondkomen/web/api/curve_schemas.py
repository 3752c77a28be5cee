"""The forms of a question and an answer about a curve: outcomes along a range of income, and what work pays."""

from __future__ import annotations

from rondkomen.law.hours import HOURS_OF_A_WEEK
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.web.api.shapes import AMOUNT, DAY, ID, LAW_VERSION, TEXT, Schema, closed, euros, group, ref

_EUROS_A_YEAR = euros("Gross euros a year.", 1_000_000)
_HOURS = {"type": "integer", "minimum": 0, "maximum": HOURS_OF_A_WEEK}

CURVE_REQUEST = closed(
    group(
        "A household, and the range of an income of one person: in euros a year, or in hours a week.",
        {"household": ref("Household")},
        {
            "over": {"type": "string", "enum": list(INCOME_KINDS), "default": "loon"},
            "person": ID | {"description": "Whose income varies; the first person when absent."},
            "from": _EUROS_A_YEAR | {"default": 0, "minimum": -1_000_000, "description": "Below zero for winst only."},
            "to": _EUROS_A_YEAR | {"default": 60000},
            "step": _EUROS_A_YEAR | {"default": 500, "exclusiveMinimum": 0, "description": "At most 200 points."},
            "hours": closed(
                group("Hours a week at an hourly wage, instead of from, to and step.", {"from": _HOURS, "to": _HOURS})
            ),
            "hourly": euros("Gross wage of an hour, without holiday allowance.", 1000)
            | {
                "exclusiveMinimum": 0,
                "description": "When absent: wage over hours if both are told, else minimumloon.",
            },
            "want": {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 100},
        },
    )
)

_PART = {"type": "string", "pattern": r"^-?\d+\.\d{4}$", "description": "Of each euro more: 0.6000 is 60 cents."}
_PRESSURE = {"type": ["string", "null"], "pattern": _PART["pattern"]}
_BY_OUTCOME = {"type": "object", "additionalProperties": AMOUNT, "description": "Per outcome, in euros a year."}

CURVE_POINT = group(
    "The outcomes at one yearly amount; null where they are not settled.",
    {
        "amount": AMOUNT,
        "per_month": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
        "marginal_pressure": _PRESSURE
        | {"description": "The part of the step from the point before that is not kept."},
        "marginal_pressure_exact": _PRESSURE | {"description": "The part of the next euro that is not kept."},
    },
    {"hours_a_week": TEXT},
)

WORK_STEP = group(
    "One hour or one day a week more, every week of the year; amounts in euros a year.",
    {
        "name": {"type": "string", "enum": ["hour", "day"]},
        "hours_a_week": TEXT,
        "extra": AMOUNT | {"description": "Gross wages more, with holiday allowance."},
        "kept": AMOUNT,
        "marginal_pressure": _PART,
        "lost": _BY_OUTCOME,
        "to_pay_back": AMOUNT | {"description": "Advances to pay back after the year if the step is not reported."},
    },
)

NOW_PERHAPS = group(
    "What work pays from the present income cannot be said yet.",
    {"status": {"const": "perhaps"}, "needs": {"type": "array", "items": TEXT}},
)

NOW_COMPUTED = group(
    "What work pays from the present income.",
    {
        "status": {"const": "computed"},
        "amount": AMOUNT | {"description": "The present income a year, of wages with holiday allowance."},
        "kept_of_next_euro": _PART,
        "marginal_pressure_exact": _PART,
        "by_outcome": {"type": "object", "additionalProperties": _PART},
        "hourly": {
            "oneOf": [
                group(
                    "How an hour becomes euros.",
                    {"euros": AMOUNT, "basis": {"enum": ["told", "hours", "minimumloon"]}, "text": TEXT},
                    {"citation": ref("Citation")},
                ),
                {"type": "null"},
            ]
        },
        "steps": {"type": "array", "items": ref("WorkStep")},
        "notes": {"type": "array", "items": group("What to know beside the amounts.", {"name": TEXT, "text": TEXT})},
    },
)

CLIFF = group(
    "An income above which there is less to spend at once, and the rule that causes it.",
    {
        "amount": AMOUNT | {"description": "Euros a year."},
        "loss": AMOUNT | {"description": "Euros a year."},
        "lost": _BY_OUTCOME,
        "ended": {"type": "array", "items": TEXT, "description": "Those of lost that come to nothing."},
        "name": {"type": "string", "description": "The quantity that decides."},
        "text": TEXT,
    },
    {"citation": ref("Citation")},
)

CURVE = group(
    "Outcomes along a range of income, what work pays now, and where the purse drops.",
    {
        "on": DAY,
        "law_version": LAW_VERSION,
        "over": {"type": "string", "enum": list(INCOME_KINDS)},
        "person": TEXT,
        "points": {"type": "array", "items": ref("CurvePoint")},
        "now": {"oneOf": [ref("NowComputed"), ref("NowPerhaps")]},
        "cliffs": {"type": "array", "items": ref("Cliff")},
    },
)

CURVE_SCHEMAS: dict[str, Schema] = {
    "CurveRequest": CURVE_REQUEST,
    "Curve": CURVE,
    "CurvePoint": CURVE_POINT,
    "NowComputed": NOW_COMPUTED,
    "NowPerhaps": NOW_PERHAPS,
    "WorkStep": WORK_STEP,
    "Cliff": CLIFF,
}
