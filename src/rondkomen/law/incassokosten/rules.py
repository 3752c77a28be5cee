"""Incassokosten: what a creditor may charge for collecting a claim (Besluit vergoeding buitengerechtelijke kosten)."""

from datetime import date

from rondkomen.engine import brackets, round_to_cent, rule
from rondkomen.kernel import Citation

BIK = "BWBR0031432"
BW6 = "BWBR0005289"
END_OF_SEPTEMBER_2024 = date(2024, 9, 30)
BEGIN_OF_OCTOBER_2024 = date(2024, 10, 1)


@rule(Citation(BIK, artikel="2", lid="1"), unit="EUR")
def incassokosten_by_staffel(hoofdsom, staffel_incassokosten):
    """Of each part of the claim its percentage: less of what is higher."""
    return brackets(hoofdsom, staffel_incassokosten)


@rule(Citation(BIK, artikel="2", lid="2"), unit="EUR")
def incassokosten_within_grenzen(hoofdsom, incassokosten_by_staffel, minimum_incassokosten, maximum_incassokosten):
    """At least 40 euro and at most 6.775 euro; nothing when there is no claim."""
    if hoofdsom <= 0:
        return 0
    return min(maximum_incassokosten, max(minimum_incassokosten, incassokosten_by_staffel))


@rule(Citation(BW6, artikel="96", lid="8"), unit="EUR", since=BEGIN_OF_OCTOBER_2024)
def ruimte_for_incassokosten_termijnen(maximum_incassokosten_termijnen, incassokosten_in_halfjaar):
    """What may still be charged this half year for instalments of the same contract."""
    return max(0, maximum_incassokosten_termijnen - incassokosten_in_halfjaar)


@rule(Citation(BIK, artikel="2", lid="1"), unit="EUR", name="incassokosten_before_btw", until=END_OF_SEPTEMBER_2024)
def incassokosten_before_btw_tot_oktober_2024(incassokosten_within_grenzen):
    """The costs without btw."""
    return incassokosten_within_grenzen


@rule(Citation(BW6, artikel="96", lid="8"), unit="EUR", name="incassokosten_before_btw", since=BEGIN_OF_OCTOBER_2024)
def incassokosten_before_btw_vanaf_oktober_2024(
    is_termijnvordering,
    hoofdsom,
    grens_termijnvordering,
    incassokosten_within_grenzen,
    ruimte_for_incassokosten_termijnen,
):
    """The costs without btw; for small instalments of one contract limited per half year."""
    if is_termijnvordering and hoofdsom < grens_termijnvordering:
        return min(incassokosten_within_grenzen, ruimte_for_incassokosten_termijnen)
    return incassokosten_within_grenzen


@rule(Citation(BW6, artikel="96", lid="6"), unit="waar")
def may_charge_incassokosten(is_consument, is_veertiendagenbrief_verstuurd):
    """Whether costs may be charged: to a consumer only after a free letter that gives fourteen days to pay."""
    return not is_consument or is_veertiendagenbrief_verstuurd


@rule(Citation(BIK, artikel="2", lid="3"), unit="EUR")
def btw_on_incassokosten(is_btw_verrekenbaar, incassokosten_before_btw, btw_fractie):
    """The btw, only when the creditor cannot settle it."""
    return 0 if is_btw_verrekenbaar else incassokosten_before_btw * btw_fractie


@rule(Citation(BIK, artikel="2"), unit="EUR")
def buitengerechtelijke_incassokosten(may_charge_incassokosten, incassokosten_before_btw, btw_on_incassokosten):
    """What the creditor may charge at most for collecting out of court, to the cent."""
    if not may_charge_incassokosten:
        return 0
    return round_to_cent(incassokosten_before_btw + btw_on_incassokosten)
