"""Woonkosten: the cost of a home for the beslagvrije voet, and what raises it on request (Rv art. 475ab and 475da)."""

from datetime import date

from rondkomen.engine import lookup, rule
from rondkomen.kernel import Citation

RV = "BWBR0001827"
WHT = "BWBR0008659"
END_OF_2024 = date(2024, 12, 31)
BEGIN_OF_2025 = date(2025, 1, 1)
END_OF_2025 = date(2025, 12, 31)
BEGIN_OF_2026 = date(2026, 1, 1)


@rule(Citation(RV, artikel="475ab", lid="1"), unit="EUR/maand")
def woonkosten_eigen_woning(
    hypotheekrente_en_erfpacht, overige_eigenaarslasten, woz_waarde, maximale_eigenaarslasten_of_woz_waarde
):
    """Mortgage interest, ground rent and other costs of an own home, the last up to a part of the WOZ-waarde."""
    return hypotheekrente_en_erfpacht + min(
        overige_eigenaarslasten, maximale_eigenaarslasten_of_woz_waarde * woz_waarde
    )


@rule(Citation(RV, artikel="475ab", lid="1"), unit="EUR/maand")
def woonkosten(is_koopwoning, is_huurwoning, is_kamer, woonkosten_eigen_woning, rekenhuur):
    """The rent that counts for huurtoeslag, or the cost of an own home; nothing for who lives in with others."""
    if is_koopwoning:
        return woonkosten_eigen_woning
    return rekenhuur if is_huurwoning or is_kamer else 0


# The part for rent in the beslagvrije voet


@rule(
    Citation(RV, artikel="475da", lid="2"),
    unit="EUR/maand",
    of="person",
    name="normhuur_at_minimum_beslagvrije_voet",
    until=END_OF_2024,
)
def normhuur_at_minimum_beslagvrije_voet_2024(normhuur_bij_minimum_inkomensijkpunt):
    """The normhuur at the lowest income of the huurtoeslag."""
    return normhuur_bij_minimum_inkomensijkpunt


@rule(
    Citation(RV, artikel="475da", lid="2"),
    unit="EUR/maand",
    of="person",
    name="normhuur_at_minimum_beslagvrije_voet",
    since=BEGIN_OF_2025,
    until=END_OF_2025,
)
def normhuur_at_minimum_beslagvrije_voet_2025(
    personen_in_leefsituatie, normhuur_bij_minimum_inkomensijkpunt, verlaging_minimale_normhuur
):
    """The normhuur at the lowest income of the huurtoeslag, alone or together."""
    return normhuur_bij_minimum_inkomensijkpunt - lookup(personen_in_leefsituatie, verlaging_minimale_normhuur)


@rule(Citation(RV, artikel="475da", lid="2"), unit="jaar^2/EUR/maand", of="person", until=END_OF_2025)
def huurfactor_a_beslagvrije_voet(
    personen_in_leefsituatie,
    normhuur_at_minimum_beslagvrije_voet,
    minimum_inkomensijkpunten,
    normhuur_bij_referentie_inkomensijkpunt,
    verlaging_normhuur_referentie,
    referentie_inkomensijkpunten,
):
    """Factor a of the huurtoeslag for this leefsituatie (F or H in the law)."""
    minimum = lookup(personen_in_leefsituatie, minimum_inkomensijkpunten)
    referentie = lookup(personen_in_leefsituatie, referentie_inkomensijkpunten)
    normhuur_hoog = normhuur_bij_referentie_inkomensijkpunt - lookup(
        personen_in_leefsituatie, verlaging_normhuur_referentie
    )
    return (normhuur_hoog / referentie - normhuur_at_minimum_beslagvrije_voet / minimum) / (referentie - minimum)


@rule(Citation(RV, artikel="475da", lid="2"), unit="jaar/maand", of="person", until=END_OF_2025)
def huurfactor_b_beslagvrije_voet(
    personen_in_leefsituatie,
    normhuur_at_minimum_beslagvrije_voet,
    minimum_inkomensijkpunten,
    huurfactor_a_beslagvrije_voet,
):
    """Factor b of the huurtoeslag for this leefsituatie (G or I in the law)."""
    minimum = lookup(personen_in_leefsituatie, minimum_inkomensijkpunten)
    return normhuur_at_minimum_beslagvrije_voet / minimum - huurfactor_a_beslagvrije_voet * minimum


