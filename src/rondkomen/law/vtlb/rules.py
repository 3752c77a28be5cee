"""Vtlb: what is kept for living in a debt arrangement, step by step as in the vtlb-rapport (Faillissementswet 295).

The steps are those of the report of Recofa; its amounts were not found, and the ones here are marked uncertain.
"""

from rondkomen.engine import count, round_to_cent, rule, total
from rondkomen.kernel import Citation
from rondkomen.law.again import again
from rondkomen.law.kwijtschelding import rules as kwijtschelding

FW = "BWBR0001860"
RV = "BWBR0001827"


# Step 1 and 2: the beslagvrije voet of the aanvrager, less the company car and the partner's income


@rule(Citation(FW, artikel="295", lid="2"), unit="EUR/maand")
def beslagvrije_voet_of_aanvrager(beslagvrije_voet_before_vermindering, is_aanvrager):
    """Step 1: the beslagvrije voet for this leefsituatie, before anything goes off."""
    return total(beslagvrije_voet_before_vermindering, over=is_aanvrager)


@rule(Citation(RV, artikel="475db", lid="1"), unit="EUR/maand", of="person")
def vermindering_vtlb_persoon(is_schuldregeling_of_both, vermindering_for_echtgenoot, loonbelasting_auto_van_de_zaak):
    """Step 2: the tax on a company car, and the partner's income when the partner has no debt arrangement."""
    return loonbelasting_auto_van_de_zaak + (0 if is_schuldregeling_of_both else vermindering_for_echtgenoot)


@rule(Citation(RV, artikel="475db", lid="1"), unit="EUR/maand")
def vermindering_vtlb(vermindering_vtlb_persoon, is_aanvrager):
    """Step 2 for the aanvrager."""
    return total(vermindering_vtlb_persoon, over=is_aanvrager)


# Step 3: the nominal amount


@rule(Citation(FW, artikel="295", lid="3"), unit="waar", of="person")
def is_in_schuldregeling(is_aanvrager, is_partner, is_schuldregeling_of_both):
    """Whether this person takes part in the debt arrangement."""
    return is_aanvrager or (is_partner and is_schuldregeling_of_both)


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def reserveringstoeslag(bijstandsnorm, reserveringstoeslag_fractie):
    """Step 3: what may be put aside for larger expenses."""
    return reserveringstoeslag_fractie * bijstandsnorm


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand", of="person")
def arbeidstoeslag(
    arbeidsinkomen,
    arbeidsuren_per_jaar,
    arbeidstoeslag_uren_per_week,
    weken_per_jaar,
    norm_gehuwden,
    arbeidstoeslag_fractie,
):
    """Step 3: the cost of going to work, for who works more than 18 hours a week."""
    if arbeidsinkomen <= 0 or arbeidsuren_per_jaar <= arbeidstoeslag_uren_per_week * weken_per_jaar:
        return 0
    return arbeidstoeslag_fractie * norm_gehuwden / 2


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def eigen_risico_vtlb(is_verzekerd_in_schuldregeling, eigen_risico_per_jaar):
    """Step 3: the own risk of the health insurance for each adult."""
    return count(over=is_verzekerd_in_schuldregeling) * eigen_risico_per_jaar / 12


@rule(Citation(FW, artikel="295", lid="3"), unit="waar", of="person")
def is_verzekerd_in_schuldregeling(is_in_schuldregeling, is_verzekerde_zorgtoeslag):
    """Whether this person is in the arrangement and has a health insurance."""
    return is_in_schuldregeling and is_verzekerde_zorgtoeslag


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def nominaal_bedrag_vtlb(reserveringstoeslag, arbeidstoeslag, is_in_schuldregeling, eigen_risico_vtlb):
    """Step 3: putting aside, going to work and the own risk together."""
    return reserveringstoeslag + total(arbeidstoeslag, over=is_in_schuldregeling) + eigen_risico_vtlb


