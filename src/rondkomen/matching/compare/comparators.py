"""The comparators that a settings file can name."""

from __future__ import annotations

from collections.abc import Mapping

from rondkomen.matching.compare.addresses import DutchAddress
from rondkomen.matching.compare.base import Comparator
from rondkomen.matching.compare.dates import Date
from rondkomen.matching.compare.given_names import DutchGivenNames
from rondkomen.matching.compare.standing import Age, Residence
from rondkomen.matching.compare.surnames import DutchSurname
from rondkomen.matching.compare.texts import Text, bare, bsn, plain, telephone

COMPARATORS: Mapping[str, Comparator] = {
    "text": Text(plain),
    "code": Text(bare, exact=True),
    "bsn": Text(bsn, exact=True),
    "telephone": Text(telephone, exact=True),
    "date": Date(),
    "dutch_surname": DutchSurname(),
    "dutch_given_names": DutchGivenNames(),
    "dutch_address": DutchAddress(),
    "age": Age(),
    "residence": Residence(),
}
