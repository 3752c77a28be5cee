"""Besteedbaar inkomen: net incomes of aanvrager and partner with the allowances, per month, before any expense.

No law gives this sum. The article cited is the one on means for the bijstand: all that a household can dispose of.
"""

from rondkomen.engine import rule, total
from rondkomen.kernel import Citation

PARTICIPATIEWET = "BWBR0015703"


@rule(Citation(PARTICIPATIEWET, artikel="31", lid="1"), unit="EUR/jaar")
def netto_inkomen_huishouden(netto_inkomen, is_aanvrager_or_partner):
    """The net income of a year of aanvrager and partner together."""
    return total(netto_inkomen, over=is_aanvrager_or_partner)


@rule(Citation(PARTICIPATIEWET, artikel="31", lid="1"), unit="EUR/maand")
def toeslagen_and_kinderbijslag(zorgtoeslag, huurtoeslag, kindgebonden_budget, kinderbijslag, maanden_per_kwartaal):
    """The zorgtoeslag, huurtoeslag, kindgebonden budget and kinderbijslag of an average month."""
    return (zorgtoeslag + kindgebonden_budget) / 12 + huurtoeslag + kinderbijslag / maanden_per_kwartaal


@rule(Citation(PARTICIPATIEWET, artikel="19", lid="2"), unit="EUR/maand")
def bijstand_beside_income(bijstand, inkomen_bijstand, is_aanvrager_or_partner):
    """The bijstand that there is a right to; nothing more when bijstand is told as income already."""
    return 0 if total(inkomen_bijstand, over=is_aanvrager_or_partner) > 0 else bijstand


@rule(Citation(PARTICIPATIEWET, artikel="31", lid="1"), unit="EUR/maand")
def besteedbaar_inkomen(netto_inkomen_huishouden, toeslagen_and_kinderbijslag, bijstand_beside_income):
    """What aanvrager and partner can have in a month: net income, allowances and bijstand, before any cost."""
    return netto_inkomen_huishouden / 12 + toeslagen_and_kinderbijslag + bijstand_beside_income
