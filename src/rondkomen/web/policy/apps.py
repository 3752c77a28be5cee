"""Registers the door with Django, and its place in the navigation of staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.navigation import Place


class PolicyConfig(AppConfig):
    """Under the label `policy`; the memory is apps.scenarios."""

    name = "rondkomen.web.policy"
    label = "policy"
    staff_places = (Place(_("Scenario's"), "policy:scenarios", Permission.TRY_OUT_LAW),)
