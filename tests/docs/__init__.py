"""The documents are true: their examples run, and the files they name exist."""
