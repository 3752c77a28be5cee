"""What the layout of staff shows around every page: the municipality, the person, the roles, and where one may go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.navigation import Place
from rondkomen.apps.staff.permissions import actor_of, may
from rondkomen.apps.staff.queries import Workplace
from rondkomen.ui.parts import NavItem, StaffFrame
from rondkomen.web.accounts.names import ROLES
from rondkomen.web.accounts.sessions import is_of_staff


def staff(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `staff` for the layout; None for who is not logged in."""
    if not is_of_staff(request) or not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"staff": None}
    actor = actor_of(request)
    places: Sequence[Workplace] = getattr(request, "workplaces", ())
    place = places[0] if actor else None
    frame = StaffFrame(
        municipality=place.name if place else "",
        theme=_theme(place),
        person=request.user.name,
        roles=[str(ROLES[role]) for role in place.roles] if place else [],
        navigation=list(_navigation(actor, request.path)) if actor else [],
        links=list(_links(actor, len(places))),
        note=_note(),
        home_url=reverse("accounts:start"),
        log_out_url=reverse("accounts:log_out"),
        stay_url=reverse("accounts:stay"),
        idle_seconds=settings.STAFF_IDLE_SECONDS,
    )
    return {"staff": frame}


def _note() -> str:
    text = _("Wat u hier doet, komt in het logboek. Na %(minutes)s minuten zonder werk loggen wij u uit.")
    return text % {"minutes": settings.STAFF_IDLE_SECONDS // 60}


def _links(actor: Actor | None, number_of_places: int) -> Iterator[NavItem]:
    yield NavItem(_("Mijn account"), reverse("accounts:account"))
    if number_of_places > 1:
        yield NavItem(_("Andere gemeente kiezen"), reverse("accounts:workplace"))
    if actor and may(actor, Permission.SEE_MATRIX):
        yield NavItem(_("Wie mag wat?"), reverse("accounts:permissions"))


def _navigation(actor: Actor, path: str) -> Iterator[NavItem]:
    """The places that the doors name in their AppConfig, as far as this actor may open them."""
    places: list[Place] = [place for config in apps.get_app_configs() for place in getattr(config, "staff_places", ())]
    open_to_actor = [(str(place.label), reverse(place.route)) for place in places if may(actor, place.permission)]
    for label, url in open_to_actor:
        is_below = url != settings.STAFF_PATH and path.startswith(f"{url}/")
        yield NavItem(label, url, is_current=path == url or is_below)


def _theme(place: Workplace | None) -> str:
    """The address of the municipality's own theme; empty when it has none, or it is not among the static files."""
    try:
        return staticfiles_storage.url(place.theme_css) if place and place.theme_css else ""
    except ValueError:
        return ""
