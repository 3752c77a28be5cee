"""The door for residents: the Geldcheck without login, and where to find help."""
