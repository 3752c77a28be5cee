"""The forms of the questions about money: rent, income and wealth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.kernel.money import in_words
from rondkomen.law import law_book
from rondkomen.law.household.model import PER
from rondkomen.web.portal.answers import PARTNER, YOU
from rondkomen.web.portal.forms import NO, YES, ChoiceForm, QuestionForm
from rondkomen.web.portal.language import language
from rondkomen.web.portal.names import names_of
from rondkomen.web.portal.still_open import residents_with_open_income, still_open, wealth_ranges

PERIODS = {
    "maand": gettext_lazy("per maand"),
    "vier_weken": gettext_lazy("per vier weken"),
    "week": gettext_lazy("per week"),
    "jaar": gettext_lazy("per jaar"),
}
INCOME_KINDS = {
    "loon": gettext_lazy("Loon uit werk"),
    "winst": gettext_lazy("Winst uit een eigen bedrijf"),
    "ww": gettext_lazy("WW-uitkering"),
    "bijstand": gettext_lazy("Bijstandsuitkering"),
    "ziektewet": gettext_lazy("Ziektewet-uitkering"),
    "wia": gettext_lazy("WIA- of WAO-uitkering"),
    "aow": gettext_lazy("AOW"),
    "pensioen": gettext_lazy("Pensioen"),
    "anw": gettext_lazy("Nabestaandenuitkering (Anw)"),
    "alimentatie": gettext_lazy("Alimentatie voor uzelf"),
    "studiefinanciering": gettext_lazy("Studiefinanciering"),
    "overig": gettext_lazy("Ander inkomen"),
}
NONE = "geen"


class MoneyField(forms.CharField):
    """Euros as people type them: 1250, 1.250,50, € 1250,-. Gives a Decimal of euros."""

    def __init__(self, *, most: Decimal, **options: Any) -> None:
        self.most = most
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        options.setdefault("error_messages", {"required": gettext_lazy("Vul een bedrag in. Is er geen? Vul dan 0 in.")})
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Decimal:
        amount = euros_in(super().clean(value))
        if amount is None:
            raise forms.ValidationError(_("Vul een bedrag in euro's in, bijvoorbeeld 1250 of 1250,50."))
        if amount > self.most:
            raise forms.ValidationError(_("Dit bedrag is erg hoog. Kijk of er niet te veel cijfers staan."))
        return amount


def euros_in(text: str) -> Decimal | None:
    """The amount that a person typed, with a comma or a point before the cents; None when it is no amount.

    A point or comma with three digits behind it stands between thousands.
    """
    kept = re.sub(r"(?i)euro|eur|€|\s", "", text).removesuffix(",-").removesuffix(".-")
    found = re.fullmatch(r"([0-9]{1,9}|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{1,2}))?", kept)
    if not found:
        return None
    return Decimal(re.sub(r"[.,]", "", found[1]) + "." + (found[2] or "0"))


def amount_kept(amount: Decimal) -> str:
    """An amount in the shortest form: 650 or 650.50."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def amount_typed(kept: str) -> str:
    """A kept amount as it stands in the box."""
    return kept.replace(".", ",") if language() == "nl" else kept


class AmountForm(QuestionForm):
    """One amount of euros a month."""

    body = "amount"
    most = Decimal(10_000)

    def build(self) -> None:
        self.fields["bedrag"] = MoneyField(label=self.asking.title, most=self.most)

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"bedrag": amount_typed(answer)}

    def answer(self) -> str:
        return amount_kept(self.cleaned_data["bedrag"])


class KindsForm(QuestionForm):
    """Which kinds of income a person has; only those that can change an outcome."""

    body = "choices"

    def build(self) -> None:
        person = PARTNER if self.asking.slug.startswith("partner") else YOU
        needed = still_open(self.asking.known.household(self.asking.on)).facts
        kinds = [(kind, label) for kind, label in INCOME_KINDS.items() if (f"inkomen_{kind}", person) in needed]
        self.fields["soorten"] = forms.MultipleChoiceField(
            label=self.asking.title,
            choices=[*kinds, (NONE, _("Geen inkomen"))],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Kies een of meer soorten inkomen, of kies: geen inkomen."),
                "invalid_choice": _("Kies een van deze soorten inkomen."),
            },
        )

    def clean_soorten(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["soorten"]))
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Kies een soort inkomen of kies: geen inkomen. Niet allebei."))
        return [] if chosen == [NONE] else chosen

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"soorten": answer or [NONE]}

    def answer(self) -> list[str]:
        return list(self.cleaned_data["soorten"])


