"""What no reader of a file sees for what it is, is refused where it stands, in every kind of file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import coordplan
from coordplan.diagnostics import CoordplanError, Diagnostic, InvalidFileError
from coordplan.load import (
    check_registry,
    check_vocabulary,
    load_acknowledged,
    load_calendar,
    load_contacts,
    load_suite,
)
from coordplan.load.files import shipped_registry, shipped_vocabulary
from coordplan.load.formatting import format_plan
from coordplan.load.yaml_tree import read_yaml
from tests.conftest import ROOT, Run

HIDDEN = (
    "\r", "\t", "\v", "\f", "\x00", "\x1b", "\x1c", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\u00ad", "\u034f",
    "\u061c", "\u115f", "\u180b", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2060", "\u2064",
    "\u2067", "\u206a", "\u2800", "\u3164", "\ue000", "\uf02d", "\ufe0f", "\ufeff", "\uffa0", "\ufff9", "\ufffc",
    "\ufffe", "\U0001d173", "\U000e0001", "\U000e0041", "\U000e0100", "\U000f0000", "\u0378",
)  # fmt: skip


def refusals(load: Callable[[str], object], file: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(InvalidFileError) as caught:
        load(file)
    return caught.value.diagnostics


def vocabulary() -> coordplan.Vocabulary:
    return coordplan.load_vocabulary()


KINDS: dict[str, tuple[str, Callable[[str], tuple[Diagnostic, ...]]]] = {
    "plan": ("tests/data/trace/village.yaml", coordplan.check_plan),
    "formatted plan": ("tests/data/trace/village.yaml", lambda file: refusals(format_plan, file)),
    "vocabulary": (shipped_vocabulary(), check_vocabulary),
    "registry": (
        shipped_registry("human-trafficking") or "",
        lambda file: check_registry(file, vocabulary()),
    ),
    "scenarios": ("docs/examples/first-scenarios.yaml", lambda file: refusals(load_suite, file)),
    "holidays": ("docs/examples/holidays.yaml", lambda file: refusals(load_calendar, file)),
    "acknowledged": ("docs/examples/accepted.yaml", lambda file: refusals(load_acknowledged, file)),
    "contacts": (
        "docs/examples/contacts.yaml",
        lambda file: refusals(lambda one: load_contacts(one, ()), file),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_in_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    """In a comment and by an escape; every one of them, with its line and its column."""
    shipped, found = KINDS[kind]
    lines = (ROOT / shipped).read_text("utf-8").rstrip("\n").split("\n")
    comments = [f"# đã xem{c}lead: [x]" for c in HIDDEN]
    file = tmp_path / "file.yaml"
    file.write_bytes("\n".join([*lines, *comments, ""]).encode())
    told = [(one.rule, str(one.where).rpartition("yaml:")[2]) for one in found(str(file))]
    assert told == [("yaml-encoding", f"{len(lines) + n}:9") for n in range(1, len(HIDDEN) + 1)]

    escapes = "".join(f"\\U{ord(c):08X}" for c in HIDDEN)
    file.write_bytes("\n".join([*lines, f'"{escapes}": 1', ""]).encode())
    told = [(one.rule, str(one.where).rpartition("yaml:")[2]) for one in found(str(file))]
    for number in range(len(HIDDEN)):
        assert ("yaml-encoding", f"{len(lines) + 1}:{2 + 10 * number}") in told


@pytest.mark.parametrize("character", HIDDEN)
def test_wherever_it_stands(character: str) -> None:
    """In a key, a text of each style, an anchor, within brackets, between values."""
    for text, place in (
        (f"a: 1\nđb{character}: c\n", (2, 3)), (f"a: b{character}c\n", (1, 5)), (f"a: 'b{character}'\n", (1, 6)),
        (f'a: "b\n  c{character}"\n', (2, 4)), (f"a: >-\n  b\n  c{character}d\n", (3, 4)), (f"a: &b{character} c\n", (1, 6)),
        (f"a: [b, {character}c]\n", (1, 8)), (f"{character}a: b\nc: d{character}\n", (1, 1)), (f"a: b{character}", (1, 5)),
    ):  # fmt: skip
        if text.startswith("\ufeff"):
            continue
        document = read_yaml(text.encode(), "x")
        (first, *_) = document.faults
        assert first.rule == "yaml-encoding"
        assert first.where is not None
        assert first.where.position is not None
        assert (first.where.position.line, first.where.position.column) == place
        assert first.help is not None
        said = first.message.en
        assert f"U+{ord(character):04X}" in said or said == "tab"


def test_an_escape_has_its_own_place() -> None:
    text = 'k: &x "a\\\n  b\\u00adc \\x1b \\L"\n'
    found = [str(fault.where) for fault in read_yaml(text.encode(), "x").faults]
    assert found == ["x:2:4", "x:2:12", "x:2:17"]
    assert [f.rule for f in read_yaml(b'k: "\\\\u00ad \\n"\n', "x").faults] == ["yaml-line-break"]


def test_an_escape_is_what_it_stands_for() -> None:
    """Of two, four and eight digits: accepted where it is seen, else told by its own number."""
    document = read_yaml(b'k: "\\u0110\\u1ed3n \\xe9 \\U0001f600"\n', "x")
    assert (document.faults, document.data) == ((), {"k": "Đồn é 😀"})
    faults = read_yaml(b'k: "\\xad \\u200B \\U000e0041"\n', "x").faults
    told = [(str(fault.where), fault.message.en.split()[-1]) for fault in faults]
    assert told == [("x:1:5", "U+00AD"), ("x:1:10", "U+200B"), ("x:1:17", "U+E0041")]


def test_what_is_seen_is_accepted() -> None:
    """Windows' ends of lines, one byte order mark, other scripts, combining marks, spaces."""
    text = "\ufeffk: Ha\u0309i # đ\r\nm: 名 ก็ 😀\u00a0é\r\n"
    document = read_yaml(text.encode(), "x")
    assert (document.faults, document.data) == ((), {"k": "Hải", "m": "名 ก็ 😀 é"})
    assert read_yaml("\ufeff\ufeffk: 1\n".encode(), "x").faults[0].message.en.endswith("U+FEFF")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ðồn ÐBP ðất", "Đồn ĐBP đất"), ("V.8.\u2011 1", "V.8.- 1"), ("Ｓở １２", "Sở 12"), ("phần Ⅳ", "phần IV"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"), ("\u2212\u2010", "--"), ("– — “x” ½ …", "– — “x” ½ …"),
    ],
)  # fmt: skip
def test_what_looks_alike_is_read_as_one(written: str, read: str) -> None:
    assert read_yaml(f"k: '{written}'\n".encode(), "x").data == {"k": read}


