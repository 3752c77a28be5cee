"""From what is told to the columns of a partner's file: its dialect, and the slips on the way."""

from random import Random

from . import rates
from .names import Origin
from .place import Address
from .rates import Dialect
from .spelling import garbled, plain, respelled, slipped
from .told import Told

COLUMNS = (
    "klantnummer", "voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "partner_voorvoegsel",
    "partner_geslachtsnaam", "geboortedatum", "straat", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode",
    "woonplaats",
)  # fmt: skip
HOME_GROUPS = ("dutch", "frisian")
SHORT = {
    "van": ("v.",),
    "van de": ("v.d.", "vd", "v/d"),
    "van der": ("v.d.", "v/d", "vd"),
    "van den": ("v.d.", "v d", "vd"),
    "van 't": ("v 't", "vt", "van t"),
    "in 't": ("in t", "i/h"),
    "op den": ("o.d.",),
    "de": ("d.",),
    "ten": ("t.",),
}
NEAR = {"van de": "van der", "van der": "van den", "van den": "van de", "de": "den", "te": "ten", "ter": "ten"}
FLOOR = {
    "1": ("I", "1hg", "-1", "1 hoog", "01"),
    "2": ("II", "2hg", "2 hoog", "-2"),
    "3": ("III", "3hg", "3 hoog"),
    "I": ("1", "1e", "1 hoog"),
    "II": ("2", "2e"),
    "III": ("3", "3e"),
    "H": ("hs", "HS", "huis"),
    "hs": ("H", "HS", "huis"),
    "bis": ("BIS", "Bis", "bs"),
    "ZW": ("zw", "zwart"),
    "RD": ("rd", "rood"),
}

Row = dict[str, str]


def written(told: Told, origin: Origin, dialect: Dialect, random: Random) -> tuple[Row, list[str]]:
    """The row of the partner's file, and the words for what went wrong in it."""
    row: Row = dict.fromkeys(COLUMNS, "")
    slips: list[str] = []
    _name(row, told, origin, dialect, random, slips)
    row["geboortedatum"] = _birth_date(told, random, slips)
    _number(row, told, dialect, random, slips)
    _postcode(row, told.address, dialect, random, slips)
    for column in (
        "voornamen",
        "voorvoegsel",
        "geslachtsnaam",
        "partner_voorvoegsel",
        "partner_geslachtsnaam",
        "straat",
        "woonplaats",
    ):
        row[column] = _lettered(row[column], dialect.letters)
    return row, slips


def _lettered(text: str, letters: str) -> str:
    if letters == "capitals":
        return plain(text).upper()
    if letters == "plain":
        return plain(text)
    return garbled(text) if letters == "garbled" else text


def _name(row: Row, told: Told, origin: Origin, dialect: Dialect, random: Random, slips: list[str]) -> None:
    given = told.given
    if told.form in ("initial", "initials"):
        if random.random() < rates.WRONG_INITIAL:
            given = random.choice("ABDEGHJKMNPRSTW") + given[1:]
            slips.append("wrong initial")
        row["voorletters"] = _initials(given, dialect.initials)
    else:
        if random.random() < rates.SLIP_IN_GIVEN_NAME:
            given = slipped(given, random)
        elif random.random() < _otherwise(origin):
            given = respelled(given, origin.key, random)
        row["voornamen"] = given
    names = [(_prefix(prefix, random, slips), _surname(name, origin, random, slips)) for prefix, name in told.surnames]
    if row["voornamen"] and random.random() < origin.name_order_lost:
        slips.append("names changed about")
        row["voornamen"], names[0] = names[0][1], ("", row["voornamen"])
    _surnames_in_columns(row, names, dialect)
    if random.random() < rates.INITIALS_IN_SURNAME and row["voorletters"]:
        row["geslachtsnaam"], row["voorletters"] = f"{row['voorletters']} {row['geslachtsnaam']}", ""
        slips.append("initials in surname")
    elif random.random() < rates.TITLE_IN_SURNAME:
        row["geslachtsnaam"] = f"{random.choice(('Mw.', 'Dhr.', 'Mevr.', 'Hr.', 'Drs.'))} {row['geslachtsnaam']}"
        slips.append("title in surname")


def _initials(given: str, form: str) -> str:
    return {"J.M.": "".join(f"{one}." for one in given), "JM": given, "J M": " ".join(given)}.get(form) or ". ".join(
        given
    ) + "."


def _otherwise(origin: Origin) -> float:
    return rates.SPELLED_OTHERWISE["netherlands" if origin.key in HOME_GROUPS else "elsewhere"]


def _surname(name: str, origin: Origin, random: Random, slips: list[str]) -> str:
    if random.random() < _otherwise(origin) and (other := respelled(name, origin.key, random)) != name:
        slips.append("spelled otherwise")
        name = other
    if random.random() < rates.SLIP_IN_SURNAME:
        slips.append("slip in surname")
        name = slipped(name, random)
    if random.random() < rates.SURNAME_CUT_OFF:
        name = name[:10]
    return name


