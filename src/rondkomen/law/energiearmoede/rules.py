"""Energiearmoede: energy costs beside the income, the measure of TNO and CBS, and the Tijdelijk Noodfonds Energie.

None of it is law: the measure is a statistic and the Noodfonds was a foundation. The article cited is the duty of the
state behind them: security of subsistence. The limits of the measure in euros were not found and have to be told.
"""

from datetime import date

from rondkomen.engine import rule, total
from rondkomen.kernel import Citation

GRONDWET = "BWBR0001840"
LAST_NOODFONDS = date(2025, 12, 31)


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="fractie")
def energiequote(energiekosten, besteedbaar_inkomen):
    """The part of what the household has to spend that goes to energy; all of it when there is nothing to spend."""
    if besteedbaar_inkomen <= 0:
        return 1
    return energiekosten / besteedbaar_inkomen


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar")
def has_laag_inkomen_energiearmoede(besteedbaar_inkomen, lage_inkomensgrens, laag_inkomen_energiearmoede_fractie):
    """Whether the household has at most 130% of the low-income limit of CBS for its kind of household."""
    return besteedbaar_inkomen <= lage_inkomensgrens * laag_inkomen_energiearmoede_fractie


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar")
def has_hoge_energiekosten(energiekosten, grens_hoge_energiekosten):
    """Whether the energy bill is above the limit that TNO and CBS use for the year."""
    return energiekosten > grens_hoge_energiekosten


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar")
def energiearmoede(has_laag_inkomen_energiearmoede, has_hoge_energiekosten, has_lage_energiekwaliteit):
    """A low income with a high energy bill (LIHE) or with a home of low energy quality (LILEK), or with both."""
    return has_laag_inkomen_energiearmoede and (has_hoge_energiekosten or has_lage_energiekwaliteit)


# Tijdelijk Noodfonds Energie


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="EUR/maand", until=LAST_NOODFONDS)
def bruto_inkomen_noodfonds(belastbaar_inkomen, is_aanvrager_or_partner):
    """The gross income of a month of aanvrager and partner, with holiday allowance and without allowances."""
    return total(belastbaar_inkomen, over=is_aanvrager_or_partner) / 12


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="EUR/maand", until=LAST_NOODFONDS)
def inkomensgrens_noodfonds(
    has_toeslagpartner, inkomensgrens_noodfonds_alleenstaande, inkomensgrens_noodfonds_samenwonend
):
    """The income of 200% of the sociaal minimum, below which the Noodfonds could help."""
    return inkomensgrens_noodfonds_samenwonend if has_toeslagpartner else inkomensgrens_noodfonds_alleenstaande


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="fractie", until=LAST_NOODFONDS)
def eigen_deel_noodfonds(
    bruto_inkomen_noodfonds,
    inkomensgrens_noodfonds,
    deel_van_inkomensgrens_noodfonds_laag,
    eigen_deel_noodfonds_laag,
    eigen_deel_noodfonds_hoog,
):
    """The part of the income that the household was to pay for energy itself: 8% up to 130% of the sociaal minimum."""
    if bruto_inkomen_noodfonds <= inkomensgrens_noodfonds * deel_van_inkomensgrens_noodfonds_laag:
        return eigen_deel_noodfonds_laag
    return eigen_deel_noodfonds_hoog


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="waar", until=LAST_NOODFONDS)
def is_inkomen_under_grens_noodfonds(bruto_inkomen_noodfonds, inkomensgrens_noodfonds):
    """Whether the gross income was low enough for the Noodfonds."""
    return bruto_inkomen_noodfonds < inkomensgrens_noodfonds


@rule(Citation(GRONDWET, artikel="20", lid="1"), unit="EUR/maand", until=LAST_NOODFONDS)
def noodfonds_energie(is_inkomen_under_grens_noodfonds, energiekosten, bruto_inkomen_noodfonds, eigen_deel_noodfonds):
    """What the Noodfonds paid of the energy bill of a month: what was above the own part, for six months."""
    if not is_inkomen_under_grens_noodfonds:
        return 0
    return max(0, energiekosten - bruto_inkomen_noodfonds * eigen_deel_noodfonds)
