"""Acknowledging adds to a person's file, and changes no other letter of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from coordplan.compare.acknowledged import Acknowledgement
from coordplan.diagnostics import InvalidFileError, UnreadableFileError
from coordplan.load import acknowledged_or_new, load_acknowledged
from coordplan.load.acknowledged import add_acknowledged
from coordplan.load.appending import appended
from tests.conftest import Run

VILLAGE = "tests/data/trace/village.yaml"
NEW = [["change: bbbbbbbbbbbb", "reason: new"]]
ONE = {"change": "aaaaaaaaaaaa", "reason": "r"}

LAYOUTS = [
    "coordplan: 1\nacknowledged:\n  - change: aaaaaaaaaaaa\n    reason: r\n",
    "coordplan: 1\nacknowledged:\n- change: aaaaaaaaaaaa # why\n  reason: r   # said",
    "acknowledged:\n    -   change: aaaaaaaaaaaa\n        reason: r\n        # deep\n    # end\ncoordplan: 1\n# foot\n",
    "acknowledged:\n  -\n    reason: r\n\n    change: 'aaaaaaaaaaaa'\n\n# foot\n\ncoordplan: 1\n",
    "coordplan: 1\r\nacknowledged:\r\n  - change: aaaaaaaaaaaa\r\n    reason: r\r\n# foot\r\n",
    "---\ncoordplan: 1\nacknowledged:\n  - {change: aaaaaaaaaaaa, reason: r}  # one\n...\n# after\n",
    "coordplan: 1\nacknowledged: [{change: aaaaaaaaaaaa, reason: r}]\n",
    "coordplan: 1\nacknowledged: [  # open\n  {change: aaaaaaaaaaaa, reason: r},  # one\n  # last\n]  # shut\n",
    "{coordplan: 1, acknowledged: [{change: aaaaaaaaaaaa, reason: r}]}",
    "# head\n{acknowledged: [{change: aaaaaaaaaaaa,\n  reason: r}], coordplan: 1}  # foot\n",
    "coordplan: 1\nacknowledged:\n  - change: aaaaaaaaaaaa\n    reason: |-\n      r\n\n\n  # end\n",
    "coordplan: 1\nacknowledged:\n  - change: aaaaaaaaaaaa\n    reason: >-\n      r",
    "coordplan: 1\nacknowledged: &all\n  - change: aaaaaaaaaaaa\n    reason: &r r\n",
]  # fmt: skip

EMPTY = [
    "coordplan: 1\nacknowledged: []\n",
    "coordplan: 1\nacknowledged: []  # none yet\n# foot",
    "acknowledged: [ ]\ncoordplan: 1\n",
    "coordplan: 1\nacknowledged: [\n  # none yet\n]\n",
    "{coordplan: 1, acknowledged: []}\n",
    "coordplan: 1\nacknowledged:\n  []\n",
    "acknowledged: []\ncoordplan: 1\n# a note [of somebody]\n",
]


@pytest.mark.parametrize("text", [*LAYOUTS, *EMPTY])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_layout_gets_an_entry_and_keeps_every_letter(
    tmp_path: Path, text: str, mark: bytes
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(mark + text.encode())
    there = load_acknowledged(str(file))
    add_acknowledged(there, [_made(1), _made(2)])
    after = file.read_bytes().removeprefix(mark).decode()
    assert file.read_bytes().startswith(mark)
    said = yaml.safe_load(after)
    assert said["coordplan"] == 1
    assert [one["change"] for one in said["acknowledged"]] == [
        *(["aaaaaaaaaaaa"] if text in LAYOUTS else []),
        "000000000001",
        "000000000002",
    ]
    rest = iter(after)
    kept = text if text in LAYOUTS else text.replace("[", "").replace("]", "")
    assert all(letter in rest for letter in kept.replace(" ", "")), "letters stay, in their order"
    assert after.count("\r") == (after.count("\n") if "\r" in text else 0)


def _made(number: int) -> Acknowledgement:
    return Acknowledgement(f"{number:012x}", "what", 'a "reason": # x')


def test_a_comment_stays_with_what_it_speaks_of() -> None:
    text = "acknowledged:\n  - change: a\n      # of a\n  # of the list\n# of the file\n"
    assert appended(text, "acknowledged", NEW) == (
        "acknowledged:\n  - change: a\n      # of a\n  - change: bbbbbbbbbbbb\n    reason: new\n"
        "  # of the list\n# of the file\n"
    )


@pytest.mark.parametrize(
    "text", ["", "a: 1", "acknowledged: {}", "[1]", "acknowledged: &a [*a", "x"]
)
def test_where_there_is_no_list_nothing_is_added(text: str) -> None:
    assert appended(text, "acknowledged", NEW) is None


def test_nothing_to_add_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    text = "coordplan:   1\nacknowledged:   []"
    file.write_text(text, "utf-8")
    ran = run("diff", VILLAGE, VILLAGE, "--acknowledged", str(file), "--acknowledge", "x")
    assert (ran.code, file.read_text("utf-8")) == (0, text)


def test_any_list_of_random_layout_is_added_to_or_refused(tmp_path: Path) -> None:
    """Comments, blanks and styles put in by chance: what is written says old and new, no less."""
    chance = random.Random("layouts")
    file = tmp_path / "a.yaml"
    done = 0
    for _ in range(60):
        text = chance.choice([*LAYOUTS, *EMPTY])
        lines = text.split("\n")
        for _ in range(chance.randrange(4)):
            where = chance.randrange(len(lines) + 1)
            lines.insert(
                where, chance.choice(["", "   ", "# c", "    # d", "          # e", "  # f"])
            )
        file.write_text("\n".join(lines), "utf-8")
        raw = file.read_bytes()
        try:
            there = load_acknowledged(str(file))
        except InvalidFileError:
            continue
        try:
            add_acknowledged(there, [_made(7)])
        except InvalidFileError:
            assert file.read_bytes() == raw
            continue
        done += 1
        again = load_acknowledged(str(file))
        assert [one.change for one in again.entries] == [
            *(e.change for e in there.entries),
            f"{7:012x}",
        ]
        assert [e.reason for e in again.entries[:-1]] == [e.reason for e in there.entries]
        assert file.read_bytes().count(b"# ") == raw.count(b"# ") + 1
    assert done > 30


def test_what_somebody_wrote_in_the_meantime_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(LAYOUTS[0], "utf-8")
    there = load_acknowledged(str(file))
    file.write_text(LAYOUTS[0] + "# theirs\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="changed by somebody else"):
        add_acknowledged(there, [_made(1)])
    assert file.read_text("utf-8") == LAYOUTS[0] + "# theirs\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_somebody_made_in_the_meantime_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    there = acknowledged_or_new(str(file))
    file.write_text("theirs", "utf-8")
    with pytest.raises(UnreadableFileError, match="changed by somebody else"):
        add_acknowledged(there, [_made(1)])
    assert file.read_text("utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [file]
