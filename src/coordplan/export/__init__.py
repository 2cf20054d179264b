"""A plan for other people's engines: as one SQL statement, as one DMN table.

Both are written from the same terms (``decision``), which are exact where facts are not known.
"""
