"""The tests see what goes wrong in a page, in every engine."""

from __future__ import annotations

from engine import Engine
from page import Page

from conftest import Site, faults

#: one page with one fault of each kind
BAD = """<!DOCTYPE html><html><head>{watcher}
<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-ours'; img-src 'self'"></head><body>
<img src="not-there.png"><img src="http://127.0.0.1:9/elsewhere.png">
<script>document.title = "not allowed";</script>
<script nonce="ours">
  console.error("said", "aloud");
  Promise.reject(new Error("refused"));
  thrown();
</script></body></html>"""


def test_each_kind_of_fault_is_seen(engine: Engine, site: Site) -> None:
    html = (site.folder / "index.html").read_text("utf-8")
    watcher = html[html.index("<script>") : html.index("</script>") + len("</script>")]
    (site.folder / "bad.html").write_text(BAD.format(watcher=watcher), "utf-8")
    page = Page(engine)
    page.goto(f"{site.url}/bad.html")
    page.wait_for_function("JSON.parse(sessionStorage.watched ?? '[]').length >= 6")
    seen = faults(page)
    page.evaluate("sessionStorage.clear()")
    for kind, words in [
        ("console", "said aloud"),
        ("error", "thrown"),
        ("rejection", "refused"),
        ("not loaded", "not-there.png"),
        ("policy", "script-src"),
        ("policy", "img-src"),
    ]:
        assert [told for a, told in seen if a == kind and words in told], (kind, words, seen)
    assert "not-there.png" in str(site.missed)
    site.missed.clear()
