"""Numbers that may hurt: no page shows one unasked, and one setting holds for the whole course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from explorers import Live, built_explorers, built_pages
from playwright.sync_api import Page, expect

from immunobook import facts
from immunobook.facts import Fact
from visiting import ROOT, Visitor

ROWS = facts.load(ROOT / "book/facts.yml")
PHONE = {"width": 390, "height": 844}
CHAPTER = "chapters/antibody-therapy.html"

#: all that a page says outside of what lies in cards, and outside of numbers with a harmless row of their own
SAID = """(harmless) => {
    const page = document.documentElement.cloneNode(true);
    page.querySelectorAll('script, style, .ib-sensitive-body').forEach((e) => e.remove());
    for (const host of page.querySelectorAll('.gloss-host:has(.fact)')) {
        const says = host.querySelector('.gloss-text')?.lastChild?.textContent.trim();
        if (harmless.includes(says)) host.remove();
    }
    const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'content', 'placeholder']
        .flatMap((name) => [...page.querySelectorAll(`[${name}]`)].map((e) => e.getAttribute(name)));
    return [page.textContent, ...spoken].join('\\n').replace(/\\s+/g, ' ');
}"""
#: what is folded away (but for the cards), and every guess
OPEN_ALL = """() => {
    for (const block of document.querySelectorAll('main details:not([data-sensitive])')) block.open = true;
}"""
