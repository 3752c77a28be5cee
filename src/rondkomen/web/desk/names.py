"""What states, ways, outcomes and fields are called on a page, and the reasons that a colleague can give."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rondkomen.apps.signals.kinds import Soort, Way
from rondkomen.apps.signals.states import DeliveryState, LinkOutcome

STATES = {
    DeliveryState.ONTVANGEN: _("Wacht op zijn beurt"),
    DeliveryState.IN_BEHANDELING: _("Wordt gelezen"),
    DeliveryState.VERWERKT: _("Klaar"),
    DeliveryState.AFGEKEURD: _("Niet aangenomen"),
}
IS_LINKING = _("Wordt gekoppeld")
WAYS = {
    Way.BESTAND: _("Op de server gezet"),
    Way.WERKPLEK: _("Ingestuurd op deze werkplek"),
    Way.API: _("Gestuurd door het systeem van de partner"),
}
SOORTEN = {
    Soort.VROEGSIGNAAL: _("Vroegsignaal"),
    Soort.GEACTUALISEERD: _("Bijgewerkt signaal"),
    Soort.EINDELEVERING: _("De levering stopt"),
    Soort.WARME_OVERDRACHT: _("Warme overdracht"),
    Soort.CRISIS: _("Crisis"),
}
OUTCOMES = {
    LinkOutcome.GEKOPPELD: _("Gekoppeld aan een inwoner"),
    LinkOutcome.HUISHOUDEN: _("Huishouden bekend, inwoner niet"),
    LinkOutcome.TWIJFEL: _("Wacht op een besluit"),
    LinkOutcome.INGETROKKEN: _("Teruggenomen, wacht op een nieuw besluit"),
    LinkOutcome.NIET_GEVONDEN: _("Geen inwoner gevonden"),
}
NOT_LINKED = _("Nog niet vergeleken")
TOLD = {
    "naam": _("Naam"),
    "voornamen": _("Voornamen"),
    "voorletters": _("Voorletters"),
    "voorvoegsel": _("Voorvoegsel"),
    "geslachtsnaam": _("Achternaam"),
    "partner_voorvoegsel": _("Voorvoegsel van de partner"),
    "partner_geslachtsnaam": _("Achternaam van de partner"),
    "geboortedatum": _("Geboortedatum"),
    "straat": _("Straat"),
    "huisnummer": _("Huisnummer"),
    "huisletter": _("Huisletter"),
    "huisnummertoevoeging": _("Toevoeging"),
    "postcode": _("Postcode"),
    "woonplaats": _("Plaats"),
    "telefoonnummers": _("Telefoon"),
    "email": _("E-mailadres"),
    "bsn": _("Burgerservicenummer"),
    "klantnummer": _("Klantnummer"),
    "bedrag": _("Bedrag"),
    "signaaldatum": _("Datum van het signaal"),
    "ontstaansdatum": _("Achterstand sinds"),
    "aantal_termijnen": _("Aantal termijnen"),
    "soort": _("Soort signaal"),
}
PERSON_STATES = {
    "verhuisd": _("Verhuisd uit de gemeente"),
    "geen_inwoner": _("Woont niet meer in de gemeente"),
    "overleden": _("Overleden"),
}

NONE_OF_THESE = "geen"
REASONS = {
    "": _("Geen reden opgeven"),
    "lijkt_op_niemand": _("De gegevens lijken op niemand genoeg"),
    "meer_dan_een": _("Het kan om meer dan één inwoner gaan"),
    "bedrijf": _("Het signaal gaat over een bedrijf of organisatie"),
    "woont_elders": _("De inwoner woont niet meer in de gemeente"),
    "nagevraagd": _("Nagevraagd bij de signaalpartner"),
}
"""Why somebody chose so in the review queue; the code is kept, the words are shown."""
UNDONE = "ongedaan"
TAKEN_BACK = {
    "andere_inwoner": _("Het signaal gaat over een andere inwoner"),
    "nieuwe_gegevens": _("De partner gaf andere gegevens door"),
    "verzoek": _("De inwoner vroeg erom"),
    "vergissing": _("Er is per ongeluk verkeerd gekozen"),
}
"""Why a link was taken back."""
BECAUSE = REASONS | TAKEN_BACK | {UNDONE: _("Meteen ongedaan gemaakt")}
