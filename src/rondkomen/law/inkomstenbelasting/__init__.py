"""Inkomstenbelasting: the tax on income from work, benefits and pension, and the credits that make it lower."""
