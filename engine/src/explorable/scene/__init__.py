"""Living pictures of a simulation: the run that the chart draws, as figures that come, move and go.

``places``   where figures rest: regions and their spots
``outline``  spots around a figure itself
``parts``    what a scene is made of: kinds of figures, captions
``checks``   what is refused at its definition, and the mend
``source``   what a scene reads: a run, a crowd thrown by chance, a row
``display``  which figures stand where at a time, and which caption holds then
``poster``   its telling moment as a still picture
``spec``     a scene as plain data for the page; ``payload`` has its types
"""

from explorable.scene.outline import around
from explorable.scene.parts import Beat, Counted, Drawn, Heap, Scene, Studies, Told
from explorable.scene.places import Region, ellipse, grid, mixed, rim, shared, shuffled, spots

__all__ = [
    "Beat", "Counted", "Drawn", "Heap", "Region", "Scene", "Studies", "Told", "around", "ellipse", "grid", "mixed",
    "rim", "shared", "shuffled", "spots",
]  # fmt: skip
