"""Bodies that nobody knew before, by the pattern of their names."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.text import Text


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """The bodies of a passage that no plan and no registry knows."""
    for mention in passage.mentions:
        if not mention.known:
            limb = passage.limb_at(passage.tokens[mention.first].start)
            yield passage.hint("agency", mention.body.id, mention.stretch, limb, "low")


KIND = Kind(
    id="agencies",
    title=Text(en="bodies that nobody knew before", vi="cơ quan chưa có trong kế hoạch nào"),
    by=Text(
        en="Names by their pattern: the word for a kind of body (Sở, Phòng, Trung tâm), words with "
        "capitals, and words of the vocabulary for functions and levels, which say what it is.",
        vi="Tên theo mẫu: từ chỉ loại cơ quan (Sở, Phòng, Trung tâm), các chữ viết hoa, và từ "
        "trong bộ từ vựng chỉ lĩnh vực, cấp — từ đó biết cơ quan thuộc lĩnh vực, cấp nào.",
    ),
    suggest=suggest,
    of_lists=True,
)
