"""Loonheffing: tax and premiums withheld by the month table from wages and from AOW (Wet op de loonbelasting 1964).

The table counts with the month times twelve; the tax of a year is cut to whole euros, each credit is rounded up.
"""

from rondkomen.engine import brackets, round_down_to_euro, round_to_cent, rule
from rondkomen.kernel import Citation

WET_LB = "BWBR0002471"


# Wages


@rule(Citation(WET_LB, artikel="25", lid="2"), unit="EUR/maand", of="person")
def loon_per_maand(inkomen_loon, inkomen_loon_zonder_vakantietoeslag):
    """The wage of a month as it was told, before tax."""
    return (inkomen_loon + inkomen_loon_zonder_vakantietoeslag) / 12


@rule(Citation(WET_LB, artikel="25", lid="2"), unit="EUR/jaar", of="person")
def tabelloon(loon_per_maand, stap_van_maandtabel):
    """The wage of a year that the table counts with: the month cut down to a multiple of 4,50, times twelve."""
    return round_down_to_euro(loon_per_maand / stap_van_maandtabel) * stap_van_maandtabel * 12


@rule(Citation(WET_LB, artikel="20a", lid="1"), unit="EUR/jaar", of="person")
def loonheffing_before_korting(
    tabelloon,
    has_pensioengerechtigde_leeftijd,
    is_geboren_before_1946,
    schijven_box_1,
    schijven_box_1_aow,
    schijven_box_1_aow_geboren_voor_1946,
):
    """The tax and premiums over the wage of the table, cut to whole euros."""
    if not has_pensioengerechtigde_leeftijd:
        return round_down_to_euro(brackets(tabelloon, schijven_box_1))
    if is_geboren_before_1946:
        return round_down_to_euro(brackets(tabelloon, schijven_box_1_aow_geboren_voor_1946))
    return round_down_to_euro(brackets(tabelloon, schijven_box_1_aow))


@rule(Citation(WET_LB, artikel="22", lid="2"), unit="EUR/jaar", of="person")
def algemene_heffingskorting_loon(
    tabelloon,
    has_pensioengerechtigde_leeftijd,
    algemene_heffingskorting_maximum,
    algemene_heffingskorting_maximum_aow,
    algemene_heffingskorting_afbouwgrens,
    algemene_heffingskorting_afbouwfractie,
    algemene_heffingskorting_afbouwfractie_aow,
):
    """The algemene heffingskorting that goes with the wage of the table, rounded up to whole euros."""
    above = max(0, tabelloon - algemene_heffingskorting_afbouwgrens)
    if has_pensioengerechtigde_leeftijd:
        korting = algemene_heffingskorting_maximum_aow - algemene_heffingskorting_afbouwfractie_aow * above
    else:
        korting = algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwfractie * above
    return -round_down_to_euro(-max(0, korting))


@rule(Citation(WET_LB, artikel="22a", lid="2"), unit="EUR/jaar", of="person")
def arbeidskorting_loon_opbouw(
    tabelloon,
    arbeidskorting_fractie_1,
    arbeidskorting_maximum_1,
    arbeidskorting_grens_2,
    arbeidskorting_fractie_2,
    arbeidskorting_maximum_2,
    arbeidskorting_grens_3,
    arbeidskorting_fractie_3,
    arbeidskorting_maximum_3,
):
    """The arbeidskorting as it builds up with the wage of the table."""
    first = min(arbeidskorting_maximum_1, arbeidskorting_fractie_1 * tabelloon)
    above_2 = max(0, tabelloon - arbeidskorting_grens_2)
    second = min(arbeidskorting_maximum_2, first + arbeidskorting_fractie_2 * above_2)
    above_3 = max(0, tabelloon - arbeidskorting_grens_3)
    return min(arbeidskorting_maximum_3, second + arbeidskorting_fractie_3 * above_3)


@rule(Citation(WET_LB, artikel="22a", lid="2"), unit="EUR/jaar", of="person")
def arbeidskorting_loon(
    tabelloon,
    arbeidskorting_loon_opbouw,
    arbeidskorting_afbouwgrens,
    arbeidskorting_afbouwfractie,
    deel_van_heffingskorting,
):
    """The arbeidskorting that goes with the wage of the table, rounded up to whole euros."""
    above = max(0, tabelloon - arbeidskorting_afbouwgrens)
    korting = deel_van_heffingskorting * max(0, arbeidskorting_loon_opbouw - arbeidskorting_afbouwfractie * above)
    return -round_down_to_euro(-korting)


@rule(Citation(WET_LB, artikel="22b", lid="2"), unit="EUR/jaar", of="person")
def ouderenkorting_loon(
    tabelloon,
    has_pensioengerechtigde_leeftijd,
    ouderenkorting_maximum,
    ouderenkorting_afbouwgrens,
    ouderenkorting_afbouwfractie,
):
    """The ouderenkorting that goes with the wage of the table, rounded up to whole euros."""
    if not has_pensioengerechtigde_leeftijd:
        return 0
    above = max(0, tabelloon - ouderenkorting_afbouwgrens)
    return -round_down_to_euro(-max(0, ouderenkorting_maximum - ouderenkorting_afbouwfractie * above))


