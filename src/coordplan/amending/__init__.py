"""Amendments that close the gaps of a plan: what to write instead, from where, and the proof."""
