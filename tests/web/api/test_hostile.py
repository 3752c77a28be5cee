"""Whatever is sent, the answer is 200 or a refusal in the proper form; never a failure."""

import copy
import json
import time
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rondkomen.law import law_book
from rondkomen.web.api.documents import _HOUSEHOLD
from rondkomen.web.api.schemas import PROBLEM

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

many = settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NASTY = [
    None, True, False, 0, -0.0, 1, -1, 0.1, 0.001, 1e308, 10**400, 2**63, "", " ", "0", "NaN", "anna", "\x00", "\ud800",
    "\u202egnp", "😀" * 50, "a" * 5000, "2026-02-30", "0001-01-01", "9999-12-31", "2026-01-01T00:00:00", "GM9999",
    "__class__", "../../etc/passwd", "{{7*7}}", "' OR 1=1 --", [], {}, [[]], [None], [{}], {"": ""}, {"anna": 1},
    {"anna": {}},
]  # fmt: skip
TEXTS = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999999999999999999",
    "1E-999999999",
    "0" * 300,
    "9" * 5000,
    "-0",
    "1.",
    "'x'",
]

values = st.recursive(
    st.sampled_from(NASTY) | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
).map(copy.deepcopy)  # the mutants change what is drawn
KEYS = [
    "on", "municipality", "persons", "home", "given", "assume_zero", "want", "id", "birth_date", "partner", "parents",
    "income", "wealth", "kind", "amount", "per", "excludes_vakantietoeslag", "kale_huur", "servicekosten",
]  # fmt: skip


def paths_in(value: Any, path: tuple = ()) -> list[tuple]:
    """Every place in plain values."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, one in entries for inner in paths_in(one, (*path, key)))]


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """The example household with a few places changed, removed or added to."""
    household = copy.deepcopy(_HOUSEHOLD)
    household["given"] = {name: draw(values) for name in draw(st.lists(quantities, max_size=2))}
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(paths_in(household)[1:]))
        parent: Any = household
        for key in path[:-1]:
            parent = parent[key]
        match draw(st.sampled_from(["change", "remove", "double", "add"])):
            case "change":
                parent[path[-1]] = draw(values)
            case "remove":
                del parent[path[-1]]
            case "double" if isinstance(parent, list):
                parent.append(copy.deepcopy(parent[path[-1]]))
            case _ if isinstance(parent, dict):
                parent[draw(st.sampled_from(KEYS))] = draw(values)
    return household


quantities = st.deferred(lambda: st.sampled_from(sorted(law_book().quantities)))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A household as text, damaged where it hurts."""
    text = json.dumps(_HOUSEHOLD)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        upto = min(len(text), at + draw(st.integers(0, 12)))
        text = text[:at] + draw(st.text(max_size=6) | st.sampled_from(TEXTS)) + text[upto:]
    return text


def is_sound(answer: Any) -> None:
    """An answer, or a refusal that says what is wrong."""
    assert not answer.cookies
    if answer.status_code == 200:
        assert json.loads(answer.content)["law_version"] == law_book().version
        return
    assert answer.status_code in (400, 413), (answer.status_code, answer.content)
    Draft202012Validator(PROBLEM).validate(json.loads(answer.content))


@many
@given(st.binary(max_size=200))
@example(b"")
@example(b"\x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes(ask, body):
    is_sound(ask("check", body))
    is_sound(ask("explain", body))
    is_sound(ask("curve", body))


@many
@given(values)
def test_any_json(ask, value):
    is_sound(ask("check", json.dumps(value)))
    is_sound(ask("explain", {"household": value, "name": "zorgtoeslag"}))
    is_sound(ask("explain", {"household": _HOUSEHOLD, "name": value, "person": value}))
    is_sound(ask("check", _HOUSEHOLD | {"want": value}))
    is_sound(ask("curve", {"household": value, "over": value, "person": value, "to": value, "step": value}))
    is_sound(ask("curve", {"household": _HOUSEHOLD, "from": value, "to": value, "hourly": value, "want": value}))
    is_sound(ask("curve", {"household": _HOUSEHOLD, "hours": {"from": value, "to": value}}))


@many
@given(mutants())
def test_any_household_that_is_not_quite_right(ask, household):
    is_sound(ask("check", household))
    is_sound(ask("explain", {"household": household, "name": "zorgtoeslag"}))
    is_sound(ask("curve", {"household": household, "from": 25000, "to": 25500}))


@many
@given(texts())
def test_any_text_that_is_not_quite_json(ask, text):
    is_sound(ask("check", text.encode("utf-8", "surrogatepass")))


@many
@given(st.sampled_from(["check", "explain", "law"]), st.text(max_size=30))
def test_any_query(ask, client, address, query):
    for text in (quote(query, safe="=&%", errors="replace"), f"want={quote(query, errors='replace')}", "language=" * 3):
        is_sound(
            ask(f"{address}?{text}", _HOUSEHOLD | {"want": ["toetsingsinkomen"]})
            if address != "law"
            else client.get(f"/api/v1/law?{text}")
        )


@pytest.mark.parametrize(("number", "seconds"), [(1, 2), (8, 8)])
def test_a_household_of_which_nothing_is_known_is_answered_in_time(ask, number, seconds):
    """The most there is to find out; in seconds of the processor. The work grows with the square of the persons."""
    persons = [{"id": f"p{one}", "birth_date": "1990-05-01"} for one in range(number)]
    start = time.process_time()
    answer = ask("check", {"on": "2026-01-01", "persons": persons})
    assert answer.status_code == 200
    assert time.process_time() - start < seconds


def test_thousands_of_faults_are_answered_in_time(ask):
    income = [{"kind": "?" * 30, "amount": -1, "per": ""}] * 30
    persons = [{"id": "p", "income": income, "birth_date": "x", "parents": ["q"] * 50}] * 60
    start = time.process_time()
    answer = ask("check", {"on": "x", "persons": persons, "given": {f"q{one}": 1 for one in range(500)}})
    assert answer.status_code == 400
    assert time.process_time() - start < 5
