"""Studietoeslag: the allowance for students who cannot work beside their study."""
