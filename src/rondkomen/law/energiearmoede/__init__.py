"""Energiearmoede: what of the income goes to energy, the measure of TNO and CBS, and the Noodfonds Energie."""
