"""Law: text broken for a picture keeps every letter, and no line is wider than its room."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from coordplan.measure import broken, text_width

WORDS = st.text("aàảãáạăâđeêiklmnoôơớợuưữWMỆ,.-[]*", min_size=1, max_size=30)


@given(st.lists(WORDS, max_size=20), st.floats(60, 400), st.booleans())
def test_broken_text_loses_nothing(found: list[str], room: float, bold: bool) -> None:
    lines = broken(" ".join(found), room, 12, bold=bold)
    assert "".join(lines).replace(" ", "") == "".join(found)
    assert all(text_width(line, 12, bold=bold) <= room for line in lines)
