"""Griffierecht: the fee of the kantonrechter for a claim."""
