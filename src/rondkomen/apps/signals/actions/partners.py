"""Signal partners: who delivers, how the files are read, and with what the system of a partner logs in."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, get_hasher, make_password
from django.utils import timezone

from rondkomen.apps.audit.actions import record, writing
from rondkomen.apps.audit.actor import Actor, system
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.signals.intake import ProfileRefused, kind_codes, read_profile
from rondkomen.apps.signals.models import PartnerCredential, PartnerProfile, Signaalpartner
from rondkomen.apps.signals.permissions import check_manage_partners, partner_actor

_KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
_KVK = re.compile(r"|[0-9]{8}")
_LONGEST_NAME = 80
_SEEN_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class NewCredential:
    """What the system of a partner logs in with. The secret is nowhere else: show it once."""

    client_id: str
    secret: str

    def __repr__(self) -> str:
        return f"NewCredential({self.client_id!r}, secret hidden)"


def add_partner(actor: Actor, *, key: str, name: str, kind: str, kvk: str = "", profile: str = "") -> UUID:
    """Add a partner; its id. Without a profile its files have the layout of our own.

    Raises PermissionRefused, or Refusal when something of it cannot be so.
    """
    with writing(actor, "signals.add_partner", Purpose.VROEGSIGNALERING) as line:
        check_manage_partners(actor)
        _check_partner(actor, key, name.strip(), kvk)
        if kind not in kind_codes():
            raise Refusal(f"kind: expected one of {', '.join(kind_codes())}")
        partner = Signaalpartner.objects.create(
            municipality_id=actor.municipality,
            key=key,
            name=name.strip(),
            kind=kind,
            kvk=kvk,
            created_at=timezone.now(),
        )
        _add_profile(actor, partner, profile)
        line.about = Reference("partner", str(partner.id))
        return partner.id


def set_profile(actor: Actor, partner_key: str, text: str) -> int:
    """Say from now on how the files of a partner are read; the number of the profile. The earlier ones stay.

    Raises PermissionRefused, or Refusal with every fault of the profile, a line each.
    """
    with writing(actor, "signals.set_profile", Purpose.VROEGSIGNALERING) as line:
        partner = _held(actor, partner_key)
        profile = _add_profile(actor, partner, text)
        line.about = Reference("partner", str(partner.id))
        line.note(number=profile.number)
        return profile.number


def close_partner(actor: Actor, partner_key: str, *, is_active: bool = False) -> None:
    """Let a partner deliver no more, or again with `is_active`. What came in stays. Raises Refusal."""
    with writing(actor, "signals.close_partner", Purpose.BEVEILIGING) as line:
        partner = _held(actor, partner_key)
        partner.is_active = is_active
        partner.save(update_fields=["is_active"])
        line.about = Reference("partner", str(partner.id))
        line.note(is_active=is_active)


def add_credential(actor: Actor, partner_key: str) -> NewCredential:
    """Give the system of a partner something to log in with; this is the only time that the secret is shown."""
    with writing(actor, "signals.add_credential", Purpose.BEVEILIGING) as line:
        partner = _held(actor, partner_key)
        new = NewCredential(f"{partner.key[:31]}-{secrets.token_hex(4)}", secrets.token_urlsafe(32))
        PartnerCredential.objects.create(
            municipality_id=actor.municipality,
            partner=partner,
            client_id=new.client_id,
            secret_hash=make_password(new.secret),
            made_at=timezone.now(),
            made_by=actor.id,
        )
        line.about = Reference("partner", str(partner.id))
        return new


def revoke_credential(actor: Actor, client_id: str) -> None:
    """Take a credential away for good. Raises PermissionRefused, or Refusal when there is none to take."""
    with writing(actor, "signals.revoke_credential", Purpose.BEVEILIGING) as line:
        check_manage_partners(actor)
        here = PartnerCredential.objects.filter(municipality_id=actor.municipality, client_id=client_id)
        found = here.filter(revoked_at=None).select_for_update().first()
        if found is None:
            raise Refusal("there is no such credential in use here")
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        line.about = Reference("partner", str(found.partner_id))


def check_credential(client_id: str, secret: str) -> Actor | None:
    """The partner that logs in with this, as an actor; None when it may not, after as much work as when it may."""
    found = PartnerCredential.objects.filter(client_id=client_id).select_related("partner").first()
    fits = check_password(secret, found.secret_hash if found else _nobodys_hash(get_hasher().algorithm))
    if found is None or not fits or found.revoked_at or not found.partner.is_active:
        _note_refusal(found)
        return None
    actor = partner_actor(found.partner_id, found.partner.municipality_id)
    _note_use(actor, found)
    return actor


def _note_refusal(found: PartnerCredential | None) -> None:
    """Where the credential is of, or where the installation belongs; a client id that is none may be anything."""
    code = found.municipality_id if found else settings.MUNICIPALITY
    about = Reference("credential", found.client_id) if found else None
    record(system("log_in", code), "signals.refuse_log_in", Purpose.BEVEILIGING, about=about)


def _note_use(actor: Actor, found: PartnerCredential) -> None:
    """Once a minute at most: a system that delivers row by row logs in often."""
    now = timezone.now()
    if found.last_used_at is None or found.last_used_at < now - _SEEN_AGAIN:
        about = Reference("credential", found.client_id)
        with writing(actor, "signals.log_in", Purpose.BEVEILIGING, about=about):
            PartnerCredential.objects.filter(pk=found.pk).update(last_used_at=now)


@cache
def _nobodys_hash(algorithm: str) -> str:
    """Of a secret that nobody knows, as secrets are hashed now: to spend the same work on a client id that is none."""
    return make_password(secrets.token_urlsafe(32), hasher=algorithm)


def _held(actor: Actor, key: str) -> Signaalpartner:
    check_manage_partners(actor)
    here = Signaalpartner.objects.filter(municipality_id=actor.municipality, key=key)
    partner = here.select_for_update(no_key=True).first()
    if partner is None:
        raise Refusal("there is no such partner in this municipality")
    return partner


def _check_partner(actor: Actor, key: str, name: str, kvk: str) -> None:
    if not _KEY.fullmatch(key):
        raise Refusal("key: expected 2 to 40 small letters, digits and hyphens, a letter first, as in 'energie-1'")
    if not 0 < len(name) <= _LONGEST_NAME:
        raise Refusal(f"name: expected 1 to {_LONGEST_NAME} characters")
    if not _KVK.fullmatch(kvk):
        raise Refusal("kvk: expected the eight digits of the Kamer van Koophandel, or nothing")
    if Signaalpartner.objects.filter(municipality_id=actor.municipality, key=key).exists():
        raise Refusal("key: there is a partner with this key already; choose another one")


def _add_profile(actor: Actor, partner: Signaalpartner, text: str) -> PartnerProfile:
    if text.strip():
        try:
            read_profile(text)
        except ProfileRefused as refused:
            raise Refusal(str(refused)) from refused
    last = partner.profiles.order_by("-number").first()
    return PartnerProfile.objects.create(
        municipality_id=actor.municipality,
        partner=partner,
        number=last.number + 1 if last else 1,
        text=text,
        made_at=timezone.now(),
        made_by=actor.id,
    )
