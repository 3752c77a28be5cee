"""Huurtoeslag: what the state adds to the rent, in the forms of 2024, 2025 and 2026 (Wet op de huurtoeslag)."""

from datetime import date

from rondkomen.engine import (
    age_on,
    any_of,
    count,
    first_of_month,
    lookup,
    round_to_euro,
    round_up_to_cent,
    rule,
    total,
)
from rondkomen.kernel import Citation

AWIR = "BWBR0018472"
WHT = "BWBR0008659"
END_OF_2024 = date(2024, 12, 31)
BEGIN_OF_2025 = date(2025, 1, 1)
END_OF_2025 = date(2025, 12, 31)
BEGIN_OF_2026 = date(2026, 1, 1)


# Who lives in the home


@rule(Citation(WHT, artikel="2"), unit="aantal")
def number_of_bewoners(is_bewoner):
    """The number of persons in the household of the tenant."""
    return count(over=is_bewoner)


@rule(Citation(WHT, artikel="2", onderdeel="a"), unit="waar")
def is_eenpersoonshuishouden(number_of_bewoners):
    """Whether the tenant lives alone."""
    return number_of_bewoners <= 1


@rule(Citation(WHT, artikel="2", onderdeel="c"), unit="waar", until=END_OF_2024)
def is_ouderenhuishouden(has_pensioengerechtigde_leeftijd_on_1_januari, is_bewoner):
    """Whether someone in the home had reached the AOW age on 1 January."""
    return any_of(has_pensioengerechtigde_leeftijd_on_1_januari, over=is_bewoner)


@rule(Citation(AWIR, artikel="5"), unit="waar", of="person")
def has_leeftijd_hoge_huurgrens(geboortedatum, peildatum, leeftijd_hoge_huurgrens):
    """Whether this person is old enough for the normal rent limit; an age counts from the first of the next month."""
    return age_on(geboortedatum, first_of_month(peildatum)) >= leeftijd_hoge_huurgrens


@rule(Citation(WHT, artikel="8"), unit="waar", of="person")
def is_meerderjarig_for_huurtoeslag(geboortedatum, peildatum, leeftijd_huurtoeslag):
    """Whether this person is 18 or older on the first day of the month."""
    return age_on(geboortedatum, first_of_month(peildatum)) >= leeftijd_huurtoeslag


# Conditions of right


@rule(Citation(WHT, artikel="8"), unit="waar")
def is_huurder_minderjarig(is_meerderjarig_for_huurtoeslag, is_aanvrager):
    """Whether the tenant is under 18."""
    return not any_of(is_meerderjarig_for_huurtoeslag, over=is_aanvrager)


@rule(Citation(WHT, artikel="11", lid="1"), unit="waar")
def is_zelfstandige_huurwoning(is_huurwoning, is_kamer, is_inwonend, is_instelling):
    """Whether a whole home with its own front door, kitchen and toilet is rented."""
    return is_huurwoning and not is_kamer and not is_inwonend and not is_instelling


@rule(Citation(AWIR, artikel="7", lid="3"), unit="EUR")
def vermogensgrens_huurtoeslag(
    has_toeslagpartner, vermogensgrens_huurtoeslag_zonder_partner, vermogensgrens_huurtoeslag_met_partner
):
    """The wealth of aanvrager and partner above which there is no huurtoeslag."""
    return vermogensgrens_huurtoeslag_met_partner if has_toeslagpartner else vermogensgrens_huurtoeslag_zonder_partner


@rule(Citation(AWIR, artikel="7", lid="3"), unit="waar")
def is_vermogen_boven_grens_huurtoeslag(vermogen, vermogensgrens_huurtoeslag):
    """Whether the wealth of aanvrager and partner is too high for huurtoeslag."""
    return vermogen > vermogensgrens_huurtoeslag


@rule(Citation(AWIR, artikel="7", lid="4"), unit="waar")
def has_medebewoner_with_vermogen_boven_grens(is_vermogen_medebewoner_boven_grens, is_medebewoner):
    """Whether someone who lives in has too much wealth for the huurtoeslag of the tenant."""
    return any_of(is_vermogen_medebewoner_boven_grens, over=is_medebewoner)


