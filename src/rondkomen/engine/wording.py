"""Says an expression of a rule in words: names become labels, operators become plain Dutch or English."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from rondkomen.engine.grammar import AGES

Label = Callable[[str], str]

_DUTCH: Mapping[str, str] = {
    "And": "en",
    "Or": "of",
    "Not": "niet",
    "Lt": "is lager dan",
    "LtE": "is niet hoger dan",
    "Gt": "is hoger dan",
    "GtE": "is minstens",
    "Eq": "is",
    "NotEq": "is niet",
    "min": "het laagste van",
    "max": "het hoogste van",
    "total": "het totaal van",
    "count": "het aantal",
    "any_of": "iemand met",
    "highest": "het hoogste van",
    "over": "voor",
    "lookup": "opgezocht in",
    "brackets": "volgens de schijven",
    "round_down_to_euro": "naar beneden op hele euro's",
    "round_to_euro": "afgerond op hele euro's",
    "round_down_to_cent": "naar beneden op hele centen",
    "round_to_cent": "afgerond op hele centen",
    "round_up_to_cent": "naar boven op hele centen",
    "age_on": "de leeftijd",
    "on_day": "op",
    "counted_from": "gerekend vanaf",
    "months_of_age_on": "de leeftijd in maanden",
    "first_of_month": "de eerste dag van de maand",
    "first_of_quarter": "de eerste dag van het kwartaal",
    "True": "ja",
    "False": "nee",
    "if": "als",
    "else": "en anders",
    "and": "en",
}
_ENGLISH: Mapping[str, str] = {
    "And": "and",
    "Or": "or",
    "Not": "not",
    "Lt": "is below",
    "LtE": "is not above",
    "Gt": "is above",
    "GtE": "is at least",
    "Eq": "is",
    "NotEq": "is not",
    "min": "the lowest of",
    "max": "the highest of",
    "total": "the total of",
    "count": "the number of",
    "any_of": "someone with",
    "highest": "the highest of",
    "over": "for",
    "lookup": "looked up in",
    "brackets": "by the brackets",
    "round_down_to_euro": "rounded down to whole euros",
    "round_to_euro": "rounded to whole euros",
    "round_down_to_cent": "rounded down to whole cents",
    "round_to_cent": "rounded to whole cents",
    "round_up_to_cent": "rounded up to whole cents",
    "age_on": "the age",
    "on_day": "on",
    "counted_from": "counted from",
    "months_of_age_on": "the age in months",
    "first_of_month": "the first day of the month",
    "first_of_quarter": "the first day of the quarter",
    "True": "yes",
    "False": "no",
    "if": "if",
    "else": "and otherwise",
    "and": "and",
}
LANGUAGES: Mapping[str, Mapping[str, str]] = {"nl": _DUTCH, "en": _ENGLISH}
_SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}
_STRENGTH = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}


def in_words(node: ast.expr, label: Label, language: str = "nl") -> str:
    """The expression as a person can follow it, with `label` naming each quantity."""
    return _Wording(label, LANGUAGES[language]).say(node)


class _Wording:
    """Says one expression; brackets only where the meaning needs them."""

    def __init__(self, label: Label, words: Mapping[str, str]) -> None:
        self.label = label
        self.words = words

    def say(self, node: ast.expr, strength: int = 0) -> str:
        match node:
            case ast.Name(id=name):
                return self.label(name)
            case ast.Constant(value=bool() as truth):
                return self.words[str(truth)]
            case ast.Constant(value=value):
                return str(value)
            case ast.BinOp(left=left, op=ast.Pow()):
                return f"{self.say(left, 9)}²"
            case ast.BinOp(left=left, op=op, right=right):
                own = _STRENGTH[type(op)]
                text = f"{self.say(left, own)} {_SIGNS[type(op)]} {self.say(right, own + 1)}"
                return f"({text})" if own < strength else text
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"{self.words['Not']} ({self.say(operand)})"
            case ast.UnaryOp(operand=operand):
                return f"−{self.say(operand, 9)}"
            case ast.BoolOp(op=op, values=values):
                joined = f" {self.words[type(op).__name__]} ".join(self.say(value, 1) for value in values)
                return f"({joined})" if strength else joined
            case ast.Compare(left=left, ops=ops, comparators=others):
                parts = [self.say(left, 1)]
                for sign, other in zip(ops, others, strict=True):
                    parts += [self.words[type(sign).__name__], self.say(other, 1)]
                return " ".join(parts)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                text = f"{self.say(body)} {self.words['if']} {self.say(test)}, {self.words['else']} {self.say(orelse)}"
                return f"({text})" if strength else text
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
                text = self._call(name, args, keywords)
                is_one = len(args) + len(keywords) == 1 or name in AGES
                return text if is_one or not strength else f"({text})"
        raise AssertionError(f"the grammar let {ast.dump(node)} through")

    def _call(self, name: str, args: list[ast.expr], keywords: list[ast.keyword]) -> str:
        said = [self.say(one, 1 if isinstance(one, ast.Call) else 0) for one in args]
        word = self.words[name]
        if name.startswith("round_"):
            return f"{said[0]}, {word}"
        if name in ("lookup", "brackets"):
            return f"{said[0]}, {word} {said[1]}"
        if name in AGES:
            since = "" if isinstance(args[0], ast.Name) else f", {self.words['counted_from']} {said[0]}"
            return f"{word} {self.words['on_day']} {said[1]}{since}"
        if keywords:
            group = self.say(keywords[0].value)
            return f"{word} {group}" if not said else f"{word} {said[0]} {self.words['over']} {group}"
        if len(said) == 1:
            return f"{word} ({said[0]})"
        return f"{word} {', '.join(said[:-1])} {self.words['and']} {said[-1]}"
