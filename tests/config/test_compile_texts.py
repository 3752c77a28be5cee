"""compile_texts: translations compiled with Python alone, and refused when they would break a page."""

import gettext
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def write(tmp_path, settings):
    """Write an English translation in the package that is compiled; gives its path."""
    settings.PACKAGE = tmp_path

    def _write(text: str, app: str = "web/portal") -> Path:
        file = tmp_path / app / "locale" / "en" / "LC_MESSAGES" / "django.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEADER + text, encoding="utf-8")
        return file

    return _write


def texts(file: Path) -> gettext.GNUTranslations:
    with file.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_a_translation_can_be_read_afterwards(write):
    file = write('msgid "Hallo"\nmsgstr "Hello"\n\nmsgid "Nog niet"\nmsgstr ""\n')
    call_command("compile_texts", verbosity=0)
    assert texts(file).gettext("Hallo") == "Hello"
    assert texts(file).gettext("Nog niet") == "Nog niet"


def test_a_guess_that_nobody_looked_at_is_left_out(write):
    file = write('#, fuzzy\nmsgid "Hallo"\nmsgstr "Goodbye"\n')
    call_command("compile_texts", verbosity=0)
    assert texts(file).gettext("Hallo") == "Hallo"


def test_a_second_time_nothing_is_written(write, capsys):
    file = write('msgid "Hallo"\nmsgstr "Hello"\n')
    call_command("compile_texts")
    before = file.with_suffix(".mo").stat().st_mtime_ns
    call_command("compile_texts")
    assert file.with_suffix(".mo").stat().st_mtime_ns == before
    assert capsys.readouterr().out.splitlines() == [
        "1 translations, 1 compiled anew.",
        "1 translations, 0 compiled anew.",
    ]
    assert {path.suffix for path in file.parent.iterdir()} == {".po", ".mo"}


def test_a_lost_placeholder_is_refused_with_its_place(write):
    file = write('#, python-format\nmsgid "%(number)s kinderen"\nmsgstr "%(nummer)s children"\n')
    with pytest.raises(CommandError, match=rf"{file.name}:\d+: .*placeholder"):
        call_command("compile_texts")
    assert not file.with_suffix(".mo").exists()


def test_every_file_with_a_fault_is_named(write):
    write("msgid", app="ui")
    write('msgid "a', app="web/desk")
    with pytest.raises(CommandError) as refused:
        call_command("compile_texts")
    assert "/ui/locale/" in str(refused.value)
    assert "/web/desk/locale/" in str(refused.value)


def test_the_translations_of_this_project_compile(tmp_path):
    call_command("compile_texts", verbosity=0)
