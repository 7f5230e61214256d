"""What notebooks of the first edition import from here: the engine's vocabulary of models."""

from explorable.model import *  # noqa: F403
