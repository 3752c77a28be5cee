"""Armoedegrens: the poverty line of CBS, SCP and Nibud, for the years and households it was published for."""