@rule(
    Citation(RV, artikel="475da", lid="2"),
    unit="EUR/maand",
    of="person",
    name="huurdeel_beslagvrije_voet",
    until=END_OF_2025,
)
def huurdeel_beslagvrije_voet_tot_2026(
    inkomen_beslagvrije_voet,
    huurfactor_a_beslagvrije_voet,
    huurfactor_b_beslagvrije_voet,
    normhuur_bij_minimum_inkomensijkpunt,
    maximale_huurgrens_hoog,
):
    """The normhuur at this income above the lowest one, at most up to the highest rent of the huurtoeslag."""
    kwadraat = huurfactor_a_beslagvrije_voet * inkomen_beslagvrije_voet**2
    normhuur_bij_inkomen = kwadraat + huurfactor_b_beslagvrije_voet * inkomen_beslagvrije_voet
    return max(0, min(maximale_huurgrens_hoog, normhuur_bij_inkomen) - normhuur_bij_minimum_inkomensijkpunt)


@rule(Citation(WHT, artikel="16"), unit="EUR/maand", of="person", since=BEGIN_OF_2026)
def laagste_basishuur_beslagvrije_voet(
    personen_in_leefsituatie,
    normhuur_bij_minimum_inkomensijkpunt,
    verlaging_minimale_normhuur,
    opslag_basishuur,
    verlaging_basishuur,
):
    """The part of the rent that is in the bijstandsnorm: the lowest basishuur (J in the law)."""
    normhuur_laag = normhuur_bij_minimum_inkomensijkpunt - lookup(personen_in_leefsituatie, verlaging_minimale_normhuur)
    return normhuur_laag + opslag_basishuur - verlaging_basishuur


@rule(
    Citation(RV, artikel="475da", lid="2"),
    unit="EUR/maand",
    of="person",
    name="huurdeel_beslagvrije_voet",
    since=BEGIN_OF_2026,
)
def huurdeel_beslagvrije_voet_vanaf_2026(
    inkomen_beslagvrije_voet,
    personen_in_leefsituatie,
    minimum_inkomensijkpunten,
    afbouwpercentage_huurtoeslag,
    maximale_huurgrens_hoog,
    laagste_basishuur_beslagvrije_voet,
):
    """What the huurtoeslag is lower by at this income, at most the highest rent less the lowest basishuur."""
    ijkpunt = lookup(personen_in_leefsituatie, minimum_inkomensijkpunten)
    afbouw = lookup(personen_in_leefsituatie, afbouwpercentage_huurtoeslag)
    vermindering = max(0, inkomen_beslagvrije_voet - ijkpunt) * afbouw / 12
    return min(vermindering, maximale_huurgrens_hoog - laagste_basishuur_beslagvrije_voet)


# Dear housing, for some months


@rule(Citation(RV, artikel="475da", lid="5"), unit="EUR/maand")
def woonkosten_boven_grens(woonkosten, maximale_huurgrens_hoog, fractie_hoge_woonkosten):
    """The part of the cost of the home above 110% of the highest rent of the huurtoeslag."""
    return max(0, woonkosten - fractie_hoge_woonkosten * maximale_huurgrens_hoog)


@rule(Citation(RV, artikel="475da", lid="5"), unit="EUR/maand", of="person")
def verhoging_for_hoge_woonkosten(
    requests_verhoging_beslagvrije_voet, is_aanvrager_or_partner, woonkosten_boven_grens, maandinkomen_echtgenoot
):
    """For some months, on request: the high part of the housing cost that the partner's income cannot pay."""
    if not requests_verhoging_beslagvrije_voet or not is_aanvrager_or_partner:
        return 0
    return max(0, woonkosten_boven_grens - maandinkomen_echtgenoot)


# A home for which there is no huurtoeslag


@rule(Citation(RV, artikel="475da", lid="7"), unit="waar")
def is_woning_without_huurtoeslag(is_koopwoning, is_kamer):
    """Whether one owns the home, or rents one without its own front door: there is no huurtoeslag for it."""
    return is_koopwoning or is_kamer


@rule(Citation(RV, artikel="475da", lid="7"), unit="EUR/maand")
def fictieve_rekenhuur(woonkosten, maximale_huurgrens_hoog):
    """The cost of the home as if it were a rent, cut off at the limit."""
    return min(woonkosten, maximale_huurgrens_hoog)


