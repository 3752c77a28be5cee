"""Participatiewet: the norm that bijstand fills the income up to."""
