"""Passkeys (WebAuthn): the browser signs our challenge with a key that it keeps, after a finger, face or PIN.

That is two factors in one, so a passkey needs no password. The challenge is kept in the session by the caller, who
gives it once: `begin_...` gives options for the browser with the challenge in them, `..._passkey` checks the answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import webauthn
from django.db import IntegrityError, transaction
from django.utils import timezone
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.staff.actions.trail import note_own
from rondkomen.apps.staff.actions.tries import ADDRESS, LogInRefused, MustWait, Visit, count_failure
from rondkomen.apps.staff.codes import ISSUER
from rondkomen.apps.staff.models import Passkey, StaffMember
from rondkomen.apps.staff.queries import factors_of
from rondkomen.apps.throttle.queries import seconds_to_wait

LARGEST = 20_000
"""Characters of an answer of a browser; a registration with a certificate takes a few thousand."""
_SECURE = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Site:
    """Where a passkey belongs: the host without port, and the address as the browser sees it."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What the browser is asked, as data, and the challenge that the answer has to be for."""

    options: dict[str, Any]
    challenge: str


def begin_registration(member: StaffMember, site: Site) -> Ceremony:
    """Ask the browser for a new passkey; devices that already hold one of this member are left out."""
    known = [PublicKeyCredentialDescriptor(base64url_to_bytes(one.credential_id)) for one in member.passkeys.all()]
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=ISSUER,
        user_id=member.pk.bytes,
        user_name=member.email,
        user_display_name=member.name,
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_SECURE
        ),
    )
    return _ceremony(webauthn.options_to_json(options), options.challenge)


def add_passkey(member: StaffMember, answer: str, challenge: str, site: Site, name: str) -> Passkey:
    """Keep the passkey that the browser made. Raises LogInRefused."""
    try:
        made = webauthn.verify_registration_response(
            credential=_parsed(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
        with transaction.atomic():
            passkey = Passkey.objects.create(
                member=member,
                credential_id=bytes_to_base64url(made.credential_id),
                public_key=made.credential_public_key,
                sign_count=made.sign_count,
                name=name,
            )
    except (WebAuthnException, ValueError, IntegrityError) as error:
        raise LogInRefused("the browser's new passkey cannot be used") from error
    note_own(member, "staff.add_passkey")
    return passkey


def remove_passkey(member: StaffMember, ident: int) -> None:
    """Forget a passkey. Raises Refusal when it is the only thing beside the password: then nobody could log in."""
    factors = factors_of(member)
    if not factors.has_code_app and len(factors.passkeys) < 2:
        raise Refusal("this is the last second factor: add another one first")
    deleted, _ = Passkey.objects.filter(member=member, pk=ident).delete()
    if deleted:
        note_own(member, "staff.remove_passkey")


def begin_log_in(site: Site) -> Ceremony:
    """Ask the browser for any passkey of this site; which accounts there are is not told."""
    options = webauthn.generate_authentication_options(rp_id=site.host, user_verification=_SECURE)
    return _ceremony(webauthn.options_to_json(options), options.challenge)


def check_passkey(answer: str, challenge: str, site: Site, visit: Visit) -> StaffMember:
    """Whose passkey signed the challenge. Raises LogInRefused or MustWait."""
    if wait := seconds_to_wait(ADDRESS, visit.key, visit.moment):
        raise MustWait(wait)
    passkey = None
    try:
        content = _parsed(answer)
        passkey = Passkey.objects.select_related("member").filter(credential_id=content.get("id")).first()
        if passkey is None or not passkey.member.is_active:
            raise LogInRefused("this passkey is not known here")
        checked = webauthn.verify_authentication_response(
            credential=content,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, LogInRefused) as error:
        count_failure(visit, passkey.member if passkey else None, "passkey")
        raise LogInRefused("this passkey cannot be used") from error
    Passkey.objects.filter(pk=passkey.pk).update(sign_count=checked.new_sign_count, used_at=timezone.now())
    return passkey.member


def _ceremony(options: str, challenge: bytes) -> Ceremony:
    return Ceremony(json.loads(options), bytes_to_base64url(challenge))


def _parsed(answer: str) -> dict[str, Any]:
    """The browser's answer as data. Raises LogInRefused."""
    try:
        content = json.loads(answer) if len(answer) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise LogInRefused("what the browser sent is not JSON") from error
    if not isinstance(content, dict) or not isinstance(content.get("id"), str):
        raise LogInRefused("what the browser sent is no passkey")
    return content
