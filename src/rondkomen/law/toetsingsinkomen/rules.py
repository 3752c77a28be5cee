"""Toetsingsinkomen: whose income and wealth count for the toeslagen (Awir; Wet inkomstenbelasting 2001)."""

from rondkomen.engine import age_on, count, rule, total
from rondkomen.kernel import Citation

AWIR = "BWBR0018472"
WET_IB = "BWBR0011353"
WML = "BWBR0002638"
WZT = "BWBR0018451"


@rule(Citation(AWIR, artikel="3"), unit="waar")
def has_toeslagpartner(is_partner):
    """Whether the aanvrager has a partner for the toeslagen."""
    return count(over=is_partner) > 0


@rule(Citation(AWIR, artikel="7", lid="1"), unit="waar", of="person")
def is_aanvrager_or_partner(is_aanvrager, is_partner):
    """Whether the income of this person counts for every toeslag."""
    return is_aanvrager or is_partner


@rule(Citation(WET_IB, artikel="3.1", lid="2"), unit="EUR/jaar", of="person")
def belastbaar_inkomen(
    arbeidsinkomen,
    inkomen_aow,
    inkomen_pensioen,
    inkomen_ww,
    inkomen_wia,
    inkomen_ziektewet,
    inkomen_anw,
    inkomen_bijstand,
    inkomen_alimentatie,
    inkomen_overig,
):
    """The taxed income in box 1: work, benefits, pensions and alimony for oneself; student finance is not taxed."""
    uitkeringen = inkomen_ww + inkomen_wia + inkomen_ziektewet + inkomen_anw + inkomen_bijstand
    return arbeidsinkomen + uitkeringen + inkomen_aow + inkomen_pensioen + inkomen_alimentatie + inkomen_overig


@rule(Citation(WML, artikel="15", lid="1"), unit="EUR/jaar", of="person")
def loon_with_vakantietoeslag(inkomen_loon, inkomen_loon_zonder_vakantietoeslag, vakantiebijslag_fractie):
    """The wages of a year, with the holiday allowance added where it was told without."""
    vakantietoeslag = inkomen_loon_zonder_vakantietoeslag * vakantiebijslag_fractie
    return inkomen_loon + inkomen_loon_zonder_vakantietoeslag + vakantietoeslag


@rule(Citation(WET_IB, artikel="8.1", lid="1"), unit="EUR/jaar", of="person")
def arbeidsinkomen(loon_with_vakantietoeslag, inkomen_winst):
    """The income from work now being done: wages and profit."""
    return loon_with_vakantietoeslag + inkomen_winst


@rule(Citation(AWIR, artikel="8", lid="1"), unit="EUR/jaar", of="person")
def toetsingsinkomen_persoon(belastbaar_inkomen):
    """The income of one person that counts for the toeslagen."""
    return belastbaar_inkomen


@rule(Citation(AWIR, artikel="7", lid="1"), unit="EUR/jaar")
def toetsingsinkomen(toetsingsinkomen_persoon, is_aanvrager_or_partner):
    """The income of the aanvrager and the partner together."""
    return total(toetsingsinkomen_persoon, over=is_aanvrager_or_partner)


@rule(Citation(WET_IB, artikel="2.15"), unit="waar", of="person")
def is_counted_in_vermogen(
    is_aanvrager_or_partner, is_kind, geboortedatum, begin_of_berekeningsjaar, meerderjarige_leeftijd
):
    """Whether the wealth of this person counts with that of the aanvrager: the partner's, and that of a minor child."""
    is_minderjarig = age_on(geboortedatum, begin_of_berekeningsjaar) < meerderjarige_leeftijd
    return is_aanvrager_or_partner or (is_kind and is_minderjarig)


@rule(Citation(AWIR, artikel="7", lid="3"), unit="EUR")
def vermogen(vermogen_persoon, is_counted_in_vermogen):
    """The wealth on 1 January of the aanvrager, the partner and their minor children together."""
    return total(vermogen_persoon, over=is_counted_in_vermogen)


@rule(Citation(AWIR, artikel="2", lid="1", onderdeel="e"), unit="waar", of="person")
def is_medebewoner(is_aanvrager_or_partner):
    """Whether this person lives in the home beside the aanvrager and the partner; children are medebewoners too."""
    return not is_aanvrager_or_partner


@rule(Citation(AWIR, artikel="2", lid="1", onderdeel="e"), unit="waar", of="person")
def is_bewoner(is_aanvrager_or_partner, is_medebewoner):
    """Whether this person belongs to the household of the tenant."""
    return is_aanvrager_or_partner or is_medebewoner


@rule(Citation(AWIR, artikel="7", lid="4"), unit="waar", of="person")
def is_vermogen_medebewoner_boven_grens(
    is_medebewoner, is_counted_in_vermogen, vermogen_persoon, vermogensgrens_medebewoner
):
    """Whether this medebewoner has too much wealth; that of a minor child counts with its parents."""
    if not is_medebewoner or is_counted_in_vermogen:
        return False
    return vermogen_persoon > vermogensgrens_medebewoner


@rule(Citation(AWIR, artikel="7", lid="6"), unit="EUR/jaar", of="person")
def toetsingsinkomen_medebewoner(
    toetsingsinkomen_persoon,
    is_kind,
    geboortedatum,
    begin_of_berekeningsjaar,
    leeftijd_vrijgesteld_inkomen,
    vrijgesteld_inkomen_thuiswonend_kind,
):
    """The income of someone who lives in; of a child under 23 on 1 January only the part above the exemption."""
    if is_kind and age_on(geboortedatum, begin_of_berekeningsjaar) < leeftijd_vrijgesteld_inkomen:
        return max(0, toetsingsinkomen_persoon - vrijgesteld_inkomen_thuiswonend_kind)
    return toetsingsinkomen_persoon


@rule(Citation(WZT, artikel="1", lid="1", onderdeel="f"), unit="EUR/jaar")
def drempelinkomen(drempelinkomen_berekeningsjaar):
    """The income up to which zorgtoeslag and kindgebonden budget are whole: 108% of the minimumloon of January."""
    return drempelinkomen_berekeningsjaar
