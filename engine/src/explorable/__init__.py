"""Models that answer in the published page, exercises and sourced numbers, for any Jupyter Book.

Where things are, from what knows least to what knows most; imports run downwards only in this list:

====================== =====================================================================
``settings``            what a course tells of itself; ``errors``: mistakes told in words
``tables/``             what both languages read: functions, units
``units``               which units need a word; ``number_format``: numbers as text
``model/``              what a model is: parts, checks, expressions, what equations may use
``translate/``          a model in Python, JavaScript, MathML and SBML
``solve/``              a model's solution: integrators, events, limits
``book/``               the book's files: facts, bibliography, contents
``explorer/``           a simulation and how it is shown: measures, sentence, widget, page
``plotly_static``       Plotly figures without a kernel
``exercises/``          the question bank
``notebooks/``          chapters as notebooks that stand alone
``sphinx_ext/``         what a book needs from Sphinx
``precomputed``         what was worked out beforehand, for Python in a browser
====================== =====================================================================
"""
