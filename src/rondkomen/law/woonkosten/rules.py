"""Woonkosten: the cost of a home for the beslagvrije voet, and what raises it on request (Rv art. 475ab and 475da)."""

from datetime import date

from rondkomen.engine import lookup, rule
from rondkomen.kernel import Citation
from rondkomen.law.again import again
from rondkomen.law.huurtoeslag import rules as huurtoeslag

RV = "BWBR0001827"
WHT = "BWBR0008659"
END_OF_2024 = date(2024, 12, 31)
END_OF_2025 = date(2025, 12, 31)
BEGIN_OF_2026 = date(2026, 1, 1)
BY_LEEFSITUATIE = {"number_of_bewoners": "personen_in_leefsituatie"}
AMOUNTS = {
    "minimale_normhuur": "normhuur_at_minimum_beslagvrije_voet",
    "minimum_inkomensijkpunt": "minimum_inkomensijkpunt_beslagvrije_voet",
    "normhuur_referentie": "normhuur_referentie_beslagvrije_voet",
    "referentie_inkomensijkpunt": "referentie_inkomensijkpunt_beslagvrije_voet",
}
"""What stands for the amounts of the huurtoeslag in the beslagvrije voet."""
FICTIEF = {"gesubsidieerde_rekenhuur": "fictieve_rekenhuur"}
FICTIEF_MAXIMAAL = {"maximale_huurtoeslag": "fictieve_maximale_huurtoeslag"}


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


@again(huurtoeslag.basishuur_vanaf_2026, Citation(WHT, artikel="16"), {}, since=date.min)
def laagste_basishuur() -> None:
    """The part of the rent that stays with the tenant at the lowest income, which is in the bijstandsnorm."""


# The part for rent in the beslagvrije voet: the amounts of the huurtoeslag by leefsituatie instead of by household


@again(
    huurtoeslag.minimum_inkomensijkpunt_vanaf_2025,
    Citation(RV, artikel="475da", lid="2"),
    BY_LEEFSITUATIE,
    of="person",
    since=date.min,
)
def minimum_inkomensijkpunt_beslagvrije_voet() -> None:
    """The minimum-inkomensijkpunt of the huurtoeslag, alone or together."""


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


@again(huurtoeslag.minimale_normhuur_vanaf_2025, Citation(RV, artikel="475da", lid="2"), BY_LEEFSITUATIE, of="person")
def normhuur_at_minimum_beslagvrije_voet() -> None:
    """The normhuur at the lowest income of the huurtoeslag, alone or together."""


@again(
    huurtoeslag.referentie_inkomensijkpunt_2025,
    Citation(RV, artikel="475da", lid="2"),
    BY_LEEFSITUATIE,
    of="person",
    since=date.min,
)
def referentie_inkomensijkpunt_beslagvrije_voet() -> None:
    """The referentie-inkomensijkpunt of the huurtoeslag, alone or together."""


@again(
    huurtoeslag.normhuur_referentie_2025,
    Citation(RV, artikel="475da", lid="2"),
    BY_LEEFSITUATIE,
    of="person",
    since=date.min,
)
def normhuur_referentie_beslagvrije_voet() -> None:
    """The normhuur at the second income of the huurtoeslag, alone or together."""


@again(huurtoeslag.normhuur_factor_a, Citation(RV, artikel="475da", lid="2"), AMOUNTS, of="person")
def huurfactor_a_beslagvrije_voet() -> None:
    """Factor a of the huurtoeslag for this leefsituatie (F or H in the law)."""


@again(
    huurtoeslag.normhuur_factor_b,
    Citation(RV, artikel="475da", lid="2"),
    {name: AMOUNTS[name] for name in ("minimale_normhuur", "minimum_inkomensijkpunt")}
    | {"normhuur_factor_a": "huurfactor_a_beslagvrije_voet"},
    of="person",
)
def huurfactor_b_beslagvrije_voet() -> None:
    """Factor b of the huurtoeslag for this leefsituatie (G or I in the law)."""


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


@again(
    huurtoeslag.basishuur_vanaf_2026,
    Citation(WHT, artikel="16"),
    {"minimale_normhuur": AMOUNTS["minimale_normhuur"]},
    of="person",
)
def laagste_basishuur_beslagvrije_voet() -> None:
    """The part of the rent that is in the bijstandsnorm: the lowest basishuur (J in the law)."""


