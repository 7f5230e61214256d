"""No notebook runs here."""


def get_ipython() -> None:
    """None, as in any Python without IPython."""
