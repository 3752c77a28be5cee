"""Writes: take deliveries in, read and link them, decide about doubtful links, and manage partners."""

from rondkomen.apps.signals.actions.linking import link_delivery
from rondkomen.apps.signals.actions.partners import (
    NewCredential,
    add_credential,
    add_partner,
    check_credential,
    close_partner,
    revoke_credential,
    set_profile,
)
from rondkomen.apps.signals.actions.receiving import (
    MOST_BYTES,
    ContentRefused,
    NoProfile,
    PartnerUnknown,
    Received,
    receive,
)
from rondkomen.apps.signals.actions.reviewing import DecidedAlready, SignalGone, review, withdraw
from rondkomen.apps.signals.actions.trying import Report, dry_run
from rondkomen.apps.signals.actions.working_off import work_off

__all__ = [
    "MOST_BYTES",
    "ContentRefused",
    "DecidedAlready",
    "NewCredential",
    "NoProfile",
    "PartnerUnknown",
    "Received",
    "Report",
    "SignalGone",
    "add_credential",
    "add_partner",
    "check_credential",
    "close_partner",
    "dry_run",
    "link_delivery",
    "receive",
    "review",
    "revoke_credential",
    "set_profile",
    "withdraw",
    "work_off",
]
