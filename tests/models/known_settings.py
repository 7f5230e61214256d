"""Settings that chance hardly finds: where a sentence was wrong or a text odd once, or where one is said at all.

`make soak` found them, or told what it never met. Each test run asks them, and each soak.
"""

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
    # so many naive T cells, or so few germs, that the second time is hardly shorter
    "innate-and-acquired": [
        {"r": 1.6, "N0": 9190, "P0": 79.7, "t2": 60}, {"r": 1.4, "N0": 4947, "P0": 108, "t2": 60}, {"r": 2.6, "N0": 7230, "P0": 13.9, "t2": 30},
    ],
    # "the last cell is not reached in time", and most of the tumor was always there
    "memory-and-rechallenge": [
        {"eps": 0.29, "theta": 1.9548e-07, "mu": 0.04477, "dose": 778058, "Tagain": 81517, "again": 145, "last_cell": 1},
        {"eps": 0.18, "theta": 1.10988e-07, "mu": 0.0376, "dose": 1723954, "Tagain": 630224, "again": 175, "last_cell": 0},
        {"eps": 0.27, "theta": 3.79494e-07, "mu": 0.0227, "dose": 3247370, "Tagain": 36768.5, "again": 305, "last_cell": 0},
    ],
    # a large volume and a slow clearance: 97% of the steady level is not reached in two days
    "pump-day-and-night": [{"pause": 0, "CL": 0.5, "V": 12, "days": 2}, {"pause": 0, "CL": 0.6, "V": 12, "days": 2, "rate": 60}],
    # between a tumor held in check and one that gets away there is little room
    "tip-the-balance": [{"killing": 61.8505859375}, {"killing": 61.86}],
    # three sentences that 5,000 settings did not meet: below one cell, a small tumor that comes back, and beside the watershed
    "tumor-and-immunity": [
        {"T0": 287518301, "n": 2.976e-7, "p": 0.2441, "m": 1.0691e-10, "a": 0.1, "E0": 991285, "days": 700},
        {"T0": 100000, "n": 2.9e-7, "p": 0.1245, "a": 0.1, "E0": 1e6, "days": 300},
        {"T0": 23164.818923174254, "n": 5.175255091710155e-8, "p": 0.16404001840588756, "m": 9.751599062483068e-10, "a": 0.12, "E0": 73494.33768260643, "days": 300},
    ],
}  # fmt: skip
