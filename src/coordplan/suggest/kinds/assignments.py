"""Lists of who leads and who supports: "Cơ quan chủ trì: …", "Phân công thực hiện: X chủ trì"."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.drafting.kinds import last_of
from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Limb, Mention, Passage
from coordplan.suggest.phrases import Found, Phrases
from coordplan.text import Text

_ROLES = Phrases.meaning(
    {"lead": ("chủ trì",), "support": ("phối hợp", "phối hợp thực hiện", "phối hợp với")}
)
_ASKS = Phrases((("đề nghị", "asks"),))
_LONGEST_ASK = 3


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """The roles that an assignment gives."""
    if passage.kind != "assignment":
        return
    role = last_of(passage.at)
    if role in {"lead", "support"}:
        yield from _list(passage, role)
    else:
        yield from _sentence(passage)


def _list(passage: Passage, role: str) -> Iterator[Hint]:
    """A list of one role, the words before the colon left out."""
    begins = next((n for n, token in enumerate(passage.tokens) if token.key == ":"), 0)
    asked = False
    for mention in passage.mentions:
        if mention.first >= begins:
            asked = _asked(passage, mention, before=asked)
            yield from _role(passage, mention, role, asked=asked)


def _sentence(passage: Passage) -> Iterator[Hint]:
    """Bodies with their role behind them; those that have none are given the next one."""
    waiting: list[tuple[Mention, bool]] = []
    asked, role = False, "perform"
    for limb in passage.limbs:
        for found in _in_order(passage, limb):
            if isinstance(found, Mention):
                asked = _asked(passage, found, before=asked)
                waiting.append((found, asked))
            elif found.meant == "lead" or waiting:
                role = found.meant
                for mention, was in waiting:
                    yield from _role(passage, mention, role, asked=was)
                waiting = []
            else:
                role = found.meant
    last = "perform" if role == "perform" else "support"
    for mention, was in waiting:
        yield from _role(passage, mention, last, asked=was)


def _in_order(passage: Passage, limb: Limb) -> list[Mention | Found[str]]:
    """Bodies and words that say a role, as they stand."""
    found: list[Mention | Found[str]] = list(passage.mentions_in(limb))
    found += _ROLES.within(passage.tokens, limb.first, limb.end)
    return sorted(found, key=lambda one: one.first)


def _asked(passage: Passage, mention: Mention, *, before: bool) -> bool:
    """Whether a body stands in a list that begins with "đề nghị"; it ends with a semicolon."""
    near = range(max(mention.first - _LONGEST_ASK, 0), mention.first)
    if any(_ASKS.at(passage.tokens, place) is not None for place in near):
        return True
    gap = passage.tokens[max(mention.first - 2, 0) : mention.first]
    return before and not any(token.key == ";" for token in gap)


def _role(passage: Passage, mention: Mention, role: str, *, asked: bool) -> Iterator[Hint]:
    limb = passage.limbs[0]
    yield passage.hint(role, mention.body.id, mention.stretch, limb, "high")
    if asked:
        yield passage.hint("requested", mention.body.id, mention.stretch, limb, "high")


KIND = Kind(
    id="assignments",
    title=Text(en="roles in lists of assignment", vi="vai trò trong danh sách phân công"),
    by=Text(
        en="Lists that begin with their role (“Cơ quan chủ trì: …”), and sentences in which the "
        "role stands behind the bodies; bodies behind “đề nghị” can only be asked.",
        vi="Danh sách mở đầu bằng vai trò (“Cơ quan chủ trì: …”) và câu nêu vai trò sau tên cơ "
        "quan; cơ quan sau chữ “đề nghị” thì chỉ có thể đề nghị.",
    ),
    suggest=suggest,
    of_lists=True,
)
