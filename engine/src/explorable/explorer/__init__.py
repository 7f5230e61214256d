"""One simulation and how it is shown: its vocabulary, what is read off a run, its sentence, page and widget."""
