"""Cutting a source into clauses, and comparing a plan with it. Every document here is invented."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan import work
from coordplan.load import shipped_plans
from coordplan.tracing import Clause, State, Trace, cut, cutter, fingerprint, marks, trace
from coordplan.tracing.layout import WIDE_GAP, read_layout
from coordplan.work import TooComplexError
from tests.conftest import ROOT

SOURCES = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")
VILLAGE = ROOT / "tests" / "data" / "trace"

Cut = list[tuple[str, str]]


def leaves(text: str) -> Cut:
    return [(clause.at, clause.text) for clause in cut(text) if not clause.heading]


def headings(text: str) -> Cut:
    return [(clause.at, clause.text) for clause in cut(text) if clause.heading]


def body(*paragraphs: str) -> str:
    """Paragraphs below a part, with a blank line between them."""
    return "\n\n".join(["I. VIỆC PHẢI LÀM", *paragraphs])


# --- fingerprints


def test_a_fingerprint_ignores_white_space_and_the_form_of_letters() -> None:
    text = "Đón người về làng"
    assert fingerprint(text) == hashlib.sha256(text.encode()).hexdigest()[:12]
    assert fingerprint(f"  {unicodedata.normalize('NFD', text)}\n".replace(" ", " \n\t")) == (
        fingerprint(text)
    )
    assert fingerprint("Đón người về lang") != fingerprint(text)


# --- marks


def test_parts_items_points_and_dashes() -> None:
    text = body(
        "1. Xã",
        "a) Nấu cơm.",
        "- Gạo mới.",
        "đ) Dọn nhà.",
        "2. Thôn",
        "- Mở cổng.",
        "II. HẾT",
        "1. Về.",
    )
    assert leaves(text) == [
        ("I.1.a.-1", "Gạo mới."),
        ("I.1.đ", "Dọn nhà."),
        ("I.2.-1", "Mở cổng."),
        ("II.1", "Về."),
    ]
    assert ("I.1.a", "Nấu cơm.") in headings(text)


DASHES = "-–—*‐‑‒―−﹘－➖─\uf02d"
BULLETS = "•‣⁃◦○●∙·■□▪▫◆◇❖►➢➤✓☐\uf0a7\uf0b7\uf0d8\uf0fc\uf076"


@pytest.mark.parametrize("dash", [*DASHES, *BULLETS, "\u00ad", "\\-", "o\t", "**-**", "\u200b-"])
def test_every_dash_is_a_dash(dash: str) -> None:
    assert leaves(body(f"{dash} Một.", f"{dash}  Hai.")) == [("I.-1", "Một."), ("I.-2", "Hai.")]


@pytest.mark.parametrize("bullet", [*BULLETS, *DASHES.replace("*", "")])
def test_a_bullet_needs_no_space(bullet: str) -> None:
    assert leaves(body(f"{bullet}Một.", f"{bullet}Hai.")) == [("I.-1", "Một."), ("I.-2", "Hai.")]


@pytest.mark.parametrize("plus", "+＋﹢➕\uf02b")
def test_every_plus_is_a_plus(plus: str) -> None:
    assert [at for at, _ in leaves(body("- Mang theo:", f"{plus} Chăn."))] == ["I.-1.+1"]


LOOKALIKES = {
    "Đ": "ÐƉ", "đ": "ð", "-": "‐‑−－\uf02d", "–": "‒", "—": "―", " ": "\u00a0\u2003\u2009\u202f\u3000", ".": "．․",
    ":": "：∶", ")": "）", "(": "（", ";": "；\u037e", "1": "１", "2": "２", "I": "ІΙＩ", "V": "Ｖ", "X": "ХΧ", "A": "АΑ", "a": "аａ",
    "o": "оο", "e": "е", "c": "с", "p": "р", "H": "НΗ", "T": "ТΤ", "K": "К\u212a", "M": "МΜ",
}  # fmt: skip
UNSEEN = ["", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\U000e0041", "\u034f"]
LAW = """QUY CHẾ\n\nPhối hợp của làng\n\nCăn cứ lệ làng;\n\nPhần thứ nhất\n\nCHUNG\n\nChương I\n\nAI LÀM GÌ\n\nMục 1. BẾP\n
Điều 1. Bếp - ăn\n\n1. Xã nấu cho em — ai cũng ăn:\n\na) Nước sôi.\n\nđ) Nước nguội – ấm.\n\n- Đón người về (1).\n\n+ Có chăn.\n
Điều 2. Đồn đón người về./.\n\nNơi nhận:\n\n- Xã;\n- Lưu: VT.\n\nTM. XÃ\n\nPHỤ LỤC I\n\nVIỆC KHÁC\n\n1. Dọn nhà."""


@pytest.mark.parametrize("usual", LOOKALIKES)
def test_each_lookalike_is_cut_as_what_it_looks_like(usual: str) -> None:
    for alike in LOOKALIKES[usual]:
        assert usual in LAW
        assert cut(LAW.replace(usual, alike)) == cut(LAW)


@settings(deadline=None)
@given(data=st.data(), form=st.sampled_from(["NFC", "NFD"]))
def test_a_source_with_any_lookalikes_is_cut_as_the_plain_one(
    data: st.DataObject, form: Literal["NFC", "NFD"]
) -> None:
    chance = data.draw(st.randoms(use_true_random=False))
    written = (chance.choice(f"{c}{LOOKALIKES.get(c, '')}") + chance.choice(UNSEEN) for c in LAW)
    text = unicodedata.normalize(form, "".join(written).replace("\n\u00ad", "\n"))
    assert cut(text) == cut(LAW)


def test_the_last_paragraph_that_may_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "TURNS", 10 * 360)
    for paragraphs in (9, 10):
        assert len(cut("- ba bốn\n" * paragraphs)) == paragraphs
    with pytest.raises(TooComplexError):
        cut("- ba bốn\n" * 11)
    assert len(cut("- ba\n" + "bốn\n" * 54)) == 1, "lines that go on cost less"
    with pytest.raises(TooComplexError):
        cut("- ba\n" + "bốn\n" * 55)


def test_two_letters_are_two_points() -> None:
    text = body("1. Xã", "d) Nấu cơm.", "ð) Dọn nhà.")
    assert [at for at, _ in leaves(text)] == ["I.1.d", "I.1.đ"]


# --- chapters, sections, annexes


def test_chapters_sections_and_parts_are_headings() -> None:
    assert leaves(LAW) == [
        ("0.¶1", "Căn cứ lệ làng;"),
        ("1.1.a", "Nước sôi."),
        ("1.1.đ.-1", "Đón người về (1)."),
        ("1.1.đ.-1.+1", "Có chăn."),
        ("2", "Đồn đón người về./."),
        ("R.-1", "Xã;"),
        ("R.-2", "Lưu: VT."),
        ("S.1", "TM. XÃ"),
        ("PL.I.1", "Dọn nhà."),
    ]
    assert [one for one in headings(LAW) if one[0][0] in "ICPM"] == [
        ("I", "CHUNG"),
        ("C.I", "Chương I AI LÀM GÌ"),
        ("C.I.M.1", "Mục 1. BẾP"),
        ("PL.I", "PHỤ LỤC I VIỆC KHÁC"),
    ]


@pytest.mark.parametrize(
    ("written", "at", "said"),
    [
        ("Chương II\nTRÁCH NHIỆM\nCỦA LÀNG", "C.II", "Chương II TRÁCH NHIỆM CỦA LÀNG"),
        ("CHƯƠNG 2: TRÁCH NHIỆM", "C.2", "CHƯƠNG 2: TRÁCH NHIỆM"), ("Chương II. Trách nhiệm", "C.II", "Chương II. Trách nhiệm"),
        ("Chương II\n\nTrách nhiệm của làng", "C.II", "Chương II Trách nhiệm của làng"), ("**Chương XII**", "C.XII", "Chương XII"),
        ("Mục 2\n\nSÂN", "M.2", "Mục 2 SÂN"), ("Tiểu mục 1. SÂN", "m.1", "Tiểu mục 1. SÂN"), ("MỤC IV - SÂN", "M.IV", "MỤC IV - SÂN"),
        ("Phần thứ hai", "II", "Phần thứ hai"), ("PHẦN THỨ MƯỜI\n\nHẾT", "X", "HẾT"), ("Phần IV\nViệc khác", "IV", "Phần IV Việc khác"),
        ("Phần thứ Bốn: VIỆC", "IV", "VIỆC"), ("PHỤ LỤC", "PL", "PHỤ LỤC"), ("Phụ lục số 01\n\nMẪU ĐƠN", "PL.01", "Phụ lục số 01 MẪU ĐƠN"),
        ("PHỤ LỤC A\n\nMẪU\n\n(Kèm theo Kế hoạch số 1 của làng.)", "PL.A", "PHỤ LỤC A MẪU (Kèm theo Kế hoạch số 1 của làng.)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_chapter_and_its_title(written: str, at: str, said: str, apart: str) -> None:
    text = f"Điều 1. Nấu cơm.\n\n{written.replace(chr(10), apart)}\n\nĐiều 2. Dọn nhà."
    annex = at.startswith("PL")
    assert leaves(text) == [("1", "Nấu cơm."), (f"{at}.2" if annex else "2", "Dọn nhà.")]
    assert headings(text) == [(at, said)]


@pytest.mark.parametrize(
    "line",
    [
        "Chương trình này do xã làm.", "Chương II của lệ làng không đổi.", "Mục 1 phần II nói rõ.", "Mục tiêu là no đủ.",
        "Phụ lục kèm theo nói rõ.", "Phần việc còn lại do xã làm.", "Phần thứ hai của lệ làng không đổi.", "Mục 1.2 nói rõ.",
        "Chương II, Mục 1 lệ làng nói rõ.",
    ],
)  # fmt: skip
def test_a_sentence_about_a_chapter_is_none(line: str) -> None:
    assert leaves(f"Điều 1. Bếp\n\n1. Nấu cơm.\n\n{line}") == [
        ("1.1", "Nấu cơm."),
        ("1.1.¶2", line),
    ]


def test_what_stands_in_a_chapter_without_articles() -> None:
    text = "Chương I\n\nBẾP\n\nAi cũng ăn.\n\n1. Nấu cơm.\n\nChương II\n\nSÂN\n\nMục 1. SÁNG\n\n1. Quét.\n\nMục 2. TỐI\n\n- Nghỉ.\n\nPhần thứ hai\n\nHẾT\n\nMục 1. VỀ\n\n1. Về."
    assert [at for at, _ in leaves(text)] == [
        "C.I.¶1", "C.I.1", "C.II.M.1.1", "C.II.M.2.-1", "M.1.1",
    ]  # fmt: skip


def test_annexes_stand_each_by_itself() -> None:
    text = "I. BẾP\n\n1. Nấu.\n\nTM. XÃ\nCHỦ TỊCH\n\nPHỤ LỤC I\n\nI. GẠO\n\n1. Mới.\n\nPHỤ LỤC II\n\n1. Nước."
    assert [at for at, _ in leaves(text)] == ["I.1", "S.1", "S.2", "PL.I.I.1", "PL.II.1"]


def test_rules_may_follow_the_signature_of_what_enacts_them() -> None:
    text = "Điều 1. Có quy chế sau.\n\nTM. XÃ\nCHỦ TỊCH\n\nChương I\nCHUNG\n\nĐiều 1. Nấu cơm cho mọi nhà\ntrong làng."
    assert [at for at, _ in leaves(text)] == ["1", "S.1", "S.2", "1~2"]
    assert leaves(text)[-1][1] == "Nấu cơm cho mọi nhà trong làng."


def test_the_rules_that_a_decision_enacts_have_a_title_and_parts_of_their_own() -> None:
    text = f"{HEAD}QUYẾT ĐỊNH\n\nVề việc đón người\n\nCăn cứ lệ làng;\n\nĐiều 1. Có kế hoạch sau.{FOOT}\n\nKẾ HOẠCH\n\nĐón người\ntrở về làng\n\n(Kèm theo Quyết định số 1 của làng)\n\nI. BẾP\n\n1. Xã\n\n- Nấu cơm.{FOOT}"
    assert [at for at, _ in leaves(text)] == [
        "0.¶1", "1", "R.-1", "R.-2", "S.1", "S.2", "S.3", "I.1.-1", "R~2.-1", "R~2.-2", "S.4", "S.5", "S.6",
    ]  # fmt: skip
    assert [said for at, said in headings(text) if at[0] == "T"] == [
        "QUYẾT ĐỊNH", "Về việc đón người", "KẾ HOẠCH", "Đón người trở về làng", "(Kèm theo Quyết định số 1 của làng)",
    ]  # fmt: skip


def test_letters_stand_above_parts() -> None:
    text = "A. CHUNG\n\nI. BẾP\n\n1. Nấu.\n\nB. RIÊNG\n\n1. Về.\n\nI. SÂN\n\n- Quét.\n\nPHỤ LỤC\n\nA. NỮA\n\nI. GẠO\n\n1. Mới."
    assert [at for at, _ in leaves(text)] == ["A.I.1", "B.1", "B.I.-1", "PL.A.I.1"]
    assert leaves(body("1. Xã", "A. Nấu cơm.")) == [("I.1.¶1", "A. Nấu cơm.")], "no capitals"


@pytest.mark.parametrize("sign", [".", ")", "/", "./", "/ "])
def test_a_stroke_counts_as_a_point_does(sign: str) -> None:
    sign = sign.removeprefix(".") or "."
    text = f"I{sign} BẾP\n\n1{sign} Xã\n\na{sign} Nấu cơm.\n\n- Về ngày\n1/2/2030 và\n3/4 số người."
    assert [at for at, _ in leaves(text)] == ["I.1.a.-1"]


# --- tables

TABLE = ("BƯỚC", "AI LÀM"), ("1", "Bếp nấu cơm"), ("2", "Xã quét sân")


def in_lines(rows: Iterable[Iterable[str]]) -> str:
    """A table with each stroke on a line of its own, as pages on the web are saved."""
    return "\n".join(part for row in rows for part in ("|", "\n|\n".join(row), "|"))


def in_rows(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


@pytest.mark.parametrize("written", [in_lines, in_rows])
def test_each_row_of_a_table_is_a_clause(written: Any) -> None:
    for above, up in (("1. Xã", "I.1"), ("1. Xã làm như sau:", "I.1"), ("- Như sau:", "I")):
        text = body(above, written(TABLE), "Về ngay.", "2. Thôn", written(TABLE[1:]))
        found = leaves(text)
        assert found[-6:] == [
            (f"{up}.row1", "BƯỚC | AI LÀM"),
            (f"{up}.row2", "1 | Bếp nấu cơm"),
            (f"{up}.row3", "2 | Xã quét sân"),
            (found[-3][0], "Về ngay."),
            ("I.2.row1", "1 | Bếp nấu cơm"),
            ("I.2.row2", "2 | Xã quét sân"),
        ]


def test_what_names_the_columns_is_a_heading() -> None:
    bold = in_lines((tuple(f"**{cell}**" for cell in TABLE[0]), *TABLE[1:]))
    ruled = in_rows((TABLE[0], ("---", ":--"), *TABLE[1:]))
    for table in (bold, ruled):
        assert [at for at, _ in leaves(body(table))] == ["I.row2", "I.row3"]
        assert ("I.row1", "BƯỚC | AI LÀM") in headings(body(table))


def test_a_table_that_lays_out_the_head_or_the_foot_is_none() -> None:
    head = in_lines(
        (
            ("ỦY BAN NHÂN DÂN\nXÃ VEN ĐỒI", "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**"),
            ("Số: 1/KH-UBND", "Ven Đồi, ngày 1"),
        )
    )
    foot = in_lines(
        (("**Nơi nhận:**\n- Trường;\n- Lưu: VT.", "**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\nHọ Và Tên"),)
    )
    text = f"{head}\n\nKẾ HOẠCH\n\nĐón người\n\n{body('1. Nấu cơm.')}\n\n{foot}"
    assert leaves(text) == [
        ("I.1", "Nấu cơm."), ("R.-1", "Trường;"), ("R.-2", "Lưu: VT."),
        ("S.1", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"), ("S.2", "Họ Và Tên"),
    ]  # fmt: skip
    assert ("H.3", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") in headings(text)


def test_what_stands_between_two_tables_is_in_neither() -> None:
    table = in_lines(TABLE) + "\n|\n**TỔNG**"  # a last row with one cell
    captions = in_lines((("**BƯỚC**", "**AI LÀM**"), *TABLE[1:]))
    text = body("1. Xã", f"{table}\n|\n**2. Thôn**\n{captions}\n\n3. Hết.")
    assert [at for at, _ in leaves(text)] == [
        "I.1.row1", "I.1.row2", "I.1.row3", "I.1.row4", "I.2.row2", "I.2.row3", "I.3",
    ]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(["|", "|", "|", "", "Nấu", "**Bếp**", "- Xã", "2. Thôn", "PHỤ LỤC 1", "| a | b |", "|--|--|", "a | b", "Nơi nhận:", "I. SÂN"]), max_size=40))  # fmt: skip
def test_of_any_table_no_letter_is_lost(lines: list[str]) -> None:
    clauses = cut("\n".join(lines))
    assert len({clause.at for clause in clauses}) == len(clauses)
    lost = _letters_lost(
        _words("\n".join(lines)), [dataclasses.replace(c, text=_words(c.text)) for c in clauses]
    )
    assert set(lost) <= set("I2")


def _words(text: str) -> str:
    """A text without all that is neither letter nor digit."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text))


