"""What the search knows of a built page: its places and their words, and no number that may hurt."""

from __future__ import annotations

from immunobook.sphinx_ext.search_index import Place, other_names, places

PAGE = """<html><body><nav>Contents</nav><main><article>
<section id="page"><h1>A page<a class="headerlink" href="#page">¶</a></h1><p>First words <span>here</span>
<span class="bibtex-citation">[Somebody, 2010]</span>.</p>
<details class="fold" open><summary>In the course: 2 questions</summary>
<section id="one"><h2>One place</h2><p>Words of it.</p>
<span class="gloss-host"><a>flag</a><span class="gloss">A tip.</span></span>
<div class="ex-sensitive" id="numbers-a"><details data-sensitive="survival"><summary><span class="ex-sensitive-name">The numbers</span>
<span class="ex-sensitive-about">How many lived</span></summary><div class="ex-sensitive-body">66 of 100</div></details>
<p class="ex-sensitive-words">Closed for now.</p></div>
<p>After the card.</p></section></details>
<figure class="ex-explorer" id="explore-x"><figcaption class="ex-title">A model</figcaption><p>It moves.</p><script>{"secret": 1}</script></figure>
<section data-kind="recall"><article class="ex-exercise" id="exercise-old"><div class="ex-question">Again?</div></article></section>
<article class="ex-exercise" id="exercise-new"><h3 class="ex-exercise-title">1. Choose one</h3><div class="ex-question">Which one?</div>
<details class="ex-solution"><summary>Answer</summary>This one.</details></article>
</section></article></main></body></html>"""


def found(html: str) -> dict[str, Place]:
    return {place.anchor: place for place in places("page", html)}


def test_each_place_has_its_own_words():
    known = found(PAGE)
    assert [*known] == ["", "one", "numbers-a", "explore-x", "exercise-new"]
    assert known[""].text == "A page First words here."
    assert known["one"].title == "One place"
    assert known["one"].text == "Words of it. flag After the card."
    assert known["explore-x"].title == "A model"
    assert known["explore-x"].text == "It moves."


def test_of_a_card_only_its_outside_is_known():
    known = found(PAGE)
    assert known["numbers-a"].title == "How many lived"
    assert known["numbers-a"].text == "The numbers"
    assert "66" not in " ".join(place.text for place in known.values())


def test_a_question_is_found_where_it_belongs_and_its_answer_by_who_tries():
    known = found(PAGE)
    assert known["exercise-new"].title == "Which one?"
    assert "This one" not in known["exercise-new"].text


GLOSSARY = """<article><dl class="glossary">
<dt id="term-Flag">Flag</dt><dd><p>This course’s word for an <a href="#term-Antigen">antigen</a>: something.</p></dd>
<dt id="term-ALL">Leukemia (ALL)</dt><dd><p>A cancer.</p></dd>
<dt id="term-A">Acquired (adaptive) immunity</dt><dd><p>See <a href="#term-Flag">flag</a>.</p></dd>
</dl></article>"""


def test_a_meaning_belongs_to_its_word():
    known = found(GLOSSARY)
    assert known["term-ALL"].title == "Leukemia (ALL)"
    assert known["term-ALL"].text.endswith("A cancer.")


def test_other_names_come_from_the_glossary():
    assert other_names(GLOSSARY) == [["Flag", "antigen"], ["Leukemia", "ALL"]]


def test_names_of_the_same_are_joined():
    more = """<dt id="term-HLA">antigen (HLA)</dt><dd><p>More.</p></dd></dl>"""
    assert other_names(GLOSSARY.replace("</dl>", more)) == [
        ["Leukemia", "ALL"],
        ["Flag", "antigen", "HLA"],
    ]


def test_a_long_question_is_cut_between_words():
    long = PAGE.replace("Which one?", "Which of these words stands " + "here and " * 20)
    title = found(long)["exercise-new"].title
    assert len(title) < 85
    assert title.endswith(" …")
    assert "stands here and" in title
