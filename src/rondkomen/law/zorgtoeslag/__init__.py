"""Zorgtoeslag: what the state adds to the health insurance premium."""
