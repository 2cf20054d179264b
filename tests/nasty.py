"""Words that no format may take for its own, and pages that say them.

The pages are made up: each text has a place of its own.
"""

from __future__ import annotations

from hypothesis import strategies as st

from coordplan.blocks import (
    Cell,
    Column,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Run,
    Table,
    cell,
    code,
    marked,
    words,
)
from coordplan.print import docx, html, markdown
from coordplan.text import LANGUAGES, Language, alike, visible
from tests import readers
from tests.readers import Document, spaced

ABSENT = "the extra `office` is not installed"


PIECES = (
    *"|\\`*_[]<>#&!~=+-.:;,'\"^$@(){}%/ aZ0đ",
    *("``", "**", "***", "~~", "[x](http://y)", "![a](b)", "[^1]", "[a]: b", "<b>", "</td>"),
    *("<!--", "-->", "<br>", "&amp;", "&#42;", "&copy", "# ", "- ", "+ ", "* ", "1. ", "1) "),
    *("> ", "===", "---", "|---|", "- [ ] ", "http://a.b", "https://x.vn/a?b=c", "www.x.vn"),
    *("javascript:alert(1)", "{{ 7*7 }}", "{% x %}", "=1+1", "+1", "-1", "@SUM(A1)", "1.10"),
    *("03/04", "_x000D_", "_x0041_", "]]>", "\\|", "\\\\", "\\n", "  ", "\u1ebf", "e\u0302\u0301"),
    *("\n", "\r", "\r\n", "\t", "\v", "\f", "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029"),
    *("\u00a0", "\u2003", "\u3000", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e"),
    *("\u2066", "\u034f", "\u115f", "\u3164", "\ufe0f", "\U000e0041", "\U000e0100", "\ud800"),
    *("\ufffe", "\uffff", "\ue000", "\u05d0", "\U0001f600", "ﬁ", "Ⅳ"),
)
"""What has a meaning in some format, or cannot be seen, or is another letter than it looks."""

NASTY = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=9).map("".join)
VISIBLE = NASTY.filter(lambda said: bool(spaced(visible(said))))
"""Of which something is seen."""
LANGUAGE = st.sampled_from(LANGUAGES)


def read(said: str) -> str:
    """How a text is read."""
    return spaced(visible(said))


def capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def made(*said: str) -> Page:
    """A page that says given texts, each in both languages in a place of its own."""
    at = iter(map(alike, said))
    return Page(
        next(at),
        (
            Heading(words(next(at))),
            Notice(words(next(at)), tone="alert"),
            Rows((Row(words(next(at)), under=(Row(words(next(at))),)),)),
            Table(
                (Column(next(at)), Column(next(at), figures=True)),
                (
                    (
                        Cell((code(next(at)), marked("strong", next(at)))),
                        cell(next(at), tone="open"),
                    ),
                ),
                next(at),
            ),
            Notice(words(Run(next(at), "strong"), " ", Run(next(at), "code"))),
            Heading(words(next(at)), 3),
        ),
        subject=next(at),
        foot=(words(next(at)),),
    )


PLACES = 16
PLAIN = tuple(f"word{number}" for number in range(PLACES))


def said_by(*said: str) -> list[str]:
    """What a document of such a page says, in order."""
    title, heading, notice, row, under, first, second, one, two, three, caption, *rest = said
    strong, coded, lower, subject, foot = rest
    order = [title, subject, capital(heading), notice, row, under, caption, first, second]
    order += [one, two, three, f"{strong} {coded}", capital(lower), foot]
    return [shown for shown in map(read, order) if shown]


def document_of(format_: str, page: Page, language: Language) -> Document:
    """A page printed as a document, and read."""
    match format_:
        case "markdown":
            return readers.read_markdown(markdown.print_page(page, language))
        case "github":
            return readers.read_github(markdown.print_page(page, language))
        case "html":
            return readers.read_html(html.print_page(page, language))
        case _:
            return readers.read_docx(docx.print_page(page, language))


DOCUMENTS = ("markdown", "github", "html", "docx")
