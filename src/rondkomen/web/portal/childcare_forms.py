"""The forms of the questions about childcare: which children go, how many hours, at what price and of which kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.engine import age_on
from rondkomen.law import Household, law_book
from rondkomen.web.portal.answers import CENTRE, GASTOUDER
from rondkomen.web.portal.forms import QuestionForm
from rondkomen.web.portal.money_forms import MoneyField, amount_kept, amount_typed
from rondkomen.web.portal.names import names_of
from rondkomen.web.portal.still_open import children_with_open

NONE = "geen"
MOST_HOURS = 400
DEAREST = Decimal(50)


class ChildcareForm(QuestionForm):
    """Which of the children whose childcare matters go to one."""

    body = "choices"

    def build(self) -> None:
        household = self.asking.known.household(self.asking.on)
        self.children = children_with_open(household, "opvanguren_per_maand")
        self.fields["kinderen"] = forms.MultipleChoiceField(
            label=self.asking.title,
            choices=[*((child, _named(household, child)) for child in self.children), (NONE, _("Nee, geen kind"))],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Kies een of meer kinderen, of kies: nee, geen kind."),
                "invalid_choice": _("Kies een van deze antwoorden."),
            },
        )

    def clean_kinderen(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["kinderen"]))
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Kies een kind of kies: nee, geen kind. Niet allebei."))
        return chosen

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"kinderen": [child for child, goes in answer.items() if goes] or [NONE]}

    def answer(self) -> dict[str, bool]:
        return {child: child in self.cleaned_data["kinderen"] for child in self.children}


class PerChildForm(QuestionForm):
    """One field for each child of whom a fact about childcare matters; `fact` is its name in the law."""

    body = "amounts"
    fact: ClassVar[str]

    def build(self) -> None:
        household = self.asking.known.household(self.asking.on)
        for child in children_with_open(household, self.fact):
            self.fields[child] = self.field(household, child)

    def field(self, household: Household, child: str) -> forms.Field:
        """The field of one child."""
        raise NotImplementedError

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {child: self.shown(one) for child, one in answer.items() if child in self.fields}

    def shown(self, kept: str) -> str:
        """A kept answer as it stands in the box."""
        return amount_typed(kept)

    def answer(self) -> dict[str, str]:
        return {child: amount_kept(one) for child, one in self.cleaned_data.items()}


class HoursField(forms.CharField):
    """Whole or half hours as people type them: 87 or 86,5. Gives a Decimal."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "portal-short"}
        messages = {"required": gettext_lazy("Vul het aantal uren in.")}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), error_messages=messages, **options)

    def clean(self, value: Any) -> Decimal:
        found = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?", super().clean(value))
        if not found:
            raise forms.ValidationError(_("Vul het aantal uren in met cijfers, bijvoorbeeld 87."))
        hours = Decimal(f"{found[1]}.{found[2] or 0}")
        if hours > MOST_HOURS:
            raise forms.ValidationError(_("Dit zijn erg veel uren. Het gaat om de uren in een maand."))
        return hours


class HoursForm(PerChildForm):
    unit = gettext_lazy("uur per maand")
    fact = "opvanguren_per_maand"

    def field(self, household: Household, child: str) -> forms.Field:
        return HoursField(label=_named(household, child))


class PriceForm(PerChildForm):
    sign = "€"
    unit = gettext_lazy("per uur")
    fact = "uurprijs_opvang"

    def field(self, household: Household, child: str) -> forms.Field:
        return MoneyField(label=_named(household, child), most=DEAREST)


class CareKindForm(PerChildForm):
    """Childcare centre or childminder; what a centre is called goes by the age of the child."""

    fact = "is_gastouderopvang"

    def field(self, household: Household, child: str) -> forms.Field:
        return forms.ChoiceField(
            label=_named(household, child),
            choices=_kinds(household, child),
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Kies de opvang van dit kind."),
                "invalid_choice": _("Kies een van deze antwoorden."),
            },
        )

    def shown(self, kept: str) -> str:
        return kept

    def answer(self) -> dict[str, str]:
        return dict(self.cleaned_data)


def _kinds(household: Household, child: str) -> Sequence[tuple[str, Any]]:
    school = law_book().on(household.on).number("leeftijd_basisschool").value
    born = _born(household, child)
    if born is None:
        centre = _("Kinderdagverblijf of buitenschoolse opvang (bso)")
    elif age_on(born, household.on) < school:
        centre = _("Kinderdagverblijf")
    else:
        centre = _("Buitenschoolse opvang (bso)")
    return [(CENTRE, centre), (GASTOUDER, _("Gastouder"))]


def _named(household: Household, child: str) -> str:
    """What a child is called, with its birth date so that nobody has to count."""
    name = names_of(household)[child].capitalize()
    born = _born(household, child)
    if born is None:
        return name
    return _("%(child)s, geboren op %(day)s") % {"child": name, "day": date_format(born, "j F Y")}


def _born(household: Household, child: str) -> date | None:
    return next(person.birth_date for person in household.persons if person.id == child)
