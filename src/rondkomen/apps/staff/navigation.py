"""Places in the navigation of staff: each door names its own in its AppConfig, and the layout shows what one may open.

class DeskConfig(AppConfig):
    staff_places = (Place(_("Signalen"), "desk:signals", Permission.SEE_SIGNALS),)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rondkomen.apps.staff.matrix import Permission


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the navigation, for who has the permission. The label is translated when it is shown."""

    label: Any
    route: str
    permission: Permission
