"""Vtlb: what someone keeps for living in a debt arrangement, and what is left to pay off."""
