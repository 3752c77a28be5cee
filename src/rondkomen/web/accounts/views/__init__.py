"""The pages of the door of staff, a file per group."""
