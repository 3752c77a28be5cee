"""Take in a file: it is kept, sealed, before a row of it is read, so that nothing is lost whatever happens next."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from rondkomen.apps.audit.actions import writing
from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.lines import Reference
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.audit.purposes import Purpose
from rondkomen.apps.sealing.models import seal
from rondkomen.apps.signals.intake.layout import LARGEST_FILE
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery, DeliveryPiece, PartnerProfile, Signaalpartner
from rondkomen.apps.signals.permissions import check_deliver
from rondkomen.apps.signals.states import OPEN_DELIVERY, DeliveryState

MOST_BYTES = LARGEST_FILE
"""Bytes of a file; 100,000 rows take about 20 MB."""
_PIECE = 384 * 1024
"""Bytes of a file per row of the database: 512 kB in base64."""
_SIGNS = re.compile(r"[\x00-\x1f\x7f]+")
_NAME = 120


class ContentRefused(Refusal):
    """The file has nothing in it, or too much."""


class PartnerUnknown(Refusal):
    """There is no such partner in the actor's municipality."""


class NoProfile(Refusal):
    """Nobody has said yet how the files of this partner are read."""


@dataclass(frozen=True, slots=True)
class Received:
    """The delivery that a file became, and whether it is to be worked off: the same file twice is one delivery."""

    delivery: UUID
    is_new: bool


def receive(actor: Actor, partner_key: str, name: str, content: bytes, way: Way) -> Received:
    """Take in a file for a partner. The same file again gives the delivery that is there.

    A delivery of which nothing was accepted begins anew when the profile of the partner was changed since. Raises
    ContentRefused, PartnerUnknown, NoProfile or PermissionRefused.
    """
    check_content(content)
    digest = hashlib.sha256(content).hexdigest()
    with writing(actor, "signals.receive", Purpose.VROEGSIGNALERING) as line:
        partner, profile = partner_with_profile(actor, partner_key, held=True)
        delivery = Delivery.objects.filter(partner=partner, digest=digest).first()
        is_new = delivery is None or _begins_anew(delivery, profile)
        if delivery is None:
            delivery = Delivery(municipality_id=actor.municipality, partner=partner, digest=digest)
        if is_new:
            _keep(actor, delivery, profile, name, content, way)
        line.about = Reference("delivery", str(delivery.id))
        line.note(new=is_new, way=way.value, partner=partner.key, kilobytes=len(content) // 1024)
        return Received(delivery.id, is_new)


def check_content(content: bytes) -> None:
    """Raises ContentRefused."""
    if not content:
        raise ContentRefused("the file is empty; send the file again, with a row for each signal")
    if len(content) > MOST_BYTES:
        raise ContentRefused(
            f"the file has {len(content) // 2**20} MB, and may have {MOST_BYTES // 2**20}; send it in parts"
        )


def partner_with_profile(actor: Actor, key: str, *, held: bool = False) -> tuple[Signaalpartner, PartnerProfile]:
    """A partner that may deliver now and the profile that holds; `held` keeps the partner until the transaction ends.

    Raises PartnerUnknown, NoProfile or PermissionRefused.
    """
    partners = Signaalpartner.objects.select_for_update(no_key=True) if held else Signaalpartner.objects.all()
    partner = partners.filter(municipality_id=actor.municipality, key=key).first()
    if partner is None:
        raise PartnerUnknown("there is no such partner in this municipality; a beheerder can add it")
    check_deliver(actor, partner.id)
    if not partner.is_active:
        raise PartnerUnknown("this partner does not deliver any more; a beheerder can open it again")
    profile = partner.profiles.order_by("-number").first()
    if profile is None:
        raise NoProfile("nobody has said yet how the files of this partner are read; a beheerder can make its profile")
    return partner, profile


def _begins_anew(delivery: Delivery, profile: PartnerProfile) -> bool:
    is_open = DeliveryState(delivery.state) in OPEN_DELIVERY
    return not is_open and not delivery.number_accepted and delivery.profile_id != profile.pk


def _keep(actor: Actor, delivery: Delivery, profile: PartnerProfile, name: str, content: bytes, way: Way) -> None:
    delivery.refused_rows.all().delete()
    delivery.profile = profile
    delivery.way = way.value
    delivery.name = _plain(name)
    delivery.size = len(content)
    delivery.received_at = timezone.now()
    delivery.received_by = actor.id
    delivery.state = DeliveryState.ONTVANGEN.value
    delivery.number_of_rows = None
    delivery.rows_done = delivery.number_refused = 0
    delivery.fault = ""
    delivery.done_at = delivery.linked_at = None
    delivery.save()
    for number, start in enumerate(range(0, len(content), _PIECE)):
        piece = DeliveryPiece(municipality_id=actor.municipality, delivery=delivery, number=number)
        seal(piece, "content_sealed", b64encode(content[start : start + _PIECE]).decode())
        piece.save()


def _plain(name: str) -> str:
    """The last part of a path, without signs that no screen shows."""
    return _SIGNS.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()[-_NAME:]
