"""The records of people: a person with a sealed bsn, and facts that are added and never changed."""

from rondkomen.apps.people.models.contact import Consent, ContactDetail, ContactFlag, ContactPreference
from rondkomen.apps.people.models.facts import Fact
from rondkomen.apps.people.models.identity import Household, Identity, Membership, Residence
from rondkomen.apps.people.models.person import Address, Person

__all__ = [
    "Address",
    "Consent",
    "ContactDetail",
    "ContactFlag",
    "ContactPreference",
    "Fact",
    "Household",
    "Identity",
    "Membership",
    "Person",
    "Residence",
]
