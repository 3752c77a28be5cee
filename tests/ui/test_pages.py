"""The gallery, the base layout and the reading controls."""

import re
from pathlib import Path

import pytest

import rondkomen.ui
from rondkomen.ui.reading import COOKIE, Reading

UI = Path(rondkomen.ui.__file__).parent


@pytest.fixture
def gallery(client):
    return client.get("/ui/gallery/").content.decode()


def test_the_gallery_shows_every_component(gallery):
    css_classes = ("rk-next", "rk-outcome--no", "rk-amount--total", "rk-choice", "rk-errors", "rk-steps", "rk-picture")
    for css_class in css_classes:
        assert css_class in gallery


def test_a_page_has_one_heading_one_main_and_a_way_past_the_header(gallery):
    assert gallery.count("<h1") == 1
    assert gallery.count("<main") == 1
    assert gallery.index('href="#main"') < gallery.index("<header")


def test_every_label_and_description_has_its_target(gallery):
    ids = re.findall(r'\sid="([^"]+)"', gallery)
    assert len(ids) == len(set(ids))
    for names in re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', gallery):
        assert set(names.split()) <= set(ids)


def test_a_page_needs_no_script_and_holds_no_style(gallery):
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", gallery)


def test_arabic_runs_from_right_to_left(client, settings):
    settings.LANGUAGES = [("nl", "Nederlands"), ("ar", "العربية")]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    page = client.get("/ui/gallery/").content.decode()
    assert '<html lang="ar" dir="rtl"' in page


def test_the_reading_choice_is_kept_and_shown(client):
    client.post("/ui/reading/", {"text": "larger", "next": "/ui/gallery/"})
    response = client.post("/ui/reading/", {"spacing": "wide", "next": "/ui/gallery/"})
    assert (response.status_code, response.url) == (302, "/ui/gallery/")
    assert response.cookies[COOKIE].value == "larger.wide"
    assert 'class="rk-text-larger rk-spacing-wide"' in client.get("/ui/gallery/").content.decode()


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_the_reading_choice_leads_nowhere_else(client, target):
    assert client.post("/ui/reading/", {"text": "larger", "next": target}).url == "/"


def test_the_reading_choice_is_not_made_by_a_link(client):
    assert client.get("/ui/reading/?text=larger").status_code == 405


@pytest.mark.parametrize("cookie", ["", "huge.wide.x", '"><script>', "."])
def test_a_spoilt_cookie_reads_as_normal(cookie):
    assert Reading.parse(cookie).classes == ""


def test_every_text_has_its_english(subtests):
    catalogue = (UI / "locale/en/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    known = set(re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE))
    for path in [*UI.rglob("templates/**/*.html"), *UI.rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"""{% translate (['"])(.+?)\1|\b(?:_|gettext_lazy)\((['"])(.+?)\3\)""", text)
        with subtests.test(path.name):
            assert {in_template or in_code for _, in_template, _, in_code in found} <= known
