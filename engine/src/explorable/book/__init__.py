"""The files of a book, each kind read in one place: what is wrong is told with file, line and what to write.

``folder``       where the book lies
``text_file``    the text of a file; another encoding is named
``yaml_file``    YAML with the line of every value
``table_file``   tables (CSV) with the line of every row
``page``         a page: front matter, headings, directives, cells
``toc``          the contents: pages in their order
``bibliography`` sources, by name and address
``facts``        published numbers, with `provenance`, `numbers_in_text`, and whom they may hurt (`sensitive`)
``problems``     mistakes in words, listed
"""
