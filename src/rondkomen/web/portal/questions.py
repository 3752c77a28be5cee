"""The questions of the Geldcheck as data, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rondkomen.law import Household
from rondkomen.law.household.model import INCOME_KINDS
from rondkomen.web.portal.answers import Answers
from rondkomen.web.portal.childcare_forms import CareKindForm, ChildcareForm, HoursForm, PerChildForm, PriceForm
from rondkomen.web.portal.forms import (
    BirthDatesForm,
    ChildrenForm,
    HomeForm,
    ManyBirthDatesForm,
    NumberForm,
    QuestionForm,
    YesNoForm,
)
from rondkomen.web.portal.money_forms import (
    AmountForm,
    IncomeForm,
    KindsForm,
    ResidentsIncomeForm,
    ResidentsWealthForm,
    WealthForm,
)
from rondkomen.web.portal.still_open import (
    children_with_open,
    residents_with_open_income,
    someone_more_matters,
    wealth_ranges,
)

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """One screen of the Geldcheck.

    `places` are the places in the household file that it fills, as patterns; a question that has them is asked when a
    right still hangs on one of them. `when` looks at earlier answers; `matters` at the household they make. An answer
    that no longer `fits`, because something before it changed, is asked again.
    """

    slug: str
    title: Text
    form: type[QuestionForm]
    hint: Text = ""
    why: Text = ""
    places: tuple[str, ...] = ()
    when: Callable[[Answers], Any] = lambda answers: True
    matters: Callable[[Household], bool] | None = None
    fits: Callable[[Any, Answers, Household], bool] = lambda answer, known, household: True
    may_be_unknown: bool = True
    short: Text = ""


def _has_partner(answers: Answers) -> bool:
    return bool(answers.get("partner"))


INCOME_TITLES: Mapping[str, tuple[Text, Text]] = {
    "loon": (_("Hoeveel loon krijgt u?"), _("Hoeveel loon krijgt uw partner?")),
    "winst": (_("Hoeveel winst maakt uw bedrijf?"), _("Hoeveel winst maakt het bedrijf van uw partner?")),
    "ww": (_("Hoe hoog is uw WW-uitkering?"), _("Hoe hoog is de WW-uitkering van uw partner?")),
    "bijstand": (_("Hoe hoog is uw bijstandsuitkering?"), _("Hoe hoog is de bijstandsuitkering van uw partner?")),
    "ziektewet": (_("Hoe hoog is uw Ziektewet-uitkering?"), _("Hoe hoog is de Ziektewet-uitkering van uw partner?")),
    "wia": (_("Hoe hoog is uw WIA- of WAO-uitkering?"), _("Hoe hoog is de WIA- of WAO-uitkering van uw partner?")),
    "aow": (_("Hoe hoog is uw AOW?"), _("Hoe hoog is de AOW van uw partner?")),
    "pensioen": (_("Hoe hoog is uw pensioen?"), _("Hoe hoog is het pensioen van uw partner?")),
    "anw": (_("Hoe hoog is uw nabestaandenuitkering?"), _("Hoe hoog is de nabestaandenuitkering van uw partner?")),
    "alimentatie": (_("Hoeveel alimentatie krijgt u?"), _("Hoeveel alimentatie krijgt uw partner?")),
    "studiefinanciering": (
        _("Hoeveel studiefinanciering krijgt u?"),
        _("Hoeveel studiefinanciering krijgt uw partner?"),
    ),
    "overig": (_("Hoeveel ander inkomen heeft u?"), _("Hoeveel ander inkomen heeft uw partner?")),
}
INCOME_HINTS: Mapping[str, Text] = {
    "loon": _("U vindt het brutoloon op de loonstrook. Werkt u niet elke maand evenveel? Neem dan een gemiddelde."),
    "winst": _("Neem de winst van een jaar, voor aftrek en belasting. Een schatting mag."),
    "alimentatie": _("Alleen alimentatie voor uzelf. Kinderalimentatie telt niet mee."),
}
INCOME_HINT = _("U vindt het brutobedrag op de brief of specificatie.")
KINDS_HINT = _("U mag er meer kiezen. Staat een inkomen er niet bij, zoals studiefinanciering? Dan telt het niet mee.")
INCOME_WHY = _("Hoe hoog een toeslag is, hangt af van het inkomen voor belasting. Dat heet bruto.")


def _has_kind(slug: str, kind: str) -> Callable[[Answers], bool]:
    return lambda answers: kind in (answers.get(slug) or ())


def _amounts(slug: str, position: int) -> list[Question]:
    """A question for the amount of each kind of income that the person has."""
    return [
        Question(
            slug=f"{slug}-{kind}",
            title=INCOME_TITLES[kind][position],
            form=IncomeForm,
            hint=INCOME_HINTS.get(kind, INCOME_HINT),
            why=INCOME_WHY,
            when=_has_kind(slug, kind),
        )
        for kind in INCOME_KINDS
    ]


def _goes_to_childcare(answers: Answers) -> bool:
    return any((answers.get("opvang") or {}).values())


def _childcare(slug: str, form: type[PerChildForm], title: Text, short: Text, hint: Text, why: Text) -> Question:
    """A question about the childcare of each child that goes there."""
    return Question(
        slug=slug,
        title=title,
        short=short,
        form=form,
        hint=hint,
        why=why,
        places=(f"given.{form.fact}.kind*",),
        when=_goes_to_childcare,
        fits=lambda answer, known, household: {*children_with_open(household, form.fact)} <= {*answer},
    )


CHILDCARE: tuple[Question, ...] = (
    Question(
        slug="opvang",
        title=_("Gaat een kind naar de kinderopvang?"),
        short=_("Kinderopvang"),
        form=ChildcareForm,
        hint=_(
            "Een kinderdagverblijf, buitenschoolse opvang of gastouder. De opvang staat in het Landelijk Register "
            "Kinderopvang. Past familie of een vriend op, zonder gastouderbureau? Dan telt dat niet mee."
        ),
        why=_("Ouders die werken of studeren, krijgen misschien een deel van de kosten terug."),
        places=("given.opvanguren_per_maand.kind*",),
        when=lambda answers: answers.get("kinderen"),
        fits=lambda answer, known, household: {*children_with_open(household, "opvanguren_per_maand")} <= {*answer},
    ),
    _childcare(
        "opvang-uren",
        HoursForm,
        _("Hoeveel uur opvang is dat per maand?"),
        _("Uren opvang per maand"),
        _("U vindt de uren op de rekening van de opvang. Twee hele dagen in de week is ongeveer 87 uur per maand."),
        _("Hoeveel u terugkrijgt, hangt af van het aantal uren."),
    ),
    _childcare(
        "opvang-prijs",
        PriceForm,
        _("Wat kost een uur opvang?"),
        _("Prijs van een uur opvang"),
        _("U vindt de prijs op de rekening of in het contract. Vul de hele prijs in, zonder toeslag eraf."),
        _("Tot een hoogste prijs krijgt u een deel van de kosten terug."),
    ),
    _childcare(
        "opvang-soort",
        CareKindForm,
        _("Welke opvang is het?"),
        _("Soort opvang"),
        _("Bij een gastouder past iemand thuis op, via een gastouderbureau."),
        _("Voor een gastouder is de hoogste prijs die meetelt lager."),
    ),
)
QUESTIONS: tuple[Question, ...] = (
    Question(
        slug="geboren",
        title=_("Wanneer bent u geboren?"),
        short=_("Uw geboortedatum"),
        form=BirthDatesForm,
        hint=_("Bijvoorbeeld 14 3 1985."),
        why=_("Voor sommige regelingen telt uw leeftijd. Wij bewaren uw geboortedatum niet."),
    ),
    Question(
        slug="partner",
        title=_("Woont u samen met een partner?"),
        short=_("Samen met een partner"),
        form=YesNoForm,
        hint=_("Bijvoorbeeld uw man of vrouw, of iemand met wie u samen een kind of een koophuis heeft."),
        why=_("Met een partner gelden andere grenzen, en zijn of haar inkomen telt mee."),
        may_be_unknown=False,
    ),
    Question(
        slug="partner-geboren",
        title=_("Wanneer is uw partner geboren?"),
        short=_("Geboortedatum van uw partner"),
        form=BirthDatesForm,
        hint=_("Bijvoorbeeld 14 3 1985."),
        why=_("Voor sommige regelingen telt de leeftijd van uw partner."),
        places=("persons.partner.birth_date",),
        when=_has_partner,
    ),
    Question(
        slug="kinderen",
        title=_("Hoeveel kinderen wonen bij u?"),
        short=_("Kinderen die bij u wonen"),
        form=ChildrenForm,
        hint=_("Tel ook de kinderen van uw partner mee, en kinderen van 18 jaar of ouder. Geen kinderen? Vul 0 in."),
        why=_("Voor kinderen onder de 18 zijn er aparte regelingen."),
        may_be_unknown=False,
    ),
    Question(
        slug="kinderen-geboren",
        title=_("Wanneer zijn uw kinderen geboren?"),
        short=_("Geboortedatums van uw kinderen"),
        form=ManyBirthDatesForm,
        hint=_("Begin bij het oudste kind. Bijvoorbeeld 14 3 2015."),
        why=_("Hoeveel u krijgt, hangt af van de leeftijd van uw kinderen."),
        fits=lambda answer, known, household: len(answer) == known.get("kinderen"),
        when=lambda answers: answers.get("kinderen"),
    ),
    Question(
        slug="wonen",
        title=_("Hoe woont u?"),
        short=_("Uw woning"),
        form=HomeForm,
        hint=_("Een huurwoning heeft een eigen voordeur, keuken en wc. Anders huurt u een kamer."),
        why=_("Voor wie een woning huurt, is er misschien huurtoeslag."),
        places=("home.kind",),
        may_be_unknown=False,
    ),
    Question(
        slug="huur",
        title=_("Hoeveel kale huur betaalt u per maand?"),
        short=_("Kale huur per maand"),
        form=AmountForm,
        hint=_(
            "Dat is de huur zonder servicekosten, gas, water en licht. U vindt het bedrag in de brief over uw huur."
        ),
        why=_("Hoe hoog de huurtoeslag is, hangt af van uw huur."),
        places=("home.kale_huur",),
    ),
    Question(
        slug="servicekosten",
        title=_("Hoeveel servicekosten betaalt u per maand?"),
        short=_("Servicekosten per maand"),
        form=AmountForm,
        hint=_("Bijvoorbeeld voor de lift, de huismeester of schoonmaak. Heeft u die niet? Vul 0 in."),
        why=_("Een deel van de servicekosten telt mee bij de huur."),
        places=("home.servicekosten",),
    ),
    Question(
        slug="bewoners",
        title=_("Hoeveel andere mensen wonen bij u?"),
        short=_("Andere mensen in uw huis"),
        form=NumberForm,
        hint=_("Tel uzelf, uw partner en uw kinderen niet mee. Woont er niemand anders? Vul 0 in."),
        why=_("Voor de huurtoeslag telt ook het inkomen van anderen die bij u wonen."),
        matters=someone_more_matters,
        may_be_unknown=False,
    ),
    Question(
        slug="bewoners-geboren",
        title=_("Wanneer zijn deze mensen geboren?"),
        short=_("Geboortedatums van andere mensen in uw huis"),
        form=ManyBirthDatesForm,
        hint=_("Bijvoorbeeld 14 3 1985."),
        why=_("Voor de huurtoeslag telt de leeftijd van wie er bij u woont."),
        places=("persons.bewoner*.birth_date",),
        fits=lambda answer, known, household: len(answer) == known.get("bewoners"),
        when=lambda answers: answers.get("bewoners"),
    ),
    Question(
        slug="inkomen",
        title=_("Welk inkomen heeft u?"),
        short=_("Uw soorten inkomen"),
        form=KindsForm,
        hint=KINDS_HINT,
        why=INCOME_WHY,
        places=("persons.u.income",),
    ),
    *_amounts("inkomen", 0),
    Question(
        slug="partner-inkomen",
        title=_("Welk inkomen heeft uw partner?"),
        short=_("Soorten inkomen van uw partner"),
        form=KindsForm,
        hint=KINDS_HINT,
        why=_("Het inkomen van uw partner telt mee bij dat van u."),
        places=("persons.partner.income",),
        when=_has_partner,
    ),
    *_amounts("partner-inkomen", 1),
    *CHILDCARE,
    Question(
        slug="bewoners-inkomen",
        title=_("Hoeveel verdienen de anderen in uw huis in een jaar?"),
        short=_("Jaarinkomen van de anderen in uw huis"),
        form=ResidentsIncomeForm,
        hint=_("Het gaat om het inkomen voor belasting (bruto) van een heel jaar. Een schatting mag."),
        why=_("Voor de huurtoeslag telt ook het inkomen van anderen die bij u wonen."),
        places=("persons.kind*.income", "persons.bewoner*.income"),
        fits=lambda answer, known, household: {*residents_with_open_income(household)} <= {*answer},
        when=lambda answers: answers.get("kinderen") or answers.get("bewoners"),
    ),
    Question(
        slug="vermogen",
        title=_("Hoeveel spaargeld en ander bezit had u op 1 januari?"),
        short=_("Spaargeld en ander bezit op 1 januari"),
        form=WealthForm,
        hint=_(
            "Tel alles op, ook dat van uw partner en van kinderen onder de 18. "
            "Het huis waarin u woont telt niet mee. Een gewone auto ook niet."
        ),
        why=_("Boven een grens is er geen toeslag. Wij vragen alleen aan welke kant van de grens u zit."),
        places=("persons.u.wealth", "persons.partner.wealth"),
        matters=lambda household: bool(wealth_ranges(household)),
        fits=lambda answer, known, household: answer in wealth_ranges(household),
    ),
    Question(
        slug="bewoners-vermogen",
        title=_("Heeft iemand anders in uw huis veel spaargeld?"),
        short=_("Spaargeld van de anderen in uw huis"),
        form=ResidentsWealthForm,
        hint=_("Het gaat om spaargeld en ander bezit van ieder apart, op 1 januari."),
        why=_("Heeft iemand die bij u woont meer dan dit bedrag? Dan is er geen huurtoeslag."),
        places=("persons.kind*.wealth", "persons.bewoner*.wealth"),
        when=lambda answers: answers.get("kinderen") or answers.get("bewoners"),
    ),
)
BY_SLUG: Mapping[str, Question] = {question.slug: question for question in QUESTIONS}
