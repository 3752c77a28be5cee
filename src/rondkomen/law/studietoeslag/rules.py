"""Studietoeslag: the least a student gets who cannot work beside the study because of illness (Participatiewet 36b)."""

from rondkomen.engine import lookup, rule
from rondkomen.kernel import Citation

PW = "BWBR0015703"


@rule(Citation(PW, artikel="36b", lid="1"), unit="waar", of="person")
def has_leeftijd_studietoeslag(leeftijd, leeftijd_studietoeslag):
    """Whether this person is 15 or older."""
    return leeftijd >= leeftijd_studietoeslag


@rule(Citation(PW, artikel="36b", lid="3"), unit="waar", of="person")
def has_recht_op_studietoeslag(
    has_leeftijd_studietoeslag, is_student, has_medische_beperking_naast_studie, has_recht_op_wajong
):
    """Whether this person studies with student finance, cannot earn beside it, and has no right to Wajong."""
    if not has_leeftijd_studietoeslag or not is_student or has_recht_op_wajong:
        return False
    return has_medische_beperking_naast_studie


@rule(Citation(PW, artikel="36b", lid="5"), unit="EUR/maand", of="person")
def vermindering_studietoeslag(stagevergoeding, vrijlating_stagevergoeding):
    """The pay for an internship above the amount that may be kept."""
    return max(0, stagevergoeding - vrijlating_stagevergoeding)


@rule(Citation(PW, artikel="36b", lid="1"), unit="EUR/maand", of="person")
def studietoeslag(has_recht_op_studietoeslag, leeftijd, studietoeslag_minimum_per_leeftijd, vermindering_studietoeslag):
    """The least studietoeslag of a month, by age; a municipality may give more."""
    if not has_recht_op_studietoeslag:
        return 0
    return max(0, lookup(leeftijd, studietoeslag_minimum_per_leeftijd) - vermindering_studietoeslag)
