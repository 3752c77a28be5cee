"""The door of policy advisers: try out other numbers of law on households that do not exist, and see groups alone."""
