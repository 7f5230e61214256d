"""The Content-Security-Policy of a page: what it names, and what it refuses to name."""

from __future__ import annotations

import base64
import hashlib

import pytest

from explorable.sphinx_ext.policy import Inline, policy, with_policy

PAGE = '<html><head><meta charset="utf-8"></head><body>{}</body></html>'


def named(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directive(html: str, name: str) -> str:
    parts = dict(part.split(" ", 1) for part in policy(Inline(html)).split("; "))
    return parts[name]


def test_what_stands_inline_is_named_by_its_hash() -> None:
    html = PAGE.format(
        '<script>\n one("&amp;") </script><p style="--at:3">x</p><style>a{}</style>'
        '<script type="application/json">{"no": "script"}</script><script src="a.js"></script>'
    )
    script = named('\n one("&amp;") ')
    assert directive(html, "script-src") == f"'self' {script}"
    assert named("--at:3") in directive(html, "style-src-attr")
    assert named("a{}") in directive(html, "style-src")


def test_nothing_is_allowed_wholesale() -> None:
    found = policy(Inline(PAGE.format("<script>one()</script><p style='a:b'>x</p>")))
    for open_door in ("unsafe-inline", "unsafe-eval", "blob:", "data:", "*"):
        assert open_door not in found


def test_the_browser_meets_the_policy_before_anything_else() -> None:
    html = with_policy(PAGE.format(""))
    assert html.index("Content-Security-Policy") < html.index("</head>")
    assert html.index('charset="utf-8"') < html.index("Content-Security-Policy")
    assert "Content-Security-Policy" in with_policy(
        '<html><head><meta charset="utf-8" />'
    )  # as stock themes write it
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html></html>")


def test_an_attribute_is_hashed_as_the_browser_reads_it() -> None:
    assert named("a:'b'") in directive(
        PAGE.format('<p style="a:&#x27;b&#x27;">x</p>'), "style-src-attr"
    )


def test_scripts_of_attributes_and_files_of_other_hosts_are_found() -> None:
    inline = Inline('<a onclick="go()"></a><script src="https://a.example/b.js"></script><a href="https://c.example">x</a>'
                    '<link rel="stylesheet" href="//d.example/e.css"><link rel="canonical" href="https://f.example/">')  # fmt: skip
    assert inline.handlers == ["<a onclick>"]
    assert inline.foreign == ["https://a.example/b.js", "//d.example/e.css"]
