"""Sealed columns for every app: values that who finds the database cannot read, and the indexes that find them."""
