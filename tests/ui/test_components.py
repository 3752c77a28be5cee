"""Each component says the same to a reader, to a screen reader and to a browser."""

from decimal import Decimal

import pytest
from django import forms
from django.template import TemplateSyntaxError
from django.utils import translation

from rondkomen.ui.parts import Contact, NavItem, NextStep, Step, SummaryRow, Table

NBSP = "\N{NO-BREAK SPACE}"


class Question(forms.Form):
    name = forms.CharField(label="Hoe heet u?", help_text="Uw hele naam.")
    phone = forms.CharField(label="Uw nummer", required=False)
    home = forms.ChoiceField(label="Hoe woont u?", choices=[("r", "Huur"), ("k", "Koop")], widget=forms.RadioSelect)
    town = forms.ChoiceField(label="Wijk", choices=[("n", "Noord")])
    story = forms.CharField(label="Verhaal", widget=forms.Textarea)
    agreed = forms.BooleanField(label="Akkoord")


def test_a_field_ties_its_hint_to_its_input(render):
    html = render('{% field form.name autocomplete="name" %}', form=Question())
    assert '<label class="utrecht-form-label rk-field__label" for="id_name">Hoe heet u?' in html
    assert 'id="id_name_hint">Uw hele naam.' in html
    assert 'aria-describedby="id_name_hint"' in html
    assert 'autocomplete="name"' in html
    assert "aria-invalid" not in html


def test_an_error_stands_above_the_input_and_is_tied_to_it(render):
    html = render("{% field form.name %}", form=Question({}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_hint id_name_error"' in html
    assert "utrecht-textbox--invalid" in html
    assert html.index('id="id_name_error"') < html.index("<input")


def test_what_may_stay_empty_says_so(render):
    assert "hoeft niet" in render("{% field form.phone %}", form=Question())
    assert "hoeft niet" not in render("{% field form.name %}", form=Question())


def test_a_question_is_the_heading_of_the_page(render):
    assert "<h1" in render("{% field form.name is_question=True %}", form=Question())
    assert "<legend" in (html := render("{% field form.home is_question=True %}", form=Question()))
    assert html.index("<legend") < html.index("<h1") < html.index("</legend>")


def test_choices_are_a_group_with_a_name(render):
    html = render('{% field form.home hint="Kies er een." %}', form=Question({"home": "k"}))
    assert html.count('type="radio"') == 2
    assert '<fieldset class="rk-fieldset" aria-describedby="id_home_hint">' in html
    assert 'value="k" id="id_home_1" checked' in html


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("town", "utrecht-select"),
        ("story", "utrecht-textarea"),
        ("agreed", "utrecht-checkbox"),
        ("name", "utrecht-textbox"),
    ],
)
def test_each_kind_of_input_has_its_component(render, name, expected):
    assert expected in render("{% field form." + name + " %}", form=Question())


def test_an_amount_has_its_unit_and_its_keyboard(render):
    html = render('{% field form.phone prefix="€" suffix="per maand" inputmode="decimal" %}', form=Question())
    assert 'inputmode="decimal"' in html
    assert "€</span>" in html
    assert "per maand</span>" in html


def test_a_field_says_why_it_is_asked(render):
    html = render('{% field form.name why="Dan weten wij hoe wij u noemen." %}', form=Question())
    assert "Waarom vragen wij dit?" in html
    assert "Dan weten wij hoe wij u noemen." in html


def test_the_error_summary_leads_to_each_field(render):
    html = render("{% error_summary form %}", form=Question({}))
    for target in ("id_name", "id_home_0", "id_town", "id_agreed"):
        assert f'href="#{target}"' in html
    assert 'role="alert"' in html


def test_there_is_no_error_summary_when_all_is_well(render):
    assert render("{% error_summary form %}", form=Question()) == ""


