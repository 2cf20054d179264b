"""From paragraphs to locators: which clause each paragraph is, or belongs to.

A state machine over the paragraphs, in their order: it knows the part or the article, the
items and the point it is in, and the clause that a paragraph without a mark goes on with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from coordplan.tracing import marks
from coordplan.tracing.marks import Sort
from coordplan.tracing.paragraphs import Paragraph

_LONGEST_HEADER = 160
_DEEPER = (Sort.CHAPTER, Sort.SECTION, Sort.SUBSECTION)
_DIVISION = {Sort.CHAPTER: "C", Sort.SECTION: "M", Sort.SUBSECTION: "m", Sort.ANNEX: "PL"}
_OF_THEIR_OWN = (Sort.ANNEX, Sort.LETTER)


class _Zone(Enum):
    """The places of a document, in the order in which they mostly stand."""

    HEADER = auto()
    TITLE = auto()
    PREAMBLE = auto()
    BODY = auto()
    RECIPIENTS = auto()
    SIGNATURE = auto()


@dataclass(slots=True, eq=False)
class Node:
    """A clause in the making.

    ``up`` is what it stands in, ``label`` its written number; ``paragraphs`` counts those that
    are its text: its own, where it is a clause, and those without a mark below it.
    """

    at: str
    text: str
    up: Node | None = None
    sort: Sort = Sort.PLAIN
    label: str = ""
    heading: bool = False
    finished: bool = True
    paragraphs: int = 1
    holds_headings: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only names what stands below it.

        An unfinished line with nothing below it is a heading where those beside it are.
        """
        beside = self.up is not None and self.up.holds_headings
        return self.heading or (self.sort is Sort.ITEM and not self.finished and beside)


