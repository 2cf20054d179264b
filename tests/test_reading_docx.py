"""Word documents as text: what a reader sees, and nothing else; numbers as Word counts them."""

from __future__ import annotations

import pytest

from coordplan.reading import Kind, kind_of, read_document
from tests.documents import abstract, docx, lvl, num, p, r


def read(data: bytes) -> str:
    assert kind_of(data) is Kind.DOCX
    return read_document(Kind.DOCX, data)


def lines(body: str, **parts: str) -> list[str]:
    """The lines of a document, without those between its paragraphs."""
    return [line for line in read(docx(body, **parts)).split("\n") if line]


def test_paragraphs_stand_apart_and_empty_ones_wider() -> None:
    assert read(docx(p("Một") + p("Hai") + p() + p("Ba"))) == "Một\n\nHai\n\n\nBa\n"


# --- numbers

THREE = abstract(1, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "decimal", "%2.%3."))  # fmt: skip


def test_levels_count_and_begin_anew_below_those_above() -> None:
    body = "".join(p("x", 1, at) for at in (0, 1, 2, 2, 1, 2, 0, 1))
    assert lines(body, numbering=THREE + num(1, 1)) == [
        "I. x", "1. x", "1.1. x", "1.2. x", "2. x", "2.1. x", "II. x", "1. x",
    ]  # fmt: skip


def test_lists_of_one_pattern_count_together_unless_they_begin_anew() -> None:
    numbering = THREE + num(1, 1) + num(2, 1) + num(3, 1, {0: 7}) + num(4, 1, {0: 1})
    body = p("x", 1) + p("x", 2) + p("x", 3) + p("x", 3) + p("x", 1) + p("x", 4) + p("x", 4)
    assert lines(body, numbering=numbering) == [
        "I. x", "II. x", "VII. x", "VIII. x", "IX. x", "I. x", "II. x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("restart", "third"), [(None, "1) x"), (0, "3) x"), (1, "3) x"), (2, "1) x")]
)
def test_a_level_says_below_which_level_it_begins_anew(restart: int | None, third: str) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    pattern = abstract(1, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2."), lvl(2, "decimal", "%3)", more))  # fmt: skip
    body = "".join(p("x", 1, at) for at in (0, 1, 2, 2, 1, 2))
    assert lines(body, numbering=pattern + num(1, 1))[-1] == third


@pytest.mark.parametrize(
    ("format_", "written"),
    [
        ("decimal", "9. 10. 11."), ("decimalZero", "09. 10. 11."), ("upperRoman", "IX. X. XI."),
        ("lowerRoman", "ix. x. xi."), ("upperLetter", "I. J. K."), ("lowerLetter", "i. j. k."),
        ("none", ". . ."), ("ordinalText", "9. 10. 11."),
    ],
)  # fmt: skip
def test_formats_of_numbers(format_: str, written: str) -> None:
    pattern = abstract(1, lvl(0, format_, "%1.", start=9))
    found = lines(p("x", 1) * 3, numbering=pattern + num(1, 1))
    assert found == [f"{one} x" for one in written.split()]


def test_letters_repeat_behind_z() -> None:
    pattern = abstract(1, lvl(0, "lowerLetter", "%1)", start=26))
    assert lines(p("x", 1) * 3, numbering=pattern + num(1, 1)) == ["z) x", "aa) x", "bb) x"]


def test_a_legal_level_writes_every_number_in_digits() -> None:
    pattern = abstract(1, lvl(0, "upperRoman", "%1."), lvl(1, "lowerLetter", "%1.%2", "<w:isLgl/>"))
    body = p("x", 1) + p("x", 1) + p("x", 1, 1)
    assert lines(body, numbering=pattern + num(1, 1)) == ["I. x", "II. x", "2.1 x"]


def test_what_stands_between_a_number_and_the_text() -> None:
    suff = '<w:suff w:val="nothing"/>'
    pattern = abstract(1, lvl(0, "decimal", "Điều %1", suff), lvl(1, "decimal", "%2.", suff))
    body = p(". Nấu cơm", 1) + p("Gạo", 1, 1)
    assert lines(body, numbering=pattern + num(1, 1)) == ["Điều 1. Nấu cơm", "1. Gạo"]


