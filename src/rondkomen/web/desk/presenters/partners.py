"""Signal partners, their profile and what their systems log in with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondkomen.apps.signals.queries import CredentialCard, PartnerCard, PartnerFile
from rondkomen.web.desk.presenters.deliveries import count


@dataclass(frozen=True, slots=True)
class ShownPartner:
    key: str
    url: str
    name: str
    kind: str
    kvk: str
    deliveries: str
    is_active: bool
    state: str


@dataclass(frozen=True, slots=True)
class ShownCredential:
    client_id: str
    made: str
    used: str
    revoked: str
    revoke_url: str


@dataclass(frozen=True, slots=True)
class ShownPartnerFile:
    card: ShownPartner
    profile: str
    profile_number: int
    has_own_profile: bool
    credentials: Sequence[ShownCredential]


def shown_partner(one: PartnerCard) -> ShownPartner:
    return ShownPartner(
        key=one.key,
        url=reverse("desk:partner", kwargs={"key": one.key}),
        name=one.name,
        kind=one.kind,
        kvk=one.kvk,
        deliveries=count(one.number_of_deliveries),
        is_active=one.is_active,
        state="" if one.is_active else _("Levert niet meer"),
    )


def shown_partner_file(found: PartnerFile) -> ShownPartnerFile:
    return ShownPartnerFile(
        card=shown_partner(found.card),
        profile=found.profile,
        profile_number=found.profile_number,
        has_own_profile=bool(found.profile.strip()),
        credentials=[_credential(found.card.key, one) for one in found.credentials],
    )


def _credential(key: str, one: CredentialCard) -> ShownCredential:
    url = reverse("desk:revoke", kwargs={"key": key, "client_id": one.client_id})
    return ShownCredential(
        client_id=one.client_id,
        made=_moment(one.made_at),
        used=_moment(one.last_used_at) or _("nog niet"),
        revoked=_moment(one.revoked_at),
        revoke_url="" if one.revoked_at else url,
    )


def _moment(at: datetime | None) -> str:
    return date_format(localtime(at), "j F Y, H:i") if at else ""
