"""The matrix is whole, and the documents show it as it is."""

import re
from pathlib import Path

import pytest

from rondkomen.apps.audit.actor import Actor, ActorKind, Role
from rondkomen.apps.audit.permissions import PermissionRefused
from rondkomen.apps.staff.matrix import EVERYONE, MATRIX, STAFF_ROLES, Permission
from rondkomen.apps.staff.permissions import check_may, may
from rondkomen.web.accounts.names import PERMISSIONS, ROLES, TASKS

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "permissions.md"


def test_every_permission_has_a_row_and_somebody_who_has_it():
    assert set(MATRIX) == set(Permission)
    assert all(MATRIX.values())
    assert {role for roles in MATRIX.values() for role in roles} <= EVERYONE


def test_a_partner_is_no_member_of_staff():
    assert set(STAFF_ROLES) == set(Role) - {Role.SIGNAALPARTNER}


def test_everything_has_a_name_on_the_pages():
    assert set(PERMISSIONS) == set(Permission)
    assert set(ROLES) == set(TASKS) == set(STAFF_ROLES)


@pytest.mark.parametrize("permission", Permission)
def test_only_roles_in_the_row_may(permission):
    for role in Role:
        actor = Actor("staff:1", ActorKind.STAFF, frozenset({role}), "GM9999")
        assert may(actor, permission) is (role in MATRIX[permission])
        if role not in MATRIX[permission]:
            with pytest.raises(PermissionRefused, match=permission):
                check_may(actor, permission)


def test_nobody_without_a_role_may_anything():
    nobody = Actor("staff:1", ActorKind.STAFF, frozenset(), "GM9999")
    assert not any(may(nobody, permission) for permission in Permission)


def test_the_document_shows_the_matrix():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| `[a-z_]+` \|", line)
    ]
    shown = {
        row[0].strip("`"): {role for role, cell in zip(STAFF_ROLES, row[2:], strict=True) if cell == "yes"}
        for row in rows
    }
    assert shown == {str(permission): set(roles) for permission, roles in MATRIX.items()}
