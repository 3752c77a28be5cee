"""Beslagvrije voet: what a bailiff must leave of someone's income (Wetboek van Burgerlijke Rechtsvordering 475a-g)."""

from rondkomen.engine import round_to_cent, rule, total
from rondkomen.kernel import Citation

RV = "BWBR0001827"


# Leefsituatie: alone or married, with or without a child


@rule(Citation(RV, artikel="475ab", lid="1"), unit="waar", of="person")
def is_gehuwd_beslagvrije_voet(is_aanvrager_or_partner, is_gehuwd):
    """Whether this person counts as married; others who live in count as alone."""
    return is_aanvrager_or_partner and is_gehuwd


@rule(Citation(RV, artikel="475da", lid="1"), unit="waar", of="person")
def has_kind_beslagvrije_voet(is_aanvrager_or_partner, has_ten_laste_komend_kind):
    """Whether this person has a child under 18 at home."""
    return is_aanvrager_or_partner and has_ten_laste_komend_kind


@rule(Citation(RV, artikel="475da", lid="2"), unit="waar", of="person")
def is_alleenstaande_beslagvrije_voet(is_gehuwd_beslagvrije_voet, has_kind_beslagvrije_voet):
    """Whether this person is alone, without a partner and without a child."""
    return not is_gehuwd_beslagvrije_voet and not has_kind_beslagvrije_voet


@rule(Citation(RV, artikel="475da", lid="2"), unit="aantal", of="person")
def personen_in_leefsituatie(is_alleenstaande_beslagvrije_voet):
    """The row of the huurtoeslag tables that fits: one person, or two and more."""
    return 1 if is_alleenstaande_beslagvrije_voet else 2


# Income


@rule(Citation(RV, artikel="475d", lid="1"), unit="EUR/jaar")
def gezamenlijk_belastbaar_inkomen(belastbaar_inkomen, is_aanvrager_or_partner):
    """The taxable income of aanvrager and partner together."""
    return total(belastbaar_inkomen, over=is_aanvrager_or_partner)


@rule(Citation(RV, artikel="475d", lid="1"), unit="EUR/jaar", of="person")
def inkomen_beslagvrije_voet(is_aanvrager_or_partner, gezamenlijk_belastbaar_inkomen, belastbaar_inkomen):
    """The taxable income that decides on the parts for care, rent and children: with that of the partner."""
    return gezamenlijk_belastbaar_inkomen if is_aanvrager_or_partner else belastbaar_inkomen


@rule(Citation(RV, artikel="475c", lid="1"), unit="EUR/maand", of="person")
def netto_maandinkomen(netto_inkomen, inkomen_studiefinanciering):
    """The net income of a month with holiday pay, without student finance."""
    return max(0, netto_inkomen - inkomen_studiefinanciering) / 12


@rule(Citation(RV, artikel="475c", lid="1"), unit="EUR/maand", of="person")
def maandinkomen_periodiek(netto_maandinkomen, inkomen_winst, belastbaar_inkomen):
    """The part of it that is paid by others again and again; the profit of a business is not, by its gross part."""
    if inkomen_winst <= 0:
        return netto_maandinkomen
    if inkomen_winst >= belastbaar_inkomen:
        return 0
    return netto_maandinkomen * (1 - inkomen_winst / belastbaar_inkomen)


@rule(Citation(RV, artikel="475f", lid="1"), unit="EUR/maand", of="person")
def maandinkomen_beslagvrije_voet(maandinkomen_periodiek, netto_maandinkomen):
    """The income to which a beslagvrije voet belongs; for who has profit alone the kantonrechter can say it is that."""
    return maandinkomen_periodiek if maandinkomen_periodiek > 0 else netto_maandinkomen


# The four parts


