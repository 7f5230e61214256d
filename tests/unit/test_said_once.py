"""A title that the heading above a simulation says already is not shown twice."""

from __future__ import annotations

from immunobook.sphinx_ext.pages import said_once

FIGURE = '<figure class="ex-explorer" id="explore-a"><figcaption class="ex-title" id="see-a">How much?</figcaption></figure>'


def test_a_title_below_its_own_words_is_marked():
    body = f'<h2>How much?<a class="headerlink" href="#a">¶</a></h2><p>Text.</p>{FIGURE}'
    assert 'class="ex-explorer" data-titled id' in said_once(body)


def test_another_heading_between_them_leaves_it():
    body = f"<h2>How much?</h2><h3>More</h3>{FIGURE}"
    assert said_once(body) == body
    assert said_once(FIGURE) == FIGURE
