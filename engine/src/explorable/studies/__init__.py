"""How a study is read, and how far chance goes in one; made-up studies only.

==================== ==================================================================
``kaplan_meier``     patients who are watched for different times, and the curve made of them
``survival``         the same as a picture that grows step by step
``trials``           two groups, what a study sees of them, and how often chance fools it
``own_trial``        a trial that a reader sets and runs
==================== ==================================================================

The front end has each of these in `frontend/src/studies`, under the same names.
"""

from __future__ import annotations

from explorable.studies.own_trial import OwnTrial
from explorable.studies.survival import SurvivalCurve

__all__ = ["OwnTrial", "SurvivalCurve"]
