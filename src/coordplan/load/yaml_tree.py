"""Hardened YAML: bytes to plain data with positions, every fault at once, nothing expanded.

Plans are untrusted input. Parsing works on PyYAML's event stream, so limits on depth, size and
aliases hold before anything is built, and no constructor of PyYAML ever runs. What is read is
what YAML 1.1 and YAML 1.2 read alike: ``true``, ``false``, ``null``, integers, decimals and
strings. What they read differently, as ``no`` and ``12:30``, is refused where it stands, and so
is what a reader of the file cannot see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NoReturn

import yaml

from coordplan.diagnostics import Diagnostic
from coordplan.frozen import FrozenDict
from coordplan.load.comments import personal_comments
from coordplan.load.yaml_characters import Refusal, decoded, hidden_in
from coordplan.load.yaml_conformance import Conformance
from coordplan.load.yaml_loader import LOADER
from coordplan.load.yaml_scalars import read_scalar
from coordplan.personal import personal_data
from coordplan.source import Location, Position, Route, SourceMap, Tree
from coordplan.text import Text, quote
from coordplan.work import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FAULTS, MAX_NODES


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
    text = ""
    try:
        text = reader.decoded(raw)
        data = reader.document(text)
    except _StopError:
        pass
    source = SourceMap(file, FrozenDict(reader.keys), FrozenDict(reader.values))
    found = (problem.locate(source) for problem in personal_data(data))
    # where there are faults, what is a comment cannot be told
    beside = () if reader.faults else personal_comments(text, file)
    personal = islice(chain(found, beside), MAX_FAULTS)
    return Document(data, source, (*reader.faults, *personal))


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

    def refuse(self, refusal: Refusal) -> None:
        self.fault(refusal.rule, refusal.message, refusal.at, refusal.mend)

    def stop(
        self, rule: str, message: Text, at: Position | None, mend: Text | None = None
    ) -> NoReturn:
        self.fault(rule, message, at, mend)
        raise _StopError

    def decoded(self, raw: bytes) -> str:
        """The text of a file: UTF-8, and nothing that hides."""
        if len(raw) > MAX_BYTES:
            limit = f"{MAX_BYTES // 1024 // 1024} MiB"
            self.stop(
                "yaml-too-large",
                Text(en=f"the file is larger than {limit}", vi=f"tệp lớn hơn {limit}"),
                None,
            )
        text = decoded(raw)
        if isinstance(text, Position):
            self.stop(
                "yaml-encoding",
                Text(en="the file is not UTF-8", vi="tệp không phải UTF-8"),
                text,
                Text(en="save it as UTF-8", vi="lưu lại dưới dạng UTF-8"),
            )
        for refusal in hidden_in(text):
            self.refuse(refusal)
        if self.faults:
            raise _StopError
        return text

    def document(self, text: str) -> Tree:
        """The value of the only document in a text."""
        try:
            return self.composed(text, yaml.parse(text, Loader=LOADER))
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

    def composed(self, text: str, events: Iterable[yaml.Event]) -> Tree:
        """Data from the events of a text, without recursion."""
        stack: list[_Open] = []
        conformance = Conformance(text)
        documents = 0
        for event in events:
            at = _position(event)
            for refusal in conformance.refusals(event):
                self.refuse(refusal)
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
                    if isinstance(event, yaml.ScalarEvent):
                        self.tagged(event, at)
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
        value = read_scalar(event.value, plain=_is_plain(event))
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
        value = read_scalar(event.value, plain=_is_plain(event))
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
            self.refuse_key(at, top)
            return
        if value in top.node:
            first = self.keys.get((*top.route, value))
            self.fault(
                "yaml-duplicate-key",
                Text(
                    en="this key stands here twice"
                    + (f", first in line {first.line}" if first else ""),
                    vi="khóa này bị lặp" + (f", lần đầu ở dòng {first.line}" if first else ""),
                ),
                at,
                Text(en="keep one of the two", vi="chỉ giữ một"),
            )
            self.drop(top)
            return
        top.key = value
        top.node[value] = None
        self.keys[(*top.route, value)] = at

    def refuse_key(self, at: Position, top: _Open) -> None:
        self.fault(
            "yaml-key",
            Text(en="this key is not a text", vi="khóa này không phải là văn bản"),
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
                    en="this alias names nothing that is complete before it",
                    vi="bí danh này không chỉ giá trị nào đã viết xong trước đó",
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
        if tag is not None:
            self.fault(
                "yaml-tag",
                Text(en="no tag is allowed", vi="không dùng thẻ"),
                at,
                Text(en="remove the tag", vi="bỏ thẻ này"),
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
    assert top.key is not None  # a key is read before its value
    return (*top.route, top.key)


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return not event.style and event.tag is None
