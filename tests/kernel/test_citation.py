"""A citation of a local regulation: its link, its words, and what is refused."""

from datetime import date

import pytest

from rondkomen.kernel import Citation

DAY = date(2026, 1, 1)


def test_a_local_regulation_has_a_page_of_its_own() -> None:
    cited = Citation("CVDR719087", artikel="10.1", lid="2")
    assert cited.url(DAY) == "https://lokaleregelgeving.overheid.nl/CVDR719087"
    assert cited.words == "artikel 10.1, lid 2"
    assert cited.is_local


def test_a_municipality_gives_its_own_page_or_none() -> None:
    assert Citation("GM9999", artikel="", link="https://waterveen.example/").url(DAY) == "https://waterveen.example/"
    assert Citation("GM9999", artikel="").url(DAY) == ""
    assert Citation("GM9999", artikel="").words == "regeling van de gemeente"


def test_national_law_is_not_local_and_names_its_article() -> None:
    assert not Citation("BWBR0018451", artikel="2").is_local
    with pytest.raises(ValueError, match="names an article"):
        Citation("BWBR0018451", artikel="")


@pytest.mark.parametrize("bwb", ["CVDR", "GM999", "GM99999", "gm9999", "CVDR1 "])
def test_what_is_no_id_is_refused(bwb: str) -> None:
    with pytest.raises(ValueError, match="a CVDR number or a municipality code"):
        Citation(bwb, artikel="1")
