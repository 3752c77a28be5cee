"""AOW: the age at which it starts, and the whole amount alone or with a partner (Algemene Ouderdomswet)."""

from rondkomen.engine import first_of_month, lookup, months_of_age_on, rule
from rondkomen.kernel import Citation

AOW = "BWBR0002221"


@rule(Citation(AOW, artikel="7a", lid="1"), unit="maand", of="person")
def pensioengerechtigde_leeftijd(geboortedatum, pensioengerechtigde_leeftijd_per_geboortedatum):
    """The age in months at which the AOW of this person starts, by birth date."""
    return lookup(geboortedatum, pensioengerechtigde_leeftijd_per_geboortedatum)


@rule(Citation(AOW, artikel="7a", lid="1"), unit="waar", of="person")
def has_pensioengerechtigde_leeftijd(geboortedatum, peildatum, pensioengerechtigde_leeftijd):
    """Whether this person has reached the AOW age on the day asked about."""
    return months_of_age_on(geboortedatum, peildatum) >= pensioengerechtigde_leeftijd


@rule(Citation(AOW, artikel="7a", lid="1"), unit="waar", of="person")
def has_pensioengerechtigde_leeftijd_on_1_januari(
    geboortedatum, begin_of_berekeningsjaar, pensioengerechtigde_leeftijd
):
    """Whether this person had reached the AOW age on 1 January of the year asked about."""
    return months_of_age_on(geboortedatum, begin_of_berekeningsjaar) >= pensioengerechtigde_leeftijd


@rule(Citation(AOW, artikel="7a", lid="1"), unit="waar", of="person")
def has_pensioengerechtigde_leeftijd_on_first_of_month(geboortedatum, peildatum, pensioengerechtigde_leeftijd):
    """Whether this person had reached the AOW age on the first day of the month asked about."""
    return months_of_age_on(geboortedatum, first_of_month(peildatum)) >= pensioengerechtigde_leeftijd


@rule(Citation(AOW, artikel="9", lid="1"), unit="waar", of="person")
def is_alleenstaand_for_aow(is_aanvrager_or_partner, has_toeslagpartner):
    """Whether this person has no partner; someone who lives with others is taken to run no household with them."""
    return not (is_aanvrager_or_partner and has_toeslagpartner)


@rule(Citation(AOW, artikel="9", lid="5"), unit="EUR/maand", of="person")
def aow_bruto(has_pensioengerechtigde_leeftijd, is_alleenstaand_for_aow, aow_bedrag_alleenstaande, aow_bedrag_gehuwde):
    """The whole AOW of a month before tax, without holiday allowance; nothing before the AOW age."""
    if not has_pensioengerechtigde_leeftijd:
        return 0
    return aow_bedrag_alleenstaande if is_alleenstaand_for_aow else aow_bedrag_gehuwde


@rule(Citation(AOW, artikel="29", lid="1"), unit="EUR/maand", of="person")
def aow_vakantie_uitkering(
    has_pensioengerechtigde_leeftijd,
    is_alleenstaand_for_aow,
    aow_vakantie_uitkering_alleenstaande,
    aow_vakantie_uitkering_gehuwde,
):
    """The holiday allowance that a month of whole AOW adds; it is paid in May."""
    if not has_pensioengerechtigde_leeftijd:
        return 0
    return aow_vakantie_uitkering_alleenstaande if is_alleenstaand_for_aow else aow_vakantie_uitkering_gehuwde


@rule(Citation(AOW, artikel="9", lid="5"), unit="EUR/maand", of="person")
def aow_netto(aow_bruto, loonheffing_aow, bijdrage_zvw_aow):
    """The whole AOW of a month as it is paid out, when the loonheffingskorting is applied to it."""
    return aow_bruto - loonheffing_aow - bijdrage_zvw_aow


@rule(Citation(AOW, artikel="9", lid="5"), unit="EUR/maand", of="person")
def aow_netto_without_loonheffingskorting(aow_bruto, loonheffing_aow_without_loonheffingskorting, bijdrage_zvw_aow):
    """The whole AOW of a month as it is paid out, when the loonheffingskorting is applied to another income."""
    return aow_bruto - loonheffing_aow_without_loonheffingskorting - bijdrage_zvw_aow
