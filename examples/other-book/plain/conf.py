"""The same book with plain Sphinx, MyST-NB and furo: ``sphinx-build -c plain . OUT``."""

project = "Rabbits and foxes"
extensions = ["myst_nb", "explorable.sphinx_ext"]
html_theme = "furo"
nb_execution_mode = "force"
exclude_patterns = ["_build", "exercises", "README.md", "plain", "requirements.txt"]
suppress_warnings = ["toc.not_included"]
