"""Where what stands in a YAML text an item a line begins and ends; and clauses written so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from coordplan.layout.notes import Notes
from coordplan.layout.parts import Part
from coordplan.layout.printing import printed
from coordplan.source import Tree

DASH = 2
"""How far behind its dash an item begins."""


def value_of(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key of a mapping."""
    return next((value for name, value in pairs_of(node) if name.value == key), None)


def pairs_of(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys of a mapping, each with its value."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def is_after_dash(text: str, node: yaml.Node) -> bool:
    """Whether nothing but its dash stands before an item on its line."""
    at = node.start_mark.index
    return text[line_start(text, at) : at].strip() == "-"


def line_start(text: str, at: int) -> int:
    """Where the line begins in which something stands."""
    return text.rfind("\n", 0, at) + 1


def line_after(text: str, at: int) -> int:
    """Where the line ends in which something ends, its line end included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def content_end(text: str, node: yaml.Node) -> int:
    """Where the last line of a node ends: the marks of a mapping reach to what follows it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        end = len(text[:end].rstrip())
    return line_after(text, end)


def clause_lines(clause: Mapping[str, Tree], column: int = 0) -> Iterator[str]:
    """A clause in the layout of plans, as it stands in a list whose dashes are in a column."""
    _, *lines = printed(Part({"clauses": [dict(clause)]}), Notes()).splitlines()
    return (" " * column + line[DASH:] for line in lines)
