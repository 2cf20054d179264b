"""Pages in every format: one module a format. Each knows the blocks of a page, and no command.

Escaping and safety of a format stand in its module, once.
"""
