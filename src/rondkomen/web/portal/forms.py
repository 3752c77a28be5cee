"""The forms of the questions: what can be filled in, and the answer that is kept of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.web.portal.answers import YOU, Answers

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
DAY_PARTS = {"dag": gettext_lazy("Dag"), "maand": gettext_lazy("Maand"), "jaar": gettext_lazy("Jaar")}
HOMES = {
    "huur": gettext_lazy("Ik huur een woning"),
    "koop": gettext_lazy("Ik heb een koopwoning"),
    "kamer": gettext_lazy("Ik huur een kamer"),
    "inwonend": gettext_lazy("Ik woon in bij familie of anderen"),
    "instelling": gettext_lazy("Ik woon in een instelling"),
    "geen": gettext_lazy("Ik heb nu geen vaste woonplek"),
}
YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Asking:
    """One question put to one visitor: on which day's law, after which answers, and what was answered before."""

    slug: str
    title: str
    on: date
    known: Answers
    answer: Any = None


@dataclass(frozen=True, slots=True)
class DayFields:
    """The three boxes of one birth date, with what is wrong in any of them."""

    ident: str
    legend: str
    parts: Sequence[tuple[str, BoundField]]
    errors: Sequence[str]


class QuestionForm(forms.Form):
    """One question. `body` is the template that shows it; `answer()` is what is kept, after is_valid().

    `sign` and `unit` stand before and after each box of a question with more than one.
    """

    body: ClassVar[str] = "fields"
    sign: ClassVar[Any] = ""
    unit: ClassVar[Any] = ""

    def __init__(self, asking: Asking, data: Any = None) -> None:
        super().__init__(data, label_suffix="", use_required_attribute=False)
        self.asking = asking
        self.build()
        if asking.answer is not None:
            self.initial = self.filled_in(asking.answer)

    def build(self) -> None:
        """Add the fields that depend on earlier answers."""

    def filled_in(self, answer: Any) -> dict[str, Any]:
        """The fields as they were when this answer was given."""
        raise NotImplementedError

    def answer(self) -> Any:
        """What is kept of the fields."""
        raise NotImplementedError

    def single(self) -> BoundField:
        """The one field of a question that has one."""
        return self[next(iter(self.fields))]


# People


class NumberForm(QuestionForm):
    """How many people."""

    body = "number"
    most: ClassVar[int] = 8

    def build(self) -> None:
        self.fields["aantal"] = forms.CharField(
            label=self.asking.title,
            max_length=20,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "portal-short"}),
            error_messages={"required": _("Vul een aantal in. Zijn er geen? Vul dan 0 in.")},
        )

    def clean_aantal(self) -> int:
        text = self.cleaned_data["aantal"]
        if not re.fullmatch(r"[0-9]{1,3}", text):
            raise forms.ValidationError(_("Vul een aantal in met cijfers, bijvoorbeeld 2."))
        if int(text) > self.most:
            message = _("Wij kunnen hier tot en met %(most)s rekenen. Zijn er meer? Bel ons dan.")
            raise forms.ValidationError(message % {"most": self.most})
        return int(text)

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"aantal": answer}

    def answer(self) -> int:
        return int(self.cleaned_data["aantal"])


class ChildrenForm(NumberForm):
    most = 10


# Birth dates