@rule(Citation(RV, artikel="475da", lid="2"), unit="EUR/maand", of="person")
def bijstandsdeel_beslagvrije_voet(
    is_gehuwd_beslagvrije_voet, norm_alleenstaande, norm_gehuwden, fractie_bijstandsnorm_beslagvrije_voet
):
    """95% of the bijstandsnorm, alone or together."""
    norm = norm_gehuwden if is_gehuwd_beslagvrije_voet else norm_alleenstaande
    return fractie_bijstandsnorm_beslagvrije_voet * norm


@rule(Citation(RV, artikel="475da", lid="3"), unit="EUR/maand", of="person")
def maximaal_zorgdeel_beslagvrije_voet(
    is_gehuwd_beslagvrije_voet,
    standaardpremie,
    verhoging_norm_inrichting_alleenstaande,
    verhoging_norm_inrichting_gehuwden,
):
    """The standaardpremie of a month less the part of the premium that is in the bijstandsnorm."""
    if is_gehuwd_beslagvrije_voet:
        return 2 * standaardpremie / 12 - verhoging_norm_inrichting_gehuwden
    return standaardpremie / 12 - verhoging_norm_inrichting_alleenstaande


@rule(Citation(RV, artikel="475da", lid="2"), unit="EUR/maand", of="person")
def zorgdeel_beslagvrije_voet(
    inkomen_beslagvrije_voet,
    drempelinkomen,
    normpremie_fractie_boven_drempelinkomen,
    maximaal_zorgdeel_beslagvrije_voet,
):
    """What the zorgtoeslag is lower by at this income: it must come from the income that is left."""
    boven_drempel = max(0, inkomen_beslagvrije_voet - drempelinkomen)
    return min(maximaal_zorgdeel_beslagvrije_voet, boven_drempel / 12 * normpremie_fractie_boven_drempelinkomen)


@rule(Citation(RV, artikel="475da", lid="2"), unit="EUR/maand", of="person")
def kinddeel_beslagvrije_voet(
    has_kind_beslagvrije_voet,
    is_gehuwd_beslagvrije_voet,
    inkomen_beslagvrije_voet,
    drempelinkomen,
    verhoging_drempelinkomen_partners,
    afbouw_kindgebonden_budget,
):
    """What the kindgebonden budget is lower by at this income, for whoever has a child under 18."""
    if not has_kind_beslagvrije_voet:
        return 0
    verhoging = verhoging_drempelinkomen_partners if is_gehuwd_beslagvrije_voet else 0
    return max(0, inkomen_beslagvrije_voet - (drempelinkomen + verhoging)) / 12 * afbouw_kindgebonden_budget


@rule(Citation(RV, artikel="475da", lid="1"), unit="EUR/maand", of="person")
def maximale_beslagvrije_voet(
    is_gehuwd_beslagvrije_voet,
    has_kind_beslagvrije_voet,
    maximum_beslagvrije_voet_alleenstaande,
    maximum_beslagvrije_voet_alleenstaande_ouder,
    maximum_beslagvrije_voet_gehuwden_zonder_kind,
    maximum_beslagvrije_voet_gehuwden_met_kind,
):
    """The highest beslagvrije voet for this leefsituatie."""
    if is_gehuwd_beslagvrije_voet and has_kind_beslagvrije_voet:
        return maximum_beslagvrije_voet_gehuwden_met_kind
    if is_gehuwd_beslagvrije_voet:
        return maximum_beslagvrije_voet_gehuwden_zonder_kind
    if has_kind_beslagvrije_voet:
        return maximum_beslagvrije_voet_alleenstaande_ouder
    return maximum_beslagvrije_voet_alleenstaande


@rule(Citation(RV, artikel="475da", lid="2"), unit="EUR/maand", of="person")
def beslagvrije_voet_before_maximum(
    bijstandsdeel_beslagvrije_voet,
    zorgdeel_beslagvrije_voet,
    huurdeel_beslagvrije_voet,
    kinddeel_beslagvrije_voet,
):
    """The parts for living, care, rent and children together."""
    toeslagdelen = zorgdeel_beslagvrije_voet + huurdeel_beslagvrije_voet + kinddeel_beslagvrije_voet
    return bijstandsdeel_beslagvrije_voet + toeslagdelen


