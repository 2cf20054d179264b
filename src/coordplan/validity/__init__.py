"""A plan on a given day: who has succeeded its agencies, and what it rests on that is gone.

A plan is read as it is written; this says beside it what has changed since.
"""
