"""The sheets of a page: nothing in them is computed or guessed, in CSV and in Excel."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordplan.blocks import (
    Heading,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    clauses,
    table,
    words,
)
from coordplan.print import csv, xlsx
from coordplan.print.sheets import sheets_of
from coordplan.text import Language, alike, visible
from tests import readers
from tests.nasty import ABSENT, LANGUAGE, NASTY

GUESSED = (
    *("1.10", "4.10", "3.2", "1,5", "1-2", "2.-1", "03/04", "31/03/2026", "03/2026", "1E5", "1e-5"),
    *("007", "123456789012", "12 %", "5 ₫", "$5", "(12)", ".5", "5.", "10:30", "4 PM", "Mar-5"),
    *("5 May", "SEPT2", "2026-03", "2026-03-31 10:00", "+84 24 3825", "1 000", "=1+1", "@x", "-"),
    *("'x", "１２"),
)
SURE = (
    *(
        "[4.10]",
        "[1.10] [3.2*]",
        "V.8.-1",
        "II.4.a",
        "4.a",
        "0.¶1",
        "2026-03-31",
        "2026",
        "0",
        "111",
    ),
    *(
        "18001567",
        "haiphong:V.8.-1#1",
        "route=handover",
        "a - b",
        "a; b",
        "6 tháng",
        "10h30",
        "May",
    ),
)
CELLS = st.lists(st.lists(NASTY, min_size=3, max_size=3), max_size=3)


def sheet(*rows: Sequence[str], figures: Sequence[int] = ()) -> Page:
    """A page that is one table."""
    titles = [f"c{n}" for n in range(len(rows[0]) if rows else 1)]
    return Page(alike("title"), (), sheets=(table(titles, rows, figures=figures),))


def trimmed(said: str) -> str:
    """A text as it stands in a cell."""
    return visible(said).strip()


@given(rows=CELLS, language=LANGUAGE)
def test_csv_gives_back_every_value(rows: list[list[str]], language: Language) -> None:
    printed = csv.print_page(sheet(*rows), language)
    assert printed.startswith("\ufeff")
    found = readers.read_csv(printed)[1:]
    assert [[readers.unguarded(one) for one in row] for row in found] == [
        [trimmed(one) for one in row] for row in rows
    ]


@given(said=NASTY)
def test_no_value_of_csv_is_a_formula_whatever_parts_it(said: str) -> None:
    (_, (value,)) = readers.read_csv(csv.print_page(sheet([said]), "vi"))
    for part in (value, *value.split(";")):
        assert not re.match(r"\s*([=+@＝＋－＠]|-\S)", part)
    assert not re.search(r"[\r\n\t]", value)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_semicolon_begins_no_formula(sign: str) -> None:
    """It parts cells where a comma is the sign of decimals, quoted or not."""
    (_, (value,)) = readers.read_csv(csv.print_page(sheet([f"a;{sign}1+1; {sign}x;b"]), "vi"))
    assert value == f"a;'{sign}1+1; '{sign}x;b"


@pytest.mark.parametrize("said", GUESSED)
def test_what_a_spreadsheet_would_guess_wrongly_is_marked_as_text(said: str) -> None:
    (_, (value,)) = readers.read_csv(csv.print_page(sheet([said]), "vi"))
    assert value == f"'{said}"


@pytest.mark.parametrize("said", SURE)
def test_what_no_spreadsheet_would_guess_wrongly_is_left_alone(said: str) -> None:
    assert readers.read_csv(csv.print_page(sheet([said]), "vi")) == [["c0"], [said]]


def test_csv_quotes_texts_and_leaves_figures_bare() -> None:
    rows = [["1.234.567", "a"], ["12,5", 'b"c'], ["nhiều", "1"], ["12345678901234567", "2"]]
    assert csv.print_page(sheet(*rows, figures=[0]), "vi").split("\n") == [
        '\ufeff"c0","c1"',
        '1234567,"a"',
        '12.5,"b""c"',
        '"nhiều","1"',
        '"\'12345678901234567","2"',
        "",
    ]
    assert csv.print_page(sheet(["1,234.5", "a"], figures=[0]), "en").endswith('1234.5,"a"\n')


@given(rows=CELLS, language=LANGUAGE)
def test_excel_gives_back_every_value_as_a_text(rows: list[list[str]], language: Language) -> None:
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    printed = xlsx.print_page(sheet(*rows), language)
    (found,) = readers.read_xlsx(printed).values()
    assert [[one or "" for one in row] for row in found[1:]] == [
        [trimmed(one) for one in row] for row in rows
    ]
    assert readers.kinds_in_xlsx(printed) == {"s"}


def test_only_figures_are_numbers_in_excel() -> None:
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    rows = [["1.234.567", "1.10"], ["nhiều", "=1+1"]]
    (found,) = readers.read_xlsx(xlsx.print_page(sheet(*rows, figures=[0]), "vi")).values()
    assert found == [["c0", "c1"], [1234567, "1.10"], ["nhiều", "=1+1"]]


def test_sheets_have_names_that_excel_takes() -> None:
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    names = [
        "a/b:c",
        "a b c",
        "'x'",
        "",
        "History",
        "ế" * 40,
        "ế" * 41,
        "\U0001f600" * 30,
        "[]*?\\",
    ]
    sheets = tuple(table(["c"], [["x"]], title=alike(name)) for name in names)
    found = list(readers.read_xlsx(xlsx.print_page(Page(alike("t"), (), sheets=sheets), "vi")))
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= xlsx.LONGEST_NAME
        assert not re.search(r"[\[\]:*?/\\]|^\'|\'$", name)
    assert found[:3] == ["a b c", "a b c (2)", "x"]


def test_a_sheet_holds_no_more_than_excel_does(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    found = readers.read_xlsx(xlsx.print_page(sheet(["a"], ["b"], ["c" * 40_000]), "vi"))
    assert {name: len(rows) for name, rows in found.items()} == {"title": 3, "title (2)": 2}
    (_, (long,)) = found["title (2)"]
    assert long == "c" * (xlsx.LONGEST_CELL - 1) + "…"


def test_the_head_of_a_sheet_stays_in_sight_and_filters() -> None:
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra test)")
    found = openpyxl.load_workbook(io.BytesIO(xlsx.print_page(sheet(["a", "b"]), "vi"))).active
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:B2"
    assert found.print_title_rows == "$1:$1"
    assert found["A1"].font.bold


def test_a_row_of_a_sheet_is_as_high_as_its_longest_cell() -> None:
    """LibreOffice shows every row a line high that is not said to be higher."""
    pytest.importorskip("xlsxwriter", reason=ABSENT)
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed (extra test)")
    content = xlsx.print_page(sheet(["a", "b"], ["a", "word " * 60], ["a", "word " * 9000]), "vi")
    found = openpyxl.load_workbook(io.BytesIO(content)).active
    heights = [found.row_dimensions[number].height or 15 for number in range(2, 5)]
    assert heights[0] < heights[1] < heights[2]
    assert round(heights[2]) == 409  # no row can be higher
    assert found.column_dimensions["B"].width > found.column_dimensions["A"].width


def test_a_page_without_sheets_gives_its_tables_and_then_all_else() -> None:
    asked = Question(alike("Minor?"), ((alike("yes"), "true"),), "minor", alike("decides 3"))
    page = Page(
        alike("t"),
        (
            Notice(words("no more"), words("In doubt")),
            Heading(words("one"), note=words("note")),
            Rows((Row(words("who"), words("what"), clauses("[1]"), under=(Row(words("more")),)),)),
            Heading(words("deep"), 3),
            table(["a"], [["x"]]),
            asked,
            Heading(words("two")),
            Picture(alike("<svg/>"), alike("a picture")),
        ),
    )
    first, rest = sheets_of(page)
    assert first.title == alike("deep")
    assert readers.read_csv(csv.print_page(Page(page.title, (), sheets=(rest,)), "en")) == [
        ["Section", "Under", "Who, or of what", "What", "Clauses"],
        ["", "", "In doubt", "no more", ""],
        ["one (note)", "", "who", "what", "[1]"],
        ["one (note)", "who", "more", "", ""],
        ["one (note) › deep", "minor", "Minor?", "yes (true) — decides 3", ""],
        ["two", "", "", "a picture", ""],
    ]


def test_a_page_of_nothing_is_a_sheet_of_nothing() -> None:
    assert len(readers.read_csv(csv.print_page(Page(alike("t"), ()), "vi"))) == 1
