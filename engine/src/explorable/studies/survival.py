"""A survival curve made from a few patients: a picture, its numbers, and what the page steps through."""

from __future__ import annotations

import math
from html import escape

from explorable.html import table
from explorable.studies.figure import StudyFigure
from explorable.studies.kaplan_meier import Step, StudyMistake, kaplan_meier, read
from explorable.studies.payload import SurvivalSpec
from explorable.studies.survival_picture import WIDTH, drawn, ground, height
from explorable.wording import N_, _

MOST = 20
"""More lines would be too thin to follow."""
STILL = N_("If no button appears here, you have the whole picture, and the table below it.")
KEY = N_(
    "A line is a patient. It ends with a dot where an event came, with a short stroke where the watching ended "
    "without one."
)
IN_WORDS = N_(
    "Above, a line for each of {n} patients; {events} end with an event. Below, the curve that is made of them: it "
    "begins at 100 of 100 and goes down by a step at each event, to {last} of 100 in the end. Under it stands how many "
    "are still watched."
)
TABLE = N_("The numbers as a table")
CAPTION = N_(
    "How the curve is made. The last column is the one before, times the share that goes on."
)
HEADS = (
    N_("Still watched just before"), N_("Events"), N_("Watched no longer"), N_("Without an event, of 100"),
)  # fmt: skip


class SurvivalCurve(StudyFigure):
    """A Kaplan-Meier curve that shows how it is made; as a cell's last line it shows itself.

    Parameters
    ----------
    times : of the patients, each since its own beginning: ``"4 9 13+"``, where + says that no event was seen until
        then.
    title : what stands above it.
    about : a sentence that says who they are.
    unit : of the times, one and many.
    every : from one mark of the axis to the next.

    Raises
    ------
    StudyMistake
        A time or a mark that can't be.
    """

    kind = "survival"
    still = STILL
    numbers = TABLE

    def __init__(
        self,
        times: str,
        *,
        title: str = "",
        about: str = "",
        unit: tuple[str, str] = ("month", "months"),
        every: float = 12,
    ) -> None:
        self.patients = read(times)
        if len(self.patients) > MOST:
            raise StudyMistake(
                f"times: {len(self.patients)} patients are too many to follow line by line. Write at most {MOST}"
            )
        last = self.patients[-1].time
        if not last / 20 <= every <= last:
            raise StudyMistake(
                f"every: {every:g} gives too many marks, or none, up to {last:g}. Write {last / 20:g} to {last:g}"
            )
        self.title, self.about, self.units = title, f"{about} {_(KEY)}", unit
        self.spec: SurvivalSpec = {
            "patients": [{"time": p.time, "has_event": p.has_event} for p in self.patients],
            "unit": unit[0],
            "end": every * math.ceil(last / every - 1e-9),
            "every": every,
        }

    @property
    def steps(self) -> list[Step]:
        """The estimate, a step for each time."""
        return kaplan_meier(self.patients)

    def __repr__(self) -> str:
        """What it is, the same in every run."""
        return f"<SurvivalCurve: {len(self.patients)} patients>"

    def picture(self) -> str:
        """All of it, as it is in the end."""
        words = _(IN_WORDS).format(
            n=len(self.patients),
            events=sum(p.has_event for p in self.patients),
            last=f"{100 * self.steps[-1].survival:.0f}",
        )
        return (
            f'<svg class="ex-study-picture" viewBox="0 0 {WIDTH} {height(self.spec)}" role="img"'
            f' aria-label="{escape(words)}">'
            f"{ground(self.spec, self.units[1])}<g>{drawn(self.spec, self.spec['end'])}</g></svg>"
        )

    def table(self) -> str:
        """The estimate, a row for each time."""
        heads = (self.units[0].capitalize(), *map(_, HEADS))
        rows = [
            [
                f"{s.time:g}",
                str(s.at_risk),
                str(s.events),
                str(s.censored),
                f"{100 * s.survival:.0f}",
            ]
            for s in self.steps
        ]
        return table(escape(_(CAPTION)), map(escape, heads), rows)