# Step 4: the real costs instead of the parts of the beslagvrije voet


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def werkelijke_woonlasten_vtlb(woonkosten, maximale_huurgrens_hoog, laagste_basishuur, huurtoeslag):
    """Step 4: the cost of the home up to the highest rent, less the part in the norm and the huurtoeslag."""
    return max(0, min(woonkosten, maximale_huurgrens_hoog) - laagste_basishuur - huurtoeslag)


@again(kwijtschelding.netto_kosten_of_kinderen, Citation(FW, artikel="295", lid="3"), {})
def gemist_kindgebonden_budget() -> None:
    """Step 4: the kindgebonden budget that is missed because of the income."""


@rule(Citation(RV, artikel="475da", lid="2"), unit="EUR/maand", of="person")
def compensatiekop_persoon(
    is_zonder_woonadres, stays_in_inrichting, beslagvrije_voet_leefsituatie, bijstandsdeel_beslagvrije_voet
):
    """Step 4: the parts for care, rent and children that are in the beslagvrije voet."""
    if is_zonder_woonadres or stays_in_inrichting:
        return 0
    return max(0, beslagvrije_voet_leefsituatie - bijstandsdeel_beslagvrije_voet)


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def correctie_individuele_lasten(
    werkelijke_woonlasten_vtlb, netto_zorgpremie, gemist_kindgebonden_budget, compensatiekop_persoon, is_aanvrager
):
    """Step 4: the real costs less the parts in the beslagvrije voet; it can be below zero."""
    werkelijk = werkelijke_woonlasten_vtlb + netto_zorgpremie + gemist_kindgebonden_budget
    return werkelijk - total(compensatiekop_persoon, over=is_aanvrager)


# Step 5: what the rechter-commissaris or the schuldregelaar adds


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def correcties_vtlb(
    correctie_vtlb_woonlasten,
    correctie_vtlb_belastingen,
    correctie_vtlb_ziektekosten,
    correctie_vtlb_vervoer,
    correctie_vtlb_studiekosten,
    correctie_vtlb_kinderopvang,
    alimentatie_of_aanvrager_and_partner,
    correctie_vtlb_budgetbeheer,
    correctie_vtlb_overig,
):
    """Step 5: amounts that are granted one by one, in the order of the report."""
    wonen_en_zorg = correctie_vtlb_woonlasten + correctie_vtlb_belastingen + correctie_vtlb_ziektekosten
    vervoer_en_kind = correctie_vtlb_vervoer + correctie_vtlb_studiekosten + correctie_vtlb_kinderopvang
    overig = alimentatie_of_aanvrager_and_partner + correctie_vtlb_budgetbeheer + correctie_vtlb_overig
    return wonen_en_zorg + vervoer_en_kind + overig


@rule(Citation(FW, artikel="295", lid="3"), unit="EUR/maand")
def vtlb(
    beslagvrije_voet_of_aanvrager,
    vermindering_vtlb,
    nominaal_bedrag_vtlb,
    correctie_individuele_lasten,
    correcties_vtlb,
):
    """What is kept for living each month, to the cent."""
    basis = max(0, beslagvrije_voet_of_aanvrager - vermindering_vtlb)
    return round_to_cent(max(0, basis + nominaal_bedrag_vtlb + correctie_individuele_lasten + correcties_vtlb))


# Step 6 and 7: income and what is left


@rule(Citation(FW, artikel="295", lid="2"), unit="EUR/maand")
def inkomen_for_schuldregeling(netto_maandinkomen, is_in_schuldregeling):
    """Step 6: the net income of who is in the arrangement, with holiday pay, without student finance and allowances."""
    return total(netto_maandinkomen, over=is_in_schuldregeling)


@rule(Citation(FW, artikel="295", lid="2"), unit="EUR/maand")
def afloscapaciteit(inkomen_for_schuldregeling, vtlb):
    """Step 7: what is left to pay off each month, never below zero."""
    return round_to_cent(max(0, inkomen_for_schuldregeling - vtlb))
