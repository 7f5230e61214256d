"""Where a source stands on the book's page of references."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment


def address(env: BuildEnvironment, from_doc: str, key: str) -> str | None:
    """Where the entry stands on the references page, or None if it is not listed there."""
    if "cite" not in env.domains:
        return None
    for citation in env.domains["cite"].citations:  # type: ignore[attr-defined]
        if citation.key == key:
            doc = citation.bibliography_key.docname
            return f"{env.app.builder.get_relative_uri(from_doc, doc)}#{citation.citation_id}"
    return None
