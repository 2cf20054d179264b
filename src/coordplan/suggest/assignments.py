"""Lists of who leads and who supports: "Cơ quan chủ trì: …", "Phân công thực hiện: X chủ trì; …"."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.drafting.kinds import last_of
from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Limb, Mention, Passage
from coordplan.suggest.phrases import Found, Phrases

_ROLES = Phrases.meaning(
    {"lead": ("chủ trì",), "support": ("phối hợp", "phối hợp thực hiện", "phối hợp với")}
)
_ASKS = Phrases((("đề nghị", "asks"),))
_LISTS = ("lead", "support")


def suggest(passage: Passage) -> Iterator[Hint]:
    """The roles that an assignment gives."""
    if passage.kind != "assignment":
        return
    role = last_of(passage.at)
    if role in _LISTS:
        yield from _list(passage, role)
    else:
        yield from _sentence(passage)


def _list(passage: Passage, role: str) -> Iterator[Hint]:
    """A list of one role, the words before the colon left out."""
    begins = next((n for n, t in enumerate(passage.tokens) if t.key == ":"), 0)
    asked = False
    for limb in passage.limbs:
        for mention in passage.mentions_in(limb):
            if mention.first < begins:
                continue
            asked = _asked(passage, mention, asked)
            yield from _role(passage, mention, role, asked=asked)


def _sentence(passage: Passage) -> Iterator[Hint]:
    """Bodies with their role behind them; those that have none are given the next one."""
    waiting: list[tuple[Mention, bool]] = []
    asked, role = False, "perform"
    for limb in passage.limbs:
        for found in _in_order(passage, limb):
            if isinstance(found, Mention):
                asked = _asked(passage, found, asked)
                waiting.append((found, asked))
            else:
                role = found.meant
                if role == "lead" or waiting:
                    for mention, was in waiting:
                        yield from _role(passage, mention, role, asked=was)
                    waiting = []
    last = "support" if role == "lead" or role == "support" else "perform"
    for mention, was in waiting:
        yield from _role(passage, mention, last, asked=was)


def _in_order(passage: Passage, limb: Limb) -> list[Mention | Found[str]]:
    """Bodies and words that say a role, as they stand."""
    found: list[Mention | Found[str]] = list(passage.mentions_in(limb))
    found += _ROLES.within(passage.tokens, limb.first, limb.end)
    return sorted(found, key=lambda one: one.first)


def _asked(passage: Passage, mention: Mention, before: bool) -> bool:
    """Whether a body stands in a list that begins with "đề nghị"; the list ends with its limb."""
    for place in range(max(mention.first - 3, 0), mention.first):
        if _ASKS.at(passage.tokens, place) is not None:
            return True
    gap = passage.tokens[max(mention.first - 2, 0) : mention.first]
    return before and not any(token.key == ";" for token in gap)


def _role(passage: Passage, mention: Mention, role: str, *, asked: bool) -> Iterator[Hint]:
    words, span = passage.words(mention.first, mention.end), passage.span(mention.first, mention.end)
    yield Hint(role, mention.body.id, words, span, "high", 0)
    if asked:
        yield Hint("requested", mention.body.id, words, span, "high", 0)
