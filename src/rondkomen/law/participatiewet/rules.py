"""Bijstandsnorm: the amount a month, with holiday allowance, that bijstand fills the income up to (Participatiewet)."""

from datetime import date

from rondkomen.engine import age_on, any_of, count, round_to_cent, rule, total
from rondkomen.kernel import Citation

PW = "BWBR0015703"
BALANS = date(2026, 1, 1)
"""Start of the first part of the Participatiewet in balans."""


# Who is who


@rule(Citation(PW, artikel="20", lid="1"), unit="jaar", of="person")
def leeftijd(geboortedatum, peildatum):
    """The age in whole years on the day asked about."""
    return age_on(geboortedatum, peildatum)


@rule(Citation(PW, artikel="3", lid="2", onderdeel="a"), unit="waar")
def is_gehuwd(is_partner):
    """Whether the aanvrager is married or lives with a partner as if they were."""
    return count(over=is_partner) > 0


@rule(Citation(PW, artikel="4", lid="1"), unit="waar", of="person")
def is_ten_laste_komend_kind(is_kind, leeftijd, meerderjarige_leeftijd):
    """Whether this person is a child under 18 of the household."""
    return is_kind and leeftijd < meerderjarige_leeftijd


@rule(Citation(PW, artikel="4", lid="1"), unit="waar")
def has_ten_laste_komend_kind(is_ten_laste_komend_kind):
    """Whether there is a child under 18."""
    return count(over=is_ten_laste_komend_kind) > 0


@rule(Citation(PW, artikel="20", lid="1"), unit="waar", of="person")
def is_belanghebbende_under_21(is_aanvrager_or_partner, leeftijd, meerderjarige_leeftijd, leeftijd_volwassen_norm):
    """Whether this person of the couple, or this single person, is 18, 19 or 20."""
    return is_aanvrager_or_partner and meerderjarige_leeftijd <= leeftijd < leeftijd_volwassen_norm


@rule(Citation(PW, artikel="20", lid="1"), unit="aantal")
def number_of_belanghebbenden_under_21(is_belanghebbende_under_21):
    """How many of the couple, or whether the single person, are 18, 19 or 20."""
    return count(over=is_belanghebbende_under_21)


@rule(Citation(PW, artikel="22"), unit="waar")
def has_belanghebbende_with_pensioengerechtigde_leeftijd(has_pensioengerechtigde_leeftijd, is_aanvrager_or_partner):
    """Whether the aanvrager or the partner has reached the AOW age."""
    return any_of(has_pensioengerechtigde_leeftijd, over=is_aanvrager_or_partner)


@rule(Citation(PW, artikel="23", lid="1"), unit="waar", of="person")
def is_belanghebbende_in_inrichting(is_aanvrager_or_partner, stays_in_inrichting):
    """Whether this person of the couple, or this single person, stays in an institution."""
    return is_aanvrager_or_partner and stays_in_inrichting


@rule(Citation(PW, artikel="23", lid="1"), unit="aantal")
def number_of_belanghebbenden_in_inrichting(is_belanghebbende_in_inrichting):
    """How many of the couple, or whether the single person, stay in an institution."""
    return count(over=is_belanghebbende_in_inrichting)


# Who share the costs


@rule(Citation(PW, artikel="19a", lid="1"), unit="waar", of="person")
def is_kostendelende_medebewoner(
    is_aanvrager_or_partner, leeftijd, leeftijd_kostendelende_medebewoner, is_commerciele_huurder, is_student
):
    """Whether this person of 27 or older in the home shares the costs: no partner, no paying tenant, no student."""
    if is_aanvrager_or_partner or leeftijd < leeftijd_kostendelende_medebewoner:
        return False
    return not is_commerciele_huurder and not is_student


@rule(Citation(PW, artikel="22a", lid="1"), unit="aantal")
def number_of_kostendelende_medebewoners(is_kostendelende_medebewoner):
    """How many others in the home share the costs."""
    return count(over=is_kostendelende_medebewoner)


