"""Kinderbijslag: the amount per quarter for each child under 18, whatever the income."""
