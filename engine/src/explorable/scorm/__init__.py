"""The built book for a learning system: SCORM 1.2 and 2004 packages of the same pages in a shell page.

=============== ==========================================================
``manifest``    what a package holds, as a system reads it
``shell``       the page that holds the session, and what it knows
``package``     the files of a package, as a zip
``__main__``    the command
=============== ==========================================================
"""