@rule(Citation(RV, artikel="475da", lid="1"), unit="EUR/maand", of="person")
def beslagvrije_voet_leefsituatie(beslagvrije_voet_before_maximum, maximale_beslagvrije_voet):
    """The parts together, never above the maximum."""
    return min(maximale_beslagvrije_voet, beslagvrije_voet_before_maximum)


# Less what comes in beside it


@rule(Citation(RV, artikel="475db", lid="1", onderdeel="a"), unit="EUR/maand", of="person")
def maandinkomen_buiten_beslag(maandinkomen_periodiek, is_inkomen_onder_beslag):
    """The net income of this person for a partner who is in debt: nothing when it is under seizure itself."""
    return 0 if is_inkomen_onder_beslag else maandinkomen_periodiek


@rule(Citation(RV, artikel="475db", lid="1", onderdeel="a"), unit="EUR/maand")
def maandinkomen_buiten_beslag_samen(maandinkomen_buiten_beslag, is_aanvrager_or_partner):
    """The net income of aanvrager and partner that is not under seizure."""
    return total(maandinkomen_buiten_beslag, over=is_aanvrager_or_partner)


@rule(Citation(RV, artikel="475db", lid="1", onderdeel="a"), unit="EUR/maand", of="person")
def maandinkomen_echtgenoot(is_gehuwd_beslagvrije_voet, maandinkomen_buiten_beslag_samen, maandinkomen_buiten_beslag):
    """The net income of this person's partner that is not under seizure."""
    return maandinkomen_buiten_beslag_samen - maandinkomen_buiten_beslag if is_gehuwd_beslagvrije_voet else 0


@rule(Citation(RV, artikel="475e", lid="2"), unit="EUR/maand", of="person")
def beslagvrije_voet_inrichting(
    is_gehuwd_beslagvrije_voet,
    prijs_van_verblijf_in_inrichting,
    fractie_norm_inrichting,
    norm_inrichting_alleenstaande,
    norm_inrichting_gehuwden,
    verhoging_norm_inrichting_alleenstaande,
    verhoging_norm_inrichting_gehuwden,
):
    """In a home for care or nursing: its price, two thirds of the norm there and the part for the premium."""
    norm = norm_inrichting_gehuwden if is_gehuwd_beslagvrije_voet else norm_inrichting_alleenstaande
    if is_gehuwd_beslagvrije_voet:
        premie = verhoging_norm_inrichting_gehuwden
    else:
        premie = verhoging_norm_inrichting_alleenstaande
    return prijs_van_verblijf_in_inrichting + fractie_norm_inrichting * norm + premie


@rule(Citation(RV, artikel="475da"), unit="EUR/maand", of="person")
def beslagvrije_voet_before_vermindering(
    is_zonder_woonadres,
    fractie_zonder_woonadres,
    norm_gehuwden,
    stays_in_inrichting,
    beslagvrije_voet_inrichting,
    beslagvrije_voet_leefsituatie,
    verhoging_for_hoge_woonkosten,
    verhoging_for_woning_without_huurtoeslag,
):
    """The amount before other income goes off: without an address 47,5% of the norm, in an institution its own sum."""
    if is_zonder_woonadres:
        return fractie_zonder_woonadres * norm_gehuwden
    if stays_in_inrichting:
        return beslagvrije_voet_inrichting
    return beslagvrije_voet_leefsituatie + verhoging_for_hoge_woonkosten + verhoging_for_woning_without_huurtoeslag


@rule(Citation(RV, artikel="475db", lid="1", onderdeel="a"), unit="EUR/maand", of="person")
def vermindering_for_echtgenoot(maandinkomen_echtgenoot, beslagvrije_voet_before_vermindering):
    """The partner's income that is not under seizure, at most half of the beslagvrije voet."""
    return min(maandinkomen_echtgenoot, beslagvrije_voet_before_vermindering / 2)


