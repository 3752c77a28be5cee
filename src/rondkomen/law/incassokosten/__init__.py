"""Incassokosten: what a creditor may charge for collecting a claim out of court."""
