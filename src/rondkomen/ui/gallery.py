"""Made-up content for the gallery page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from rondkomen.ui.parts import Contact, NavItem, NextStep, Step, SummaryRow, Table

HOMES = [("rent", "Ik huur"), ("own", "Ik heb een koophuis"), ("other", "Anders")]
DAYS = [("mon", "Maandag"), ("wed", "Woensdag"), ("eve", "Liever in de avond")]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Hoe heet u?", help_text="Zoals het op uw paspoort staat.")
    amount = forms.DecimalField(label="Hoeveel is uw huur per maand?", widget=forms.TextInput, localize=True)
    phone = forms.CharField(label="Op welk nummer kunnen wij u bellen?", required=False)
    town = forms.ChoiceField(
        label="In welke wijk woont u?", choices=[("", "Kies een wijk"), ("n", "Noord"), ("z", "Zuid")]
    )
    story = forms.CharField(label="Wat wilt u ons vertellen?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    home = forms.ChoiceField(label="Hoe woont u?", choices=HOMES, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Wanneer komt het u uit?",
        help_text="U mag er meer kiezen.",
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    remind = forms.BooleanField(label="Stuur mij een herinnering", initial=True, required=False)


CONTACT = Contact(
    "Samira de Wit", phone="0900 123 45 67", role="uw vaste contactpersoon", hours="ma tot en met vr, 9 tot 17 uur"
)

NEXT_STEP = NextStep(
    title="Neem uw huurcontract mee",
    text="Wij kijken samen naar uw brieven. U hoeft verder niets te doen.",
    on="dinsdag 14 april, 10.00 uur",
    url="#afspraak",
    button="Bekijk de afspraak",
    contact=CONTACT,
)

SUMMARY = [
    SummaryRow("Hoe woont u?", "Ik huur", url="#wonen"),
    SummaryRow("Uw huur per maand", "€ 650,00", url="#huur", hint="Dit weten wij al van uw verhuurder."),
    SummaryRow("Uw telefoon", "06 12 34 56 78", url="#telefoon"),
]

TABLE = Table(
    caption="Uw geld per maand",
    headings=["Wat", "Erin", "Eruit"],
    rows=[["Loon", "€ 1.650,00", ""], ["Huur", "", "€ 650,00"], ["Boodschappen", "", "€ 380,00"]],
    numeric=frozenset({1, 2}),
    footer=["Samen", "€ 1.650,00", "€ 1.030,00"],
)

PICTURE_TABLE = Table(
    caption="De cijfers bij het beeld",
    headings=["Wat", "Bedrag"],
    rows=[["Loon", "€ 1.650,00"], ["Huur", "€ 650,00"], ["Boodschappen", "€ 380,00"]],
    numeric=frozenset({1}),
)

STEPS = [
    Step("Wij maken kennis", "done", "Gedaan op 2 maart."),
    Step("U verzamelt uw brieven", "now", "Hulp nodig? Samira doet het met u."),
    Step("Wij maken samen een plan"),
]

NAVIGATION = [
    NavItem("Mijn plan", "#", is_current=True),
    NavItem("Berichten", "#", count=2),
    NavItem("Mijn gegevens", "#"),
]

AMOUNTS = {"rent": Decimal("412.5"), "care": Decimal("131"), "own": Decimal("-63.2"), "total": Decimal("480.3")}


def context() -> dict[str, Any]:
    """All that the gallery template asks for."""
    return {
        "form": SampleForm(prefix="ok", initial={"home": "rent", "days": ["mon"]}),
        "invalid_form": SampleForm({"fout-amount": "veel", "fout-story": "Dit heb ik al ingevuld."}, prefix="fout"),
        "contact": CONTACT,
        "next_step": NEXT_STEP,
        "summary": SUMMARY,
        "table": TABLE,
        "picture_table": PICTURE_TABLE,
        "steps": STEPS,
        "navigation": NAVIGATION,
        "amounts": AMOUNTS,
    }
