"""The cast: every figure of pictures, scenes and charts, drawn once (``figures.svg``) and told once (``figures.yml``).

It lies in the package and not among the book's files, as a scene in a notebook has nothing but the package.
"""
