"""Finding by any name, and the order of Vietnamese dictionaries."""

from __future__ import annotations

import random

import pytest

from coordplan.text import fold, vietnamese_order
from tests.conftest import Run

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đồn Biên phòng", "DON BIEN PHONG"),
        ("Sở LĐ-TBXH", "so ld tbxh"),
        ("Ha\u0309i", "Hải"),
        ("ß", "SS"),
    ],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("words", ["Sở LĐTBXH", "so ldtbxh", "DOLISA", "labour-department"])
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
