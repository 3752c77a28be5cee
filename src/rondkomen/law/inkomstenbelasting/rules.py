"""Inkomstenbelasting: the tax on box 1, the credits, and what is left of the income (Wet inkomstenbelasting 2001).

A person is taken to be in the same situation the whole year as on the day asked about.
"""

from rondkomen.engine import age_on, any_of, brackets, lookup, months_of_age_on, rule, total
from rondkomen.kernel import Citation

WET_IB = "BWBR0011353"


# Tax before credits


@rule(Citation(WET_IB, artikel="2.10a", lid="1"), unit="waar", of="person")
def is_geboren_before_1946(geboortedatum, eerste_geboortedatum_zonder_verlengde_schijf):
    """Whether this person was born before 1946 and so has a longer first bracket."""
    return geboortedatum < eerste_geboortedatum_zonder_verlengde_schijf


@rule(Citation(WET_IB, artikel="2.10", lid="1"), unit="EUR/jaar", of="person")
def inkomstenbelasting_box_1(
    belastbaar_inkomen,
    has_pensioengerechtigde_leeftijd,
    is_geboren_before_1946,
    schijven_box_1,
    schijven_box_1_aow,
    schijven_box_1_aow_geboren_voor_1946,
):
    """The tax in box 1 with the premiums for the volksverzekeringen, before the credits."""
    if not has_pensioengerechtigde_leeftijd:
        return brackets(max(0, belastbaar_inkomen), schijven_box_1)
    if is_geboren_before_1946:
        return brackets(max(0, belastbaar_inkomen), schijven_box_1_aow_geboren_voor_1946)
    return brackets(max(0, belastbaar_inkomen), schijven_box_1_aow)


# Credits


@rule(Citation(WET_IB, artikel="8.3"), unit="fractie", of="person")
def deel_van_heffingskorting(
    has_pensioengerechtigde_leeftijd, schijven_box_1, premiefractie_algemene_ouderdomsverzekering
):
    """The part of a credit that counts: from the AOW age without the part for the AOW premium (art. 8.3 to 8.6)."""
    if not has_pensioengerechtigde_leeftijd:
        return 1
    gecombineerd_heffingspercentage = lookup(0, schijven_box_1)
    without_aow = gecombineerd_heffingspercentage - premiefractie_algemene_ouderdomsverzekering
    return without_aow / gecombineerd_heffingspercentage


@rule(Citation(WET_IB, artikel="8.10", lid="2"), unit="EUR/jaar", of="person")
def algemene_heffingskorting(
    belastbaar_inkomen,
    has_pensioengerechtigde_leeftijd,
    algemene_heffingskorting_maximum,
    algemene_heffingskorting_maximum_aow,
    algemene_heffingskorting_afbouwgrens,
    algemene_heffingskorting_afbouwfractie,
    algemene_heffingskorting_afbouwfractie_aow,
):
    """The credit for everyone, less a part of the income above a limit, never below zero."""
    above = max(0, belastbaar_inkomen - algemene_heffingskorting_afbouwgrens)
    if has_pensioengerechtigde_leeftijd:
        return max(0, algemene_heffingskorting_maximum_aow - algemene_heffingskorting_afbouwfractie_aow * above)
    return max(0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwfractie * above)


@rule(Citation(WET_IB, artikel="8.11", lid="2"), unit="EUR/jaar", of="person")
def arbeidskorting_opbouw(
    arbeidsinkomen,
    arbeidskorting_fractie_1,
    arbeidskorting_maximum_1,
    arbeidskorting_grens_2,
    arbeidskorting_fractie_2,
    arbeidskorting_maximum_2,
    arbeidskorting_grens_3,
    arbeidskorting_fractie_3,
    arbeidskorting_maximum_3,
):
    """The arbeidskorting as it builds up with the income from work, in three parts that each have a maximum."""
    first = min(arbeidskorting_maximum_1, arbeidskorting_fractie_1 * max(0, arbeidsinkomen))
    above_2 = max(0, arbeidsinkomen - arbeidskorting_grens_2)
    second = min(arbeidskorting_maximum_2, first + arbeidskorting_fractie_2 * above_2)
    above_3 = max(0, arbeidsinkomen - arbeidskorting_grens_3)
    return min(arbeidskorting_maximum_3, second + arbeidskorting_fractie_3 * above_3)