# --- zones


def test_what_a_page_on_the_web_puts_above_a_document_belongs_to_its_head() -> None:
    page = "Bạn đang xem một văn bản.\n\n| Người xem | Ai Đó |\n\n"
    text = f"{page}{HEAD}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\n\nĐón người\n\n{body('1. Nấu cơm.')}"
    assert [at for at, _ in leaves(text)] == ["I.1"]
    assert headings(text)[:3] == [
        ("H.1", "Bạn đang xem một văn bản."),
        ("H.2", "Người xem | Ai Đó"),
        ("H.3", "ỦY BAN NHÂN DÂN"),
    ]


def test_the_first_mark_begins_the_body() -> None:
    """What stands below it is no header, no title and no name of a kind of document."""
    text = "KẾ HOẠCH\n\nĐón người\n\nI. BẾP\n\n1. Nấu cơm\n\nCho mọi nhà\n\nBÁO CÁO\n\nHàng tháng"
    assert [at for at, _ in headings(text)] == ["T.1", "T.2", "I", "I.1"]
    assert leaves(text) == [
        ("I.1.¶1", "Cho mọi nhà"),
        ("I.1.¶2", "BÁO CÁO"),
        ("I.1.¶3", "Hàng tháng"),
    ]
    assert leaves("LÀNG\n\nI. BẾP\n\nNấu cơm") == [("I.¶1", "Nấu cơm")]


