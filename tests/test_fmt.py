"""``coordplan fmt``: the layout, the comments in it, and the files it writes or leaves alone.

The laws (nothing is lost, twice is once) are in ``tests/property``.
"""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Any

import pytest

from coordplan.diagnostics import Diagnostic, InvalidFileError, UnreadableFileError
from coordplan.layout import Comment, laid_out
from coordplan.layout.scalars import scalar
from coordplan.load import format_plan, shipped_plans
from coordplan.load.formatting import formatted
from coordplan.load.surface import read_surface
from coordplan.load.writing import replace_file
from coordplan.source import Position
from tests.conftest import ROOT, Run

UNTIDY = (ROOT / "tests/data/untidy-plan.yaml").read_text("utf-8")
TIDY = """\
# A plan that says what it should, in no order at all.
coordplan: 1
id: example
title: {vi: Kế hoạch ví dụ, en: Example plan}
jurisdiction: {name: {vi: tỉnh ví dụ, en: Example Province}, level: province}
document: {kind: plan, number: null, issuer: committee, issued: "2024"}
effective: {from: "2024", to: null}

agencies:
  committee:
    name: {vi: Ủy ban nhân dân tỉnh, en: Provincial People's Committee}
    function: people-committee
    level: province

clauses:
  - at: I.1  # as in the letter
    print: "000000000001"
    gist: {vi: Ủy ban tiếp nhận, en: The committee receives}
    duties:
      # found in the annex
      - do: [receive]
        perform: [committee]
"""
BEFORE_CLAUSES = TIDY[: TIDY.index("clauses:")]


def tidied(text: str) -> str:
    return formatted(text.encode(), "plan.yaml")


def refused(text: str) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        tidied(text)
    return [f"{d.where}: {d.message.en} [{d.rule}]" for d in caught.value.diagnostics]


def clause_with(lines: str) -> str:
    """The tidy plan with other lines for its duty."""
    return TIDY[: TIDY.index("      # found")] + lines


@pytest.mark.parametrize("file", shipped_plans().values(), ids=shipped_plans())
def test_every_shipped_plan_is_in_layout(file: str) -> None:
    assert not format_plan(file).changed


def test_layout() -> None:
    assert tidied(UNTIDY) == TIDY
    assert tidied(TIDY) == TIDY


def test_what_is_longer_than_a_line_goes_below_its_key() -> None:
    long = [f"agency-number-{n}" for n in range(12)]
    text = clause_with(f"      - do: [receive]\n        perform: [{', '.join(long)}]\n")
    below = "".join(f"          - {name}\n" for name in long)
    assert tidied(text) == clause_with(f"      - do: [receive]\n        perform:\n{below}")


@pytest.mark.parametrize(("letters", "breaks"), [(62, False), (63, True)])
def test_a_line_has_at_most_100_columns(letters: int, breaks: bool) -> None:
    text = TIDY.replace("The committee receives", "x" * letters)
    line = next(line for line in tidied(text).splitlines() if line.startswith("    gist:"))
    assert (line == "    gist:") == breaks
    assert breaks or len(line) == 100


def test_conditions_too_long_for_a_line_nest() -> None:
    one, two = ("{route: [handover, diplomatic], entry: [seaport, sea-border, island, land-gate]}", "{route: rescue}")  # fmt: skip
    text = clause_with(f"      - do: [receive]\n        when: {{not: {{any: [{one}, {two}]}}}}\n")
    assert tidied(text).endswith(
        "        when:\n          not:\n            any:\n"
        f"              - {one}\n              - {two}\n"
    )  # fmt: skip


def test_facts_of_a_condition_keep_the_order_of_the_file() -> None:
    text = clause_with("      - do: [receive]\n        when: {not: {sex: male}, route: rescue, entry: at-sea}\n")  # fmt: skip
    assert "when: {route: rescue, entry: at-sea, not: {sex: male}}" in tidied(text)


def test_agencies_with_the_names_of_other_things_stay_texts() -> None:
    text = TIDY.replace("  committee:\n", "  'no':\n    under: \"123\"\n").replace("[committee]", "['no', \"123\"]")  # fmt: skip
    after = tidied(text)
    assert '  "no":\n' in after
    assert 'perform: ["no", "123"]' in after


