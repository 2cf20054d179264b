"""One question to whoever sits at the terminal: which of some things a word means."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from coordplan.cli.typed import TypedLines
from coordplan.diagnostics import Diagnostic
from coordplan.frozen import dataclass
from coordplan.text import Language, Text, fold, visible

_WHICH = Text(vi="Từ này chỉ nội dung nào?", en="What do you mean?")
_NONE = Text(
    vi="không phải các nội dung trên: bỏ từ này, trả lời không tính đến từ này",
    en="none of these: leave it out, and answer without it",
)
_LEAVE = Text(
    vi="bỏ từ này, trả lời không tính đến từ này", en="leave it out, and answer without it"
)
_HOW = Text(
    vi="Nhập số, hoặc nhập từ khác; `thoát` để dừng.",
    en="Type a number, or another word; `q` to stop.",
)
_LEFT_OUT = Text(
    vi="Đã bỏ từ này; câu trả lời không tính đến từ này.",
    en="Left out; the answer goes on without it.",
)
_LEAVING = frozenset({"0", "none", "none of these", "khong", "bo", "bo qua"})
_STOPPING = frozenset({"q", "quit", "stop", "thoat"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a word may mean, by the id that says it without doubt; its other names."""

    id: str
    label: Text
    names: tuple[str, ...] = ()


class Stop(Enum):
    """That no answer came, or none was to be given."""

    STOP = "stop"


STOP: Final = Stop.STOP


def choose(
    problem: Diagnostic, choices: Sequence[Choice], language: Language, *, may_leave: bool
) -> str | Stop | None:
    """The id that is chosen, or another word that is typed; None leaves the word out.

    On standard error; ``STOP`` where the input ends, or whoever is asked will not answer.
    """
    _say(_question(problem, choices, language, may_leave=may_leave))
    lines = TypedLines()
    while (typed := _listen(lines)) is not None:
        word = fold(typed)
        if word in _STOPPING:
            return STOP
        if may_leave and word in _LEAVING:
            _say([f"→ {_LEFT_OUT[language]}"])
            return None
        if choices and typed.strip().rstrip(".)").isdecimal():
            number = int(typed.strip().rstrip(".)")[:3])
            if 1 <= number <= len(choices):
                return _chosen(choices[number - 1], language)
        elif word:
            known = _by_name(choices)
            return _chosen(known[word], language) if word in known else typed.strip()
    _say([""])
    return STOP


def _question(
    problem: Diagnostic, choices: Sequence[Choice], language: Language, *, may_leave: bool
) -> list[str]:
    said = problem.message[language]
    lines = [f"{said[:1].upper()}{said[1:]}.{f' {_WHICH[language]}' if choices else ''}"]
    lines += [f"  {n}  {one.label[language]} [{one.id}]" for n, one in enumerate(choices, 1)]
    if may_leave:
        lines.append(f"  0  {(_NONE if choices else _LEAVE)[language]}")
    return [*lines, _HOW[language]]


def _by_name(choices: Sequence[Choice]) -> Mapping[str, Choice]:
    """The choices by every name that only one of them has."""
    named: dict[str, list[Choice]] = {}
    for one in choices:
        for name in set(map(fold, (one.id, one.label.vi, one.label.en, *one.names))):
            named.setdefault(name, []).append(one)
    return {name: found[0] for name, found in named.items() if len(found) == 1}


def _chosen(choice: Choice, language: Language) -> str:
    _say([f"→ {choice.label[language]} [{choice.id}]"])
    return choice.id


def _listen(lines: TypedLines) -> str | None:
    sys.stderr.write("> ")
    sys.stderr.flush()
    return lines.next()


def _say(lines: Sequence[str]) -> None:
    sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))