def test_what_leads_up_to_the_body_ends_the_header() -> None:
    """Below the first basis, or the addressees, a line that does not end is no title."""
    for head in ("KẾ HOẠCH\n\nĐón người\n\n", "LÀNG\n\n"):
        text = f"{head}Căn cứ lệ làng;\n\nXã lập kế hoạch\n\nBÁO CÁO\n\nI. BẾP\n\n1. Nấu cơm."
        assert [at for at, _ in leaves(text)] == ["0.¶1", "0.¶2", "0.¶3", "I.1"]
    text = "LÀNG\n\nKính gửi:\n\nTrường làng\n\n1. Nấu cơm."
    assert [at for at, _ in leaves(text)] == ["0.¶1", "1"]


def test_items_within_items() -> None:
    text = body(
        "9. Cách làm",
        "9.1. Gặp nhau.",
        "9.2 Viết thư.",
        "10. Việc khác",
        "10.1. Làm sau.",
        "10.12 Làm cuối.",
    )
    assert [at for at, _ in leaves(text)] == ["I.9.1", "I.9.2", "I.10.1", "I.10.12"]


def test_pluses_stand_below_their_dash() -> None:
    text = body("- Mang theo:", "+ Chăn.", "+ Nước.", "- Về ngay.")
    assert [at for at, _ in leaves(text)] == ["I.-1.+1", "I.-1.+2", "I.-2"]


