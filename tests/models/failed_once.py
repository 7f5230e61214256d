"""Settings at which a sentence was wrong or a text odd once; `make soak` found them. Each test run asks them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SETTINGS: Mapping[str, Sequence[dict[str, float]]] = {
    # less than nothing was bound after the wash, by rounding
    "antibody-grip": [
        {"second_arm": 0, "kx": 1e-8, "koff": 1, "A": 0.01, "sites": 1e3, "kon": 100, "wash": 24},
        {"second_arm": 0, "kx": 1e-3, "koff": 1, "A": 0.01, "sites": 1e3, "kon": 100, "wash": 0.1},
    ],
    "car-t-and-leukemia": [
        # so little leukemia that the reader of claims took it for none
        {"C0": 1e5, "tauC": 40, "alpha": 1e-10, "rhoL": 0.1, "L0": 5e11, "B0": 1e11, "tauB": 20, "last_cell": 0},
        # the CAR T cells "fade", and more than half of them were there
        {"C0": 5.2e6, "tauC": 37, "alpha": 1.8e-11, "rhoL": 0.048, "L0": 1.8e9, "B0": 7.5e10, "tauB": 25},
        {"C0": 2e8, "tauC": 34.5, "alpha": 1.8e-11, "rhoL": 0.029, "L0": 1.6e9, "B0": 2.1e10, "tauB": 80},
        # the leukemia was lowest "on day 0"
        {"C0": 330580050, "tauC": 23.5, "alpha": 3.812084e-11, "rhoL": 0.0125877, "L0": 2622470514, "B0": 1522013944, "tauB": 110},
    ],
}  # fmt: skip
