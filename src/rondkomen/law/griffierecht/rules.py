"""Griffierecht: what the one who claims pays the kantonrechter (Wet griffierechten burgerlijke zaken)."""

from rondkomen.engine import lookup, rule
from rondkomen.kernel import Citation

WGBZ = "BWBR0028899"


@rule(Citation(WGBZ, artikel="3"), unit="EUR")
def griffierecht_kanton(
    hoofdsom,
    is_eiser_onvermogend,
    is_eiser_natuurlijk_persoon,
    griffierecht_kanton_onvermogende,
    griffierecht_kanton_natuurlijk_persoon,
    griffierecht_kanton_rechtspersoon,
):
    """The fee by the height of the claim; lower for a person, lowest for a person with a low income."""
    if is_eiser_onvermogend:
        return griffierecht_kanton_onvermogende
    if is_eiser_natuurlijk_persoon:
        return lookup(hoofdsom, griffierecht_kanton_natuurlijk_persoon)
    return lookup(hoofdsom, griffierecht_kanton_rechtspersoon)
