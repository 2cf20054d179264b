"""An explanation as a person reads it, in a terminal or in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coordplan.answer.explanation import Explanation
from coordplan.render.lines import BLANK, Line, Span, Style, labelled, line, paragraph
from coordplan.render.reasons import Block, Heading, Page, Row, page
from coordplan.text import Language

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&]|^\d*[-+=.)])")


def why_lines(explanation: Explanation, language: Language, width: int) -> list[Line]:
    """An explanation for a terminal."""
    found = page(explanation, language)
    lines = [
        *labelled(Span(found.question, "strong"), found.subject, width),
        BLANK,
        *_rows(found.about, width),
        *_apart(found.notes, width),
    ]
    for block in found.blocks:
        lines += [BLANK, *_block(block, width)]
    return [*lines, *_apart(found.rest, width)]


def _apart(rows: Sequence[Row], width: int) -> list[Line]:
    """Rows after a blank line; nothing where there are none."""
    return [BLANK, *_rows(rows, width, style="strong")] if rows else []


def _block(block: Block, width: int) -> Iterator[Line]:
    for heading in block.headings:
        yield from _heading(heading, width)
    yield from _rows(block.rows, width, indent=2)


def _heading(heading: Heading, width: int) -> Iterator[Line]:
    yield line(Span(heading.what, "strong"), "  ", Span(heading.duty, "faint"))
    yield from paragraph(heading.gist, width, indent=2)
    yield from _rows(heading.rows, width, indent=2)
    if heading.where:
        yield line(Span(f"  --> {heading.where}", "faint"))


def _rows(
    rows: Iterable[Row], width: int, *, indent: int = 0, style: Style = "faint"
) -> Iterator[Line]:
    """Rows, a label that repeats standing only once."""
    before = ""
    for label, text in rows:
        shown = " " * indent + (label if label != before else " " * len(label))
        yield from labelled(Span(shown, style), text, width)
        before = label


def why_markdown(explanation: Explanation, language: Language) -> str:
    """An explanation for a document, as CommonMark."""
    return "\n".join(_document(page(explanation, language))) + "\n"


def _document(found: Page) -> Iterator[str]:
    yield f"## {_plain(found.question.capitalize())}: {_plain(found.subject)}"
    yield ""
    yield from _items([*found.about, *found.notes])
    for block in found.blocks:
        for heading in block.headings:
            yield from _section(heading, block.rows)
    if found.rest:
        yield ""
        yield "---"
        yield ""
        yield from _items(found.rest)


def _section(heading: Heading, reasons: Sequence[Row]) -> Iterator[str]:
    """One duty with the reasons of its decision, also where others share them."""
    yield ""
    yield f"### {_plain(heading.what)} {_plain(heading.duty)}"
    yield ""
    yield _plain(heading.gist)
    yield ""
    yield from _items([*heading.rows, *reasons])
    if heading.where:
        yield f"- `{heading.where.replace('`', '?')}`"


def _items(rows: Sequence[Row]) -> Iterator[str]:
    return (f"- **{_plain(label)}** {_plain(text)}" for label, text in rows)


def _plain(text: str) -> str:
    """A text in which no sign means anything to Markdown, on one line."""
    return _MARKS.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", " ".join(text.split()))