@rule(Citation(WHT, artikel="21", lid="1"), unit="EUR/maand")
def fictieve_huurtoeslag_tot_aftoppingsgrens(
    fictieve_rekenhuur, kwaliteitskortingsgrens, aftoppingsgrens, basishuur, subsidie_tot_aftoppingsgrens
):
    """The first two parts of the huurtoeslag for that rent."""
    tot_aftoppingsgrens = max(0, min(fictieve_rekenhuur, aftoppingsgrens) - max(kwaliteitskortingsgrens, basishuur))
    tot_kwaliteitskortingsgrens = max(0, min(fictieve_rekenhuur, kwaliteitskortingsgrens) - basishuur)
    return tot_kwaliteitskortingsgrens + subsidie_tot_aftoppingsgrens * tot_aftoppingsgrens


@rule(
    Citation(WHT, artikel="21", lid="1", onderdeel="c"),
    unit="EUR/maand",
    name="fictieve_huurtoeslag_boven_aftoppingsgrens",
    until=END_OF_2024,
)
def fictieve_huurtoeslag_boven_aftoppingsgrens_2024(
    has_huurtoeslag_boven_aftoppingsgrens,
    fictieve_rekenhuur,
    aftoppingsgrens,
    basishuur,
    subsidie_boven_aftoppingsgrens,
):
    """The third part of the huurtoeslag for that rent, for some households."""
    if not has_huurtoeslag_boven_aftoppingsgrens:
        return 0
    return subsidie_boven_aftoppingsgrens * max(0, fictieve_rekenhuur - max(aftoppingsgrens, basishuur))


@rule(
    Citation(WHT, artikel="21", lid="1", onderdeel="c"),
    unit="EUR/maand",
    name="fictieve_huurtoeslag_boven_aftoppingsgrens",
    since=BEGIN_OF_2025,
)
def fictieve_huurtoeslag_boven_aftoppingsgrens_vanaf_2025(
    fictieve_rekenhuur, aftoppingsgrens, basishuur, subsidie_boven_aftoppingsgrens
):
    """The third part of the huurtoeslag for that rent."""
    return subsidie_boven_aftoppingsgrens * max(0, fictieve_rekenhuur - max(aftoppingsgrens, basishuur))


@rule(Citation(RV, artikel="475da", lid="7"), unit="EUR/maand", name="fictieve_huurtoeslag", until=END_OF_2025)
def fictieve_huurtoeslag_tot_2026(fictieve_huurtoeslag_tot_aftoppingsgrens, fictieve_huurtoeslag_boven_aftoppingsgrens):
    """The huurtoeslag there would be if the cost of the home were a rent."""
    return fictieve_huurtoeslag_tot_aftoppingsgrens + fictieve_huurtoeslag_boven_aftoppingsgrens


@rule(Citation(RV, artikel="475da", lid="7"), unit="EUR/maand", name="fictieve_huurtoeslag", since=BEGIN_OF_2026)
def fictieve_huurtoeslag_vanaf_2026(
    fictieve_huurtoeslag_tot_aftoppingsgrens, fictieve_huurtoeslag_boven_aftoppingsgrens, verlaging_huurtoeslag
):
    """The huurtoeslag there would be if the cost of the home were a rent, less what goes off for the income."""
    maximaal = fictieve_huurtoeslag_tot_aftoppingsgrens + fictieve_huurtoeslag_boven_aftoppingsgrens
    return max(0, maximaal - verlaging_huurtoeslag)


@rule(Citation(RV, artikel="475da", lid="7"), unit="waar", of="person")
def is_inkomen_onder_grens_verhoging(inkomen_beslagvrije_voet, personen_in_leefsituatie, inkomensgrens_verhoging):
    """Whether the taxable income is low enough for the extra amount of an own home."""
    return inkomen_beslagvrije_voet < lookup(personen_in_leefsituatie, inkomensgrens_verhoging)


@rule(Citation(RV, artikel="475da", lid="7"), unit="EUR/maand", of="person")
def verhoging_for_woning_without_huurtoeslag(
    requests_verhoging_beslagvrije_voet,
    is_aanvrager_or_partner,
    is_woning_without_huurtoeslag,
    is_inkomen_onder_grens_verhoging,
    fictieve_huurtoeslag,
):
    """On request, below an income limit: what huurtoeslag would have paid, for a home that has none."""
    if not requests_verhoging_beslagvrije_voet or not is_aanvrager_or_partner:
        return 0
    return fictieve_huurtoeslag if is_woning_without_huurtoeslag and is_inkomen_onder_grens_verhoging else 0