@rule(Citation(PW, artikel="22a", lid="1"), unit="waar", of="person")
def is_belanghebbende_that_counts_as_kostendeler(
    is_aanvrager_or_partner, leeftijd, leeftijd_volwassen_norm, stays_in_inrichting
):
    """Whether this person of the couple, or this single person, is 21 or older and lives in the home."""
    return is_aanvrager_or_partner and leeftijd >= leeftijd_volwassen_norm and not stays_in_inrichting


@rule(Citation(PW, artikel="22a", lid="1"), unit="aantal")
def number_of_kostendelers(number_of_kostendelende_medebewoners, is_belanghebbende_that_counts_as_kostendeler):
    """How many persons share the costs, the person itself and a partner of 21 or older counted (A in the formula)."""
    return number_of_kostendelende_medebewoners + count(over=is_belanghebbende_that_counts_as_kostendeler)


@rule(Citation(PW, artikel="22a", lid="1"), unit="EUR/maand")
def kostendelersnorm(
    number_of_kostendelers,
    kostendelersnorm_vaste_fractie,
    kostendelersnorm_fractie_per_persoon,
    has_belanghebbende_with_pensioengerechtigde_leeftijd,
    norm_gehuwden,
    norm_gehuwden_aow,
):
    """The norm of one person of 21 or older who shares the costs: ((40% + A x 30%) / A) of the norm for a couple."""
    if number_of_kostendelers < 1:
        return 0
    per_persoon = kostendelersnorm_vaste_fractie / number_of_kostendelers + kostendelersnorm_fractie_per_persoon
    if has_belanghebbende_with_pensioengerechtigde_leeftijd:
        return round_to_cent(per_persoon * norm_gehuwden_aow)
    return round_to_cent(per_persoon * norm_gehuwden)


# The norm of one person


@rule(Citation(PW, artikel="21", onderdeel="a"), unit="EUR/maand", of="person")
def norm_alleenstaande_zonder_kostendelers(
    leeftijd,
    meerderjarige_leeftijd,
    leeftijd_volwassen_norm,
    has_pensioengerechtigde_leeftijd,
    norm_jongere,
    norm_alleenstaande,
    norm_alleenstaande_aow,
):
    """The norm for this person alone, by age; there is none under 18."""
    if leeftijd < meerderjarige_leeftijd:
        return 0
    if leeftijd < leeftijd_volwassen_norm:
        return norm_jongere
    return norm_alleenstaande_aow if has_pensioengerechtigde_leeftijd else norm_alleenstaande


@rule(Citation(PW, artikel="21", onderdeel="a"), unit="EUR/maand", of="person")
def norm_as_alleenstaande(
    leeftijd,
    leeftijd_volwassen_norm,
    number_of_kostendelende_medebewoners,
    kostendelersnorm,
    norm_alleenstaande_zonder_kostendelers,
):
    """The norm for this person alone at home, from 21 lower when others share the costs."""
    if leeftijd >= leeftijd_volwassen_norm and number_of_kostendelende_medebewoners > 0:
        return kostendelersnorm
    return norm_alleenstaande_zonder_kostendelers


@rule(Citation(PW, artikel="23", lid="3"), unit="EUR/maand", of="person")
def norm_at_own_place(
    stays_in_inrichting,
    norm_inrichting_alleenstaande,
    verhoging_norm_inrichting_alleenstaande,
    norm_as_alleenstaande,
):
    """The norm for this person alone, in an institution or at home."""
    if stays_in_inrichting:
        return norm_inrichting_alleenstaande + verhoging_norm_inrichting_alleenstaande
    return norm_as_alleenstaande


@rule(Citation(PW, artikel="24"), unit="EUR/maand", of="person")
def norm_with_partner_without_recht(
    leeftijd,
    leeftijd_volwassen_norm,
    has_pensioengerechtigde_leeftijd,
    number_of_kostendelende_medebewoners,
    kostendelersnorm,
    has_ten_laste_komend_kind,
    norm_twee_jongeren,
    norm_twee_jongeren_met_kind,
    norm_gehuwden,
    norm_gehuwden_aow,
    deel_van_norm_for_een_rechthebbende,
):
    """The norm when the partner has no right: half of that of a couple of this age, or the kostendelersnorm."""
    if leeftijd < leeftijd_volwassen_norm:
        norm = norm_twee_jongeren_met_kind if has_ten_laste_komend_kind else norm_twee_jongeren
    elif number_of_kostendelende_medebewoners > 0:
        return kostendelersnorm
    else:
        norm = norm_gehuwden_aow if has_pensioengerechtigde_leeftijd else norm_gehuwden
    return round_to_cent(deel_van_norm_for_een_rechthebbende * norm)


