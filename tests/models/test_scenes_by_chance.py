"""Captions of scenes that chance throws: each is true of the rows that are seen, in every story and many throws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorable.explorer.outcome import outcome
from explorable.scene.display import Placed, beats, caption, display
from explorable.scene.source import Source
from immunobook import simulations

THROWS = range(30)


def stories(id: str) -> Iterator[tuple[str, Source]]:
    """Every story of a simulation, thrown many times."""
    simulation = simulations.load(id)
    for preset in simulation.presets:
        solution, measures, _ = outcome(simulation, preset.values)
        for again in THROWS:
            yield (
                preset.label,
                Source(simulation.scene, solution, measures, simulation.thrown, again),
            )


def said(source: Source, words: str) -> list[float]:
    """When a caption with these words begins."""
    return [at for at, beat in beats(source) if words in beat.say]


def named(shown: list[Placed], symbol: str) -> list[Placed]:
    return [placed for placed in shown if placed.symbol == symbol]


# ---- one in thirty fits


def test_the_search_ends_at_the_one_that_fits() -> None:
    places = set()
    for _, source in stories("gatekeeper-search"):
        first = source.row().index(True) + 1
        places.add(first)
        assert source.span[1] <= first + 4
        assert said(source, "fits") == [first]
        assert caption(source, first).startswith(
            "The very first" if first == 1 else f"Number {first} "
        )
        assert not named(display(source, first - 0.01), "cast-tcell-tuft")
        assert len(named(display(source, first), "cast-tcell-tuft")) == 1
        divides = said(source, "divides")
        assert all(len(display(source, at)) > len(display(source, first)) for at in divides)
        assert (
            len(display(source, first + 3.3)) == len(display(source, 0)) + 6
            or first + 3.3 > source.span[1]
        )
    assert len(places) > 12, "chance hardly changes anything"


def test_who_was_tried_in_vain_stands_back() -> None:
    for _, source in stories("gatekeeper-search"):
        first = source.row().index(True) + 1
        for said_at in said(source, "No. The next one"):
            assert first > 2
            pale = [p for p in display(source, said_at) if p.look == "told"]
            assert len(pale) == 1


# ---- a study, twenty times


def shares(source: Source) -> list[int]:
    return [sum(source.row(k)) for k in range(20)]


@pytest.mark.parametrize("study", [1, 2, 8, 20])
def test_what_is_counted_is_what_is_drawn(study: int) -> None:
    for _, source in stories("trial-intervals"):
        shown = display(source, study)
        good, none = len(named(shown, "cast-result-good")), len(named(shown, "cast-result-none"))
        seen = sum(source.row(study - 1)[:50])
        assert (good, good + none) == (seen, min(50, round(source.values["number"])))
        assert len(named(shown, "cast-study")) == study
        text = caption(source, study)
        if study < 20:
            assert f"{sum(source.row(study - 1)):,} of {source.values['number']:,.0f}" in text


def test_answers_jump_as_far_as_is_said() -> None:
    """Over many twenties: a small study's share spreads over a tenth and more, a large one's over less."""
    spread: dict[str, list[float]] = {"jumps.": [], "jumps less": [], "hardly moves": []}
    for _, source in stories("trial-intervals"):
        number = source.values["number"]
        for words, found in spread.items():
            if said(source, words):
                found.append((max(shares(source)) - min(shares(source))) / number)
    assert min(spread["jumps."]) >= 0.1
    assert max(spread["hardly moves"]) < 0.1
    assert (
        0.08
        < sum(spread["jumps less"]) / len(spread["jumps less"])
        < sum(spread["jumps."]) / len(spread["jumps."])
    )


def test_all_of_all_is_told_as_what_few_can_show() -> None:
    for label, source in stories("trial-intervals"):
        assert bool(said(source, "can't show what is rare")) == (label == "Ten of ten")
        if label == "Ten of ten":
            assert set(shares(source)) == {10}


# ---- antibodies on a cell, and bridges between cells

EACH_RUN = range(12)


def runs(id: str) -> Iterator[tuple[str, Source]]:
    for label, source in stories(id):
        if source.again in EACH_RUN:
            yield label, source


def mean(found: list[float]) -> float:
    return sum(found) / len(found)


def test_antibodies_do_as_their_captions_say() -> None:
    """Over the runs of a story: as a mean, since one run may differ."""
    held: dict[tuple[str, str], list[float]] = {}
    for label, source in runs("antibody-grip"):
        wash = source.values["wash"]
        for words, at in (
            ("More and more", wash),
            ("Few flags have", wash),
            ("It can hold on", wash + 1),
            ("hardly a tail", wash + 1),
        ):
            if said(source, words):
                shown = display(source, at - 0.001)
                held.setdefault((label, words), []).append(
                    len(named(shown, "cast-antibody"))
                    + len(named(shown, "cast-antibody-one"))
                    - (12 if at == wash else 0)
                )
        assert len(named(display(source, wash - 0.001), "cast-antigen")) == 60
        drifting = {p.id for p in display(source, wash + 0.001) if p.id.startswith("3.")}
        assert not drifting, "they are washed away"
        assert len(said(source, "It can hold on") + said(source, "hardly a tail")) == 1
    found = {
        words: [mean(v) for (_, w), v in held.items() if w == words]
        for words in {w for _, w in held}
    }
    assert min(found["More and more"]) > 4 > max(found["Few flags have"])
    assert min(found["It can hold on"]) > 4 > max(found["hardly a tail"])


def test_too_few_right_and_too_many() -> None:
    bridged: dict[str, list[float]] = {}
    for _, source in runs("bridges"):
        [words] = [
            w
            for w in (
                "Too little",
                "Just right",
                "Too much",
                "The most there are",
                "may need only a handful",
            )
            if said(source, w)
        ]
        shown = display(source, 300)
        assert len(named(shown, "cast-antigen")) == len(named(shown, "cast-antigen-round")) == 22
        bridged.setdefault(words, []).append(len(named(shown, "cast-bridge")))
        alone = len([p for p in shown if p.id.startswith(("3.", "4."))])
        if words == "Too much":
            assert alone > 36, "each flag has a drug of its own"
        if words == "Too little":
            assert alone + len(named(shown, "cast-bridge")) < 11
    assert len(bridged) == 5
    assert mean(bridged["Just right"]) > 9
    assert mean(bridged["Too little"]) < 6
    assert mean(bridged["Too much"]) < 3
    assert 1 < mean(bridged["The most there are"]) < 9


def test_no_drug_stands_on_another() -> None:
    for _, source in runs("bridges"):
        for t in (60, 300, 600):
            places = [
                (p.x, p.y)
                for p in display(source, t)
                if p.symbol in ("cast-bridge", "cast-bispecific")
            ]
            assert len(places) == len(set(places))
            taken = [y for y in display(source, t) if y.symbol == "cast-bridge"]
            held = {(round(p.x - 41 + 32.5, 1), p.y) for p in taken}
            assert not held & {(p.x, p.y) for p in display(source, t) if p.id.startswith("3.")}
