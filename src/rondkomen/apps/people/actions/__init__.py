"""Writes: register people and put facts right, say how they can be reached, and delete them."""

from rondkomen.apps.people.actions.contact import (
    add_contact_detail,
    end_contact_detail,
    flag_channel,
    lift_flag,
    prefer,
    record_consent,
)
from rondkomen.apps.people.actions.deleting import delete_ended, delete_person
from rondkomen.apps.people.actions.households import join_household, leave_household
from rondkomen.apps.people.actions.registering import (
    correct_bsn,
    record_identity,
    record_residence,
    register,
    register_batch,
    register_many,
)

__all__ = [
    "add_contact_detail",
    "correct_bsn",
    "delete_ended",
    "delete_person",
    "end_contact_detail",
    "flag_channel",
    "join_household",
    "leave_household",
    "lift_flag",
    "prefer",
    "record_consent",
    "record_identity",
    "record_residence",
    "register",
    "register_batch",
    "register_many",
]
