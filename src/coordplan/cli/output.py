"""In which format and language an answer goes where: to standard output, or to a file.

Every command that answers gives a page and, for programs, data; what is printed of them in which
format stands here alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import terminal
from coordplan.cli.options import Lang
from coordplan.cli.usage import refused
from coordplan.print.lines import Line, plain
from coordplan.text import Language, Text, listing

if TYPE_CHECKING:
    from coordplan.blocks import Page

Content = str | bytes


class Format(StrEnum):
    """The formats of an answer."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    XLSX = "xlsx"


ENDINGS: Mapping[str, str] = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".svg": "svg",
    ".dot": "dot",
    ".mmd": "mermaid",
    ".graphml": "graphml",
    ".ics": "ics",
    ".sql": "sql",
    ".dmn": "dmn",
}
"""The format that the ending of a file's name stands for."""

FORMAT = "Format of the output. · Định dạng đầu ra."
FormatOption = Annotated[Format | None, typer.Option("--format", show_default=False, help=FORMAT)]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help="Write to a file, whole or not at all; its ending chooses the format. · "
        "Ghi ra tệp; nếu có lỗi thì không ghi. Định dạng theo đuôi tệp.",
    ),
]

_BINARY = {"docx", "xlsx"}
_BOTH = {"html", "json"}


class Output:
    """Where one answer goes, in which format and language.

    Raises ``CommandLineError`` for a format and an ending that do not go together, an unknown
    ending, both languages in a format that has room for one, and Word or Excel on a terminal.
    """

    def __init__(
        self,
        format_: StrEnum | None,
        file: str | None,
        lang: Lang | None,
        *,
        offered: type[StrEnum] = Format,
        default: str = "text",
    ) -> None:
        self.file = file
        self.language: Language = terminal.language(None if lang is Lang.BOTH else lang)
        self.both = lang is Lang.BOTH
        self.format = _chosen(format_, file, [str(one) for one in offered], default)
        if self.both and self.format not in _BOTH:
            raise refused(terminal.ONE_LANGUAGE, terminal.ONE_OF_THEM)
        if self.format in _BINARY:
            self.never_on_terminal()

    def never_on_terminal(self) -> None:
        """Refuse a terminal: what is written is for programs. Raises ``CommandLineError``."""
        if self.file is None and sys.stdout.isatty():
            name = f"-o FILE.{self.format}"
            raise refused(
                Text(
                    en=f"{self.format} is not for a terminal",
                    vi=f"không hiển thị {self.format} ra màn hình",
                ),
                Text(en=f"write it to a file: {name}", vi=f"ghi ra tệp: {name}"),
            )

    def show(
        self,
        page: Callable[[], Page],
        data: Callable[[], Mapping[str, object]],
        **others: Callable[[Language], Content | Sequence[Line]],
    ) -> None:
        """Print an answer: its data as JSON, its page in any other format, or one of ``others``.

        Raises ``UnreadableFileError`` where the file cannot be written, and ``MissingExtraError``
        where what writes the format is not installed.
        """
        if self.format in others:
            self.write(others[self.format](self.language))
        elif self.format == "json":
            self.write(terminal.json_text(data()))
        elif self.on_screen:
            from coordplan.print.text import page_lines

            terminal.write(page_lines(page(), self.language, terminal.width()))
        else:
            print_page = import_module(f"coordplan.print.{self.format}").print_page
            self.write(print_page(page(), self.language, both=self.both))

    @property
    def on_screen(self) -> bool:
        """Whether the answer is text for standard output; a document has room for more."""
        return self.format == "text" and self.file is None

    @property
    def tabular(self) -> bool:
        """Whether it is a table that is wanted."""
        return self.format in {"csv", "xlsx"}

    def write(self, content: Content | Sequence[Line]) -> None:
        """Print what is in its format already; lines have colours on a terminal."""
        if not isinstance(content, str | bytes):
            if self.file is None:
                terminal.write(content)
                return
            content = plain(content)
        written = content.encode() if isinstance(content, str) else content
        if self.file is None:
            terminal.write_bytes(written)
            return
        from coordplan.load.writing import write_file

        write_file(self.file, written)


def _chosen(format_: StrEnum | None, file: str | None, offered: list[str], default: str) -> str:
    """The format that is asked for, by name or by the ending of the file."""
    ending = PurePath(file).suffix.lower() if file is not None else ""
    by_ending = ENDINGS.get(ending)
    if format_ is not None:
        if by_ending is not None and by_ending != str(format_):
            raise refused(
                Text(
                    en=f"--format {format_} does not go with the ending of the file",
                    vi=f"--format {format_} không khớp với đuôi tệp",
                ),
                Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
            )
        return str(format_)
    if file is None:
        return default
    known = [one for one, named in ENDINGS.items() if named in offered]
    if by_ending not in offered or by_ending is None:
        raise refused(
            Text(
                en="the ending of the file is no format of this command",
                vi="đuôi tệp không phải định dạng của lệnh này",
            ),
            Text(en=f"endings: {listing(known)}", vi=f"các đuôi tệp: {listing(known)}"),
        )
    return by_ending
