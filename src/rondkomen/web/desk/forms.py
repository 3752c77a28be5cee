"""The forms of the professional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.apps.signals.intake import kind_codes
from rondkomen.apps.signals.queries import PartnerCard
from rondkomen.web.desk.names import NONE_OF_THESE, REASONS, TAKEN_BACK
from rondkomen.web.desk.uploads import LARGEST

HIGHEST_ROW = 10_000_000
_MEGABYTES = {"most": LARGEST // 2**20}
_CODE = {"spellcheck": "false", "autocapitalize": "none", "autocomplete": "off", "class": "desk-code"}


class PlainForm(forms.Form):
    """Without a colon after a label, and with our own words instead of those of the browser."""

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, label_suffix="", use_required_attribute=False, **kwargs)


class DeliveryForm(PlainForm):
    """Of whom a file is, and the file."""

    partner = forms.ChoiceField(
        label=gettext_lazy("Van welke signaalpartner is het bestand?"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Kies een signaalpartner.")),
    )
    file = forms.FileField(
        label=gettext_lazy("Het bestand"),
        help_text=gettext_lazy("CSV, Excel (xlsx) of JSON, tot %(most)s MB.") % _MEGABYTES,
        widget=forms.FileInput,
        error_messages={
            "required": gettext_lazy("Kies het bestand dat de partner u gaf."),
            "invalid": gettext_lazy("Kies het bestand dat de partner u gaf."),
            "empty": gettext_lazy("In dit bestand staat niets. Vraag de partner om een nieuw bestand."),
        },
    )

    def __init__(self, partners: Sequence[PartnerCard], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        choices = [(one.key, one.name) for one in partners if one.is_active]
        self.fields["partner"].choices = [("", _("Kies een partner")), *choices]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            too_large = _("Dit bestand is groter dan %(most)s MB. Vraag de partner om het in delen te sturen.")
            raise forms.ValidationError(too_large % _MEGABYTES)
        return file


class RowForm(PlainForm):
    """The number of a row, as it stands in the file."""

    nummer = forms.IntegerField(
        label=gettext_lazy("Nummer van de regel"),
        help_text=gettext_lazy("Zoals het in het bestand staat. De kopregel telt mee."),
        min_value=1,
        max_value=HIGHEST_ROW,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "desk-row"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            gettext_lazy("Vul het nummer van een regel in, zoals 12."),
        ),
    )


class DecisionForm(PlainForm):
    """Whose signal it is: the number of a candidate, or none of these; and why, for who wants to say."""

    keuze = forms.ChoiceField(
        label=gettext_lazy("Van wie is dit signaal?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Kies een inwoner, of geen van deze.")
        ),
    )
    reden = forms.ChoiceField(label=gettext_lazy("Reden"), choices=[*REASONS.items()], required=False)

    def __init__(self, numbers: Sequence[int], data: Any = None) -> None:
        super().__init__(data)
        choices = [*map(str, numbers), NONE_OF_THESE]
        self.fields["keuze"].choices = [(one, one) for one in choices]  # type: ignore[attr-defined]

    def chosen(self) -> int | None:
        """The number of the candidate; None for none of these."""
        choice = self.cleaned_data["keuze"]
        return None if choice == NONE_OF_THESE else int(choice)


class TakeBackForm(PlainForm):
    """Why a link does not hold."""

    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom klopt de koppeling niet?"),
        widget=forms.RadioSelect,
        choices=[*TAKEN_BACK.items()],
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Kies een reden.")),
    )


class PartnerForm(PlainForm):
    """A new partner."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Vul de naam van de partner in.")},
    )
    key = forms.CharField(
        label=gettext_lazy("Korte naam"),
        help_text=gettext_lazy("Voor adressen en opdrachten, zoals woonwaard."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        validators=[
            RegexValidator(
                r"\A[a-z][a-z0-9-]{1,39}\Z",
                gettext_lazy("Gebruik kleine letters, cijfers en streepjes. Begin met een letter."),
            )
        ],
        error_messages={"required": gettext_lazy("Vul een korte naam in, zoals woonwaard.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Soort achterstand"),
        help_text=gettext_lazy("De codes van de landelijke standaard DDAS."),
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Kies een soort.")),
    )
    kvk = forms.CharField(
        label=gettext_lazy("KvK-nummer"),
        max_length=8,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "desk-row"}),
        validators=[RegexValidator(r"\A[0-9]{8}\Z", gettext_lazy("Een KvK-nummer heeft acht cijfers."))],
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["kind"].choices = [("", _("Kies een soort")), *((one, one) for one in kind_codes())]  # type: ignore[attr-defined]


class ProfileForm(PlainForm):
    """The text of a profile, and made-up rows to try it out on."""

    text = forms.CharField(
        label=gettext_lazy("Profiel"),
        help_text=gettext_lazy("In TOML. Staat er niets? Dan lezen wij onze eigen indeling van kolommen."),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, **_CODE}),
    )
    sample = forms.CharField(
        label=gettext_lazy("Voorbeeld om uit te proberen"),
        help_text=gettext_lazy("Plak een kopregel en een paar verzonnen regels. Gebruik geen gegevens van inwoners."),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, **_CODE}),
    )
