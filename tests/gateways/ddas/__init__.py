"""The national export: what may leave, in which form, on which page, under whose signature."""
