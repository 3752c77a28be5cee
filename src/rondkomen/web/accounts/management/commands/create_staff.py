"""`manage.py create_staff`: give somebody access, and print the invitation to hand over."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.audit.permissions import Refusal
from rondkomen.apps.municipalities.models import Municipality
from rondkomen.apps.staff.actions.members import invite, let_begin_anew
from rondkomen.apps.staff.matrix import STAFF_ROLES
from rondkomen.apps.staff.models import StaffMember
from rondkomen.apps.staff.queries import member_with_email
from rondkomen.web.accounts.invitation_link import invitation_path


class Command(BaseCommand):
    help = "Give somebody access to a municipality, and print an invitation that works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the e-mail address with which they log in")
        parser.add_argument("--name", default="", help="what colleagues call them; needed for a new account")
        parser.add_argument("--municipality", default=settings.MUNICIPALITY, metavar="CODE", help="such as GM9999")
        parser.add_argument("--role", action="append", default=[], dest="roles", help="see list_roles; may be repeated")
        parser.add_argument("--anew", action="store_true", help="take away all that they log in with, and invite again")
        parser.add_argument("--site", default="", help="the address of the site, such as https://rondkomen.example.nl")

    def handle(self, *, email: str, municipality: str, **options: Any) -> None:
        if not Municipality.objects.filter(code=municipality).exists():
            raise CommandError(f"there is no municipality {municipality}; bring it in with load_municipality first")
        roles = [_role(name) for name in options["roles"]]
        try:
            member, is_new = _access(email, options["name"], municipality, roles, is_anew=options["anew"])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if not is_new:
            self.stdout.write(f"{member.email} had an account already; the roles were added.")
            return
        self.stdout.write("Hand this link over to the person alone. It works once, for three days:")
        self.stdout.write((options["site"].rstrip("/") or _site()) + invitation_path(member))


def _access(email: str, name: str, code: str, roles: list[Role], *, is_anew: bool) -> tuple[StaffMember, bool]:
    actor = system("create_staff", code)
    known = member_with_email(email)
    if is_anew:
        if known is None:
            raise CommandError(f"{email}: there is no such account; leave --anew out to make it")
        return let_begin_anew(actor, known.pk), True
    if known is None:
        _check_new(email, name)
    invited = invite(actor, email=email, name=name, roles=roles)
    return invited.member, invited.is_new


def _check_new(email: str, name: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"{email!r} is no e-mail address, such as naam@gemeente.nl") from error
    if not 0 < len(name.strip()) <= 100:
        raise CommandError("a new account needs a name of at most 100 characters: --name 'Iris van Dam'")


def _role(name: str) -> Role:
    found = next((role for role in STAFF_ROLES if role == name), None)
    if found is None:
        raise CommandError(f"there is no role {name!r}; expected one of {', '.join(STAFF_ROLES)}")
    return found


def _site() -> str:
    """Where the site probably is."""
    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.IS_PRODUCTION else "http://localhost:8000"
