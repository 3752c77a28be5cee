"""Bring fictional partners into the database; doing it again adds nothing, and a profile only where it changed."""

from __future__ import annotations

from collections.abc import Iterable

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.signals.actions.partners import add_partner, set_profile
from rondkomen.apps.signals.demo import FictionalPartner
from rondkomen.apps.signals.models import PartnerProfile, Signaalpartner


def load_partners(actor: Actor, partners: Iterable[FictionalPartner]) -> int:
    """Add every partner that is not there yet; how many that were."""
    new = 0
    for one in partners:
        there = Signaalpartner.objects.filter(municipality_id=actor.municipality, key=one.key).first()
        if there is None:
            add_partner(actor, key=one.key, name=one.name, kind=one.kind, profile=one.profile)
            new += 1
        elif _last_profile(there) != one.profile:
            set_profile(actor, one.key, one.profile)
    return new


def _last_profile(partner: Signaalpartner) -> str | None:
    rows = PartnerProfile.objects.filter(partner=partner).order_by("-number")
    return rows.values_list("text", flat=True).first()
