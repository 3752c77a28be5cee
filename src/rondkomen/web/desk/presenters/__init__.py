"""Prepares what the pages of the professional show, a file per group of pages."""
