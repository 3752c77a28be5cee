"""Kinderopvangtoeslag: what the state adds to the cost of childcare."""
