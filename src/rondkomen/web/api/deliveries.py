"""Takes a delivery in, works a small one off at once, and answers how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.http import HttpResponse, JsonResponse

from rondkomen.apps.audit.actor import Actor
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.signals.actions import dry_run, receive, work_off
from rondkomen.apps.signals.jobs import start
from rondkomen.apps.signals.kinds import Way
from rondkomen.apps.signals.models import Delivery
from rondkomen.apps.signals.queries import delivery_of, partner_key_of, refused_rows
from rondkomen.apps.signals.queries.rows import MOST_ON_A_PAGE
from rondkomen.apps.signals.states import OPEN_DELIVERY, DeliveryState
from rondkomen.web.api.delivery_presenters import address_of, delivery_as_data, trial_as_data
from rondkomen.web.api.problems import Problem
from rondkomen.web.api.sent_deliveries import Sent, check_trial


def delivered(sender: Actor, sent: Sent, language: str) -> HttpResponse:
    """Take it in: 201 when it is worked off, 202 when that goes on, 200 when it was there already.

    Raises Problem (403, 409, 422).
    """
    with _refusals(), transaction.atomic():
        received = receive(sender, partner_key_of(sender), sent.name, sent.content, Way.API)
        if received.is_new:
            start(received.delivery)  # links afterwards, and goes on with what stops halfway here
    if sent.is_small:
        work_off(received.delivery)
    found = delivery_of(sender, received.delivery)
    if found is None:
        raise Problem(404, "The delivery is not there any more.")
    headers = {"Location": address_of(found)}
    if found.fault:
        raise Problem(422, found.fault, headers=headers)
    is_open = DeliveryState(found.state) in OPEN_DELIVERY
    status = 202 if is_open else 201 if received.is_new else 200
    return JsonResponse(report_of(sender, found, language), status=status, headers=headers)


def report_of(
    sender: Actor, found: Delivery, language: str, offset: int = 0, limit: int = MOST_ON_A_PAGE
) -> dict[str, Any]:
    """The report of a delivery of the sender, with one page of refused rows."""
    return delivery_as_data(found, refused_rows(sender, found.pk, offset, limit), language)


def tried_out(sender: Actor, sent: Sent, language: str) -> HttpResponse:
    """What would become of it; nothing is kept. Raises Problem (403, 409, 413, 422)."""
    check_trial(sent)
    with _refusals():
        report = dry_run(sender, partner_key_of(sender), sent.name, sent.content, Way.API)
    if report.fault:
        raise Problem(422, report.fault)
    return JsonResponse(trial_as_data(report, language))


@contextmanager
def _refusals() -> Iterator[None]:
    """Refusals of the actions as problems: who may not is 403, what is not set up yet is 409."""
    try:
        yield
    except PermissionRefused as refused:
        raise Problem(403, "This token does not let anybody do this.") from refused
    except Refusal as refused:
        raise Problem(409, f"{refused}.") from refused
