"""Whose signal is it: links records about people to a register, and says in words why.

    >>> from datetime import date
    >>> from rondkomen.matching import Register, Settings, group
    >>> settings = Settings.dutch()                       # or Settings.read("my-settings.toml")
    >>> residents = {
    ...     "person": ["p1", "p2"],
    ...     "household": ["h1", "h1"],
    ...     "voornamen": ["Johanna Maria", "Pieter"],
    ...     "voorvoegsel": ["van den", None],
    ...     "geslachtsnaam": ["Berg", "Ootjers"],
    ...     "geboortedatum": ["1985-03-02", "1983-11-20"],
    ...     "straat": ["Dijkstraat", "Dijkstraat"],
    ...     "huisnummer": ["12", "12"],
    ...     "huisletter": ["A", "A"],
    ...     "postcode": ["1234AB", "1234AB"],
    ... }
    >>> signals = {
    ...     "voorletters": ["J.M.", "X."],
    ...     "geslachtsnaam": ["Berg v.d.", "Ootjers"],
    ...     "huisnummer": ["12-a", "12a"],
    ...     "postcode": ["1234 ab", "1234AB"],
    ... }
    >>> register = Register.of(residents, settings)
    >>> answers = register.match(signals, on=date(2026, 11, 1))
    >>> [str(kind) for kind in answers.kind]
    ['linked', 'household']
    >>> answers[0].person, answers[0].household
    ('p1', 'h1')
    >>> group(signals, settings, answers).tolist()
    [0, 0]

A table is a mapping of column name to a sequence of texts (or None), or a pyarrow Table; every column but `person` and
`household` of the register may be absent, and an empty text is the same as None. Columns of both tables: bsn,
klantnummer (with the partner before it, for it is unique within one partner only), voornamen, voorletters, voorvoegsel,
geslachtsnaam, partner_voorvoegsel, partner_geslachtsnaam, geboortedatum (ISO text; `1985-00-00`, `1985-03` and `1985`
where a part is unknown), straat, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats, email,
telefoonnummer. Columns of the register alone: person, household (texts or numbers), verhuisd_op and overleden_op (ISO
texts). A person may have several rows: one for each address lived at (with the day of leaving in `verhuisd_op`);
whichever address matches, the household of the answer is the one where the person lives on the day.

A register that does not show everybody (an API that answers questions) gives a table of who may be meant; with
`Register.of(table, settings, residents=568_945)` decisions are then at least as strict as with all of those residents.

`Answers` has a column for each thing decided (`kind`, `person`, `household`, `state`, `rule`, `weight`, `margin`), and
gives an `Answer` with its candidates and their evidence in words when one is asked for by its number.
`register.arrays()` and `Register.from_arrays(arrays, settings)` keep a prepared register as plain NumPy arrays.
"""

try:
    import numpy  # noqa: F401 - everything below needs it
except ModuleNotFoundError as missing:
    raise ImportError("NumPy is not installed; get it with: pip install 'rondkomen[matching]'") from missing

from rondkomen.matching.answers import Answers
from rondkomen.matching.columns import TableRefused
from rondkomen.matching.evidence import Answer, Candidate, Evidence
from rondkomen.matching.grouping import group
from rondkomen.matching.links import Link, Withdrawal, link_by, link_of, standing
from rondkomen.matching.register import Register
from rondkomen.matching.settings import Settings, SettingsRefused

__all__ = [
    "Answer",
    "Answers",
    "Candidate",
    "Evidence",
    "Link",
    "Register",
    "Settings",
    "SettingsRefused",
    "TableRefused",
    "Withdrawal",
    "group",
    "link_by",
    "link_of",
    "standing",
]
