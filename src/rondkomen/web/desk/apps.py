"""Registers the door with Django, and its places in the navigation of staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.navigation import Place


class DeskConfig(AppConfig):
    """Under the label `desk`; the memory is apps.signals."""

    name = "rondkomen.web.desk"
    label = "desk"
    staff_places = (
        Place(_("Leveringen"), "desk:deliveries", Permission.SEE_SIGNALS),
        Place(_("Van wie is dit?"), "desk:review", Permission.REVIEW_LINKS),
        Place(_("Signaalpartners"), "desk:partners", Permission.MANAGE_PARTNERS),
    )
