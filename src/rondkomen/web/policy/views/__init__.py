"""The pages, a file per group of them."""
