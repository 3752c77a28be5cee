"""Value types that everything else is made of: citations, periods, units, money, and who and where somebody is."""

from rondkomen.kernel.address import Address, AddressRefused
from rondkomen.kernel.bsn import Bsn, BsnRefused
from rondkomen.kernel.citation import Citation
from rondkomen.kernel.partial_date import PartialDate
from rondkomen.kernel.period import OPEN, Period
from rondkomen.kernel.person_name import Naamgebruik, PersonName
from rondkomen.kernel.unit import Unit, UnitError

__all__ = [
    "OPEN",
    "Address",
    "AddressRefused",
    "Bsn",
    "BsnRefused",
    "Citation",
    "Naamgebruik",
    "PartialDate",
    "Period",
    "PersonName",
    "Unit",
    "UnitError",
]
