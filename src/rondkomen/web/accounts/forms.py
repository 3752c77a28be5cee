"""The forms of the door of staff."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.matrix import STAFF_ROLES
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import Workplace
from rondkomen.web.accounts.names import ROLES
from rondkomen.web.accounts.passwords import LONGEST, SHORTEST

_CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false", "class": "accounts-code"}
_NO_CODE = gettext_lazy("Vul de zes cijfers in die de app nu laat zien.")


class PlainForm(forms.Form):
    """Without a colon after a label, and with our own words instead of those of the browser."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", use_required_attribute=False, **kwargs)


class LogInForm(PlainForm):
    email = forms.CharField(
        label=gettext_lazy("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul uw e-mailadres in.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Wachtwoord"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Vul uw wachtwoord in.")},
    )


class CodeForm(PlainForm):
    code = forms.CharField(
        label=gettext_lazy("Code uit de app"),
        max_length=20,
        widget=forms.TextInput(attrs=_CODE),
        error_messages={"required": _NO_CODE},
    )


class RecoveryCodeForm(PlainForm):
    code = forms.CharField(
        label=gettext_lazy("Herstelcode"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": gettext_lazy("Vul een van uw herstelcodes in.")},
    )


class NewPasswordForm(PlainForm):
    """A new password, twice; the browser may make one and keep it."""

    password = forms.CharField(
        label=gettext_lazy("Nieuw wachtwoord"),
        help_text=gettext_lazy("Ten minste %(least)s tekens. Een paar losse woorden is prima.") % {"least": SHORTEST},
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Kies een wachtwoord.")},
    )
    again = forms.CharField(
        label=gettext_lazy("Nog een keer hetzelfde wachtwoord"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Vul het wachtwoord nog een keer in.")},
    )

    def __init__(self, member: StaffMember, data: Any = None) -> None:
        super().__init__(data)
        self.member = member

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.member)
        return self.cleaned_data["password"]

    def clean_again(self) -> str:
        first = self.cleaned_data.get("password")
        if first and first != self.cleaned_data["again"]:
            raise ValidationError(_("Deze twee wachtwoorden zijn niet hetzelfde."))
        return self.cleaned_data["again"]


class WorkplaceForm(PlainForm):
    """Which of one's municipalities to work for."""

    municipality = forms.ChoiceField(
        label=gettext_lazy("Voor welke gemeente gaat u werken?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een gemeente."),
            "invalid_choice": gettext_lazy("Kies een van deze gemeenten."),
        },
    )

    def __init__(self, places: list[Workplace], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["municipality"].choices = [(place.code, place.name) for place in places]  # type: ignore[attr-defined]


class RolesForm(PlainForm):
    """The roles of a colleague in one municipality."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Rollen"),
        help_text=gettext_lazy("Geef alleen rollen die iemand nodig heeft. Zonder rol kan iemand hier niets openen."),
        choices=[(str(role), ROLES[role]) for role in STAFF_ROLES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een van deze rollen.")},
    )

    def wanted(self) -> list[Role]:
        """The roles that were ticked."""
        return [Role(role) for role in self.cleaned_data["roles"]]


class InviteForm(RolesForm):
    """Somebody new."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Vul de naam in, zoals collega's die kennen.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van het werk"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Vul een e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen heel e-mailadres. Bijvoorbeeld: naam@gemeente.nl."),
        },
    )
    field_order = ("name", "email", "roles")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["roles"].required = True
        self.fields["roles"].error_messages["required"] = _("Kies ten minste een rol.")


class PasskeyForm(PlainForm):
    """What the browser made or signed; a script fills it in."""

    answer = forms.CharField(widget=forms.HiddenInput, strip=False)
    name = forms.CharField(
        label=gettext_lazy("Naam van de passkey"),
        help_text=gettext_lazy("Bijvoorbeeld: mijn laptop."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
