"""The tests; their folders mirror src/rondkomen, beside journeys/ (a browser) and house/ (the house rules)."""
