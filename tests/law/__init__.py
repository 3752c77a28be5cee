"""The law: published figures, boundaries, an independent calculation, the household file and the answers."""
