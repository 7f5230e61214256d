"""Stands in for ipywidgets in the page: `interact`, and nothing else."""

from explorable.in_page.interact import interact

__all__ = ["interact"]
