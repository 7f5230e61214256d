"""The script of the film: it holds for the simulations, and each mistake is told with its line and its mend."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from explorable.explorer.spec import to_spec
from explorable.film import page, script, tracks
from explorable.film.script import Closing, Film, FilmError
from immunobook import simulations

SCRIPT = Path(__file__).parents[2] / "book" / "film.yml"


def test_the_course_has_a_film_of_six_scenes() -> None:
    made = script.load(SCRIPT)
    assert [shot.simulation for shot in made.shots] == [
        "tip-the-balance", "gatekeeper-search", "hiding-and-selection", "antibody-grip", "bridges", "car-t-in-blood",
    ]  # fmt: skip
    assert script.SHORTEST <= made.seconds <= script.LONGEST
    assert all(simulations.load(shot.simulation).scene for shot in made.shots)


def test_captions_follow_each_other_without_a_gap() -> None:
    made = script.load(SCRIPT)
    cues = tracks.cues(made, tracks.WORDS["captions"])
    assert [cue.start for cue in cues[1:]] == [cue.end for cue in cues[:-1]]
    assert (cues[0].start, cues[-1].end) == (0, made.seconds)
    described = tracks.cues(made, tracks.WORDS["descriptions"])
    assert [cue.say for cue in described] == [shot.described for shot in made.shots]


def test_captions_and_chapters_are_written_as_webvtt() -> None:
    change = {"seconds": 61.5, "caption": "Fewer & fewer -->", "title": "One"}
    shot = script.load(SCRIPT).shots[0].model_copy(update=change)
    closing = Closing(caption="End.", child="The end.", seconds=2)
    made = Film.model_construct(title="", shots=(shot,), closing=closing)
    assert tracks.webvtt(made, "captions") == (
        "WEBVTT\n\n00:00:00.000 --> 00:01:01.500\nFewer &amp; fewer --&gt;\n\n00:01:01.500 --> 00:01:03.500\nEnd.\n"
    )
    assert tracks.webvtt(made, "chapters") == "WEBVTT\n\n00:00:00.000 --> 00:01:01.500\nOne\n"


def test_a_page_holds_every_word_of_it() -> None:
    made = script.load(SCRIPT)
    html = page.page_html(made, "film", {"bridges": "chapters/b.html#see-bridges"})
    for shot in made.shots:
        assert all(
            escape(words) in html
            for words in (shot.title, shot.caption, shot.described, shot.child)
        )
    assert escape(made.closing.caption) in html and escape(made.closing.child) in html
    assert html.count('<a href="chapters/b.html#see-bridges">') == html.count("<a ") == 1
    assert 'id="film-film-1-' in html, "its drawings have names of their own"


def test_what_is_played_is_the_simulation_itself() -> None:
    made = script.load(SCRIPT)
    shots = page.to_film_spec(made, "film")["shots"]
    for shot, told in zip(made.shots, shots, strict=True):
        simulation = simulations.load(shot.simulation)
        preset = next(p for p in simulation.presets if p.label == shot.choice)
        assert told["values"] == preset.values
        assert told["spec"]["scene"] == to_spec(simulation)["scene"]
    assert len({told["spec"]["id"] for told in shots}) == len(shots)


MISTAKES = [
    ("simulation: bridges", "simulation: bridge", "there is no simulation 'bridge'; did you mean 'bridges'?"),
    ("simulation: bridges", "simulation: predator-prey", "'predator-prey'"),
    ("choice: Tight grip", "choice: Tight grop", "`choice`: bridges has no choice 'Tight grop'; did you mean 'Tight grip'?"),
    ("to: 200", "to: 900", "the shot goes from 0 to 900; the scene goes from 0 to 600. Mend `from` or `to`"),
    ("to: 200", "to: nowhere", "Mend `from` or `to`"),
    ("takes both by the hand", "takes both by the hand and by the other hand, too, ", "words; write at most 14"),
    ("Another drug takes", "Drug 2 takes", "`caption` has a number"),
    ("seconds: 6", "seconds: 60", "the film takes 153 seconds; mend `seconds` so that it takes 60 to 100"),
    ("child: These", "chlid: These", "is not a field here; did you mean `child`?"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_line(right: str, wrong: str, told: str, tmp_path: Path) -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "film.yml"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(FilmError) as error:
        script.load(path)
    assert told in str(error.value)
    assert "film.yml:" in str(error.value)
