"""Plain letters: one written form for what people, systems and alphabets write in many ways."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

LONGEST = 200
"""Letters of a value that are looked at; what is longer is not a name or an address."""

_LATIN = "ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ĳ=ij ħ=h ŋ=n ə=e"
# As the passports of Ukraine and Russia write them: Resolution 55 of the Cabinet of Ukraine (2010), ICAO Doc 9303.
_CYRILLIC = (
    "а=a б=b в=v г=h ґ=g д=d е=e ё=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia"
)
_GREEK = (  # ICAO Doc 9303
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
)
_SIGNS = "’=' ‘=' `=' ´=' ʼ=' –=- —=- ‐=- ‑=-"
_SPECIAL = dict(pair.split("=") for pair in f"{_LATIN} {_CYRILLIC} {_GREEK} {_SIGNS}".split())
_TRANSLATION = str.maketrans(_SPECIAL)
_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without diacritics, in Latin letters where the alphabet allows; signs stay. Idempotent.

    >>> fold("Yılmaz-Öztürk"), fold("Łukasz"), fold("Шевченко")
    ('yilmaz-ozturk', 'lukasz', 'shevchenko')
    """
    text = text[:LONGEST]
    if text.isascii():
        return text.lower()
    # Twice: taking a letter apart can bring out a letter that has a special form of its own.
    for _ in range(2):
        text = text.casefold().translate(_TRANSLATION)
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in apart if not unicodedata.category(letter).startswith(("M", "C")))
    return text.translate(_TRANSLATION).lower()[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words("Wolff, de  (Jan)")
    ['wolff', 'de', 'jan']
    """
    return [word for word in _NOT_A_WORD.split(fold(text)) if word]


def key(text: str) -> int:
    """A number for a text that is the same on every machine; 0 for the empty text.

    64 bits: of a million different texts the odds that two share a number are less than 1 to 10 million.
    """
    if not text:
        return 0
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1
