"""A model in other languages: JavaScript, Python, MathML, SBML; one file each.

They start from what `model.trace` found on symbols: `system` writes it in the variables the
solvers use, and the others print it. `reading` keeps the author's own order, for people.
"""
