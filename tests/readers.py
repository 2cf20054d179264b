"""Foreign readers of what is printed: each gives back what a file of its format says.

A document is read as its texts in order, its headings, its tables, and its shape: what kinds of
part it has, whatever they say. White space is that of one space, as a reader sees it.
"""

from __future__ import annotations

import csv
import importlib
import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

Grid = list[list[str]]


@dataclass
class Document:
    """What a document says, and of what kinds of part it is made."""

    texts: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    shape: list[str] = field(default_factory=list)

    def say(self, text: str) -> str:
        """Keep a text, and give it back as it is read; one that says nothing is left out."""
        read = spaced(text)
        if read:
            self.texts.append(read)
        return read


def spaced(text: str) -> str:
    """A text with one space for several."""
    return " ".join(text.split())


# Markdown


def read_markdown(text: str) -> Document:
    """Markdown as CommonMark has it, with tables."""
    found = Document()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for at, token in enumerate(tokens):
        if token.type == "inline":
            _inline(found, token, tokens[at - 1])
        elif token.type == "table_open":
            found.tables.append([])
        elif token.type == "tr_open":
            found.tables[-1].append([])
        elif token.type in ("html_block", "fence", "code_block"):
            found.say(token.content)
        if not token.type.endswith("_close") and token.type != "inline":
            found.shape.append(f"{token.type} {token.tag}")
    return found


def _inline(found: Document, token: Token, holder: Token) -> None:
    """A line of Markdown under what holds it."""
    cell = holder.type in ("th_open", "td_open")
    lines, line = [], ""
    for part in token.children or ():
        if cell and part.type == "html_inline" and part.content == "<br>":
            lines.append(line)
            line = ""
        else:
            line += part.content if part.type != "softbreak" else "\n"
            if part.type not in ("text", "strong_open", "strong_close", "code_inline"):
                found.shape.append(part.type)
    read = [found.say(one) for one in (*lines, line)]
    if cell:
        found.tables[-1][-1].append("\n".join(read))
    elif holder.type == "heading_open":
        found.headings.append((int(holder.tag[1:]), read[0]))


def read_github(text: str) -> Document:
    """Markdown as GitHub's own parser has it, which makes links of addresses too."""
    cmarkgfm = pytest.importorskip("cmarkgfm", reason="cmarkgfm is not installed (extra test)")
    options = importlib.import_module("cmarkgfm.cmark").Options.CMARK_OPT_UNSAFE
    return read_html(cmarkgfm.github_flavored_markdown_to_html(text, options))


# HTML

_BLOCKS = {"p", "li", "dt", "dd", "caption", "th", "td", "ul", "dl", "table"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_UNSHOWN = {"style", "script", "title", "nav", "form"}
_UNSHOWN_CLASSES = {"column", "skip"}
_VOID = {"meta", "link", "input", "img", "br"}


class _Reader(HTMLParser):
    """The body of a document, without what only leads through it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Document()
        self.open: list[tuple[str, bool]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = " ".join(sorted(name for name, _ in attrs))
        self.found.shape.append(f"{tag} {names}".strip())
        if tag in _BLOCKS | _HEADINGS | {"br"}:
            self.end()
        if tag == "table":
            self.found.tables.append([])
        elif tag == "tr":
            self.found.tables[-1].append([])
        elif tag in ("th", "td"):
            self.found.tables[-1][-1].append("")
        if tag not in _VOID:
            unshown = tag in _UNSHOWN or dict(attrs).get("class") in _UNSHOWN_CLASSES
            self.open.append((tag, unshown))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS | _HEADINGS:
            self.end()
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(unshown for _, unshown in self.open):
            self.text += data

    def end(self) -> None:
        """Keep the text of a block that ends here, or in which another begins."""
        read, self.text = self.found.say(self.text), ""
        tags = [tag for tag, _ in self.open]
        heading = next((tag for tag in tags if tag in _HEADINGS), None)
        if read and heading is not None:
            self.found.headings.append((int(heading[1:]), read))
        elif read and {"th", "td"}.intersection(tags):
            row = self.found.tables[-1][-1]
            row[-1] = f"{row[-1]}\n{read}".strip()


def read_html(text: str) -> Document:
    """HTML as its parser has it: every language that stands in it, shown or not."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


# Word


def read_docx(content: bytes) -> Document:
    """A Word document; the page's level of a heading is one more than Word's."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed (extra office)")
    found = Document()
    for part in docx.Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(part, "rows"):
            _word_table(found, part)
        else:
            _word_paragraph(found, part)
    return found


def _word_paragraph(found: Document, paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style is not None else ""
    found.shape.append(f"paragraph {style}")
    read = found.say(paragraph.text)
    level = {"Title": 1, "Heading 1": 2, "Heading 2": 3, "Heading 3": 4}.get(style or "")
    if level is not None:
        found.headings.append((level, read))
    return read


def _word_table(found: Document, table: WordTable) -> None:
    found.shape.append(f"table {len(table.rows)} {len(table.columns)}")
    found.tables.append(
        [
            [
                "\n".join(_word_paragraph(found, one) for one in cell.paragraphs)
                for cell in row.cells
            ]
            for row in table.rows
        ]
    )


# spreadsheets


def read_csv(text: str) -> Grid:
    """CSV as any program reads it that does not know of the apostrophes."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def unguarded(value: str) -> str:
    """A value of CSV without the apostrophes that keep it a text."""
    return re.sub(r"(^|;\s*)'", r"\1", value)


def read_xlsx(content: bytes) -> dict[str, list[list[object]]]:
    """An Excel workbook: under the name of each sheet its rows, an empty cell as None."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra test)")
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def kinds_in_xlsx(content: bytes) -> set[str]:
    """The kinds of value in a workbook: s for a text, n for a number, f for a formula."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra test)")
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
