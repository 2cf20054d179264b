"""What is shown: one module a command makes the page of its answer or its findings.

A page has the words of both languages; it knows no format, no width and no escape.
"""
