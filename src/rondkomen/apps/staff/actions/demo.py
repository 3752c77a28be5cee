"""Access for fictional staff, whose password and secret are known beforehand. Never in production."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from rondkomen.apps.audit.permissions import check
from rondkomen.apps.sealing.seals import SealRefused
from rondkomen.apps.staff.actions.second_factors import code_app_with
from rondkomen.apps.staff.actions.trail import note_own
from rondkomen.apps.staff.models import CodeApp, StaffMember
from rondkomen.apps.staff.queries import secret_of


def give_demo_access(member: StaffMember, password: str, secret: bytes) -> None:
    """Give a fictional member this password and code app. Doing it twice changes nothing more."""
    check(not settings.IS_PRODUCTION, "make fictional staff in production")
    if member.check_password(password) and _has(member, secret):
        return
    with transaction.atomic():
        member.set_password(password)
        member.save(update_fields=["password"])
        CodeApp.objects.filter(member=member).delete()
        code_app_with(member, secret, is_confirmed=True).save()
    note_own(member, "staff.give_demo_access")


def _has(member: StaffMember, secret: bytes) -> bool:
    app = CodeApp.objects.filter(member=member, is_confirmed=True).first()
    try:
        return app is not None and secret_of(app) == secret
    except SealRefused:
        return False
