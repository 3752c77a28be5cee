"""Where an invitation leads to: an address with a secret in it, for one person."""

from __future__ import annotations

from django.urls import reverse

from rondkomen.apps.staff.actions.invitations import invitation_for
from rondkomen.apps.staff.models import StaffMember


def invitation_path(member: StaffMember) -> str:
    """The path of a new invitation."""
    return reverse("accounts:open_invitation", kwargs={"ident": member.pk, "token": invitation_for(member)})