class IncomeForm(QuestionForm):
    """A gross amount and the period it is for; for wages also whether the holiday allowance is in it."""

    body = "income"

    def build(self) -> None:
        self.has_holiday_question = self.asking.slug.endswith("-loon")
        self.fields["bedrag"] = MoneyField(label=_("Bedrag voor belasting (bruto)"), most=Decimal(1_000_000))
        self.fields["per"] = forms.ChoiceField(
            label=_("Dit bedrag is"),
            choices=list(PERIODS.items()),
            initial="maand",
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies of dit bedrag per maand, vier weken, week of jaar is.")},
        )
        if self.has_holiday_question:
            self.fields["vakantiegeld"] = forms.ChoiceField(
                label=_("Is het vakantiegeld al bij dit bedrag geteld?"),
                choices=[(NO, _("Nee, dat krijg ik apart")), (YES, _("Ja, dat zit erbij"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Kies of het vakantiegeld erbij zit. Meestal krijgt u het apart, in mei.")
                },
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        amount, per = cleaned.get("bedrag"), cleaned.get("per")
        if amount is not None and per and amount * PER[per] > 1_000_000:
            self.add_error(
                "bedrag", _("Dit is meer dan een miljoen euro per jaar. Kijk of het bedrag en de periode kloppen.")
            )
        return cleaned

    def filled_in(self, answer: Any) -> dict[str, Any]:
        amount, per, *excludes = answer
        return {"bedrag": amount_typed(amount), "per": per, "vakantiegeld": NO if excludes == [True] else YES}

    def answer(self) -> list[Any]:
        kept: list[Any] = [amount_kept(self.cleaned_data["bedrag"]), self.cleaned_data["per"]]
        return [*kept, self.cleaned_data["vakantiegeld"] == NO] if self.has_holiday_question else kept


class ResidentsIncomeForm(QuestionForm):
    """The yearly gross income of each adult who lives in and whose income can matter."""

    body = "amounts"
    sign = "€"

    def build(self) -> None:
        household = self.asking.known.household(self.asking.on)
        named = names_of(household)
        for person in residents_with_open_income(household):
            self.fields[person] = MoneyField(label=named[person].capitalize(), most=Decimal(1_000_000))

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {ident: amount_typed(amount) for ident, amount in answer.items() if ident in self.fields}

    def answer(self) -> dict[str, str]:
        return {ident: amount_kept(amount) for ident, amount in self.cleaned_data.items()}


class ResidentsWealthForm(ChoiceForm):
    """Whether someone who lives in has more than the limit; the amount kept is 0, or a euro more than it."""

    def limit(self) -> int:
        return residents_wealth_limit(self.asking.on)

    def choices(self) -> Sequence[tuple[str, Any]]:
        limit = _money(Decimal(self.limit()))
        return [
            (NO, _("Nee, niemand heeft meer dan %s") % limit),
            (YES, _("Ja, iemand heeft meer dan %s") % limit),
        ]

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"keuze": YES if Decimal(answer) > self.limit() else NO}

    def answer(self) -> str:
        return str(self.limit() + 1) if self.cleaned_data["keuze"] == YES else "0"


class WealthForm(ChoiceForm):
    """The wealth of the household, as ranges between the limits of that day's law."""

    def build(self) -> None:
        self.ranges = wealth_ranges(self.asking.known.household(self.asking.on))
        super().build()

    def choices(self) -> Sequence[tuple[str, Any]]:
        return [(str(place), said_range(one)) for place, one in enumerate(self.ranges)]

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"keuze": str(self.ranges.index(answer))} if answer in self.ranges else {}

    def answer(self) -> list[str]:
        return self.ranges[int(self.cleaned_data["keuze"])]


def said_range(told: list[str]) -> str:
    """A range of wealth in words."""
    low, *high = (_money(Decimal(amount)) for amount in told)
    if not high:
        return _("Meer dan %s") % low
    if Decimal(told[0]) == 0:
        return _("Niet meer dan %s") % high[0]
    return _("Meer dan %(low)s, maar niet meer dan %(high)s") % {"low": low, "high": high[0]}


def residents_wealth_limit(on: date) -> int:
    """The most wealth someone who lives in may have, by the law of a day."""
    return int(law_book().on(on).number("vermogensgrens_medebewoner").value)


def _money(amount: Decimal) -> str:
    return in_words(amount, cents=False, language=language())
