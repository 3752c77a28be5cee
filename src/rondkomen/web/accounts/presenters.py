"""Prepares what the pages show: passkeys or not, the picture for a code app, colleagues, the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondkomen.apps.audit.actor import Actor, Role
from rondkomen.apps.staff.matrix import MATRIX, STAFF_ROLES
from rondkomen.apps.staff.queries import CodeAppSetup, Colleague, Factors
from rondkomen.ui.parts import Table
from rondkomen.web.accounts.coming_in import site_of
from rondkomen.web.accounts.names import PERMISSIONS, ROLES, TASKS


@dataclass(frozen=True, slots=True)
class ShownSetup:
    """A code app to set up: the picture, and the key for who cannot scan it."""

    picture: SafeString
    key: str


@dataclass(frozen=True, slots=True)
class ShownPasskey:
    ident: int
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class ShownColleague:
    name: str
    email: str
    roles: str
    state: str
    url: str


def offers_passkeys(request: HttpRequest) -> bool:
    """A passkey belongs to a name; a site that is opened by its number cannot have one."""
    try:
        ip_address(site_of(request).host.strip("[]"))
    except ValueError:
        return True
    return False


def shown_setup(setup: CodeAppSetup) -> ShownSetup:
    """The QR code as SVG: dark on white in any theme, with the quiet edge that cameras need."""
    drawn = segno.make(setup.address, error="m").svg_inline(
        scale=4, border=4, dark="#000", light="#fff", svgclass="accounts-qr", lineclass=None, omitsize=True
    )
    return ShownSetup(mark_safe(drawn), setup.key)


def shown_passkeys(factors: Factors) -> list[ShownPasskey]:
    return [
        ShownPasskey(ident, name, date_format(localtime(created), "j F Y")) for ident, name, created in factors.passkeys
    ]


def shown_colleague(one: Colleague) -> ShownColleague:
    state = _("Gesloten") if not one.is_active else _("Actief") if one.has_logged_in else _("Uitgenodigd")
    return ShownColleague(
        one.name, one.email, named(one.roles), state, reverse("accounts:colleague", kwargs={"ident": one.id})
    )


def named(roles: tuple[Role, ...]) -> str:
    """Roles in words."""
    return ", ".join(str(ROLES[role]) for role in roles) or _("geen rol")


def tasks_of(actor: Actor) -> list[tuple[str, str]]:
    """The roles of somebody, each with what it is for."""
    return [(str(ROLES[role]), str(TASKS[role])) for role in STAFF_ROLES if role in actor.roles]


def matrix_table() -> Table:
    """Which role may do what, as a table with a word in each cell."""
    return Table(
        caption=_("Wie mag wat?"),
        headings=[_("Wat"), *(str(ROLES[role]) for role in STAFF_ROLES)],
        rows=[
            [str(PERMISSIONS[permission]), *(_("ja") if role in allowed else _("nee") for role in STAFF_ROLES)]
            for permission, allowed in MATRIX.items()
        ],
    )