def test_items_without_parts() -> None:
    assert leaves("1. Bếp ăn\n\nNấu cơm.\n\n2. Trường\n\nMở lớp.") == [
        ("1.¶1", "Nấu cơm."),
        ("2.¶1", "Mở lớp."),
    ]


def test_articles_run_through_the_document() -> None:
    text = "\n".join(
        (
            "Điều 1. Bếp ăn",
            "(Điều 1 Quy ước số 7 của làng, có hiệu lực thi hành kể từ ngày 01/01/2030)",
            "1. Xã làm các việc sau:",
            "a) Nấu cơm.",
            "đ) Dọn nhà:",
            "- Quét sân.",
            "2. Thôn trực đêm.",
            "Thôn trực cả ngày.",
            "Điều 2. Lịch trực",
            "Ai cũng trực một đêm.",
            "Nhà có người ốm thì nghỉ.",
            "Điều 3a. Quy ước này dán ở đình làng.",
        )
    )
    assert leaves(text) == [
        ("1.1.a", "Nấu cơm."),
        ("1.1.đ.-1", "Quét sân."),
        ("1.2", "Thôn trực đêm."),
        ("1.2.¶2", "Thôn trực cả ngày."),
        ("2.¶1", "Ai cũng trực một đêm."),
        ("2.¶2", "Nhà có người ốm thì nghỉ."),
        ("3a", "Quy ước này dán ở đình làng."),
    ]
    assert [at for at, _ in headings(text)] == ["1", "1.1", "1.1.đ", "2"]


def test_of_the_codifications_number_the_last_is_the_articles_own() -> None:
    """Chapter, topic, kind of document, which of these: what is left is the article."""
    text = "\n\n".join(
        (
            "Điều 8.1.NĐ.1.14. Bếp ăn",
            "(Điều 14 Quy ước số 7 của làng, có hiệu lực thi hành kể từ ngày 01/01/2030)",
            "1. Xã nấu cơm.",
            "Điều 8.1.LQ.15a. Lịch trực",
            "Ai cũng trực một đêm.",
            "(Điều này có nội dung liên quan đến Điều 8.1.NĐ.1.14. Bếp ăn)",
        )
    )
    assert leaves(text) == [
        ("14.1", "Xã nấu cơm."),
        ("15a.¶1", "Ai cũng trực một đêm."),
        ("15a.¶2", "(Điều này có nội dung liên quan đến Điều 8.1.NĐ.1.14. Bếp ăn)"),
    ]
    assert [at for at, _ in headings(text)] == ["14", "15a"]


def test_an_article_keeps_its_number_in_every_part() -> None:
    text = (
        "I. BẾP\n\nĐiều 1. Nấu cơm.\n\nII. SÂN\n\nĐiều 2. Quét sân\n\n1. Sáng quét.\n\n- Quét kỹ."
    )
    assert [at for at, _ in leaves(text)] == ["1", "2.1.-1"]


def test_an_article_named_in_a_sentence_begins_nothing() -> None:
    text = "Điều 1. Bếp\n- Nấu như\nĐiều 2. của quy ước cũ và\nĐiều 24, Điều 25 của lệ làng."
    assert [at for at, _ in leaves(text)] == ["1.-1"]


def test_a_number_that_stands_twice() -> None:
    text = body("6. Bếp ăn", "- Nấu cơm.", "6. Lịch trực", "- Trực đêm.", "- Trực ngày.")
    assert [at for at, _ in leaves(text)] == ["I.6.-1", "I.6~2.-1", "I.6~2.-2"]


def test_a_number_or_a_year_within_a_sentence_is_no_mark() -> None:
    text = body("- Mỗi nhà góp\n10. ký gạo trước ngày\n01/01/2030 và báo cho\n12 tổ.")
    assert leaves(text) == [
        ("I.-1", "Mỗi nhà góp 10. ký gạo trước ngày 01/01/2030 và báo cho 12 tổ.")
    ]


def test_a_name_broken_at_its_dash_is_no_new_dash() -> None:
    long = "- Giao việc này cho phòng chuyên lo những chuyện có tên dài là Phòng Văn hóa"
    text = body(f"{long}\n- Thể thao của xã.", "- Nghỉ.")
    assert leaves(text) == [("I.-1", f"{long[2:]} - Thể thao của xã."), ("I.-2", "Nghỉ.")]


# --- paragraphs without a mark


def test_a_paragraph_that_lost_its_mark_goes_on_with_the_clause_above() -> None:
    text = body(
        "1. Bếp ăn", "- Nấu cơm.", "Nấu cả cháo.", "- Rửa bát.", "2. Dọn nhà sạch.", "Dọn cả sân."
    )
    assert leaves(text) == [
        ("I.1.-1", "Nấu cơm."),
        ("I.1.-1.¶2", "Nấu cả cháo."),
        ("I.1.-2", "Rửa bát."),
        ("I.2", "Dọn nhà sạch."),
        ("I.2.¶2", "Dọn cả sân."),
    ]


def test_paragraphs_below_a_heading_are_counted() -> None:
    text = body("Mở đầu.", "1. Bếp ăn", "Nấu cơm.", "Nấu cháo.")
    assert [at for at, _ in leaves(text)] == ["I.¶1", "I.1.¶1", "I.1.¶2"]


def test_an_unfinished_line_is_a_heading_among_headings_and_a_clause_among_clauses() -> None:
    assert leaves(body("1. Bếp ăn", "2. Trường", "- Mở lớp.")) == [("I.2.-1", "Mở lớp.")]
    assert leaves(body("1. Bếp ăn", "2. Trường")) == [("I.1", "Bếp ăn"), ("I.2", "Trường")]


