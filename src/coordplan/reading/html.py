"""A page of the web (.html), and what is saved as one, as the text that a reader sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coordplan.reading.encodings import decode, decoded
from coordplan.reading.html_lists import List, counted_items, listed
from coordplan.reading.html_tags import Tags
from coordplan.reading.legacy import OldFonts
from coordplan.reading.numbers import led, whole
from coordplan.reading.tables import Cell, laid_out
from coordplan.work import Work

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE
)
_LOOKED_AT = 4096
_ENCODINGS: Mapping[bytes, str] = {
    b"windows-1258": "cp1258",
    b"windows-1252": "cp1252",
    b"iso-8859-1": "cp1252",
}
"""What a page may say it is written in, and what it is then; of anything else letters must tell."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "pre"}
    | {"blockquote", "section", "article", "header", "footer", "main", "aside", "nav", "center"}
    | {"address", "figure", "figcaption", "form", "fieldset", "details", "summary", "body", "html"}
    | {"caption", "hr", "tr", "td", "th", "table"}
)
_LEFT_OUT = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "del", "rt", "rp", "select"}
    | {"textarea", "svg", "iframe", "object"}
)
_ENDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_BLOCKS - {"li", "td", "th", "tr"}, frozenset({"p"})),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""What a tag ends that is still open: nobody need write ``</p>`` or ``</li>``."""
_FENCES = frozenset({"table", "ul", "ol", "td", "th"})
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LETTERS_A_TURN = 8


def read_html(data: bytes, work: Work) -> list[str]:
    """The blocks of a page. Raises ``RefusedError`` and ``TooComplexError``."""
    text = _decoded(data)
    fonts = OldFonts()
    page = _Page(counted_items(text, work), fonts, work)
    page.feed(text)
    page.close()
    page.end()
    fonts.refuse()
    return page.blocks


def _decoded(data: bytes) -> str:
    """The text of a page: as UTF-8 where it is that, else as it says, else as letters tell."""
    said = _CHARSET.search(data[:_LOOKED_AT])
    encoding = None if said is None else _ENCODINGS.get(said[1].lower())
    if encoding is None or b"\0" in data:
        return decode(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(data, encoding)


@dataclass(slots=True)
class _Open:
    """An element that is open; what it has from those around it is told again."""

    tag: str
    hidden: bool
    font: str | None
    spaces: bool


@dataclass(slots=True)
class _Table:
    """A table that is read, and where its blocks go."""

    above: list[str]
    rows: list[list[Cell]] = field(default_factory=list)
    spans: tuple[int, int] = (1, 1)


class _Page(Tags):
    """Takes tags and text in their order; blocks come out."""

    def __init__(self, items: Sequence[int], fonts: OldFonts, work: Work) -> None:
        super().__init__(work)
        self.blocks: list[str] = []
        self._items = iter(items)
        self._fonts = fonts
        self._work = work
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._lists: list[List] = []
        self._tables: list[_Table] = []
        self._written: list[str] = []
        self._label = ""

    # --- what the parser finds

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; those that it ends are ended first."""
        said = {name: value or "" for name, value in reversed(attrs)}
        if tag in _VOID:
            self._void(tag)
            return
        self._end_before(tag)
        if tag in _BLOCKS:
            self._flush()
        above = self._open[-1] if self._open else _Open("", False, None, False)
        style = said.get("style", "")
        hidden = tag in _LEFT_OUT or "hidden" in said or _HIDDEN.search(style) is not None
        font = said.get("face") if tag == "font" else None
        family = _FAMILY.search(style)
        font = family[1].strip() if family else font
        self._open.append(
            _Open(tag, above.hidden or hidden, font or above.font, above.spaces or tag == "pre")
        )
        self._counts[tag] += 1
        self._begin(tag, said)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it; where none is open, nothing ends."""
        if tag == "p" and not self._counts["p"]:
            self._flush()
        if not self._counts[tag]:
            return
        inner = self._nearest(tag)
        if inner is not None:
            self._end_from(inner)

    def handle_data(self, data: str) -> None:
        """Take text, where it is shown."""
        above = self._open[-1] if self._open else None
        if above is not None and above.hidden:
            return
        if above is None or not above.spaces:
            data = _SPACES.sub(" ", data)
        self._written.append(data)
        self._fonts.add(data, lambda: above.font if above else None)

    def end(self) -> None:
        """End what is still open."""
        self._end_from(0)
        self._flush()

    # --- elements

    def _void(self, tag: str) -> None:
        if tag == "br" and not (self._open and self._open[-1].hidden):
            self._written.append("\n")
        elif tag == "hr":
            self._flush()

    def _begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in {"ol", "ul"}:
            items = next(self._items, 0) if tag == "ol" else 0
            self._lists.append(listed(tag, said, items))
        elif tag == "li" and self._lists:
            if not self._open[-1].hidden:
                self._label = self._lists[-1].next(said)
        elif tag == "table":
            self._tables.append(_Table(self.blocks))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].spans = (_span(said, "colspan"), _span(said, "rowspan"))
            self.blocks = []

    def _finish(self, one: _Open) -> None:
        if one.tag in _BLOCKS:
            self._flush(empty=one.tag == "p" and not one.hidden)
        if one.tag == "li":
            self._label = ""
        elif one.tag in {"ol", "ul"}:
            self._lists.pop()
        elif one.tag in {"td", "th"} and self._tables:
            table = self._tables[-1]
            if not one.hidden:
                rows = table.rows or [[]]
                rows[-1].append(Cell([block for block in self.blocks if block], *table.spans))
                table.rows = rows
            self.blocks = table.above
        elif one.tag == "table":
            table = self._tables.pop()
            letters = sum(len(b) for row in table.rows for cell in row for b in cell.blocks)
            self._work.spend(letters // _LETTERS_A_TURN)
            self.blocks = table.above
            self.blocks += laid_out(table.rows, self._work)

    def _end_before(self, tag: str) -> None:
        """End what is still open and cannot have this in it."""
        ends = _ENDS.get(tag, frozenset())
        while any(self._counts[one] for one in ends):
            at = next((n for one in ends if (n := self._nearest(one, tag)) is not None), None)
            if at is None:
                return
            self._end_from(at)

    def _nearest(self, tag: str, by: str = "") -> int | None:
        """Where the innermost element of a name is open, within the table or list around."""
        fences = {"table"} if by in {"tr", "td", "th"} or not by else _FENCES
        for at in range(len(self._open) - 1, -1, -1):
            self._work.spend()
            if self._open[at].tag == tag:
                return at
            if self._open[at].tag in fences:
                return None
        return None

    def _end_from(self, at: int) -> None:
        while len(self._open) > at:
            one = self._open[-1]
            self._finish(one)
            self._open.pop()
            self._counts[one.tag] -= 1

    def _flush(self, *, empty: bool = False) -> None:
        """What was written becomes a block, behind the number that waits for it."""
        lines = "".join(self._written).split("\n")
        self._written = []
        text = "\n".join(line.strip(" \t") for line in lines).strip()
        if text:
            self.blocks.append(led(self._label, text))
            self._label = ""
        elif empty:
            self.blocks.append("")


def _span(said: Mapping[str, str], name: str) -> int:
    return max(whole(said.get(name), 1), 1)
