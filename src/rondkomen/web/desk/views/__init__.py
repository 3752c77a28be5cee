"""The pages of the professional, a file per group."""
