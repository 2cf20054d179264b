"""How the things of a plan are said, in Vietnamese and in English at once.

Every function returns a ``Text``: which language is printed is not known here.
"""