@rule(Citation(WHT, artikel="13", lid="1"), unit="EUR/maand")
def maximale_huurgrens(
    has_leeftijd_hoge_huurgrens,
    is_kind,
    has_handicap,
    is_bewoner,
    maximale_huurgrens_hoog,
    maximale_huurgrens_jongeren,
):
    """The highest rent that counts: lower when all are young, without a child and without a handicap."""
    is_oud_genoeg = any_of(has_leeftijd_hoge_huurgrens, over=is_bewoner)
    has_kind_or_handicap = any_of(is_kind, over=is_bewoner) or any_of(has_handicap, over=is_bewoner)
    return maximale_huurgrens_hoog if is_oud_genoeg or has_kind_or_handicap else maximale_huurgrens_jongeren


@rule(Citation(WHT, artikel="5"), unit="EUR/maand", name="rekenhuur", until=END_OF_2025)
def rekenhuur_tot_2026(kale_huur, servicekosten, maximum_servicekosten_per_soort, aantal_soorten_servicekosten):
    """The bare rent and the service costs that count, at most 12 euro for each of four kinds."""
    return kale_huur + min(servicekosten, aantal_soorten_servicekosten * maximum_servicekosten_per_soort)


@rule(Citation(WHT, artikel="5", lid="1"), unit="EUR/maand", name="rekenhuur", since=BEGIN_OF_2026)
def rekenhuur_vanaf_2026(kale_huur):
    """The bare rent; service costs no longer count."""
    return kale_huur


@rule(Citation(WHT, artikel="13", lid="2"), unit="waar", until=END_OF_2025)
def is_exempt_from_huurgrens(has_handicap, is_bewoner, number_of_bewoners, aantal_personen_groot_huishouden):
    """Whether a rent above the limit does no harm: an adapted home or a household of eight or more."""
    return any_of(has_handicap, over=is_bewoner) or number_of_bewoners >= aantal_personen_groot_huishouden


@rule(Citation(WHT, artikel="13", lid="1"), unit="waar", until=END_OF_2025)
def is_rekenhuur_boven_maximale_huurgrens(rekenhuur, maximale_huurgrens, is_exempt_from_huurgrens):
    """Whether the rent is too high for huurtoeslag; from 2026 a high rent is only cut off at the limit."""
    return rekenhuur > maximale_huurgrens and not is_exempt_from_huurgrens


@rule(Citation(WHT, artikel="7", lid="1"), unit="waar", name="has_recht_op_huurtoeslag", until=END_OF_2025)
def has_recht_op_huurtoeslag_tot_2026(
    is_zelfstandige_huurwoning,
    is_huurder_minderjarig,
    is_vermogen_boven_grens_huurtoeslag,
    has_medebewoner_with_vermogen_boven_grens,
    is_rekenhuur_boven_maximale_huurgrens,
):
    """Whether the household meets the conditions, whatever its income."""
    is_vermogen_te_hoog = is_vermogen_boven_grens_huurtoeslag or has_medebewoner_with_vermogen_boven_grens
    meets_others = not is_vermogen_te_hoog and not is_rekenhuur_boven_maximale_huurgrens
    return is_zelfstandige_huurwoning and not is_huurder_minderjarig and meets_others


@rule(Citation(WHT, artikel="7", lid="1"), unit="waar", name="has_recht_op_huurtoeslag", since=BEGIN_OF_2026)
def has_recht_op_huurtoeslag_vanaf_2026(
    is_zelfstandige_huurwoning,
    is_huurder_minderjarig,
    is_vermogen_boven_grens_huurtoeslag,
    has_medebewoner_with_vermogen_boven_grens,
):
    """Whether the household meets the conditions, whatever its income; the height of the rent is no longer one."""
    is_vermogen_te_hoog = is_vermogen_boven_grens_huurtoeslag or has_medebewoner_with_vermogen_boven_grens
    return is_zelfstandige_huurwoning and not is_huurder_minderjarig and not is_vermogen_te_hoog


# Income that counts


@rule(Citation(WHT, artikel="1", onderdeel="i"), unit="EUR/jaar")
def rekeninkomen(toetsingsinkomen, toetsingsinkomen_medebewoner, is_medebewoner):
    """The income of aanvrager, partner and all who live in."""
    return toetsingsinkomen + total(toetsingsinkomen_medebewoner, over=is_medebewoner)


@rule(Citation(WHT, artikel="17", lid="1"), unit="EUR/jaar", name="minimum_inkomensijkpunt", until=END_OF_2024)
def minimum_inkomensijkpunt_2024(
    number_of_bewoners, is_ouderenhuishouden, minimum_inkomensijkpunten, minimum_inkomensijkpunten_ouderen
):
    """The income up to which the own part of the rent is lowest, for the four kinds of household of 2024."""
    if is_ouderenhuishouden:
        return lookup(number_of_bewoners, minimum_inkomensijkpunten_ouderen)
    return lookup(number_of_bewoners, minimum_inkomensijkpunten)


