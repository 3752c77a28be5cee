"""Beslagvrije voet: what a bailiff must leave of someone's income, in the forms of 2024 and 2025 and of 2026."""
