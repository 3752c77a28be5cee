"""The door by which staff come in: two factors, one municipality at a time, the own account, and colleagues."""
