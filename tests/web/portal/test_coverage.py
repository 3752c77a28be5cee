"""The page that says what is in the check and what is not."""

from __future__ import annotations

import pytest
from tests.web.portal.conftest import Visitor

from rondkomen.law.words import coverage


@pytest.mark.parametrize(("language", "suffix", "said"), [("nl", "_nl", "Wat erin zit:"), ("en", "", "What is in it:")])
def test_each_regulation_says_what_is_in_it_and_what_is_not(
    visitor: Visitor, language: str, suffix: str, said: str
) -> None:
    visitor.client.post("/language/", {"language": language, "next": "/"})
    text = visitor.page("/geldcheck/wat-rekent-dit").main.get_text("\n")
    assert text.count(said) == len(coverage())
    for entry in coverage().values():
        for line in (*entry[f"modelled{suffix}"], *entry[f"left_out{suffix}"]):
            assert line in text
