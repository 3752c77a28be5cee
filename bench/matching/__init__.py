"""A fictional register and its signals without BSN, and what matches them: Rondkomen beside Splink."""
