"""Kwijtschelding: what a household can pay of its taxes (Uitvoeringsregeling Invorderingswet 1990 art. 11-16)."""

from rondkomen.engine import round_to_cent, rule, total
from rondkomen.kernel import Citation

GEMEENTEWET = "BWBR0005416"
UITV = "BWBR0004766"


# Net income


@rule(Citation(UITV, artikel="14", lid="1", onderdeel="a"), unit="EUR/maand")
def netto_inkomsten_kwijtschelding(netto_inkomen, is_aanvrager_or_partner):
    """The net income of aanvrager and partner a month; child benefit and the allowances do not count."""
    return total(netto_inkomen, over=is_aanvrager_or_partner) / 12


# Expenses that count


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def woonlasten_before_huurtoeslag(is_koopwoning, hypotheekrente_en_erfpacht, is_huurwoning, is_kamer, rekenhuur):
    """The rent, or mortgage interest and ground rent of the home one lives in."""
    if is_koopwoning:
        return hypotheekrente_en_erfpacht
    return rekenhuur if is_huurwoning or is_kamer else 0


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def wooncomponent(minimale_normhuur, opslag_basishuur, verlaging_basishuur, is_wooncomponent_without_verlaging):
    """The part of the rent that is in the norm: the lowest basishuur; some offices leave out its lowering."""
    verlaging = 0 if is_wooncomponent_without_verlaging else verlaging_basishuur
    return minimale_normhuur + opslag_basishuur - verlaging


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def netto_woonlasten(woonlasten_before_huurtoeslag, huurtoeslag, maximale_huurgrens_hoog, wooncomponent):
    """The cost of the home less huurtoeslag, up to the highest rent, above the part that is in the norm."""
    woonlasten = min(woonlasten_before_huurtoeslag - huurtoeslag, maximale_huurgrens_hoog)
    return max(0, woonlasten - wooncomponent)


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="c"), unit="EUR/maand", of="person")
def premie_zorgverzekering(is_verzekerde_zorgtoeslag, standaardpremie):
    """The premium of this person's health insurance: the standaardpremie, as long as the real one is not told."""
    return standaardpremie / 12 if is_verzekerde_zorgtoeslag else 0


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="c"), unit="EUR/maand")
def premies_zorgverzekering(premie_zorgverzekering, is_aanvrager_or_partner):
    """The premiums of aanvrager and partner."""
    return total(premie_zorgverzekering, over=is_aanvrager_or_partner)


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="c"), unit="EUR/maand")
def normpremie_in_norm(is_gehuwd, verhoging_norm_inrichting_gehuwden, verhoging_norm_inrichting_alleenstaande):
    """The part of the premium that is in the bijstandsnorm: the amounts of Participatiewet art. 23 lid 2."""
    return verhoging_norm_inrichting_gehuwden if is_gehuwd else verhoging_norm_inrichting_alleenstaande


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="c"), unit="EUR/maand")
def netto_zorgpremie(premies_zorgverzekering, normpremie_in_norm, zorgtoeslag):
    """The premiums less the part that is in the norm and less the zorgtoeslag."""
    return max(0, premies_zorgverzekering - normpremie_in_norm - zorgtoeslag / 12)


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="d"), unit="EUR/maand")
def alimentatie_of_aanvrager_and_partner(betaalde_alimentatie, is_aanvrager_or_partner):
    """The alimony that aanvrager and partner pay."""
    return total(betaalde_alimentatie, over=is_aanvrager_or_partner)


@rule(Citation(GEMEENTEWET, artikel="255", lid="4"), unit="EUR/maand")
def netto_kosten_kinderopvang(counts_kinderopvang_for_kwijtschelding, kosten_kinderopvang, kinderopvangtoeslag):
    """The cost of childcare less kinderopvangtoeslag, where the municipality chose to count it."""
    if not counts_kinderopvang_for_kwijtschelding:
        return 0
    return max(0, kosten_kinderopvang - kinderopvangtoeslag)


@rule(Citation(UITV, artikel="15", lid="1"), unit="EUR/maand")
def uitgaven_kwijtschelding(
    betaling_belastingschulden,
    netto_woonlasten,
    netto_zorgpremie,
    alimentatie_of_aanvrager_and_partner,
    netto_kosten_kinderopvang,
):
    """The expenses that count: tax debts, home, health insurance, alimony, and childcare where it counts."""
    vast = netto_woonlasten + netto_zorgpremie + netto_kosten_kinderopvang
    return betaling_belastingschulden + vast + alimentatie_of_aanvrager_and_partner


