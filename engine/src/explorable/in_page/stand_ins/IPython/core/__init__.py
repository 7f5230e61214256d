"""Stands in for IPython in the page: its display, and nothing else."""
