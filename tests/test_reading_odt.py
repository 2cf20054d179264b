"""OpenDocument texts as text: lists as their styles count them, changes accepted."""

from __future__ import annotations

import pytest

from coordplan.reading import Kind, kind_of, read_document
from tests.documents import odt


def read(body: str, styles: str = "", **parts: str) -> str:
    data = odt(body, styles, **parts)
    assert kind_of(data) is Kind.ODT
    return read_document(Kind.ODT, data)


def lines(body: str, styles: str = "", **parts: str) -> list[str]:
    return [line for line in read(body, styles, **parts).split("\n") if line]


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def items(*contents: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{one}</text:list-item>" for one in contents)
    return f"<text:list {more}>{inner}</text:list>"


def level(at: int, format_: str, suffix: str = ".", more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{format_}" style:num-suffix="{suffix}" {more}/>'


def style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


L = style("L", level(1, "I"), level(2, "1"), level(3, "a", ")"))
IN_L = 'text:style-name="L"'


def test_paragraphs_stand_apart_and_empty_ones_wider() -> None:
    assert read(p("Một") + p("Hai") + p("") + p("Ba")) == "Một\n\nHai\n\n\nBa\n"


def test_levels_count_and_begin_anew() -> None:
    inner = items(p("b") + items(p("c"), p("d")), p("e") + items(p("f")))
    found = lines(items(p("a") + inner, p("g") + items(p("h")), more=IN_L), L)
    assert found == ["I. a", "1. b", "a) c", "b) d", "2. e", "a) f", "II. g", "1. h"]


def test_a_list_begins_anew_unless_it_goes_on() -> None:
    first = items(p("a"), p("b"), more=f'{IN_L} xml:id="x"')
    body = first + p("giữa") + items(p("c"), more=IN_L)
    body += items(p("d"), more=f'{IN_L} text:continue-numbering="true"')
    body += items(p("e"), more=f'{IN_L} text:continue-list="x"')
    body += items(p("f"), more=f'{IN_L} text:continue-list="nowhere"')
    assert lines(body, L) == ["I. a", "II. b", "giữa", "I. c", "II. d", "III. e", "I. f"]


def test_an_interrupted_level_goes_on() -> None:
    """The items around it have no paragraph of their own, and count nothing."""
    first = items(p("a") + items(p("b"), p("c")), more=f'{IN_L} xml:id="x"')
    rest = items(items(p("d")), p("e"), more=f'{IN_L} text:continue-list="x"')
    assert lines(first + p("giữa") + rest, L) == ["I. a", "1. b", "2. c", "giữa", "3. d", "II. e"]


def test_an_item_may_say_its_number() -> None:
    body = items(p("a"), p("b"), more=IN_L).replace(
        "<text:list-item><text:p>b", '<text:list-item text:start-value="7"><text:p>b'
    )
    assert lines(body, L) == ["I. a", "VII. b"]
    later = style("L", level(1, "1", more='text:start-value="4"'))
    assert lines(items(p("a"), p("b") + p("c"), more=IN_L), later) == ["4. a", "5. b", "c"]


@pytest.mark.parametrize(
    ("format_", "more", "written"),
    [
        ("1", 'style:num-prefix="("', "(27."), ("a", "", "aa."), ("A", 'style:num-letter-sync="true"', "AA."),
        ("i", "", "xxvii."), ("", "", "."), ("1", 'loext:num-list-format="Điều %1%:"', "Điều 27:"),
    ],
)  # fmt: skip
def test_formats_of_numbers(format_: str, more: str, written: str) -> None:
    one = style("L", level(1, format_, more=f'{more} text:start-value="27"'))
    assert lines(items(p("x"), more=IN_L), one) == [f"{written} x"]


def test_a_number_shows_those_of_the_levels_above() -> None:
    nested = items(p("a") + items(p("b")), more=IN_L)
    by_levels = style("L", level(1, "I"), level(2, "1", more='text:display-levels="2"'))
    assert lines(nested, by_levels) == ["I. a", "I.1. b"]
    by_form = style("L", level(1, "1"), level(2, "a", more='loext:num-list-format="%1%.%2%)"'))
    assert lines(nested, by_form) == ["1. a", "1.a) b"]


def test_bullets_and_headers_of_lists() -> None:
    bullets = style("L", '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>')
    header = "<text:list-header><text:p>đầu</text:p></text:list-header>"
    body = items(p("a"), p(""), p("b"), more=IN_L).replace(
        "<text:list-item>", header + "<text:list-item>", 1
    )
    assert lines(body, bullets) == ["đầu", "- a", "- b"]


def test_headings_are_numbered_by_their_outline() -> None:
    outline = '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>'
    body = '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h><text:h text:outline-level="1" text:is-list-header="true">C</text:h><text:h text:outline-level="1">D</text:h>'
    assert lines(body, common=outline) == ["I. A", "B", "C", "II. D"]


def test_spaces_tabs_and_breaks() -> None:
    assert (
        read(p('a \n  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e')) == "a b  c\td\ne\n"
    )


def test_changes_are_read_as_accepted() -> None:
    tracked = f"<text:tracked-changes><text:changed-region><text:deletion>{p('xoá')}</text:deletion></text:changed-region></text:tracked-changes>"
    body = tracked + p('a<text:change text:change-id="x"/><text:change-start/>b<text:change-end/>')
    assert lines(body) == ["ab"]


def test_notes_and_frames_stand_below_their_paragraph() -> None:
    note = f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{p("chú")}</text:note-body></text:note>'
    frame = f"<draw:frame><draw:text-box>{p('trong khung')}</draw:text-box></draw:frame>"
    assert lines(p(f"a{note}b{frame}c") + p(note)) == ["abc", "trong khung", "[1] chú", "[2] chú"]


def test_what_is_hidden_and_what_repeats_is_left_out() -> None:
    hidden = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = p(
        'a<text:span text:style-name="H">b</text:span><office:annotation><text:p>c</text:p></office:annotation>d'
    )
    body += f"<text:table-of-content>{p('I. BẾP 3')}</text:table-of-content>"
    body += f'<text:section text:display="none">{p("e")}</text:section><text:section>{p("f")}</text:section>'
    body += p('<text:hidden-paragraph text:is-hidden="true"/>g')
    assert lines(body, hidden) == ["ad", "f"]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


def test_a_row_is_a_line() -> None:
    rows = (
        cell("TT") + cell("Việc") + cell("Ai"),
        cell("1", 'table:number-rows-spanned="2"') + cell("Nấu") + cell("Bếp"),
        "<table:covered-table-cell/>" + cell("Dọn", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>",
    )  # fmt: skip
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body = f"<table:table><table:table-header-rows>{inner}</table:table-header-rows></table:table>"
    assert lines(body) == ["| TT | Việc | Ai |", "| 1 | Nấu | Bếp |", "|  | Dọn |"]
