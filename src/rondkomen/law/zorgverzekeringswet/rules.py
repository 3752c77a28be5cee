"""Inkomensafhankelijke bijdrage Zvw: who pays it themselves and how much (Zorgverzekeringswet)."""

from rondkomen.engine import round_down_to_cent, rule
from rondkomen.kernel import Citation

ZVW = "BWBR0018450"


@rule(Citation(ZVW, artikel="42", lid="1"), unit="EUR/jaar", of="person")
def inkomen_with_werkgeversheffing_zvw(
    loon_with_vakantietoeslag, inkomen_ww, inkomen_wia, inkomen_ziektewet, inkomen_anw, inkomen_bijstand
):
    """The income over which the employer or the paying office owes the contribution: wages and benefits."""
    uitkeringen = inkomen_ww + inkomen_wia + inkomen_ziektewet + inkomen_anw + inkomen_bijstand
    return loon_with_vakantietoeslag + uitkeringen


@rule(Citation(ZVW, artikel="43", lid="2"), unit="EUR/jaar", of="person")
def inkomen_with_eigen_bijdrage_zvw(inkomen_aow, inkomen_pensioen, inkomen_winst, inkomen_alimentatie, inkomen_overig):
    """The income over which a person pays the contribution: AOW, pension, profit, alimony and other income."""
    return inkomen_aow + inkomen_pensioen + inkomen_winst + inkomen_alimentatie + inkomen_overig


@rule(Citation(ZVW, artikel="43", lid="3"), unit="EUR/jaar", of="person")
def bijdrage_inkomen_zvw(
    inkomen_with_eigen_bijdrage_zvw, inkomen_with_werkgeversheffing_zvw, zvw_maximum_bijdrage_inkomen
):
    """The income over which a person pays: up to what wages and benefits leave of the maximum."""
    room = max(0, zvw_maximum_bijdrage_inkomen - inkomen_with_werkgeversheffing_zvw)
    return min(max(0, inkomen_with_eigen_bijdrage_zvw), room)


@rule(Citation(ZVW, artikel="45", lid="2"), unit="EUR/jaar", of="person")
def inkomensafhankelijke_bijdrage_zvw(is_zorgverzekerd, bijdrage_inkomen_zvw, zvw_fractie_eigen_bijdrage):
    """The contribution that this person pays, withheld from AOW and pension or asked by an assessment."""
    return zvw_fractie_eigen_bijdrage * bijdrage_inkomen_zvw if is_zorgverzekerd else 0


@rule(Citation(ZVW, artikel="49", lid="2"), unit="EUR/maand", of="person")
def bijdrage_zvw_aow(aow_bruto, zvw_fractie_eigen_bijdrage):
    """The contribution that the SVB withholds from the AOW of a month, cut down to the cent."""
    return round_down_to_cent(zvw_fractie_eigen_bijdrage * aow_bruto)
