"""Personal data in the comments of a file, which are no part of what it says."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.diagnostics import Diagnostic
from coordplan.personal import RULE, said_of
from coordplan.source import Location
from coordplan.traces import traces


def personal_comments(text: str, file: str) -> Iterator[Diagnostic]:
    """Every comment that seems to hold something of a person, in a text without a fault."""
    if not any(traces(line.partition("#")[2]) for line in text.splitlines() if "#" in line):
        return
    from coordplan.load.surface import read_surface

    for comment in read_surface(text).comments:
        for trace in traces(comment.text):
            message, help_ = said_of(trace)
            yield Diagnostic(RULE, message, Location(file, comment.at), help_)
