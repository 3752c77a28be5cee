"""Kindgebonden budget: what the state adds for children (Wet op het kindgebonden budget)."""

from rondkomen.engine import count, first_of_month, months_of_age_on, round_to_euro, rule, total
from rondkomen.kernel import Citation

AWIR = "BWBR0018472"
WKB = "BWBR0022751"


@rule(Citation(WKB, artikel="2", lid="1"), unit="maand", of="person")
def months_since_month_of_birth(geboortedatum, peildatum):
    """How many calendar months lie between the month of birth and this month: an age counts from the month after."""
    return months_of_age_on(first_of_month(geboortedatum), first_of_month(peildatum))


@rule(Citation(WKB, artikel="2", lid="1"), unit="waar", of="person")
def is_kind_kindgebonden_budget(is_kind, months_since_month_of_birth, leeftijd_einde_kindgebonden_budget):
    """Whether this child counts: from the month after birth up to and including the month in which it turns 18."""
    return is_kind and 0 < months_since_month_of_birth <= leeftijd_einde_kindgebonden_budget * 12


@rule(Citation(WKB, artikel="2", lid="1"), unit="aantal")
def number_of_kinderen_kindgebonden_budget(is_kind_kindgebonden_budget):
    """The number of children that count for the kindgebonden budget."""
    return count(over=is_kind_kindgebonden_budget)


@rule(Citation(WKB, artikel="2", lid="1"), unit="waar")
def has_kind_kindgebonden_budget(number_of_kinderen_kindgebonden_budget):
    """Whether there is a child for whom kinderbijslag is paid."""
    return number_of_kinderen_kindgebonden_budget > 0


@rule(Citation(WKB, artikel="1", lid="4"), unit="EUR")
def vermogensgrens_kindgebonden_budget(
    has_toeslagpartner,
    vermogensgrens_kindgebonden_budget_zonder_partner,
    vermogensgrens_kindgebonden_budget_met_partner,
):
    """The wealth above which there is no kindgebonden budget."""
    if has_toeslagpartner:
        return vermogensgrens_kindgebonden_budget_met_partner
    return vermogensgrens_kindgebonden_budget_zonder_partner


@rule(Citation(WKB, artikel="1", lid="4"), unit="waar")
def is_vermogen_boven_grens_kindgebonden_budget(vermogen, vermogensgrens_kindgebonden_budget):
    """Whether the wealth is too high for kindgebonden budget."""
    return vermogen > vermogensgrens_kindgebonden_budget


@rule(Citation(WKB, artikel="2", lid="1"), unit="waar")
def has_recht_op_kindgebonden_budget(has_kind_kindgebonden_budget, is_vermogen_boven_grens_kindgebonden_budget):
    """Whether the household meets the conditions, whatever its income."""
    return has_kind_kindgebonden_budget and not is_vermogen_boven_grens_kindgebonden_budget


@rule(Citation(WKB, artikel="2", lid="2"), unit="EUR/jaar", of="person")
def bedrag_kindgebonden_budget(
    months_since_month_of_birth,
    kindgebonden_budget_per_kind,
    leeftijd_eerste_verhoging,
    verhoging_kind_12_tot_16,
    leeftijd_tweede_verhoging,
    verhoging_kind_16_en_17,
):
    """The amount for this child: more from the month after it turned 12, and again after it turned 16."""
    if months_since_month_of_birth > leeftijd_tweede_verhoging * 12:
        return kindgebonden_budget_per_kind + verhoging_kind_16_en_17
    if months_since_month_of_birth > leeftijd_eerste_verhoging * 12:
        return kindgebonden_budget_per_kind + verhoging_kind_12_tot_16
    return kindgebonden_budget_per_kind


@rule(Citation(WKB, artikel="2", lid="6"), unit="EUR/jaar")
def verhoging_kindgebonden_budget_zonder_partner(has_toeslagpartner, verhoging_alleenstaande_ouder):
    """The extra amount for a parent without a partner (alleenstaande-ouderkop)."""
    return 0 if has_toeslagpartner else verhoging_alleenstaande_ouder


@rule(Citation(WKB, artikel="2", lid="2"), unit="EUR/jaar")
def maximaal_kindgebonden_budget(
    bedrag_kindgebonden_budget, is_kind_kindgebonden_budget, verhoging_kindgebonden_budget_zonder_partner
):
    """The amounts for all children and for being a single parent, before the income is looked at."""
    return (
        total(bedrag_kindgebonden_budget, over=is_kind_kindgebonden_budget)
        + verhoging_kindgebonden_budget_zonder_partner
    )


@rule(Citation(WKB, artikel="2", lid="8"), unit="EUR/jaar")
def drempelinkomen_kindgebonden_budget(has_toeslagpartner, drempelinkomen, verhoging_drempelinkomen_partners):
    """The income up to which the kindgebonden budget is whole; higher for partners."""
    return drempelinkomen + verhoging_drempelinkomen_partners if has_toeslagpartner else drempelinkomen


@rule(Citation(WKB, artikel="2", lid="7"), unit="EUR/jaar")
def vermindering_kindgebonden_budget(toetsingsinkomen, drempelinkomen_kindgebonden_budget, afbouw_kindgebonden_budget):
    """What goes off for the income above the threshold."""
    return afbouw_kindgebonden_budget * max(0, toetsingsinkomen - drempelinkomen_kindgebonden_budget)


@rule(Citation(WKB, artikel="2", lid="7"), unit="EUR/jaar")
def kindgebonden_budget_before_rounding(maximaal_kindgebonden_budget, vermindering_kindgebonden_budget):
    """The amounts less what goes off for the income, never below zero."""
    return max(0, maximaal_kindgebonden_budget - vermindering_kindgebonden_budget)


@rule(Citation(AWIR, artikel="14", lid="4"), unit="EUR/jaar")
def kindgebonden_budget_rounded(kindgebonden_budget_before_rounding):
    """The kindgebonden budget of a year, to the nearest euro."""
    return round_to_euro(kindgebonden_budget_before_rounding)


@rule(Citation(WKB, artikel="2", lid="1"), unit="EUR/jaar")
def kindgebonden_budget(has_recht_op_kindgebonden_budget, kindgebonden_budget_rounded, minimum_of_tegemoetkoming):
    """The kindgebonden budget of a year; nothing when it would be less than 24 euro (Awir art. 14 lid 5)."""
    if not has_recht_op_kindgebonden_budget:
        return 0
    return kindgebonden_budget_rounded if kindgebonden_budget_rounded >= minimum_of_tegemoetkoming else 0
