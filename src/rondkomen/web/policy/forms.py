"""The forms of the policy door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.apps.scenarios.models import Scenario
from rondkomen.apps.scenarios.numbers import MOST_NUMBERS, Number

_TYPED = re.compile(r"[0-9]{1,7}(?:[.,][0-9]{1,4})?")
PREFIX = "n-"
"""Begins the name of a field with the new value of a number."""


class PlainForm(forms.Form):
    """Without a colon after a label, and with our own words instead of those of the browser."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", use_required_attribute=False, **kwargs)


class NumberField(forms.CharField):
    """A new value as people type it: 120, 120,5 or 1250.50; a share in per cents. Gives a Decimal in its own unit."""

    def __init__(self, number: Number) -> None:
        self.number = number
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "policy-number"})
        missing = gettext_lazy("Vul een getal in. Wilt u niets veranderen? Vul dan de waarde van nu in.")
        super().__init__(
            label=number.label,
            initial=typed(number, number.value),
            max_length=14,
            widget=widget,
            error_messages={"required": missing},
        )

    def clean(self, value: Any) -> Decimal:
        text = re.sub(r"[€%\s]", "", super().clean(value))
        if not _TYPED.fullmatch(text):
            raise forms.ValidationError(_("Vul een getal in zonder punten voor duizend, bijvoorbeeld 120 of 1250,50."))
        amount = Decimal(text.replace(",", ".")) / (100 if self.number.is_share else 1)
        if amount > self.number.most:
            most = {"most": typed(self.number, self.number.most)}
            raise forms.ValidationError(_("Vul een getal in van 0 tot en met %(most)s.") % most)
        return amount


def typed(number: Number, value: Decimal) -> str:
    """A value as it stands in its field, with a comma; a share in per cents."""
    shown = value * 100 if number.is_share else value
    text = f"{shown:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class ScenarioForm(PlainForm):
    """A name, the day of the law, and the numbers: those left as they are do not count."""

    name = forms.CharField(
        label=gettext_lazy("Naam van het scenario"),
        max_length=80,
        error_messages={"required": gettext_lazy("Geef het scenario een naam, bijvoorbeeld Grens naar 120%.")},
    )

    def __init__(self, numbers: Iterable[Number], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.numbers = {number.name: number for number in numbers}
        for name, number in self.numbers.items():
            self.fields[PREFIX + name] = NumberField(number)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.changed():
            raise forms.ValidationError(_("U heeft nog niets veranderd. Verander minstens een bedrag of grens."))
        if len(self.changed()) > MOST_NUMBERS:
            raise forms.ValidationError(_("Dit zijn er te veel. Verander niet meer dan 40 bedragen en grenzen."))
        return cleaned

    def changed(self) -> Mapping[str, Decimal]:
        """The numbers with another value than now."""
        values = {name: self.cleaned_data.get(PREFIX + name) for name in self.numbers}
        return {name: one for name, one in values.items() if one is not None and one != self.numbers[name].value}


class DayForm(PlainForm):
    """The day of the law, chosen before the numbers of that day are shown."""

    on = forms.TypedChoiceField(label=gettext_lazy("Wet van"), coerce=date.fromisoformat)

    def __init__(self, days: Iterable[date], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["on"].choices = [(day.isoformat(), f"1-1-{day.year}") for day in days]  # type: ignore[attr-defined]


class SearchForm(PlainForm):
    """Words of a national number."""

    zoek = forms.CharField(label=gettext_lazy("Zoek een landelijk bedrag of percentage"), max_length=60, required=False)


class CompareForm(PlainForm):
    """Two scenarios that are worked out."""

    a = forms.ModelChoiceField(label=gettext_lazy("Eerste scenario"), queryset=Scenario.objects.none())
    b = forms.ModelChoiceField(label=gettext_lazy("Tweede scenario"), queryset=Scenario.objects.none())

    def __init__(self, scenarios: Any, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("a", "b"):
            self.fields[name].queryset = scenarios  # type: ignore[attr-defined]
            self.fields[name].error_messages = dict.fromkeys(
                ("required", "invalid_choice"), gettext_lazy("Kies een scenario dat klaar is.")
            )
