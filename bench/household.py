"""One household: all outcomes, an explanation, a curve; and the same rules in OpenFisca-core in the same run."""

from datetime import date
from decimal import Decimal

from measure import Row, show, timed

from rondkomen.engine.explain import explain
from rondkomen.law import facts_of, household_of, law_book
from rondkomen.law.check import check
from rondkomen.law.curve import curve

FAMILY = {
    "on": "2026-07-01",
    "persons": [
        {"id": "anna", "birth_date": "1990-05-01", "partner": "bram", "wealth": 1500,
         "income": [{"kind": "loon", "amount": 2100, "per": "maand"}]},
        {"id": "bram", "birth_date": "1988-02-11", "wealth": 0,
         "income": [{"kind": "ww", "amount": 1400, "per": "maand"}]},
        {"id": "kim", "birth_date": "2013-03-01", "parents": ["anna", "bram"]},
        {"id": "lot", "birth_date": "2019-03-01", "parents": ["anna", "bram"]},
    ],
    "home": {"kind": "huur", "kale_huur": 650, "servicekosten": 30},
    "given": {"opvanguren_per_maand": {"kim": 0, "lot": 0}},
}  # fmt: skip
COMPARED = ("zorgtoeslag", "kindgebonden_budget")
SITUATION = {
    "persons": {
        person["id"]: {
            "income": {"2026": sum(float(one["amount"]) * 12 for one in person.get("income", []))},
            "age": {"2026": 2026 - int(person["birth_date"][:4])},
            "wealth": {"2026": float(person.get("wealth", 0))},
        }
        for person in FAMILY["persons"]
    },
    "households": {"_": {"adults": ["anna", "bram"], "children": ["kim", "lot"]}},
}
"""The same family, as OpenFisca-core wants it described."""


def run() -> None:
    """Measure and print."""
    book = law_book()
    household = household_of(FAMILY, book.quantities)
    law = book.on(household.on)
    facts = facts_of(household, book.quantities)
    wanted = [one.name for one in check(household).answers if one.status != "not_modelled" and one.person in (None, 0)]
    evaluation = law.evaluate(facts, wanted)
    all_outcomes = timed(lambda: law.evaluate(facts, wanted))
    two_outcomes = timed(lambda: law.evaluate(facts, COMPARED))
    described = timed(lambda: law.evaluate(facts_of(household_of(FAMILY, book.quantities), book.quantities), COMPARED))
    explained = timed(lambda: (evaluation.explained.clear(), explain(evaluation, "zorgtoeslag_before_rounding")))
    amounts = [Decimal(300 * number) for number in range(200)]
    curved = timed(lambda: curve(household, "loon", amounts), runs=10, warm=2)
    rows = [
        Row(f"all outcomes ({len(wanted)}), 4 persons", *all_outcomes, aim=0.002),
        Row("explanation of one outcome", *explained, aim=0.001),
        Row("curve of 200 points", *curved, aim=0.1),
    ]
    show("One household, one process", rows)
    _beside_openfisca(two_outcomes, described)


def _beside_openfisca(two_outcomes: tuple[float, float], described: tuple[float, float]) -> None:
    try:
        import openfisca_peer
    except ModuleNotFoundError:
        print("\nOpenFisca-core is not installed here: bin/bench has it in an environment of its own.")
        return
    made = openfisca_peer.system(_numbers())
    theirs = openfisca_peer.answer(made, SITUATION, "2026")
    household = household_of(FAMILY, law_book().quantities)
    evaluation = law_book().on(household.on).evaluate(facts_of(household, law_book().quantities), COMPARED)
    ours = {name: float(evaluation.values[name]) for name in COMPARED}
    if ours != theirs:
        raise SystemExit(
            f"The peer answers differently, so there is nothing to compare: ours {ours}, OpenFisca {theirs}."
        )
    with_building = timed(lambda: openfisca_peer.answer(made, SITUATION, "2026"))
    calculated = timed(openfisca_peer.calculation(made, SITUATION, "2026"))
    rows = [
        _ratio("ours, facts ready", two_outcomes, "OpenFisca calculation", calculated),
        _ratio("ours, from the description", described, "OpenFisca with building", with_building),
        Row("OpenFisca-core, calculation", *calculated),
        Row("OpenFisca-core, with building", *with_building),
    ]
    show(f"The same rules, the same answers ({ours}), side by side", rows)


def _ratio(name: str, ours: tuple[float, float], other: str, theirs: tuple[float, float]) -> Row:
    return Row(name, *ours, compared_with=other, ratio=theirs[0] / ours[0])


def _numbers() -> dict[str, float]:
    law = law_book().on(date(2026, 7, 1))

    def number(name: str) -> float:
        return float(law.number(name).value)

    return {
        "standaardpremie": number("standaardpremie"),
        "drempel": number("drempelinkomen_berekeningsjaar"),
        "fraction_alone": number("normpremie_fractie_drempelinkomen_zonder_partner"),
        "fraction_partners": number("normpremie_fractie_drempelinkomen_met_partner"),
        "fraction_above": number("normpremie_fractie_boven_drempelinkomen"),
        "limit_alone": number("vermogensgrens_zorgtoeslag_zonder_partner"),
        "limit_partners": number("vermogensgrens_zorgtoeslag_met_partner"),
        "minimum": number("minimum_of_tegemoetkoming"),
        "per_child": number("kindgebonden_budget_per_kind"),
        "from_12": number("verhoging_kind_12_tot_16"),
        "from_16": number("verhoging_kind_16_en_17"),
        "single_parent": number("verhoging_alleenstaande_ouder"),
        "partners_more": number("verhoging_drempelinkomen_partners"),
        "taper": number("afbouw_kindgebonden_budget"),
    }


if __name__ == "__main__":
    run()