@rule(Citation(WHT, artikel="17", lid="1"), unit="EUR/jaar", name="minimum_inkomensijkpunt", since=BEGIN_OF_2025)
def minimum_inkomensijkpunt_vanaf_2025(number_of_bewoners, minimum_inkomensijkpunten):
    """The income up to which the own part of the rent is lowest, alone or together."""
    return lookup(number_of_bewoners, minimum_inkomensijkpunten)


# The part of the rent that the tenant pays: basishuur


@rule(Citation(WHT, artikel="17", lid="3"), unit="EUR/maand", name="minimale_normhuur", until=END_OF_2024)
def minimale_normhuur_2024(
    number_of_bewoners, is_ouderenhuishouden, normhuur_bij_minimum_inkomensijkpunt, verlaging_minimale_normhuur_ouderen
):
    """The normhuur at the lowest income, a little lower with someone of AOW age."""
    if not is_ouderenhuishouden:
        return normhuur_bij_minimum_inkomensijkpunt
    return normhuur_bij_minimum_inkomensijkpunt - lookup(number_of_bewoners, verlaging_minimale_normhuur_ouderen)


@rule(Citation(WHT, artikel="17", lid="3"), unit="EUR/maand", name="minimale_normhuur", since=BEGIN_OF_2025)
def minimale_normhuur_vanaf_2025(number_of_bewoners, normhuur_bij_minimum_inkomensijkpunt, verlaging_minimale_normhuur):
    """The normhuur at the lowest income, alone or together."""
    return normhuur_bij_minimum_inkomensijkpunt - lookup(number_of_bewoners, verlaging_minimale_normhuur)


@rule(Citation(WHT, artikel="18", lid="1"), unit="EUR/jaar", name="referentie_inkomensijkpunt", until=END_OF_2024)
def referentie_inkomensijkpunt_2024(
    number_of_bewoners, is_ouderenhuishouden, referentie_inkomensijkpunten, referentie_inkomensijkpunten_ouderen
):
    """The second income that fixes how the normhuur rises, for the four kinds of household of 2024."""
    if is_ouderenhuishouden:
        return lookup(number_of_bewoners, referentie_inkomensijkpunten_ouderen)
    return lookup(number_of_bewoners, referentie_inkomensijkpunten)


@rule(
    Citation(WHT, artikel="18", lid="1"),
    unit="EUR/jaar",
    name="referentie_inkomensijkpunt",
    since=BEGIN_OF_2025,
    until=END_OF_2025,
)
def referentie_inkomensijkpunt_2025(number_of_bewoners, referentie_inkomensijkpunten):
    """The second income that fixes how the normhuur rises, alone or together."""
    return lookup(number_of_bewoners, referentie_inkomensijkpunten)


@rule(Citation(WHT, artikel="18", lid="4"), unit="EUR/maand", name="normhuur_referentie", until=END_OF_2024)
def normhuur_referentie_2024(
    number_of_bewoners,
    is_ouderenhuishouden,
    normhuur_bij_referentie_inkomensijkpunt,
    verlaging_normhuur_referentie,
    verlaging_normhuur_referentie_ouderen,
):
    """The normhuur at the second income, for the four kinds of household of 2024."""
    if is_ouderenhuishouden:
        return normhuur_bij_referentie_inkomensijkpunt - lookup(
            number_of_bewoners, verlaging_normhuur_referentie_ouderen
        )
    return normhuur_bij_referentie_inkomensijkpunt - lookup(number_of_bewoners, verlaging_normhuur_referentie)


@rule(
    Citation(WHT, artikel="18", lid="3"),
    unit="EUR/maand",
    name="normhuur_referentie",
    since=BEGIN_OF_2025,
    until=END_OF_2025,
)
def normhuur_referentie_2025(
    number_of_bewoners, normhuur_bij_referentie_inkomensijkpunt, verlaging_normhuur_referentie
):
    """The normhuur at the second income, alone or together."""
    return normhuur_bij_referentie_inkomensijkpunt - lookup(number_of_bewoners, verlaging_normhuur_referentie)


