"""What a signal partner sent, read row by row: each ends as told or as refused with its reasons; no Django, no clock.

>>> from datetime import date
>>> from rondkomen.apps.signals.intake import Told, default_profile, kind_on, read_row, rows_of
>>> kind = kind_on("Energie", date(2026, 11, 2))
>>> profile = default_profile(kind)
>>> content = (
...     b"klantnummer;naam;adres;postcode;woonplaats;bedrag;ontstaansdatum;signaaldatum\\r\\n"
...     b"40123;Dhr. J. van den Berg;Dijkstraat 12 A;1234 ab;Waterveen;1.234,56;01-09-2026;01-11-2026\\r\\n"
... )
>>> rows = rows_of("november.csv", content, profile)
>>> rows.number_of_rows
1
>>> told = read_row(next(rows), profile, kind, date(2026, 11, 2))
>>> told.bedrag, told.person.voorvoegsel, told.person.geslachtsnaam, told.person.huisletter
(123456, 'van den', 'Berg', 'A')
"""

from rondkomen.apps.signals.intake.files import FileRefused, RawRow, Rows, rows_of
from rondkomen.apps.signals.intake.kinds import KindNotInForce, PartnerKind, kind_codes, kind_on
from rondkomen.apps.signals.intake.profiles import Profile, ProfileRefused, default_profile, read_profile
from rondkomen.apps.signals.intake.reasons import Reason, reason_codes, reason_text
from rondkomen.apps.signals.intake.rows import read_row
from rondkomen.apps.signals.intake.told import Refused, Told, ToldPerson

__all__ = [
    "FileRefused",
    "KindNotInForce",
    "PartnerKind",
    "Profile",
    "ProfileRefused",
    "RawRow",
    "Reason",
    "Refused",
    "Rows",
    "Told",
    "ToldPerson",
    "default_profile",
    "kind_codes",
    "kind_on",
    "read_profile",
    "read_row",
    "reason_codes",
    "reason_text",
    "rows_of",
]
