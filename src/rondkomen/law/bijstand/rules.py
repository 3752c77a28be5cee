"""Algemene bijstand: which income and wealth count, what is left out of account, and what bijstand adds to it.

From the AOW age the same bijstand is called AIO and is paid by the Sociale Verzekeringsbank (Participatiewet art. 47a).
"""

from datetime import date
from decimal import Decimal

from rondkomen.engine import FixedPoint, brackets, count, round_to_cent, rule, total
from rondkomen.kernel import Citation

PW = "BWBR0015703"
BALANS = date(2026, 1, 1)
"""Start of the first part of the Participatiewet in balans."""
BEFORE_BALANS = date(2025, 12, 31)


# Who has a right


@rule(Citation(PW, artikel="13", lid="2", onderdeel="c"), unit="waar", of="person")
def is_uitgesloten_as_student(is_student, leeftijd, leeftijd_zonder_onderwijsuitsluiting):
    """Whether this person is under 27 and follows education with a right to student finance."""
    return is_student and leeftijd < leeftijd_zonder_onderwijsuitsluiting


@rule(Citation(PW, artikel="13", lid="2", onderdeel="a"), unit="waar", of="person")
def is_uitgesloten_as_jongere_in_inrichting(is_belanghebbende_under_21, stays_in_inrichting):
    """Whether this person is 18, 19 or 20 and stays in an institution."""
    return is_belanghebbende_under_21 and stays_in_inrichting


@rule(Citation(PW, artikel="13", lid="1", onderdeel="f"), unit="waar", of="person")
def is_meerderjarig_for_bijstand(leeftijd, meerderjarige_leeftijd):
    """Whether this person is 18 or older."""
    return leeftijd >= meerderjarige_leeftijd


@rule(Citation(PW, artikel="11", lid="1"), unit="waar", of="person")
def can_have_bijstand(
    is_aanvrager_or_partner, is_meerderjarig_for_bijstand, has_rechtmatig_verblijf, is_uitgesloten_van_bijstand
):
    """Whether this person can have a right to any bijstand, special or not, apart from income and wealth."""
    if not is_aanvrager_or_partner or not is_meerderjarig_for_bijstand:
        return False
    return has_rechtmatig_verblijf and not is_uitgesloten_van_bijstand


@rule(Citation(PW, artikel="13", lid="1"), unit="waar")
def has_persoon_that_can_have_bijstand(can_have_bijstand):
    """Whether the aanvrager or the partner can have a right to any bijstand."""
    return count(over=can_have_bijstand) > 0


@rule(Citation(PW, artikel="13", lid="2"), unit="waar", of="person")
def is_rechthebbende(can_have_bijstand, is_uitgesloten_as_student, is_uitgesloten_as_jongere_in_inrichting):
    """Whether this person can have a right to bijstand for living, apart from income and wealth."""
    return can_have_bijstand and not is_uitgesloten_as_student and not is_uitgesloten_as_jongere_in_inrichting


@rule(Citation(PW, artikel="11", lid="4"), unit="aantal")
def number_of_rechthebbenden(is_rechthebbende):
    """How many of the couple, or whether the single person, can have a right to bijstand."""
    return count(over=is_rechthebbende)


# Wealth


@rule(Citation(PW, artikel="34", lid="3"), unit="EUR")
def vermogensgrens_bijstand(
    is_gehuwd, has_ten_laste_komend_kind, vermogensgrens_bijstand_alleenstaande, vermogensgrens_bijstand_gezin
):
    """The wealth that one may have: twice as much for a couple or a parent."""
    if is_gehuwd or has_ten_laste_komend_kind:
        return vermogensgrens_bijstand_gezin
    return vermogensgrens_bijstand_alleenstaande


@rule(
    Citation(PW, artikel="31", lid="2", onderdeel="m"),
    name="giften_boven_vrijlating",
    unit="EUR",
    until=BEFORE_BALANS,
)
def giften_boven_vrijlating_until_2025(giften, are_giften_verantwoord):
    """The gifts of a year that count: none as far as the municipality finds them acceptable."""
    return 0 if are_giften_verantwoord else giften


@rule(Citation(PW, artikel="31", lid="2", onderdeel="m"), unit="EUR", since=BALANS)
def giften_boven_vrijlating(giften, vrijlating_giften):
    """The gifts of a year that count: what is above the fixed amount."""
    return max(0, giften - vrijlating_giften)


