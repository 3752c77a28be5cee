"""The facts about debts, claims and childcare that may be told under `given`, and what is taken to be so until then."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rondkomen.kernel import Unit

_ZERO = Decimal(0)
_EURO, _MONTHLY, _HOURS = Unit.parse("EUR"), Unit.parse("EUR/maand"), Unit.parse("uur/maand")

TRUTHS: Mapping[str, bool] = {
    "is_zonder_woonadres": False,
    "is_inkomen_onder_beslag": False,
    "requests_verhoging_beslagvrije_voet": False,
    "follows_traject_or_opleiding": False,
    "has_indicatie_langdurige_zorg": False,
}
"""Truths of a person: address and seizure, and what stands beside work for childcare."""
TRUTHS_AT_HOME: Mapping[str, bool] = {
    "is_consument": True,
    "is_veertiendagenbrief_verstuurd": True,
    "is_btw_verrekenbaar": True,
    "is_termijnvordering": False,
    "is_handelsovereenkomst": False,
    "is_eiser_natuurlijk_persoon": False,
    "is_eiser_onvermogend": False,
    "is_betaald_ter_plaatse": False,
    "applies_volle_norm_for_kwijtschelding": False,
    "applies_aow_norm_for_kwijtschelding": False,
    "counts_kinderopvang_for_kwijtschelding": False,
    "is_wooncomponent_without_verlaging": False,
    "is_schuldregeling_of_both": True,
}
"""Truths of one claim and its creditor, choices of a municipality for kwijtschelding, and the debt arrangement."""
NUMBERS: Mapping[str, tuple[Unit, Decimal]] = {
    "inkomen_buiten_beslag": (_MONTHLY, _ZERO),
    "loonbelasting_auto_van_de_zaak": (_MONTHLY, _ZERO),
    "betaalde_alimentatie": (_MONTHLY, _ZERO),
}
"""Numbers of a person that are zero until told."""
NUMBERS_AT_HOME: Mapping[str, tuple[Unit, Decimal]] = {
    "overige_eigenaarslasten": (_MONTHLY, _ZERO),
    "incassokosten_in_halfjaar": (_EURO, _ZERO),
    "dagen_in_verzuim": (Unit.parse("dag"), _ZERO),
    "betaling_belastingschulden": (_MONTHLY, _ZERO),
    "extra_vermogen_for_kwijtschelding": (_EURO, _ZERO),
    "correctie_vtlb_woonlasten": (_MONTHLY, _ZERO),
    "correctie_vtlb_belastingen": (_MONTHLY, _ZERO),
    "correctie_vtlb_ziektekosten": (_MONTHLY, _ZERO),
    "correctie_vtlb_vervoer": (_MONTHLY, _ZERO),
    "correctie_vtlb_studiekosten": (_MONTHLY, _ZERO),
    "correctie_vtlb_kinderopvang": (_MONTHLY, _ZERO),
    "correctie_vtlb_budgetbeheer": (_MONTHLY, _ZERO),
    "correctie_vtlb_overig": (_MONTHLY, _ZERO),
}
"""Numbers of the household or the claim that are zero until told."""
OPEN: Mapping[str, tuple[Unit, tuple[Decimal, Decimal]]] = {
    "prijs_van_verblijf_in_inrichting": (_MONTHLY, (Decimal(200), Decimal(1000))),
    "opvanguren_per_maand": (_HOURS, (_ZERO, Decimal(80))),
    "uurprijs_opvang": (Unit.parse("EUR/uur"), (Decimal(9), Decimal(11))),
}
"""Numbers of a person that are unknown until told, with two likely values."""
OPEN_TRUTHS = ("is_gastouderopvang",)
"""Truths of a person that are unknown until told: the kind of childcare."""
WITH_ZERO = ("opvanguren_per_maand",)
"""Numbers of a person that `assume_zero` makes zero: no childcare."""
OPEN_AT_HOME: Mapping[str, tuple[Unit, tuple[Decimal, Decimal]]] = {
    "hypotheekrente_en_erfpacht": (_MONTHLY, (Decimal(400), Decimal(900))),
    "woz_waarde": (_EURO, (Decimal(250000), Decimal(400000))),
    "hoofdsom": (_EURO, (Decimal(100), Decimal(1000))),
    "netto_aow_for_kwijtschelding": (_MONTHLY, (Decimal(1500), Decimal(2100))),
}
"""The same, of the household or the claim."""
