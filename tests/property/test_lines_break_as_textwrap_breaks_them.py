"""Law: lines are broken where ``textwrap`` breaks them."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from coordplan.print.lines import broken

TEXTS = st.text(alphabet="aộ-.—     \n", max_size=80)


@settings(max_examples=800, deadline=None)
@given(TEXTS, st.integers(4, 40), st.integers(0, 3), st.integers(0, 3))
def test_every_text_and_width(text: str, width: int, first: int, rest: int) -> None:
    expected = textwrap.wrap(
        text,
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_on_hyphens=False,
    )
    assert broken(text, width, " " * first, " " * rest) == expected
