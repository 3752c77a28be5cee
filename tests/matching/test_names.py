"""Surnames, first names and initials as partners and registers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.matching.names import Surname, parse_given, parse_surname
from rondkomen.matching.spelling import spelling_key, surname_key, variant_keys
from rondkomen.matching.text import LONGEST, fold, key, words

WILD = st.text(max_size=60)
PREFIXES = st.sampled_from(
    ["van", "de", "van der", "van den", "van 't", "in 't", "op de", "el", "ten", "ter", "von", "de la"]
)
CORES = st.text("abcdefghklmnoprstuw", min_size=4, max_size=12).filter(
    lambda core: parse_surname("", core).prefix == ""
)


@pytest.mark.parametrize(
    "written",
    [
        ("van den", "Berg"),
        ("van den ", "BERG"),
        ("", "van den Berg"),
        ("", "Berg van den"),
        ("", "Berg, van den"),
        ("", "Vandenberg"),
        ("", "Fam. van den Berg"),
        ("", "De heer van den Berg"),
        ("", "J.P. van den Berg"),
        ("", "van den Berg h.o.d.n. Klusbedrijf De Zon"),
        ("", "Van  den\tBerg"),
    ],
)
def test_a_prefix_may_stand_anywhere(written: tuple[str, str]) -> None:
    assert parse_surname(*written) == Surname("van den", "berg", (), "vandenberg")


@pytest.mark.parametrize(
    "written", ["v.d. Berg", "vd Berg", "v/d Berg", "Berg v.d.", "Berg, v.d.", "v d Berg", "Vdberg"]
)
def test_a_shortened_prefix_stays_short_for_it_may_be_any_of_three(written: str) -> None:
    assert parse_surname("", written) == Surname("vd", "berg", (), "vdberg")


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("van 't Hof", "hof"),
        ("in ’t Veld", "veld"),
        ("'s-Gravesande", "gravesande"),
        ("de Heer", "heer"),
        ("Den Ouden", "ouden"),
        ("Do", "do"),
        ("El", "el"),
        ("van der", "der"),
        ("Dekker", "dekker"),
        ("Denneboom", "denneboom"),
        ("Vandaag", "vandaag"),
        ("O'Brien", "obrien"),
        ("N’Diaye", "ndiaye"),
        ("IJsselstein", "ysselstein"),
        ("Meijer", "meyer"),
        ("Groß", "gross"),
        ("Çelik", "celik"),
        ("Łukasiewicz", "lukasiewicz"),
        ("Nguyễn", "nguyen"),
        ("Шевченко", "shevchenko"),
        ("Παπαδόπουλος", "papadopoylos"),
        ("el Amrani", "amrani"),
        ("Ben Haddou", "haddou"),
        ("de la Fuente", "fuente"),
        ("D'Ancona", "ancona"),
        ("Jansen B.V.", "jansen"),
        ("Jansen VOF", "jansen"),
    ],
)
def test_the_core_of_a_surname(name: str, whole: str) -> None:
    assert parse_surname("", name).whole == whole


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jansen-de Vries", ("jansen", "vries")),
        ("Jansen - de Vries", ("jansen", "vries")),
        ("v.d. Berg-van der Meer", ("berg", "meer")),
        ("García López", ("garcia", "lopez")),
        ("Tjon A Joe", ("tjon", "joe")),
        ("Tjon-A-Joe", ("tjon", "joe")),
        ("Bakkerij Jansen", ("bakkery", "jansen")),
        ("Jansen", ()),
    ],
)
def test_the_parts_of_a_double_name(name: str, parts: tuple[str, ...]) -> None:
    assert parse_surname("", name).parts == parts


def test_a_double_name_is_the_same_name_with_hyphens_and_with_spaces() -> None:
    assert parse_surname("", "Tjin-A-Ton").whole == parse_surname("", "Tjin A Ton").whole


@pytest.mark.parametrize(
    ("voornamen", "voorletters", "names", "initials"),
    [
        ("Johanna Maria", "", ("johanna", "maria"), "jm"),
        ("Johanna (Joke)", "", ("johanna", "joke"), "jj"),
        ("Jan-Willem", "", ("jan", "willem"), "jw"),
        ("", "J.M.", (), "jm"),
        ("", "J M", (), "jm"),
        ("", "JM", (), "jm"),
        ("", "Joh. M.", (), "jm"),
        ("", "Th.A.", (), "ta"),
        ("", "JA", (), "ja"),
        ("J.M.", "", (), "jm"),
        ("J", "", (), "j"),
        ("Jo", "", ("jo",), "j"),
        ("JAN", "", ("jan",), "j"),
        ("IJsbrand", "", ("ysbrand",), "y"),
        ("", "IJ.", (), "y"),
        ("dhr. Kees", "", ("kees",), "k"),
        ("Joke", "W.J.", ("joke",), "wj"),
        ("Fatima-Zahra Noor Aïcha Leïla", "", ("fatima", "zahra", "noor"), "fznal"),
        ("", "", (), ""),
        ("-", ".", (), ""),
    ],
)
def test_first_names_and_initials(voornamen: str, voorletters: str, names: tuple[str, ...], initials: str) -> None:
    found = parse_given(voornamen, voorletters)
    assert (found.names, found.initials) == (names, initials)


@pytest.mark.parametrize(
    "names",
    [
        "mohamed mohammed muhammad mohamad muhamed mohammad",
        "youssef yusuf joesoef yousef yusef",
        "khadija chadidja khadidja hadija",
        "abdelkader abdulkadir abdulqadir abdoulkader",
        "fatima fatma fatimah",
        "moestafa moustafa mustafa mustapha",
        "oleksandr aleksandr alexander aleksander",
        "serhiy sergei sergey sergii",
        "yuliia julia yulia",
        "tetiana tatjana tatiana",
        "agnieszka agnes",
        "cornelis kees cor",
        "johannes jan hans",
        "elisabeth els liesbeth",
        "soeresh suresh",
        "tesfay tesfai",
        "yohannes johannes",
        "zeynep zainab",
    ],
)
def test_forms_of_one_first_name_share_a_group(names: str) -> None:
    first, *others = names.split()
    for other in others:
        assert set(variant_keys(first)) & set(variant_keys(other)), other


@pytest.mark.parametrize(
    "names",
    [
        "jan piet",
        "mohamed mahmoud",
        "fatima fadila",
        "martin martina",
        "emma anna",
        "kees gijs",
        "omar amar",
        "wim tim",
    ],
)
def test_names_that_only_look_alike_do_not(names: str) -> None:
    one, other = names.split()
    assert not set(variant_keys(one)) & set(variant_keys(other))


@pytest.mark.parametrize(
    "names",
    [
        "kowalski kowalska kovalski",
        "ivanov ivanova iwanow ivanoff",
        "shevchenko sjevtsjenko",
        "meyer meier maier",
        "bruyn bruin",
        "dyk dyck",
        "ozturk oeztuerk",
        "sahin shahin",
        "ramdin ramdien",
        "soerdjan surjan",
        "doerga durga",
        "gomes gomez",
        "janssen jansen",
        "schmidt smit",
        "hussain hoessain",
    ],
)
def test_spellings_of_one_surname_share_a_key(names: str) -> None:
    assert len({surname_key(name) for name in names.split()}) == 1


@pytest.mark.parametrize("names", ["jansen hansen", "bakker dekker", "yilmaz yildiz", "kaya kara", "visser vissers"])
def test_two_surnames_keep_their_own(names: str) -> None:
    assert len({surname_key(name) for name in names.split()}) == 2


@given(WILD)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) <= LONGEST


@given(PREFIXES, CORES)
def test_wherever_the_prefix_stands_the_name_is_the_same_and_is_its_own_normal_form(prefix: str, core: str) -> None:
    name = parse_surname(prefix, core)
    assert parse_surname("", f"{prefix} {core}") == parse_surname("", f"{core}, {prefix}") == name
    assert parse_surname(name.prefix, name.whole) == name


@given(WILD, WILD)
def test_parsing_never_fails_and_gives_plain_words(one: str, other: str) -> None:
    surname, first_names = parse_surname(one, other), parse_given(one, other)
    for word in (surname.whole, surname.full, *surname.parts, *first_names.names, first_names.initials):
        assert " " not in word
        assert word == word.strip()


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_spelling_key_is_a_word(name: str) -> None:
    assert spelling_key(name).isalpha()
    assert surname_key(name).isalpha()
    assert 1 <= len(variant_keys(name)) <= 2


def test_a_huge_name_is_cut_off() -> None:
    assert len(parse_surname("", "x" * 10**6).whole) <= LONGEST
    assert len(parse_given("Jan " * 10**5, "J." * 10**5).initials) <= 8


def test_different_words_have_different_keys_and_no_word_has_none() -> None:
    assert key("") == 0
    assert len({key(word) for word in words("de het een van in op te")}) == 7
