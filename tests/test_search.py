"""Finding by any name, and the order of Vietnamese dictionaries."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coordplan.text import fold, nearest, vietnamese_order
from tests.conftest import ROOT, Run

IN_ORDER = [
    "12", "an", "ba", "bà", "bả", "bã", "bá", "bạ", "ban", "băn", "bân", "ca", "da", "dong", "đa",
    "đông", "em", "ê", "in", "on", "ôn", "ơn", "tu", "tư", "yên",
]  # fmt: skip


def test_vietnamese_order() -> None:
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=vietnamese_order) == IN_ORDER


def test_letters_count_before_tones() -> None:
    """ "bá b" before "ba c": tones decide only where all letters are equal."""
    assert sorted(["ba c", "bá b"], key=vietnamese_order) == ["bá b", "ba c"]


def test_marks_that_belong_to_no_letter_are_put_in_order_too() -> None:
    marks = ["a\u0301\u0301", "\u0301", "\u0302", "a"]
    assert max(marks, key=vietnamese_order) == "a\u0301\u0301"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đồn Biên phòng", "DON BIEN PHONG"),
        ("Sở LĐ-TBXH", "so ld tbxh"),
        ("Ha\u0309i", "Hải"),
        ("ß", "SS"),
        ("Ðồn ÐBP, ƉBP", "đồn đbp đbp"),
        ("Sở LÐTBXH", "so ldtbxh"),
        ("Công\u00a0an\u2003xã", "cong an xa"),
        ("Cô\u00adng a\u200bn \u2060xã\ufeff", "cong an xa"),
        ("LĐ‑TBXH LĐ−TBXH LĐ\uf02dTBXH", "ld-tbxh ld-tbxh ld-tbxh"),
        ("Ｓở Ｙ tế", "so y te"),
        ("Nghị định ６２∕２０１２", "nghi dinh 62 2012"),
        ("quận Ⅳ", "quan IV"),
        ("ﬁnance №", "finance no"),
        ("Сông an хã", "cong an xa"),
    ],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "words",
    [
        "Sở LÐTBXH",
        "Sở\u00a0LƉTBXH",
        "labour‑department",
        "ＤＯＬＩＳＡ",
        "DO\u200bLISA",
        "Sở LĐTBXH",
        "so ldtbxh",
        "DOLISA",
        "labour-department",
    ],
)
def test_agencies_finds_by_any_name(run: Run, words: str) -> None:
    ran = run("agencies", words, "-p", "haiphong")
    assert ran.code == 0
    assert "[labour-department]" in ran.out


def test_agencies_are_listed_in_vietnamese_order(run: Run) -> None:
    out = run("agencies", "-p", "haiphong", "--lang", "vi").out
    names = ("Ban Chỉ", "Bộ Công an", "Các Đồn", "Công an thành", "Đơn vị", "Sở Y tế", "Ủy ban")
    places = [out.index(f"\n  {name}") for name in names]
    assert places == sorted(places)


def test_show_finds_the_clauses_of_an_agency(run: Run) -> None:
    out = run("show", "haiphong", "bch bdbp").out
    assert "haiphong V.8.-1 " in out
    assert "haiphong V.13.-5 " in out, "told of danger"
    assert "haiphong V.3.¶1 " not in out
    assert "chi cuc pctnxh" not in out
    assert "haiphong V.17.-3 " in run("show", "haiphong", "Chi cục PCTNXH").out, (
        "reports go through it"
    )


# đ is not d where locators are meant


@pytest.fixture
def points(tmp_path: Path) -> str:
    """A plan with points d and đ, the latter on call."""
    text = (ROOT / "tests" / "data" / "trace" / "village.yaml").read_text("utf-8")
    text = text.replace("at: II.1.-1", "at: II.1.đ").replace("at: II.1.-2", "at: II.1.d")
    text = text.replace(
        "when: {route: rescue}", "when: {route: rescue}\n        on_call: {necessary: true}"
    )
    file = tmp_path / "points.yaml"
    file.write_text(text, "utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("written", "found", "other"),
    [
        ("II.1.d", "II.1.d", "II.1.đ"), ("II.1.đ", "II.1.đ", "II.1.d"), ("II.1.ð", "II.1.đ", "II.1.d"),
        ("ＩＩ．１．ð", "II.1.đ", "II.1.d"), (" II.1.đ\u200b ", "II.1.đ", "II.1.d"), ("village:II.1.d#1", "II.1.d", "II.1.đ"),
        ("I.–1", "I.-1", "I.-2"), ("I.‑1", "I.-1", "I.-2"), ("І.−1", "I.-1", "I.-2"),
    ],
)  # fmt: skip
def test_a_locator_is_read_as_it_looks(
    run: Run, points: str, written: str, found: str, other: str
) -> None:
    shown = run("show", points, written)
    assert f"village {found}" in shown.out
    assert f"village {other}" not in shown.out
    if found.startswith("II"):
        why = run("why", "-p", points, "-f", "route=rescue", "--call", "II.1.đ", written)
        assert f"{found}#1" in why.out
        assert f"{other}#1" not in why.out


def test_a_point_is_not_called_by_another_letter(run: Run, points: str) -> None:
    asked = ("who", "-p", points, "-f", "route=rescue", "--call")
    assert run(*asked, "II.1.ð").code == 0
    wrong = run(*asked, "II.1.d")
    assert wrong.code == 2
    assert "no duty on call is called so" in wrong.err
    assert "on call: II.1.đ" in wrong.err


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("III.1.d", ["III.1.đ", "III.1.d"], "III.1.d"), ("III.1.đ", ["III.1.d", "III.1.đ"], "III.1.đ"),
        ("III.1.đ#2", ["III.1.d#1", "III.1.đ#1"], "III.1.đ#1"), ("V.8.-11", ["V.8.1", "V.8.-1"], "V.8.-1"),
    ],
)  # fmt: skip
def test_what_was_meant_is_what_looks_most_like_it(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near
