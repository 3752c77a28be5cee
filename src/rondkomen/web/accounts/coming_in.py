"""Between the door and the work: who proved a first factor and not yet a second, and who is in.

Nobody is logged in to Django before both factors are proved, so no page has to ask again.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.staff.actions.log_in import enter, leave
from rondkomen.apps.staff.actions.passkeys import Site
from rondkomen.apps.staff.actions.tries import Visit
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.permissions import actor_of
from rondkomen.apps.staff.queries import Workplace, member_with_id, workplaces
from rondkomen.apps.throttle.window import visitor_address

HALFWAY_SECONDS = 10 * 60
RECENT_SECONDS = 15 * 60
_HALFWAY, _ENDED = "halfway", "ended"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Halfway:
    """Somebody who proved a first factor, and where they wanted to go."""

    member: StaffMember
    how: str
    next: str


def visit_of(request: HttpRequest) -> Visit:
    """From which address somebody tries, and when."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    address = visitor_address(request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)
    return Visit(address, time.time())


def site_of(request: HttpRequest) -> Site:
    """The site as the browser sees it; the host was checked against ALLOWED_HOSTS."""
    host = request.get_host()
    return Site(urlsplit(f"//{host}").hostname or host, f"{request.scheme}://{host}")


def safe_next(request: HttpRequest, address: str) -> str:
    """An address among the pages of staff; the first page for anything else."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address.startswith(settings.STAFF_PATH) else settings.STAFF_PATH


def remember(request: HttpRequest, name: str, value: object) -> None:
    """Keep something for a step that follows; for who is not in yet, for ten minutes."""
    request.session[name] = value
    if not request.user.is_authenticated:
        request.session.set_expiry(HALFWAY_SECONDS)


def go_halfway(request: HttpRequest, member: StaffMember, how: str, address: str) -> None:
    """The first factor is proved. Whatever and whoever the browser held before is gone."""
    auth.logout(request)
    kept = {"member": str(member.pk), "round": member.session_round, "how": how, "next": address, "at": time.time()}
    remember(request, _HALFWAY, kept)


def halfway(request: HttpRequest) -> Halfway | None:
    """Who proved the first factor in this browser, less than ten minutes ago."""
    kept = request.session.get(_HALFWAY)
    if not kept or time.time() - kept["at"] > HALFWAY_SECONDS:
        return None
    member = member_with_id(kept["member"])
    if member is None or member.session_round != kept["round"]:
        return None
    return Halfway(member, kept["how"], kept["next"])


def let_in(request: HttpRequest, member: StaffMember, how: str, address: str) -> HttpResponse:
    """Both factors are proved: the session begins, and goes on to where somebody works or wanted to go."""
    request.session.flush()
    auth.login(request, member, backend=_BACKEND)
    now = time.time()
    request.session.update({"round": member.session_round, "since": now, "seen": now, "how": how})
    request.session.set_expiry(settings.STAFF_LONGEST_SECONDS)
    request.session.clear_expired()
    places = workplaces(member)
    if len(places) != 1:
        request.session["next"] = address
        return redirect("accounts:workplace")
    work_at(request, member, places[0])
    return redirect(address)


def be(request: HttpRequest, actor: Actor | None, places: Sequence[Workplace] = ()) -> None:
    """Who acts in this request; the first of the places is where, the others are where else somebody works."""
    request.actor, request.workplaces = actor, places  # type: ignore[attr-defined]


def work_at(request: HttpRequest, member: StaffMember, place: Workplace) -> None:
    """From now on this browser works for this municipality."""
    request.session["workplace"] = place.code
    enter(member, place, request.session["how"])


def end(request: HttpRequest, reason: str) -> None:
    """End the session, and remember why for the page to log in."""
    actor = actor_of(request)
    auth.logout(request)
    be(request, None)
    if actor:
        leave(actor, reason)
    remember(request, _ENDED, reason)


def why_ended(request: HttpRequest) -> str:
    """Why the session before this one ended; told once."""
    return request.session.pop(_ENDED, "") if _ENDED in request.session else ""


def was_recent(request: HttpRequest) -> bool:
    """Whether both factors were proved so recently that somebody may change them."""
    return time.time() - request.session.get("since", 0) <= RECENT_SECONDS
