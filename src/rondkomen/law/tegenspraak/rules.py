"""Tegenspraak: facts that cannot both be right by the law, each with the article that says so."""

from rondkomen.engine import any_of, rule, total
from rondkomen.kernel import Citation

AOW = "BWBR0002221"
PARTICIPATIEWET = "BWBR0015703"
WKO = "BWBR0017017"


@rule(Citation(PARTICIPATIEWET, artikel="19", lid="1"), unit="waar")
def has_bijstand_beside_inkomen_above_norm(inkomen_bijstand, is_aanvrager_or_partner, is_inkomen_under_bijstandsnorm):
    """Whether bijstand is told as income while the other income is not below the norm."""
    return total(inkomen_bijstand, over=is_aanvrager_or_partner) > 0 and not is_inkomen_under_bijstandsnorm


@rule(Citation(WKO, artikel="1.6", lid="1"), unit="waar")
def has_kinderopvang_without_arbeid(has_kind_in_kinderopvang, has_parent_without_arbeid):
    """Whether child care is told while a parent has no work, training or other ground for it."""
    return has_kind_in_kinderopvang and has_parent_without_arbeid


@rule(Citation(AOW, artikel="7a", lid="1"), unit="waar", of="person")
def has_aow_before_pensioengerechtigde_leeftijd(inkomen_aow, has_pensioengerechtigde_leeftijd):
    """Whether AOW is told for someone who has not reached the AOW age."""
    return inkomen_aow > 0 and not has_pensioengerechtigde_leeftijd


@rule(Citation(AOW, artikel="7a", lid="1"), unit="waar")
def has_someone_with_aow_too_early(has_aow_before_pensioengerechtigde_leeftijd, is_bewoner):
    """Whether AOW is told for someone in the home who has not reached the AOW age."""
    return any_of(has_aow_before_pensioengerechtigde_leeftijd, over=is_bewoner)
