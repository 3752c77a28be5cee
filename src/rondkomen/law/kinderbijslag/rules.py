"""Kinderbijslag: the amount per quarter for each child under 18 (Algemene Kinderbijslagwet)."""

from rondkomen.engine import age_on, any_of, count, first_of_quarter, highest, lookup, rule, total
from rondkomen.kernel import Citation

AKW = "BWBR0002368"


@rule(Citation(AKW, artikel="11", lid="2"), unit="datum")
def begin_of_kalenderkwartaal(peildatum):
    """The first day of the quarter: what is true on that day counts for the whole quarter."""
    return first_of_quarter(peildatum)


@rule(Citation(AKW, artikel="7", lid="1"), unit="waar", of="person")
def is_kind_kinderbijslag(is_kind, geboortedatum, begin_of_kalenderkwartaal, leeftijd_einde_kinderbijslag):
    """Whether this person is a child of the household, born and under 18 on the first day of the quarter."""
    is_born = geboortedatum <= begin_of_kalenderkwartaal
    return is_kind and is_born and age_on(geboortedatum, begin_of_kalenderkwartaal) < leeftijd_einde_kinderbijslag


@rule(Citation(AKW, artikel="7", lid="1"), unit="waar")
def has_kind_kinderbijslag(is_kind_kinderbijslag):
    """Whether there is a child for whom kinderbijslag is paid this quarter."""
    return count(over=is_kind_kinderbijslag) > 0


@rule(Citation(AKW, artikel="7a", lid="1"), unit="waar", of="person")
def has_dubbele_kinderbijslag(
    is_kind_kinderbijslag,
    needs_intensieve_zorg,
    geboortedatum,
    begin_of_kalenderkwartaal,
    leeftijd_dubbele_kinderbijslag,
):
    """Whether this child is 3 or older on the first day of the quarter and needs intensive care at home."""
    is_old_enough = age_on(geboortedatum, begin_of_kalenderkwartaal) >= leeftijd_dubbele_kinderbijslag
    return is_kind_kinderbijslag and needs_intensieve_zorg and is_old_enough


@rule(Citation(AKW, artikel="12", lid="3"), unit="EUR/kwartaal", of="person")
def bedrag_kinderbijslag(
    geboortedatum, begin_of_kalenderkwartaal, kinderbijslag_per_leeftijd, has_dubbele_kinderbijslag
):
    """The amount for this child by its age on the first day of the quarter, twice when it needs intensive care."""
    bedrag = lookup(age_on(geboortedatum, begin_of_kalenderkwartaal), kinderbijslag_per_leeftijd)
    return 2 * bedrag if has_dubbele_kinderbijslag else bedrag


@rule(Citation(AKW, artikel="12", lid="3"), unit="EUR/kwartaal")
def kinderbijslag(has_kind_kinderbijslag, bedrag_kinderbijslag, is_kind_kinderbijslag):
    """The kinderbijslag of all children together, in one quarter."""
    if not has_kind_kinderbijslag:
        return 0
    return total(bedrag_kinderbijslag, over=is_kind_kinderbijslag)


@rule(Citation(AKW, artikel="7a", lid="2"), unit="waar")
def has_kind_with_dubbele_kinderbijslag(has_dubbele_kinderbijslag, is_kind_kinderbijslag):
    """Whether there is a child with double kinderbijslag."""
    return any_of(has_dubbele_kinderbijslag, over=is_kind_kinderbijslag)


@rule(Citation(AKW, artikel="7a", lid="2"), unit="waar")
def is_alleenstaande_or_eenverdiener(
    has_toeslagpartner, toetsingsinkomen_persoon, is_aanvrager_or_partner, inkomensgrens_extra_kinderbijslag
):
    """Whether there is no partner, or one of both has hardly any income."""
    hoogste = highest(toetsingsinkomen_persoon, over=is_aanvrager_or_partner)
    laagste = total(toetsingsinkomen_persoon, over=is_aanvrager_or_partner) - hoogste
    return not has_toeslagpartner or laagste <= inkomensgrens_extra_kinderbijslag


@rule(Citation(AKW, artikel="7a", lid="2"), unit="EUR/jaar")
def extra_kinderbijslag(
    has_kind_with_dubbele_kinderbijslag, is_alleenstaande_or_eenverdiener, bedrag_extra_kinderbijslag
):
    """One amount a year, per household, after a whole year of double kinderbijslag for a child at home."""
    if not has_kind_with_dubbele_kinderbijslag or not is_alleenstaande_or_eenverdiener:
        return 0
    return bedrag_extra_kinderbijslag
