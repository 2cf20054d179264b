"""One clear question at a terminal for each word that is not understood, and quiet ends."""

from __future__ import annotations

import io
import re
import subprocess

import pytest

from coordplan.cli import choices
from coordplan.cli.choices import STOP, Choice, choose
from coordplan.diagnostics import Diagnostic
from coordplan.text import Text
from tests.conftest import Run
from tests.test_ask import Terminal

WHO = ("who", "-p", "haiphong", "--as-of", "2024-06-01")
BY_ID = (*WHO, "-e", "rescue", "-f", "entry=at-sea")


class Asked:
    """A command on a terminal, the lines that are typed at its questions, and what came of it."""

    def __init__(self, *arguments: str, typed: tuple[str, ...]) -> None:
        terminal = Terminal(*arguments, stdout=subprocess.PIPE)
        for number, line in enumerate(typed, 1):
            terminal.until(b"\n> ", number)
            terminal.types(f"{line}\n".encode())
        assert terminal.child.stdout is not None
        with terminal.child.stdout:
            self.out = terminal.child.stdout.read().decode()
        self.code = terminal.ends()
        self.err = terminal.seen.decode().replace("\r\n", "\n")


@pytest.fixture
def by_id(run: Run) -> str:
    """The answer where nothing has to be asked."""
    return run(*BY_ID).out


@pytest.mark.parametrize("reply", ["4", "4.", "entry=at-sea", "at sea", "trên biển", "AT-SEA"])
def test_a_vague_word_is_asked_about_once(by_id: str, reply: str) -> None:
    asked = Asked(*WHO, "-e", "rescue", "-f", "tàu", typed=(reply,))
    assert (asked.code, asked.out) == (0, by_id)
    assert asked.err.startswith(
        "`tàu` may mean several things. What do you mean?\n  1  place: seaport"
    )
    assert "  0  none of these: leave it out, and answer without it\n" in asked.err
    assert asked.err.endswith("→ place: at sea [entry=at-sea]\n")
    assert asked.err.count("\n> ") == 1


@pytest.mark.parametrize("reply", ["0", "none of these", "không"])
def test_what_is_left_out_is_said(run: Run, reply: str) -> None:
    asked = Asked(*WHO, "-e", "rescue", "-e", "đường biển", typed=(reply,))
    assert (asked.code, asked.out) == (0, run(*WHO, "-e", "rescue").out)
    assert asked.err.endswith("→ Left out; the answer goes on without it.\n")


def test_another_word_may_be_typed(by_id: str) -> None:
    """At a question without candidates too; what is still not clear is asked about again."""
    asked = Asked(*WHO, "-e", "xyzzy", "-f", "tàu", typed=("giải cứu", "ngoài khơi"))
    assert (asked.code, asked.out) == (0, by_id)
    asked = Asked(*WHO, "-e", "giải cứu", "-f", "entry=xyzzy", typed=("ngoài khơi",))
    assert (asked.code, asked.out) == (0, by_id)


def test_a_plan_is_asked_for_too(by_id: str) -> None:
    arguments = ("-p", "tỉnh Hải Phòng", *BY_ID[3:])
    asked = Asked("who", *arguments, typed=("1",))
    assert (asked.code, asked.out) == (0, by_id)
    assert "No such plan. What do you mean?\n  1  Hải Phòng City [haiphong]\n" in asked.err
    assert "leave it out" not in asked.err, "without its only plan the question is another"


def test_one_of_several_plans_may_be_left_out(run: Run) -> None:
    asked = Asked("compare", "haiphong", "xx", "soctrang", "-e", "rescue", typed=("0",))
    assert asked.out == run("compare", "haiphong", "soctrang", "-e", "rescue").out


def test_a_number_is_asked_for_again_and_not_kept(run: Run) -> None:
    asked = Asked("card", "-p", "haiphong", "-e", "rescue", "-f", "age=200", typed=("15",))
    assert asked.code == 0
    assert "a whole number from 0 to 130" in asked.err
    assert "age=" not in asked.out
    assert "-f minor=true -f under_16=true" in asked.out


