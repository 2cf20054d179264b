"""The proof of amendments as blocks: gaps before and after, and that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.amending.proof import by_harm
from coordplan.blocks import Block, Heading, Row, Rows, code, marked, together, words
from coordplan.phrases.amendments import KINDS
from coordplan.text import Text, count, join

if TYPE_CHECKING:
    from coordplan.amending.proof import Proof
    from coordplan.blocks import Words
    from coordplan.compare.survey import Gap

_TITLE = Text(vi="Kiểm chứng", en="Proof")
_BEFORE = Text(vi="chỗ trống hiện nay", en="gaps today")
_AFTER = Text(vi="sau khi sửa đổi", en="afterwards")
_CLOSED = Text(vi="không còn", en="gone")
_SMALLER = Text(vi="thu hẹp", en="smaller")
_NEW = Text(vi="mới phát sinh", en="new")
_ELSE = Text(vi="nội dung khác", en="anything else")
_NOTHING = Text(
    vi="không thay đổi: mọi khác biệt về cơ quan chịu trách nhiệm đều do nội dung đề xuất",
    en="unchanged: every difference in who answers for an action comes from what is proposed",
)
_STRAY = Text(vi="thay đổi ngoài đề xuất: {actions}", en="changed beside it: {actions}")
_HARMS = Text(
    vi="{high} nặng, {medium} vừa, {low} nhẹ", en="{high} high, {medium} medium, {low} low"
)


def proof_blocks(proof: Proof) -> Iterator[Block]:
    """What was checked of the plan with everything that is taken."""
    yield Heading(words(_TITLE))
    rows = [
        Row(words(_BEFORE), words(_tally(proof.before))),
        Row(words(_AFTER), words(_tally(proof.after))),
        *_listed(_CLOSED, proof.closed),
        *_listed(_SMALLER, [gap for gap, _ in proof.smaller]),
        *_listed(_NEW, proof.new),
    ]
    if proof.stray:
        said = _STRAY.format(actions=join(one.action.label for one in proof.stray))
        rows.append(Row(words(_ELSE), marked("alert", said), tone="alert"))
    else:
        rows.append(Row(words(_ELSE), words(_NOTHING), tone="good"))
    yield Rows(tuple(rows))


def _tally(gaps: Iterable[Gap]) -> Text:
    return _HARMS.format(**{harm: count(number) for harm, number in by_harm(gaps).items()})


def _listed(label: Text, gaps: Sequence[Gap]) -> Iterator[Row]:
    if gaps:
        yield Row(words(label), together(map(_gap, gaps), "; "))


def _gap(gap: Gap) -> Words:
    """A finding in words, where amendments have words for it, else by its name."""
    said = _WORDS.get(gap.kind.value)
    return code(gap.id) if said is None else words(gap.action.label, ": ", said)


_WORDS = {kind.value: said for kind, said in KINDS.items()}
