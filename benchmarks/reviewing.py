"""What a review takes: a document drafted, and the decisions of one review of it counted.

``python -m benchmarks.reviewing`` drafts a document that is not part of the project, decides each
of its clauses as ``benchmarks/decisions/daklak.txt`` does, and says how many lines that were.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from unittest.mock import patch

import coordplan
from benchmarks.suggesting import ROOT, SOURCES
from coordplan.cli.reviewing import Dialogue
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.drafts import draft_plan, knowledge, write_draft
from coordplan.load.reviewing import open_reviewing

SOURCE = SOURCES / "drafting" / "daklak-0130-2025-afterflood.txt"
VOCABULARY = ROOT / "docs" / "examples" / "disaster-response.yaml"
DECISIONS = ROOT / "benchmarks" / "decisions" / "daklak.txt"
_ACCEPT = "a"


@dataclass(frozen=True, slots=True)
class Review:
    """How many clauses were accepted as shown, how many changed first; lines by what they change.

    ``seconds`` of the processor went into all answers; ``found`` is how many things ``check`` says
    of the plan.
    """

    as_shown: int
    changed: int
    lines: Counter[str]
    seconds: float
    found: int


def counted() -> Review:
    """The review of the document, and what was typed for it."""
    vocabulary = load_vocabulary(str(VOCABULARY))
    decisions = DECISIONS.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        plan = str(Path(folder) / "plan.yaml")
        write_draft(draft_plan(str(SOURCE), "plan", knowledge(vocabulary, load_registry())), plan)
        started = process_time()
        with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(decisions.encode()), "utf-8")):
            Dialogue(open_reviewing(plan, str(SOURCE), vocabulary), io.StringIO(), "vi").lead()
        seconds = process_time() - started
        found = len(coordplan.check_plan(plan, vocabulary=vocabulary))
    return _counted(decisions.splitlines(), seconds, found)


def _counted(lines: list[str], seconds: float, found: int) -> Review:
    before = ["", *lines[:-1]]
    accepted = [said for said, line in zip(before, lines, strict=True) if line == _ACCEPT]
    as_shown = sum(said in {"", _ACCEPT} for said in accepted)
    keys = Counter(line.partition("=")[0].rpartition(".")[2].partition(" ")[0] for line in lines)
    return Review(as_shown, len(accepted) - as_shown, keys, seconds, found)


def main() -> None:
    """Print what was counted."""
    review = counted()
    each = review.seconds / review.lines.total()
    sys.stdout.write(
        f"accepted as shown {review.as_shown}, changed first {review.changed}\n"
        f"lines {review.lines.total()}: {dict(review.lines.most_common())}\n"
        f"{each:.2f} s an answer; `check` says {review.found} things\n"
    )


if __name__ == "__main__":
    main()
