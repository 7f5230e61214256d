"""Equations in words, made while building: who has no maths add-on hears them, and nobody hears them twice.

Each ``<math>`` gets its words as its name. Who reads MathML itself goes on doing so; who does not
says the name, where before there was silence. The words are those of speech-rule-engine
(ClearSpeak), which runs in Node from the engine's own checkout. A book asks for this part by name.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from explorable.explorer.try_file import node

logger = logging.getLogger(__name__)

FRONTEND = Path(__file__).parents[3] / "frontend"
MATH = re.compile(r"<math\b[^<>]*>.*?<\\?/math>", re.DOTALL)
"""An equation of a page, or of the JSON that a page hands to its scripts."""
UPRIGHT = re.compile(r'(?:<mi mathvariant="normal">[^<]</mi>){2,}')
LETTER = re.compile(r">([^<])</mi>")
THIN = re.compile(r'<mspace width="0\.167em" ?/>')


def words_of(equations: Iterable[str], language: str = "en") -> dict[str, str]:
    """Return each equation's words.

    Raises
    ------
    RuntimeError
        Node or its library is not there, or does not answer; the message says what to do.
    """
    asked = list(dict.fromkeys(equations))
    heard = [clear(equation) for equation in asked]
    if not asked:
        return {}
    try:
        command = [node(), str(FRONTEND / "speak.mjs"), language.partition("-")[0]]
        answer = subprocess.run(
            command, input=json.dumps(heard), capture_output=True, text=True, encoding="utf-8", check=True
        )  # fmt: skip
        told: list[str] = json.loads(answer.stdout)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.strip().partition("\n")[0][:200]
        raise RuntimeError(f"{FRONTEND / 'speak.mjs'}: {reason}; run `make frontend`") from error
    except (OSError, ValueError) as error:
        raise RuntimeError(f"{FRONTEND / 'speak.mjs'}: {error}; run `make frontend`") from error
    return dict(zip(asked, told, strict=True))


def clear(equation: str) -> str:
    """The equation as it is to be heard: upright letters are one word, a product is no call of a function."""
    joined = UPRIGHT.sub(
        lambda run: f"<mtext>{''.join(LETTER.findall(run.group()))}</mtext>", equation
    )
    is_written_by_hand = "<annotation" in equation
    return joined if is_written_by_hand else THIN.sub("<mo>&#x2062;</mo>", joined)


def plain(written: str) -> str:
    """An equation as it stands in a page, also where it comes from a page's JSON."""
    return str(json.loads(f'"{written}"')) if is_json(written) else written


def is_json(written: str) -> bool:
    """Whether an equation stands in a page's JSON, where slashes and quotes are escaped."""
    return written.endswith(r"<\/math>")


def named(html: str, words: dict[str, str]) -> str:
    """The page, with every equation bearing its words."""

    def name(found: re.Match[str]) -> str:
        written = found.group()
        if "aria-label" in written.partition(">")[0]:
            return written
        label = f' aria-label="{escape(words[plain(written)])}"'
        return "<math" + (json.dumps(label)[1:-1] if is_json(written) else label) + written[5:]

    return MATH.sub(name, html)


def speak(app: Sphinx, failure: Exception | None) -> None:
    """Give all equations of the pages their words."""
    if failure or app.builder.format != "html":
        return
    pages = {path: path.read_text("utf-8") for path in sorted(Path(app.outdir).rglob("*.html"))}
    found = {
        plain(written)
        for html in pages.values()
        for written in MATH.findall(html)
        if "aria-label" not in written.partition(">")[0]
    }
    try:
        words = words_of(sorted(found), app.config.language or "en")
    except RuntimeError as error:
        # a book without Node is whole but for this; `make test` asks for the words
        logger.info("equations have no words for screen readers: %s", error)
        return
    for path, html in pages.items():
        if (told := named(html, words)) != html:
            path.write_text(told, "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Name the equations when all pages are written, before the policies are."""
    app.connect("build-finished", speak, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
