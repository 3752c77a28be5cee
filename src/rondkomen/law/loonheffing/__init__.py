"""Loonheffing: what an employer or the SVB withholds each month, by the table."""
