"""The apps: what each remembers."""