def test_foreign_ways_of_writing_become_ours() -> None:
    strange = "\ufeff%YAML 1.2\n---\n" + TIDY.replace("\n", "\r\n").replace("Kế hoạch", "Ke\u0302\u0301 hoạch")  # fmt: skip
    strange = strange.replace("level: province\r\n\r\n", "level: &p province\r\n\r\n")
    assert tidied(strange + "...\r\n") == TIDY
    block = TIDY.replace("gist: {vi: Ủy ban tiếp nhận, en: The", "gist:\n      vi: >-  # folded\n        Ủy ban\n        tiếp nhận\n      en: {The").replace("receives}", "receives")  # fmt: skip
    assert "      vi: Ủy ban tiếp nhận  # folded\n" in tidied(block.replace("{The", "The"))


@pytest.mark.parametrize(
    ("text", "outside", "inside"),
    [
        ("nạn nhân", "nạn nhân", "nạn nhân"),
        ("a, b", "a, b", '"a, b"'),
        ("what?", "what?", '"what?"'),
        ("a:b", "a:b", '"a:b"'),
        ("a: b", '"a: b"', '"a: b"'),
        ('say "no": yes', "'say \"no\": yes'", "'say \"no\": yes'"),
        ("C:\\ [x]", "C:\\ [x]", "'C:\\ [x]'"),
        ("it's: \\", "'it''s: \\'", "'it''s: \\'"),
        ("no", '"no"', '"no"'),
        ("12:30", '"12:30"', '"12:30"'),
        ("2024-03", '"2024-03"', '"2024-03"'),
        ("2448e9019607", '"2448e9019607"', '"2448e9019607"'),
        ("9315db71e7a8", "9315db71e7a8", "9315db71e7a8"),
        ("V.8.-1", "V.8.-1", "V.8.-1"),
        ("0.¶1", "0.¶1", "0.¶1"),
        ("- a", '"- a"', '"- a"'),
        ("-a", "-a", "-a"),
        ("a\nb", '"a\\u000Ab"', '"a\\u000Ab"'),
        ('"\t\\', '"\\"\\u0009\\\\"', '"\\"\\u0009\\\\"'),
        ("", '""', '""'),
    ],
)
def test_quotation_marks_only_where_needed(text: str, outside: str, inside: str) -> None:
    assert scalar(text, flow=False) == outside
    assert scalar(text, flow=True) == inside


def test_other_scalars() -> None:
    assert [scalar(v, flow=True) for v in (None, True, False, 7, 1.5)] == ["null", "true", "false", "7", "1.5"]  # fmt: skip


# comments and blank lines


def test_comments_go_with_their_entries() -> None:
    text = (
        BEFORE_CLAUSES.replace("id: example", "# the short name\nid: example  # fixed")
        + """\
# all of them
clauses:  # in the order of the document


  # part one

  # and its first item
  -  # alone
    # of the text
    gist: {vi: a, en: b} # ours
    # from the list
    at: I.1
    print: a00000000001
    # no more
# end of the list
  # indented end

# the end
"""
    )
    assert tidied(text) == BEFORE_CLAUSES.replace("id: example", "# the short name\nid: example  # fixed") + """\
# all of them
clauses:  # in the order of the document
  # part one

  # and its first item
  # alone
  # from the list
  - at: I.1
    print: a00000000001
    # of the text
    gist: {vi: a, en: b}  # ours
    # no more
  # indented end
# end of the list

# the end
"""  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "names: []\n      # - police\n    gist: {vi: a, en: b}",
            "gist: {vi: a, en: b}\n    names: []\n      # - police",
        ),
        (
            "names: []\n\n        # - police\n        # - court\n    # of gist\n    gist: {vi: a, en: b}",
            "# of gist\n    gist: {vi: a, en: b}\n    names: []\n\n      # - police\n      # - court",
        ),
        (
            "names: [police]\n      # - court\n    gist: {vi: a, en: b}",
            "gist: {vi: a, en: b}\n    names:\n      - police\n      # - court",
        ),
        (
            "gist: {vi: a, en: b}\n    names: []\n      # at the end",
            "gist: {vi: a, en: b}\n    names: []\n      # at the end",
        ),
        (
            "names: []\n    # of gist\n    gist: {vi: a, en: b}",
            "# of gist\n    gist: {vi: a, en: b}\n    names: []",
        ),
    ],
)
def test_a_comment_under_what_is_empty_goes_with_it(before: str, after: str) -> None:
    village = (ROOT / "tests/data/trace/village.yaml").read_text("utf-8")
    head = village[: village.index("clauses:")] + "clauses:\n  - at: I.1\n    kind: principle\n    "
    made = formatted(f"{head}{before}\n".encode(), "plan.yaml")
    assert made.endswith(f"kind: principle\n    {after}\n")
    assert formatted(made.encode(), "plan.yaml") == made