@again(
    huurtoeslag.verlaging_huurtoeslag,
    Citation(RV, artikel="475da", lid="2"),
    BY_LEEFSITUATIE
    | {
        "rekeninkomen": "inkomen_beslagvrije_voet",
        "minimum_inkomensijkpunt": AMOUNTS["minimum_inkomensijkpunt"],
    },
    of="person",
)
def gemiste_huurtoeslag_beslagvrije_voet() -> None:
    """What the huurtoeslag is lower by at this income (I x F/12 or G/12 in the law)."""


@rule(
    Citation(RV, artikel="475da", lid="2"),
    unit="EUR/maand",
    of="person",
    name="huurdeel_beslagvrije_voet",
    since=BEGIN_OF_2026,
)
def huurdeel_beslagvrije_voet_vanaf_2026(
    gemiste_huurtoeslag_beslagvrije_voet, maximale_huurgrens_hoog, laagste_basishuur_beslagvrije_voet
):
    """What the huurtoeslag is lower by at this income, at most the highest rent less the lowest basishuur."""
    return min(gemiste_huurtoeslag_beslagvrije_voet, maximale_huurgrens_hoog - laagste_basishuur_beslagvrije_voet)


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


@again(huurtoeslag.huurtoeslag_tot_kwaliteitskortingsgrens, Citation(RV, artikel="475da", lid="7"), FICTIEF)
def fictieve_huurtoeslag_tot_kwaliteitskortingsgrens() -> None:
    """All of that rent between the basishuur and the kwaliteitskortingsgrens."""


@again(huurtoeslag.huurtoeslag_tot_aftoppingsgrens, Citation(RV, artikel="475da", lid="7"), FICTIEF)
def fictieve_huurtoeslag_tot_aftoppingsgrens() -> None:
    """65% of that rent between the kwaliteitskortingsgrens and the aftoppingsgrens."""


@again(
    huurtoeslag.huurtoeslag_boven_aftoppingsgrens_2024,
    Citation(RV, artikel="475da", lid="7"),
    FICTIEF,
    name="fictieve_huurtoeslag_boven_aftoppingsgrens",
)
def fictieve_huurtoeslag_boven_aftoppingsgrens_2024() -> None:
    """40% of that rent above the aftoppingsgrens, for some households."""


@again(
    huurtoeslag.huurtoeslag_boven_aftoppingsgrens_vanaf_2025,
    Citation(RV, artikel="475da", lid="7"),
    FICTIEF,
    name="fictieve_huurtoeslag_boven_aftoppingsgrens",
)
def fictieve_huurtoeslag_boven_aftoppingsgrens_vanaf_2025() -> None:
    """40% of that rent above the aftoppingsgrens."""


@again(
    huurtoeslag.maximale_huurtoeslag,
    Citation(RV, artikel="475da", lid="7"),
    {
        "huurtoeslag_tot_kwaliteitskortingsgrens": "fictieve_huurtoeslag_tot_kwaliteitskortingsgrens",
        "huurtoeslag_tot_aftoppingsgrens": "fictieve_huurtoeslag_tot_aftoppingsgrens",
        "huurtoeslag_boven_aftoppingsgrens": "fictieve_huurtoeslag_boven_aftoppingsgrens",
    },
)
def fictieve_maximale_huurtoeslag() -> None:
    """The three parts of that rent together."""


@again(
    huurtoeslag.huurtoeslag_before_rounding_tot_2026,
    Citation(RV, artikel="475da", lid="7"),
    FICTIEF_MAXIMAAL,
    name="fictieve_huurtoeslag",
)
def fictieve_huurtoeslag_tot_2026() -> None:
    """The huurtoeslag there would be if the cost of the home were a rent."""


@again(
    huurtoeslag.huurtoeslag_before_rounding_vanaf_2026,
    Citation(RV, artikel="475da", lid="7"),
    FICTIEF_MAXIMAAL,
    name="fictieve_huurtoeslag",
)
def fictieve_huurtoeslag_vanaf_2026() -> None:
    """The huurtoeslag there would be if the cost of the home were a rent, less what goes off for the income."""


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
