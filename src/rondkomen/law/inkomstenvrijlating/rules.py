"""Inkomstenvrijlating: earnings that do not lower the bijstand for a while (Participatiewet art. 31 lid 2 and 34a)."""

from datetime import date

from rondkomen.engine import count, rule
from rondkomen.kernel import Citation

PW = "BWBR0015703"
BALANS = date(2026, 1, 1)
"""Start of the first part of the Participatiewet in balans."""


@rule(Citation(PW, artikel="31", lid="2", onderdeel="n"), unit="EUR/maand", of="person")
def netto_inkomen_uit_arbeid(
    netto_inkomen_zonder_bijstand, arbeidsinkomen, belastbaar_inkomen_zonder_bijstand, inkomen_studiefinanciering
):
    """The part of the net income of a month that comes from work, in proportion to the gross incomes."""
    bruto = belastbaar_inkomen_zonder_bijstand + inkomen_studiefinanciering
    if arbeidsinkomen <= 0 or bruto <= 0:
        return 0
    return max(0, netto_inkomen_zonder_bijstand) * min(1, arbeidsinkomen / bruto) / 12


@rule(Citation(PW, artikel="31", lid="2", onderdeel="n"), unit="waar", of="person")
def has_vrijlating_arbeid(
    has_pensioengerechtigde_leeftijd,
    leeftijd,
    leeftijd_vrijlating,
    number_of_maanden_vrijlating,
    vrijlating_arbeid_maanden,
):
    """Whether a quarter of the earnings is left out: for six months from 27, without end from the AOW age."""
    if has_pensioengerechtigde_leeftijd:
        return True
    return leeftijd >= leeftijd_vrijlating and number_of_maanden_vrijlating < vrijlating_arbeid_maanden


@rule(Citation(PW, artikel="31", lid="2", onderdeel="y"), unit="waar", of="person")
def has_vrijlating_medisch_urenbeperkt(is_medisch_urenbeperkt, has_vrijlating_arbeid):
    """Whether 15% of the earnings is left out because illness limits the hours."""
    return is_medisch_urenbeperkt and not has_vrijlating_arbeid


@rule(Citation(PW, artikel="31", lid="2", onderdeel="z"), unit="waar", of="person")
def has_vrijlating_loonkostensubsidie(
    is_in_doelgroep_loonkostensubsidie,
    has_vrijlating_arbeid,
    has_vrijlating_medisch_urenbeperkt,
    number_of_maanden_vrijlating_loonkostensubsidie,
    vrijlating_loonkostensubsidie_maanden,
    can_uitbreiden_arbeidsomvang,
):
    """Whether 15% is left out of work with loonkostensubsidie: twelve months, longer if more hours are impossible."""
    if not is_in_doelgroep_loonkostensubsidie or has_vrijlating_arbeid or has_vrijlating_medisch_urenbeperkt:
        return False
    is_within_term = number_of_maanden_vrijlating_loonkostensubsidie < vrijlating_loonkostensubsidie_maanden
    return is_within_term or not can_uitbreiden_arbeidsomvang


@rule(Citation(PW, artikel="31", lid="2", onderdeel="r"), unit="waar", of="person")
def is_kind_for_vrijlating(is_ten_laste_komend_kind, leeftijd, leeftijd_kind_vrijlating):
    """Whether this child is under 12."""
    return is_ten_laste_komend_kind and leeftijd < leeftijd_kind_vrijlating


@rule(Citation(PW, artikel="31", lid="2", onderdeel="r"), unit="waar")
def is_alleenstaande_ouder_with_jong_kind(is_gehuwd, is_kind_for_vrijlating):
    """Whether the aanvrager cares alone for a child under 12."""
    return not is_gehuwd and count(over=is_kind_for_vrijlating) > 0


