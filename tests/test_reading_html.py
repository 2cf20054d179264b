"""Pages of the web as text: what a browser shows, lists numbered."""

from __future__ import annotations

import pytest

from coordplan.reading import Kind, RefusedError, kind_of, read_document


def read(page: str | bytes) -> str:
    data = page.encode() if isinstance(page, str) else page
    assert kind_of(data) is Kind.HTML
    return read_document(Kind.HTML, data)


def lines(page: str) -> list[str]:
    return [line for line in read(page).split("\n") if line]


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html><p>a", "<HTML><body>a", "  <!-- x --><?xml version='1.0'?><html>a", "\ufeff<p>a", "<div>a</div>", "<meta charset=utf-8>a"],
)  # fmt: skip
def test_a_page_is_told_by_its_first_tag(page: str) -> None:
    assert read(page) == "a\n"


def test_a_text_that_names_a_tag_is_no_page() -> None:
    assert kind_of("Thẻ <p> và 1 < 2.".encode()) is Kind.TEXT
    assert kind_of(b"# <p>") is Kind.TEXT


def test_blocks_breaks_and_spaces() -> None:
    page = "<p>Một \n hai<br>ba<p></p><p>b&#7889;n &amp; n&abreve;m&nbsp;đ</p><div>c<div>d</div>e</div><pre>f\n  g</pre>"
    assert read(page) == "Một hai\nba\n\n\nbốn & năm\xa0đ\n\nc\n\nd\n\ne\n\nf\ng\n"


def test_lists_count() -> None:
    page = "<ol start=3 type=a><li>x<li><p>y</p><p>z</p><ul><li>q</ul><li value=9>w<li>v</ol>"
    assert lines(page) == ["c. x", "d. y", "z", "• q", "i. w", "j. v"]
    assert lines("<ol reversed><li>x<ol><li>in</ol><li>y</ol>") == ["2. x", "1. in", "1. y"]
    assert lines("<ol type=I><li>x<li hidden>h<li>y</ol>") == ["I. x", "II. y"]


@pytest.mark.parametrize(
    ("style", "sign"),
    [("lower-roman", "i."), ("upper-alpha", "A."), ("none", ""), ("'- '", "-"), ("decimal-leading-zero", "01."), ("square", "1.")],
)  # fmt: skip
def test_lists_have_the_signs_of_their_style(style: str, sign: str) -> None:
    assert lines(f'<ol style="list-style-type: {style}"><li>x</ol>') == [f"{sign} x".strip()]


def test_what_is_not_shown_is_left_out() -> None:
    page = "<head><title>t</title></head><p>a<del>b</del><ins>c</ins><span hidden>d</span><span style='color:red; display: none'>e</span></p><script>f<p></script><style>g</style><template>h</template><!-- i --><p>k"
    assert lines(page) == ["ac", "k"]


def test_words_conditions_hide_nothing() -> None:
    page = "<p><![if !supportLists]><span>1.&nbsp;</span><![endif]>x<![weird[y]]></p><?php z ?>"
    assert lines(page) == ["1.\xa0x"]


def test_a_row_is_a_line() -> None:
    page = "<table><caption>B</caption><thead><tr><th>TT<th>Việc<th>Ai</thead><tr><td rowspan=2>1<td>Nấu<td>Bếp<tr><td colspan=2>Dọn</table>"
    assert lines(page) == ["B", "| TT | Việc | Ai |", "| 1 | Nấu | Bếp |", "|  | Dọn |"]
    nested = "<table><tr><td><table><tr><td>x<td>y<tr><td>z<td>w</table><td>b<tr><td>c<td>d</table>"
    assert lines(nested) == ["| x, y; z, w | b |", "| c | d |"]
    assert lines("<table><tr><td><p>cả trang<p>đoạn hai<td>lề</table>") == [
        "cả trang",
        "đoạn hai",
        "lề",
    ]


def test_tags_that_do_not_match_lose_nothing() -> None:
    page = "<p>a</b></td></table></li><li>b</ol><td>c<table>d<tr>e<td>f</p></table></table>g<table><li>h"
    assert "".join(c for c in read(page) if c.isalpha()) == "abcdefgh"


def in_charset(charset: str, encoding: str) -> bytes:
    text = "Đưa về nhà"
    if encoding == "cp1258":
        text = "Đư\u0301a về nhà".replace("ề", "ê\u0300")
    return f"<html><meta charset={charset}><p>{text}".encode(encoding, "xmlcharrefreplace")


@pytest.mark.parametrize(
    ("charset", "encoding", "said"),
    [
        ("utf-8", "utf-8", "Đưa về nhà"), ("windows-1258", "cp1258", "Đứa về nhà"), ("windows-1258", "utf-8", "Đưa về nhà"),
        ("windows-1252", "cp1252", "Đưa về nhà"), ("x-unknown", "utf-8", "Đưa về nhà"), ("utf-16", "utf-16", "Đưa về nhà"),
    ],
)  # fmt: skip
def test_encodings_of_pages(charset: str, encoding: str, said: str) -> None:
    assert read(in_charset(charset, encoding)) == f"{said}\n"


def test_a_page_that_is_not_what_it_says_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        read(b"<html><meta charset=utf-8><p>\xe9\xe0 \xff")
    assert caught.value.rule == "source-encoding"
