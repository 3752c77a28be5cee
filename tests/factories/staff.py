"""Fictional members of staff, with roles and with what they log in with."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import Client

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.staff.actions.second_factors import code_app_with
from rondkomen.apps.staff.codes import code_at, new_secret
from rondkomen.apps.staff.models import StaffMember, StaffRole

PASSWORD = "vier losse woorden samen"
HERE, ELSEWHERE = "GM9999", "GM9998"


@dataclass(frozen=True)
class Login:
    """A member and what they log in with."""

    member: StaffMember
    password: str
    secret: bytes

    def code(self, moment: float) -> str:
        return code_at(self.secret, moment)


def municipality(code: str = HERE) -> Municipality:
    """Waterveen, or a neighbour that is just as fictional."""
    call_command("load_municipality", HERE, verbosity=0)
    if code != HERE and not Municipality.objects.filter(code=code).exists():
        Municipality.objects.create(
            code=code, name="Zandwijk", languages=["nl"], help_page="/hulp", help_phone="14 0998"
        )
    return Municipality.objects.get(code=code)


def member(name: str = "Iris van Dam", *roles: Role, at: str = HERE, **fields: Any) -> StaffMember:
    """Somebody with these roles in one municipality, and nothing to log in with."""
    email = f"{name.partition(' ')[0].lower()}@waterveen.example"
    fields.setdefault("email", email)
    made = StaffMember(name=name, **fields)
    made.set_unusable_password()
    made.save()
    give(made, *roles, at=at)
    return made


def give(to: StaffMember, *roles: Role, at: str = HERE) -> None:
    """More roles."""
    here = municipality(at)
    StaffRole.objects.bulk_create(StaffRole(member=to, municipality=here, role=str(role)) for role in roles)


def login(name: str = "Iris van Dam", *roles: Role, at: str = HERE, **fields: Any) -> Login:
    """Somebody who can log in with a password and an app."""
    made = member(name, *roles, at=at, **fields)
    made.set_password(PASSWORD)
    made.save()
    secret = new_secret()
    code_app_with(made, secret, is_confirmed=True).save()
    return Login(made, PASSWORD, secret)


def actor(of: StaffMember, *roles: Role, at: str = HERE) -> Actor:
    """The same person as who acts."""
    return Actor(f"{ActorKind.STAFF}:{of.pk}", ActorKind.STAFF, frozenset(roles), at)


def secret_in(key: str) -> bytes:
    """The secret that a page spells out for who cannot scan."""
    letters = key.replace(" ", "")
    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def at_work(who: StaffMember, at: object = HERE) -> Client:
    """A browser in which somebody works for a municipality, without walking through the door."""
    now = time.time()
    session = SessionStore()
    session.update({"since": now, "seen": now, "how": "test", "round": who.session_round, "workplace": at})
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    session.save()
    client = Client()
    client.cookies[settings.STAFF_COOKIE] = session.session_key
    return client
