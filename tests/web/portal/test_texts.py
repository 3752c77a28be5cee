"""The texts: every one has an English translation, and the Dutch is short, calm and without blame."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from tests.web.portal.conftest import Visitor
from tests.web.portal.texts import HERE, texts

MOST_WORDS = 20
BLAME = re.compile(r"\b(verplicht|fout|onjuist|ongeldig|moet u|dient u|te laat|boete|helaas|schuld van)\b", re.I)
HARD = re.compile(r"\b(tevens|teneinde|betreffende|middels|indien|conform|dienen te|reeds|zulks)\b", re.I)


@pytest.fixture(scope="session")
def english() -> dict[str, str]:
    with (HERE / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_every_text_has_an_english_one(english: dict[str, str]) -> None:
    missing = [text for text in texts() if not english.get(text)]
    assert not missing, "Translate these in locale/en/LC_MESSAGES/django.po:\n" + "\n".join(missing)


def test_no_translation_is_left_over(english: dict[str, str]) -> None:
    left = sorted(set(english) - set(texts()))
    assert not left, "These are on no page any more:\n" + "\n".join(left)


def test_translations_keep_what_is_filled_in(english: dict[str, str]) -> None:
    for source, translation in english.items():
        assert sorted(re.findall(r"%\(\w+\)s|%s", source)) == sorted(re.findall(r"%\(\w+\)s|%s", translation)), source


def test_sentences_are_short() -> None:
    long = [one for text in texts() for one in re.split(r"(?<=[.?!]) ", text) if len(one.split()) > MOST_WORDS]
    assert not long, f"More than {MOST_WORDS} words:\n" + "\n".join(long)
    words = [len(one.split()) for text in texts() for one in re.split(r"(?<=[.?!]) ", text) if one[-1:] in ".?!"]
    assert sum(words) / len(words) <= 12


def test_no_text_blames_or_uses_office_words() -> None:
    found = [text for text in texts() if BLAME.search(text) or HARD.search(text)]
    assert not found, "\n".join(found)
    assert all(name is None for text in texts() for _, name, _, _ in Formatter().parse(text)), "use %(name)s"


def test_a_visitor_who_chooses_english_gets_the_pages_in_english(visitor: Visitor) -> None:
    visitor.client.post("/language/", {"language": "en", "next": "/"})
    page = visitor.page("/geldcheck/geboren")
    assert page.html["lang"] == "en"
    assert page.h1.get_text() == "When were you born?"
