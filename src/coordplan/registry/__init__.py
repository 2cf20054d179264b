"""Law and time: legal instruments, and which body has succeeded which.

A registry is data: what was found, with its sources and how sure it is. What was not found is
empty. It belongs to the vocabulary of the same id, whose functions, levels and actions it names.
"""
