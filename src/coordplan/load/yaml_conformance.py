"""What the parser lets pass, or reads by YAML 1.1, where YAML 1.2 says otherwise.

It is looked for in the text behind the parser's events, and between them, where nothing but
blanks, signs and comments stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from coordplan.glyphs import hides
from coordplan.load.yaml_characters import Refusal, smuggled_into
from coordplan.load.yaml_scalars import has_two_readings
from coordplan.source import Position
from coordplan.text import Text

_COMMENT = re.compile(r"#.*")
_QUESTION = re.compile(r"\?(?=[^ \n])")
_BLANKS = re.compile(r"^ +(?!.)", re.MULTILINE)
_HEADER = re.compile(r"(?:&\S+\s+)?(?P<said>[|>](?P<chomping>[-+0-9]*))(?P<comment>#?)")
_AFTER_ANCHOR = frozenset(" \n")
_AFTER_ANCHOR_IN_BRACKETS = frozenset(" \n,[]{}")

_Said = tuple[Text, Text]

_COMMENT_ADJOINS = (
    Text(en="`#` without a space before it", vi="trước `#` không có dấu cách"),
    Text(
        en="put a space before the comment, or the text in quotation marks",
        vi="thêm dấu cách trước ghi chú, hoặc đặt văn bản trong dấu ngoặc kép",
    ),
)
_SIGN_IN_BRACKETS = (
    Text(
        en="YAML 1.1 and 1.2 read this sign within brackets differently",
        vi="YAML 1.1 và 1.2 đọc ký hiệu này trong ngoặc khác nhau",
    ),
    Text(en="put the text in quotation marks", vi="đặt văn bản trong dấu ngoặc kép"),
)
_ANCHOR = (
    Text(
        en="YAML 1.1 and 1.2 end the name of this anchor or alias differently",
        vi="YAML 1.1 và 1.2 hiểu tên neo hoặc bí danh này kết thúc ở chỗ khác nhau",
    ),
    Text(
        en="use letters and digits, and a space behind them",
        vi="chỉ dùng chữ và số, sau đó là dấu cách",
    ),
)
_NOT_INDENTED = (
    Text(
        en="this line is indented no further than what it belongs to",
        vi="dòng này không thụt vào so với phần chứa nó",
    ),
    Text(en="indent it further", vi="thụt dòng này vào thêm"),
)
_LINE_BREAK = (
    Text(en="a line break within a text", vi="văn bản có xuống dòng"),
    Text(
        en="write it on one line, or below `>-`, which makes one line of several",
        vi="viết trên một dòng, hoặc dưới `>-` để nhiều dòng được nối thành một",
    ),
)
_TWO_READINGS = (
    Text(
        en="YAML 1.1 and YAML 1.2 do not both read this as a text, or as one number",
        vi="YAML 1.1 và YAML 1.2 không cùng đọc giá trị này là văn bản, hay là một số",
    ),
    Text(
        en="put it in quotation marks, or write true, false or a decimal number",
        vi="đặt trong dấu ngoặc kép, hoặc viết true, false hay số thập phân",
    ),
)
_VERSION = (
    Text(en="the file says that it is YAML 1.1", vi="tệp ghi là YAML 1.1"),
    Text(en="remove the line `%YAML`", vi="xóa dòng `%YAML`"),
)
_BLANK_LINE = (
    Text(
        en="not every reader of YAML reads a line of spaces in a block of text alike",
        vi="dòng chỉ có dấu cách trong khối văn bản không được mọi phần mềm đọc như nhau",
    ),
    Text(en="remove the spaces", vi="xóa các dấu cách này"),
)


@dataclass(slots=True)
class Conformance:
    """The text of a file, and how far its events have been followed.

    ``columns`` are those of the open lists and mappings outside brackets, None until the first
    entry tells; ``brackets`` is where the open brackets stand.
    """

    text: str
    end: int = 0
    columns: list[int | None] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)

    def refusals(self, event: yaml.Event) -> Iterator[Refusal]:
        """What is no YAML 1.2 in the next event, and in the gap before it."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        yield from self._in_gap(start.index)
        pair = isinstance(event, yaml.CollectionStartEvent) and self.text[start.index] == "?"
        self.end = max(self.end, start.index if pair else end.index)
        if isinstance(event, yaml.NodeEvent):
            self._tell_column(start.index)
            yield from self._in_anchor(event, start.index, end.index)
        match event:
            case yaml.DocumentStartEvent() if event.version not in {None, (1, 2)}:
                yield self._refusal(start.index, _VERSION, "yaml-two-readings")
            case yaml.ScalarEvent():
                yield from self._in_style(event, start.index, end.index)
                yield from self._in_value(event, start.index, end.index)
            case yaml.CollectionStartEvent(flow_style=True):
                self.brackets.append(start.index)
            case yaml.CollectionStartEvent():
                self.columns.append(None if event.anchor or event.tag else start.column)
            case yaml.CollectionEndEvent() if self.brackets:
                first = self.brackets.pop()
                if not self.brackets:
                    yield from self._not_indented(first, end.index, brackets=True)
            case yaml.CollectionEndEvent():
                self.columns.pop()

    def _in_gap(self, start: int) -> Iterator[Refusal]:
        gap = self.text[self.end : start]
        for comment in _COMMENT.finditer(gap):
            place = self.end + comment.start()
            if place and self.text[place - 1] not in " \n":
                yield self._refusal(place, _COMMENT_ADJOINS)
        if "?" in gap and self.brackets:
            signs = _COMMENT.sub(lambda found: " " * len(found[0]), gap)
            for sign in _QUESTION.finditer(signs + self.text[start : start + 1]):
                yield self._refusal(self.end + sign.start(), _SIGN_IN_BRACKETS)

    def _tell_column(self, start: int) -> None:
        """A list or mapping with an anchor begins on the line of its first entry."""
        if self.columns and self.columns[-1] is None:
            line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            self.columns[-1] = len(line) - len(line.lstrip(" "))

    def _in_anchor(self, event: yaml.NodeEvent, start: int, end: int) -> Iterator[Refusal]:
        """In version 1.2 a colon, or any other sign, is part of the name."""
        if event.anchor is None:
            return
        after = end
        if not isinstance(event, yaml.AliasEvent):
            after = self.text.find(f"&{event.anchor}", start) + 1 + len(event.anchor)
        ends = _AFTER_ANCHOR_IN_BRACKETS if self.brackets else _AFTER_ANCHOR
        if after < len(self.text) and self.text[after] not in ends:
            yield self._refusal(after, _ANCHOR)

    def _in_style(self, event: yaml.ScalarEvent, start: int, end: int) -> Iterator[Refusal]:
        match event.style:
            case "|" | ">":
                yield from self._in_header(event, start)
                below = self.text.find("\n", end)
                limit = len(self.text) if below < 0 else below
                for line in _BLANKS.finditer(self.text, start, limit):
                    yield self._refusal(line.start(), _BLANK_LINE)
            case "'" | '"' if not self.brackets:
                yield from self._not_indented(start, end)
            case None | "" if self.brackets and event.value == "-":
                yield self._refusal(start, _SIGN_IN_BRACKETS)

    def _in_header(self, event: yaml.ScalarEvent, start: int) -> Iterator[Refusal]:
        """The ``>-`` of a block of text: where it stands, and what stands behind it."""
        header = _HEADER.match(self.text, start)
        if header is None:  # a comment between the anchor and what it names
            yield self._refusal(start, _ANCHOR)
            return
        at = header.start("said")
        if header["comment"]:
            yield self._refusal(header.start("comment"), _COMMENT_ADJOINS)
        if not self.columns or at - self.text.rfind("\n", 0, at) - 1 <= self._least:
            yield self._refusal(at, _NOT_INDENTED)
        if "-" not in header["chomping"] and event.value and "\n" not in event.value:
            yield self._refusal(start, _LINE_BREAK, "yaml-line-break")

    def _in_value(self, event: yaml.ScalarEvent, start: int, end: int) -> Iterator[Refusal]:
        value = event.value
        if hides(value.replace("\n", " ")):
            yield from smuggled_into(self.text[start:end], self._at(start))
        elif "\n" in value:
            yield self._refusal(start, _LINE_BREAK, "yaml-line-break")
        elif not event.style and value != "<<" and has_two_readings(value):
            yield self._refusal(start, _TWO_READINGS, "yaml-two-readings")

    def _not_indented(self, start: int, end: int, *, brackets: bool = False) -> Iterator[Refusal]:
        """The lines of brackets or quotation marks that stand as far left as what holds them.

        A bracket that closes may stand just below it: every reader takes that.
        """
        least = self._least
        first, *others = self.text[start:end].split("\n")
        at = start + len(first) + 1
        for line in others:
            said = line.lstrip(" ")
            column = len(line) - len(said) + (brackets and said[:1] in "]}")
            if said and column <= least and not (brackets and said[0] == "#"):
                yield self._refusal(at + len(line) - len(said), _NOT_INDENTED)
            at += len(line) + 1

    @property
    def _least(self) -> int:
        """The column of what holds the next node, which stands further in."""
        column = self.columns[-1] if self.columns else None
        return -1 if column is None else column

    def _refusal(self, index: int, said: _Said, rule: str = "yaml-syntax") -> Refusal:
        return Refusal(rule, self._at(index), *said)

    def _at(self, index: int) -> Position:
        line = self.text.count("\n", 0, index) + 1
        return Position(line, index - self.text.rfind("\n", 0, index))