@pytest.mark.parametrize(("answer", "word"), [("yes", "Ja"), ("perhaps", "Misschien"), ("no", "Nee")])
def test_an_answer_is_said_in_a_word_and_a_shape(render, answer, word):
    html = render("{% outcome answer heading='Toeslag' %}<p>Tekst</p>{% endoutcome %}", answer=answer)
    assert f"{word}</span>" in html
    assert "<svg" in html
    assert "<p>Tekst</p>" in html


@pytest.mark.parametrize(
    "source",
    [
        "{% outcome 'nooit' %}{% endoutcome %}",
        "{% notice 'x' %}{% endnotice %}",
        "{% button 'a' 'x' %}",
        "{% icon 'x' %}",
    ],
)
def test_an_unknown_variant_is_refused(render, source):
    with pytest.raises(TemplateSyntaxError, match="is not one of"):
        render(source)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1234.5"), f"€{NBSP}1.234,50"),
        (Decimal("-63.2"), f"\N{MINUS SIGN}{NBSP}€{NBSP}63,20"),
        (0, f"€{NBSP}0,00"),
        (None, "nog niet bekend"),
        ("ongeveer 40 euro", "ongeveer 40 euro"),
    ],
)
def test_amounts_are_written_as_dutch_readers_do(render, value, expected):
    with translation.override("nl"):
        assert render("{{ value|euro }}", value=value) == expected


def test_amounts_stand_in_one_list(render):
    html = render("{% amounts caption='Samen' %}{% amount 'Huur' 10 %}{% amount 'Som' 10 'total' %}{% endamounts %}")
    assert html.count("<dl") == 1
    assert html.count("<dt") == html.count("<dd") == 2


def test_content_from_people_is_escaped(render):
    html = render("{% notice heading=text %}{{ text }}{% endnotice %}{% button text %}", text="<script>")
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 3


def test_progress_promises_nothing_exact(render):
    assert "Vraag 3 van ongeveer 8" in render("{% progress 3 8 %}")
    assert "Vraag 3 van 8" in render("{% progress 3 8 is_exact=True %}")


def test_the_next_step_shows_day_person_and_phone(render):
    step = NextStep("Kom langs", on="dinsdag", url="/a/", button="Bekijk", contact=Contact("Sam", phone="0900 12-34"))
    html = render("{% next_step step %}", step=step)
    for part in ("Kom langs", "dinsdag", "Sam", 'href="tel:09001234"', "Bekijk"):
        assert part in html


def test_a_step_that_is_not_done_is_later(render):
    html = render("{% steps items %}", items=[Step("Een", "done"), Step("Twee", "now"), Step("Drie")])
    assert html.count('aria-current="step"') == 1
    assert "Later" in html


def test_each_change_link_names_its_answer(render):
    html = render("{% summary_list rows %}", rows=[SummaryRow("Naam", "Sam", url="/naam/")])
    assert 'Wijzig<span class="rk-visually-hidden">: Naam</span>' in html


def test_a_table_has_row_and_column_headings(render):
    data = Table("Geld", ["Wat", "Erin"], [["Loon", "€ 1"]], numeric=frozenset({1}), footer=["Samen", "€ 1"])
    html = render("{% table data %}", data=data)
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert 'aria-labelledby="tabel-geld"' in html
    assert html.count("--numeric-column") == 3


def test_a_picture_has_its_figures_beneath(render):
    html = render("{% picture '/a.svg' 'Staven' data=data %}", data=Table("Cijfers", ["Wat"], [["Loon"]]))
    assert 'alt="Staven"' in html
    assert html.index("<img") < html.index("<table")


def test_the_navigation_names_the_page_one_is_on(render):
    html = render("{% nav items %}", items=[NavItem("Plan", "/", is_current=True), NavItem("Post", "/p/", count=2)])
    assert html.count('aria-current="page"') == 1
    assert "2 nieuw" in html


def test_an_international_number_keeps_its_plus(render):
    assert render("{{ '+31 (0)6 12'|tel }}") == "tel:+310612"
