"""The files of a book: its facts, bibliography, contents, and whom its numbers may hurt."""
