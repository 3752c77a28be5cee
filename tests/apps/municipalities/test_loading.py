"""Loading a municipality, as often as you like; and finding where its residents get help."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.municipalities.queries import help_point

pytestmark = pytest.mark.django_db


def load(source: str) -> str:
    out = StringIO()
    call_command("load_municipality", source, stdout=out)
    return out.getvalue()


def test_waterveen_is_loaded_by_its_code():
    assert load("GM9999") == "Loaded Waterveen (GM9999).\n"
    assert Municipality.objects.get().code == "GM9999"


def test_loading_twice_leaves_one():
    load("GM9999")
    before = Municipality.objects.values().get()
    load("GM9999")
    assert Municipality.objects.values().get() == before


def test_a_file_of_its_own_brings_a_municipality_up_to_date(tmp_path):
    load("GM9999")
    file = tmp_path / "own.toml"
    file.write_text(
        'code = "GM9999"\nname = "Waterveen aan Zee"\nlanguages = ["nl"]\n[help]\npage = "/hulp/"\nphone = "14 0999"\n'
        '[help.nl]\nname = "Geldhulp"\ntext = "Wij helpen."\nhours = "altijd"\n'
    )
    load(str(file))
    assert Municipality.objects.get().name == "Waterveen aan Zee"


@pytest.mark.parametrize("source", ["GM0000", "no/such/file.toml", "Waterveen", "/"])
def test_what_is_not_there_is_said_so(source):
    with pytest.raises(CommandError, match="expected a municipality in TOML"):
        load(source)


def test_a_faulty_file_changes_nothing(tmp_path):
    file = tmp_path / "faulty.toml"
    file.write_text('code = "GM9999"')
    with pytest.raises(CommandError, match=r"faulty.toml: name: found nothing") as refused:
        load(str(file))
    assert len(str(refused.value).splitlines()) == 4
    assert not Municipality.objects.exists()


def test_help_is_told_in_the_language_of_the_page():
    load("GM9999")
    assert help_point("GM9999", "nl").name == "Geldhulp Waterveen"
    assert help_point("GM9999", "en").name == "Waterveen money help"


def test_a_language_that_a_municipality_lacks_falls_back_to_its_first():
    load("GM9999")
    assert help_point("GM9999", "ti").text == help_point("GM9999", "nl").text


def test_there_is_no_help_point_while_nobody_loaded_it():
    assert help_point("GM9999", "nl") is None


@pytest.mark.parametrize("code", ["", "9999", "gm9999", "GM99", "GM999X", "XGM999", "GM999\n"])
def test_the_database_refuses_a_code_that_is_none(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(code=code, name="X", help_page="/hulp/", help_phone="14 0999")


def test_the_database_refuses_a_second_with_the_same_code_and_one_without_a_name():
    values = {"code": "GM1234", "help_page": "/hulp/", "help_phone": "14 0999"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(**values, name="")
    Municipality.objects.create(**values, name="X")
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(**values, name="Y")
