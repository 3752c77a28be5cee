"""Individuele inkomenstoeslag: a yearly extra after years of low income (Participatiewet art. 36).

The law gives the conditions; each municipality sets the amounts, the income limit and the number of years.
"""

from rondkomen.engine import any_of, count, round_to_cent, rule
from rondkomen.kernel import Citation

PW = "BWBR0015703"


@rule(Citation(PW, artikel="36", lid="1"), unit="waar", of="person")
def has_leeftijd_individuele_inkomenstoeslag(
    is_aanvrager_or_partner, leeftijd, leeftijd_individuele_inkomenstoeslag, has_pensioengerechtigde_leeftijd
):
    """Whether this person of the couple, or this single person, is 21 or older and under the AOW age."""
    is_old_enough = leeftijd >= leeftijd_individuele_inkomenstoeslag
    return is_aanvrager_or_partner and is_old_enough and not has_pensioengerechtigde_leeftijd


@rule(Citation(PW, artikel="36", lid="1"), unit="waar")
def has_persoon_with_leeftijd_individuele_inkomenstoeslag(has_leeftijd_individuele_inkomenstoeslag):
    """Whether the aanvrager or the partner is of the right age."""
    return count(over=has_leeftijd_individuele_inkomenstoeslag) > 0


@rule(Citation(PW, artikel="8", lid="2"), unit="EUR/maand")
def inkomensgrens_individuele_inkomenstoeslag(bijstandsnorm, individuele_inkomenstoeslag_inkomensgrens):
    """The net income of a month up to which the municipality gives the inkomenstoeslag: a part of the bijstandsnorm."""
    return round_to_cent(bijstandsnorm * individuele_inkomenstoeslag_inkomensgrens)


@rule(Citation(PW, artikel="36", lid="1"), unit="waar")
def has_laag_inkomen(in_aanmerking_te_nemen_inkomen, inkomensgrens_individuele_inkomenstoeslag):
    """Whether the income is not above the limit of the municipality; bijstand itself is never above it."""
    return in_aanmerking_te_nemen_inkomen <= inkomensgrens_individuele_inkomenstoeslag


@rule(Citation(PW, artikel="36", lid="1"), unit="waar")
def has_langdurig_laag_inkomen(number_of_jaren_laag_inkomen, individuele_inkomenstoeslag_referteperiode):
    """Whether the income has been low for as many years as the municipality asks."""
    return number_of_jaren_laag_inkomen >= individuele_inkomenstoeslag_referteperiode


@rule(Citation(PW, artikel="36", lid="1"), unit="waar", of="person")
def can_expect_inkomensverbetering(has_uitzicht_op_inkomensverbetering, is_student):
    """Whether a better income is in sight for this person; who studies is taken to have it."""
    return has_uitzicht_op_inkomensverbetering or is_student


@rule(Citation(PW, artikel="36", lid="1"), unit="waar")
def is_inkomensverbetering_in_sight(can_expect_inkomensverbetering, is_aanvrager_or_partner):
    """Whether a better income is in sight for the aanvrager or the partner."""
    return any_of(can_expect_inkomensverbetering, over=is_aanvrager_or_partner)


@rule(Citation(PW, artikel="36", lid="1"), unit="waar")
def has_recht_op_individuele_inkomenstoeslag(
    has_persoon_with_leeftijd_individuele_inkomenstoeslag,
    has_persoon_that_can_have_bijstand,
    is_vermogen_boven_grens_bijstand,
    had_individuele_inkomenstoeslag,
    is_inkomensverbetering_in_sight,
    has_laag_inkomen,
    has_langdurig_laag_inkomen,
):
    """Whether the household meets the conditions; none when there was an inkomenstoeslag in the last twelve months."""
    if not has_persoon_with_leeftijd_individuele_inkomenstoeslag or not has_persoon_that_can_have_bijstand:
        return False
    if is_vermogen_boven_grens_bijstand or had_individuele_inkomenstoeslag or is_inkomensverbetering_in_sight:
        return False
    return has_laag_inkomen and has_langdurig_laag_inkomen


@rule(Citation(PW, artikel="8", lid="2"), unit="EUR/jaar")
def bedrag_individuele_inkomenstoeslag(
    is_gehuwd,
    has_ten_laste_komend_kind,
    individuele_inkomenstoeslag_bedrag_alleenstaande,
    individuele_inkomenstoeslag_bedrag_alleenstaande_ouder,
    individuele_inkomenstoeslag_bedrag_gehuwden,
):
    """The amount that the municipality gives a single person, a single parent or a couple."""
    if is_gehuwd:
        return individuele_inkomenstoeslag_bedrag_gehuwden
    if has_ten_laste_komend_kind:
        return individuele_inkomenstoeslag_bedrag_alleenstaande_ouder
    return individuele_inkomenstoeslag_bedrag_alleenstaande


@rule(Citation(PW, artikel="36", lid="1"), unit="EUR/jaar")
def individuele_inkomenstoeslag(
    has_recht_op_individuele_inkomenstoeslag, bedrag_individuele_inkomenstoeslag, individuele_inkomenstoeslag_deel
):
    """The individuele inkomenstoeslag of a year; some municipalities give a part to who earns a little more."""
    if not has_recht_op_individuele_inkomenstoeslag:
        return 0
    return round_to_cent(bedrag_individuele_inkomenstoeslag * individuele_inkomenstoeslag_deel)