@rule(Citation(PW, artikel="34", lid="1"), unit="EUR")
def vermogen_for_bijstand(vermogen, giften_boven_vrijlating):
    """The wealth of the household, with the gifts that count; an own home is looked at apart."""
    return vermogen + giften_boven_vrijlating


@rule(Citation(PW, artikel="34", lid="2", onderdeel="b"), unit="waar")
def is_vermogen_boven_grens_bijstand(vermogen_for_bijstand, vermogensgrens_bijstand):
    """Whether the wealth is too high for bijstand."""
    return vermogen_for_bijstand > vermogensgrens_bijstand


@rule(Citation(PW, artikel="50", lid="2"), unit="waar")
def is_bijstand_as_geldlening(overwaarde_woning, vrijlating_overwaarde_woning):
    """Whether bijstand is lent on the own home, because it is worth too much above its mortgage."""
    return overwaarde_woning > vrijlating_overwaarde_woning


# Income


@rule(Citation(PW, artikel="32", lid="1"), unit="EUR/jaar", of="person")
def belastbaar_inkomen_zonder_bijstand(belastbaar_inkomen, inkomen_bijstand):
    """The taxed income of a year, the bijstand itself left out."""
    return max(0, belastbaar_inkomen - inkomen_bijstand)


@rule(Citation(PW, artikel="31", lid="1"), unit="EUR/jaar", of="person")
def algemene_heffingskorting_zonder_bijstand(
    belastbaar_inkomen_zonder_bijstand,
    has_pensioengerechtigde_leeftijd,
    algemene_heffingskorting_maximum,
    algemene_heffingskorting_maximum_aow,
    algemene_heffingskorting_afbouwgrens,
    algemene_heffingskorting_afbouwfractie,
    algemene_heffingskorting_afbouwfractie_aow,
):
    """The algemene heffingskorting there would be without the bijstand."""
    above = max(0, belastbaar_inkomen_zonder_bijstand - algemene_heffingskorting_afbouwgrens)
    if has_pensioengerechtigde_leeftijd:
        return max(0, algemene_heffingskorting_maximum_aow - algemene_heffingskorting_afbouwfractie_aow * above)
    return max(0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwfractie * above)


@rule(Citation(PW, artikel="31", lid="3", onderdeel="a"), unit="EUR/jaar", of="person")
def heffing_zonder_bijstand(
    belastbaar_inkomen_zonder_bijstand,
    has_pensioengerechtigde_leeftijd,
    schijven_box_1,
    schijven_box_1_aow,
    standaardheffingskorting,
    algemene_heffingskorting,
    algemene_heffingskorting_zonder_bijstand,
):
    """The tax that would be due without the bijstand."""
    korting = standaardheffingskorting - algemene_heffingskorting + algemene_heffingskorting_zonder_bijstand
    if has_pensioengerechtigde_leeftijd:
        return max(0, brackets(belastbaar_inkomen_zonder_bijstand, schijven_box_1_aow) - korting)
    return max(0, brackets(belastbaar_inkomen_zonder_bijstand, schijven_box_1) - korting)


@rule(Citation(PW, artikel="32", lid="1"), unit="EUR/jaar", of="person")
def netto_inkomen_uit_bijstand(inkomen_bijstand, inkomensheffing_before_verhoging, heffing_zonder_bijstand):
    """What is left of the bijstand that was told, after the tax it adds."""
    if inkomen_bijstand == 0:
        return 0
    return inkomen_bijstand - max(0, inkomensheffing_before_verhoging - heffing_zonder_bijstand)


@rule(Citation(PW, artikel="31", lid="3"), unit="EUR/jaar", of="person")
def netto_inkomen_zonder_bijstand(netto_inkomen, netto_inkomen_uit_bijstand):
    """The income of a year after tax and premiums, the bijstand itself left out."""
    return netto_inkomen - netto_inkomen_uit_bijstand


@rule(Citation(PW, artikel="31", lid="2", onderdeel="j"), unit="EUR/jaar", of="person")
def premie_boven_vrijlating(
    premie_arbeidsinschakeling,
    premie_arbeidsinschakeling_maximum,
    leeftijd,
    leeftijd_vrijlating,
    is_in_doelgroep_loonkostensubsidie,
):
    """The part of a premium for finding work that counts as income; under 27 mostly all of it."""
    if leeftijd < leeftijd_vrijlating and not is_in_doelgroep_loonkostensubsidie:
        return premie_arbeidsinschakeling
    return max(0, premie_arbeidsinschakeling - premie_arbeidsinschakeling_maximum)


