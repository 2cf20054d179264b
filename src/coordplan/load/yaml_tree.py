"""Hardened YAML: bytes to plain data with positions, every fault at once, nothing expanded.

Plans are untrusted input. Parsing works on PyYAML's event stream, so limits on depth, size and
aliases hold before anything is built, and no constructor of PyYAML ever runs. What is read is
the core schema of YAML 1.2: ``true``, ``false``, ``null``, integers, decimals and strings.
``no`` is a string, ``12:30`` is a string.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from coordplan.diagnostics import Diagnostic
from coordplan.source import Location, Position, Route, Scalar, SourceMap, Tree
from coordplan.text import Text, quote
from coordplan.work import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FAULTS, MAX_NODES

_NULL = re.compile(r"^(~|null|Null|NULL|)$")
_TRUE = re.compile(r"^(true|True|TRUE)$")
_FALSE = re.compile(r"^(false|False|FALSE)$")
_INTEGER = re.compile(r"^[-+]?[0-9]{1,18}$")
_DECIMAL = re.compile(r"^[-+]?[0-9]{1,18}\.[0-9]{1,18}$")
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_SCALAR_TAG = "!"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where each part of it stands."""

    data: Tree
    source: SourceMap
    faults: tuple[Diagnostic, ...]


class _StopError(Exception):
    """A fault after which the rest of the file cannot be understood."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been read; ``key`` awaits its value."""

    node: dict[str, Tree] | list[Tree]
    route: Route
    anchor: str | None
    position: Position
    key: str | None = None
    size: int = 1
    refused: bool = False
    """Whether the key that awaits its value was refused, so that the value is forgotten."""
    is_key: bool = False
    """Whether this mapping or list stands where a key should."""


@dataclass(slots=True)
class _Anchored:
    """A finished value that an alias may repeat, and how many nodes that would add."""

    value: Tree
    size: int


def read_yaml(raw: bytes, file: str) -> Document:
    """The document in some bytes. Faults do not raise: they are in the result."""
    reader = _Reader(file)
    data: Tree = None
    try:
        text = reader.decoded(raw)
        data = reader.document(text)
    except _StopError:
        pass
    source = SourceMap(file, reader.keys, reader.values)
    return Document(data, source, tuple(reader.faults))