def test_what_closes_the_document_does_not_belong_to_the_last_addressee() -> None:
    last = "Ai cũng báo về xã./."
    assert leaves(body("1. Trường học", "Mở lớp.", last))[-1] == ("I.¶1", last)
    assert leaves(body("1. Mở lớp học.", last))[-1] == ("I.¶1", last)
    assert leaves(f"1. Trường học\n\nMở lớp.\n\n{last}")[-1] == ("Z.¶1", last)
    assert leaves(body("1. Lịch báo cáo", "Mỗi tháng.", last))[-1] == ("I.1.¶2", last)


def test_a_wide_gap_above_the_end_begins_what_closes_the_document() -> None:
    text = body("1. Trường học", "Mở lớp.", "\n\nGiao cho xã theo dõi.", "Ai cũng báo về xã./.")
    assert leaves(text)[-2:] == [
        ("I.¶1", "Giao cho xã theo dõi."),
        ("I.¶2", "Ai cũng báo về xã./."),
    ]


# --- who is charged with a task


def test_a_block_that_assigns() -> None:
    text = body(
        "1. Bữa ăn",
        "a) Nấu cơm.",
        "Phân công thực hiện:",
        "- *Cơ quan chủ trì: Bếp*",
        "- Cơ quan phối hợp: Xã.",
        "b) Nghỉ.",
    )
    assert leaves(text) == [
        ("I.1.a", "Nấu cơm."),
        ("I.1.a.assign.lead", "Cơ quan chủ trì: Bếp"),
        ("I.1.a.assign.support", "Cơ quan phối hợp: Xã."),
        ("I.1.b", "Nghỉ."),
    ]
    assert ("I.1.a.assign", "Phân công thực hiện:") in headings(text)


def test_what_follows_a_second_list_goes_on_with_what_holds_it() -> None:
    lists = ["Phân công:\n- Tổ bếp;\n- Tổ gạo.", "Phân công:\n- Tổ nước;\n- Tổ củi."]
    text = body("1. Nấu cơm.", *lists, "Xong việc thì báo.")
    assert [at for at, _ in leaves(text)] == [
        *("I.1", "I.1.assign.-1", "I.1.assign.-2", "I.1.assign~2.-1", "I.1.assign~2.-2", "I.1.¶2"),
    ]


def test_an_assignment_in_one_paragraph() -> None:
    text = body("1. Bữa ăn", "a) Nấu cơm.", "Phân công thực hiện: Bếp chủ trì.", "Nấu cả cháo.")
    assert [at for at, _ in leaves(text)] == ["I.1.a", "I.1.a.assign", "I.1.a.¶2"]


def test_an_item_that_holds_the_agencies() -> None:
    text = body(
        "1. Bữa ăn",
        "1.1. Việc",
        "- Nấu.",
        "1.2. Cơ quan thực hiện",
        "- Cơ quan chủ trì: Bếp.",
        "- Cơ quan phối hợp: Xã.",
    )
    assert [at for at, _ in leaves(text)] == ["I.1.1.-1", "I.1.2.lead", "I.1.2.support"]


# --- above and below the body

HEAD = "ỦY BAN NHÂN DÂN\n\nXÃ VEN ĐỒI\n\nSố: 1/KH-UBND\n\n"
FOOT = "\n\nNơi nhận:\n\n- Trường;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n\nHọ Và Tên"


def test_header_title_basis_recipients_and_signature() -> None:
    text = f"{HEAD}KẾ HOẠCH\n\nThực hiện việc đón người\n\nCăn cứ lệ làng;\n\nXã lập kế hoạch:\n\n{body('1. Nấu cơm.')}{FOOT}"
    assert headings(text) == [
        ("H.1", "ỦY BAN NHÂN DÂN"),
        ("H.2", "XÃ VEN ĐỒI"),
        ("H.3", "Số: 1/KH-UBND"),
        ("T.1", "KẾ HOẠCH"),
        ("T.2", "Thực hiện việc đón người"),
        ("I", "VIỆC PHẢI LÀM"),
        ("R", "Nơi nhận:"),
    ]
    assert leaves(text) == [
        ("0.¶1", "Căn cứ lệ làng;"),
        ("0.¶2", "Xã lập kế hoạch:"),
        ("I.1", "Nấu cơm."),
        ("R.-1", "Trường;"),
        ("R.-2", "Lưu: VT."),
        ("S.1", "TM. ỦY BAN NHÂN DÂN"),
        ("S.2", "KT. CHỦ TỊCH"),
        ("S.3", "Họ Và Tên"),
    ]


@pytest.mark.parametrize(("above", "times"), [("", 1), ("KẾ HOẠCH\n\n", 3)])
def test_what_is_longer_than_any_title_leads_up_to_the_body(above: str, times: int) -> None:
    """Below the kind of the document a title may be three times as long as a line of a head."""
    for more, heading in ((0, True), (1, False)):
        said = "Đón " + "a" * (cutter._LONGEST_HEADER * times - 4 + more)
        found = cut(f"XÃ VEN ĐỒI\n\n{above}{said}\n\n1. Nấu cơm.")
        assert [clause.heading for clause in found if clause.text == said] == [heading]


def test_a_letter_has_a_subject_and_addressees() -> None:
    text = f"{HEAD}V/v đón người\n\ntrở về làng\n\nVen Đồi, ngày 1 tháng 1 năm 2030\n\nKính gửi:\n\n- Trường;\n- Bếp ăn.\n\nĐể mọi việc tốt đẹp, xã nhắc như sau:\n\n1. Nấu cơm."
    assert ("T.1", "V/v đón người trở về làng") in headings(text)
    assert ("H.4", "Ven Đồi, ngày 1 tháng 1 năm 2030") in headings(text)
    assert [at for at, _ in leaves(text)] == ["0.to.-1", "0.to.-2", "0.¶1", "1"]