def test_a_comment_keeps_what_is_short_below_its_key() -> None:
    lines = (
        "      - do: [receive]\n        perform:\n          - committee  # of the province\n"
        "        with:\n          # both\n          - a\n          - b\n          # no others\n"
    )
    assert tidied(clause_with(lines)) == clause_with(lines)


def test_a_comment_that_is_no_comment() -> None:
    text = TIDY.replace("The committee receives", "'It is # one'")
    assert "en: It is # one" not in tidied(text)
    assert 'en: "It is # one"' in tidied(text)
    assert [c.text for c in read_surface('a: "# no"\nb: |\n  # no\n# yes\nc: d#no\n').comments] == [
        "# yes"
    ]


def test_the_surface_of_a_file() -> None:
    surface = read_surface("# one\n\na: [x, # two\n\n  y]\nb:\n  - c # three")
    assert surface.comments == (
        Comment(Position(1, 1), "# one", alone=True, bracketed=False),
        Comment(Position(3, 8), "# two", alone=False, bracketed=True),
        Comment(Position(7, 7), "# three", alone=False, bracketed=False),
    )
    assert surface.blank == (2,)
    assert surface.dashes == (Position(7, 3),)
    assert surface.brackets == ((Position(3, 4), Position(5, 4)),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("do: [receive]", "do: [receive # c\n        ]", "21:22: comment `# c` stands inside brackets"),
        ("do: [receive]", "do: [\n         # c\n         receive]", "22:10: comment `# c` stands inside brackets"),
        ("do: [receive]", "do:\n         # c\n         [receive]", "22:10: comment `# c` stands between a key and its value"),
        ("do: [receive]", "do: # c\n         [receive] # d", "22:20: comment `# d` is the second one beside the same entry"),
    ],
)  # fmt: skip
def test_a_comment_without_a_place_is_refused(old: str, new: str, said: str) -> None:
    assert refused(TIDY.replace(old, new)) == [f"plan.yaml:{said} [comment-not-kept]"]


def test_every_comment_without_a_place_is_named() -> None:
    assert len(refused(TIDY.replace("[receive]", "[ # a\n # b\n          receive]"))) == 2


def test_blank_lines() -> None:
    text = TIDY.replace("    print:", "\n\n\n    print:").replace("clauses:\n", "clauses:\n\n")
    assert tidied("\n\n" + text + "\n\n") == TIDY.replace("    print:", "\n    print:")


def test_faults_and_wrong_shapes_are_refused() -> None:
    assert refused("id: [") != []
    assert refused("") == ["plan.yaml:1:1: the file is empty [yaml-empty]"]
    assert refused(TIDY.replace("id: example", "idd: example")) == [
        "plan.yaml:2:1: `id` is missing [missing-key]",
        "plan.yaml:3:1: unknown key [unknown-key]",
    ]


@pytest.mark.parametrize(
    ("swap", "said"),
    [
        (("I.1", "I.2"), "would not be read as the same plan"),
        (("id: example", "id: ["), "would not be read as the same plan"),
        (("# found in the annex", ""), "would lose a comment"),
    ],
)
def test_a_layout_that_says_something_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, swap: tuple[str, str], said: str
) -> None:
    """Should the layout ever be wrong, the proof that follows it notices."""

    def wrong(*given: Any) -> tuple[str, tuple[Diagnostic, ...]]:
        text, _ = laid_out(*given)
        return (text or "").replace(*swap), ()

    monkeypatch.setattr("coordplan.layout.laid_out", wrong)
    (found,) = refused(UNTIDY)
    assert said in found
    assert found.endswith("[layout-not-safe]")


# files


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    file = tmp_path / "untidy.yaml"
    file.write_text(UNTIDY, "utf-8")
    return file


