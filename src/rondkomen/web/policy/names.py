"""What states, failures, groups and tables are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rondkomen.apps.scenarios.actions import FAULT, INTERRUPTED, NO_POPULATION, NOT_WORKED_OUT
from rondkomen.apps.scenarios.states import ScenarioState

STATES = {
    ScenarioState.QUEUED: _("Wacht op zijn beurt"),
    ScenarioState.RUNNING: _("Wordt uitgerekend"),
    ScenarioState.DONE: _("Klaar"),
    ScenarioState.FAILED: _("Niet gelukt"),
}
FAILURES = {
    INTERRUPTED: _("Het rekenen is onderbroken. U kunt het opnieuw laten doen."),
    NO_POPULATION: _("Er zijn nog geen huishoudens om mee te rekenen. Vraag uw beheerder om ze te maken."),
    NOT_WORKED_OUT: _("Met deze bedragen of op deze dag kan de wet niet worden uitgerekend. Maak een ander scenario."),
    FAULT: _("Er ging bij ons iets mis. U kunt het opnieuw laten doen. Lukt het weer niet? Vraag uw beheerder."),
}
KINDS = {
    "alleenstaand": _("Alleenstaand, tot de AOW-leeftijd"),
    "alleenstaand_aow": _("Alleenstaand, met AOW"),
    "paar": _("Paar zonder kinderen, tot de AOW-leeftijd"),
    "paar_aow": _("Paar zonder kinderen, met AOW"),
    "paar_met_kinderen": _("Paar met kinderen"),
    "eenouder": _("Eenoudergezin"),
    "overig": _("Ander huishouden"),
}
BANDS = {
    "tot_100": _("tot 100% van de bijstandsnorm"),
    "100_tot_110": _("100 tot 110%"),
    "110_tot_120": _("110 tot 120%"),
    "120_tot_130": _("120 tot 130%"),
    "130_tot_150": _("130 tot 150%"),
    "vanaf_150": _("vanaf 150%"),
    "geen_norm": _("zonder eigen norm"),
}
POVERTY = {
    "sociaal_minimum": _("Minder dan de bijstandsnorm"),
    "sociaal_minimum_120": _("Minder dan 120% van de bijstandsnorm"),
    "armoedegrens": _("Minder dan de armoedegrens"),
}
PRESSURE = {
    "below 0%": _("er blijft meer over dan erbij komt"),
    "0 to 25%": _("0 tot 25% gaat eraf"),
    "25 to 50%": _("25 tot 50% gaat eraf"),
    "50 to 75%": _("50 tot 75% gaat eraf"),
    "75 to 100%": _("75 tot 100% gaat eraf"),
    "100% and more": _("100% of meer gaat eraf"),
}
DRAWN = {
    "kaart": (
        _("Kaart van de wijken"),
        _("Een vak per wijk, donkerder waar meer huishoudens vooruit gaan. De cijfers staan in de tabel."),
    ),
    "beurs": (
        _("Wie het merkt"),
        _("Staven per soort huishouden: hoeveel er vooruit en achteruit gaan. De cijfers staan in de tabel."),
    ),
    "druk": (
        _("Loont meer werken?"),
        _(
            "Staven per groep: hoeveel huishoudens zoveel kwijt zijn van het loon van een dag per week meer. "
            "De cijfers staan in de tabel."
        ),
    ),
}
"""The heading over each picture, and what is to be seen in it."""
