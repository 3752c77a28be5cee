"""The signal partners of a municipality, and for who manages them their profiles and credentials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.models import PartnerCredential, Signaalpartner
from rondkomen.apps.signals.permissions import check_manage_partners, check_see_partners, partner_actor


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """A partner in a list. `kind` is a code of DDAS."""

    id: UUID
    key: str
    name: str
    kind: str
    kvk: str
    is_active: bool
    number_of_deliveries: int
    last_delivery_at: datetime | None


@dataclass(frozen=True, slots=True)
class CredentialCard:
    """What the system of a partner logs in with, without the secret."""

    client_id: str
    made_at: datetime
    made_by: str
    revoked_at: datetime | None
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class PartnerFile:
    """All about a partner. `profile` is TOML; an empty one stands for the layout of our own."""

    card: PartnerCard
    profile: str
    profile_number: int
    profile_made_at: datetime | None
    credentials: list[CredentialCard]


def partners_of(actor: Actor) -> list[PartnerCard]:
    """The partners of the actor's municipality, by name; those that deliver no more as well."""
    check_see_partners(actor)
    return [_card(partner) for partner in _partners(actor)]


def partner_of(actor: Actor, key: str) -> PartnerFile | None:
    """All about one of them, for who manages partners; None when there is no such partner here."""
    check_manage_partners(actor)
    partner = _partners(actor).filter(key=key).first()
    if partner is None:
        return None
    profile = partner.profiles.order_by("-number").first()
    return PartnerFile(
        card=_card(partner),
        profile=profile.text if profile else "",
        profile_number=profile.number if profile else 0,
        profile_made_at=profile.made_at if profile else None,
        credentials=[
            CredentialCard(one.client_id, one.made_at, one.made_by, one.revoked_at, one.last_used_at)
            for one in partner.credentials.order_by("-made_at", "-pk")
        ],
    )


def actor_of_credential(client_id: str) -> Actor | None:
    """The partner whose credential this is, as an actor; None once it is taken away or the partner delivers no more.

    For who proved before that it is theirs: the secret is not looked at.
    """
    holding = PartnerCredential.objects.filter(client_id=client_id, revoked_at=None, partner__is_active=True)
    found = holding.select_related("partner").first()
    return partner_actor(found.partner_id, found.partner.municipality_id) if found else None


def _partners(actor: Actor) -> QuerySet[Any]:
    rows = Signaalpartner.objects.filter(municipality_id=actor.municipality)
    return rows.annotate(number=Count("deliveries"), last=Max("deliveries__received_at")).order_by("name", "key")


def _card(partner: Any) -> PartnerCard:
    return PartnerCard(
        id=partner.id,
        key=partner.key,
        name=partner.name,
        kind=partner.kind,
        kvk=partner.kvk,
        is_active=partner.is_active,
        number_of_deliveries=partner.number,
        last_delivery_at=partner.last,
    )
