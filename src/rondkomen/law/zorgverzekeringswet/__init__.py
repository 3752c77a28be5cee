"""Zorgverzekeringswet: the part of income that people pay themselves for the care of all."""
