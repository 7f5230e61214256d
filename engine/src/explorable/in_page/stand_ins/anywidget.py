"""Stands in for anywidget in the page."""

from explorable.in_page.widgets import Widget as AnyWidget

__all__ = ["AnyWidget"]
