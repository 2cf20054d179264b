"""From a document of 60 kB to its plan, and from the next version to what changed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Spread, interleaved
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.drafts import draft_plan, knowledge, update_plan
from coordplan.load.plans import Opened, read_checked
from coordplan.tracing import cut

BYTES = 60_000
_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH VEN SÔNG\n\nSố: 1/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
    "Ven Sông, ngày 1 tháng 2 năm 2030\n\nKẾ HOẠCH\n\nĐón người trở về trên địa bàn tỉnh\n\n"
    "Căn cứ Nghị định số 62/2012/NĐ-CP;\n\n"
)
_BODIES = ("Sở Y tế", "Công an tỉnh", "Sở Lao động - Thương binh và Xã hội", "UBND cấp xã")
_SENTENCE = (
    "Chủ trì, phối hợp với {body} và các cơ quan liên quan lo việc số {number} cho người trở về, "
    "theo Nghị định số 09/2013/NĐ-CP, báo cáo Ủy ban nhân dân tỉnh trong {number} ngày"
)


@dataclass(frozen=True, slots=True)
class Drafting:
    """A document: its bytes and clauses; seconds to cut it, to draft its plan and to check that.

    And to bring the plan to a version in which every twentieth clause is another.
    """

    bytes: int
    clauses: int
    cut: Spread
    draft: Spread
    check: Spread
    update: Spread


def document(size: int = BYTES, *, revised: bool = False) -> str:
    """A document of our own invention, of so many bytes."""
    lines = [_HEAD]
    length, number = len(_HEAD.encode()), 0
    while length < size:
        body = _BODIES[number % len(_BODIES)]
        heading = f"{'I' * (number // 60 + 1)}. VIỆC\n\n" if number % 60 == 0 else ""
        heading += f"{number // 10 + 1}. {body}\n\n" if number % 10 == 0 else ""
        other = " làm việc" if revised and number % 20 == 0 else ""
        said = _SENTENCE.format(body=_BODIES[(number + 1) % len(_BODIES)], number=number)
        lines.append(f"{heading}- {said}{other}.\n\n")
        length += len(lines[-1].encode())
        number += 1
    return "".join(lines)


def draft_all(rounds: int) -> tuple[Drafting, ...]:
    """One document, drafted and brought to its next version."""
    vocabulary = load_vocabulary()
    known = knowledge(vocabulary, load_registry())
    with tempfile.TemporaryDirectory() as folder:
        file, plan, after = (Path(folder) / name for name in ("a.txt", "a.yaml", "b.txt"))
        text = document()
        file.write_text(text, "utf-8")
        after.write_text(document(revised=True), "utf-8")
        drafted = draft_plan(str(file), "drafted", known)
        plan.write_text(drafted.text, "utf-8")
        opened = Opened(drafted.text.encode(), "a.yaml")
        times = interleaved(
            {
                "cut": lambda: cut(text),
                "draft": lambda: draft_plan(str(file), "drafted", known),
                "check": lambda: read_checked(opened, vocabulary),
                "update": lambda: update_plan(str(plan), str(after), known),
            },
            rounds,
        )
    return (Drafting(len(text.encode()), len(drafted.skeleton.clauses), **times),)
