"""A study in a live notebook: the same figure as the page's, and the same front end."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from explorable.html import STATIC, for_pages, style_sheet, widget_script

SHEET = "studies.css"


def _style() -> str:
    sheet, own = style_sheet(), STATIC / SHEET
    text = sheet if isinstance(sheet, str) else sheet.read_text("utf-8")
    return text + (own.read_text("utf-8") if own.is_file() else "")


class StudyWidget(anywidget.AnyWidget):
    """A figure of a study, given as the page's HTML."""

    _esm = widget_script()
    _css = _style()
    html = traitlets.Unicode().tag(sync=True)


def bundle(html: str, told: str, **keywords: Any) -> Any:
    """What a cell shows: the widget in a notebook; in the published page the HTML, which answers by itself.

    Parameters
    ----------
    told : what it is, as text.
    """
    made = StudyWidget(html=html)._repr_mimebundle_(**keywords)
    data, *metadata = made if isinstance(made, tuple) else (made or {},)
    shown = for_pages({**data, "text/plain": told}, html)
    return (shown, *metadata) if metadata else shown