def _prefix(prefix: str, random: Random, slips: list[str]) -> str:
    if not prefix:
        return ""
    draw = random.random()
    if draw < rates.PREFIX_DROPPED:
        slips.append("prefix dropped")
        return ""
    if draw < rates.PREFIX_DROPPED + rates.PREFIX_SHORTENED:
        return random.choice(SHORT.get(prefix, (prefix,)))
    if draw < rates.PREFIX_DROPPED + rates.PREFIX_SHORTENED + rates.PREFIX_OTHER:
        slips.append("other prefix")
        return NEAR.get(prefix, prefix)
    return prefix


def _surnames_in_columns(row: Row, names: list[tuple[str, str]], dialect: Dialect) -> None:
    """`names` has one or two pairs; a second is the partner's, or the own name behind the partner's."""
    if len(names) == 2 and dialect.partner_name == "columns":
        row["partner_voorvoegsel"], row["partner_geslachtsnaam"] = names[1]
        names = names[:1]
    prefix, surname = names[0]
    if len(names) == 2:
        surname = f"{surname}-{' '.join(part for part in names[1] if part)}"
    if dialect.prefix == "column":
        row["voorvoegsel"], row["geslachtsnaam"] = prefix, surname
    elif dialect.prefix == "before":
        row["geslachtsnaam"] = f"{prefix} {surname}".strip()
    else:
        between = ", " if dialect.prefix == "comma" else " "
        row["geslachtsnaam"] = f"{surname}{between}{prefix}" if prefix else surname


def _birth_date(told: Told, random: Random, slips: list[str]) -> str:
    born = told.born
    if told.birth == "none":
        return ""
    if told.birth == "year":
        return random.choice((f"{born[:4]}-01-01", f"{born[:4]}-00-00", born[:4]))
    year, month, day = born.split("-")
    draw = random.random()
    if draw < rates.DAY_AND_MONTH_SWAPPED and 0 < int(day) <= 12:
        slips.append("day and month swapped")
        return f"{year}-{day}-{month}"
    if draw < rates.DAY_AND_MONTH_SWAPPED + rates.WRONG_DIGIT:
        slips.append("wrong digit in date")
        return random.choice(
            (f"{year[:3]}{random.randrange(10)}-{month}-{day}", f"{year}-{month}-{random.randint(1, 28):02d}")
        )
    return born


def _number(row: Row, told: Told, dialect: Dialect, random: Random, slips: list[str]) -> None:
    number, letter, addition = str(told.address.huisnummer), told.address.huisletter, told.address.toevoeging
    if not told.with_addition:
        letter = addition = ""
        slips.append("addition dropped")
    elif addition and random.random() < rates.ADDITION_OTHERWISE:
        slips.append("addition otherwise")
        addition = random.choice(
            FLOOR.get(addition, (f"-{addition}", f"app {addition}", f"/{addition}", addition.lstrip("0")))
        )
    if random.random() < rates.SLIP_IN_NUMBER:
        slips.append("slip in number")
        number = str(max(1, int(number) + random.choice((-10, -2, 1, 2, 10))))
    street = told.address.straat if dialect.street else ""
    if street and random.random() < rates.SLIP_IN_STREET:
        street = slipped(street, random)
    if dialect.number == "two":
        letter, addition = (
            "",
            random.choice((f"{letter}{addition}", f"{letter} {addition}".strip(), f"{letter}{addition}".lower())),
        )
    elif dialect.number == "one":
        between = random.choice(("", "-", " ")) if letter or not addition[:1].isdigit() else random.choice(("-", " "))
        number, letter, addition = f"{number}{between if letter or addition else ''}{letter}{addition}", "", ""
    if street and random.random() < rates.NUMBER_IN_STREET:
        slips.append("number in street")
        street, number, letter, addition = f"{street} {number}{letter} {addition}".strip(), "", "", ""
    row["straat"], row["huisnummer"], row["huisletter"], row["huisnummertoevoeging"] = street, number, letter, addition


def _postcode(row: Row, address: Address, dialect: Dialect, random: Random, slips: list[str]) -> None:
    code = address.postcode
    if random.random() < rates.SLIP_IN_POSTCODE:
        slips.append("slip in postcode")
        at = random.randrange(6)
        code = (
            code[:at]
            + (random.choice("0123456789") if at < 4 else random.choice("ABCDEGHJKLMNPRSTVWXZ"))
            + code[at + 1 :]
        )
    if dialect.postcode != "1234AB":
        code = f"{code[:4]} {code[4:] if dialect.postcode == '1234 AB' else code[4:].lower()}"
    if random.random() < rates.NO_POSTCODE:
        slips.append("no postcode")
        code = ""
        row["straat"] = row["straat"] or address.straat
    row["postcode"] = code
    row["woonplaats"] = "" if random.random() < rates.NO_PLACE else address.woonplaats
