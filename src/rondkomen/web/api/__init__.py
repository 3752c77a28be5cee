"""The door for other systems: what the law gives a household, as JSON, after the Dutch API Design Rules."""
