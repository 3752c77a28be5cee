"""Zorgtoeslag: what the state adds to the health insurance premium (Wet op de zorgtoeslag)."""

from rondkomen.engine import any_of, first_of_month, months_of_age_on, round_to_euro, rule
from rondkomen.kernel import Citation

AWIR = "BWBR0018472"
WZT = "BWBR0018451"


@rule(Citation(WZT, artikel="1", lid="1", onderdeel="c"), unit="waar", of="person")
def is_verzekerde_zorgtoeslag(is_zorgverzekerd, geboortedatum, peildatum, leeftijd_zorgtoeslag):
    """Whether this person has a Dutch health insurance and turned 18 in a month before this one."""
    months = months_of_age_on(first_of_month(geboortedatum), first_of_month(peildatum))
    return is_zorgverzekerd and months > leeftijd_zorgtoeslag * 12


@rule(Citation(WZT, artikel="2", lid="1"), unit="waar")
def has_verzekerde_zorgtoeslag(is_verzekerde_zorgtoeslag, is_aanvrager_or_partner):
    """Whether the aanvrager or the partner is an insured adult."""
    return any_of(is_verzekerde_zorgtoeslag, over=is_aanvrager_or_partner)


@rule(Citation(WZT, artikel="2", lid="4"), unit="waar")
def has_partner_without_zorgverzekering(has_toeslagpartner, is_verzekerde_zorgtoeslag, is_aanvrager, is_partner):
    """Whether only one of two partners is an insured adult."""
    is_aanvrager_verzekerd = any_of(is_verzekerde_zorgtoeslag, over=is_aanvrager)
    is_partner_verzekerd = any_of(is_verzekerde_zorgtoeslag, over=is_partner)
    return has_toeslagpartner and not (is_aanvrager_verzekerd and is_partner_verzekerd)


@rule(Citation(WZT, artikel="3", lid="1"), unit="EUR")
def vermogensgrens_zorgtoeslag(
    has_toeslagpartner, vermogensgrens_zorgtoeslag_zonder_partner, vermogensgrens_zorgtoeslag_met_partner
):
    """The wealth above which there is no zorgtoeslag (art. 2a in 2024)."""
    return vermogensgrens_zorgtoeslag_met_partner if has_toeslagpartner else vermogensgrens_zorgtoeslag_zonder_partner


@rule(Citation(WZT, artikel="3", lid="1"), unit="waar")
def is_vermogen_boven_grens_zorgtoeslag(vermogen, vermogensgrens_zorgtoeslag):
    """Whether the wealth is too high for zorgtoeslag (art. 2a in 2024)."""
    return vermogen > vermogensgrens_zorgtoeslag


@rule(Citation(WZT, artikel="2", lid="1"), unit="waar")
def has_recht_op_zorgtoeslag(has_verzekerde_zorgtoeslag, is_vermogen_boven_grens_zorgtoeslag):
    """Whether the household meets the conditions, whatever its income."""
    return has_verzekerde_zorgtoeslag and not is_vermogen_boven_grens_zorgtoeslag


@rule(Citation(WZT, artikel="2", lid="2"), unit="EUR/jaar")
def normpremie(
    has_toeslagpartner,
    drempelinkomen,
    toetsingsinkomen,
    normpremie_fractie_drempelinkomen_zonder_partner,
    normpremie_fractie_drempelinkomen_met_partner,
    normpremie_fractie_boven_drempelinkomen,
):
    """What the household is expected to pay itself: a part of the drempelinkomen and of the income above it."""
    if has_toeslagpartner:
        fractie_drempelinkomen = normpremie_fractie_drempelinkomen_met_partner
    else:
        fractie_drempelinkomen = normpremie_fractie_drempelinkomen_zonder_partner
    above = max(0, toetsingsinkomen - drempelinkomen)
    return fractie_drempelinkomen * drempelinkomen + normpremie_fractie_boven_drempelinkomen * above


@rule(Citation(WZT, artikel="2", lid="1"), unit="EUR/jaar")
def standaardpremie_huishouden(has_toeslagpartner, standaardpremie):
    """The standaardpremie, twice for partners."""
    return 2 * standaardpremie if has_toeslagpartner else standaardpremie


@rule(Citation(WZT, artikel="2", lid="4"), unit="EUR/jaar")
def zorgtoeslag_before_rounding(
    standaardpremie_huishouden, normpremie, has_partner_without_zorgverzekering, fractie_partner_zonder_zorgverzekering
):
    """The standaardpremie less the normpremie, never below zero; half of it when one of two partners is not insured."""
    difference = max(0, standaardpremie_huishouden - normpremie)
    return fractie_partner_zonder_zorgverzekering * difference if has_partner_without_zorgverzekering else difference


@rule(Citation(AWIR, artikel="14", lid="4"), unit="EUR/jaar")
def zorgtoeslag_rounded(zorgtoeslag_before_rounding):
    """The zorgtoeslag of a year, to the nearest euro."""
    return round_to_euro(zorgtoeslag_before_rounding)


@rule(Citation(WZT, artikel="2", lid="1"), unit="EUR/jaar")
def zorgtoeslag(has_recht_op_zorgtoeslag, zorgtoeslag_rounded, minimum_of_tegemoetkoming):
    """The zorgtoeslag of a year; nothing when it would be less than 24 euro (Awir art. 14 lid 5)."""
    if not has_recht_op_zorgtoeslag:
        return 0
    return zorgtoeslag_rounded if zorgtoeslag_rounded >= minimum_of_tegemoetkoming else 0