@pytest.mark.parametrize("dash", "‐‑−–—－")
def test_every_dash_of_a_locator_is_a_dash(dash: str, tmp_path: Path) -> None:
    text = (ROOT / "tests/data/trace/village.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("at: I.-1", f"at: I.{dash}1"), "utf-8")
    assert "I.-1" in coordplan.load_plan(str(file)).clauses
    file.write_text(text.replace("at: I.-1", 'at: "I. -1"'), "utf-8")
    assert [d.rule for d in coordplan.check_plan(str(file)) if d.rule != "retired-fact"] == [
        "bad-value"
    ]


# names of files

NAME = "a\x1b[31m\n\u202eb\u200b\u3164đ\u2028c"
SHOWN = "a�[31m �b��đ c"


@pytest.mark.parametrize(
    "command",
    [
        ("check", "{}.yaml"), ("check", "--vocabulary", "{}.yaml", "haiphong"), ("show", "{}.yaml"),
        ("who", "-p", "{}.yaml", "-e", "rescue"), ("diff", "{}.yaml", "haiphong"), ("compare", "{}.yaml"),
        ("fmt", "{}.yaml"), ("test", "{}.yaml"), ("trace", "haiphong", "--source", "{}.txt"), ("graph", "{}.yaml"),
        ("reports", "haiphong", "--holidays", "{}.yaml"), ("who", "-e", "rescue", "--contacts", "{}.yaml"),
        ("plans", "-o", "{}/x.md"), ("who", "-e", "rescue", "-o", "{}.zzz"), ("who", "-p", "HEAD:{}.yaml", "-e", "rescue"),
        ("who", "-p", "{}", "-e", "rescue"), ("show", "haiphong", "{}"), ("why", "-e", "rescue", "{}"), ("{}",),
        ("who", "-e", "{}"), ("who", "-f", "{}"), ("who", "--{}"), ("agencies", "{}", "-p", "haiphong"),
        ("who", "--format", "{}"), ("who", "-e", "rescue", "--as-of", "{}"), ("who", "--call", "{}", "-e", "rescue"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("there", [True, False])
def test_no_name_steers_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], there: bool
) -> None:
    """A file that is there, and holds rubbish, and one that is not; and whatever is typed."""
    if there:
        for ending in ("yaml", "txt"):
            (tmp_path / f"{NAME}.{ending}").write_bytes(b"a: [\n")
    monkeypatch.chdir(tmp_path)
    ran = run(*(part.format(NAME) for part in command))
    said = ran.out + ran.err
    assert ran.code != 0
    assert not {c for c in said if c != "\n" and not c.isprintable()}
    assert "\u3164" not in said
    assert not any(line.startswith("\ufffdb") for line in said.split("\n"))


def test_a_name_of_other_bytes_is_shown(run: Run, tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x9b.yaml")
    try:
        Path(file).write_text("a: 1\n", "utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    for more in ((), ("--format", "json"), ("--format", "html"), ("--format", "sarif")):
        ran = run("check", file, *more)
        assert ran.code in {2, 3}
        assert not {c for c in ran.out + ran.err if c != "\n" and not c.isprintable()}


def test_an_error_of_the_api_is_legible(tmp_path: Path) -> None:
    with pytest.raises(CoordplanError) as caught:
        coordplan.load_plan(str(tmp_path / f"{NAME}.yaml"))
    assert SHOWN in str(caught.value.diagnostics[0].where)


def test_a_reason_that_hides_something_can_be_read_again(run: Run, tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.yaml"
    diff = ("diff", "tests/data/trace/village.yaml", "tests/data/diff/village-revised.yaml")
    reason = f"đã xem{''.join(HIDDEN)}\nxong"
    assert run(*diff, "--acknowledged", str(accepted), "--acknowledge", reason).code == 0
    read = load_acknowledged(str(accepted)).entries
    assert read
    assert all("đã xem" in one.reason and "xong" in one.reason for one in read)