@rule(Citation(PW, artikel="32", lid="1"), unit="EUR/maand", of="person")
def inkomen_for_bijstand_persoon(netto_inkomen_zonder_bijstand, premie_boven_vrijlating):
    """The net income of a month of this person that counts, before what is left out of account."""
    return max(0, netto_inkomen_zonder_bijstand + premie_boven_vrijlating) / 12


@rule(Citation(PW, artikel="32", lid="1"), unit="EUR/maand")
def inkomen_of_rechthebbenden(inkomen_for_bijstand_persoon, is_rechthebbende):
    """The net income of a month of who can have a right to bijstand."""
    return total(inkomen_for_bijstand_persoon, over=is_rechthebbende)


@rule(Citation(PW, artikel="32", lid="3"), unit="waar", of="person")
def is_partner_without_recht(is_aanvrager_or_partner, is_rechthebbende):
    """Whether this person of the couple has no right to bijstand."""
    return is_aanvrager_or_partner and not is_rechthebbende


@rule(Citation(PW, artikel="32", lid="3"), unit="EUR/maand")
def inkomen_of_partner_that_counts(
    is_gehuwd,
    number_of_rechthebbenden,
    inkomen_for_bijstand_persoon,
    is_partner_without_recht,
    inkomen_of_rechthebbenden,
    bijstandsnorm,
    norm_as_gehuwden,
):
    """Of a partner without right only what lifts the couple, bijstand counted in, above the norm for a couple."""
    if not is_gehuwd or number_of_rechthebbenden != 1:
        return 0
    inkomen_partner = total(inkomen_for_bijstand_persoon, over=is_partner_without_recht)
    with_bijstand = max(bijstandsnorm, inkomen_of_rechthebbenden)
    return max(0, inkomen_partner + with_bijstand - norm_as_gehuwden)


@rule(Citation(PW, artikel="19", lid="1", onderdeel="a"), unit="EUR/maand")
def in_aanmerking_te_nemen_inkomen(inkomen_of_rechthebbenden, inkomen_of_partner_that_counts):
    """The net income of a month that counts for the right to bijstand."""
    return inkomen_of_rechthebbenden + inkomen_of_partner_that_counts


# Pension from the AOW age


@rule(Citation(PW, artikel="33", lid="5"), unit="EUR/maand", of="person")
def netto_inkomen_uit_pensioen(netto_inkomen_zonder_bijstand, inkomen_pensioen, belastbaar_inkomen_zonder_bijstand):
    """The part of the net income of a month that is private pension, in proportion to the gross incomes."""
    if inkomen_pensioen <= 0 or belastbaar_inkomen_zonder_bijstand <= 0:
        return 0
    deel = min(1, inkomen_pensioen / belastbaar_inkomen_zonder_bijstand)
    return max(0, netto_inkomen_zonder_bijstand) * deel / 12


@rule(Citation(PW, artikel="33", lid="5"), unit="EUR/maand")
def vrijlating_pensioen(
    netto_inkomen_uit_pensioen,
    is_rechthebbende,
    has_belanghebbende_with_pensioengerechtigde_leeftijd,
    is_gehuwd,
    vrijlating_pensioen_alleenstaande,
    vrijlating_pensioen_gehuwden,
):
    """The private pension of a month that does not lower the bijstand from the AOW age."""
    if not has_belanghebbende_with_pensioengerechtigde_leeftijd:
        return 0
    pensioen = total(netto_inkomen_uit_pensioen, over=is_rechthebbende)
    return min(pensioen, vrijlating_pensioen_gehuwden if is_gehuwd else vrijlating_pensioen_alleenstaande)


# Bijstand


@rule(Citation(PW, artikel="11", lid="1"), unit="waar")
def has_rechthebbende(number_of_rechthebbenden):
    """Whether the aanvrager or the partner can have a right to bijstand."""
    return number_of_rechthebbenden > 0


@rule(Citation(PW, artikel="19", lid="1", onderdeel="a"), unit="waar")
def is_inkomen_under_bijstandsnorm(in_aanmerking_te_nemen_inkomen, bijstandsnorm):
    """Whether the income that counts is lower than the norm; what may be left out is not looked at here."""
    return in_aanmerking_te_nemen_inkomen < bijstandsnorm


