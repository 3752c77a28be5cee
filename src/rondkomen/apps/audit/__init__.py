"""Who did what with whose data and why: actors, purposes, and a log that is only added to and can be verified."""
