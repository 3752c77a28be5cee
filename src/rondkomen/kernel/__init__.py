"""Value types that everything else is made of: citations, periods, units and money."""

from rondkomen.kernel.citation import Citation
from rondkomen.kernel.period import OPEN, Period
from rondkomen.kernel.unit import Unit, UnitError

__all__ = ["OPEN", "Citation", "Period", "Unit", "UnitError"]
