"""What a source text says where a clause was encoded from."""

from __future__ import annotations

from coordplan.blocks import Mark, Row, marked, words
from coordplan.text import Text
from coordplan.tracing import State, Traced

_SAYS = Text(vi="nguyên văn", en="source text")
_SAYS_MOVED = Text(vi="nguyên văn, nay tại {at}", en="source text, now at {at}")
_SAYS_CHANGED = Text(
    vi="nguyên văn tại {at} hiện khác với khi nhập", en="the source has another text at {at}"
)
_SAYS_NOTHING = Text(
    vi="văn bản không có điều khoản này", en="this clause is not found in the source"
)
_LABELS: dict[State, tuple[Text, Mark]] = {
    State.MOVED: (_SAYS_MOVED, "strong"),
    State.CHANGED: (_SAYS_CHANGED, "alert"),
}


def source_row(traced: Traced) -> Row:
    """The exact words of a clause, and whether they still stand where they stood."""
    if traced.source is None:
        return Row(marked("alert", _SAYS_NOTHING))
    label, mark = _LABELS.get(traced.state, (_SAYS, "strong"))
    return Row(marked(mark, label.format(at=traced.at)), words(traced.source.text))
