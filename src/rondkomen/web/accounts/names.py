"""What roles, permissions and the ends of a session are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rondkomen.apps.audit.actor import Role
from rondkomen.apps.staff.matrix import Permission

ROLES = {
    Role.VROEGSIGNALEERDER: _("Vroegsignaleerder"),
    Role.SCHULDHULPVERLENER: _("Schuldhulpverlener"),
    Role.KWALITEITSMEDEWERKER: _("Kwaliteitsmedewerker"),
    Role.BELEIDSADVISEUR: _("Beleidsadviseur"),
    Role.BEHEERDER: _("Beheerder"),
    Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING: _("Functionaris voor gegevensbescherming"),
}

TASKS = {
    Role.VROEGSIGNALEERDER: _("Biedt inwoners hulp aan na een vroeg signaal."),
    Role.SCHULDHULPVERLENER: _("Helpt inwoners met schulden, van het eerste gesprek tot de nazorg."),
    Role.KWALITEITSMEDEWERKER: _("Kijkt of een signaal bij de goede inwoner hoort, en of het werk goed gaat."),
    Role.BELEIDSADVISEUR: _("Ziet cijfers over groepen en stelt regels vast. Ziet nooit een inwoner."),
    Role.BEHEERDER: _("Beheert accounts en instellingen. Opent nooit een inwoner."),
    Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING: _("Ziet wie welke gegevens bekeek. Verandert niets."),
}

PERMISSIONS = {
    Permission.WORK: _("De startpagina van de gemeente openen"),
    Permission.SEE_MATRIX: _("Zien wie wat mag"),
    Permission.MANAGE_STAFF: _("Collega's uitnodigen, rollen geven en accounts sluiten"),
    Permission.SEE_SIGNALS: _("Leveringen van signalen zien, en wat er van elke regel werd"),
    Permission.DELIVER_SIGNALS: _("Signalen van een partner aanleveren"),
    Permission.REVIEW_LINKS: _("Beslissen bij welke inwoner een signaal hoort"),
    Permission.MANAGE_PARTNERS: _("Signaalpartners beheren, en hoe hun bestanden worden gelezen"),
    Permission.TRY_OUT_LAW: _("Uitproberen wat andere bedragen en grenzen zouden doen"),
}

ENDS = {
    "button": _("Werken er meer mensen op deze computer? Sluit dan ook dit venster."),
    "idle": _("U was een tijd niet bezig. Log opnieuw in om verder te gaan."),
    "long": _("U was lang ingelogd. Log opnieuw in om verder te gaan."),
    "elsewhere": _("Uw account is veranderd. Log opnieuw in."),
    "again": _("U gaat iets belangrijks veranderen. Log daarom eerst opnieuw in."),
}