@rule(Citation(RV, artikel="475db", lid="1"), unit="EUR/maand", of="person")
def verminderde_beslagvrije_voet(
    beslagvrije_voet_before_vermindering,
    vermindering_for_echtgenoot,
    inkomen_buiten_beslag,
    loonbelasting_auto_van_de_zaak,
):
    """The amount less the partner's income, own income that is not seized, and the tax on a private company car."""
    eigen_vermindering = inkomen_buiten_beslag + loonbelasting_auto_van_de_zaak
    return max(0, beslagvrije_voet_before_vermindering - vermindering_for_echtgenoot - eigen_vermindering)


# Never more than 95% of the income


@rule(Citation(RV, artikel="475dc", lid="1"), unit="EUR/maand", of="person")
def hoogste_deel_of_inkomen(maandinkomen_beslagvrije_voet, fractie_beslagvrij_inkomen):
    """95% of one's own net income: five percent always goes to the debts."""
    return fractie_beslagvrij_inkomen * maandinkomen_beslagvrije_voet


@rule(Citation(RV, artikel="475dc", lid="2"), unit="waar", of="person")
def has_bijstand_under_beslag(inkomen_bijstand, is_aanvrager_or_partner):
    """Whether this person lives on bijstand, for which the 95% is taken of the norm."""
    return is_aanvrager_or_partner and inkomen_bijstand > 0


@rule(Citation(RV, artikel="475dc", lid="2"), unit="EUR/maand")
def overig_inkomen_beside_bijstand(netto_inkomen_zonder_bijstand, is_aanvrager_or_partner):
    """The net income of aanvrager and partner beside the bijstand, per month."""
    return max(0, total(netto_inkomen_zonder_bijstand, over=is_aanvrager_or_partner)) / 12


@rule(Citation(RV, artikel="475dc", lid="2"), unit="EUR/jaar")
def bijstand_of_aanvrager_and_partner(inkomen_bijstand, is_aanvrager_or_partner):
    """The bijstand that aanvrager and partner get together."""
    return total(inkomen_bijstand, over=is_aanvrager_or_partner)


@rule(Citation(RV, artikel="475dc", lid="2"), unit="EUR/maand", of="person")
def beslagvrije_voet_bijstand(
    has_bijstand_under_beslag,
    inkomen_bijstand,
    bijstand_of_aanvrager_and_partner,
    bijstandsnorm,
    overig_inkomen_beside_bijstand,
    fractie_beslagvrij_inkomen,
):
    """95% of the bijstandsnorm less other income, for the part of the bijstand that this person gets."""
    if not has_bijstand_under_beslag:
        return 0
    vrij = max(0, fractie_beslagvrij_inkomen * bijstandsnorm - overig_inkomen_beside_bijstand)
    return vrij * min(1, max(0, inkomen_bijstand / bijstand_of_aanvrager_and_partner))


@rule(Citation(RV, artikel="475dc"), unit="EUR/maand", of="person")
def beslagvrije_voet(
    verminderde_beslagvrije_voet, hoogste_deel_of_inkomen, has_bijstand_under_beslag, beslagvrije_voet_bijstand
):
    """What must be left of this person's income each month, to the cent."""
    if has_bijstand_under_beslag and verminderde_beslagvrije_voet > hoogste_deel_of_inkomen:
        return round_to_cent(beslagvrije_voet_bijstand)
    return round_to_cent(min(verminderde_beslagvrije_voet, hoogste_deel_of_inkomen))


@rule(Citation(RV, artikel="475a", lid="5"), unit="EUR/maand", of="person")
def beslagvrij_bedrag_bankrekening(maximale_beslagvrije_voet, is_zonder_woonadres):
    """The balance at a bank that must stay free for a month: the maximum beslagvrije voet, without an address half."""
    return maximale_beslagvrije_voet / 2 if is_zonder_woonadres else maximale_beslagvrije_voet
