"""Every simulation is held to at least one reference, and a wrong one is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorable.book.bibliography import source
from immunobook import simulations, validation

ALL = validation.references()


@pytest.mark.parametrize("reference", ALL, ids=lambda r: f"{r.id}: {r.what}")
def test_reference(reference: validation.Reference) -> None:
    (found,) = validation.verify([reference])
    assert found.holds, (found.ours, found.difference)


def test_every_simulation_is_held_to_something() -> None:
    assert {r.id for r in ALL} == set(simulations.ids())


def test_origins_are_known() -> None:
    for reference in ALL:
        assert (
            reference.origin in validation.ORIGINS
            or source(reference.origin).text != reference.origin
        )


def test_a_wrong_reference_is_noticed() -> None:
    wrong = replace(ALL[0], value=ALL[0].value * 1.001)
    (found,) = validation.verify([wrong])
    assert not found.holds and "too far apart" in validation._row(found)


def test_table() -> None:
    html = validation.Verification.html(
        type("Few", (), {"rows": list(validation.verify(ALL[:3]))})()
    )
    assert html.count("<tbody>") == 2 and "3 of 3 numbers of 2 models agree" in html
    assert 'scope="rowgroup"' in html and "Published model" in html and "Course model" in html


@pytest.mark.parametrize(
    ("x", "said"),
    [
        (0.0111, "1.1%"),
        (4.2e-5, "42 in a million"),
        (2e-8, "20 in a billion"),
        (0, "less than 1 in a billion"),
    ],
)
def test_difference(x: float, said: str) -> None:
    assert validation.difference(x) == said
