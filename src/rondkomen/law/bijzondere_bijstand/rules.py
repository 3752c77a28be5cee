"""Bijzondere bijstand: how much of special costs a household bears itself (draagkracht), by its municipality's rule.

The law leaves the sum to the municipality (Participatiewet art. 35 lid 1). The form here is the usual one: nothing up
to a part of the norm, a part of the income above it, and a larger part above a second limit.
"""

from rondkomen.engine import round_to_cent, rule
from rondkomen.kernel import Citation

PW = "BWBR0015703"


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR/maand")
def minimagrens(bijstandsnorm, minimagrens_fractie):
    """The net income of a month, with holiday allowance, up to which a municipality opens its schemes."""
    return round_to_cent(bijstandsnorm * minimagrens_fractie)


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR/maand")
def minimagrens_zonder_vakantietoeslag(bijstandsnorm_zonder_vakantietoeslag, minimagrens_fractie):
    """The same limit without holiday allowance, as most municipalities print it."""
    return round_to_cent(bijstandsnorm_zonder_vakantietoeslag * minimagrens_fractie)


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR/maand")
def inkomen_above_draagkracht_grens(
    in_aanmerking_te_nemen_inkomen, bijstandsnorm_zonder_kostendelersnorm, draagkracht_grens, draagkracht_hoge_grens
):
    """The income of a month between the two limits of the municipality."""
    grens = bijstandsnorm_zonder_kostendelersnorm * draagkracht_grens
    hoge_grens = bijstandsnorm_zonder_kostendelersnorm * draagkracht_hoge_grens
    return max(0, min(in_aanmerking_te_nemen_inkomen, hoge_grens) - grens)


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR/maand")
def inkomen_above_hoge_draagkracht_grens(
    in_aanmerking_te_nemen_inkomen, bijstandsnorm_zonder_kostendelersnorm, draagkracht_hoge_grens
):
    """The income of a month above the second limit of the municipality."""
    return max(0, in_aanmerking_te_nemen_inkomen - bijstandsnorm_zonder_kostendelersnorm * draagkracht_hoge_grens)


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR")
def draagkracht_uit_inkomen(
    inkomen_above_draagkracht_grens,
    draagkracht_fractie,
    inkomen_above_hoge_draagkracht_grens,
    draagkracht_hoge_fractie,
    draagkracht_periode,
):
    """What the household can bear out of its income in twelve months."""
    deel = inkomen_above_draagkracht_grens * draagkracht_fractie
    hoog_deel = inkomen_above_hoge_draagkracht_grens * draagkracht_hoge_fractie
    return round_to_cent((deel + hoog_deel) * draagkracht_periode)


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR")
def draagkracht_uit_vermogen(vermogen_for_bijstand, vermogensgrens_bijstand):
    """What the household can bear out of its wealth: all above the limit for bijstand."""
    return max(0, vermogen_for_bijstand - vermogensgrens_bijstand)


@rule(Citation(PW, artikel="35", lid="2"), unit="waar")
def are_bijzondere_kosten_above_drempelbedrag(bijzondere_kosten, drempelbedrag_bijzondere_bijstand):
    """Whether the costs of twelve months are above the amount that a municipality may leave to the household."""
    return bijzondere_kosten > drempelbedrag_bijzondere_bijstand


@rule(Citation(PW, artikel="35", lid="2"), unit="waar")
def has_bijzondere_kosten_that_count(applies_drempelbedrag, are_bijzondere_kosten_above_drempelbedrag):
    """Whether the costs count: always, unless the municipality uses the threshold."""
    return not applies_drempelbedrag or are_bijzondere_kosten_above_drempelbedrag


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR")
def draagkracht(draagkracht_uit_inkomen, draagkracht_uit_vermogen):
    """What the household can bear itself of the special costs of twelve months."""
    return draagkracht_uit_inkomen + draagkracht_uit_vermogen


@rule(Citation(PW, artikel="35", lid="1"), unit="EUR")
def bijzondere_bijstand(
    has_persoon_that_can_have_bijstand, has_bijzondere_kosten_that_count, bijzondere_kosten, draagkracht
):
    """The bijzondere bijstand for necessary special costs of twelve months: the costs less the draagkracht."""
    if not has_persoon_that_can_have_bijstand or not has_bijzondere_kosten_that_count:
        return 0
    return max(0, bijzondere_kosten - draagkracht)