@pytest.mark.parametrize(
    ("sign", "read_as"),
    [("-", "-"), ("–", "–"), ("+", "+"), ("\uf02d", "-"), ("\uf0b7", "•"), ("o", "•"), ("Ø", "•")],
)
def test_signs_of_lists(sign: str, read_as: str) -> None:
    numbering = abstract(1, lvl(0, "bullet", sign)) + num(1, 1)
    assert lines(p("x", 1), numbering=numbering) == [f"{read_as} x"]


def test_an_empty_paragraph_counts_and_shows_nothing() -> None:
    assert lines(p("a", 1) + p("", 1) + p("b", 1), numbering=THREE + num(1, 1)) == [
        "I. a",
        "III. b",
    ]


def style(name: str, based_on: str = "", paragraph: str = "", run: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styled(name: str, text: str = "x", more: str = "") -> str:
    return p(text, properties=f'<w:pStyle w:val="{name}"/>{more}')


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    styles = style("A", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    styles += style("B", "A") + style("C", "C") + style("D", "B", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')  # fmt: skip
    body = styled("A") + styled("B") + styled("C") + styled("D")
    body += styled("A", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
    found = lines(body, styles=styles, numbering=THREE + num(1, 1))
    assert found == ["I. x", "II. x", "x", "1. x", "x"]


def test_a_level_may_name_its_style() -> None:
    pattern = abstract(1, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.", '<w:pStyle w:val="B"/>'))  # fmt: skip
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("A", paragraph=numbered) + style("B", paragraph=numbered)
    found = lines(styled("A") + styled("B"), styles=styles, numbering=pattern + num(1, 1))
    assert found == ["1. x", "1.1. x"]


def test_a_pattern_may_be_that_of_a_style_of_lists() -> None:
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = THREE + link + num(1, 1) + num(2, 2)
    assert lines(p("x", 1) + p("x", 2), styles=styles, numbering=numbering) == ["I. x", "II. x"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "(%1)", start=4)}</w:lvlOverride></w:num>'
    assert lines(p("x", 1), numbering=THREE + own) == ["(4) x"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert lines(p("x", 9) + p("y", 1, 8), numbering=THREE + num(1, 1)) == ["x", "y"]


# --- what stands in a paragraph


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def run(*parts: str) -> str:
    return f"<w:r>{''.join(parts)}</w:r>"


def test_signs_that_are_no_letters() -> None:
    signs = (
        "<w:tab/>",
        "<w:t>b</w:t><w:br/>",
        "<w:t>c</w:t><w:noBreakHyphen/>",
        "<w:t>d</w:t><w:softHyphen/>",
        "<w:t>e</w:t>",
    )
    body = paragraph(r("a"), run(*signs), run('<w:sym w:font="Symbol" w:char="F0B3"/>'))
    assert read(docx(body)) == "a\tb\nc\u2011d\u00ade\uf0b3\n"


def test_changes_are_read_as_accepted() -> None:
    body = paragraph(
        r("a"), f"<w:del>{run('<w:delText>b</w:delText>')}</w:del>", f"<w:ins>{r('c')}</w:ins>",
        f"<w:moveFrom>{r('d')}</w:moveFrom><w:moveTo>{r('e')}</w:moveTo>",
    )  # fmt: skip
    assert lines(body) == ["ace"]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = paragraph(gone, r("a ")) + p("b", 1) + paragraph(gone, r("c"))
    assert lines(body, numbering=THREE + num(1, 1)) == ["I. a b", "c"]


def test_what_only_wraps_text_is_not_seen() -> None:
    wraps = ("smartTag", "hyperlink", "ins", "customXml", "bdo", "fldSimple")
    body = paragraph(*(f"<w:{one}>{r(one)}</w:{one}>" for one in wraps))
    body += f"<w:sdt><w:sdtPr/><w:sdtContent>{p('b')}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('gõ vào đây')}</w:sdtContent></w:sdt>"
    assert lines(body + paragraph(r("c"), prompt)) == ["".join(wraps), "b", "c"]


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def test_of_a_field_its_result_is_read() -> None:
    instruction = run("<w:instrText>REF a</w:instrText>")
    inner = field("begin") + r("không") + field("end")
    body = paragraph(r("a "), field("begin"), instruction, inner, field("separate"), r("4"), field("end"), r(" b"))  # fmt: skip
    assert lines(body) == ["a 4 b"]


def test_a_field_without_an_end_hides_nothing() -> None:
    assert lines(paragraph(field("begin"), r("a")) + p("b")) == ["a", "b"]


def test_a_table_of_contents_is_left_out() -> None:
    begins = paragraph(field("begin"), run('<w:instrText> TOC \\o "1-3"</w:instrText>'), field("separate"), r("I. BẾP 3"))  # fmt: skip
    assert lines(begins + paragraph(r("II. SÂN 4"), field("end")) + p("I. BẾP")) == ["I. BẾP"]


@pytest.mark.parametrize("hides", ["<w:vanish/>", '<w:rStyle w:val="H"/>'])
def test_hidden_text_is_left_out(hides: str) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(r("a"), r("b", hides), r("c", '<w:vanish w:val="0"/>'))
    assert lines(body, styles=styles) == ["ac"]


def test_a_hidden_paragraph_counts_nothing() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    gone = p("", 1, properties=hidden).replace("</w:p>", r("x", "<w:vanish/>") + "</w:p>")
    assert lines(p("a", 1) + gone + p("b", 1), numbering=THREE + num(1, 1)) == ["I. a", "II. b"]


def test_a_text_box_is_read_once_below_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert lines(paragraph(r("a"), run(drawn), r("b"))) == ["ab", "trong khung"]


def test_notes_stand_below_the_paragraph_that_refers_to_them() -> None:
    footnotes = "".join(f'<w:footnote w:id="{n}">{p(f" chú {n}")}</w:footnote>' for n in (2, 3))
    endnotes = f'<w:endnote w:id="2">{p("cuối")}</w:endnote>'
    refers = [run(f'<w:{kind}Reference w:id="{n}"/>') for kind, n in (("footnote", 3), ("footnote", 2), ("endnote", 2))]  # fmt: skip
    body = paragraph(r("a"), refers[0], r("b"), refers[1]) + paragraph(r("c"), refers[2])
    assert lines(body, footnotes=footnotes, endnotes=endnotes) == [
        "ab", "[1] chú 3", "[2] chú 2", "c", "[i] cuối",
    ]  # fmt: skip


def test_a_formula_is_read() -> None:
    assert lines(paragraph(r("a = "), "<m:oMath><m:r><m:t>b</m:t></m:r></m:oMath>")) == ["a = b"]


# --- tables


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(*paragraphs: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def test_a_row_is_a_line() -> None:
    span, first, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(tc(p("x")) + tc(p("y")), tc(p("z")) + tc(p("w")))
    body = table(
        tc(p("TT")) + tc(p("Việc")) + tc(p("Ai")),
        tc(p("1"), more=first) + tc(p("Nấu"), p("cơm")) + tc(p("Bếp")),
        tc(p(), more=below) + tc(p("Dọn"), more=span),
        tc(inner, p()) + tc(p("Trường | Xã")),
    )
    assert read(docx(body)) == (
        "| TT | Việc | Ai |\n| 1 | Nấu cơm | Bếp |\n|  | Dọn |\n| x, y; z, w | Trường \\| Xã |\n"
    )


def test_a_deleted_row_is_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc(p('x'))}{tc(p('y'))}</w:tr>"
    body = table(tc(p("a")) + tc(p("b")), tc(p("c")) + tc(p("d"))).replace(
        "</w:tbl>", gone + "</w:tbl>"
    )
    assert lines(body) == ["| a | b |", "| c | d |"]


def test_a_table_that_only_places_text_is_read_cell_by_cell() -> None:
    head = table(
        tc(p("ỦY BAN NHÂN DÂN"), p("XÃ VEN ĐỒI")) + tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Độc lập - Tự do - Hạnh phúc")),
        tc(p("Số: 1/KH")) + tc(p("Ven Đồi, ngày 1")),
    )  # fmt: skip
    assert lines(head) == [
        "ỦY BAN NHÂN DÂN", "XÃ VEN ĐỒI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 1/KH", "Ven Đồi, ngày 1",
    ]  # fmt: skip
    end = table(tc(p("Nơi nhận:"), p("- Xã;")) + tc(p("TM. XÃ")), tc(p()) + tc(p("CHỦ TỊCH")))
    assert lines(end) == ["Nơi nhận:", "- Xã;", "TM. XÃ", "CHỦ TỊCH"]
    assert lines(table(tc(p("một khung"), p("hai dòng")))) == ["một khung", "hai dòng"]
