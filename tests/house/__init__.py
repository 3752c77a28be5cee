"""The house rules of ARCHITECTURE.md as tests; what may break a size, and why, stands in exceptions.toml."""
