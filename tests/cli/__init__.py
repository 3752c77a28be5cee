"""The command line, mostly in process."""
