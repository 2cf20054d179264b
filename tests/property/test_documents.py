"""Laws of reading: no character of a document is lost, whatever kind of file it stands in."""

from __future__ import annotations

import io
import unicodedata
from html import escape

import docx as python_docx
from hypothesis import given, settings
from hypothesis import strategies as st

from coordplan.reading import kind_of, read_document
from tests.documents import abstract, docx, lvl, num, odt, p

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếộữỵAĐƯÝ0123456789.,;:!?()[]<>&\"'“”–-/%*_#|\\=+"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
SAID = st.lists(WORDS, max_size=6).map(" ".join)
PLACED = st.tuples(SAID, st.sampled_from([None, 0, 1, 2]))
DOCUMENTS = st.lists(PLACED, max_size=12)


def read(data: bytes) -> str:
    return read_document(kind_of(data), data)


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


@settings(max_examples=40)
@given(st.lists(st.tuples(SAID, st.sampled_from(["Normal", "List Number", "List Number 2", "List Bullet", "Heading 1"])), max_size=12))  # fmt: skip
def test_no_character_of_a_word_document_is_lost(written: list[tuple[str, str]]) -> None:
    document = python_docx.Document()
    document.add_paragraph("Kế hoạch")
    for said, style in written:
        document.add_paragraph(said, style=style)
    data = io.BytesIO()
    document.save(data)
    left = [word for said, _ in written for word in words(said)]
    wanted = ["Kế", "hoạch", *left, *_numbers_of(written)]
    assert sorted(words(read(data.getvalue()))) == sorted(wanted)


def _numbers_of(written: list[tuple[str, str]]) -> list[str]:
    """The numbers that Word shows, of paragraphs that say something."""
    counted = {"List Number": 0, "List Number 2": 0}
    shown = []
    for said, style in written:
        if style in counted:
            counted[style] += 1
            shown += [f"{counted[style]}."] if said.strip() else []
        elif style == "List Bullet" and said.strip():
            shown.append("•")
    return shown


def as_word(document: list[tuple[str, int | None]]) -> bytes:
    pattern = abstract(1, *(lvl(at, "decimal", f"%{at + 1}.") for at in range(3)))
    body = "".join(p(said, None if at is None else 1, at or 0) for said, at in document)
    return docx(p("Kế hoạch") + body, numbering=pattern + num(1, 1))


def as_opendocument(document: list[tuple[str, int | None]]) -> bytes:
    levels = "".join(
        f'<text:list-level-style-number text:level="{at + 1}" style:num-format="1" style:num-suffix="."/>'
        for at in range(3)
    )
    style = f'<text:list-style style:name="L">{levels}</text:list-style>'
    body = "<text:p>Kế hoạch</text:p>"
    for said, at in document:
        text = f"<text:p>{escape(said)}</text:p>"
        if at is not None:
            item = "<text:list-item>", "</text:list-item>"
            inner = f"<text:list>{item[0]}" * at, f"{item[1]}</text:list>" * at
            text = f'<text:list text:style-name="L" text:continue-numbering="true">{item[0]}{inner[0]}{text}{inner[1]}{item[1]}</text:list>'
        body += text
    return odt(body, style)


def as_page(document: list[tuple[str, int | None]]) -> bytes:
    """Lists of pages know no going on: each item says its number."""
    counted: dict[int, int] = {}
    parts = ["<!DOCTYPE html><meta charset=utf-8><p>Kế hoạch</p>"]
    for said, at in document:
        text = f"<p>{escape(said)}</p>"
        if at is not None:
            counted = {level: number for level, number in counted.items() if level <= at}
            counted[at] = counted.get(at, 0) + 1
            text = f"<ol><li value={counted[at]}>{text}</ol>"
        parts.append(text)
    return "".join(parts).encode()


@given(DOCUMENTS)
def test_one_document_is_one_text_in_whatever_kind_of_file(
    document: list[tuple[str, int | None]],
) -> None:
    found = [read(made(document)) for made in (as_word, as_opendocument, as_page)]
    lines = [[" ".join(line.split()) for line in text.strip().split("\n")] for text in found]
    assert lines[0] == lines[1]
    assert [one for one in lines[0] if one] == [one for one in lines[2] if one]
