"""The characters of a YAML file: UTF-8, lines that end as lines do, nothing that hides or poses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coordplan.glyphs import is_unseen, latin, posing, unseen
from coordplan.source import Position
from coordplan.text import Text

_REMOVE = Text(en="remove it", vi="xóa ký tự này")
_SPACES = Text(en="write spaces", vi="dùng dấu cách")
_NEW_LINE = Text(en="begin a new line, or remove it", vi="xuống dòng, hoặc xóa ký tự này")
LOST = "\ufffd"
_LOST = Text(
    en="a letter was lost here (U+FFFD)", vi="một chữ ở đây đã bị mất khi chuyển mã (U+FFFD)"
)
_REWRITE = Text(en="write it again from the document", vi="gõ lại theo văn bản gốc")
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<one>.))",
    re.DOTALL,
)
_ONE = dict(zip("0abtnvfreNLP\t", "\0\a\b\t\n\v\f\r\x1b\x85\u2028\u2029\t", strict=True))


@dataclass(frozen=True, slots=True)
class Refusal:
    """What keeps a file from being read as it stands: where, what is wrong, how to mend it."""

    rule: str
    at: Position
    message: Text
    mend: Text


def decoded(raw: bytes) -> str | Position:
    """The text of a file, its lines ended by line feeds; or where it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        last = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")
        return Position(before.count(b"\n") + 1, len(last) + 1)


def hidden_in(text: str) -> Iterator[Refusal]:
    """The characters of a text that hide, end a line for some readers only, or are not as read."""
    for number, line in enumerate(text.split("\n"), 1):
        for at, character in unseen(line):
            yield _hidden(character, Position(number, at + 1))
        for at, character in posing(line):
            yield _posing(character, Position(number, at + 1))
        if LOST in line:
            yield Refusal("yaml-encoding", Position(number, line.index(LOST) + 1), _LOST, _REWRITE)


def smuggled_into(quoted: str, at: Position) -> Iterator[Refusal]:
    """The same of what the escapes of a text in double quotation marks stand for."""
    for found in _ESCAPE.finditer(quoted):
        character = _meant(found)
        if character == LOST or (character != "\n" and is_unseen(character)):
            before = quoted[: found.start()]
            first = 0 if "\n" in before else at.column - 1
            column = first + len(before) - before.rfind("\n")
            where = Position(at.line + before.count("\n"), column)
            if character == LOST:
                yield Refusal("yaml-encoding", where, _LOST, _REWRITE)
            else:
                yield _hidden(character, where)


def _meant(found: re.Match[str]) -> str:
    """The character that an escape stands for; one of no account where it stands for none."""
    digits = found["x"] or found["u"] or found["U"]
    if digits is None:
        return _ONE.get(found["one"], "a")
    code = int(digits, 16)
    return chr(code) if code < 0x110000 else "a"


def _posing(letter: str, at: Position) -> Refusal:
    code, meant = f"U+{ord(letter):04X}", latin(letter)
    message = Text(
        en=f"{code} is a letter of another alphabet that looks like {meant}",
        vi=f"{code} là chữ của bảng chữ cái khác, trông giống chữ {meant}",
    )
    mend = Text(
        en=f"write the Latin letter {meant}", vi=f"gõ lại chữ {meant} của bảng chữ cái Latinh"
    )
    return Refusal("yaml-encoding", at, message, mend)


def _hidden(character: str, at: Position) -> Refusal:
    code = f"U+{ord(character):04X}"
    if character == "\t":
        return Refusal("yaml-encoding", at, Text(en="tab", vi="ký tự tab"), _SPACES)
    if character.isspace():
        message = Text(
            en=f"{code} ends a line for some readers only",
            vi=f"{code} chỉ được một số phần mềm coi là hết dòng",
        )
        return Refusal("yaml-encoding", at, message, _NEW_LINE)
    message = Text(en=f"hidden character {code}", vi=f"ký tự ẩn {code}")
    return Refusal("yaml-encoding", at, message, _REMOVE)