def test_a_signature_may_stand_above_the_recipients() -> None:
    text = (
        body("1. Nấu cơm.")
        + "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    )
    assert [at for at, _ in leaves(text)] == ["I.1", "S.1", "S.2", "R.-1", "R.-2"]


def test_a_recipient_may_go_on_in_the_next_line() -> None:
    text = body("1. Nấu cơm.") + "\n\nNơi nhận:\n- Các lớp: A, B,\n  CD, E;\n- Lưu: VT."
    assert leaves(text)[1:] == [("R.-1", "Các lớp: A, B, CD, E;"), ("R.-2", "Lưu: VT.")]


def test_a_recipient_in_two_lines_is_no_signature() -> None:
    text = body("1. Nấu cơm.") + "\n\nNơi nhận:\n- Các nhà bên kia suối và\n  trên đồi;\n- Lưu: VT."
    assert leaves(text)[1:] == [("R.-1", "Các nhà bên kia suối và trên đồi;"), ("R.-2", "Lưu: VT.")]


# --- layouts

PARAGRAPHS = [
    "I. NHỮNG VIỆC CẦN LÀM NGAY KHI CÓ NGƯỜI TRỞ VỀ",
    "1. Bếp ăn",
    "- Nấu đủ ba bữa mỗi ngày cho người mới về trong suốt tuần đầu tiên, chú ý tới trẻ nhỏ và người ốm yếu.",
    "- Đong gạo, muối và mắm từ kho của làng; ghi lại vào sổ để cuối tháng đối chiếu với người giữ kho.",
    "2. Trường học mở thêm lớp buổi tối cho những ai muốn học tiếp, không thu tiền và không hỏi giấy tờ.",
    "II. NHỮNG VIỆC LÀM DẦN",
    "a) Sửa lại mái của những ngôi nhà bỏ không lâu ngày để người mới về có chỗ ở riêng khi họ muốn thế.",
    "b) Trồng thêm rau quanh vườn chung.",
]  # fmt: skip


def typeset(paragraphs: Iterable[str], width: int, *, spaced: bool, page: int = 0) -> str:
    """Paragraphs as a printer breaks them: every line apart, or every paragraph apart."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [
            *textwrap.wrap(paragraph, width, break_on_hyphens=False),
            *([""] if spaced else []),
        ]
    if not spaced:
        lines = [line for one in lines for line in (one, "")]
    if page:
        middle = len(lines) // 2
        lines[middle:middle] = ["", "", "", str(page), "\f"]
    return "\n".join(lines)


@settings(deadline=None)
@given(
    width=st.integers(60, 130),
    spaced=st.booleans(),
    page=st.integers(0, 12),
    decomposed=st.booleans(),
    crlf=st.booleans(),
)
def test_the_layout_does_not_matter(
    width: int, spaced: bool, page: int, decomposed: bool, crlf: bool
) -> None:
    text = typeset(PARAGRAPHS, width, spaced=spaced, page=page)
    text = unicodedata.normalize("NFD", text) if decomposed else text
    text = text.replace("\n", "\r\n") if crlf else text
    assert cut(text) == cut("\n\n".join(PARAGRAPHS))


def test_page_numbers_and_form_feeds_are_no_text() -> None:
    text = "1. Nấu cơm.\n\n\n\n2\n\f2. Nhóm bếp cho\n\n- 3 -\n\nmọi nhà.\n\nTrang 4/9"
    assert leaves(text) == [("1", "Nấu cơm."), ("2", "Nhóm bếp cho mọi nhà.")]
    assert leaves(body("- Gọi số\n\n111")) == [("I.-1", "Gọi số 111")]


def test_a_page_may_end_below_the_first_line() -> None:
    assert leaves("Nhóm bếp nấu cơm cho\n2\nmọi nhà.") == [
        ("0.¶1", "Nhóm bếp nấu cơm cho mọi nhà.")
    ]
    text = body("Làng họp. Xã gọi vào số\n111\nMọi nhà cùng nghe.")
    assert "111" in dict(leaves(text))["I.¶1"], "the line above goes on, and the one below begins"


def test_a_number_far_from_the_lines_around_it_is_that_of_a_page() -> None:
    """Above it or below it, by as many blank lines as a page leaves; by one less it is text."""
    for above, below in ((WIDE_GAP, 0), (0, WIDE_GAP), (WIDE_GAP - 1, WIDE_GAP - 1)):
        parts = ("1. Gọi số", (above + 1) * "\n", "111", (below + 1) * "\n", "Nhóm bếp nấu cơm")
        told = " ".join(said for _, said in leaves("".join(parts)))
        assert ("111" in told) == (WIDE_GAP not in {above, below})


@pytest.mark.parametrize(
    "line",
    ["Căn cứ Luật", "Thực hiện Luật", "Thi hành Luật", "Triển khai Luật", "Xét đề nghị", "Theo đề nghị", "Để mọi việc tốt",
     "Ủy ban nhân dân xã ban hành", "UBND xã ban hành"],
)  # fmt: skip
def test_what_may_lead_up_to_the_body(line: str) -> None:
    assert marks.gives_basis(line)
    assert not marks.gives_basis(line.upper())
    assert not marks.gives_basis(f"Về {line}")


@pytest.mark.parametrize(
    "body",
    ["Ủy ban nhân dân", "UBND", "Sở", "Phòng", "Ban", "Bộ", "Công an", "Tòa án", "TAND", "Viện", "VKSND", "Hội", "Trung tâm",
     "Đoàn", "Liên đoàn", "Cơ quan", "Đơn vị", "Văn phòng", "Chi cục", "Cục", "Tổng cục", "Mặt trận", "UBMTTQ", "Thanh tra",
     "Trường", "Đồn", "Tổ", "Đội", "Đài", "Báo", "Thủ trưởng", "Chủ tịch", "Giám đốc", "Bệnh viện", "Các", "Ngân hàng", "Kho bạc"],
)  # fmt: skip
def test_a_heading_may_address_any_body(body: str) -> None:
    for heading in (
        f"{body} A",
        f"{body.upper()} A",
        f"Trách nhiệm của {body} A",
        f"Đề nghị {body} A",
    ):
        assert marks.names_body(heading)
    assert not marks.names_body(f"Việc của {body} A")


def test_markdown_marks_are_no_text() -> None:
    text = "## **I. BẾP**\n\n#### 1\\. Nấu *ngon*\n\n\\- __Gạo__ mới (*).\n\n---\n\n\\* Không."
    assert [(c.at, c.text) for c in cut(text)] == [
        ("I", "BẾP"),
        ("I.1", "Nấu ngon"),
        ("I.1.-1", "Gạo mới (*)."),
        ("I.1.-1.¶2", "* Không."),
    ]


def test_bold_letters_hold_their_lines_together() -> None:
    text = "**I. VIỆC\nPHẢI LÀM\nNGAY**\n**1. Sở\nNội vụ** *cùng\nXã* làm.\n**2.\nBếp\nĂn**\nNấu cơm.\n\n**1. Xã\n2. Thôn**"
    assert [(c.at, c.text) for c in cut(text)] == [
        ("I", "VIỆC PHẢI LÀM NGAY"), ("I.1", "Sở Nội vụ cùng Xã làm."), ("I.2", "Bếp Ăn"),
        ("I.2.¶1", "Nấu cơm."), ("I.1~2", "Xã"), ("I.2~2", "Thôn"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["IV.", "2.", "2.10.", "a)", "đ)"])
def test_a_mark_alone_on_its_line_counts_what_stands_below(mark: str) -> None:
    assert leaves(f"I. BẾP\n\n1. Xã.\n\n{mark}\nNấu cơm\n\n- Gạo.") == leaves(f"I. BẾP\n\n1. Xã.\n\n{mark} Nấu cơm\n\n- Gạo.")  # fmt: skip
    assert leaves(body(f"- Theo số\n{mark}\nThì nấu.")) != leaves(
        body(f"- Theo số\n\n{mark} Thì nấu.")
    )


def test_where_blank_lines_part_all_that_has_a_mark_a_block_is_one_paragraph() -> None:
    many = [f"{n}. Xã làm\n{n}0% số việc của\nNăm này." for n in range(1, 12)]
    assert leaves(body(*many))[0] == ("I.1", "Xã làm 10% số việc của Năm này.")


def test_a_typists_initials_are_no_text() -> None:
    assert leaves("1. Nấu cơm./. *th*\n\n2. Dọn *nhà*") == [("1", "Nấu cơm./."), ("2", "Dọn nhà")]


def test_a_shortened_word_does_not_end_a_paragraph() -> None:
    text = body("- Đón người ở TP.\nVen Sông.", "- Nghỉ.")
    assert leaves(text)[0] == ("I.-1", "Đón người ở TP. Ven Sông.")


def test_a_text_without_clauses() -> None:
    assert cut("") == ()
    assert cut("\ufeff\n \n\f\n---\n") == ()


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*PARAGRAPHS, "Nơi nhận:", "TM. XÃ", "Phân công thực hiện:", "Kính gửi: Xã", "KẾ HOẠCH", "V/v", "+ Có.", "1.1. B", "./.", "", "", "", "Cơ quan chủ trì: X", "a) ", "**Đậm**", "\f"])))  # fmt: skip
def test_any_text_is_cut_and_nothing_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    clauses = cut(text)
    assert len({clause.at for clause in clauses}) == len(clauses)
    lost = _letters_lost(text.replace("*", ""), clauses)
    assert set(lost) <= set("IV12.abđ)-+")


def _letters_lost(text: str, clauses: Iterable[Clause]) -> str:
    """What stands between the clauses of a text, in its order, white space left out."""
    rest, lost = re.sub(r"\s", "", unicodedata.normalize("NFC", text)), ""
    for clause in clauses:
        if not clause.text:
            continue
        between, found, rest = rest.partition(re.sub(r"\s", "", clause.text))
        if not found:
            raise AssertionError(clause)
        lost += between
    return lost + rest


# --- comparing


def plan_of(clauses: Iterable[Clause], like: coordplan.Plan) -> coordplan.Plan:
    """A plan that has exactly the leaves of these clauses."""
    model = next(iter(like.clauses.values()))
    encoded = {
        c.at: dataclasses.replace(model, at=c.at, fingerprint=c.fingerprint)
        for c in clauses
        if not c.heading
    }
    return dataclasses.replace(like, clauses=encoded)


def found(traced: Trace, *, moved: bool = False) -> list[tuple[State, str]]:
    return [(t.state, t.at) for t in traced.findings if moved or t.state is not State.MOVED]


@pytest.fixture(scope="session")
def village() -> coordplan.Plan:
    return coordplan.load_plan(str(VILLAGE / "village.yaml"))


@pytest.fixture(scope="session")
def village_text() -> str:
    return (VILLAGE / "village.md").read_text("utf-8")


def test_a_plan_accounts_for_its_source(village: coordplan.Plan, village_text: str) -> None:
    sha256 = hashlib.sha256(village_text.encode()).hexdigest()
    traced = trace(village, village_text, sha256=sha256)
    assert (traced.findings, traced.leaves, traced.same_file) == ((), 13, True)
    assert traced.counts[State.ACCOUNTED] == 13
    assert trace(village, village_text).same_file is None
    assert trace(village, village_text, sha256="0" * 64).same_file is False


def test_each_kind_of_finding(village: coordplan.Plan) -> None:
    traced = trace(village, (VILLAGE / "village-revised.md").read_text("utf-8"))
    assert found(traced, moved=True) == [
        (State.CHANGED, "I.-1"),
        (State.MISSING, "II.1.-1"),
        (State.MOVED, "II.1.-2"),
        (State.MOVED, "II.1.-3"),
        (State.GONE, "II.2.¶1"),
    ]


def test_a_locator_that_the_plan_has_wrong(village: coordplan.Plan, village_text: str) -> None:
    wrong = {
        at.replace("II.3", "II.4"): dataclasses.replace(clause, at=at.replace("II.3", "II.4"))
        for at, clause in village.clauses.items()
    }
    traced = trace(dataclasses.replace(village, clauses=wrong), village_text)
    assert found(traced, moved=True) == [(State.MOVED, "II.3")]


def test_a_change_is_known_although_its_number_moved(
    village: coordplan.Plan, village_text: str
) -> None:
    revised = village_text.replace("- Đón người được giải cứu về đến đầu làng.\n\n", "- Trực.\n\n- Canh.\n\n").replace("có người ốm", "có ai ốm")  # fmt: skip
    traced = trace(plan_of(cut(village_text), village), revised)
    assert {t.at: (t.state, t.planned and t.planned.at) for t in traced.findings} == {
        "II.1.-1": (State.CHANGED, "II.1.-1"),
        "II.1.-2": (State.CHANGED, "II.1.-2"),
        "II.1.-3": (State.MISSING, None),
    }
    without = village_text.replace("- Không hỏi han quá mức người mới về.\n\n", "").replace(
        "riêng", "chung"
    )
    traced = trace(village, without)
    assert found(traced) == [(State.CHANGED, "I.-1"), (State.GONE, "I.-2")]


def test_a_heading_counts_where_the_plan_has_it(village: coordplan.Plan, village_text: str) -> None:
    heading = next(c for c in cut(village_text) if c.at == "II.1")
    extra = dataclasses.replace(
        next(iter(village.clauses.values())), at="II.1", fingerprint=heading.fingerprint
    )
    plan = dataclasses.replace(village, clauses={"II.1": extra, **village.clauses})
    traced = trace(plan, village_text)
    assert (traced.findings, traced.counts[State.ACCOUNTED], traced.leaves) == ((), 13, 13)


# --- laws, on any document


def words_of(text: str, clause: Clause) -> tuple[int, int]:
    """Where the words of a clause stand in a text."""
    words = r"(?:\s|\*|\\|(?<=\n)\d{1,2} *(?=\n))+".join(map(re.escape, clause.text.split()))
    (match, *others) = re.finditer(words, text)
    assert not others
    return match.start(), match.end()


def paragraph_of(text: str, clause: Clause) -> tuple[int, int]:
    """Where the lines of a clause stand in a text, from its mark to the end of its last line."""
    start, words_end = words_of(text, clause)
    end = text.find("\n", words_end)
    return text.rfind("\n", 0, start) + 1, len(text) if end < 0 else end + 1


def other_letter(text: str, clause: Clause, number: int) -> str:
    """A text with one letter of the later half of a clause replaced."""
    start, end = words_of(text, clause)
    letters = [n for n in range((start + end) // 2, end) if text[n].isalpha()]
    at = letters[number % len(letters)]
    other = "X" if text[at].isupper() else "x"
    return text[:at] + (other if text[at] != other else "z") + text[at + 1 :]


def unlike_others(text: str) -> list[Clause]:
    """The leaves whose text stands only once, so that it is known which one was touched."""
    flat = " ".join(re.sub(r"[*\\]", "", text).split())
    return [c for c in cut(text) if not c.heading and flat.count(c.text) == 1]


def document(name: str, sources: Path | None = None) -> str:
    return (VILLAGE / "village.md" if sources is None else sources / f"{name}.txt").read_text(
        "utf-8"
    )


def exactly_that_clause_is_named(data: st.DataObject, text: str, like: coordplan.Plan) -> None:
    plan = plan_of(cut(text), like)
    clause = data.draw(st.sampled_from(unlike_others(text)))
    start, end = paragraph_of(text, clause)

    changed = trace(plan, other_letter(text, clause, data.draw(st.integers(0, 9))))
    assert {(t.state, t.planned and t.planned.at) for t in changed.findings} == {
        (State.CHANGED, clause.at)
    }

    assert found(trace(plan, text[:start] + text[end:])) == [(State.GONE, clause.at)]

    fewer = {at: c for at, c in plan.clauses.items() if at != clause.at}
    assert found(trace(dataclasses.replace(plan, clauses=fewer), text), moved=True) == [(State.MISSING, clause.at)]  # fmt: skip

    dashes = [c for c in unlike_others(text) if re.search(r"^[^R]*\.-\d+$", c.at)]
    if dashes:
        below, _ = paragraph_of(text, data.draw(st.sampled_from(dashes)))
        added = trace(plan, f"{text[:below]}- Một việc hoàn toàn mới.\n\n{text[below:]}")
        assert [t.state for t in added.findings if t.state is not State.MOVED] == [State.MISSING]
        assert [t.source.text for t in added.findings if t.state is State.MISSING and t.source] == ["Một việc hoàn toàn mới."]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_exactly_the_touched_clause_is_named(
    data: st.DataObject, village: coordplan.Plan, village_text: str
) -> None:
    exactly_that_clause_is_named(data, village_text, village)


@pytest.mark.slow
@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_exactly_the_touched_clause_of_a_source_is_named(
    name: str, data: st.DataObject, village: coordplan.Plan, sources: Path
) -> None:
    exactly_that_clause_is_named(data, document(name, sources), village)


# --- the five sources


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_cut_as_it_was_by_hand(name: str, sources: Path) -> None:
    expected = json.loads((sources / f"{name}.clauses.json").read_text("utf-8"))
    assert [dataclasses.asdict(clause) for clause in cut(document(name, sources))] == expected


@pytest.mark.parametrize("name", SOURCES)
def test_no_character_of_a_source_is_lost(name: str, sources: Path) -> None:
    """Between the clauses stand marks, page numbers and Markdown, and nothing else."""
    text = document(name, sources)
    lost = _letters_lost(re.sub(r"[*#\\]", "", text).replace("th\n", "\n"), cut(text))
    assert re.fullmatch(r"(?:[IVX]+\.|\d+\.|(?:\d+\.)+|[a-zđ]\)|-|\d)*", lost), lost


DRAFTING = ("dongnai-182-2025-drugs", "hcm-2853-2025-disaster", "daklak-0130-2025-afterflood", "phutho-102-2025", "caobang-2022-2025")  # fmt: skip


@pytest.mark.parametrize("name", DRAFTING)
def test_no_letter_of_a_document_to_draft_from_is_lost(name: str, sources: Path) -> None:
    """Between the clauses stand marks and page numbers, and nothing else."""
    text = (sources / "drafting" / f"{name}.txt").read_text("utf-8").partition("\n")[2]
    clauses = [dataclasses.replace(c, text=_words(c.text)) for c in cut(text)]
    assert len({clause.at for clause in clauses}) == len(clauses)
    lost = _letters_lost(_words(text), clauses)
    assert re.fullmatch(r"(?:[IVX]|\d|[a-zđ]|Điều)*", lost), lost


@pytest.mark.parametrize("plan", sorted(set(shipped_plans()) & set(SOURCES)))
def test_a_shipped_plan_accounts_for_its_whole_source(plan: str, sources: Path) -> None:
    data = (sources / f"{plan}.txt").read_bytes()
    traced = trace(
        coordplan.load_plan(plan), data.decode(), sha256=hashlib.sha256(data).hexdigest()
    )
    assert (found(traced, moved=True), traced.same_file) == ([], True)
    assert traced.counts[State.ACCOUNTED] == traced.leaves


def test_the_five_sources_have_410_leaves(sources: Path) -> None:
    assert sum(len(leaves(document(name, sources))) for name in SOURCES) == 410


def test_a_text_that_no_file_can_hold_has_a_fingerprint_too() -> None:
    assert fingerprint("a\ud800") != fingerprint("a")


def test_lines_carry_the_blank_lines_above_them() -> None:
    rows = in_rows([["Ai", "việc gì"], ["---", "---"], ["Bếp", "nấu cơm"], ["Xã", "quét sân"]])
    lines = read_layout(f"I. MỘT\n\n{rows}\n\n\nSau đó.\nRồi thôi.\n").lines
    assert [(line.gap, line.row) for line in lines] == [
        (0, False),
        (1, True),
        (0, True),
        (0, True),
        (2, False),
        (0, False),
    ]
