"""The second factor: a code app, and recovery codes for who has lost it."""

from __future__ import annotations

from django.db import transaction

from rondkomen.apps.sealing.models import seal
from rondkomen.apps.staff.actions.trail import note_own
from rondkomen.apps.staff.actions.tries import CODE, LogInRefused, Visit, count_failure, count_try, forget_tries
from rondkomen.apps.staff.codes import (
    matching_period,
    new_recovery_codes,
    new_secret,
    recovery_code_hash,
    recovery_code_in,
    secret_as_text,
)
from rondkomen.apps.staff.models import CodeApp, RecoveryCode, StaffMember
from rondkomen.apps.staff.queries import secret_of


def begin_code_app(member: StaffMember) -> None:
    """Make the secret of a new app, unless one is on its way; the app in use stays until the new one proved itself."""
    if not CodeApp.objects.filter(member=member, is_confirmed=False).exists():
        fresh = code_app_with(member, new_secret())
        CodeApp.objects.bulk_create([fresh], ignore_conflicts=True)  # the page may be opened twice at once


def confirm_code_app(member: StaffMember, typed: str, visit: Visit) -> None:
    """The first code of the new app is right: from now on this is the app. Raises LogInRefused or MustWait."""
    count_try(CODE, str(member.pk), visit)
    app = CodeApp.objects.filter(member=member, is_confirmed=False).first()
    period = _period(app, typed, visit) if app else None
    if app is None or period is None:
        count_failure(visit, member, "code")
        raise LogInRefused("the code is not right")
    with transaction.atomic():
        CodeApp.objects.filter(member=member, is_confirmed=True).delete()
        CodeApp.objects.filter(pk=app.pk).update(is_confirmed=True, last_period=period)
    forget_tries(CODE, str(member.pk))
    note_own(member, "staff.set_up_code_app")


def check_code(member: StaffMember, typed: str, visit: Visit) -> None:
    """Six digits of the app; each code opens once. Raises LogInRefused or MustWait."""
    count_try(CODE, str(member.pk), visit)
    app = CodeApp.objects.filter(member=member, is_confirmed=True).first()
    period = _period(app, typed, visit) if app else None
    # The update decides: two that come with the same code at once cannot both be first.
    if not app or not period or not _take(app, period):
        count_failure(visit, member, "code")
        raise LogInRefused("the code is not right")
    forget_tries(CODE, str(member.pk))


def make_recovery_codes(member: StaffMember) -> list[str]:
    """Ten new codes, instead of those there were; shown once, for only their hashes are kept."""
    codes = new_recovery_codes()
    with transaction.atomic():
        RecoveryCode.objects.filter(member=member).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(member=member, hash=recovery_code_hash(code, member.pk.bytes)) for code in codes
        )
    note_own(member, "staff.make_recovery_codes")
    return codes


def use_recovery_code(member: StaffMember, typed: str, visit: Visit) -> None:
    """A recovery code, that is gone afterwards. Raises LogInRefused or MustWait."""
    count_try(CODE, str(member.pk), visit)
    hashed = recovery_code_hash(recovery_code_in(typed), member.pk.bytes)
    deleted, _ = RecoveryCode.objects.filter(member=member, hash=hashed).delete()
    if not deleted:
        count_failure(visit, member, "recovery_code")
        raise LogInRefused("the code is not right")
    forget_tries(CODE, str(member.pk))


def code_app_with(member: StaffMember, secret: bytes, *, is_confirmed: bool = False) -> CodeApp:
    """A code app that knows this secret; not saved yet."""
    app = CodeApp(member=member, is_confirmed=is_confirmed)
    seal(app, "secret_sealed", secret_as_text(secret))
    return app


def _period(app: CodeApp, typed: str, visit: Visit) -> int | None:
    return matching_period(secret_of(app), typed, visit.moment, app.last_period)


def _take(app: CodeApp, period: int) -> bool:
    return bool(CodeApp.objects.filter(pk=app.pk, last_period__lt=period).update(last_period=period))
