"""Small pieces of HTML that several rooms write."""

from __future__ import annotations

import json
from typing import Any


def as_script_text(data: Any) -> str:
    """JSON that may stand inside a ``<script>`` of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
