"""The description of a municipality: read whole, and refused with every fault."""

import pytest

from rondkomen.apps.municipalities.description import DescriptionRefused, read, shipped

GOOD = """
code = "GM1234"
name = "Voorbeeld"
languages = ["nl"]
[help]
page = "/hulp/"
phone = "14 0999"
[help.nl]
name = "Geldhulp"
text = "Wij helpen u."
hours = "op werkdagen"
"""


def test_the_municipality_that_is_shipped_is_complete():
    found = read(shipped("GM9999").read_text(encoding="utf-8"))
    assert found.name == "Waterveen"
    assert found.languages == ["nl", "en"]
    assert set(found.help_text) == set(found.help_name) == set(found.help_hours) == {"nl", "en"}


def test_nobody_is_called_or_reached_by_trying_it_out():
    """14 and an area code is how municipalities are called; there is no area code 0999. Nobody has .example."""
    found = read(shipped("GM9999").read_text(encoding="utf-8"))
    assert found.help_phone == "14 0999"
    assert found.site.endswith(".example/")
    assert found.help_page.startswith("/")


def test_site_and_theme_may_be_left_out():
    found = read(GOOD)
    assert found.site == ""
    assert found.theme_css == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "GM1234"', 'code = "1234"', 'code: found "1234"; expected GM and four digits'),
        ('code = "GM1234"', 'code = "GM1234\\n"', "code: found"),
        ('code = "GM1234"', "code = 1234", "code: found 1234"),
        ('name = "Voorbeeld"', "", "name: found nothing"),
        ('name = "Voorbeeld"', 'name = "V"\ntheme_css = "../x.css"', "theme_css: found"),
        ('name = "Voorbeeld"', 'name = "V"\nsite = "javascript:alert(1)"', "site: found"),
        ('page = "/hulp/"', 'page = "hulp"', "help.page: found"),
        ('page = "/hulp/"', 'page = "//elsewhere.example"', "help.page: found"),
        ('phone = "14 0999"', 'phone = "bel ons"', "help.phone: found"),
        ('languages = ["nl"]', "languages = []", "languages: found"),
        ('languages = ["nl"]', 'languages = ["nl", "en"]', "help.en.text: found nothing"),
        ('text = "Wij helpen u."', 'text = " "', "help.nl.text: found"),
        ("[help]", "helo = 1\n[help]", "helo: found an unknown key; expected one of code, help"),
        ("[help.nl]", "[help.de]\n[help.nl]", "help.de: found an unknown key"),
        ("[help]", "[other]", "help.page: found nothing"),
        ("[help]", "[help", "text that is not TOML"),
    ],
)
def test_a_fault_is_named_with_its_place(old, new, said):
    with pytest.raises(DescriptionRefused) as refused:
        read(GOOD.replace(old, new))
    assert said in str(refused.value)


def test_all_faults_are_named_at_once():
    with pytest.raises(DescriptionRefused) as refused:
        read("")
    places = [fault.place for fault in refused.value.faults]
    assert places == ["code", "name", "help.page", "help.phone", "languages"]
