"""docs/reference/api.md: every example is sent as it stands, and answered as it shows."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "api.md"
EXAMPLES = re.findall(r"```sh\n(curl .*?)```\n\n```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.S)


def sent(client: Client, command: str) -> Any:
    """What the API answers to a curl command."""
    _, url, *options = shlex.split(command)
    address = url.removeprefix("http://127.0.0.1:8000")
    given = dict(zip(options[::2], options[1::2], strict=True))
    if "-d" not in given:
        return client.get(address)
    name, content_type = given["-H"].split(": ")
    assert name == "Content-Type"
    return client.post(address, given["-d"], content_type=content_type)


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
    assert {re.search(r"/api/v1/(\w+)", command)[1] for command, _ in EXAMPLES} == {"check", "curve", "explain", "law"}
    assert len(EXAMPLES) == DOCUMENT.read_text(encoding="utf-8").count("```sh")
