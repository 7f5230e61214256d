"""Equations in words, for who has no maths add-on."""

from __future__ import annotations

import json

import pytest

from explorable.sphinx_ext import spoken

RATE = (
    '<math display="block"><mrow><mfrac><mrow><mi>d</mi><mi>T</mi></mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac><mo>=</mo>'
    '<mi>f</mi><mspace width="0.167em" /><mi>T</mi></mrow></math>'
)


def words(equation: str) -> str:
    return spoken.words_of([equation])[equation]


def test_an_equation_has_words() -> None:
    assert words(RATE) == "d T over d t equals f T", "a product is no function"


def test_upright_letters_are_one_word() -> None:
    letters = '<mi mathvariant="normal">o</mi><mi mathvariant="normal">n</mi>'
    assert words(f"<math><msub><mi>k</mi><mrow>{letters}</mrow></msub></math>") == "k sub on"


def test_every_equation_bears_its_words_once_in_text_and_in_json() -> None:
    page = f"<p>{RATE}</p><script type='application/json'>{json.dumps({'e': RATE}).replace('</', '<' + chr(92) + '/')}</script>"
    told = spoken.named(page, {RATE: 'a "b" <c>'})
    assert told.count("aria-label") == 2
    assert '<math aria-label="a &quot;b&quot; &lt;c&gt;" display="block">' in told
    again = json.loads(told.partition("json'>")[2].removesuffix("</script>"))
    assert again["e"].startswith('<math aria-label="a &quot;b&quot; &lt;c&gt;" display="block">')
    assert spoken.named(told, {}) == told, "a second build changes nothing"


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "node", lambda: "no-such-node")
    with pytest.raises(RuntimeError, match=r"speak.mjs.*make frontend"):
        spoken.words_of([RATE])
