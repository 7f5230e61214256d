"""What a chart of trials is called and whose color its treatment has: ``book/charts.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explorable import settings
from explorable.book import yaml_file
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.book.provenance import one_of
from explorable.explorer.simulation import Role
from immunobook.charts.trials import TrialsError

Shows = Literal["results", "parts"]
"""Rows are results of their own, or the parts of one whole."""


class Title(BaseModel):
    """One row of ``charts.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chart: str = Field(min_length=1)
    title: str = Field(min_length=1)
    color: Annotated[Role, one_of(lambda: settings.current().roles)]
    shows: Shows = "results"


def load(path: Path) -> dict[str, Title]:
    """Read and check the file, by the chart's name.

    Raises
    ------
    TrialsError
        Every mistake with its line and what to write.
    """
    document = yaml_file.read(path)
    rows = document.content or []
    if not isinstance(rows, list):
        raise TrialsError(
            f"{path}:1: the file is a list of rows, each starting with `- chart: ...`"
        )
    problems = written_wrong(document)
    titles: dict[str, Title] = {}
    for number, row in enumerate(rows):
        try:
            title = Title.model_validate(row)
        except ValidationError as error:
            problems += of_another_shape(error, document, list(Title.model_fields), (number,))
            continue
        if title.chart in titles:
            line = document.line((number, "chart"))
            what = f"`{title.chart}` stands there twice; keep one"
            problems.append(Problem(document.name, line, f"row {number + 1}", what))
        titles.setdefault(title.chart, title)
    if problems:
        raise TrialsError(listed(problems, "the titles of charts"))
    return titles
