"""Law: what looks alike is one, however it is encoded; what cannot be seen has no meaning."""

from __future__ import annotations

import unicodedata
from typing import Literal

import hypothesis.strategies as st
from hypothesis import assume, example, given

from coordplan.glyphs import hides, is_unseen, latin, locator, seen, unseen, usual
from coordplan.load.yaml_tree import read_yaml
from coordplan.personal import personal_data
from coordplan.text import fold, legible, visible

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")
VIETNAMESE = st.text("ĐđÐðƉDd ơưăâêôếệằữỵỷ-–‑\u00a0\u0301\u0323\u0302１ⅣＡﬁ№")
TEXT = st.text() | VIETNAMESE
UNSEEN = st.characters().filter(is_unseen) | st.sampled_from(
    "\u200b\u00ad\ufeff\u2060\u3164\U000e0041"
)


@given(TEXT)
@example("ŉ")
@example("ᾴ\u0345")
def test_folding_does_not_depend_on_the_form(text: str) -> None:
    assert len({fold(unicodedata.normalize(form, text)) for form in FORMS}) == 1
    assert fold(fold(text)) == fold(text)


@given(TEXT, UNSEEN, st.data())
def test_folding_does_not_see_what_nobody_sees(text: str, hidden: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    if not hidden.isspace():
        assert (
            fold(seen(text)) == fold(seen(text[:at] + hidden + text[at:]))
            or hidden in "\uf02b\uf02d"
            or unicodedata.category(hidden) == "Co"
        )


@given(TEXT)
def test_reading_lookalikes_is_done_once_and_for_all(text: str) -> None:
    for read in (usual, latin, locator):
        assert len({read(unicodedata.normalize(form, text)) for form in FORMS}) == 1
        assert read(read(text)) == read(text)
        assert unicodedata.is_normalized("NFC", read(text))
    assert fold(usual(text)) == fold(latin(text)) == fold(text)


@given(TEXT)
def test_what_is_shown_hides_nothing(text: str) -> None:
    for shown in (visible(text), legible(text)):
        assert not hides(shown)
        assert visible(shown) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_file_is_refused_wherever_something_hides(text: str) -> None:
    """Each place of a comment is told, and only those."""
    line = text.replace("\n", " ")
    assume(not [*personal_data(line)])  # which a comment may not hold either
    document = read_yaml(f"a: 1\nb: 2 # {line}\n".encode(), "x")
    places = [
        fault.where.position.column
        for fault in document.faults
        if fault.where and fault.where.position
    ]
    expected = [at + 8 for at, _ in unseen(line.removesuffix("\r"))]
    assert places == expected[:200]
    assert bool(document.faults) == hides(line.removesuffix("\r"))
