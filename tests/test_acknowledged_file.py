"""What is acknowledged is written so that it comes back, on one line each."""

from __future__ import annotations

from pathlib import Path

from coordplan.compare.acknowledged import Acknowledgement
from coordplan.load.acknowledged import (
    acknowledged_or_new,
    add_acknowledged,
    load_acknowledged,
)

REASONS = {
    'agreed: "all" # of it': 'agreed: "all" # of it',
    "Xã đồng ý: {1}, [2]": "Xã đồng ý: {1}, [2]",
    "one\ttwo\nthree\u2028four\x85five\x00": "one two three four five ",
    "back\\slash": "back\\slash",
}


def test_what_is_acknowledged_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    entries = [
        Acknowledgement(f"{number:012x}", what, reason)
        for number, (what, reason) in enumerate(zip(REASONS.values(), REASONS, strict=True))
    ]
    add_acknowledged(acknowledged_or_new(str(file)), entries)
    found = load_acknowledged(str(file)).entries
    assert [entry.reason for entry in found] == list(REASONS.values())
    assert [entry.change for entry in found] == [entry.change for entry in entries]
    assert [entry.what for entry in found] == list(REASONS.values())
