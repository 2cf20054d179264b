"""The answers over HTTP: for a case system that is not written in Python, on the same machine."""
