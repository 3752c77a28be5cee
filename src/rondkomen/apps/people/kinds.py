"""The closed lists that records of people choose from."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """Who told it."""

    BRP = "brp"
    RESIDENT = "resident"
    PARTNER = "partner"
    STAFF = "staff"


class Geslacht(StrEnum):
    """As the basisregistratie personen has it, and DDAS."""

    MAN = "man"
    VROUW = "vrouw"
    ONBEKEND = "onbekend"


class AddressKind(StrEnum):
    """What stands at an address; a shelter (opvang) is kept as secret as somebody who asked for it."""

    WONING = "woning"
    INSTELLING = "instelling"
    OPVANG = "opvang"


class ResidenceKind(StrEnum):
    """How somebody is registered at an address (Wet BRP 1.1)."""

    WOONADRES = "woonadres"
    BRIEFADRES = "briefadres"


class HouseholdRole(StrEnum):
    """What somebody is in a household; it says nothing about rights, those are of the law."""

    HEAD = "head"
    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


class ContactKind(StrEnum):
    """What a contact detail is."""

    TELEFOON = "telefoon"
    MAIL = "mail"


class Channel(StrEnum):
    """A way to reach somebody, with the nouns of DDAS (EnumContactsoort)."""

    BRIEF = "brief"
    TELEFOON = "telefoon"
    SMS = "sms"
    MAIL = "mail"
    HUISBEZOEK = "huisbezoek"
    KAARTJE = "kaartje"


class Dagdeel(StrEnum):
    """A part of the day, as in DDAS: until 12, from 12 to 18, from 18."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"
    AVOND = "avond"


class ConsentScope(StrEnum):
    """What somebody agrees to. Consent is asked for nothing that rests on a legal duty."""

    BEWAREN_GELDCHECK = "bewaren_geldcheck"
    DELEN_MET_HULPVERLENER = "delen_met_hulpverlener"
    DEELNAME_ONDERZOEK = "deelname_onderzoek"


class ConsentWay(StrEnum):
    """How somebody said so."""

    MONDELING = "mondeling"
    SCHRIFTELIJK = "schriftelijk"
    WEBSITE = "website"