@rule(Citation(WET_IB, artikel="8.11", lid="2"), unit="EUR/jaar", of="person")
def arbeidskorting(
    arbeidsinkomen,
    arbeidskorting_opbouw,
    arbeidskorting_afbouwgrens,
    arbeidskorting_afbouwfractie,
    deel_van_heffingskorting,
):
    """The credit for work: what was built up, less a part of the income from work above a limit, never below zero."""
    above = max(0, arbeidsinkomen - arbeidskorting_afbouwgrens)
    return deel_van_heffingskorting * max(0, arbeidskorting_opbouw - arbeidskorting_afbouwfractie * above)


@rule(Citation(WET_IB, artikel="8.14a", lid="1", onderdeel="b"), unit="waar", of="person")
def is_kind_for_combinatiekorting(
    is_kind,
    geboortedatum,
    begin_of_berekeningsjaar,
    dag_na_berekeningsjaar,
    leeftijdsgrens_combinatiekorting,
    maanden_kind_in_huishouden,
):
    """Whether this child was under 12 on 1 January and is in the household for six whole months of the year."""
    is_jong_genoeg = age_on(geboortedatum, begin_of_berekeningsjaar) < leeftijdsgrens_combinatiekorting
    is_lang_genoeg = months_of_age_on(geboortedatum, dag_na_berekeningsjaar) >= maanden_kind_in_huishouden
    return is_kind and is_jong_genoeg and is_lang_genoeg


@rule(Citation(WET_IB, artikel="8.14a", lid="1", onderdeel="b"), unit="waar")
def has_kind_for_combinatiekorting(is_kind_for_combinatiekorting, is_kind):
    """Whether a child in the household counts for the combinatiekorting."""
    return any_of(is_kind_for_combinatiekorting, over=is_kind)


@rule(Citation(WET_IB, artikel="8.14a", lid="1", onderdeel="c"), unit="EUR/jaar")
def arbeidsinkomen_of_aanvrager(arbeidsinkomen, is_aanvrager):
    """The income from work of the aanvrager."""
    return total(arbeidsinkomen, over=is_aanvrager)


@rule(Citation(WET_IB, artikel="8.14a", lid="1", onderdeel="c"), unit="EUR/jaar")
def arbeidsinkomen_of_partner(arbeidsinkomen, is_partner):
    """The income from work of the partner of the aanvrager."""
    return total(arbeidsinkomen, over=is_partner)


@rule(Citation(WET_IB, artikel="8.14a", lid="3"), unit="maand")
def maanden_aanvrager_older_than_partner(leeftijd_in_maanden, is_aanvrager, is_partner):
    """How many months the aanvrager is older than the partner; who were born in one month count as equally old."""
    return total(leeftijd_in_maanden, over=is_aanvrager) - total(leeftijd_in_maanden, over=is_partner)


@rule(Citation(WET_IB, artikel="8.14a", lid="3"), unit="maand", of="person")
def leeftijd_in_maanden(geboortedatum, begin_of_berekeningsjaar):
    """The age in whole months on 1 January, so that the day asked about does not decide who is the older one."""
    return months_of_age_on(geboortedatum, begin_of_berekeningsjaar)


@rule(Citation(WET_IB, artikel="8.14a", lid="1", onderdeel="c"), unit="waar", of="person")
def is_minstverdienende_partner(
    has_toeslagpartner,
    is_partner,
    arbeidsinkomen_of_aanvrager,
    arbeidsinkomen_of_partner,
    maanden_aanvrager_older_than_partner,
):
    """Whether this person has no partner, or earns less with work; when both earn the same, whether the older one."""
    if not has_toeslagpartner:
        return True
    if arbeidsinkomen_of_aanvrager < arbeidsinkomen_of_partner:
        return not is_partner
    if arbeidsinkomen_of_partner < arbeidsinkomen_of_aanvrager:
        return is_partner
    return is_partner if maanden_aanvrager_older_than_partner < 0 else not is_partner


