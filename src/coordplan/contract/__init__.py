"""The JSON that coordplan prints: its types, and what makes it.

Keys are fixed: they are added to, never renamed.
"""
