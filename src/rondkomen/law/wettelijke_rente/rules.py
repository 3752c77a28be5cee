"""Wettelijke rente: the interest on a claim that is paid late, at the rate of the day (BW 6:119 and 6:119a)."""

from rondkomen.engine import round_to_cent, rule
from rondkomen.kernel import Citation

BW6 = "BWBR0005289"


@rule(Citation(BW6, artikel="120"), unit="1/jaar")
def tarief_of_rente(is_handelsovereenkomst, wettelijke_rente_tarief, wettelijke_handelsrente_tarief):
    """The rate a year: that between businesses, or the ordinary one."""
    return wettelijke_handelsrente_tarief if is_handelsovereenkomst else wettelijke_rente_tarief


@rule(Citation(BW6, artikel="119", lid="1"), unit="EUR")
def wettelijke_rente(hoofdsom, tarief_of_rente, dagen_in_verzuim, dagen_per_jaar):
    """The interest over the days of being late at one rate, within one year, to the cent."""
    return round_to_cent(hoofdsom * tarief_of_rente * dagen_in_verzuim / dagen_per_jaar)