@rule(Citation(WHT, artikel="19", lid="2"), unit="jaar^2/EUR/maand", until=END_OF_2025)
def normhuur_factor_a(minimale_normhuur, minimum_inkomensijkpunt, normhuur_referentie, referentie_inkomensijkpunt):
    """Factor a: how fast the normhuur as a part of the income rises between the two fixed incomes."""
    quote_minimum = minimale_normhuur / minimum_inkomensijkpunt
    quote_referentie = normhuur_referentie / referentie_inkomensijkpunt
    return (quote_referentie - quote_minimum) / (referentie_inkomensijkpunt - minimum_inkomensijkpunt)


@rule(Citation(WHT, artikel="19", lid="2"), unit="jaar/maand", until=END_OF_2025)
def normhuur_factor_b(minimale_normhuur, minimum_inkomensijkpunt, normhuur_factor_a):
    """Factor b: the normhuur as a part of the income, carried back to an income of zero."""
    return minimale_normhuur / minimum_inkomensijkpunt - normhuur_factor_a * minimum_inkomensijkpunt


@rule(Citation(WHT, artikel="19", lid="1"), unit="EUR/maand", until=END_OF_2025)
def normhuur(rekeninkomen, minimum_inkomensijkpunt, minimale_normhuur, normhuur_factor_a, normhuur_factor_b):
    """The rent expected of this household: the lowest, or a x income squared + b x income, up to a whole cent."""
    if rekeninkomen <= minimum_inkomensijkpunt:
        return minimale_normhuur
    return round_up_to_cent(normhuur_factor_a * rekeninkomen**2 + normhuur_factor_b * rekeninkomen)


@rule(Citation(WHT, artikel="16"), unit="EUR/maand", name="basishuur", until=END_OF_2025)
def basishuur_tot_2026(normhuur, opslag_basishuur, verlaging_basishuur):
    """The part of the rent that stays with the tenant: the normhuur by income, lowered by the law on the own part."""
    return normhuur + opslag_basishuur - verlaging_basishuur


@rule(Citation(WHT, artikel="16"), unit="EUR/maand", name="basishuur", since=BEGIN_OF_2026)
def basishuur_vanaf_2026(minimale_normhuur, opslag_basishuur, verlaging_basishuur):
    """The part of the rent that stays with the tenant at the least, whatever the income."""
    return minimale_normhuur + opslag_basishuur - verlaging_basishuur


# The amount


@rule(Citation(WHT, artikel="20", lid="2"), unit="EUR/maand")
def aftoppingsgrens(number_of_bewoners, aftoppingsgrenzen):
    """The rent up to which 65% of it counts: higher for three persons or more."""
    return lookup(number_of_bewoners, aftoppingsgrenzen)


@rule(Citation(WHT, artikel="13", lid="3"), unit="EUR/maand")
def gesubsidieerde_rekenhuur(rekenhuur, maximale_huurgrens):
    """The rent that counts, cut off at the limit (from 2026 art. 21 lid 1 onderdeel d)."""
    return min(rekenhuur, maximale_huurgrens)


@rule(Citation(WHT, artikel="21", lid="1", onderdeel="a"), unit="EUR/maand")
def huurtoeslag_tot_kwaliteitskortingsgrens(gesubsidieerde_rekenhuur, kwaliteitskortingsgrens, basishuur):
    """All of the rent between the basishuur and the kwaliteitskortingsgrens."""
    return max(0, min(gesubsidieerde_rekenhuur, kwaliteitskortingsgrens) - basishuur)


@rule(Citation(WHT, artikel="21", lid="1", onderdeel="b"), unit="EUR/maand")
def huurtoeslag_tot_aftoppingsgrens(
    gesubsidieerde_rekenhuur, kwaliteitskortingsgrens, aftoppingsgrens, basishuur, subsidie_tot_aftoppingsgrens
):
    """65% of the rent between the kwaliteitskortingsgrens and the aftoppingsgrens."""
    from_rent = max(kwaliteitskortingsgrens, basishuur)
    return subsidie_tot_aftoppingsgrens * max(0, min(gesubsidieerde_rekenhuur, aftoppingsgrens) - from_rent)


@rule(Citation(WHT, artikel="21", lid="1", onderdeel="c"), unit="waar", until=END_OF_2024)
def has_huurtoeslag_boven_aftoppingsgrens(
    is_eenpersoonshuishouden, has_pensioengerechtigde_leeftijd_on_first_of_month, has_handicap, is_bewoner
):
    """Whether the rent above the aftoppingsgrens counts: alone, with someone of AOW age, or in an adapted home."""
    has_oudere = any_of(has_pensioengerechtigde_leeftijd_on_first_of_month, over=is_bewoner)
    return is_eenpersoonshuishouden or has_oudere or any_of(has_handicap, over=is_bewoner)


