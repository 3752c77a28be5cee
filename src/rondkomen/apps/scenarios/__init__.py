"""The memory of what-if questions: other numbers of law, tried out on households that do not exist."""
