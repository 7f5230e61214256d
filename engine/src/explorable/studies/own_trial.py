"""A trial that a reader runs: groups, time and truth are chosen, chance decides the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from typing import Any

from explorable import figures
from explorable.html import as_script_text
from explorable.studies.kaplan_meier import StudyMistake
from explorable.studies.payload import TrialSpec
from explorable.studies.trial_picture import HEIGHT, WIDTH, band, ground, interval, people
from explorable.studies.trials import Difference, Trial, power, seen, study, tally
from explorable.wording import N_, _

SIZES = (10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 500, 750, 1000)
TABLE_SIZES = (10, 30, 100, 300, 1000)
MANY = 1000
FROM = 10_000
"""Seeds of many studies begin after this, so that none of them is one that was shown alone."""
NAME = "trial"
STILL = N_(
    "If no button appears here, you have one study, a thousand more below it, and the table."
)
KEY = N_(
    "A disk is one person: blue with a tick is well again, an empty ring is not. Up to fifty of a group are drawn, "
    "and all are counted. The short line is the study's 95% interval. Below, a line for each of 1,000 "
    "studies; broken: the truth."
)
IN_WORDS = N_(
    "Two groups of {size} made-up people, after {days} days. Below, how much the groups differ, with its 95% "
    "interval, and the intervals of {many} such studies: {better} lie above no difference, {open} hold it, {worse} "
    "lie below."
)
TABLE = N_("How often such a study says that the treatment helps")
CAPTION = N_(
    "Of 100 studies, after {days} days. In the column without an effect each of them is fooled; in the others the "
    "number is the power."
)
SIZE_HEAD = N_("In each group")


class OwnTrial:
    """A trial with two groups that a reader sets and runs; as a cell's last line it shows itself.

    Parameters
    ----------
    half : days after which half of those without the treatment are well.
    effects : label -> how many times as fast the treated get well.
    symbols : figures of the course for one who is well, and for one who is not.
    title : what stands above it.
    about : what the study is about, a sentence or two.
    size, days, effect : how it begins.
    longest : of the days that can be chosen.
    seed : of the first study.

    Raises
    ------
    StudyMistake
        A setting that the reader could not choose.
    FiguresError
        There is no such figure.
    """

    def __init__(
        self,
        half: float,
        effects: Mapping[str, float],
        symbols: Sequence[str],
        *,
        title: str = "",
        about: str = "",
        size: int = 50,
        days: int = 7,
        effect: float = 1.5,
        longest: int = 28,
        seed: int = 1,
    ) -> None:
        self.title, self.about = title, about
        if size not in SIZES:
            raise StudyMistake(f"size: {size} can't be chosen. Write {', '.join(map(str, SIZES))}")
        if effect not in effects.values():
            raise StudyMistake(
                f"effect: {effect:g} is none of the effects. "
                f"Write one of {', '.join(f'{e:g}' for e in effects.values())}"
            )
        if half <= 0 or min(effects.values()) <= 0:
            raise StudyMistake("half and effects: nobody would get well. Write numbers above 0")
        if not 1 <= days <= longest:
            raise StudyMistake(f"days: {days} can't be chosen. Write 1 to {longest}")
        cast = figures.of_course()
        self._sheet = "".join(
            figures.find(name, cast, "the trial")
            .symbol()
            .replace(f'id="{name}"', f'id="{NAME}-{name}"', 1)
            for name in symbols
        )
        self.spec: TrialSpec = {
            "half": half, "sizes": list(SIZES), "longest": longest,
            "effects": [{"label": label, "times": times} for label, times in effects.items()],
            "size": size, "days": days, "effect": effect, "seed": seed,
            "good": symbols[0], "waiting": symbols[1],
        }  # fmt: skip
        self.trial = Trial(size, days, effect, half)

    @cached_property
    def many(self) -> list[Difference]:
        """What very many studies like the first see."""
        return [seen(self.trial, FROM + k) for k in range(MANY)]

    def __repr__(self) -> str:
        """What it is, the same in every run."""
        return f"<OwnTrial: {self.trial.size} in each group>"

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        from explorable.studies.widget import bundle  # widgets are imported when one is shown

        return bundle(self.html(), repr(self), **keywords)

    def html(self) -> str:
        """The figure of a page: title, whole picture, table, and its data for the front end."""
        return (
            '<figure class="ex-explorer ex-study" data-explorable="trial">'
            f'<figcaption class="ex-title">{escape(self.title)}</figcaption>'
            f'<p class="ex-study-about">{escape(self.about)}</p>'
            f'<div class="ex-study-body">{self.picture()}<div class="ex-study-side">'
            f'<p class="ex-still">{escape(_(STILL))}</p></div>'
            '<div class="ex-study-settings"></div></div>'
            f'<p class="ex-study-key">{escape(_(KEY))}</p>'
            f'<details class="ex-study-numbers"><summary>{_(TABLE)}</summary>'
            f'<div class="ex-scroll" tabindex="0" role="region" aria-label="{_(TABLE)}">{self.table()}</div></details>'
            f'<script type="application/json">{as_script_text(self.spec)}</script></figure>'
        )

    def picture(self) -> str:
        """One study, whole, and a thousand more."""
        trial, counted = self.trial, tally(self.trial, self.many)
        first = self.spec["seed"]
        words = _(IN_WORDS).format(
            size=trial.size, days=f"{trial.days:g}", many=f"{MANY:,}",
            better=counted.better, open=counted.open, worse=counted.worse,
        )  # fmt: skip
        return (
            f'<svg class="ex-study-picture" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words)}">'
            f"<defs>{self._sheet}</defs>{ground()}<g>{people(self.spec, study(trial, first), trial.days, NAME)}</g>"
            f"<g>{interval(seen(trial, first))}</g><g>{band(self.many, trial.difference)}</g></svg>"
        )

    def table(self) -> str:
        """How often such a study says that it helps, for sizes and effects."""
        effects = self.spec["effects"]
        heads = "".join(
            f'<th scope="col">{escape(h)}</th>'
            for h in (_(SIZE_HEAD), *(e["label"] for e in effects))
        )
        rows = "".join(
            f'<tr><th scope="row">{size:,}</th>{"".join(self._cell(size, e["times"]) for e in effects)}</tr>'
            for size in TABLE_SIZES
        )
        caption = _(CAPTION).format(days=f"{self.trial.days:g}")
        return (
            f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )

    def _cell(self, size: int, effect: float) -> str:
        found = power(Trial(size, self.trial.days, effect, self.trial.half))
        return f"<td>{100 * found['better']:.0f}</td>"
