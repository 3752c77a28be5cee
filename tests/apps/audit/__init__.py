"""The log: who acts, what a line holds, the chain and what it finds."""
