"""The municipality that a site is of: its name, where people get help, and how its pages look."""
