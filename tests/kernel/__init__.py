"""Value types: units, periods, citations and money."""
