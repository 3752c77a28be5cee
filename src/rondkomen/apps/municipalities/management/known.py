"""The municipalities that a command is about, as they are named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.management.base import CommandError

from rondkomen.apps.municipalities.description import CODE
from rondkomen.apps.municipalities.models import Municipality


def known_municipality(code: str) -> str:
    """The code, when the municipality is here. Raises CommandError."""
    if not CODE.fullmatch(code) or not Municipality.objects.filter(code=code).exists():
        raise CommandError(f"{code}: found no such municipality; load it first with load_municipality")
    return code


def known_municipalities(codes: Sequence[str]) -> list[str]:
    """The codes, or of every municipality that is here when there are none. Raises CommandError."""
    known = sorted(Municipality.objects.values_list("code", flat=True))
    unknown = sorted({*codes} - {*known})
    if unknown:
        raise CommandError(f"{', '.join(unknown)}: found no such municipality; known are {', '.join(known)}")
    return list(codes) or known
