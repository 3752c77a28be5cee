"""The closed lists that records of signals choose from; kinds of partner are dated data in intake/kinds.toml."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How a delivery came in."""

    BESTAND = "bestand"
    """The command line."""
    WERKPLEK = "werkplek"
    """A page of the desk."""
    API = "api"


class Soort(StrEnum):
    """What a partner says with a row."""

    VROEGSIGNAAL = "vroegsignaal"
    GEACTUALISEERD = "geactualiseerd"
    EINDELEVERING = "eindelevering"
    WARME_OVERDRACHT = "warme_overdracht"
    CRISIS = "crisis"
