"""The page of what was drafted, or of what a new version of a document asks somebody to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from coordplan.blocks import (
    Block,
    Notice,
    Page,
    Row,
    Rows,
    Tone,
    code,
    each_cited,
    labelled,
    marked,
    words,
)
from coordplan.blocks import section as under
from coordplan.drafting import Revision, Skeleton
from coordplan.drafting.changes import Change
from coordplan.phrases.clauses import KINDS
from coordplan.text import Text, alike, count, counted, forms, join
from coordplan.tracing import State

_DRAFTED = Text(vi="Dự thảo kế hoạch từ văn bản", en="A plan drafted from its document")
_UPDATED = Text(
    vi="Cập nhật kế hoạch theo văn bản mới", en="A plan brought to a new version of its document"
)
_REVIEW = Text(
    vi="chưa ai rà soát: đối chiếu từng điều khoản với nguyên văn, sửa rồi bỏ `review`",
    en="nobody has reviewed it: read each clause beside its words, mend it, remove its `review`",
)
_CLAUSES = forms(vi="{n} điều khoản", one="{n} clause", many="{n} clauses")
_KIND = Text(vi="loại (phỏng đoán)", en="kinds (guessed)")
_HEADINGS = Text(vi="đề mục nêu cơ quan", en="headings that name bodies")
_AGENCIES = Text(vi="cơ quan nhận ra", en="bodies recognised")
_CITES = Text(vi="văn bản viện dẫn", en="instruments cited")
_MISSING = Text(vi="không thấy trong văn bản", en="not found in the document")
_UNKNOWN = Text(
    vi="Viện dẫn nhưng không có trong danh mục văn bản", en="Cited, and not in the registry"
)
_STATES: dict[State, Text] = {
    State.CHANGED: Text(vi="Nguyên văn đã sửa đổi", en="The words have changed"),
    State.MISSING: Text(vi="Điều khoản mới", en="New clauses"),
    State.GONE: Text(vi="Không còn trong văn bản", en="Gone from the document"),
}
_AGAIN = Text(vi="Đề mục hoặc nơi dẫn đã sửa đổi", en="Their headings or sources have changed")
_MOVED = Text(vi="Đổi vị trí, giữ nguyên nội dung đã nhập", en="Moved, with what is encoded")
_SAME = forms(
    vi="{n} điều khoản giữ nguyên",
    one="{n} clause is as it was",
    many="{n} clauses are as they were",
)
_ASKS = forms(
    vi="{n} điều khoản cần rà soát",
    one="{n} clause asks for review",
    many="{n} clauses ask for review",
)
_WAS = Text(vi="bỏ: {words}", en="out: {words}")
_IS = Text(vi="thêm: {words}", en="in: {words}")


def draft_page(skeleton: Skeleton, plan: str, boxes: Sequence[Block] = ()) -> Page:
    """How much was drafted, of which kinds, and what was not found; ``boxes`` clause by clause."""
    kinds = Counter(one.guess.kind for one in skeleton.clauses)
    said = join(KINDS[kind] + alike(" ") + count(n) for kind, n in kinds.most_common())
    rows = labelled(
        (_KIND, said),
        (_HEADINGS, count(len(skeleton.headings))),
        (_AGENCIES, count(len(skeleton.agencies))),
        (_CITES, ", ".join(skeleton.cites)),
        (_MISSING, join(skeleton.missing)),
    )
    unknown = [Row(code(number), each_cited(at)) for number, at in skeleton.unknown.items()]
    return Page(
        _DRAFTED,
        (
            Notice(words(counted(_CLAUSES, len(skeleton.clauses)), "; ", _REVIEW), tone="alert"),
            Rows(tuple(rows)),
            *under(_UNKNOWN, unknown),
            *boxes,
        ),
        subject=alike(plan),
    )


def update_page(revision: Revision, changes: Mapping[str, Change], plan: str) -> Page:
    """Which clauses ask for review, and why; then what only moved.

    ``changes`` are the words that changed, by locator, where the version before was at hand.
    """
    asks = counted(_ASKS, len(revision.asks))
    same = counted(_SAME, revision.trace.counts[State.ACCOUNTED])
    tone: Tone = "alert" if revision.asks else "good"
    return Page(
        _UPDATED,
        (Notice(words(asks, "; ", same), tone=tone), *_blocks(revision, changes)),
        subject=alike(plan),
    )


def _blocks(revision: Revision, changes: Mapping[str, Change]) -> Iterator[Block]:
    for state, heading in _STATES.items():
        rows = [
            Row(marked("clause", f"[{at}]"), under=tuple(_words(changes.get(at))))
            for at in revision.in_state(state)
        ]
        yield from under(heading, rows)
    yield from under(_AGAIN, [Row(each_cited([at])) for at in revision.read_again])
    moved = [Row(words(each_cited([was]), " → ", each_cited([at]))) for was, at in revision.moved]
    yield from under(_MOVED, moved)


def _words(change: Change | None) -> Iterator[Row]:
    """The words that went and those that came."""
    if change is not None:
        for form, said in ((_WAS, change.out), (_IS, change.in_)):
            if said:
                yield Row(words(form.format(words=said)))
