"""Who somebody is, where somebody lives, and with whom: facts with their history."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.people.kinds import Geslacht, HouseholdRole, ResidenceKind
from rondkomen.apps.people.models.facts import Fact, choices, one_line_of
from rondkomen.apps.people.models.person import Address
from rondkomen.kernel import Naamgebruik

PARTIAL_DATE = r"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z"
_ENDS_AFTER_START = Q(until_on=None) | Q(until_on__gte=F("from_on"))


class Identity(Fact):
    """Name, birth, death and whether the address is secret (geheimhouding). `geboortedatum` may lack day or month."""

    voornamen = models.CharField(max_length=200, blank=True)
    voorvoegsel = models.CharField(max_length=20, blank=True)
    geslachtsnaam = models.CharField(max_length=200)
    naamgebruik = models.CharField(max_length=1, choices=choices(Naamgebruik), default=Naamgebruik.EIGEN)
    voorvoegsel_partner = models.CharField(max_length=20, blank=True)
    geslachtsnaam_partner = models.CharField(max_length=200, blank=True)
    surname_key = models.CharField(max_length=200)
    surname_key_partner = models.CharField(max_length=200, blank=True)
    geboortedatum = models.CharField(max_length=10, blank=True)
    geslacht = models.CharField(max_length=10, choices=choices(Geslacht))
    overleden_on = models.DateField(null=True, blank=True)
    has_geheimhouding = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            one_line_of("identity_one_line"),
            models.CheckConstraint(
                condition=Q(geboortedatum="") | Q(geboortedatum__regex=PARTIAL_DATE), name="identity_geboortedatum"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "surname_key", "geboortedatum"], name="identity_surname"),
            models.Index(
                fields=["municipality", "surname_key_partner", "geboortedatum"], name="identity_surname_partner"
            ),
        ]


class Residence(Fact):
    """An address from one day to another; without an address, where somebody went: a municipality code or nothing."""

    address = models.ForeignKey(Address, models.PROTECT, null=True, blank=True, related_name="residences")
    moved_to = models.CharField(max_length=6, blank=True)
    kind = models.CharField(max_length=10, choices=choices(ResidenceKind))
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_ENDS_AFTER_START, name="residence_ends_after_start"),
            models.CheckConstraint(condition=Q(address=None) | Q(moved_to=""), name="residence_here_or_elsewhere"),
        ]


class Household(models.Model):
    """People who keep house together, whoever belongs to it on a day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+", db_index=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"household {self.id}"


class Membership(Fact):
    """Somebody's place in a household from one day to another."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=choices(HouseholdRole))
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=_ENDS_AFTER_START, name="membership_ends_after_start")]
