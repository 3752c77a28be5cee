"""Signals: deliveries in, row by row, and whose signal it is."""
