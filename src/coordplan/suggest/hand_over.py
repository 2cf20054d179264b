"""To whom a victim, or whoever the plan is about, is handed over or brought."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases, some

_VERBS = Phrases.meaning(
    {
        "move": ("chuyển", "đưa", "bàn giao", "chuyển tuyến", "chuyển gửi", "chuyển giao", "di chuyển"),
        "other": ("thông báo", "báo cáo", "gửi", "cung cấp", "thông tin", "phối hợp", "hồ sơ"),
    }
)
_TO = some("cho về đến tới vào sang")
_FARTHEST = 24


def suggest(passage: Passage) -> Iterator[Hint]:
    """Every body to which somebody is brought."""
    for limb in passage.limbs:
        taken = 0
        for mention in passage.mentions_in(limb):
            if mention.first < taken or not mention.first:
                continue
            if passage.tokens[mention.first - 1].key not in _TO:
                continue
            start = max(limb.first, mention.first - _FARTHEST)
            verbs = list(_VERBS.within(passage.tokens, start, mention.first))
            if not verbs or verbs[-1].meant != "move":
                continue
            verb = verbs[-1]
            words, span = passage.words(verb.first, verb.end), passage.span(verb.first, verb.end)
            group = passage.listed(mention.first, limb)
            for one in group:
                yield Hint("hand_over_to", one.body.id, words, span, "medium", limb.number)
            taken = group[-1].end if group else 0