@rule(Citation(PW, artikel="19", lid="1"), unit="waar")
def has_recht_op_bijstand(has_rechthebbende, is_vermogen_boven_grens_bijstand, is_inkomen_under_bijstandsnorm):
    """Whether the household has a right to bijstand."""
    return has_rechthebbende and not is_vermogen_boven_grens_bijstand and is_inkomen_under_bijstandsnorm


@rule(Citation(PW, artikel="31", lid="2"), unit="EUR/maand")
def inkomen_that_lowers_bijstand(
    in_aanmerking_te_nemen_inkomen, vrijlating_inkomen_uit_arbeid, is_rechthebbende, vrijlating_pensioen
):
    """The income that counts, less the earnings and the pension that are left out of account."""
    vrijgelaten = total(vrijlating_inkomen_uit_arbeid, over=is_rechthebbende) + vrijlating_pensioen
    return max(0, in_aanmerking_te_nemen_inkomen - vrijgelaten)


@rule(Citation(PW, artikel="19", lid="2"), unit="EUR/maand")
def bijstand(has_recht_op_bijstand, bijstandsnorm, inkomen_that_lowers_bijstand):
    """What bijstand adds to the income, net and with holiday allowance: the norm less the income."""
    if not has_recht_op_bijstand:
        return 0
    return round_to_cent(max(0, bijstandsnorm - inkomen_that_lowers_bijstand))


@rule(Citation(PW, artikel="19", lid="3"), unit="EUR/maand")
def bijstand_zonder_vakantietoeslag(bijstand, vakantietoeslag_fractie_bijstand):
    """The bijstand that is paid each month; the rest is paid as holiday allowance."""
    return round_to_cent(bijstand * (1 - vakantietoeslag_fractie_bijstand))


# Gross bijstand, for the tax and the allowances


@rule(Citation(PW, artikel="11", lid="4"), unit="EUR/jaar", of="person")
def bijstand_netto_persoon(is_rechthebbende, bijstand, number_of_rechthebbenden):
    """The bijstand of a year of this person; of a couple each has half."""
    if not is_rechthebbende or number_of_rechthebbenden < 1:
        return 0
    return bijstand * 12 / number_of_rechthebbenden


@rule(Citation(PW, artikel="19", lid="4"), unit="EUR/jaar", of="person")
def loonheffing_over_bijstand(
    bijstand_bruto_persoon,
    has_pensioengerechtigde_leeftijd,
    schijven_box_1,
    schijven_box_1_aow,
    algemene_heffingskorting_maximum,
    algemene_heffingskorting_maximum_aow,
    algemene_heffingskorting_afbouwgrens,
    algemene_heffingskorting_afbouwfractie,
    ouderenkorting_maximum,
    alleenstaandeouderenkorting,
):
    """The tax over the gross bijstand of a year of someone with no other income, after the credits."""
    if has_pensioengerechtigde_leeftijd:
        korting = algemene_heffingskorting_maximum_aow + ouderenkorting_maximum + alleenstaandeouderenkorting
        return max(0, brackets(bijstand_bruto_persoon, schijven_box_1_aow) - korting)
    above = max(0, bijstand_bruto_persoon - algemene_heffingskorting_afbouwgrens)
    korting = max(0, algemene_heffingskorting_maximum - algemene_heffingskorting_afbouwfractie * above)
    return max(0, brackets(bijstand_bruto_persoon, schijven_box_1) - korting)


@rule(
    Citation(PW, artikel="19", lid="4"),
    unit="EUR/jaar",
    of="person",
    fixed_point=FixedPoint(tolerance=Decimal("0.005")),
)
def bijstand_bruto_persoon(bijstand_netto_persoon, loonheffing_over_bijstand):
    """The gross bijstand of a year of this person: so much that the net bijstand is left after its tax."""
    return bijstand_netto_persoon + loonheffing_over_bijstand


@rule(Citation(PW, artikel="19", lid="4"), unit="EUR/jaar")
def bijstand_bruto(bijstand_bruto_persoon, is_aanvrager_or_partner):
    """The gross bijstand of a year of the household, which counts as income for tax and allowances."""
    return round_to_cent(max(0, total(bijstand_bruto_persoon, over=is_aanvrager_or_partner)))
