"""AOW: the age at which the state pension starts and how much it is."""