@rule(Citation(WET_IB, artikel="8.14a", lid="1"), unit="waar", of="person")
def has_recht_op_combinatiekorting(
    is_aanvrager_or_partner,
    has_kind_for_combinatiekorting,
    is_minstverdienende_partner,
    arbeidsinkomen,
    combinatiekorting_drempel,
):
    """Whether this person combines work with the care for a child under 12."""
    if not (is_aanvrager_or_partner and has_kind_for_combinatiekorting):
        return False
    return arbeidsinkomen > combinatiekorting_drempel and is_minstverdienende_partner


@rule(Citation(WET_IB, artikel="8.14a", lid="2"), unit="EUR/jaar", of="person")
def inkomensafhankelijke_combinatiekorting(
    has_recht_op_combinatiekorting,
    arbeidsinkomen,
    combinatiekorting_drempel,
    combinatiekorting_fractie,
    combinatiekorting_maximum,
    deel_van_heffingskorting,
):
    """The credit for a working parent of a child under 12: a part of the income from work above a limit."""
    if not has_recht_op_combinatiekorting:
        return 0
    above = max(0, arbeidsinkomen - combinatiekorting_drempel)
    return deel_van_heffingskorting * min(combinatiekorting_maximum, combinatiekorting_fractie * above)


@rule(Citation(WET_IB, artikel="8.17", lid="1"), unit="waar", of="person")
def has_pensioengerechtigde_leeftijd_at_end_of_year(
    geboortedatum, end_of_berekeningsjaar, pensioengerechtigde_leeftijd
):
    """Whether this person has reached the AOW age at the end of the year."""
    return months_of_age_on(geboortedatum, end_of_berekeningsjaar) >= pensioengerechtigde_leeftijd


@rule(Citation(WET_IB, artikel="8.16a", lid="1"), unit="EUR/jaar", of="person")
def jonggehandicaptenkorting(
    has_recht_op_wajong,
    has_pensioengerechtigde_leeftijd_at_end_of_year,
    jonggehandicaptenkorting_bedrag,
    deel_van_heffingskorting,
):
    """The credit for who has a right to Wajong and no ouderenkorting yet."""
    if has_pensioengerechtigde_leeftijd_at_end_of_year or not has_recht_op_wajong:
        return 0
    return deel_van_heffingskorting * jonggehandicaptenkorting_bedrag


@rule(Citation(WET_IB, artikel="8.17", lid="2"), unit="EUR/jaar", of="person")
def ouderenkorting(
    has_pensioengerechtigde_leeftijd_at_end_of_year,
    belastbaar_inkomen,
    ouderenkorting_maximum,
    ouderenkorting_afbouwgrens,
    ouderenkorting_afbouwfractie,
):
    """The credit from the AOW age, less a part of the income above a limit, never below zero."""
    if not has_pensioengerechtigde_leeftijd_at_end_of_year:
        return 0
    above = max(0, belastbaar_inkomen - ouderenkorting_afbouwgrens)
    return max(0, ouderenkorting_maximum - ouderenkorting_afbouwfractie * above)


@rule(Citation(WET_IB, artikel="8.18", lid="1"), unit="EUR/jaar", of="person")
def alleenstaandeouderenkorting(
    has_pensioengerechtigde_leeftijd_at_end_of_year, is_alleenstaand_for_aow, alleenstaandeouderenkorting_bedrag
):
    """The credit for who gets the AOW of someone who lives alone."""
    has_right = has_pensioengerechtigde_leeftijd_at_end_of_year and is_alleenstaand_for_aow
    return alleenstaandeouderenkorting_bedrag if has_right else 0


# Credits together


@rule(Citation(WET_IB, artikel="8.2"), unit="EUR/jaar", of="person")
def standaardheffingskorting(
    algemene_heffingskorting,
    arbeidskorting,
    inkomensafhankelijke_combinatiekorting,
    jonggehandicaptenkorting,
    ouderenkorting,
    alleenstaandeouderenkorting,
):
    """All credits together."""
    work = arbeidskorting + inkomensafhankelijke_combinatiekorting
    return algemene_heffingskorting + work + jonggehandicaptenkorting + ouderenkorting + alleenstaandeouderenkorting