@rule(Citation(UITV, artikel="14", lid="1"), unit="EUR/maand")
def netto_besteedbaar_inkomen(netto_inkomsten_kwijtschelding, uitgaven_kwijtschelding):
    """The net income less the expenses that count."""
    return netto_inkomsten_kwijtschelding - uitgaven_kwijtschelding


# Costs of living


@rule(Citation(GEMEENTEWET, artikel="255", lid="4"), unit="waar")
def has_aow_norm_for_kwijtschelding(
    applies_aow_norm_for_kwijtschelding, has_belanghebbende_with_pensioengerechtigde_leeftijd
):
    """Whether the municipality takes the net AOW as the costs of living of pensioners."""
    return applies_aow_norm_for_kwijtschelding and has_belanghebbende_with_pensioengerechtigde_leeftijd


@rule(Citation(GEMEENTEWET, artikel="255", lid="4"), unit="fractie")
def deel_of_norm_for_kosten_van_bestaan(applies_volle_norm_for_kwijtschelding, fractie_kosten_van_bestaan):
    """90% of the norm, or all of it where the municipality chose so."""
    return 1 if applies_volle_norm_for_kwijtschelding else fractie_kosten_van_bestaan


@rule(Citation(UITV, artikel="16"), unit="EUR/maand")
def kosten_van_bestaan(
    has_aow_norm_for_kwijtschelding,
    netto_aow_for_kwijtschelding,
    deel_of_norm_for_kosten_van_bestaan,
    bijstandsnorm,
):
    """What the household needs to live: a part of the bijstandsnorm, or the net AOW where the municipality chose so."""
    if has_aow_norm_for_kwijtschelding:
        return netto_aow_for_kwijtschelding
    return deel_of_norm_for_kosten_van_bestaan * bijstandsnorm


@rule(Citation(UITV, artikel="13", lid="1"), unit="EUR/jaar")
def betalingscapaciteit_kwijtschelding(netto_besteedbaar_inkomen, kosten_van_bestaan):
    """What the household can pay in twelve months: what comes in above the costs of living."""
    return round_to_cent(max(0, netto_besteedbaar_inkomen - kosten_van_bestaan) * 12)


@rule(Citation(UITV, artikel="11", onderdeel="b"), unit="EUR/jaar")
def aan_te_wenden_betalingscapaciteit(betalingscapaciteit_kwijtschelding, fractie_aan_te_wenden_betalingscapaciteit):
    """The part of it that must go to the tax debt before the rest is forgiven."""
    return round_to_cent(fractie_aan_te_wenden_betalingscapaciteit * betalingscapaciteit_kwijtschelding)


# Wealth


@rule(Citation(UITV, artikel="12", lid="2", onderdeel="d"), unit="EUR/maand")
def woonlasten_and_premie_of_month(
    woonlasten_before_huurtoeslag, maximale_huurgrens_hoog, wooncomponent, premies_zorgverzekering, normpremie_in_norm
):
    """A month of the home and the health insurance, without taking off the allowances."""
    woonlasten = max(0, min(woonlasten_before_huurtoeslag, maximale_huurgrens_hoog) - wooncomponent)
    return woonlasten + max(0, premies_zorgverzekering - normpremie_in_norm)


@rule(Citation(UITV, artikel="12", lid="2", onderdeel="d"), unit="EUR/maand")
def vrij_banksaldo_of_month(kosten_van_bestaan, woonlasten_and_premie_of_month):
    """The balance that stays free: one month of living, home and health insurance."""
    return kosten_van_bestaan + woonlasten_and_premie_of_month


@rule(Citation(UITV, artikel="12", lid="2", onderdeel="d"), unit="EUR")
def vrij_banksaldo(
    vrij_banksaldo_of_month, een_maand, extra_vermogen_for_kwijtschelding, maximaal_extra_vermogen_kwijtschelding
):
    """The balance that stays free, with what the municipality adds."""
    extra = min(extra_vermogen_for_kwijtschelding, maximaal_extra_vermogen_kwijtschelding)
    return vrij_banksaldo_of_month * een_maand + extra


@rule(Citation(UITV, artikel="12", lid="1"), unit="EUR")
def vermogen_for_kwijtschelding(vermogen, vrij_banksaldo):
    """The wealth above the balance that stays free; it goes to the tax debt first."""
    return max(0, vermogen - vrij_banksaldo)


@rule(Citation(UITV, artikel="11", onderdeel="a"), unit="waar")
def has_recht_op_volledige_kwijtschelding(vermogen_for_kwijtschelding, betalingscapaciteit_kwijtschelding):
    """Whether there is nothing to pay with: no wealth above the free balance and no capacity."""
    return vermogen_for_kwijtschelding == 0 and betalingscapaciteit_kwijtschelding == 0
