"""Python in a published page: what runs a reader's cells in a worker of the book's own host.

``session``   runs cells in one space of names, and says what they show
``output``    what a running cell has written and shown so far
``shown``     a value as the page draws it: plain data
``mistakes``  an exception in the course's words, with its line
``packs``     parts of Python that come when an import asks for them
``messages``  all that worker and page tell each other, as types
``stand_ins`` small stand-ins for IPython, ipywidgets, anywidget and Plotly, under their own names

``tools/lite`` of a course packs it; the front end's ``python/`` is the other side.
"""
