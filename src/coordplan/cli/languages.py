"""Help in the language of whoever reads it.

Everything that helps is written in both languages, English first: ``English · Tiếng Việt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from coordplan.cli import terminal
from coordplan.text import Language

BETWEEN = "· "
"""Stands between the two halves of a text that helps."""

_TYPERS_OWN = {
    "Show this message and exit.": "Hiển thị hướng dẫn này.",
    "Install completion for the current "
    "shell.": "Cài tính năng tự hoàn tất lệnh cho shell đang dùng.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Hiển thị mã tự hoàn tất lệnh của shell đang dùng, để sao chép hoặc chỉnh sửa."
    ),
    "Usage: ": "Cách dùng: ",
    "Options": "Tùy chọn",
    "Arguments": "Tham số",
    "Commands": "Các lệnh",
    "[OPTIONS]": "[TÙY-CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM-SỐ]...",
}
"""What typer says by itself."""


def spoken(help_: str, language: Language) -> str:
    """The half of a help text that is in a language."""
    own = _TYPERS_OWN.get(help_)
    if own is not None:
        return own if language == "vi" else help_
    english, _, vietnamese = help_.partition(BETWEEN)
    if language == "en":
        return english.strip()
    return vietnamese.strip() or help_.replace("Example:", "Ví dụ:")


class Context(typer.Context):
    """A context whose ``obj`` is the language of the command line, or None."""

    @property
    def language(self) -> Language:
        """The language to help in."""
        return terminal.language(self.obj)

    def make_formatter(self) -> Any:
        """What writes help and usage."""
        return _Formatter(super().make_formatter(), self.language)


def in_language(command: TyperCommand | TyperGroup, context: typer.Context) -> None:
    """Let a command help in one language. ``context`` is its own."""
    language = terminal.language(context.obj)
    command.context_class = Context
    for name in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        said = getattr(command, name, None)
        if said is not None:
            setattr(command, name, spoken(said, language))
    for parameter in command.get_params(context):
        said = getattr(parameter, "help", None)
        if said is not None:
            setattr(parameter, "help", spoken(said, language))  # noqa: B010


class _Formatter:
    """A formatter of help that has typer's own words in a language, and no names of types."""

    def __init__(self, formatter: Any, language: Language) -> None:
        self._formatter, self._language = formatter, language

    def __getattr__(self, name: str) -> Any:
        return getattr(self._formatter, name)

    def write_usage(self, prog: str, args: str = "") -> None:
        args = args.replace("{", "").replace("}", "")
        if self._language == "vi":
            args = _in_vietnamese(args)
        self._formatter.write_usage(prog, args, spoken("Usage: ", self._language))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with self._formatter.section(spoken(name, self._language)):
            yield

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        told = [(_without_type(first), second) for first, second in rows]
        if self._language == "vi":
            told = [(_in_vietnamese(one), _in_brackets(second)) for one, second in told]
        self._formatter.write_dl(told)


def _in_vietnamese(said: str) -> str:
    """A line of help; most answers never come here, so that its words are not read before."""
    from coordplan.cli.metavars import in_vietnamese

    return in_vietnamese(said)


def _without_type(name: str) -> str:
    """``PLAN <str>`` is ``PLAN``; ``--role <list[lead|support]>`` is ``--role <lead|support>``."""
    bare = re.sub(r" <(list\[)?str\]?>$", "", name)
    return re.sub(r"(?<= <)list\[(.*)\](?=>$)", r"\1", bare)


def _in_brackets(told: str) -> str:
    """What typer adds to help, in Vietnamese."""
    told = re.sub(r"\[default: (?=[^\]]*\]$)", "[mặc định: ", told)
    return told.replace("[required]", "[bắt buộc]")
