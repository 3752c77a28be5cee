"""Tegenspraak: facts that cannot both be right, so that they are named instead of silently used."""
