"""How somebody can be reached, how not, and what somebody agreed to."""

from __future__ import annotations

from django.db import models

from rondkomen.apps.people.kinds import Channel, ConsentScope, ConsentWay, ContactKind
from rondkomen.apps.people.models.facts import Fact, choices, one_line_of
from rondkomen.apps.people.states import ConsentState
from rondkomen.apps.sealing.models import SealedField


class ContactDetail(Fact):
    """A phone number or e-mail address, sealed; with `ended_on` it is one no longer."""

    kind = models.CharField(max_length=10, choices=choices(ContactKind))
    value_sealed = SealedField(place="contact_detail.value", bound_to="person_id")
    ended_on = models.DateField(null=True, blank=True)


class ContactPreference(Fact):
    """How somebody likes to be reached: language (ISO 639), channel and parts of the day, each empty when not told."""

    language = models.CharField(max_length=3, blank=True)
    channel = models.CharField(max_length=10, choices=choices(Channel), blank=True)
    dagdelen = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [one_line_of("contact_preference_one_line")]


class ContactFlag(Fact):
    """A channel that is not safe to use for this person, to be looked at again on a day; why is sealed."""

    channel = models.CharField(max_length=10, choices=choices(Channel))
    note_sealed = SealedField(place="contact_flag.note", bound_to="person_id")
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)


class Consent(Fact):
    """That somebody gave or took back consent: for what, on which day, how, and to which text."""

    scope = models.CharField(max_length=30, choices=choices(ConsentScope))
    state = models.CharField(max_length=10, choices=choices(ConsentState))
    said_on = models.DateField()
    way = models.CharField(max_length=15, choices=choices(ConsentWay))
    text_version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scope"], condition=models.Q(replaces=None), name="consent_one_line_per_scope"
            ),
        ]