@dataclass(slots=True)
class _Reader:
    """One pass over one file."""

    file: str
    keys: dict[Route, Position] = field(default_factory=dict)
    values: dict[Route, Position] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    nodes: int = 0
    aliases: int = 0
    root: list[Tree] = field(default_factory=list)

    def fault(
        self, rule: str, message: Text, at: Position | None, mend: Text | None = None
    ) -> None:
        self.faults.append(Diagnostic(rule, message, Location(self.file, at), mend))
        if len(self.faults) >= MAX_FAULTS:
            raise _StopError

    def stop(
        self, rule: str, message: Text, at: Position | None, mend: Text | None = None
    ) -> NoReturn:
        self.fault(rule, message, at, mend)
        raise _StopError

    def decoded(self, raw: bytes) -> str:
        """The text of a file: UTF-8 without control characters."""
        if len(raw) > MAX_BYTES:
            limit = f"{MAX_BYTES // 1024 // 1024} MiB"
            self.stop(
                "yaml-too-large",
                Text(en=f"the file is larger than {limit}", vi=f"tệp lớn hơn {limit}"),
                None,
            )
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            self.stop(
                "yaml-encoding",
                Text(en="the file is not UTF-8", vi="tệp không phải UTF-8"),
                Position(line, column),
                Text(en="save it as UTF-8", vi="lưu lại dưới dạng UTF-8"),
            )
        bad = _BAD_CHARACTER.search(text)
        if bad:
            before_text = text[: bad.start()]
            line = before_text.count("\n") + 1
            column = bad.start() - before_text.rfind("\n")
            code = f"U+{ord(bad.group()):04X}"
            self.stop(
                "yaml-encoding",
                Text(en=f"control character {code}", vi=f"ký tự điều khiển {code}"),
                Position(line, column),
                Text(en="remove it", vi="xóa ký tự này"),
            )
        return text

    def document(self, text: str) -> Tree:
        """The value of the only document in a text."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            return self.composed(yaml.parse(text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = Position(mark.line + 1, mark.column + 1) if mark else None
            said = error.problem or error.context or "cannot be read"
            if "nesting depth" in said:  # newer libyaml counts before the first event
                self.too_deep(at)
            self.stop(
                "yaml-syntax",
                Text(en=f"not YAML: {said}", vi=f"không đúng cú pháp YAML: {said}"),
                at,
                Text(
                    en="check the indentation, the quotation marks and the colons near here",
                    vi="xem lại thụt lề, dấu ngoặc kép và dấu hai chấm quanh đây",
                ),
            )
        except yaml.YAMLError as error:
            said = quote(error)
            self.stop(
                "yaml-syntax", Text(en=f"not YAML: {said}", vi=f"không phải YAML: {said}"), None
            )

    def composed(self, events: Iterable[yaml.Event]) -> Tree:
        """Data from events, without recursion."""
        stack: list[_Open] = []
        documents = 0
        for event in events:
            at = _position(event)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.stop(
                            "yaml-documents",
                            Text(
                                en="a second document in the same file",
                                vi="có văn bản YAML thứ hai trong cùng một tệp",
                            ),
                            at,
                            Text(en="put it in a file of its own", vi="đặt vào một tệp riêng"),
                        )
                case yaml.ScalarEvent() | yaml.AliasEvent():
                    self.counted(at)
                    self.scalar_or_alias(event, at, stack)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.counted(at)
                    self.opened(event, at, stack)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.closed(stack)
        if not self.root or self.root[0] is None:
            self.stop("yaml-empty", Text(en="the file is empty", vi="tệp trống"), Position(1, 1))
        return self.root[0]

    def counted(self, at: Position, more: int = 1) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            self.stop(
                "yaml-too-large",
                Text(en=f"more than {MAX_NODES} values", vi=f"nhiều hơn {MAX_NODES} giá trị"),
                at,
            )

    def scalar_or_alias(
        self, event: yaml.ScalarEvent | yaml.AliasEvent, at: Position, stack: list[_Open]
    ) -> None:
        top = stack[-1] if stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self.key(event, at, top)
            return
        route = _route(top)
        if isinstance(event, yaml.AliasEvent):
            repeated = self.alias(event, at)
            self.placed(repeated.value, repeated.size, route, at, top)
            return
        self.tagged(event, at)
        self.legible(event, at)
        value = _scalar(event)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1)
        self.placed(value, 1, route, at, top)

    def key(self, event: yaml.ScalarEvent | yaml.AliasEvent, at: Position, top: _Open) -> None:
        """A key of a mapping: a string, once, and no merge."""
        assert isinstance(top.node, dict)
        if isinstance(event, yaml.AliasEvent):
            self.alias(event, at)
            self.refuse_key(at, top)
            return
        self.tagged(event, at)
        self.legible(event, at)
        value = _scalar(event)
        if not event.style and event.value == "<<":
            self.fault(
                "yaml-merge-key",
                Text(en="merge keys are not allowed", vi="không dùng khóa gộp `<<`"),
                at,
                Text(en="write the keys out", vi="viết rõ từng khóa"),
            )
            self.drop(top)
            return
        if not isinstance(value, str):
            self.refuse_key(at, top, event.value)
            return
        if value in top.node:
            first = self.keys.get((*top.route, value))
            self.fault(
                "yaml-duplicate-key",
                Text(
                    en=f"key {quote(value)} stands here twice"
                    + (f", first in line {first.line}" if first else ""),
                    vi=f"khóa {quote(value)} bị lặp"
                    + (f", lần đầu ở dòng {first.line}" if first else ""),
                ),
                at,
                Text(en="keep one of the two", vi="chỉ giữ một"),
            )
            self.drop(top)
            return
        top.key = value
        top.node[value] = None
        self.keys[(*top.route, value)] = at

    def refuse_key(self, at: Position, top: _Open, written: str | None = None) -> None:
        shown = f" {quote(written)}" if written is not None else ""
        self.fault(
            "yaml-key",
            Text(en=f"key{shown} is not a text", vi=f"khóa{shown} không phải là văn bản"),
            at,
            Text(en="put it in quotation marks", vi="đặt trong dấu ngoặc kép"),
        )
        self.drop(top)

    def drop(self, top: _Open) -> None:
        """Read the value that follows a refused key, and forget it."""
        top.key, top.refused = "", True

    def alias(self, event: yaml.AliasEvent, at: Position) -> _Anchored:
        self.aliases += 1
        known = self.anchors.get(event.anchor or "")
        if known is None:
            self.stop(
                "yaml-alias",
                Text(
                    en=f"alias {quote(event.anchor)} names nothing that is complete before it",
                    vi=f"bí danh {quote(event.anchor)} không chỉ giá trị nào đã viết xong trước đó",
                ),
                at,
                Text(en="write the value out", vi="viết rõ giá trị"),
            )
        if self.aliases > MAX_ALIASES:
            self.stop(
                "yaml-alias",
                Text(en=f"more than {MAX_ALIASES} aliases", vi=f"nhiều hơn {MAX_ALIASES} bí danh"),
                at,
                Text(en="write the values out", vi="viết rõ các giá trị"),
            )
        self.counted(at, known.size)
        return known

    def tagged(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Position) -> None:
        tag = event.tag
        if tag is not None and tag != _SCALAR_TAG:
            self.fault(
                "yaml-tag",
                Text(en=f"tag {quote(tag)} is not allowed", vi=f"không dùng thẻ {quote(tag)}"),
                at,
                Text(en="remove the tag", vi="bỏ thẻ này"),
            )

    def legible(self, event: yaml.ScalarEvent, at: Position) -> None:
        """Refuse what escapes smuggle in: control characters, and signs that reorder text."""
        bad = illegible(event.value)
        if bad:
            code = f"U+{ord(bad.group()):04X}"
            self.fault(
                "yaml-encoding",
                Text(en=f"control character {code}", vi=f"ký tự điều khiển {code}"),
                at,
                Text(en="remove it", vi="xóa ký tự này"),
            )

    def too_deep(self, at: Position | None) -> NoReturn:
        message = Text(en=f"nested more than {MAX_DEPTH} deep", vi=f"lồng quá {MAX_DEPTH} tầng")
        self.stop("yaml-too-deep", message, at)

    def opened(
        self,
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
        at: Position,
        stack: list[_Open],
    ) -> None:
        if len(stack) >= MAX_DEPTH:
            self.too_deep(at)
        top = stack[-1] if stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self.refuse_key(at, top)
            self.tagged(event, at)
            stack.append(_Open(_blank(event), (*top.route, ""), event.anchor, at, is_key=True))
            return
        self.tagged(event, at)
        stack.append(_Open(_blank(event), _route(top), event.anchor, at))

    def closed(self, stack: list[_Open]) -> None:
        done = stack.pop()
        node: Tree = done.node
        if done.anchor:
            self.anchors[done.anchor] = _Anchored(node, done.size)
        if not done.is_key:
            top = stack[-1] if stack else None
            self.placed(node, done.size, done.route, done.position, top)

    def placed(self, value: Tree, size: int, route: Route, at: Position, top: _Open | None) -> None:
        """A finished value put into what holds it."""
        self.values[route] = at
        if top is None:
            self.root.append(value)
            return
        top.size += size
        if isinstance(top.node, list):
            top.node.append(value)
        elif top.key is not None:
            if not top.refused:
                top.node[top.key] = value
            top.key, top.refused = None, False


def illegible(text: str) -> re.Match[str] | None:
    """The first character of a value that no reader could see for what it is."""
    return _BAD_CHARACTER.search(text) or _REORDERING.search(text)


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    assert mark is not None  # every event of a parser has its marks
    return Position(mark.line + 1, mark.column + 1)


def _blank(event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> dict[str, Tree] | list[Tree]:
    return {} if isinstance(event, yaml.MappingStartEvent) else []


def _route(top: _Open | None) -> Route:
    """The route of the next value in what is open."""
    if top is None:
        return ()
    if isinstance(top.node, list):
        return (*top.route, len(top.node))
    return (*top.route, top.key if top.key is not None else "")


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    """A scalar by the core schema of YAML 1.2; text is put in Unicode normal form C."""
    written = event.value
    if not event.style and event.tag is None:
        if _NULL.match(written):
            return None
        if _TRUE.match(written):
            return True
        if _FALSE.match(written):
            return False
        if _INTEGER.match(written):
            return int(written)
        if _DECIMAL.match(written):
            return float(written)
    return unicodedata.normalize("NFC", written)
