"""Municipal schemes as data: what is read, what is refused, and what is made of it."""