@rule(Citation(PW, artikel="31", lid="2", onderdeel="r"), unit="waar", of="person")
def has_vrijlating_alleenstaande_ouder(
    is_alleenstaande_ouder_with_jong_kind,
    is_aanvrager,
    leeftijd,
    leeftijd_vrijlating,
    has_vrijlating_arbeid,
    has_vrijlating_medisch_urenbeperkt,
    has_vrijlating_loonkostensubsidie,
    number_of_maanden_vrijlating_alleenstaande_ouder,
    vrijlating_alleenstaande_ouder_maanden,
):
    """Whether an eighth is left out for a single parent, for thirty months after the first six."""
    if not is_alleenstaande_ouder_with_jong_kind or not is_aanvrager or leeftijd < leeftijd_vrijlating:
        return False
    if has_vrijlating_arbeid or has_vrijlating_medisch_urenbeperkt or has_vrijlating_loonkostensubsidie:
        return False
    return number_of_maanden_vrijlating_alleenstaande_ouder < vrijlating_alleenstaande_ouder_maanden


@rule(Citation(PW, artikel="31", lid="2", onderdeel="n"), unit="EUR/maand", of="person")
def vrijlating_artikel_31(
    netto_inkomen_uit_arbeid,
    has_vrijlating_arbeid,
    vrijlating_arbeid_fractie,
    vrijlating_arbeid_maximum,
    has_vrijlating_medisch_urenbeperkt,
    vrijlating_medisch_urenbeperkt_fractie,
    vrijlating_medisch_urenbeperkt_maximum,
    has_vrijlating_loonkostensubsidie,
    vrijlating_loonkostensubsidie_fractie,
    vrijlating_loonkostensubsidie_maximum,
    has_vrijlating_alleenstaande_ouder,
    vrijlating_alleenstaande_ouder_fractie,
    vrijlating_alleenstaande_ouder_maximum,
):
    """The earnings of a month that are left out of account, by the one ground that applies."""
    if has_vrijlating_arbeid:
        return min(vrijlating_arbeid_maximum, vrijlating_arbeid_fractie * netto_inkomen_uit_arbeid)
    if has_vrijlating_medisch_urenbeperkt:
        deel = vrijlating_medisch_urenbeperkt_fractie * netto_inkomen_uit_arbeid
        return min(vrijlating_medisch_urenbeperkt_maximum, deel)
    if has_vrijlating_loonkostensubsidie:
        return min(
            vrijlating_loonkostensubsidie_maximum, vrijlating_loonkostensubsidie_fractie * netto_inkomen_uit_arbeid
        )
    if has_vrijlating_alleenstaande_ouder:
        deel = vrijlating_alleenstaande_ouder_fractie * netto_inkomen_uit_arbeid
        return min(vrijlating_alleenstaande_ouder_maximum, deel)
    return 0


@rule(Citation(PW, artikel="34a", lid="1"), unit="EUR/maand", of="person", since=BALANS)
def vrijlating_artikel_34a(
    netto_inkomen_uit_arbeid,
    has_pensioengerechtigde_leeftijd,
    is_medisch_urenbeperkt,
    number_of_maanden_artikel_34a,
    vrijlating_artikel_34a_fractie,
    vrijlating_artikel_34a_maanden,
    vrijlating_artikel_34a_fractie_aow,
    vrijlating_artikel_34a_maximum_aow,
):
    """The earnings of a month that are left out by the new rules: 15% for a year, from the AOW age 25% to a maximum."""
    if has_pensioengerechtigde_leeftijd:
        return min(vrijlating_artikel_34a_maximum_aow, vrijlating_artikel_34a_fractie_aow * netto_inkomen_uit_arbeid)
    if is_medisch_urenbeperkt or number_of_maanden_artikel_34a < vrijlating_artikel_34a_maanden:
        return vrijlating_artikel_34a_fractie * netto_inkomen_uit_arbeid
    return 0


@rule(
    Citation(PW, artikel="31", lid="2"),
    name="vrijlating_inkomen_uit_arbeid",
    unit="EUR/maand",
    of="person",
    until=date(2025, 12, 31),
)
def vrijlating_inkomen_uit_arbeid_until_2025(vrijlating_artikel_31):
    """The earnings of a month that do not lower the bijstand."""
    return vrijlating_artikel_31


@rule(Citation(PW, artikel="31", lid="2"), unit="EUR/maand", of="person", since=BALANS)
def vrijlating_inkomen_uit_arbeid(applies_artikel_34a, vrijlating_artikel_34a, vrijlating_artikel_31):
    """The earnings of a month that do not lower the bijstand, by the new rules where the municipality uses them."""
    return vrijlating_artikel_34a if applies_artikel_34a else vrijlating_artikel_31
