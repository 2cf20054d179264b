"""A page as a file of Word, and what Word and Excel files have in common."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordplan.blocks import (
    Cell,
    Column,
    Mark,
    Notice,
    Page,
    Row,
    Rows,
    Table,
    Tone,
    clauses,
    code,
    marked,
    table,
    words,
)
from coordplan.print import docx, xlsx
from coordplan.text import Language, alike
from tests.conftest import Run as RunCommand
from tests.nasty import ABSENT, PLAIN, document_of, made

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def word(page: Page, language: Language = "vi") -> WordDocument:
    """A page as python-docx opens it."""
    opened: WordDocument = pytest.importorskip("docx", reason=ABSENT).Document(
        io.BytesIO(docx.print_page(page, language))
    )
    return opened


def xml_of(page: Page, part: str = "word/document.xml", language: Language = "vi") -> str:
    """A part of a Word file as it is written."""
    pytest.importorskip("docx", reason=ABSENT)
    with zipfile.ZipFile(io.BytesIO(docx.print_page(page, language))) as file:
        return file.read(part).decode()


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_a_word_file_is_in_its_language_and_names_nobody(language: Language, tag: str) -> None:
    page = made(*PLAIN)
    about = word(page, language).core_properties
    assert (about.title, about.language) == ("word0", tag)
    assert about.author == about.last_modified_by == about.comments == ""
    assert about.created == about.modified
    for part in ("word/styles.xml", "word/settings.xml"):
        assert f'w:val="{tag}"' in xml_of(page, part, language)
    assert 'w:val="en-US"' not in xml_of(page, "word/styles.xml", language)


@pytest.mark.parametrize("print_page", [docx.print_page, xlsx.print_page])
def test_the_same_page_gives_the_same_bytes(print_page: Callable[..., bytes]) -> None:
    pytest.importorskip("docx", reason=ABSENT)
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    content = print_page(made(*PLAIN), "vi")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = file.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT", about)) == {"2000-01-01T"}
        assert not any("thumbnail" in entry.filename for entry in file.infolist())
    assert print_page(made(*PLAIN), "vi") == content


def test_a_word_table_repeats_its_head_and_breaks_no_row() -> None:
    grid = word(Page(alike("t"), (table(["a", "b"], [["x", "y"], ["z", "w"]]),))).tables[0]
    properties = [[child.tag.split("}")[1] for child in row._tr.trPr] for row in grid.rows]
    assert properties == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]
    assert grid.style is not None
    assert grid.style.name == "Table Grid"
    assert grid.autofit is False


@settings(max_examples=30)
@given(
    texts=st.lists(
        st.lists(st.text(alphabet="ab W", max_size=90), min_size=4, max_size=4),
        min_size=1,
        max_size=3,
    ),
    columns=st.integers(1, 4),
)
def test_columns_of_a_word_table_fit_between_the_margins(
    texts: list[list[str]], columns: int
) -> None:
    rows = [row[:columns] for row in texts]
    opened = word(Page(alike("t"), (table(["c"] * columns, rows),)))
    section, grid = opened.sections[0], opened.tables[0]
    assert section.page_width is not None
    room = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [column.width or 0 for column in grid.columns]
    assert sum(widths) <= room
    assert [cell.width for cell in grid.rows[-1].cells] == widths
    assert min(widths) > 0


def test_a_word_page_lies_across_for_many_columns() -> None:
    for columns, across in ((4, False), (5, True)):
        section = word(Page(alike("t"), (table(["c"] * columns, []),))).sections[0]
        width, height = section.page_width or 0, section.page_height or 0
        assert (width > height) is across
        assert sorted(round(side / 36000) for side in (width, height)) == [210, 297]


def test_a_locator_in_word_is_not_broken() -> None:
    said = xml_of(Page(alike("t"), (Notice(words("x ", clauses("[V.8.-1 đoạn 2]"))),)))
    assert "<w:noBreakHyphen/>" in said
    assert "1\u00a0đoạn\u00a02]" in said
    assert word(Page(alike("t"), (Notice(clauses("[V.8.-1]")),))).paragraphs[1].text == "[V.8.-1]"


def test_a_link_in_word_leads_to_its_bookmark() -> None:
    rows = Rows((Row(code("V.1"), words("one"), anchor="V.1"),))
    page = Page(
        alike("t"), (Notice(words(clauses("[V.1]", to="V.1"), clauses("[x]", to="x"))), rows)
    )
    said = xml_of(page)
    assert re.findall(r'w:hyperlink w:anchor="(\w+)"', said) == re.findall(r'w:name="(_\w+)"', said)


def test_the_number_of_the_page_stands_at_its_foot() -> None:
    assert re.findall(r'w:instr="(\w+)"', xml_of(made(*PLAIN), "word/footer1.xml")) == [
        "PAGE",
        "NUMPAGES",
    ]


@pytest.mark.parametrize("tone", get_args(Tone))
@pytest.mark.parametrize("mark", get_args(Mark))
def test_no_tone_and_no_mark_changes_what_is_said(tone: Tone, mark: Mark) -> None:
    said = marked(mark, "said")
    page = Page(
        alike("t"),
        (
            Notice(said, marked(mark, "label"), tone),
            Rows((Row(said, said, clauses("[1]"), tone=tone), Row(said, tone=tone))),
            Table((Column(alike("c")),), ((Cell((said,), tone),),)),
        ),
    )
    expected = ["t", "label: said", "said", "said [1]", "said", "c", "said"]
    assert document_of("docx", page, "en").texts == expected
    assert document_of("html", page, "en").texts[:-1] == expected
    assert document_of("github", page, "en").texts == [
        "t",
        "label: said",
        "said: said [1]",
        *expected[4:],
    ]


# what is not installed


@pytest.mark.parametrize(
    ("module", "package", "ending"),
    [("docx", "python-docx", "docx"), ("xlsxwriter", "XlsxWriter", "xlsx")],
)
def test_what_is_not_installed_is_told_with_how_to_install_it(
    module: str,
    package: str,
    ending: str,
    tmp_path: Path,
    run: RunCommand,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / f"gaps.{ending}"
    ran = run("gaps", "haiphong", "-o", str(file), "--lang", "en")
    assert ran.code == 2
    assert f"{package} is not installed" in ran.err
    assert "pip install 'coordplan[office]'" in ran.err
    assert f"chưa cài {package}" in run("gaps", "haiphong", "-o", str(file), "--lang", "vi").err
    assert not file.exists()


def test_columns_of_too_long_words_share_the_width() -> None:
    opened = word(Page(alike("t"), (table(["c"] * 4, [["W" * 90] * 4]),)))
    widths = [column.width or 0 for column in opened.tables[0].columns]
    assert len(set(widths)) == 1
    assert round(sum(widths) / 360000) == 17  # centimetres: A4 less its margins
