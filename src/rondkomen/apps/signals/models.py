"""The records of signals: partners, their deliveries, each row as a signal or a refusal, and whose a signal is."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.people.models import Household, Person
from rondkomen.apps.sealing.models import BlindIndexField, SealedField
from rondkomen.apps.signals.kinds import Soort, Way
from rondkomen.apps.signals.states import TO_REVIEW, DeliveryState, LinkOutcome


def _of_municipality() -> models.ForeignKey[Municipality]:
    return models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)


class Signaalpartner(models.Model):
    """Who delivers signals to a municipality. `kind` is a code of DDAS (EnumSignaalpartner), `key` a short name."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = _of_municipality()
    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    kvk = models.CharField(max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="signaalpartner_key_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="signaalpartner_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PartnerProfile(models.Model):
    """How the files of a partner are read, as TOML; an empty text stands for the layout of our own.

    Profiles are added, never changed: the one with the highest number holds.
    """

    municipality = _of_municipality()
    partner = models.ForeignKey(Signaalpartner, models.CASCADE, related_name="profiles")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=70)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "number"], name="partner_profile_once")]

    def __str__(self) -> str:
        return f"profile {self.number} of {self.partner_id}"


class PartnerCredential(models.Model):
    """What the system of a partner logs in with: an id, and a secret of which only the hash is kept."""

    municipality = _of_municipality()
    partner = models.ForeignKey(Signaalpartner, models.CASCADE, related_name="credentials")
    client_id = models.CharField(max_length=40, unique=True)
    secret_hash = models.CharField(max_length=256, editable=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=70)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.client_id


class Delivery(models.Model):
    """One file as it came in, and how far its rows are. The same file of the same partner is the same delivery.

    `rows_done` counts the rows that became a signal or a refusal; `rows_linked` the signals that have a first
    Koppeling. `fault` is one sentence when the file as a whole was refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = _of_municipality()
    partner = models.ForeignKey(Signaalpartner, models.PROTECT, related_name="deliveries")
    profile = models.ForeignKey(PartnerProfile, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Way])
    name = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=70)
    state = models.CharField(
        max_length=15, choices=[(one.value, one.value) for one in DeliveryState], default=DeliveryState.ONTVANGEN.value
    )
    number_of_rows = models.PositiveIntegerField(null=True, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    number_accepted = models.PositiveIntegerField(default=0)
    number_refused = models.PositiveIntegerField(default=0)
    rows_linked = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    linked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["municipality", "-received_at"], name="delivery_of_municipality")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "digest"], name="delivery_file_once"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in DeliveryState]), name="delivery_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(rows_done=F("number_accepted") + F("number_refused")), name="delivery_rows_add_up"
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.VERWERKT.value) | Q(number_of_rows=F("rows_done")),
                name="delivery_read_whole",
            ),
            models.CheckConstraint(condition=Q(rows_linked__lte=F("number_accepted")), name="delivery_linked_rows"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.AFGEKEURD.value) ^ Q(fault=""), name="delivery_refused_has_fault"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.id}"


class DeliveryPiece(models.Model):
    """A part of the file of a delivery, sealed; gone when the delivery has ended."""

    municipality = _of_municipality()
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content_sealed = SealedField(place="delivery_piece.content", bound_to="delivery_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "number"], name="delivery_piece_once")]

    def __str__(self) -> str:
        return f"piece {self.number} of delivery {self.delivery_id}"


class RefusedRow(models.Model):
    """A row of a delivery that is no signal, and why: a list of {"code", "column"}, never a value of the row."""

    municipality = _of_municipality()
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="refused_rows")
    row = models.PositiveIntegerField()
    reasons = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "row"], name="refused_row_once")]

    def __str__(self) -> str:
        return f"refused row {self.row} of delivery {self.delivery_id}"


class Vroegsignaal(models.Model):
    """One message of a partner that somebody is behind with paying: what was told, sealed where it says who.

    `bedrag` is in cents; `conditions` tells of the conditions a to d of the Besluit gemeentelijke schuldhulpverlening
    whether they were met. `remarks` are reasons, as of a refused row, why a part of the row was left out. `repeats` is
    the latest earlier signal of the same partner and customer number.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = _of_municipality()
    partner = models.ForeignKey(Signaalpartner, models.PROTECT, related_name="signals", db_index=False)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="signals", db_index=False)
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    soort = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Soort])
    klantnummer_sealed = SealedField(place="vroegsignaal.klantnummer", bound_to="id")
    klantnummer_index = BlindIndexField(of="klantnummer_sealed", scope="partner_id")
    bedrag = models.BigIntegerField()
    ontstaansdatum = models.DateField(null=True, blank=True)
    signaaldatum = models.DateField()
    aantal_termijnen = models.PositiveIntegerField(null=True, blank=True)
    conditions = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    told_sealed = SealedField(place="vroegsignaal.told", bound_to="id")
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    received_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "vroegsignalen"
        indexes = [
            models.Index(fields=["partner", "klantnummer_index"], name="vroegsignaal_klantnummer"),
            models.Index(fields=["municipality", "received_at"], name="vroegsignaal_received"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "row"], name="vroegsignaal_row_once"),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="vroegsignaal_bedrag"),
            models.CheckConstraint(
                condition=Q(soort__in=[one.value for one in Soort]), name="vroegsignaal_soort_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"vroegsignaal {self.id}"


class Koppeling(models.Model):
    """A fact: whom a signal is about, who or what said so, and on what evidence. It is replaced, never changed.

    `by` is the id of a rule, "weights", or the id of an actor; `settings` the settings it was weighed with. `weight`
    and `margin` are in bits. `evidence_sealed` has the candidates with what speaks for and against each.
    """

    municipality = _of_municipality()
    signal = models.ForeignKey(Vroegsignaal, models.CASCADE, related_name="koppelingen")
    outcome = models.CharField(max_length=15, choices=[(one.value, one.value) for one in LinkOutcome])
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="koppelingen")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="koppelingen")
    by = models.CharField(max_length=70)
    settings = models.CharField(max_length=60, blank=True)
    weight = models.FloatField(null=True, blank=True)
    margin = models.FloatField(null=True, blank=True)
    evidence_sealed = SealedField(place="koppeling.evidence", bound_to="signal_id")
    because = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="replaced_by")

    class Meta:
        verbose_name_plural = "koppelingen"
        indexes = [
            models.Index(
                fields=["municipality", "made_at"],
                condition=Q(outcome__in=[one.value for one in sorted(TO_REVIEW)]),
                name="koppeling_to_review",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(replaces=None), name="koppeling_one_line"),
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in LinkOutcome]), name="koppeling_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=LinkOutcome.GEKOPPELD.value) | Q(person__isnull=False),
                name="koppeling_linked_has_person",
            ),
            models.CheckConstraint(
                condition=Q(outcome=LinkOutcome.GEKOPPELD.value) | Q(person=None), name="koppeling_person_is_linked"
            ),
        ]

    def __str__(self) -> str:
        return f"koppeling {self.pk} of signal {self.signal_id}"
