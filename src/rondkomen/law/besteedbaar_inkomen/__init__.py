"""Besteedbaar inkomen: what a household has to live on in a month, after tax and with the allowances."""
