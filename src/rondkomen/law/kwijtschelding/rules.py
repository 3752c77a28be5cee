"""Kwijtschelding: what a household can pay of its taxes (Uitvoeringsregeling Invorderingswet 1990 art. 11-16)."""

from datetime import date

from rondkomen.engine import count, round_to_cent, rule, total
from rondkomen.kernel import Citation

GEMEENTEWET = "BWBR0005416"
UITV = "BWBR0004766"
END_OF_2024 = date(2024, 12, 31)
BEGIN_OF_2025 = date(2025, 1, 1)


# Net income


@rule(Citation(UITV, artikel="14", lid="1", onderdeel="a"), unit="EUR/jaar", of="person")
def jonggehandicaptenkorting_in_netto_inkomen(
    jonggehandicaptenkorting, standaardheffingskorting, heffingskorting_up_to_heffing, inkomstenbelasting_box_1
):
    """What the net income is higher by because of the jonggehandicaptenkorting, which does not count here."""
    if jonggehandicaptenkorting == 0:
        return 0
    zonder = min(standaardheffingskorting - jonggehandicaptenkorting, inkomstenbelasting_box_1)
    return heffingskorting_up_to_heffing - zonder


@rule(Citation(UITV, artikel="14", lid="1", onderdeel="c"), unit="EUR/maand")
def vrijgelaten_inkomsten_kwijtschelding(
    bijstand_of_aanvrager_and_partner, vrijlating_inkomen_uit_arbeid, is_rechthebbende
):
    """The earnings beside bijstand that do not lower it; they do not count here either."""
    if bijstand_of_aanvrager_and_partner <= 0:
        return 0
    return total(vrijlating_inkomen_uit_arbeid, over=is_rechthebbende)


@rule(Citation(UITV, artikel="14", lid="1"), unit="EUR/maand")
def netto_inkomsten_kwijtschelding(
    netto_inkomen,
    jonggehandicaptenkorting_in_netto_inkomen,
    is_aanvrager_or_partner,
    vrijgelaten_inkomsten_kwijtschelding,
):
    """The net income of aanvrager and partner a month; child benefit and the allowances do not count."""
    netto = total(netto_inkomen, over=is_aanvrager_or_partner)
    korting = total(jonggehandicaptenkorting_in_netto_inkomen, over=is_aanvrager_or_partner)
    return (netto - korting) / 12 - vrijgelaten_inkomsten_kwijtschelding


# Expenses that count


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def woonlasten_before_huurtoeslag(is_koopwoning, hypotheekrente_en_erfpacht, is_huurwoning, is_kamer, rekenhuur):
    """The rent, or mortgage interest and ground rent of the home one lives in."""
    if is_koopwoning:
        return hypotheekrente_en_erfpacht
    return rekenhuur if is_huurwoning or is_kamer else 0


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def wooncomponent(laagste_basishuur, verlaging_basishuur, is_wooncomponent_without_verlaging):
    """The part of the rent that is in the norm: the lowest basishuur; some offices leave out its lowering."""
    return laagste_basishuur + (verlaging_basishuur if is_wooncomponent_without_verlaging else 0)


@rule(Citation(UITV, artikel="15", lid="4"), unit="fractie")
def deel_of_woonlasten(number_of_kostendelers, number_of_kostendelende_medebewoners):
    """The part of the cost of the home that is for aanvrager and partner, when others share the costs."""
    if number_of_kostendelende_medebewoners >= number_of_kostendelers:
        return 1
    return 1 - number_of_kostendelende_medebewoners / number_of_kostendelers


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="b"), unit="EUR/maand")
def netto_woonlasten(
    woonlasten_before_huurtoeslag, huurtoeslag, deel_of_woonlasten, maximale_huurgrens_hoog, wooncomponent
):
    """The cost of the home less huurtoeslag, one's own part, up to the highest rent, above what is in the norm."""
    woonlasten = (woonlasten_before_huurtoeslag - huurtoeslag) * deel_of_woonlasten
    return max(0, min(woonlasten, maximale_huurgrens_hoog) - wooncomponent)


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


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="g"), unit="EUR/maand")
def kosten_of_kinderen(has_kind_kindgebonden_budget, maximaal_kindgebonden_budget):
    """What the children cost: the kindgebonden budget there would be whatever the income."""
    return maximaal_kindgebonden_budget / 12 if has_kind_kindgebonden_budget else 0


@rule(Citation(UITV, artikel="15", lid="1", onderdeel="g"), unit="EUR/maand")
def netto_kosten_of_kinderen(kosten_of_kinderen, kindgebonden_budget):
    """What the children cost above the kindgebonden budget that one gets."""
    return max(0, kosten_of_kinderen - kindgebonden_budget / 12)


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
    netto_kosten_of_kinderen,
    netto_kosten_kinderopvang,
):
    """The expenses that count: tax debts, home, health insurance, alimony, children, and childcare where it counts."""
    vast = netto_woonlasten + netto_zorgpremie + netto_kosten_of_kinderen + netto_kosten_kinderopvang
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


