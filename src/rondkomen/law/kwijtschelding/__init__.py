"""Kwijtschelding: what a household can pay of its municipal and water board taxes."""