# The norm of a couple


@rule(Citation(PW, artikel="20", lid="2"), unit="EUR/maand")
def norm_gehuwden_met_jongere(
    number_of_belanghebbenden_under_21,
    has_ten_laste_komend_kind,
    norm_twee_jongeren,
    norm_twee_jongeren_met_kind,
    norm_een_jongere,
    norm_een_jongere_met_kind,
):
    """The norm of a couple of whom one or both are 18, 19 or 20, with or without a child."""
    if number_of_belanghebbenden_under_21 == 2:
        return norm_twee_jongeren_met_kind if has_ten_laste_komend_kind else norm_twee_jongeren
    return norm_een_jongere_met_kind if has_ten_laste_komend_kind else norm_een_jongere


@rule(Citation(PW, artikel="22a", lid="2"), unit="EUR/maand")
def norm_gehuwden_met_kostendelers(
    number_of_belanghebbenden_under_21,
    has_ten_laste_komend_kind,
    kostendelersnorm,
    norm_jongere_naast_kostendeler,
    norm_jongere_met_kind_naast_kostendeler,
):
    """The norm of a couple that shares the costs: twice that of one, or a fixed amount for who is under 21."""
    if number_of_belanghebbenden_under_21 == 0:
        return 2 * kostendelersnorm
    deel = norm_jongere_met_kind_naast_kostendeler if has_ten_laste_komend_kind else norm_jongere_naast_kostendeler
    return kostendelersnorm + deel


@rule(Citation(PW, artikel="21", onderdeel="b"), unit="EUR/maand")
def norm_gehuwden_zonder_kostendelers(
    number_of_belanghebbenden_under_21,
    norm_gehuwden_met_jongere,
    has_belanghebbende_with_pensioengerechtigde_leeftijd,
    norm_gehuwden,
    norm_gehuwden_aow,
):
    """The norm of a couple with whom nobody shares the costs."""
    if number_of_belanghebbenden_under_21 > 0:
        return norm_gehuwden_met_jongere
    return norm_gehuwden_aow if has_belanghebbende_with_pensioengerechtigde_leeftijd else norm_gehuwden


@rule(Citation(PW, artikel="21", onderdeel="b"), unit="EUR/maand")
def norm_as_gehuwden(
    number_of_kostendelende_medebewoners,
    number_of_belanghebbenden_under_21,
    norm_gehuwden_met_kostendelers,
    norm_gehuwden_zonder_kostendelers,
):
    """The norm of a couple at home of whom both have a right."""
    if number_of_kostendelende_medebewoners > 0 and number_of_belanghebbenden_under_21 < 2:
        return norm_gehuwden_met_kostendelers
    return norm_gehuwden_zonder_kostendelers


# The norm of the household


@rule(Citation(PW, artikel="21"), unit="EUR/maand")
def norm_alleenstaande_or_gehuwden(
    is_gehuwd,
    is_aanvrager,
    is_aanvrager_or_partner,
    is_rechthebbende,
    number_of_rechthebbenden,
    number_of_belanghebbenden_in_inrichting,
    norm_at_own_place,
    norm_as_gehuwden,
    norm_with_partner_without_recht,
    norm_inrichting_gehuwden,
    verhoging_norm_inrichting_gehuwden,
):
    """The norm by age, partner, home and who share the costs."""
    if not is_gehuwd:
        return total(norm_at_own_place, over=is_aanvrager)
    if number_of_belanghebbenden_in_inrichting == 2:
        return norm_inrichting_gehuwden + verhoging_norm_inrichting_gehuwden
    if number_of_belanghebbenden_in_inrichting == 1:
        return total(norm_at_own_place, over=is_aanvrager_or_partner)
    if number_of_rechthebbenden == 1:
        return total(norm_with_partner_without_recht, over=is_rechthebbende)
    return norm_as_gehuwden


