"""Actors and municipalities for tests."""

from itertools import count

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.municipalities.models import Municipality

HERE, ELSEWHERE = "GM9999", "GM9998"
_number = count(1)


def municipality(code: str = HERE) -> Municipality:
    """A municipality with nothing but a name."""
    values = {"name": f"Gemeente {code}", "help_page": "/hulp/", "help_phone": "14 0999"}
    return Municipality.objects.get_or_create(code=code, defaults=values)[0]


def staff(*roles: Role, here: str = HERE) -> Actor:
    """Somebody who works for a municipality, another one each time."""
    return Actor(f"staff:{next(_number)}", ActorKind.STAFF, frozenset(roles), here)


def resident(key: object, here: str = HERE) -> Actor:
    """A resident who is logged in."""
    return Actor(f"resident:{key}", ActorKind.RESIDENT, frozenset(), here)
