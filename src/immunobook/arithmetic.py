"""What notebooks of the first edition import from here: what equations may use."""

from explorable.model.functions import *  # noqa: F403
