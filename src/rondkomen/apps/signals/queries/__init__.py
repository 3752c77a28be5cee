"""Reads: deliveries and what became of their rows, the review queue, and partners."""

from rondkomen.apps.signals.queries.candidates import CandidateShown, EvidenceShown
from rondkomen.apps.signals.queries.deliveries import (
    DeliveryGone,
    deliveries_of,
    delivery_of,
    interrupted,
    link_outcomes,
    linked_rows,
    partner_key_of,
    refused_rows,
    trace,
)
from rondkomen.apps.signals.queries.partners import (
    CredentialCard,
    PartnerCard,
    PartnerFile,
    actor_of_credential,
    partner_of,
    partners_of,
)
from rondkomen.apps.signals.queries.review import (
    KoppelingShown,
    NotLinked,
    ReviewCase,
    ReviewItem,
    next_to_review,
    number_to_review,
    review_case,
    review_queue,
)
from rondkomen.apps.signals.queries.rows import LinkedRow, Page, RowRefusal, RowState, Trace
from rondkomen.apps.signals.queries.whole import every_accepted_row, every_refused_row

__all__ = [
    "CandidateShown",
    "CredentialCard",
    "DeliveryGone",
    "EvidenceShown",
    "KoppelingShown",
    "LinkedRow",
    "NotLinked",
    "Page",
    "PartnerCard",
    "PartnerFile",
    "ReviewCase",
    "ReviewItem",
    "RowRefusal",
    "RowState",
    "Trace",
    "actor_of_credential",
    "deliveries_of",
    "delivery_of",
    "every_accepted_row",
    "every_refused_row",
    "interrupted",
    "link_outcomes",
    "linked_rows",
    "next_to_review",
    "number_to_review",
    "partner_key_of",
    "partner_of",
    "partners_of",
    "refused_rows",
    "review_case",
    "review_queue",
    "trace",
]
