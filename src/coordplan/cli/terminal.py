"""Where output goes: UTF-8 always, colour only on a terminal that wants it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TextIO

from coordplan.cli.usage import refused
from coordplan.diagnostics import Diagnostic
from coordplan.glyphs import hides, is_unseen
from coordplan.print.lines import Line, plain
from coordplan.text import Language, Text

_INPUT, _OUTPUT, _ERROR = 0, 1, 2
"""The numbers of the standard streams."""
_LINED_TO = 4
"""How deep JSON is laid out in lines."""
PIPED_WIDTH = 100
WIDEST = 120
DEFAULT_LANGUAGE: Language = "vi"

ONE_LANGUAGE = Text(
    en="only HTML is printed in both languages", vi="chỉ HTML mới có cả hai ngôn ngữ"
)
ONE_OF_THEM = Text(en="--format html, or one language", vi="--format html, hoặc một ngôn ngữ")

_STYLES = {
    "plain": "",
    "strong": "bold",
    "faint": "dim",
    "alert": "bold red",
    "heading": "bold cyan",
}


class _Unheard(io.FileIO):
    """A stream that nobody need read: what is written after the reader left goes nowhere.

    The command goes on, so that its exit code is what it would have been.
    """

    def write(self, content: Any) -> int:
        try:
            return super().write(content)
        except BrokenPipeError:
            return len(memoryview(content).cast("B"))


def use_utf8() -> None:
    """Make standard output and error UTF-8, whatever the locale says.

    Closed ones, and those whose reader has gone, swallow all.
    """
    _keep_numbers()
    sys.stdout, sys.stderr = _unheard(sys.stdout, _OUTPUT), _unheard(sys.stderr, _ERROR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _keep_numbers() -> None:
    """Let no file that is opened take the number of a standard stream that is closed."""
    for number in (_INPUT, _OUTPUT, _ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest number that is free


def _unheard(stream: TextIO | None, number: int) -> TextIO:
    """A standard stream for which it does not matter whether anybody reads it.

    What whoever calls has put in its place stays.
    """
    lines = number == _ERROR
    if stream is not None:
        content = getattr(stream, "buffer", None)
        raw = getattr(content, "raw", content)  # without a buffer where Python is told to have none
        if type(raw) is not io.FileIO or raw.fileno() != number:
            return stream
        stream.flush()
        lines = lines or raw is content
    written = io.BufferedWriter(_Unheard(number, "wb", closefd=False))
    lines = lines or written.isatty()
    return io.TextIOWrapper(written, line_buffering=lines)


def width() -> int:
    """The width to write to: that of the terminal, of ``COLUMNS``, or a fixed one for a pipe."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return PIPED_WIDTH
    return min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, WIDEST)


def language(option: str | None) -> Language:
    """The language asked for: the option, else ``COORDPLAN_LANG``, else Vietnamese.

    Raises ``CommandLineError`` where both are asked for and only one can be printed.
    """
    if option == "both":
        raise refused(ONE_LANGUAGE, Text(en="choose vi or en", vi="chọn vi hoặc en"))
    asked = option or os.environ.get("COORDPLAN_LANG", "").lower()[:2]
    chosen: Language = "en" if asked == "en" else "vi" if asked == "vi" else DEFAULT_LANGUAGE
    return chosen


def write(lines: Sequence[Line], stream: TextIO | None = None) -> None:
    """Print lines, in colour where the stream is a terminal and ``NO_COLOR`` is not set."""
    stream = stream or sys.stdout
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        stream.write(plain(lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for spans in lines:
        console.print(Text.assemble(*((span.text, _STYLES[span.style]) for span in spans)))


def typed_by_a_person() -> bool:
    """Whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def write_bytes(content: bytes) -> None:
    """Print UTF-8 bytes as they are, line ends included."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content.decode())
        return
    sys.stdout.flush()
    buffer.write(content)


def json_text(data: Mapping[str, object]) -> str:
    """Data as JSON with Vietnamese letters as they are: what is nested deep on one line each.

    The standard library indents in Python what it otherwise writes in C, many times faster. What
    cannot be seen, as in the name of a file, is written as an escape.
    """
    text = _json(data, _LINED_TO, "\n") + "\n"
    if not hides(text.replace("\n", " ")):
        return text
    return "".join(json.dumps(c)[1:-1] if c != "\n" and is_unseen(c) else c for c in text)


def _json(value: object, depth: int, end: str) -> str:
    """A value, its parts on lines of their own down to a depth."""
    if not depth or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    deeper = end + "  "
    if isinstance(value, dict):
        parts = [
            f"{json.dumps(k, ensure_ascii=False)}: {_json(v, depth - 1, deeper)}"
            for k, v in value.items()
        ]
        return "{" + deeper + ("," + deeper).join(parts) + end + "}"
    parts = [_json(one, depth - 1, deeper) for one in value]
    return "[" + deeper + ("," + deeper).join(parts) + end + "]"


def complain(diagnostics: Sequence[Diagnostic], in_language: Language) -> None:
    """Print what is wrong to standard error."""
    from coordplan.print.diagnostics import diagnostic_lines

    write(diagnostic_lines(diagnostics, in_language), sys.stderr)


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language that ``--lang`` asks for, read from raw arguments, which may be wrong."""
    asked: Language | None = None
    for word, following in pairwise([*arguments, ""]):
        said = following if word == "--lang" else word.removeprefix("--lang=")
        if said != word or word == "--lang":
            asked = "en" if said == "en" else "vi" if said == "vi" else asked
    return asked


def broken_output(error: OSError) -> int:
    """End with one line on standard error after the output could not be written."""
    _swallow(_OUTPUT)
    with contextlib.suppress(OSError):
        sys.stderr.write(f"coordplan: {error.strerror or error}\n")
        sys.stderr.flush()
    _swallow(_ERROR)
    return 4


def _swallow(number: int) -> None:
    """Let what is still waiting for a standard stream go nowhere, so that leaving is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
