"""Armoedegrens: the poverty line of CBS, SCP and Nibud in its definition of October 2024.

It is a statistic, not law. The article cited is the duty of the state that it measures: security of subsistence.
The published line holds an average rent, energy bill and care premium; someone with other costs has another line.
"""

from datetime import date

from rondkomen.engine import age_on, count, rule
from rondkomen.kernel import Citation

GRONDWET = "BWBR0001840"
YEAR_OF_FOUR_TYPES = (date(2023, 1, 1), date(2023, 12, 31))
YEAR_OF_ONE_TYPE = (date(2024, 1, 1), date(2024, 12, 31))


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", since=YEAR_OF_FOUR_TYPES[0], until=YEAR_OF_ONE_TYPE[1])
def is_alleenwonend(is_bewoner):
    """Whether one person lives in the home."""
    return count(over=is_bewoner) == 1


@rule(
    Citation(GRONDWET, artikel="20", lid="1"),
    unit="waar",
    of="person",
    since=YEAR_OF_FOUR_TYPES[0],
    until=YEAR_OF_FOUR_TYPES[1],
)
def is_jong_kind_armoedegrens(is_kind, geboortedatum, peildatum, leeftijd_puber_armoedegrens):
    """Whether this person is a child of 12 or younger."""
    return is_kind and age_on(geboortedatum, peildatum) < leeftijd_puber_armoedegrens


@rule(
    Citation(GRONDWET, artikel="20", lid="1"),
    unit="waar",
    of="person",
    since=YEAR_OF_FOUR_TYPES[0],
    until=YEAR_OF_FOUR_TYPES[1],
)
def is_puber_armoedegrens(
    is_kind, geboortedatum, peildatum, leeftijd_puber_armoedegrens, leeftijd_volwassen_armoedegrens
):
    """Whether this person is a child of 13 to 17."""
    leeftijd = age_on(geboortedatum, peildatum)
    return is_kind and leeftijd_puber_armoedegrens <= leeftijd and leeftijd < leeftijd_volwassen_armoedegrens


@rule(
    Citation(GRONDWET, artikel="20", lid="1"),
    name="armoedegrens",
    unit="EUR/maand",
    since=YEAR_OF_FOUR_TYPES[0],
    until=YEAR_OF_FOUR_TYPES[1],
)
def armoedegrens_2023(
    is_alleenwonend,
    is_partner,
    is_bewoner,
    is_jong_kind_armoedegrens,
    is_puber_armoedegrens,
    armoedegrens_alleenwonende,
    armoedegrens_paar_met_twee_jonge_kinderen,
    armoedegrens_paar_met_twee_pubers,
    armoedegrens_alleenstaande_ouder_met_twee_pubers,
    armoedegrens_of_huishoudtype,
):
    """The line for the four kinds of household it was published for; for another kind what is told."""
    if is_alleenwonend:
        return armoedegrens_alleenwonende
    partners = count(over=is_partner)
    others = count(over=is_bewoner) - partners - 1
    jonge_kinderen = count(over=is_jong_kind_armoedegrens)
    pubers = count(over=is_puber_armoedegrens)
    if others == 2 and partners == 1 and jonge_kinderen == 2:
        return armoedegrens_paar_met_twee_jonge_kinderen
    if others == 2 and partners == 1 and pubers == 2:
        return armoedegrens_paar_met_twee_pubers
    if others == 2 and partners == 0 and pubers == 2:
        return armoedegrens_alleenstaande_ouder_met_twee_pubers
    return armoedegrens_of_huishoudtype


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="EUR/maand", since=YEAR_OF_ONE_TYPE[0], until=YEAR_OF_ONE_TYPE[1])
def armoedegrens(is_alleenwonend, armoedegrens_alleenwonende, armoedegrens_of_huishoudtype):
    """The line for who lives alone; for another household what is told, because no other amount was published."""
    return armoedegrens_alleenwonende if is_alleenwonend else armoedegrens_of_huishoudtype


# What is held against it


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", since=YEAR_OF_ONE_TYPE[0], until=YEAR_OF_ONE_TYPE[1])
def is_besteedbaar_inkomen_under_armoedegrens(besteedbaar_inkomen, armoedegrens):
    """Whether the household has less to spend than the line; its own rent, energy and care costs are not looked at."""
    return besteedbaar_inkomen < armoedegrens


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="EUR", since=YEAR_OF_FOUR_TYPES[0], until=YEAR_OF_ONE_TYPE[1])
def vermogensbuffer_armoedegrens(armoedegrens, armoedegrens_buffer_maanden):
    """The line of twelve months: who has more than this at hand is not counted as poor."""
    return armoedegrens * armoedegrens_buffer_maanden


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", since=YEAR_OF_ONE_TYPE[0], until=YEAR_OF_ONE_TYPE[1])
def has_vermogensbuffer_armoedegrens(vermogen, vermogensbuffer_armoedegrens):
    """Whether there is wealth for a year; all wealth counts here, the measure takes what can be used at once."""
    return vermogen > vermogensbuffer_armoedegrens


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", since=YEAR_OF_ONE_TYPE[0], until=YEAR_OF_ONE_TYPE[1])
def is_under_armoedegrens(is_besteedbaar_inkomen_under_armoedegrens, has_vermogensbuffer_armoedegrens):
    """Whether income and wealth are both below the line."""
    return is_besteedbaar_inkomen_under_armoedegrens and not has_vermogensbuffer_armoedegrens


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", since=YEAR_OF_ONE_TYPE[0], until=YEAR_OF_ONE_TYPE[1])
def is_just_above_armoedegrens(
    besteedbaar_inkomen, armoedegrens, net_boven_armoedegrens_fractie, has_vermogensbuffer_armoedegrens
):
    """Whether the income is at most a quarter above the line, without wealth for a year."""
    is_close = besteedbaar_inkomen < armoedegrens * net_boven_armoedegrens_fractie
    return is_close and besteedbaar_inkomen >= armoedegrens and not has_vermogensbuffer_armoedegrens
