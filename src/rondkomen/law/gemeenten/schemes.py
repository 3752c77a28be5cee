"""Reads one scheme of a municipality: its words, its amounts and its conditions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rondkomen.law.gemeenten.dated import HEAD, HIGHEST, LANGUAGES, DatedValues
from rondkomen.law.gemeenten.model import (
    AMOUNTS,
    CONDITIONS,
    HOUSEHOLDS,
    UNITS,
    Norm,
    Scheme,
    SchemePeriod,
    Words,
)
from rondkomen.law.household.model import HOME_KINDS

_OLDEST = 130
_LONGEST_IN_MONTHS = 600
_HIGHEST_SHARE = Decimal(5)


class SchemeReader(DatedValues):
    """Reads schemes; what cannot be used gives None and a fault."""

    def scheme(self, id: str, content: Any, place: str) -> Scheme | None:
        """One scheme under [schemes.<id>]."""
        group = self.group(content, place, ("label", "plain", "apply", "hand_in", "unit", "periods"))
        if group is None:
            return None
        self.required(group, place, ("label", "plain", "unit", "periods"))
        label = self.one(group, place, "label", self.words)
        plain = self.one(group, place, "plain", self.words)
        apply = self.one(group, place, "apply", lambda value, where: self.words(value, where, with_url=True))
        hand_in = self.one(group, place, "hand_in", self.hand_in)
        unit = self.one(group, place, "unit", lambda value, where: self.word(value, where, UNITS))
        listed = self.one(group, place, "periods", self.periods) or []
        if label is None or plain is None or unit is None or not listed:
            return None
        return Scheme(id, unit, label, plain, tuple(listed), apply or {}, hand_in or {})

    def hand_in(self, content: Any, place: str) -> Mapping[str, tuple[str, ...]] | None:
        """What to hand in, as a list per language."""
        group = self.group(content, place, LANGUAGES)
        if group is None:
            return None
        self.required(group, place, LANGUAGES)
        lists = {language: self.one(group, place, language, self.texts) or () for language in LANGUAGES}
        if len({len(texts) for texts in lists.values()}) > 1:
            self.fault(place, "lists of unequal length", "the same papers in each language", words=True)
        return lists

    def texts(self, content: Any, place: str) -> tuple[str, ...]:
        """A list of texts."""
        listed = self.many(content, place, "texts")
        found = (self.text(one, f"{place}[{number}]") for number, one in enumerate(listed))
        return tuple(one for one in found if one is not None)

    def periods(self, content: Any, place: str) -> list[SchemePeriod]:
        """The periods of a scheme, in order."""
        listed = self.many(content, place, f"periods, each under [[{place}]]")
        if not listed:
            self.fault(place, listed, f"one or more periods, each under [[{place}]]")
        found = [self.period(one, f"{place}[{number}]") for number, one in enumerate(listed)]
        periods = [one for one in found if one is not None]
        self.no_overlap([one.head.period for one in periods], place)
        return sorted(periods, key=lambda one: one.head.period)

    def period(self, content: Any, place: str) -> SchemePeriod | None:
        """A scheme during one period: exactly one form of amount, and conditions."""
        group = self.group(content, place, (*HEAD, *AMOUNTS, "conditions"))
        if group is None:
            return None
        head = self.head(group, place)
        forms = [form for form in AMOUNTS if form in group]
        if len(forms) != 1:
            self.fault(place, " and ".join(forms) or "no amount", f"one of {', '.join(AMOUNTS)}", words=True)
            return None
        amount = self.amount_in(forms[0], group[forms[0]], f"{place}.{forms[0]}")
        conditions = self.conditions(group.get("conditions", {}), f"{place}.conditions")
        if head is None or amount is None:
            return None
        return SchemePeriod(head, forms[0], amount, conditions)

    def amount_in(self, form: str, value: Any, place: str) -> Any:
        """An amount in one of the forms."""
        if form == "amount_per_child_by_age":
            return self.rows(value, place, "an age", Decimal(_OLDEST))
        if form != "amount_by_household":
            return self.amount(value, place, HIGHEST)
        group: dict[str, Any] | Words | None = self.group(value, place, HOUSEHOLDS)
        if group is None:
            return None
        self.required(dict(group), place, HOUSEHOLDS)
        found = {
            one: self.amount(group[one], f"{place}.{one}", HIGHEST) for one in HOUSEHOLDS if group.get(one) is not None
        }
        return found if len(found) == len(HOUSEHOLDS) and None not in found.values() else None

    def conditions(self, content: Any, place: str) -> dict[str, Any]:
        """The conditions, each read as its kind asks, in the order of CONDITIONS."""
        group = self.group(content, place, CONDITIONS) or {}
        if "wealth" in group and "wealth_at_most" in group:
            self.fault(place, "wealth and wealth_at_most", "one of the two", words=True)
        if "goes_to_school" in group and "children" not in group:
            self.fault(f"{place}.goes_to_school", "no ages of children", "children = [4, 17] beside it", words=True)
        found = {name: self.condition(name, group[name], f"{place}.{name}") for name in CONDITIONS if name in group}
        return {name: value for name, value in found.items() if value is not None}

    def condition(self, name: str, value: Any, place: str) -> Any:
        """One condition."""
        match name:
            case "age" | "children":
                return self.ages(value, place)
            case "home":
                return self.homes(value, place)
            case "residence_months" | "low_income_months":
                return self.whole(value, place, 1, _LONGEST_IN_MONTHS)
            case "income_at_most":
                return self.norm(value, place)
            case "wealth":
                return self.word(value, place, ("bijstand",))
            case "wealth_at_most":
                return self.amount(value, place, HIGHEST)
            case "goes_to_school" | "insured" | "inkomenstoeslag":
                if value is not True:
                    self.fault(place, value, "true; leave it out when it does not matter")
                    return None
                return True
        return self.truth(value, place)

    def ages(self, value: Any, place: str) -> tuple[Decimal, Decimal] | None:
        """From one age up to and including another."""
        listed = self.many(value, place, "two ages, as in [4, 17]")
        ages = [self.whole(one, f"{place}[{number}]", 0, _OLDEST) for number, one in enumerate(listed)]
        if len(ages) != 2:
            self.fault(place, listed, "two ages, as in [4, 17]: both counted")
            return None
        first, last = ages
        if first is None or last is None:
            return None
        if first > last:
            self.fault(place, f"[{first}, {last}]", "the lowest age first", words=True)
        return first, last

    def homes(self, value: Any, place: str) -> tuple[str, ...] | None:
        """One or more kinds of home."""
        listed = self.many(value, place, f"kinds of home: {', '.join(HOME_KINDS)}")
        found = [self.word(one, f"{place}[{number}]", HOME_KINDS) for number, one in enumerate(listed)]
        if not listed or len(set(map(str, listed))) < len(listed):
            self.fault(place, listed, f"each kind once: {', '.join(HOME_KINDS)}")
        return tuple(one for one in HOME_KINDS if one in found) or None

    def norm(self, value: Any, place: str) -> Norm | None:
        """Up to which share of which norm."""
        group = self.group(value, place, ("share", "holiday_allowance", "kostendelersnorm"))
        if group is None:
            return None
        self.required(group, place, ("share",))
        share = self.one(group, place, "share", self.number)
        if share is not None and not 0 < share <= _HIGHEST_SHARE:
            self.fault(f"{place}.share", share, "a share of the norm, as in 1.20 for 120%")
            return None
        holiday = self.one(group, place, "holiday_allowance", self.truth)
        shared = self.one(group, place, "kostendelersnorm", self.truth)
        return None if share is None else Norm(share, holiday is not False, shared is not False)
