"""Kindgebonden budget: what the state adds for children of parents with a low or middle income."""
