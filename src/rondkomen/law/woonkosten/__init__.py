"""Woonkosten: what a home costs for the debt rules, and the huurtoeslag there would be for a home that has none."""