@rule(
    Citation(WHT, artikel="21", lid="1", onderdeel="c"),
    unit="EUR/maand",
    name="huurtoeslag_boven_aftoppingsgrens",
    until=END_OF_2024,
)
def huurtoeslag_boven_aftoppingsgrens_2024(
    has_huurtoeslag_boven_aftoppingsgrens,
    gesubsidieerde_rekenhuur,
    aftoppingsgrens,
    basishuur,
    subsidie_boven_aftoppingsgrens,
):
    """40% of the rent above the aftoppingsgrens, for some households."""
    if not has_huurtoeslag_boven_aftoppingsgrens:
        return 0
    return subsidie_boven_aftoppingsgrens * max(0, gesubsidieerde_rekenhuur - max(aftoppingsgrens, basishuur))


@rule(
    Citation(WHT, artikel="21", lid="1", onderdeel="c"),
    unit="EUR/maand",
    name="huurtoeslag_boven_aftoppingsgrens",
    since=BEGIN_OF_2025,
)
def huurtoeslag_boven_aftoppingsgrens_vanaf_2025(
    gesubsidieerde_rekenhuur, aftoppingsgrens, basishuur, subsidie_boven_aftoppingsgrens
):
    """40% of the rent above the aftoppingsgrens, for all households."""
    return subsidie_boven_aftoppingsgrens * max(0, gesubsidieerde_rekenhuur - max(aftoppingsgrens, basishuur))


@rule(Citation(WHT, artikel="21", lid="1"), unit="EUR/maand")
def maximale_huurtoeslag(
    huurtoeslag_tot_kwaliteitskortingsgrens, huurtoeslag_tot_aftoppingsgrens, huurtoeslag_boven_aftoppingsgrens
):
    """The three parts of the rent that count together."""
    return huurtoeslag_tot_kwaliteitskortingsgrens + huurtoeslag_tot_aftoppingsgrens + huurtoeslag_boven_aftoppingsgrens


@rule(Citation(WHT, artikel="21", lid="2"), unit="EUR/maand", since=BEGIN_OF_2026)
def verlaging_huurtoeslag(rekeninkomen, minimum_inkomensijkpunt, number_of_bewoners, afbouwpercentage_huurtoeslag):
    """What goes off each month for the income above the minimum-inkomensijkpunt."""
    afbouw = lookup(number_of_bewoners, afbouwpercentage_huurtoeslag)
    return max(0, rekeninkomen - minimum_inkomensijkpunt) * afbouw / 12


@rule(Citation(WHT, artikel="21", lid="1"), unit="EUR/maand", name="huurtoeslag_before_rounding", until=END_OF_2025)
def huurtoeslag_before_rounding_tot_2026(maximale_huurtoeslag):
    """The parts of the rent that count; the income works through the basishuur."""
    return maximale_huurtoeslag


@rule(Citation(WHT, artikel="21", lid="2"), unit="EUR/maand", name="huurtoeslag_before_rounding", since=BEGIN_OF_2026)
def huurtoeslag_before_rounding_vanaf_2026(maximale_huurtoeslag, verlaging_huurtoeslag):
    """The parts of the rent that count less what goes off for the income, never below zero."""
    return max(0, maximale_huurtoeslag - verlaging_huurtoeslag)


@rule(Citation(AWIR, artikel="14", lid="4"), unit="EUR/jaar")
def huurtoeslag_jaarbedrag(huurtoeslag_before_rounding):
    """The huurtoeslag of a year, to the nearest euro."""
    return round_to_euro(huurtoeslag_before_rounding * 12)


@rule(Citation(WHT, artikel="7", lid="1"), unit="EUR/maand")
def huurtoeslag(has_recht_op_huurtoeslag, huurtoeslag_jaarbedrag, minimum_of_tegemoetkoming):
    """The huurtoeslag of a month; nothing when a year would be less than 24 euro (Awir art. 14 lid 5)."""
    if not has_recht_op_huurtoeslag:
        return 0
    return huurtoeslag_jaarbedrag / 12 if huurtoeslag_jaarbedrag >= minimum_of_tegemoetkoming else 0