@rule(Citation(UITV, artikel="16", lid="1"), unit="EUR/maand")
def norm_for_kosten_van_bestaan(
    is_gehuwd,
    number_of_kostendelende_medebewoners,
    kostendelersnorm,
    has_belanghebbende_with_pensioengerechtigde_leeftijd,
    norm_alleenstaande,
    norm_alleenstaande_aow,
    norm_gehuwden,
    norm_gehuwden_aow,
):
    """The norm from 21 on, whatever the age below it and whoever has no right to bijstand: lower for kostendelers."""
    if number_of_kostendelende_medebewoners > 0:
        return 2 * kostendelersnorm if is_gehuwd else kostendelersnorm
    if has_belanghebbende_with_pensioengerechtigde_leeftijd:
        return norm_gehuwden_aow if is_gehuwd else norm_alleenstaande_aow
    return norm_gehuwden if is_gehuwd else norm_alleenstaande


@rule(Citation(UITV, artikel="16", lid="3"), unit="waar", of="person", until=END_OF_2024)
def is_belanghebbende_with_aow_leeftijd(is_aanvrager_or_partner, has_pensioengerechtigde_leeftijd):
    """Whether this person of the couple, or this single person, has reached the AOW age."""
    return is_aanvrager_or_partner and has_pensioengerechtigde_leeftijd


@rule(Citation(UITV, artikel="16", lid="3"), name="kosten_van_bestaan_thuis", unit="EUR/maand", until=END_OF_2024)
def kosten_van_bestaan_thuis_2024(
    deel_of_norm_for_kosten_van_bestaan,
    norm_for_kosten_van_bestaan,
    is_belanghebbende_with_aow_leeftijd,
    verhoging_kosten_van_bestaan_aow,
):
    """The part of the norm that one needs at home, and a little more for each who has reached the AOW age."""
    verhoging = count(over=is_belanghebbende_with_aow_leeftijd) * verhoging_kosten_van_bestaan_aow
    return deel_of_norm_for_kosten_van_bestaan * norm_for_kosten_van_bestaan + verhoging


@rule(Citation(UITV, artikel="16", lid="1"), name="kosten_van_bestaan_thuis", unit="EUR/maand", since=BEGIN_OF_2025)
def kosten_van_bestaan_thuis_vanaf_2025(deel_of_norm_for_kosten_van_bestaan, norm_for_kosten_van_bestaan):
    """The part of the norm that one needs at home."""
    return deel_of_norm_for_kosten_van_bestaan * norm_for_kosten_van_bestaan


@rule(Citation(UITV, artikel="16", lid="3"), unit="EUR/maand", of="person")
def kosten_van_bestaan_apart(
    stays_in_inrichting,
    number_of_belanghebbenden_in_inrichting,
    norm_at_own_place,
    norm_inrichting_gehuwden,
    verhoging_norm_inrichting_gehuwden,
    deel_of_norm_for_kosten_van_bestaan,
    prijs_van_verblijf_in_inrichting,
    fractie_norm_inrichting,
):
    """In an institution its price and two thirds of the norm there (lid 4 in 2024), at home one's own part."""
    if not stays_in_inrichting:
        return deel_of_norm_for_kosten_van_bestaan * norm_at_own_place
    if number_of_belanghebbenden_in_inrichting == 2:
        norm = (norm_inrichting_gehuwden + verhoging_norm_inrichting_gehuwden) / 2
    else:
        norm = norm_at_own_place
    return prijs_van_verblijf_in_inrichting + fractie_norm_inrichting * norm


@rule(Citation(UITV, artikel="16"), unit="EUR/maand")
def kosten_van_bestaan(
    has_aow_norm_for_kwijtschelding,
    netto_aow_for_kwijtschelding,
    number_of_belanghebbenden_in_inrichting,
    kosten_van_bestaan_apart,
    is_aanvrager_or_partner,
    kosten_van_bestaan_thuis,
):
    """What the household needs to live: a part of the norm, or the net AOW where the municipality chose so."""
    if number_of_belanghebbenden_in_inrichting > 0:
        return total(kosten_van_bestaan_apart, over=is_aanvrager_or_partner)
    return netto_aow_for_kwijtschelding if has_aow_norm_for_kwijtschelding else kosten_van_bestaan_thuis


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
    woonlasten_before_huurtoeslag,
    deel_of_woonlasten,
    maximale_huurgrens_hoog,
    wooncomponent,
    premies_zorgverzekering,
    normpremie_in_norm,
):
    """A month of the home and the health insurance, without taking off the allowances."""
    woonlasten = min(woonlasten_before_huurtoeslag * deel_of_woonlasten, maximale_huurgrens_hoog)
    return max(0, woonlasten - wooncomponent) + max(0, premies_zorgverzekering - normpremie_in_norm)


@rule(Citation(UITV, artikel="12", lid="2", onderdeel="d"), unit="EUR/maand")
def vrij_banksaldo_of_month(kosten_van_bestaan, woonlasten_and_premie_of_month, kosten_of_kinderen):
    """The balance that stays free: one month of living, home, health insurance and children."""
    return kosten_van_bestaan + woonlasten_and_premie_of_month + kosten_of_kinderen


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
