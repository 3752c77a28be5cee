"""`manage.py demo_staff`: fictional staff of Waterveen, to try things out with. Refused in production.

What they log in with is derived from this installation's secret key, so that it is the same at each start, differs per
installation and stands nowhere. They go through both steps like everybody else.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.staff.actions.demo import give_demo_access
from rondkomen.apps.staff.actions.members import invite
from rondkomen.apps.staff.codes import code_at, spelled
from rondkomen.apps.staff.queries import member_with_email
from rondkomen.web.accounts.names import ROLES

MUNICIPALITY = "GM9999"


@dataclass(frozen=True, slots=True)
class DemoMember:
    """Somebody who does not exist. Addresses under .example are never given out (RFC 2606)."""

    name: str
    role: Role

    @property
    def email(self) -> str:
        return f"{self.name.partition(' ')[0].lower()}@waterveen.example"

    @property
    def password(self) -> str:
        digest = self._derived("password").hex()
        return "-".join(digest[start : start + 4] for start in range(0, 16, 4))

    @property
    def secret(self) -> bytes:
        return self._derived("code app")[:20]

    def _derived(self, what: str) -> bytes:
        return hmac.digest(settings.SECRET_KEY.encode(), f"demo staff {what} {self.email}".encode(), hashlib.sha256)


PEOPLE = (
    DemoMember("Iris van Dam", Role.VROEGSIGNALEERDER),
    DemoMember("Youssef Amrani", Role.SCHULDHULPVERLENER),
    DemoMember("Tess de Boer", Role.KWALITEITSMEDEWERKER),
    DemoMember("Ruben Visser", Role.BELEIDSADVISEUR),
    DemoMember("Joke Hofstra", Role.BEHEERDER),
    DemoMember("Dilan Kaya", Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING),
)


class Command(BaseCommand):
    help = "Make fictional staff of Waterveen and print how they log in. Refused in production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", default="http://localhost:8000", help="the address to print")
        parser.add_argument("--code", metavar="EMAIL", help="only print the code that the app of this member shows now")

    def handle(self, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("fictional staff cannot be made in production; create_staff invites real people")
        if options["code"]:
            self.stdout.write(_code(options["code"]))
            return
        actor = system("create_staff", MUNICIPALITY)
        for one in PEOPLE:
            known = member_with_email(one.email)
            member = known or invite(actor, email=one.email, name=one.name, roles=[one.role]).member
            give_demo_access(member, one.password, one.secret)
        if options["verbosity"]:
            self._tell(options["site"])

    def _tell(self, site: str) -> None:
        self.stdout.write(f"Fictional staff of Waterveen log in at {site}/werk/ (the key goes into a code app):")
        for one in PEOPLE:
            self.stdout.write(f"  {one.email:27} {one.password:20} {ROLES[one.role]}\n    key {spelled(one.secret)}")
        self.stdout.write("No code app? manage.py demo_staff --code iris@waterveen.example prints the code of now.")


def _code(email: str) -> str:
    found = next((one for one in PEOPLE if one.email == email), None)
    if found is None:
        raise CommandError(f"{email} is not one of {', '.join(one.email for one in PEOPLE)}")
    return code_at(found.secret, time.time())
