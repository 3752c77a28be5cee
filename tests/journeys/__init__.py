"""Stories of residents in a real browser."""
