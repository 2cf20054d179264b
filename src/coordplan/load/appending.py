"""Entries added to the end of a list in a YAML file, whose every other letter stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from coordplan.load.yaml_loader import LOADER

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_DEEP_COMMENT = re.compile(r"(?P<blank>[ ]*)#[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NOTHING = (yaml.BlockEndToken, yaml.FlowEntryToken)
"""Tokens that are no part of an entry."""


@dataclass(frozen=True, slots=True)
class _List:
    """Where a list stands in a text, and where what is last in it ends; None where it is empty.

    ``column`` is that of its dashes; None where it is written in brackets. ``held`` says that what
    holds it is in brackets too.
    """

    start: int
    end: int
    last: int | None
    column: int | None
    held: bool


def appended(text: str, key: str, entries: Sequence[Sequence[str]]) -> str | None:
    """A text in which the list under a key of the document has more entries.

    Each entry is the lines of a mapping, a key a line. None where the text has no such list.
    """
    found = _find(text, key)
    if found is None or not entries:
        return None if found is None else text
    if found.column is None and (found.last is not None or found.held):
        return _in_brackets(text, found, entries)
    if found.column is not None and found.last is not None:
        return _below(text, found.last, found.column, entries)
    if text[found.start : found.end].strip("[] \t"):
        return _in_brackets(text, found, entries)
    emptied = text[: found.start].rstrip(" ") + text[found.end :]
    at = len(text[: found.start].rstrip(" "))
    return _below(emptied, at, 2, entries)


def _below(text: str, at: int, column: int, entries: Iterable[Sequence[str]]) -> str:
    """Entries on lines of their own, after the line that holds a place and what goes with it."""
    if not at or text[at - 1] not in "\r\n":
        at = _end_of_line(text, at)
    while (found := _DEEP_COMMENT.match(text, at)) and found.end() > at:
        if len(found["blank"]) <= column:
            break
        at = found.end()
    line_end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * column
    lines = [
        f"{indent}{'  ' if number else '- '}{line}{line_end}"
        for entry in entries
        for number, line in enumerate(entry)
    ]
    begun = "" if at == 0 or text[at - 1] in "\r\n" else line_end
    return text[:at] + begun + "".join(lines) + text[at:]


def _end_of_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return len(text) if found is None else found.end()


def _in_brackets(text: str, found: _List, entries: Iterable[Sequence[str]]) -> str:
    """Entries in the brackets of a list, after its last one."""
    written = ", ".join("{" + ", ".join(entry) + "}" for entry in entries)
    if found.last is not None:
        return text[: found.last] + ", " + written + text[found.last :]
    opened = text.index("[", found.start) + 1
    return text[:opened] + written + text[opened:]


def _find(text: str, key: str) -> _List | None:
    """The list under a key of the mapping that a text holds."""
    try:
        root = yaml.compose(text, Loader=LOADER)
        tokens = list(yaml.scan(text, Loader=LOADER))
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    lists = [value for name, value in root.value if name.value == key]
    if len(lists) != 1 or not isinstance(lists[0], yaml.SequenceNode):
        return None
    (found,) = lists
    start, end = found.start_mark.index, found.end_mark.index
    inside = [token for token in tokens if start <= token.start_mark.index < end]
    dash = next((one for one in inside if isinstance(one, yaml.BlockEntryToken)), None)
    closing = isinstance(inside[-1], yaml.FlowSequenceEndToken) and bool(found.flow_style)
    written = inside[:-1] if closing else inside
    ends = [token.end_mark.index for token in written if not isinstance(token, _NOTHING)]
    return _List(
        start,
        end,
        max(ends, default=None) if found.value else None,
        None if found.flow_style or dash is None else dash.start_mark.column,
        bool(root.flow_style),
    )