@pytest.mark.parametrize("reply", ["q", "\x04"])
def test_who_does_not_answer_is_told_what_is_wrong(reply: str) -> None:
    asked = Asked(*WHO, "-e", "tàu", typed=(reply,))
    assert (asked.code, asked.out) == (2, "")
    assert "error[ambiguous-word]: `tàu` may mean several things" in asked.err


def test_ctrl_c_is_quiet() -> None:
    terminal = Terminal(*WHO, "-e", "tàu")
    before = len(terminal.until(b"\n> "))
    terminal.types(b"\x03")
    assert terminal.ends() == 130
    # a signal that comes while the prompt is flushed may show it once more
    assert terminal.seen[before:].replace(b"^C", b"").strip() in {b"", b">"}


def test_in_vietnamese() -> None:
    asked = Asked(*WHO, "-f", "cơ sở hỗ trợ", "--lang", "vi", typed=("2",))
    assert asked.code == 0
    assert f"`cơ sở hỗ trợ` có thể hiểu theo nhiều cách. {choices._WHICH.vi}\n" in asked.err
    assert ": cơ sở hỗ trợ [received_by=support-facility]\n  2  " in asked.err
    assert f"  0  {choices._NONE.vi}\n" in asked.err
    assert asked.err.endswith(": cơ sở hỗ trợ [location=facility]\n")


def test_json_is_asked_for_on_standard_error() -> None:
    asked = Asked(*WHO, "-e", "rescue", "-f", "tàu", "--format", "json", typed=("4",))
    assert '"entry": "at-sea"' in asked.out


def test_where_a_question_is_not_seen_none_is_asked() -> None:
    """Standard error goes to a file: nobody would know what the command waits for."""
    terminal = Terminal(*WHO, "-e", "tàu", stderr=subprocess.PIPE)
    assert terminal.child.stderr is not None
    with terminal.child.stderr:
        assert b"error[ambiguous-word]" in terminal.child.stderr.read()
    assert terminal.ends() == 2


def test_what_contradicts_is_no_question() -> None:
    terminal = Terminal(*WHO, "-e", "air-return", "-f", "origin=domestic")
    assert terminal.ends() == 2
    assert b"error[contradiction]" in terminal.seen


PROBLEM = Diagnostic("unknown-event", Text(en="unknown event `x`", vi="không có sự kiện `x`"))
TWO = [
    Choice("a", Text(vi="một", en="one"), ("uno", "same")),
    Choice("b", Text(vi="hai", en="two"), ("same",)),
]


@pytest.mark.parametrize(
    ("lines", "may_leave", "chosen"),
    [
        (["1"], True, "a"), (["2)"], True, "b"), (["9", "", "uno"], True, "a"),
        (["same"], True, "same"), (["one two"], True, "one two"), (["0"], True, None),
        (["0", "00", "B"], False, "b"), ([], True, STOP), (["thoát"], True, STOP),
    ],
)  # fmt: skip
def test_what_is_understood(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: list[str],
    may_leave: bool,
    chosen: object,
) -> None:
    held = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(held)))
    assert choose(PROBLEM, TWO, "vi", may_leave=may_leave) == chosen
    captured = capsys.readouterr()
    assert captured.out == ""
    asked = f"Không có sự kiện `x`. {choices._WHICH.vi}\n  1  một [a]\n  2  hai [b]\n"
    assert captured.err.startswith(asked)
    assert bool(re.search(r"^  0  ", captured.err, re.MULTILINE)) == may_leave


def test_the_last_plan_is_not_left_out() -> None:
    asked = Asked("show", "xx", typed=("0", "q"))
    assert asked.code == 2
    asked = Asked("compare", "xx", "yy", "-e", "rescue", typed=("0", "0", "Lai Châu"))
    assert asked.code == 0
    assert "Lai Châu" in asked.out


def test_a_word_given_twice_is_asked_about_once(by_id: str) -> None:
    asked = Asked(*WHO, "-e", "rescue", "-e", "tàu", "-e", "tàu", typed=("4",))
    assert asked.out == by_id
