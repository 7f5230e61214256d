"""Packed under their own names, in the place of packages that are too large for a page."""
