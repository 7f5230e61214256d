"""Scenes: figures that follow a model's run, in Python and in the page.

``definition`` is what a scene says, and what is refused; ``places`` where figures rest; ``display`` which figures
stand where at a time (its twin is ``engine/frontend/src/scene/display.ts``); ``poster`` that moment as a still picture.
"""

from explorable.scene.definition import Beat, Counted, Region, Scene, Told, check

__all__ = ["Beat", "Counted", "Region", "Scene", "Told", "check"]
