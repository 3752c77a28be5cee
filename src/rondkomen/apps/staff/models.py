"""People who work for a municipality, in which roles, and with what they prove who they are."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.sealing.models import SealedField
from rondkomen.apps.staff.matrix import STAFF_ROLES


class StaffMember(AbstractBaseUser):
    """Somebody who can log in. The id says nothing, and stands in the log; never the name or the e-mail address.

    A higher `session_round` ends every session. `oidc_subject` is who somebody is to the organisation's own log-in.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=0)
    oidc_subject = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BaseUserManager["StaffMember"]()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="staff_member_email_in_lower_case"),
            models.CheckConstraint(condition=~Q(name=""), name="staff_member_has_name"),
            models.UniqueConstraint(
                fields=["oidc_subject"], condition=~Q(oidc_subject=""), name="staff_member_oidc_subject_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StaffRole(models.Model):
    """A role that a member of staff has in one municipality. Each giving and taking is a line in the log."""

    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="roles")
    municipality = models.ForeignKey(Municipality, models.PROTECT, to_field="code", related_name="+")
    role = models.CharField(max_length=50)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "municipality", "role"], name="staff_role_once"),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in STAFF_ROLES]), name="staff_role_is_one_of_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.municipality_id})"


class CodeApp(models.Model):
    """An app that shows six digits every half minute; `last_period` is that of the last code, which counts only once.

    Until the first code was right it is not confirmed, and opens nothing.
    """

    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="code_apps")
    secret_sealed = SealedField(place="code_app.secret", bound_to="member_id")
    is_confirmed = models.BooleanField(default=False)
    last_period = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "is_confirmed"], name="code_app_one_in_use_one_on_the_way"),
        ]

    def __str__(self) -> str:
        return f"code app of {self.member_id}"


class Passkey(models.Model):
    """A passkey (WebAuthn): the key itself never leaves the phone, computer or stick of its owner."""

    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="passkeys")
    credential_id = models.CharField(max_length=1400, unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    name = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """One of ten codes for who has lost phone and passkey; only its hash is kept, and after use not even that."""

    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="recovery_codes")
    hash = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "hash"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"recovery code of {self.member_id}"
