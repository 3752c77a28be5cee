"""The texts of the doors of staff: every one has an English translation, and the Dutch is short and without blame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from rondkomen import web
from tests.web.portal.test_texts import BLAME, HARD, MOST_WORDS
from tests.web.portal.texts import texts

DOORS = ("accounts", "desk", "policy")
FOLDER = Path(web.__file__).parent


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> Path:
    """The folder of a door."""
    return FOLDER / str(request.param)


@pytest.fixture
def english(door: Path) -> dict[str, str]:
    with (door / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_text_has_an_english_one_and_none_is_left_over(door: Path, english: dict[str, str]) -> None:
    assert set(english) == set(texts(door))
    assert all(english.values())


def test_translations_keep_what_is_filled_in(english: dict[str, str]) -> None:
    for source, translation in english.items():
        assert sorted(re.findall(r"%\(\w+\)s", source)) == sorted(re.findall(r"%\(\w+\)s", translation)), source


def test_sentences_are_short(door: Path) -> None:
    long = [one for text in texts(door) for one in re.split(r"(?<=[.?!]) ", text) if len(one.split()) > MOST_WORDS]
    assert not long, f"More than {MOST_WORDS} words:\n" + "\n".join(long)


def test_no_text_blames_or_uses_office_words(door: Path) -> None:
    assert not [text for text in texts(door) if BLAME.search(text) or HARD.search(text)]
