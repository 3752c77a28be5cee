"""Individuele inkomenstoeslag: the yearly extra after years of low income."""
