"""Minimumloon: the hour wage by age and what it makes in a month (Wet minimumloon en minimumvakantiebijslag)."""

from rondkomen.engine import age_on, lookup, round_to_cent, rule
from rondkomen.kernel import Citation

WML = "BWBR0002638"


@rule(Citation(WML, artikel="7", lid="3"), unit="fractie", of="person")
def minimumjeugdloon_fractie(geboortedatum, peildatum, minimumjeugdloon_per_leeftijd):
    """The part of the minimumloon for the age of this person: whole from 21, nothing below 15."""
    return lookup(age_on(geboortedatum, peildatum), minimumjeugdloon_per_leeftijd)


@rule(Citation(WML, artikel="8", lid="1"), unit="EUR/uur", of="person")
def minimumuurloon(minimumuurloon_vanaf_21, minimumjeugdloon_fractie):
    """The lowest gross wage for an hour of work at the age of this person, to the nearest cent."""
    return round_to_cent(minimumuurloon_vanaf_21 * minimumjeugdloon_fractie)


@rule(Citation(WML, artikel="11", lid="1"), unit="EUR/maand", of="person")
def minimumloon_maand(minimumuurloon, arbeidsuren_per_jaar):
    """The minimumuurloon over the average month of a year with this many hours of work."""
    return minimumuurloon * arbeidsuren_per_jaar / 12
