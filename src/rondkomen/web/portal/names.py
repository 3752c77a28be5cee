"""How the people of a household are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rondkomen.law import Household
from rondkomen.web.portal.answers import PARTNER, YOU


def names_of(household: Household) -> dict[str, str]:
    """How each person is called on a page."""
    names = {YOU: _("u"), PARTNER: _("uw partner")}
    for person in household.persons:
        if person.id.startswith("kind"):
            names[person.id] = _("kind %s") % person.id.removeprefix("kind")
        elif person.id.startswith("bewoner"):
            names[person.id] = _("persoon %s") % person.id.removeprefix("bewoner")
    return names
