"""The answer to "who must act, and who is told", and why: facts only, rendered elsewhere."""
