"""Bodies that only a reference names: "các cơ quan nêu tại khoản 1 Điều 8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.text import Text

_REFERENCE = re.compile(
    r"\b(?:các|những) "
    r"(?:(?:sở|ban|ngành|cơ quan|đơn vị|tổ chức|lực lượng|địa phương)(?:, | và )?){1,5}"
    r" ?(?:được |đã )?(?:nêu|quy định|ghi|kể)? ?(?:trên )?tại "
    r"(?:điểm (?P<point>[a-zđ])\b,? ?)?(?:khoản (?P<item>[0-9]{1,3})\b,? ?)?"
    r"(?:mục (?P<section>[IVX]{1,6}|[0-9]{1,2}(?:\.[0-9]{1,2})*)\b,? ?(?:của )?)?"
    r"(?:phần (?P<part>[IVX]{1,6})\b,? ?)?(?:điều (?P<article>[0-9]{1,3})\b)?",
    re.IGNORECASE,
)


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """The bodies that a reference means: those charged under the place that it names."""
    for found in _REFERENCE.finditer(passage.text):
        at = _place(found)
        bodies = passage.charged_under(at) if at else ()
        if bodies:
            named = ", ".join(body.id for body in bodies)
            hint = passage.hint_by_letters("referred", named, found, "low")
            yield replace(hint, unwritten=True)


def _place(found: re.Match[str]) -> str:
    """The locator that a reference names, as clauses have it; nothing where it names none."""
    root = found["part"] or found["article"]
    steps = [root.upper()] if root else []
    steps += [step for step in (found["section"], found["item"]) if step]
    if found["point"]:
        steps.append(found["point"].lower())
    return ".".join(steps)


KIND = Kind(
    id="referred",
    title=Text(en="bodies that a reference means", vi="cơ quan được nêu bằng dẫn chiếu"),
    by=Text(
        en="“Các cơ quan nêu tại khoản 1 Điều 8”, “các đơn vị tại Mục V”: the bodies that headings "
        "under that place charge. They stand beside the duty, as `value`: whether all of them "
        "are meant is the reader's to say.",
        vi="“Các cơ quan nêu tại khoản 1 Điều 8”, “các đơn vị tại Mục V”: các cơ quan mà đề mục ở "
        "đó giao việc. Được nêu bên cạnh nhiệm vụ, ở `value`: có phải tất cả hay không là do người "
        "đọc xác định.",
    ),
    suggest=suggest,
)
