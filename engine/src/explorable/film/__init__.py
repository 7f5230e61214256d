"""A film made of a book's own scenes, so that what it shows can't differ from what the pages show.

``script``  the file of shots, checked against the simulations
``tracks``  captions, descriptions and chapters as WebVTT
``page``    what a page shows before, or without, a script; and what the front end plays
"""
