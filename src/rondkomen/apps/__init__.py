"""The memory: one Django app per subject, each with the same file names inside."""
