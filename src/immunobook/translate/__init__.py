"""A model in other languages: JavaScript, Python, MathML, SBML; one file each.

`trace` runs a model's function once on symbols, `system` writes it in the
variables the solvers use, and the others print what those two found.
"""
