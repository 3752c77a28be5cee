"""Registers the door with Django, and its places in the navigation of staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.navigation import Place


class AccountsConfig(AppConfig):
    """Under the label `accounts`; the memory is apps.staff."""

    name = "rondkomen.web.accounts"
    label = "accounts"
    staff_places = (
        Place(_("Start"), "accounts:start", Permission.WORK),
        Place(_("Medewerkers"), "accounts:colleagues", Permission.MANAGE_STAFF),
    )