class BirthDatesForm(QuestionForm):
    """The birth date of one person, or of each of a number of people."""

    body = "days"

    def build(self) -> None:
        for ident in self.people():
            for part, label in DAY_PARTS.items():
                size = "portal-year" if part == "jaar" else "portal-short"
                attrs = {"inputmode": "numeric", "class": f"{TEXTBOX} {size}"}
                attrs["autocomplete"] = self._autocomplete(part)
                self.fields[f"{ident}_{part}"] = forms.CharField(
                    label=self._label(ident, str(label)),
                    max_length=20,
                    widget=forms.TextInput(attrs=attrs),
                    error_messages={"required": _("Vul een getal in bij dag, maand en jaar. Bijvoorbeeld 14 3 1985.")},
                )

    def people(self) -> list[str]:
        """Who is asked about."""
        return [self.asking.slug.removesuffix("geboren").rstrip("-") or YOU]

    def legend(self, ident: str) -> str:
        """How the person is called; empty when the question itself says so."""
        return ""

    def _label(self, ident: str, part: str) -> str:
        legend = self.legend(ident)
        return f"{legend}, {part.lower()}:" if legend else f"{part}:"

    def _autocomplete(self, part: str) -> str:
        names = {"dag": "bday-day", "maand": "bday-month", "jaar": "bday-year"}
        return names[part] if self.asking.slug == "geboren" else "off"

    def days(self) -> list[DayFields]:
        """The boxes, grouped by person."""
        return [self._day(ident) for ident in self.people()]

    def _day(self, ident: str) -> DayFields:
        parts = [(str(label), self[f"{ident}_{part}"]) for part, label in DAY_PARTS.items()]
        errors = dict.fromkeys(str(message) for _label, bound in parts for message in bound.errors)
        if errors:
            for _label, bound in parts:
                attrs = bound.field.widget.attrs
                attrs |= {"aria-describedby": f"id_{ident}_error", "aria-invalid": "true"}
                attrs["class"] += " utrecht-textbox--invalid"
        return DayFields(f"id_{ident}", self.legend(ident), parts, list(errors))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for ident in self.people():
            parts = [cleaned.get(f"{ident}_{part}") for part in ("jaar", "maand", "dag")]
            if all(parts):
                self._clean_day(ident, parts)
        return cleaned

    def _clean_day(self, ident: str, parts: list[Any]) -> None:
        if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
            self.add_error(f"{ident}_dag", _("Gebruik alleen cijfers. Bijvoorbeeld 14 3 1985."))
            return
        if len(parts[0]) < 4:
            self.add_error(f"{ident}_jaar", _("Vul het jaar in met vier cijfers, bijvoorbeeld 1985."))
            return
        try:
            born = date(*map(int, parts))
        except ValueError:
            self.add_error(f"{ident}_dag", _("Deze datum bestaat niet. Kijk of de dag en de maand kloppen."))
            return
        if born > self.asking.on:
            self.add_error(f"{ident}_jaar", _("Deze datum ligt in de toekomst. Kijk of het jaar klopt."))
        elif born.year < self.asking.on.year - 120:
            self.add_error(f"{ident}_jaar", _("Deze datum is erg lang geleden. Kijk of het jaar klopt."))
        else:
            self.cleaned_data[ident] = born.isoformat()

    def filled_in(self, answer: Any) -> dict[str, Any]:
        told = answer if isinstance(answer, list) else [answer]
        initial: dict[str, Any] = {}
        for ident, born in zip(self.people(), told, strict=False):
            year, month, day = born.split("-")
            initial |= {f"{ident}_dag": int(day), f"{ident}_maand": int(month), f"{ident}_jaar": year}
        return initial

    def answer(self) -> Any:
        return self.cleaned_data[self.people()[0]]


class ManyBirthDatesForm(BirthDatesForm):
    """The birth dates of as many people as there are."""

    def people(self) -> list[str]:
        group = self.asking.slug.removesuffix("-geboren")
        ident = "kind" if group == "kinderen" else "bewoner"
        return [f"{ident}{number + 1}" for number in range(self.asking.known.get(group) or 0)]

    def legend(self, ident: str) -> str:
        number = ident.removeprefix("kind").removeprefix("bewoner")
        return (_("Kind %s") if ident.startswith("kind") else _("Persoon %s")) % number

    def answer(self) -> list[str]:
        return [self.cleaned_data[ident] for ident in self.people()]


# Choices


class ChoiceForm(QuestionForm):
    """One of a few answers, as radio buttons."""

    body = "choices"

    def choices(self) -> Sequence[tuple[str, Any]]:
        raise NotImplementedError

    def build(self) -> None:
        self.fields["keuze"] = forms.ChoiceField(
            label=self.asking.title,
            choices=self.choices(),
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Kies het antwoord dat bij u past."),
                "invalid_choice": _("Kies een van deze antwoorden."),
            },
        )

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"keuze": answer}

    def answer(self) -> Any:
        return self.cleaned_data["keuze"]


class YesNoForm(ChoiceForm):
    def choices(self) -> Sequence[tuple[str, Any]]:
        return [(YES, _("Ja")), (NO, _("Nee"))]

    def filled_in(self, answer: Any) -> dict[str, Any]:
        return {"keuze": YES if answer else NO}

    def answer(self) -> Any:
        return self.cleaned_data["keuze"] == YES


class HomeForm(ChoiceForm):
    def choices(self) -> Sequence[tuple[str, Any]]:
        return list(HOMES.items())
