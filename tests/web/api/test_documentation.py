"""docs/reference/api.md and the how-to for partners: every example is sent as it stands, and answered as it shows."""

import json
import re
import shlex
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

DOCS = Path(__file__).resolve().parents[3] / "docs"
DOCUMENT = DOCS / "reference" / "api.md"
HOW_TO = DOCS / "how-to" / "deliver-signals-by-api.md"
EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n\n```json\n(.*?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(DOCUMENT.read_text(encoding="utf-8"))
WALK = EXAMPLE.findall(HOW_TO.read_text(encoding="utf-8"))


def sent(client: Client, command: str, known: dict[str, str] | None = None) -> Any:
    """What the API answers to a curl command; `known` has what stands for $NAME and for @FILE in it."""
    _, url, *options = shlex.split(command)
    for name, value in (known or {}).items():
        url, *options = [one.replace(name, value) for one in (url, *options)]
    pairs = list(zip(options[::2], options[1::2], strict=True))
    headers = dict(value.split(": ") for option, value in pairs if option == "-H")
    given = {option: value for option, value in pairs if option != "-H"}
    assert set(given) <= {"-d", "-u", "--data-binary"}
    if "-u" in given:
        headers["Authorization"] = "Basic " + b64encode(given["-u"].encode()).decode()
    content = given.get("-d") or given.get("--data-binary")
    kind = headers.pop("Content-Type", "application/x-www-form-urlencoded")
    address = url.removeprefix("http://127.0.0.1:8000")
    if content is None:
        return client.get(address, headers=headers)
    return client.post(address, content, content_type=kind, headers=headers)


def differences(shown: Any, found: Any, place: str = "") -> list[str]:
    """Where an answer is not as shown; it may hold more, and ... stands for anything."""
    if shown == "...":
        return []
    if isinstance(shown, dict) and isinstance(found, dict):
        return [line for key in shown for line in differences(shown[key], found.get(key), f"{place}.{key}")]
    if isinstance(shown, list) and isinstance(found, list) and len(shown) <= len(found):
        pairs = zip(shown, found, strict=False)
        return [line for number, pair in enumerate(pairs) for line in differences(*pair, f"{place}[{number}]")]
    return [] if shown == found else [f"{place}: shown {shown!r}, found {found!r}"]


@pytest.mark.django_db
@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command.split('"')[1][21:] for command, _ in EXAMPLES])
def test_an_example_is_answered_as_it_shows(client, command, shown):
    answer = sent(client, command)
    assert not differences(json.loads(shown), answer.json())


def test_every_question_has_an_example():
    asked = {re.search(r"/api/v1/(\w+)", command)[1] for command, _ in [*EXAMPLES, *WALK]}
    assert asked == {"check", "curve", "explain", "law", "token", "vroegsignalen"}
    assert len(WALK) == HOW_TO.read_text(encoding="utf-8").count("```sh")
    assert len(EXAMPLES) == DOCUMENT.read_text(encoding="utf-8").count("```sh")


def test_who_follows_the_walk_of_the_how_to_sees_what_it_shows(sender):
    (table,) = re.findall(r"```csv\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    known = {
        "$CLIENT_ID": sender.credential.client_id,
        "$CLIENT_SECRET": sender.credential.secret,
        "@november.csv": table,
    }
    for command, shown in WALK:
        answer = sent(sender.client, command, known)
        found = answer.json()
        assert not differences(json.loads(shown), found), found
        known |= {"$TOKEN": found.get("access_token", known.get("$TOKEN", ""))}
        known |= {"$ID": found.get("id", known.get("$ID", ""))}
