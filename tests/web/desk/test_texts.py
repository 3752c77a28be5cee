"""The texts of the professional: every one has an English translation, and the Dutch is short and without blame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from rondkomen.web import desk
from tests.web.portal.test_texts import BLAME, HARD, MOST_WORDS
from tests.web.portal.texts import texts

HERE = Path(desk.__file__).parent


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    with (HERE / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_text_has_an_english_one_and_none_is_left_over(english: dict[str, str]) -> None:
    assert set(english) == set(texts(HERE))
    assert all(english.values())


def test_translations_keep_what_is_filled_in(english: dict[str, str]) -> None:
    for source, translation in english.items():
        assert sorted(re.findall(r"%\(\w+\)s", source)) == sorted(re.findall(r"%\(\w+\)s", translation)), source


def test_sentences_are_short() -> None:
    long = [one for text in texts(HERE) for one in re.split(r"(?<=[.?!]) ", text) if len(one.split()) > MOST_WORDS]
    assert not long, f"More than {MOST_WORDS} words:\n" + "\n".join(long)


def test_no_text_blames_or_uses_office_words() -> None:
    assert not [text for text in texts(HERE) if BLAME.search(text) or HARD.search(text)]
