"""`manage.py list_roles`: the roles, and what each may do at the doors of staff."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rondkomen.apps.staff.matrix import MATRIX, STAFF_ROLES


class Command(BaseCommand):
    help = "List the roles of staff, with what each may do."

    def handle(self, **options: Any) -> None:
        for role in STAFF_ROLES:
            allowed = [str(permission) for permission, roles in MATRIX.items() if role in roles]
            self.stdout.write(f"{role}: {', '.join(allowed)}")
