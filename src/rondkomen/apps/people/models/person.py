"""A person, and the addresses that people live at."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.people.kinds import AddressKind
from rondkomen.apps.sealing.models import BlindIndexField, SealedField


class Person(models.Model):
    """Somebody the municipality keeps facts about. The bsn is sealed, and found by its blind index.

    The bsn is a key and not history: when it was wrong it was somebody else's, and keeping it would repeat the fault.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)
    bsn_sealed = SealedField(place="person.bsn", bound_to="id")
    bsn_index = BlindIndexField(of="bsn_sealed", scope="municipality_id")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "bsn_index"], name="person_bsn_once")]

    def __str__(self) -> str:
        return f"person {self.id}"


class Address(models.Model):
    """An address in the parts of the BAG, once per municipality that needs it; it may lie elsewhere."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)
    postcode = models.CharField(max_length=6)
    huisnummer = models.PositiveIntegerField()
    huisletter = models.CharField(max_length=1, blank=True)
    huisnummertoevoeging = models.CharField(max_length=4, blank=True)
    straat = models.CharField(max_length=80)
    woonplaats = models.CharField(max_length=80)
    nummeraanduiding = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in AddressKind])

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "postcode", "huisnummer", "huisletter", "huisnummertoevoeging"],
                name="address_once",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "nummeraanduiding"], name="address_nummeraanduiding")]

    def __str__(self) -> str:
        return f"address {self.pk}"
