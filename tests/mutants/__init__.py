"""Mutants of the package itself: whether some test would have seen a slip in it."""
