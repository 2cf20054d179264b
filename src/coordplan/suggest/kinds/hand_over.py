"""To whom a victim, or whoever the plan is about, is handed over or brought."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases, some
from coordplan.text import Text

_VERBS = Phrases.meaning(
    {
        "move": ("chuyển", "đưa", "bàn giao", "chuyển tuyến", "chuyển gửi", "chuyển giao",
                 "di chuyển"),
        "other": ("thông báo", "báo cáo", "gửi", "cung cấp", "thông tin", "phối hợp", "hồ sơ",
                  "điều chuyển", "vận chuyển", "luân chuyển"),
    }
)  # fmt: skip
_TO = some("cho về đến tới vào sang")
_FARTHEST = 24


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """Every body to which somebody is brought."""
    for limb in passage.limbs:
        for group in passage.lists_in(limb):
            first = group[0].first
            start = max(limb.first, first - _FARTHEST)
            verbs = list(_VERBS.within(passage.tokens, start, first))
            led = first > 0 and passage.tokens[first - 1].key in _TO
            if led and verbs and verbs[-1].meant == "move":
                for one in group:
                    yield passage.hint("hand_over_to", one.body.id, verbs[-1].stretch, limb)


KIND = Kind(
    id="hand-over",
    title=Text(en="to whom somebody is handed over", vi="chuyển, bàn giao người cho ai"),
    by=Text(
        en="Verbs of moving and the body behind “đến”, “vào”, “cho”: chuyển, đưa, bàn giao.",
        vi="Động từ chỉ việc đưa đi và cơ quan sau “đến”, “vào”, “cho”: chuyển, đưa, bàn giao.",
    ),
    suggest=suggest,
)
