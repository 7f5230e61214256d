"""A trial that a reader runs: groups, time and truth are chosen, chance decides the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape

from explorable import figures
from explorable.html import table
from explorable.studies.figure import StudyFigure
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
"""Before the names of its drawings, which the page may have under their own."""
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


class OwnTrial(StudyFigure):
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

    kind = "trial"
    still = STILL
    numbers = TABLE
    key = KEY
    has_settings = True

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
            "size": size, "days": days, "effect": effect, "seed": seed, "many": MANY, "first": FROM,
            "good": f"{NAME}-{symbols[0]}", "waiting": f"{NAME}-{symbols[1]}",
        }  # fmt: skip
        self.trial = Trial(size, days, effect, half)

    @cached_property
    def many(self) -> list[Difference]:
        """What very many studies like the first see."""
        return [seen(self.trial, FROM + k) for k in range(MANY)]

    def __repr__(self) -> str:
        """What it is, the same in every run."""
        return f"<OwnTrial: {self.trial.size} in each group>"

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
            f"<defs>{self._sheet}</defs>{ground()}<g>{people(self.spec, study(trial, first), trial.days)}</g>"
            f"<g>{interval(seen(trial, first))}</g><g>{band(self.many, trial.difference)}</g></svg>"
        )

    def table(self) -> str:
        """How often such a study says that it helps, for sizes and effects."""
        effects = self.spec["effects"]
        heads = (_(SIZE_HEAD), *(e["label"] for e in effects))
        rows = [
            [f"{size:,}", *(self._helps(size, e["times"]) for e in effects)] for size in TABLE_SIZES
        ]
        return table(
            escape(_(CAPTION).format(days=f"{self.trial.days:g}")), map(escape, heads), rows
        )

    def _helps(self, size: int, effect: float) -> str:
        """Of 100 such studies, how many say that it helps."""
        found = power(Trial(size, self.trial.days, effect, self.trial.half))
        return f"{100 * found['better']:.0f}"