class Cutter:
    """Takes paragraphs, one after the other, and holds the clauses found so far."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._zone = _Zone.HEADER
        self._taken: Counter[str] = Counter()
        self._numbers: Counter[tuple[str, str]] = Counter()
        self._titles = 0
        self._root = self._whole = Node("", "", heading=True, paragraphs=0)
        self._preamble = Node("0", "", heading=True, paragraphs=0)
        self._end = Node("Z", "", heading=True, paragraphs=0)
        self._part = self._root
        self._divisions: list[Node] = []
        self._unnamed: Node | None = None
        self._items: list[Node] = []
        self._holder = self._preamble
        self._goes_on = self._preamble

    def add(self, paragraph: Paragraph, *, closes: bool) -> None:
        """Find the place of the next paragraph; ``closes`` says that it closes the body."""
        if self._zone is _Zone.SIGNATURE and marks.begins_anew(paragraph.marked):
            self._begin_anew()
        if paragraph.above:
            self._structure(f"H.{self._number('H', '')}", paragraph.whole)
        elif marks.copied_to(paragraph.whole):
            self._open_recipients(paragraph)
        elif paragraph.sort in marks.DIVISIONS:
            self._division(paragraph)
        elif self._zone is _Zone.SIGNATURE or self._signs(paragraph):
            self._zone = _Zone.SIGNATURE
            self._plain_text(f"S.{self._number('S', '')}", paragraph.whole)
        elif paragraph.sort is Sort.PLAIN and self._zone in {_Zone.HEADER, _Zone.TITLE}:
            self._above_body(paragraph)
        else:
            self._in_body(paragraph, closes=closes)

    def _begin_anew(self) -> None:
        """What a document enacts stands below its signature, with a title and a body of its own."""
        self._zone, self._titles = _Zone.TITLE, 0
        self._root = self._whole = Node("", "", heading=True, paragraphs=0)
        self._part = self._root
        self._divisions, self._items = [], []
        self._holder = self._goes_on = self._preamble

    def _in_body(self, paragraph: Paragraph, *, closes: bool) -> None:
        by_sort: dict[Sort, Callable[[Paragraph], None]] = {
            Sort.PART: self._part_begins,
            Sort.ARTICLE: self._article,
            Sort.ITEM: self._item,
            Sort.POINT: self._point,
            Sort.DASH: self._dash,
            Sort.PLUS: self._plus,
            Sort.ROW: self._row,
            Sort.PLAIN: self._unmarked,
        }
        if closes:
            self._leave_addressee()
        by_sort[paragraph.sort](paragraph)
        if paragraph.sort is not Sort.PLAIN and self._zone is not _Zone.RECIPIENTS:
            self._zone = _Zone.BODY

    def _above_body(self, paragraph: Paragraph) -> None:
        """The header, the title, and the first paragraph after them."""
        text = paragraph.text
        named = self._zone is _Zone.TITLE and self._titles == 1
        leads_up = (
            paragraph.finished
            or text.endswith(":")
            or len(text) > _LONGEST_HEADER * (3 if named else 1)
            or (marks.gives_basis(text) and not named)
        )
        if marks.is_kind(text) or marks.is_subject(text):
            self._zone = _Zone.TITLE if marks.is_kind(text) else self._zone
            self._title(text)
        elif leads_up:
            self._zone = _Zone.PREAMBLE
            self._unmarked(paragraph)
        elif self._zone is _Zone.TITLE:
            self._title(text)
        else:
            self._structure(f"H.{self._number('H', '')}", text)

    def _title(self, text: str) -> None:
        self._titles += 1
        self._structure(f"T.{self._number('T', '')}", text)

    def _signs(self, paragraph: Paragraph) -> bool:
        if paragraph.sort is not Sort.PLAIN:
            return False
        capitals = self._zone is _Zone.RECIPIENTS and marks.is_office(paragraph.text)
        return capitals or marks.signs(paragraph.text)

    def _division(self, paragraph: Paragraph) -> None:
        """A chapter, a section of it, or an annex or a letter, which have parts of their own.

        An annex stands below nothing, each of the others below those that are wider.
        """
        sort = paragraph.sort
        if sort is Sort.ANNEX:
            self._whole = Node("", "", heading=True, paragraphs=0)
        if sort in _OF_THEIR_OWN:
            self._divisions, self._root = [], self._whole
        wider = _DEEPER[: _DEEPER.index(sort)] if sort in _DEEPER else ()
        self._divisions = [one for one in self._divisions if one.sort in wider]
        up = self._divisions[-1] if self._divisions else self._root
        label = ".".join(filter(None, (_DIVISION.get(sort), paragraph.label)))
        node = self._begins(up, label, paragraph)
        node.text = paragraph.whole
        self._zone = _Zone.BODY
        if sort is Sort.ANNEX:
            self._whole = node
        if sort in _OF_THEIR_OWN:
            self._root = node
        else:
            self._divisions.append(node)

    def _part_begins(self, paragraph: Paragraph) -> None:
        node = self._begins(self._root, paragraph.label, paragraph)
        node.text = paragraph.text or paragraph.whole
        self._divisions = []

    def _begins(self, up: Node, label: str, paragraph: Paragraph) -> Node:
        """A part or a chapter: what stands next stands below it."""
        node = self._node(up, label, paragraph)
        node.heading, node.paragraphs = True, 0
        self._part = self._holder = self._goes_on = node
        self._items = []
        self._unnamed = None if paragraph.text else node
        return node

    def _article(self, paragraph: Paragraph) -> None:
        """An article: its number runs through the document, whatever part it stands in."""
        node = self._node(self._whole, paragraph.label, paragraph)
        self._part = self._holder = self._goes_on = node
        self._items = []

    def _item(self, paragraph: Paragraph) -> None:
        """An item, below the item whose number its own number goes on from."""
        label = paragraph.label
        while self._items and not (
            self._items[-1].sort is Sort.ITEM and label.startswith(f"{self._items[-1].label}.")
        ):
            self._items.pop()
        up = self._items[-1] if self._items else self._part
        self._enter(up, label.removeprefix(f"{up.label}.") if self._items else label, paragraph)

    def _point(self, paragraph: Paragraph) -> None:
        while self._items and self._items[-1].sort is Sort.POINT:
            self._items.pop()
        up = self._items[-1] if self._items else self._part
        self._enter(up, paragraph.label, paragraph)

    def _enter(self, up: Node, label: str, paragraph: Paragraph) -> None:
        """Begin an item or a point: what stands next stands below it."""
        up.heading = True
        node = self._node(up, label, paragraph)
        self._items.append(node)
        self._holder = self._goes_on = node

    def _dash(self, paragraph: Paragraph) -> None:
        holder = self._holder
        if self._role(paragraph):
            return
        self._has_below(holder)
        node = self._node(holder, f"-{self._number(holder.at, '-')}", paragraph)
        self._goes_on = self._owner(holder) if self._is_list(holder) else node

    def _plus(self, paragraph: Paragraph) -> None:
        up = self._goes_on
        if not up.finished:
            self._has_below(up)
        self._node(up, f"+{self._number(up.at, '+')}", paragraph)

    def _row(self, paragraph: Paragraph) -> None:
        """A row of a table; what names its columns is a heading."""
        up = self._owner(self._holder)
        self._has_below(up)
        node = self._node(up, f"row{self._number(up.at, 'row')}", paragraph)
        node.heading = paragraph.caption
        self._goes_on = up

    def _role(self, paragraph: Paragraph) -> bool:
        """Who leads, or who supports: not counted among the dashes."""
        played = marks.part_played(paragraph.text)
        if played is None:
            return False
        if not self._holder.finished:
            self._has_below(self._holder)
        self._node(self._holder, played, paragraph)
        self._goes_on = self._owner(self._holder)
        return True

    def _unmarked(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if marks.sent_to(text):
            self._list(self._preamble, "to", text)
            self._zone = _Zone.PREAMBLE
        elif marks.assigns(text):
            self._list(self._owner(self._holder), "assign", text)
        elif not (self._title_of_division(paragraph) or self._role(paragraph)):
            up = self._goes_on
            if not (up.heading or up.finished):
                self._has_below(up)
            up.paragraphs += 1
            self._plain_text(f"{up.at}.¶{up.paragraphs}", text)

    def _title_of_division(self, paragraph: Paragraph) -> bool:
        """The name of a chapter on a line below its number, or the note below that of an annex."""
        node, text = self._part, paragraph.text
        note = node.sort is Sort.ANNEX and text.startswith("(") and text.endswith(")")
        name = self._unnamed is node and not (paragraph.finished or text.endswith(":"))
        if self.nodes[-1:] != [node] or not (note or name) or len(text) > 2 * _LONGEST_HEADER:
            return False
        node.text = f"{node.text} {text}"
        self._unnamed = None
        return True

    def _list(self, up: Node, label: str, text: str) -> None:
        """The opening of a list: a heading, unless it goes on after its colon."""
        node = Node(self._free(_below(up, label)), text, up, heading=text.endswith(":"))
        self.nodes.append(node)
        self._holder, self._goes_on = node, up

    def _open_recipients(self, paragraph: Paragraph) -> None:
        self._zone = _Zone.RECIPIENTS
        self._items = []
        text = paragraph.whole
        alone = text.endswith(":") or ":" not in text
        node = Node(self._free("R"), text, self._root, heading=alone, paragraphs=0)
        self.nodes.append(node)
        self._part = self._holder = self._goes_on = node

    def _leave_addressee(self) -> None:
        """Leave an item that speaks to one body: what closes the document speaks to all."""
        first = self._items[0] if self._items else None
        subject = first is not None and (first.heading or not first.finished)
        if first is not None and subject and not marks.names_body(first.text):
            return
        self._items = []
        up = self._end if self._part is self._root else self._part
        self._holder = self._goes_on = up

    def _is_list(self, holder: Node) -> bool:
        """Whether a node lists offices: its members do not go on in paragraphs."""
        return holder.at.rpartition(".")[2].partition("~")[0] in {"to", "assign", "R"}

    def _owner(self, holder: Node) -> Node:
        """The node that paragraphs after a list belong to."""
        if self._is_list(holder) and holder.at != "R" and holder.up is not None:
            return holder.up
        return holder

    def _has_below(self, up: Node) -> None:
        """Note that a node has something below it: it is a heading, and so are its like."""
        was, up.heading = up.heading, True
        if not was and up.sort in {Sort.ARTICLE, Sort.ITEM, Sort.POINT}:
            up.paragraphs = 0
        if up.up is not None and up.sort is Sort.ITEM:
            up.up.holds_headings = True

    def _node(self, up: Node, label: str, paragraph: Paragraph) -> Node:
        node = Node(
            self._free(_below(up, label)),
            paragraph.text,
            up,
            paragraph.sort,
            paragraph.label,
            finished=paragraph.finished,
        )
        self.nodes.append(node)
        return node

    def _structure(self, at: str, text: str) -> None:
        self.nodes.append(Node(self._free(at), text, heading=True))

    def _plain_text(self, at: str, text: str) -> None:
        self.nodes.append(Node(self._free(at), text))

    def _free(self, at: str) -> str:
        """A locator nobody has: the second ``V.6`` is ``V.6~2``."""
        self._taken[at] += 1
        return at if self._taken[at] == 1 else f"{at}~{self._taken[at]}"

    def _number(self, at: str, mark: str) -> int:
        """The next number in a row."""
        self._numbers[at, mark] += 1
        return self._numbers[at, mark]


def _below(up: Node, label: str) -> str:
    return f"{up.at}.{label}" if up.at else label