@rule(Citation(WET_IB, artikel="8.8"), unit="EUR/jaar", of="person")
def heffingskorting_up_to_heffing(standaardheffingskorting, inkomstenbelasting_box_1):
    """The credits as far as there is tax to set them against."""
    return min(standaardheffingskorting, inkomstenbelasting_box_1)


@rule(Citation(WET_IB, artikel="8.9", lid="1"), unit="EUR/jaar", of="person")
def inkomensheffing_before_verhoging(inkomstenbelasting_box_1, heffingskorting_up_to_heffing):
    """The tax that is left after this person's own credits."""
    return inkomstenbelasting_box_1 - heffingskorting_up_to_heffing


@rule(Citation(WET_IB, artikel="8.9", lid="1"), unit="EUR/jaar")
def inkomensheffing_of_aanvrager(inkomensheffing_before_verhoging, is_aanvrager):
    """The tax of the aanvrager after the own credits."""
    return total(inkomensheffing_before_verhoging, over=is_aanvrager)


@rule(Citation(WET_IB, artikel="8.9", lid="1"), unit="EUR/jaar")
def inkomensheffing_of_partner(inkomensheffing_before_verhoging, is_partner):
    """The tax of the partner after the own credits."""
    return total(inkomensheffing_before_verhoging, over=is_partner)


@rule(Citation(WET_IB, artikel="8.9", lid="1"), unit="waar", of="person")
def has_recht_op_verhoging_heffingskorting(
    is_aanvrager_or_partner,
    has_toeslagpartner,
    geboortedatum,
    eerste_geboortedatum_zonder_verhoging_heffingskorting,
):
    """Whether unused algemene heffingskorting is paid out through the partner: for who was born before 1963."""
    is_oud_genoeg = geboortedatum < eerste_geboortedatum_zonder_verhoging_heffingskorting
    return is_aanvrager_or_partner and has_toeslagpartner and is_oud_genoeg


@rule(Citation(WET_IB, artikel="8.9", lid="1"), unit="EUR/jaar", of="person")
def verhoging_heffingskorting(
    has_recht_op_verhoging_heffingskorting,
    algemene_heffingskorting,
    heffingskorting_up_to_heffing,
    is_partner,
    inkomensheffing_of_aanvrager,
    inkomensheffing_of_partner,
):
    """The unused algemene heffingskorting that is paid out, at most the tax that the partner has to pay."""
    if not has_recht_op_verhoging_heffingskorting:
        return 0
    unused = max(0, algemene_heffingskorting - heffingskorting_up_to_heffing)
    return min(unused, inkomensheffing_of_aanvrager if is_partner else inkomensheffing_of_partner)


@rule(Citation(WET_IB, artikel="8.1", lid="1", onderdeel="d"), unit="EUR/jaar", of="person")
def gecombineerde_heffingskorting(heffingskorting_up_to_heffing, verhoging_heffingskorting):
    """The credits that this person really gets."""
    return heffingskorting_up_to_heffing + verhoging_heffingskorting


# What is left


@rule(Citation(WET_IB, artikel="9.1", lid="3"), unit="EUR/jaar", of="person")
def verschuldigde_inkomensheffing(inkomstenbelasting_box_1, gecombineerde_heffingskorting):
    """The tax and premiums of the year after the credits; below zero when the credit is paid out."""
    return inkomstenbelasting_box_1 - gecombineerde_heffingskorting


@rule(Citation(WET_IB, artikel="9.1", lid="3"), unit="EUR/jaar", of="person")
def netto_inkomen(
    belastbaar_inkomen,
    inkomen_studiefinanciering,
    verschuldigde_inkomensheffing,
    inkomensafhankelijke_bijdrage_zvw,
):
    """The income of a year less tax, premiums and the Zvw contribution one pays oneself; student finance is untaxed."""
    withheld = verschuldigde_inkomensheffing + inkomensafhankelijke_bijdrage_zvw
    return belastbaar_inkomen + inkomen_studiefinanciering - withheld