@rule(Citation(WET_LB, artikel="20", lid="1"), unit="EUR/maand", of="person")
def loonheffing(loonheffing_before_korting, algemene_heffingskorting_loon, arbeidskorting_loon, ouderenkorting_loon):
    """The tax withheld from the wage of a month when the loonheffingskorting is applied, never below zero."""
    korting = algemene_heffingskorting_loon + arbeidskorting_loon + ouderenkorting_loon
    return round_to_cent(max(0, loonheffing_before_korting - korting) / 12)


@rule(Citation(WET_LB, artikel="27", lid="1"), unit="EUR/maand", of="person")
def netto_loon(loon_per_maand, loonheffing):
    """The wage of a month after tax, before a pension premium and without holiday allowance."""
    return loon_per_maand - loonheffing


# Benefits


@rule(Citation(WET_LB, artikel="25", lid="2"), unit="EUR/maand", of="person")
def uitkering_per_maand(inkomen_ww, inkomen_wia, inkomen_ziektewet, inkomen_anw):
    """The benefits of a month from UWV and SVB together, before tax; each office really counts with its own only."""
    return (inkomen_ww + inkomen_wia + inkomen_ziektewet + inkomen_anw) / 12


@rule(Citation(WET_LB, artikel="25", lid="2"), unit="EUR/jaar", of="person")
def tabelloon_uitkering(uitkering_per_maand, stap_van_maandtabel):
    """The benefit of a year that the table counts with: the month cut down to a multiple of 4,50, times twelve."""
    return round_down_to_euro(uitkering_per_maand / stap_van_maandtabel) * stap_van_maandtabel * 12


@rule(Citation(WET_LB, artikel="20a", lid="1"), unit="EUR/jaar", of="person")
def loonheffing_uitkering_before_korting(
    tabelloon_uitkering, has_pensioengerechtigde_leeftijd, schijven_box_1, schijven_box_1_aow
):
    """The tax and premiums over the benefit of the table, cut to whole euros."""
    if has_pensioengerechtigde_leeftijd:
        return round_down_to_euro(brackets(tabelloon_uitkering, schijven_box_1_aow))
    return round_down_to_euro(brackets(tabelloon_uitkering, schijven_box_1))


@rule(Citation(WET_LB, artikel="20", lid="1"), unit="EUR/maand", of="person")
def loonheffing_uitkering_without_loonheffingskorting(loonheffing_uitkering_before_korting):
    """The tax withheld from the benefit of a month when no credits are applied."""
    return round_to_cent(loonheffing_uitkering_before_korting / 12)


@rule(Citation(WET_LB, artikel="20", lid="1"), unit="EUR/maand", of="person")
def loonheffing_uitkering(
    tabelloon_uitkering,
    loonheffing_uitkering_before_korting,
    has_pensioengerechtigde_leeftijd,
    algemene_heffingskorting_maximum,
    algemene_heffingskorting_maximum_aow,
    algemene_heffingskorting_afbouwgrens,
    algemene_heffingskorting_afbouwfractie,
    algemene_heffingskorting_afbouwfractie_aow,
):
    """The tax withheld from the benefit of a month with the algemene heffingskorting; there is no arbeidskorting."""
    above = max(0, tabelloon_uitkering - algemene_heffingskorting_afbouwgrens)
    if has_pensioengerechtigde_leeftijd:
        korting = algemene_heffingskorting_maximum_aow - algemene_heffingskorting_afbouwfractie_aow * above
    else:
        korting = algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwfractie * above
    rounded = -round_down_to_euro(-max(0, korting))
    return round_to_cent(max(0, loonheffing_uitkering_before_korting - rounded) / 12)


# AOW


@rule(Citation(WET_LB, artikel="25", lid="2"), unit="EUR/jaar", of="person")
def tabelloon_aow(aow_bruto, stap_van_maandtabel):
    """The AOW of a year that the table counts with: the month cut down to a multiple of 4,50, times twelve."""
    return round_down_to_euro(aow_bruto / stap_van_maandtabel) * stap_van_maandtabel * 12


@rule(Citation(WET_LB, artikel="20a", lid="1"), unit="EUR/jaar", of="person")
def loonheffing_aow_before_korting(tabelloon_aow, schijven_box_1_aow):
    """The tax and premiums over the AOW of the table, cut to whole euros; AOW stays within the first bracket."""
    return round_down_to_euro(brackets(tabelloon_aow, schijven_box_1_aow))


@rule(Citation(WET_LB, artikel="20", lid="1"), unit="EUR/maand", of="person")
def loonheffing_aow_without_loonheffingskorting(loonheffing_aow_before_korting):
    """The tax withheld from the AOW of a month when no credits are applied."""
    return round_to_cent(loonheffing_aow_before_korting / 12)


@rule(Citation(WET_LB, artikel="20", lid="1"), unit="EUR/maand", of="person")
def loonheffing_aow(
    loonheffing_aow_before_korting,
    is_alleenstaand_for_aow,
    algemene_heffingskorting_maximum_aow,
    ouderenkorting_maximum,
    alleenstaandeouderenkorting_bedrag,
):
    """The tax withheld from the AOW of a month with credits; AOW alone is too low for the credits to fall."""
    korting = algemene_heffingskorting_maximum_aow + ouderenkorting_maximum
    if is_alleenstaand_for_aow:
        korting = korting + alleenstaandeouderenkorting_bedrag
    return round_to_cent(max(0, loonheffing_aow_before_korting - korting) / 12)
