"""How names and numbers get written otherwise: transliterations, lost accents, slips of finger and scanner."""

import re
import unicodedata
from random import Random

KEYBOARD = {  # neighbours on a QWERTY keyboard
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
    for place, letter in enumerate(row)
}
SCANNED = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("cl", "d"),
    ("o", "0"),
    ("e", "c"),
    ("h", "b"),
    ("u", "ii"),
    ("vv", "w"),
)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`a/b` as (a, b)."""
    return tuple(
        (a.replace("_", " "), b.replace("_", " ")) for a, _, b in (pair.partition("/") for pair in text.split())
    )


# Spellings of one sound side by side in Dutch files. Each pair is used both ways; _ is a space.
DUTCH = _pairs("ij/y c/k ck/k ks/x ss/s sch/s dt/t gh/g ph/f aa/ae uu/uy ui/uy ei/ij oo/o nn/n ll/l th/t z/s")
ARABIC = _pairs(
    "ou/u ou/oe i/ie ee/i y/i kh/ch kh/g j/dj dd/d ss/s mm/m gh/r q/k a/e dh/d aa/a ch/sh w/ou medi/madi "
    "mmad/med hamed/hammed ei/ai El_/El- Al_/El_ Abd/Abdo"
)
TURKISH = _pairs("ş/s ş/sj ğ/g ğ/ ı/i ö/o ö/oe ü/u ü/ue ç/c ç/tsj y/j")
SLAVIC = _pairs("ł/l w/v sz/s cz/tsj rz/z ó/u kh/h iia/ia ii/y yi/y iu/yu ia/ya ie/ye h/g zh/j shch/sch ts/c y/i")
SURINAMESE = _pairs("oe/u dj/j persad/pershad singh/sing sh/sj ie/i j/y dh/d tj/ch ee/i kh/k bh/b w/v")
TIGRINYA = _pairs(
    "Gebre/Ghebre Gebre/Gebr Welde/Wolde Tekle/Teklai michael/mikael mariam/maryam slassie/selassie ay/ai "
    "s/ss h/ y/i k/q ie/i e/i w/u"
)
CHINESE = _pairs("zh/j x/hs q/ch eu/eo ng/n oo/un xi/si")
IBERIAN = _pairs("ñ/n z/s y/i v/b qu/k ç/s ll/l")
GERMAN = _pairs("ä/ae ö/oe ü/ue ß/ss ei/ey sch/s tz/z")

SPELLINGS = {
    **dict.fromkeys(("moroccan", "syrian_iraqi", "afghan_pakistani", "somali"), ARABIC),
    **dict.fromkeys(("surinamese_hindustani", "surinamese_javanese", "indonesian", "indian"), SURINAMESE),
    **dict.fromkeys(("polish", "ukrainian", "bulgarian_romanian"), SLAVIC),
    **dict.fromkeys(("antillean", "southern_european"), IBERIAN),
    "turkish": TURKISH,
    "eritrean": TIGRINYA,
    "chinese": CHINESE,
    "german": GERMAN,
}


def plain(text: str) -> str:
    """Without accents; letters that have no accent to lose (ł, ı, ß) as their nearest plain letter."""
    text = text.translate(str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "ø": "o", "đ": "d"}))
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def respelled(text: str, origin: str, random: Random) -> str:
    """One other spelling that the language of the name allows; the text itself when none fits."""
    rules = [(a, b) for pair in SPELLINGS.get(origin, DUTCH) for a, b in (pair, pair[::-1]) if a and a in text]
    if not rules:
        return text
    old, new = random.choice(rules)
    places = [found.start() for found in re.finditer(re.escape(old), text)]
    at = random.choice(places)
    return text[:at] + new + text[at + len(old) :]


def slipped(text: str, random: Random) -> str:
    """One slip: four in five of the finger (Damerau 1964: drop, double, swap, neighbouring key), one of the scanner."""
    if len(text) < 3:
        return text
    if random.random() < 0.2:
        fitting = [(a, b) for a, b in SCANNED if a in text]
        if fitting:
            old, new = random.choice(fitting)
            return text.replace(old, new, 1)
    at = random.randrange(1, len(text))
    kind = random.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    near = KEYBOARD.get(text[at].lower(), "")
    return text[:at] + random.choice(near) + text[at + 1 :] if near else text


def garbled(text: str) -> str:
    """UTF-8 read as windows-1252, as files that went through a spreadsheet show."""
    return text.encode("utf-8").decode("cp1252", errors="ignore")
