"""Hostile twins: the same files twice, once with plain words, once with words that try to break out.

Whatever a command writes, in whatever format, both have the same structure, and say the same but
for the words themselves.
"""
