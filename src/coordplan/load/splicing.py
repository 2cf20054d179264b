"""The text of a plan file with parts of it put anew, and every other letter as it was.

The text is taken apart into the blocks of its clauses: what stays is moved as it is, with its
comments; locators and fingerprints are put in their places; notes, new clauses, bodies and headings
are added in the layout of ``coordplan fmt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import yaml

from coordplan.drafting import Kept, Revision, agencies_data, clause_data
from coordplan.layout.notes import Notes
from coordplan.layout.parts import Part
from coordplan.layout.printing import printed
from coordplan.layout.scalars import scalar
from coordplan.load.yaml_blocks import (
    DASH,
    clause_lines,
    content_end,
    is_after_dash,
    line_after,
    line_start,
    pairs_of,
    value_of,
)
from coordplan.load.yaml_loader import LOADER
from coordplan.source import Tree, entries_of, items_of

LOCATORS = frozenset(("at", "of", "taken_from"))
"""The keys of a clause, and of what is in it, under which clauses are named."""


class _OtherLayoutError(Exception):
    """The file is written so that parts of it cannot be put anew."""


def edited(text: str, revision: Revision, source: Mapping[str, str]) -> str | None:
    """The text of a plan after a revision; None where it is written so that this cannot be."""
    try:
        return _Edited(text).revised(revision, source)
    except _OtherLayoutError:
        return None


def strangers(revision: Revision, agencies: Mapping[str, Tree]) -> dict[str, Tree]:
    """The bodies that a plan had not, under names that it had not."""
    return agencies_data(revision.bodies, _names(agencies))


def _names(agencies: Mapping[str, Tree]) -> Iterator[str]:
    """Everything that the bodies of a plan are called."""
    for id_, agency in agencies.items():
        yield id_
        if isinstance(agency, dict):
            yield from map(str, entries_of(agency.get("name")).values())
            yield from map(str, items_of(agency.get("aliases")))


@dataclass(slots=True)
class _Edited:
    """A text, and what is to be put in the place of which of its parts."""

    text: str
    edits: dict[tuple[int, int], str] = field(default_factory=dict)

    def revised(self, revision: Revision, source: Mapping[str, str]) -> str:
        """The text after a revision. Raises ``_OtherLayoutError``."""
        root: yaml.Node | None = yaml.compose(self.text, Loader=LOADER)
        clauses = _block(_needed(root, "clauses"))
        self._head(root, revision, source)
        self._bodies(_block(_needed(root, "agencies")), revision)
        blocks = self._blocks(clauses)
        kept = {item.number: item for item in revision.items if isinstance(item, Kept)}
        for number, node in enumerate(clauses):
            self._locators(node, revision.renamed)
            if number in kept:
                self._kept(node, kept[number])
        column = _start(clauses[0]) - DASH
        leads = self._leads(blocks, kept)
        moved = dict(leads.values())
        body: list[str] = []
        for item in revision.items:
            at = item.at if isinstance(item, Kept) else item.clause.at
            start, end = leads.pop(_parent(at), (0, 0))
            body.append(self.text[start:end])
            if isinstance(item, Kept):
                start, end = blocks[item.number]
                body.append(self._between(moved.get(start, start), end))
            else:
                body += self._lines(clause_lines(clause_data(item), column))
        first, last = blocks[0][0], blocks[-1][1]
        return self._between(0, first) + "".join(body) + self._between(last, len(self.text))

    # where things stand

    def _blocks(self, clauses: Sequence[yaml.Node]) -> list[tuple[int, int]]:
        """Where each clause begins and ends, with the comments and blank lines above it."""
        column = _start(clauses[0]) - DASH
        ends = [self._own(content_end(self.text, node), column) for node in clauses]
        line = line_start(self.text, clauses[0].start_mark.index)
        if any(not is_after_dash(self.text, node) for node in clauses):
            raise _OtherLayoutError
        return list(zip([line, *ends], ends, strict=False))

    def _leads(
        self, blocks: Sequence[tuple[int, int]], kept: Mapping[int, Kept]
    ) -> dict[str, tuple[int, int]]:
        """Where the comments stand that open a part: they stay with the place, not with a clause.

        They are those after a blank line above the first clause below a locator.
        """
        found: dict[str, tuple[int, int]] = {}
        seen: set[str] = set()
        for number, (start, end) in enumerate(blocks):
            if number in kept:
                parent, lead = _parent(kept[number].at), self._lead(start, end)
                if lead and parent not in seen:
                    found[parent] = (start, start + lead)
                seen.add(parent)
        return found

    def _lead(self, start: int, end: int) -> int:
        """How many letters of a block open a part: a blank line and the comments below it."""
        block = self.text[start:end]
        if block.lstrip(" ")[:1] not in {"\n", "\r"}:
            return 0
        lines = takewhile(lambda line: line.lstrip()[:1] in {"", "#"}, block.splitlines(True))
        return sum(map(len, lines))

    def _own(self, end: int, column: int) -> int:
        """Where a clause ends with the comments below it, those indented further than its dash."""
        while end < len(self.text):
            line = self.text[end : line_after(self.text, end)]
            inner = line.lstrip(" ")
            if not inner.startswith("#") or len(line) - len(inner) <= column:
                break
            end += len(line)
        return end

    # what is put there

    def _between(self, start: int, end: int) -> str:
        """A part of the text with its edits; what is put between two parts belongs to the first."""
        written, at = [], start
        for (begin, stop), new in sorted(self.edits.items()):
            if (start < begin or start == 0 or begin < stop) and start <= begin and stop <= end:
                written += [self.text[at:begin], new]
                at = stop
        return "".join([*written, self.text[at:end]])

    def _lines(self, lines: Iterable[str]) -> Iterator[str]:
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        return (f"{line}{line_end}" for line in lines)

    def _insert(self, at: int, lines: Iterable[str]) -> None:
        self.edits[at, at] = self.edits.get((at, at), "") + "".join(self._lines(lines))

    def _put(self, node: yaml.Node, value: str) -> None:
        if node.value != value:
            span = node.start_mark.index, node.end_mark.index
            self.edits[span] = scalar(value, flow=True)

    def _head(self, root: yaml.Node | None, revision: Revision, source: Mapping[str, str]) -> None:
        """The document that the plan is read from, its headings, and that it is a draft."""
        for key, value in source.items():
            self._put(_needed(_needed(root, "source"), key), value)
        draft = value_of(root, "draft")
        if revision.asks and draft is not None:
            self.edits[draft.start_mark.index, draft.end_mark.index] = "true"
        elif revision.asks:
            at = line_after(self.text, _needed(root, "id").end_mark.index)
            self._insert(at, ["draft: true"])
        headings = value_of(root, "headings")
        if isinstance(headings, yaml.SequenceNode) and headings.flow_style:
            self.edits[headings.start_mark.index, headings.end_mark.index] = _in_brackets(revision)
        elif headings is not None:
            self._headings(_block(headings), revision)
        elif revision.added:
            at = line_start(self.text, _key(root, "agencies").start_mark.index)
            self._insert(at, ["headings:", *_heading_lines(revision, DASH)])

    def _headings(self, headings: Sequence[yaml.Node], revision: Revision) -> None:
        """Headings where they stand now, without those over nothing, with the new ones."""
        for one in revision.headings:
            self._put(_needed(headings[one.number], "at"), one.at)
            self._put(_needed(headings[one.number], "print"), one.print)
        for number in revision.dropped:
            node = headings[number]
            start = line_start(self.text, node.start_mark.index)
            self.edits[start, line_after(self.text, node.end_mark.index)] = ""
        end = content_end(self.text, headings[-1])
        self._insert(end, _heading_lines(revision, _start(headings[0]) - DASH))

    def _bodies(self, agencies: Sequence[yaml.Node], revision: Revision) -> None:
        keys, values = agencies[::2], agencies[1::2]
        known = {key.value: _plain(value) for key, value in zip(keys, values, strict=True)}
        added = strangers(revision, known)
        if added:
            _, *lines = printed(Part({"agencies": added}), Notes()).splitlines()
            indent = " " * _start(keys[0])
            self._insert(content_end(self.text, values[-1]), (indent + line[2:] for line in lines))

    def _locators(self, node: yaml.Node, renamed: Mapping[str, str], key: str = "") -> None:
        """Put every locator in a clause as the clauses are called now."""
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                self._locators(value, renamed, name.value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                self._locators(value, renamed, key)
        elif key in LOCATORS and node.value in renamed:
            self._put(node, renamed[node.value])

    def _kept(self, node: yaml.Node, item: Kept) -> None:
        """The fingerprint of a clause, and what is to be looked at in it."""
        print_ = value_of(node, "print")
        if print_ is not None:
            self._put(print_, item.print)
        elif item.print:
            at = line_after(self.text, _needed(node, "at").end_mark.index)
            self._insert(at, _key_lines({"print": item.print}, _start(node)))
        if item.notes:
            self._noted(node, list(item.notes))

    def _noted(self, node: yaml.Node, notes: list[Tree]) -> None:
        """Add notes to a clause: to those that it has, or under a key of their own."""
        review = value_of(node, "review")
        if review is None:
            self._insert(content_end(self.text, node), _key_lines({"review": notes}, _start(node)))
        elif isinstance(review, yaml.SequenceNode) and review.flow_style:
            inner = ", ".join(Part(note).in_brackets() for note in notes)
            at = review.end_mark.index - 1
            self.edits[at, at] = f", {inner}" if review.value else inner
        else:
            items = _block(review)
            dash = " " * (_start(items[0]) - DASH)
            lines = (f"{dash}- {Part(note).in_brackets()}" for note in notes)
            self._insert(content_end(self.text, items[-1]), lines)


def _key_lines(part: Mapping[str, Tree], column: int) -> Iterator[str]:
    """Keys of a clause, as they stand in a column."""
    _, _, *lines = printed(Part({"clauses": [{"at": "x", **part}]}), Notes()).splitlines()
    return (" " * column + line[2 * DASH :] for line in lines)


def _in_brackets(revision: Revision) -> str:
    """The headings on one line."""
    placed: list[Tree] = [{"at": one.at, "print": one.print} for one in revision.headings]
    placed += [{"at": at, "print": print_} for at, print_ in revision.added]
    return Part(placed).in_brackets()


def _heading_lines(revision: Revision, column: int) -> Iterator[str]:
    for at, print_ in revision.added:
        yield f"{' ' * column}- {Part({'at': at, 'print': print_}).in_brackets()}"


def _parent(at: str) -> str:
    return at.rpartition(".")[0]


def _start(node: yaml.Node) -> int:
    column: int = node.start_mark.column
    return column


def _block(node: yaml.Node) -> list[yaml.Node]:
    """What is in a list or a mapping that is written an entry a line; keys and values in turn."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        raise _OtherLayoutError
    pairs = isinstance(node, yaml.MappingNode)
    return [one for pair in node.value for one in pair] if pairs else list(node.value)


def _needed(node: yaml.Node | None, key: str) -> yaml.Node:
    """The value of a key that must be there."""
    found = value_of(node, key)
    if found is None:
        raise _OtherLayoutError
    return found


def _key(node: yaml.Node | None, key: str) -> yaml.Node:
    """A key of a mapping, which is there."""
    return next(name for name, _ in pairs_of(node) if name.value == key)


def _plain(node: yaml.Node) -> Tree:
    """What a node says, as far as names are concerned."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return str(node.value)