def test_a_file_is_written_and_then_left(run: Run, untidy: Path) -> None:
    untidy.chmod(0o640)
    ran = run("fmt", str(untidy))
    assert (ran.code, ran.out, ran.err) == (0, f"{untidy}: laid out anew\n", "")
    assert untidy.read_bytes() == TIDY.encode()
    assert stat.S_IMODE(untidy.stat().st_mode) == 0o640
    before = untidy.stat()
    assert run("fmt", str(untidy)).out == f"{untidy}: in layout already\n"
    assert (untidy.stat().st_ino, untidy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(untidy.parent.iterdir()) == [untidy]


def test_check_writes_nothing(run: Run, untidy: Path) -> None:
    ran = run("fmt", "--check", str(untidy), "plans/haiphong.yaml")
    assert (ran.code, ran.out, ran.err) == (1, f"{untidy}: not in layout\n", "")
    assert untidy.read_text("utf-8") == UNTIDY
    assert run("fmt", "--check", "plans/haiphong.yaml") == type(ran)(0, "", "")


def test_diff_shows_what_would_change(run: Run, untidy: Path) -> None:
    untidy.write_text(UNTIDY.rstrip("\n"), "utf-8")
    ran = run("fmt", "--diff", str(untidy))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"--- {untidy}\n+++ {untidy}\n@@ ")
    assert "\n-coordplan: 1\n" in ran.out
    assert "\\ No newline at end of file\n+" in ran.out
    assert untidy.read_text("utf-8") == UNTIDY.rstrip("\n")
    assert run("fmt", "--diff", "plans/haiphong.yaml").out == ""
    both = run("fmt", "--diff", "--check", str(untidy))
    assert (both.code, both.out) == (1, f"{ran.out}{untidy}: not in layout\n")


class _Input(io.TextIOWrapper):
    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8")


def test_standard_input_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (UNTIDY, TIDY):
        monkeypatch.setattr("sys.stdin", _Input(text))
        ran = run("fmt", "-")
        assert (ran.code, ran.out, ran.err) == (0, TIDY, "")
    monkeypatch.setattr("sys.stdin", _Input(UNTIDY))
    ran = run("fmt", "--check", "-")
    assert (ran.code, ran.out) == (1, "<stdin>: not in layout\n")


@pytest.mark.parametrize(
    "content", [b"id: [", b"\xff", b"id: example\n", TIDY.replace("[receive]", "[ # c\n receive]").encode()]
)  # fmt: skip
def test_a_refused_file_is_left_alone(
    run: Run, untidy: Path, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(content)
    ran = run("fmt", str(bad), str(untidy))
    assert ran.code == 3
    assert f"--> {bad}:" in ran.err
    assert bad.read_bytes() == content
    assert untidy.read_text("utf-8") == TIDY, (
        "a refused file does not keep others from being written"
    )


def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: [")
    (tmp_path / "empty").mkdir()
    for given, code in (
        (["nowhere.yaml"], 4),
        ([str(tmp_path / "empty")], 4),
        (["nowhere.yaml", str(bad)], 4),
    ):
        ran = run("fmt", *given)
        assert (ran.code, ran.out) == (code, "")
        assert "unreadable-file" in ran.err


def test_without_a_path_nothing_is_touched(run: Run) -> None:
    ran = run("fmt")
    assert (ran.code, ran.out) == (2, "")
    assert "give a path" in ran.err
    assert "nêu đường dẫn" in run("fmt", "--lang", "vi").err


def test_writing_is_whole_or_not_at_all(
    run: Run, untidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("fmt", str(untidy))
    assert (ran.code, ran.out) == (4, "")
    assert "cannot be written: No space left on device" in ran.err
    assert untidy.read_text("utf-8") == UNTIDY
    assert list(untidy.parent.iterdir()) == [untidy]


def test_a_link_stays_a_link(run: Run, untidy: Path) -> None:
    link = untidy.with_name("link.yaml")
    link.symlink_to(untidy.name)
    assert run("fmt", str(link)).code == 0
    assert link.is_symlink()
    assert untidy.read_text("utf-8") == TIDY


def test_a_file_that_may_not_be_written(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UnreadableFileError, match="may not be written"):
        replace_file(str(untidy), b"x")
    assert untidy.read_text("utf-8") == UNTIDY
