"""The code lists: complete for v1.2, right between versions, and silent about what might be somebody's number."""

from __future__ import annotations

import pytest

from rondkomen.apps.people.kinds import Channel, Dagdeel, Geslacht
from rondkomen.apps.signals.intake.kinds import kind_codes
from rondkomen.gateways.ddas import CodeList, CodeRefused, code_in, code_of, versions, word_of, words
from tests.gateways.ddas.exports import schema

NAMES = {
    CodeList.PARTNER: "EnumSignaalpartner",
    CodeList.SIGNAALSTATUS: "EnumSignaalstatus",
    CodeList.EINDRESULTAAT: "EnumEindresultaat",
    CodeList.CONTACTSOORT: "EnumContactsoort",
    CodeList.DAGDEEL: "EnumDagdeel",
    CodeList.GESLACHT: "geslacht",
}
ALL = [(code_list, version) for code_list in CodeList for version in versions()]


@pytest.mark.parametrize("code_list", CodeList)
def test_a_list_has_exactly_the_codes_of_the_schema(code_list: CodeList) -> None:
    ours = [code_of(code_list, word) for word in words(code_list)]
    assert sorted(ours) == sorted(schema()["$defs"][NAMES[code_list]]["enum"])


@pytest.mark.parametrize(("code_list", "version"), ALL)
def test_a_code_of_a_version_means_one_word(code_list: CodeList, version: str) -> None:
    known = words(code_list, version)
    assert [word_of(code_list, code_of(code_list, word, version), version) for word in known] == list(known)


def test_the_number_of_codes_of_each_version_is_that_of_its_publication() -> None:
    numbers = {version: [len(words(code_list, version)) for code_list in CodeList] for version in versions()}
    assert numbers == {
        "0.9": [11, 6, 15, 8, 3, 0],
        "1.0": [11, 6, 15, 8, 3, 0],
        "1.1-draft": [11, 6, 15, 8, 3, 4],
        "1.2": [11, 8, 16, 10, 3, 4],
        "ggm-2.5.1": [11, 6, 15, 8, 3, 0],
    }


@pytest.mark.parametrize(
    ("code", "version", "wanted", "expected"),
    [
        ("Verwijzing zonder toestemming", "1.1-draft", "1.2", "Verwijzing zonder tussenkomst inwoner"),
        ("Verwijzing zonder contact", "0.9", "1.0", "Verwijzing zonder toestemming"),
        ("Verwijzing zonder tussenkomst inwoner", "1.2", "ggm-2.5.1", "Verwijzing zonder contact"),
        ("(Budget)advies en/of ‘quick fix’", "0.9", "1.2", "(Budget)advies en/of quick fix"),
        (
            "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering", "1.0", "0.9",
            "Inwoner hoeft geen hulp vanuit vroegsignalering",
        ),
    ],
)  # fmt: skip
def test_a_renamed_code_is_found_in_the_other_version(code: str, version: str, wanted: str, expected: str) -> None:
    assert code_in(CodeList.EINDRESULTAAT, code, version, wanted) == expected


@pytest.mark.parametrize(
    ("code_list", "word", "version", "said"),
    [
        (CodeList.SIGNAALSTATUS, "opgepakt", "1.0", "version 1.0 of DDAS has no code for 'opgepakt'"),
        (CodeList.CONTACTSOORT, "afspraak", "0.9", "version 0.9 of DDAS has no code for 'afspraak'"),
        (CodeList.CONTACTSOORT, "duif", "1.2", "contactsoort: found 'duif'; expected brief, telefoon,"),
        (CodeList.GESLACHT, "man", "1.0", "choose nothing: it has no such list"),
        (CodeList.DAGDEEL, "ochtend", "9.9", "version of DDAS: found '9.9'; expected 0.9, 1.0, 1.1-draft, 1.2 or ggm"),
        (CodeList.DAGDEEL, "999990019", "1.2", "found '•••'"),
    ],
)
def test_what_a_version_does_not_have_is_refused_in_a_sentence(
    code_list: CodeList, word: str, version: str, said: str
) -> None:
    with pytest.raises(CodeRefused) as refusal:
        code_of(code_list, word, version)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_code_of_another_version_is_no_code() -> None:
    with pytest.raises(CodeRefused, match=r"no code of version 1\.2 of DDAS; expected .*quick fix"):
        word_of(CodeList.EINDRESULTAAT, "Verwijzing zonder toestemming")


def test_a_code_is_never_mapped_to_one_that_resembles_it() -> None:
    with pytest.raises(CodeRefused, match=r"version 1\.0 of DDAS has no code for 'vervolghulp'"):
        code_in(CodeList.EINDRESULTAAT, "Vervolghulp en/of verwijzing", "1.2", "1.0")


def test_the_words_are_those_of_the_records() -> None:
    assert set(kind_codes()) == set(words(CodeList.PARTNER))
    assert {item.value for item in Dagdeel} == set(words(CodeList.DAGDEEL))
    assert {item.value for item in Geslacht} <= set(words(CodeList.GESLACHT))
    assert {item.value for item in Channel} <= set(words(CodeList.CONTACTSOORT))
