"""Toetsingsinkomen: whose income and wealth count for the toeslagen (Algemene wet inkomensafhankelijke regelingen)."""
