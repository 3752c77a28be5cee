"""The memory of early signals: who delivers them, what came in row by row, and whom each is about."""