@rule(Citation(PW, artikel="20", lid="3"), unit="EUR/maand", of="person", since=BALANS)
def verhoging_norm_persoon(is_rechthebbende, is_belanghebbende_under_21, can_rely_on_ouders, verhoging_norm_jongere):
    """The extra for who is 18, 19 or 20 and cannot rely on the parents."""
    if not is_rechthebbende or not is_belanghebbende_under_21 or can_rely_on_ouders:
        return 0
    return verhoging_norm_jongere


@rule(Citation(PW, artikel="20", lid="4"), unit="EUR/maand", since=BALANS)
def hoogste_norm_jongeren(
    is_gehuwd, number_of_rechthebbenden, norm_alleenstaande, norm_gehuwden, deel_van_norm_for_een_rechthebbende
):
    """The norm of someone of 21 in a comparable situation, above which the extra does not bring the norm."""
    if not is_gehuwd:
        return norm_alleenstaande
    if number_of_rechthebbenden == 1:
        return round_to_cent(deel_van_norm_for_een_rechthebbende * norm_gehuwden)
    return norm_gehuwden


@rule(Citation(PW, artikel="20", lid="4"), unit="EUR/maand", since=BALANS)
def norm_with_verhoging_jongeren(
    norm_alleenstaande_or_gehuwden, verhoging_norm_persoon, is_aanvrager_or_partner, hoogste_norm_jongeren
):
    """The norm with the extra for who cannot rely on the parents, at most the norm of someone of 21."""
    verhoging = total(verhoging_norm_persoon, over=is_aanvrager_or_partner)
    if verhoging == 0:
        return norm_alleenstaande_or_gehuwden
    return max(norm_alleenstaande_or_gehuwden, min(hoogste_norm_jongeren, norm_alleenstaande_or_gehuwden + verhoging))


@rule(Citation(PW, artikel="24a"), unit="EUR/maand", since=BALANS)
def ophoging_norm_ouder(is_gehuwd, has_ten_laste_komend_kind, number_of_rechthebbenden, verhoging_alleenstaande_ouder):
    """A twelfth of the extra for single parents, for a parent whose partner has no right to bijstand."""
    if is_gehuwd and has_ten_laste_komend_kind and number_of_rechthebbenden == 1:
        return round_to_cent(verhoging_alleenstaande_ouder / 12)
    return 0


@rule(Citation(PW, artikel="5", onderdeel="c"), name="bijstandsnorm", unit="EUR/maand", until=date(2025, 12, 31))
def bijstandsnorm_until_2025(norm_alleenstaande_or_gehuwden):
    """The norm that bijstand fills the income up to, net, with holiday allowance."""
    return norm_alleenstaande_or_gehuwden


@rule(Citation(PW, artikel="5", onderdeel="c"), unit="EUR/maand", since=BALANS)
def bijstandsnorm(norm_with_verhoging_jongeren, ophoging_norm_ouder):
    """The norm that bijstand fills the income up to, net, with holiday allowance."""
    return norm_with_verhoging_jongeren + ophoging_norm_ouder


@rule(Citation(PW, artikel="19", lid="3"), unit="EUR/maand")
def bijstandsnorm_zonder_vakantietoeslag(bijstandsnorm, vakantietoeslag_fractie_bijstand):
    """The part of the norm that is paid each month; the rest is paid as holiday allowance."""
    return round_to_cent(bijstandsnorm * (1 - vakantietoeslag_fractie_bijstand))


@rule(Citation(PW, artikel="21"), unit="EUR/maand")
def bijstandsnorm_zonder_kostendelersnorm(
    is_gehuwd, is_aanvrager, norm_alleenstaande_zonder_kostendelers, norm_gehuwden_zonder_kostendelers
):
    """The norm as if nobody shared the costs, which municipalities use for their own schemes."""
    if is_gehuwd:
        return norm_gehuwden_zonder_kostendelers
    return total(norm_alleenstaande_zonder_kostendelers, over=is_aanvrager)
