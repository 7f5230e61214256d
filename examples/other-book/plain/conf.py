"""The same book, with the same contents, by plain Sphinx, MyST-NB and furo: ``sphinx-build -c plain . OUT``."""

project = "Rabbits and foxes"
copyright = "An example"
version = "1"
extensions = ["myst_nb", "sphinx_external_toc", "explorable.sphinx_ext"]
html_theme = "furo"
nb_execution_mode = "cache"
external_toc_path = "_toc.yml"
exclude_patterns = ["_build", "exercises", "README.md", "plain", "requirements.txt"]
