"""Huurtoeslag: what the state adds to the rent of a home, in the form of 2024, of 2025 and of 2026."""
