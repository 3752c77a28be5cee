"""The words for the parts of a municipal scheme, in plain Dutch and in English, with its numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rondkomen.kernel.money import in_words
from rondkomen.law.gemeenten.model import Norm, Words

Texts = dict[str, Words]
"""Words of one quantity by kind: label, plain, because."""

_HOMES = {
    "huur": ("een woning huurt", "rent a home"),
    "koop": ("een eigen huis heeft", "own a home"),
    "kamer": ("op kamers woont", "rent a room"),
    "inwonend": ("bij iemand inwoont", "live with someone else"),
    "instelling": ("in een instelling woont", "live in an institution"),
    "geen": ("geen vaste woonplek heeft", "have no fixed place to live"),
}
_PARTS: Mapping[str, tuple[str, str]] = {
    "age_from": ("leeftijd vanaf", "age from"),
    "age_until": ("leeftijd tot en met", "age up to and including"),
    "bedrag": ("bedrag", "amount"),
    "bedrag_alleenstaande": ("bedrag als u alleen woont", "amount if you live alone"),
    "bedrag_alleenstaande_ouder": ("bedrag voor een alleenstaande ouder", "amount for a single parent"),
    "bedrag_for_kind": ("bedrag voor dit kind", "amount for this child"),
    "bedrag_gehuwden": ("bedrag voor u en uw partner", "amount for you and your partner"),
    "bedrag_per_kind": ("bedrag per kind", "amount per child"),
    "bedrag_per_leeftijd": ("bedrag per leeftijd van het kind", "amount by age of the child"),
    "bedrag_per_volwassene": ("bedrag per volwassene", "amount per adult"),
    "children_from": ("leeftijd van het kind vanaf", "age of the child from"),
    "children_until": ("leeftijd van het kind tot en met", "age of the child up to and including"),
    "has_recht": ("u voldoet aan de voorwaarden", "you meet the conditions"),
    "income_share": ("deel van de bijstandsnorm", "share of the bijstandsnorm"),
    "inkomensgrens": ("inkomensgrens per maand", "income limit a month"),
    "is_kind": ("kind telt mee", "child counts"),
    "low_income_number": ("maanden met een laag inkomen", "months of low income"),
    "residence_number": ("maanden in de gemeente", "months in the municipality"),
    "vermogensgrens": ("hoogste vermogen", "highest wealth"),
}
_PLAIN: Mapping[str, tuple[str, str]] = {
    "bedrag_for_kind": (
        "Het bedrag hangt af van de leeftijd van het kind.",
        "The amount depends on the age of the child.",
    ),
    "has_recht": ("Voldoet u aan de voorwaarden van deze regeling?", "Do you meet the conditions of this scheme?"),
    "inkomensgrens": (
        "Zoveel mag uw netto inkomen per maand hoogstens zijn.",
        "Your net income a month may be at most this.",
    ),
    "is_kind": ("Telt dit kind mee voor deze regeling?", "Does this child count for this scheme?"),
}
"""Sentences for the parts that are worked out; the other parts are numbers."""
_RECHT = (
    "U voldoet niet aan een van de voorwaarden van deze regeling.",
    "You do not meet one of the conditions of this scheme.",
)


def of_part(label: Words, part: str) -> Texts:
    """The words for a part of the scheme with this label."""
    dutch, english = _PARTS[part]
    texts: Texts = {"label": {"nl": f"{label['nl']}: {dutch}", "en": f"{label['en']}: {english}"}}
    if part in _PLAIN:
        texts["plain"] = {"nl": _PLAIN[part][0], "en": _PLAIN[part][1]}
    if part == "has_recht":
        texts["because"] = {"nl": _RECHT[0], "en": _RECHT[1]}
    return texts


def of_condition(label: Words, name: str, value: Any, conditions: Mapping[str, Any], place: str) -> Texts:
    """The words for a condition of the scheme with this label, in the municipality called `place`."""
    who = _who(name, value, conditions)
    if who is None:
        because = _you(name, value, place)
    else:
        because = {"nl": f"Deze regeling is voor {who[0]}.", "en": f"This scheme is for {who[1]}."}
    looked_at = _LOOKED_AT[name]
    return {
        "label": {"nl": f"{label['nl']}: {looked_at[0]}", "en": f"{label['en']}: {looked_at[1]}"},
        "plain": {
            "nl": f"De gemeente kijkt naar {looked_at[0]}.",
            "en": f"The municipality looks at {looked_at[1]}.",
        },
        "because": because,
    }


_LOOKED_AT: Mapping[str, tuple[str, str]] = {
    "age": ("uw leeftijd", "your age"),
    "pensioengerechtigd": ("uw AOW-leeftijd", "your AOW age"),
    "home": ("hoe u woont", "how you live"),
    "residence_months": ("hoe lang u in de gemeente woont", "how long you have lived in the municipality"),
    "children": ("de leeftijd van uw kinderen", "the age of your children"),
    "goes_to_school": ("of uw kind naar school gaat", "whether your child goes to school"),
    "receives_bijstand": ("of u bijstand krijgt", "whether you get bijstand"),
    "insured": ("uw zorgverzekering", "your health insurance"),
    "income_at_most": ("uw inkomen", "your income"),
    "wealth": ("uw vermogen", "your wealth"),
    "wealth_at_most": ("uw vermogen", "your wealth"),
    "low_income_months": ("hoe lang uw inkomen al laag is", "how long your income has been low"),
    "inkomenstoeslag": ("uw recht op individuele inkomenstoeslag", "your right to individuele inkomenstoeslag"),
}


def _who(name: str, value: Any, conditions: Mapping[str, Any]) -> tuple[str, str] | None:
    """For whom the scheme is, where a condition is about who somebody is; None where it is about an amount or term."""
    match name, value:
        case "age", (first, last):
            return f"mensen van {first} tot en met {last} jaar", f"people from {first} up to and including {last}"
        case "children", (first, last):
            at_school = "goes_to_school" in conditions
            dutch = f"gezinnen met een kind van {first} tot en met {last} jaar{' dat naar school gaat' * at_school}"
            english = (
                f"families with a child from {first} up to and including {last}{' who goes to school' * at_school}"
            )
            return dutch, english
        case "children", None:
            return "gezinnen met een kind jonger dan 18 jaar", "families with a child under 18"
        case "pensioengerechtigd", True:
            return "mensen vanaf de AOW-leeftijd", "people from the AOW age"
        case "pensioengerechtigd", False:
            return "mensen die jonger zijn dan de AOW-leeftijd", "people below the AOW age"
        case "home", kinds:
            dutch = " of ".join(_HOMES[kind][0] for kind in kinds)
            return f"wie {dutch}", f"people who {' or '.join(_HOMES[kind][1] for kind in kinds)}"
        case "receives_bijstand", True:
            return "mensen met bijstand", "people who get bijstand"
        case "receives_bijstand", False:
            return "mensen zonder bijstand", "people who do not get bijstand"
        case "insured", _:
            dutch = "mensen die via de gemeente verzekerd zijn voor zorgkosten"
            return dutch, "people with health insurance through the municipality"
        case "inkomenstoeslag", _:
            dutch = "mensen met recht op individuele inkomenstoeslag"
            return dutch, "people with a right to individuele inkomenstoeslag"
    return None


def _you(name: str, value: Any, place: str) -> Words:
    """What is not met, where a condition is about an amount or a term."""
    match name, value:
        case "income_at_most", Norm():
            return _above_norm(value)
        case "wealth", _:
            dutch = "Uw vermogen is hoger dan u mag hebben bij bijstand."
            return {"nl": dutch, "en": "Your wealth is more than you may have with bijstand."}
        case "wealth_at_most", _:
            dutch, english = (in_words(value, cents=False, language=language) for language in ("nl", "en"))
            return {"nl": f"Uw vermogen is hoger dan {dutch}.", "en": f"Your wealth is more than {english}."}
        case "residence_months", _:
            dutch = f"U woont korter dan {value} maanden in {place}."
            return {"nl": dutch, "en": f"You have lived in {place} for less than {value} months."}
    dutch = f"Uw inkomen is korter dan {value} maanden laag."
    return {"nl": dutch, "en": f"Your income has been low for less than {value} months."}


def _above_norm(norm: Norm) -> Words:
    share = f"{norm.share * 100:f}".rstrip("0").rstrip(".") if norm.share * 100 % 1 else f"{norm.share * 100:.0f}"
    dutch = f"Uw inkomen is hoger dan {share.replace('.', ',')}% van de bijstandsnorm"
    english = f"Your income is above {share}% of the bijstandsnorm"
    if not norm.holiday_allowance:
        dutch, english = f"{dutch} zonder vakantiegeld", f"{english} without holiday allowance"
    if not norm.kostendelersnorm:
        dutch += ". Wie bij u in huis woont, telt niet mee voor deze grens"
        english += ". Who else lives in your home does not count for this limit"
    return {"nl": f"{dutch}.", "en": f"{english}."}
