"""``coordplan ask``: what is understood, over a pipe and in a real terminal, and quiet ends."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import coordplan
from coordplan.answer.interview import begin
from coordplan.answer.items import Question
from coordplan.answer.reply import Turn, read_reply
from coordplan.cli import terminal
from coordplan.cli.dialogue import PATIENCE
from coordplan.cli.typed import LONGEST_LINE, TypedLines
from coordplan.diagnostics import Diagnostic
from coordplan.vocabulary import FactValue
from tests.conftest import ROOT, Run

ASK = ("ask", "-p", "haiphong")
DEPENDS = re.compile(r"^depends\b", re.IGNORECASE | re.MULTILINE)
"""The heading of an answer over what is not certain."""


def question(vocabulary: coordplan.Vocabulary, fact: str, *values: str | bool) -> Question:
    """A question about a fact; every value may occur where none is given."""
    asked = vocabulary.facts[fact]
    return Question(asked, values or tuple(v.value for v in asked.values), decides=1, left=0.0)


REPLIES = [
    ("route", "1", "handover"),
    ("route", " 2. ", "diplomatic"),
    ("route", "7)", "referral"),
    ("route", "self-return", "self-return"),
    ("route", "Self-Return", "self-return"),
    ("route", "tự trở về", "self-return"),
    ("route", "TU TRO VE", "self-return"),
    ("route", "formal handover", "handover"),
    ("minor", "1", True),
    *(("minor", word, True) for word in ("yes", "y", "Y", "có", "co", "true")),
    *(("minor", word, False) for word in ("no", "n", "không", "Khong", "ko", "false", "2")),
    ("nationality", "chưa rõ", "undetermined"),
    ("proceedings", "không có", "none"),
    *(
        ("route", word, Turn.NOT_KNOWN)
        for word in (
            "",
            "  ",
            "?",
            "k",
            "K",
            "không biết",
            "khong biet",
            "don't know",
            "Don’t know",
            "dont know",
            "not known",
            "unknown",
            "kb",
            "chưa biết",
            "chưa rõ",
        )
    ),
    ("minor", "k", Turn.NOT_KNOWN),
    *(("minor", word, True) for word in ("phải", "rồi")),
    *(("minor", word, False) for word in ("không phải", "chưa")),
    *(("minor", word, Turn.BACK) for word in ("back", "b", "B", "Quay lại", "lui")),
    *(
        ("minor", word, Turn.STOP)
        for word in ("q", "Q", "quit", "stop", "exit", "dừng", "thoát", "Thoat")
    ),
    *(("minor", word, Turn.HELP) for word in ("help", "h", "giúp", "trợ giúp")),
]


@pytest.mark.parametrize(("fact", "written", "meant"), REPLIES)
def test_what_is_understood(
    vocabulary: coordplan.Vocabulary, fact: str, written: str, meant: str | bool
) -> None:
    found = read_reply(question(vocabulary, fact), written)
    if isinstance(meant, Turn):
        assert found is meant
    else:
        assert isinstance(found, FactValue)
        assert found.value == meant


@pytest.mark.parametrize(
    "written", ["8", "0", "-1", "1.5", "1 2", "²", "!!", "yes", "hand", "\x1b[A", "x" * 5000]
)
def test_what_is_not_understood(vocabulary: coordplan.Vocabulary, written: str) -> None:
    found = read_reply(question(vocabulary, "route"), written)
    assert isinstance(found, Diagnostic)
    assert found.help is not None
    assert len(found.message.en) < 120


def test_numbers_count_what_is_offered(vocabulary: coordplan.Vocabulary) -> None:
    offered = question(vocabulary, "route", "rescue", "referral")
    found = read_reply(offered, "2")
    assert isinstance(found, FactValue)
    assert found.value == "referral"
    assert isinstance(read_reply(offered, "3"), Diagnostic)


def test_a_slip_is_told_what_was_probably_meant(vocabulary: coordplan.Vocabulary) -> None:
    found = read_reply(question(vocabulary, "route"), "self-retrun")
    assert isinstance(found, Diagnostic)
    assert found.help is not None
    assert found.help.en == "did you mean `self-return`?"


def test_over_a_pipe_it_ends_with_the_answer_of_who(run: Run) -> None:
    known = ("-e", "sea-border-return", "-f", "wish=support", "-f", "proceedings=none")
    ran = run(*ASK, *known, typed="?\n" * 30)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(run("who", "-p", "haiphong", *known).out)
    assert "No question is left" in ran.out


@pytest.mark.parametrize("choose", [1, 2])
def test_answers_are_taken_into_the_answer(run: Run, choose: int) -> None:
    start = (*ASK, "-e", "rescue")
    typed = f"{choose}\n" * _questions(run, *start, answer=f"{choose}\n")
    as_json = run(*start, "--format", "json", typed=typed)
    printed = json.loads(as_json.out)
    facts = [word for n, v in printed["situation"].items() for word in ("-f", _fact(n, v))]
    for call, said in printed["calls"].items():
        facts += ["--call" if said else "--no-call", call]
    assert set(printed["calls"].values()) == {choose == 1}, "duties on call are asked for too"
    as_text = run(*start, typed=typed)
    assert "Nothing depends any more." in as_text.out
    assert not json.loads(as_json.out)["plans"][0]["possible"]
    last = as_text.out.partition("Nothing depends any more.\n\n")[2]
    alone = run("who", "-p", "haiphong", *facts).out
    assert _without_situation(last) == _without_situation(alone)
    assert not DEPENDS.search(last)


def _questions(run: Run, *arguments: str, answer: str) -> int:
    """How many times one answer answers a question."""
    told = run(*arguments, typed=answer * 60).err
    assert "error[extra-answer]: no question is left for this line" in told
    return int(re.findall(r"<stdin>:(\d+):1", told)[0]) - 1


def _fact(name: str, value: str | bool) -> str:
    return f"{name}={str(value).lower()}"


def _without_situation(answer: str) -> str:
    """An answer without the lines that tell stated facts from implied ones."""
    return re.sub(r"^(Situation|No bearing)  .*\n( .*\n)*", "", answer, flags=re.MULTILINE)


def test_with_json_the_dialogue_goes_to_standard_error(run: Run) -> None:
    ran = run(*ASK, "--format", "json", typed="1\nq\n")
    assert set(json.loads(ran.out)) == {
        *("coordplan", "situation", "by_law", "calls", "as_of", "plans", "next")
    }
    assert "Question 1" in ran.err
    assert json.loads(ran.out)["situation"]
    assert json.loads(ran.out)["next"]["fact"], "the question that nobody answered"


@pytest.mark.parametrize("typed", ["", "1", "1\n", "q\n", "1\nq\n?\n?\n"])
def test_the_end_of_the_input_gives_the_answer_so_far(run: Run, typed: str) -> None:
    ran = run(*ASK, "--brief", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert "Stopped; the answer so far." in ran.out
    assert DEPENDS.search(ran.out)


def _excluding() -> Iterator[tuple[str, str, int, str]]:
    """Plans and events, how many questions to leave open, and an answer that cannot be then."""
    for plan in coordplan.load_plans():
        for event in plan.vocabulary.events:
            interview = begin(plan, coordplan.Situation(event))
            while (question := interview.question) is not None:
                for value in question.fact.values:
                    if value.value not in question.values:
                        yield plan.id, event, interview.number - 1, str(value.label.en)
                interview = interview.not_known()


def test_an_answer_that_cannot_be_is_refused_with_the_reason(run: Run) -> None:
    """Which questions come is not fixed, so one that excludes something is looked for."""
    plan, event, before, label = next(_excluding())
    ran = run("ask", "-p", plan, "-e", event, typed="?\n" * before + f"{label}\nq\n")
    assert ran.code == 2
    assert f"error[contradiction]: question {before + 1}, " in ran.err
    assert f"  --> <stdin>:{before + 1}:1\n" in ran.err
    assert f"`{event}` and `" in ran.err
    assert "cannot be true together: " in ran.err


def test_back_undoes_and_asks_anew(run: Run) -> None:
    once = run(*ASK, typed="1\nq\n")
    again = run(*ASK, typed="2\nback\n?\nback\n1\nq\n")
    assert again.out.count("\nQuestion 1 ") == 3
    marker = "Stopped; the answer so far."
    assert again.out.partition(marker)[2] == once.out.partition(marker)[2]


def test_what_is_not_known_is_not_asked_again(run: Run) -> None:
    ran = run(*ASK, typed="?\n" * 30)
    questions = re.findall(r"^Question .*\n(.*)$", ran.out, re.MULTILINE)
    assert len(set(questions)) == len(questions)
    assert "No question is left" in ran.out


def test_help_says_what_each_answer_means(run: Run) -> None:
    ran = run(*ASK, typed="help\nq\n")
    assert ran.out.count("Answer by number or in words.") == 2
    assert "\nQuestion 2" not in ran.out


@pytest.mark.parametrize("line", ["help", "1\nback"])
def test_a_pipe_that_never_answers_is_not_asked_for_ever(run: Run, line: str) -> None:
    ran = run(*ASK, "--brief", typed=f"{line}\n" * (PATIENCE + 5))
    assert ran.code == 2
    assert ran.err.count("too many lines that answer nothing") == 1
    assert not DEPENDS.search(ran.out)


@pytest.mark.parametrize(("file", "where"), [(None, "err"), ("answer.html", "out")])
def test_a_document_has_no_dialogue_in_it(
    run: Run, tmp_path: Path, file: str | None, where: str
) -> None:
    """The dialogue stays where it can be read, whatever is made of the answer."""
    given = ["--format", "markdown"] if file is None else ["-o", str(tmp_path / file)]
    ran = run(*ASK, *given, typed="1\nq\n")
    assert ran.code == 0
    assert "Question 1" in getattr(ran, where)
    document = ran.out if file is None else (tmp_path / file).read_text("utf-8")
    assert "City Police" in document
    assert "Question 1" not in document


@pytest.mark.parametrize("help_", ["trợ giúp", "tro giup", "help"])
@pytest.mark.parametrize("back", ["quay lại", "QUAY LAI", "back"])
@pytest.mark.parametrize("stop", ["thoát", "thoat", "q"])
def test_the_words_of_the_help_are_understood(run: Run, help_: str, back: str, stop: str) -> None:
    """In Vietnamese, with and without diacritics; the English words keep working."""
    ran = run(*ASK, "--lang", "vi", typed=f"1\n{help_}\n{back}\n{stop}\n1\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Trả lời bằng số hoặc bằng chữ.") == 2
    assert re.findall(r"^Câu hỏi (\d)", ran.out, re.MULTILINE) == ["1", "2", "1"]
    for shown in ("`quay lại`", "`thoát`", "`trợ giúp`"):
        assert shown in " ".join(ran.out.split())
    assert not re.search(r"`(back|q|help)`", ran.out)


def test_in_vietnamese(run: Run) -> None:
    ran = run(*ASK, "--lang", "vi", typed="không biết\nlùi\nkhông biết\nq\n")
    assert "Câu hỏi 1" in ran.out
    assert "không hỏi lại" in ran.out
    assert "Dừng hỏi" in ran.out
    ran = run(*ASK, "--lang", "vi", typed="không biết\nsai bét\n")
    assert "câu hỏi 2, " in ran.err
    assert ": đây không phải là câu trả lời\n" in ran.err
    assert "hoặc `trợ giúp`" in ran.err


@pytest.mark.parametrize("baseline", [["ttlt-01-2014"], ["auto"], ["nd-62-2012", "ttlt-01-2014"]])
def test_it_ends_with_the_answer_of_who(run: Run, baseline: list[str]) -> None:
    """Beside higher instruments and by the calendar too."""
    known = ["-p", "haiphong", "-e", "land-border-return", "--as-of", "2024-06-01"]
    wanted = ["--received", "2024-06-01T16:00", "--format", "json"]
    wanted += [word for name in baseline for word in ("-b", name)]
    asked = run("ask", *known, *wanted, typed="q\n")
    assert asked.code == 0
    found = json.loads(asked.out)
    assert found.pop("next")["question"]
    assert found == json.loads(run("who", *known, *wanted).out)
    (answer,) = found["plans"]
    assert answer["baselines"]


def test_what_is_told_counts_for_a_baseline_too(run: Run) -> None:
    told = ["ask", "-p", "haiphong", "-f", "route=handover", "--format", "json"]
    ran = run(*told, "-b", "ttlt-01-2014", typed="land-gate\nq\n")
    found = json.loads(ran.out)
    (answer,) = found["plans"]
    (beside,) = answer["baselines"]
    assert "land-gate" in str(found["situation"])
    assert "receive" in {one["action"] for one in beside["supplements"]}


MISTAKES = [
    (["ask"], "give one with --plan; shipped: dongnai, haiphong"),
    (["ask", "-p", "haiphong", "-p", "soctrang"], "questions are about one plan"),
    (["ask", "-p", "-"], "standard input holds the answers"),
    (["ask", "-p", "haiphong", "--vocabulary", "-"], "standard input holds the answers"),
    (["ask", "-p", "haiphong", "-b", "-"], "standard input holds the answers"),
    (["ask", "-p", "haiphong", "--holidays", "-"], "standard input holds the answers"),
    (["ask", "-p", "haiphong", "-b", "ttlt-02-2014"], "did you mean `ttlt-01-2014`?"),
    (["ask", "-p", "haiphong", "--holidays", "docs/examples/holidays.yaml"], "--received"),
    (["ask", "-p", "haifong"], "did you mean `haiphong`?"),
    (["ask", "-p", "haiphong", "-e", "air-return", "-f", "origin=domestic"], "contradiction"),
    (["ask", "-p", "haiphong", "--phase", "recepton"], "did you mean `reception`?"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES, ids=lambda a: str(a)[:50])
def test_mistakes(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments, typed="1\n")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_closed_input_asks_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not terminal.typed_by_a_person()
    lines = TypedLines()
    assert (lines.waiting(), lines.next(), lines.number) == (True, None, 0)
    assert "Stopped; the answer so far." in run(*ASK, "--brief").out


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_dialogue_keeps_to_the_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for plan in ("haiphong", "dongnai"):
        ran = run("ask", "-p", plan, "--lang", lang, "--brief", typed="help\n1\n?\n2\nq\n")
        for line in ran.out.splitlines():
            assert len(line) <= columns or " " not in line.strip(), line


@pytest.mark.parametrize("columns", [60, 100])
def test_every_answer_stands_on_a_line_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """The labels get the room that what they change does not need."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(*ASK, "--lang", "vi", typed="q\n")
    offered = re.findall(
        r"^ *(\d|\?)  (\S.*?)   *(\S.*)$", ran.out.partition("\n> ")[0], re.MULTILINE
    )
    assert [number for number, _, _ in offered] == [*"1234567", "?"]
    assert all(label and "áp dụng" in change for _, label, change in offered[:-1])


def _piped(typed: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "coordplan", *arguments],
        input=typed, capture_output=True, timeout=300, check=False, cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )  # fmt: skip


def test_a_pipe_is_utf_8_whatever_the_locale() -> None:
    ran = _piped("không biết\nq\n".encode(), *ASK, "--lang", "vi")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "không biết" in ran.stdout.decode("utf-8").split("→")[1]


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    ran = _piped(b"x" * 1_000_000, *ASK, "--lang", "en", "--brief")
    assert ran.returncode == 2
    assert b"longer than 4096 characters" in ran.stderr


SELF = (*ASK, "-e", "self-return", "--format", "json")
TWO = b"1\n2\n"
"""Answers to the two questions that are asked of it first."""

SAME = {
    "a byte order mark": b"\xef\xbb\xbf1\n2\n",
    "CR LF": b"1\r\n2\r\n",
    "CR": b"1\r2\r",
    "no end of the last line": b"1\n2",
    "blanks around": b"  1\t\n 2 \n",
    "empty lines at the end": b"1\n2\n\n \n",
    "told to stop": b"1\n2\nq\nwhatever\n",
    "undone": b"2\nback\n1\n2\n",
    "help": b"help\n1\n2\n",
    "names": "Công an\nđang xác định\n".encode(),
    "decomposed": b"1\n\xc4\x91ang x\x61\xcc\x81c d\xc4\xa9nh\n",
}


@pytest.fixture
def told(run: Run) -> object:
    """What the two answers give."""
    return json.loads(run(*SELF, typed=TWO).out)


@pytest.mark.parametrize("name", SAME)
def test_the_same_answers_written_otherwise(run: Run, told: object, name: str) -> None:
    ran = run(*SELF, typed=SAME[name])
    assert ran.code == 0, ran.err
    assert json.loads(ran.out) == told


REFUSED = {
    "no answer": (b"suspect\n2\n", 1, "unknown-answer"),
    "no answer in the second line": (b"1\nsuspect\n", 2, "unknown-answer"),
    "out of range": (b"99\n2\n", 1, "unknown-answer"),
    "nought": (b"0\n2\n", 1, "unknown-answer"),
    "two in one": (b"1 2\n", 1, "unknown-answer"),
    "UTF-16 with its mark": ("1\n2\n".encode("utf-16"), 1, "unreadable-answer"),
    "UTF-16 without": ("1\n2\n".encode("utf-16-le"), 1, "unreadable-answer"),
    "UTF-16, big end first": ("1\n2\n".encode("utf-16-be"), 1, "unreadable-answer"),
    "UTF-32": ("1\n2\n".encode("utf-32"), 1, "unreadable-answer"),
    "Latin 1": (b"1\nkh\xf4ng\n", 2, "unreadable-answer"),
    "the end in the middle of a letter": (b"1\n2\xe1\xbb", 2, "unreadable-answer"),
    "NUL": (b"1\0\n2\n", 1, "unreadable-answer"),
    "NUL alone": (b"\0\n1\n2\n", 1, "unreadable-answer"),
    "a second mark": (b"1\n\xef\xbb\xbf2\n", 2, "unreadable-answer"),
    "two marks": (b"\xef\xbb\xbf\xef\xbb\xbf1\n2\n", 1, "unreadable-answer"),
    "zero width": ("1\n2\u200b\n".encode(), 2, "unreadable-answer"),
    "another end of line": ("1\u20282\n".encode(), 1, "unknown-answer"),
    "NEL": ("1\x852\n".encode(), 1, "unreadable-answer"),
    "too long": (b"1" + b" " * LONGEST_LINE + b"2\n", 1, "unreadable-answer"),
    "empty at the beginning": (b"\n1\n2\n", 1, "empty-answer"),
    "empty in the middle": (b"1\r\n\r\n2\r\n", 2, "empty-answer"),
    "blank in the middle": (b"1\n \t \n\n2\n", 2, "empty-answer"),
    "nothing to undo": (b"back\n1\n2\n", 1, "nothing-to-undo"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_script_with_a_slip_gets_no_answer(run: Run, name: str) -> None:
    """The next line was written for the next question: nobody stated what it would say here."""
    typed, line, rule = REFUSED[name]
    ran = run(*SELF, typed=typed)
    assert (ran.code, ran.out) == (2, "")
    wrong = ran.err.partition("error[")[2]
    assert wrong.startswith(f"{rule}]: question {line}, ")
    assert f"\n  --> <stdin>:{line}:1\n" in wrong


@pytest.mark.parametrize("last", ["2", "no", "back", "self-return", "nonsense", "\0"])
def test_more_lines_than_questions_are_no_answer(run: Run, last: str) -> None:
    """The sign that a line above answered another question than it was written for."""
    known = ("-e", "sea-border-return", "-f", "wish=support", "-f", "proceedings=none")
    ran = run(*ASK, *known, "--format", "json", typed="?\n" * 30 + f"{last}\n")
    assert (ran.code, ran.out) == (2, "")
    assert "error[extra-answer]: no question is left for this line" in ran.err
    assert "  --> <stdin>:31:1\n" in ran.err


@pytest.mark.parametrize("last", ["", "?\n\nhelp\n", "q\n2\n", "k\n" * 300])
def test_what_says_nothing_may_follow(run: Run, last: str) -> None:
    known = ("-e", "sea-border-return", "-f", "wish=support", "-f", "proceedings=none")
    ran = run(*ASK, *known, typed="?\n" * 30 + last)
    assert (ran.code, ran.err) == (0, "")


def test_an_answer_is_not_repeated(run: Run) -> None:
    """Whoever types a name by mistake finds it nowhere."""
    for typed in ("Nguyen Van An\n", "1\nNguyen Van An 0912345678\n", "q Nguyen Van An\n"):
        for more in ((), ("--format", "json"), ("--lang", "vi")):
            ran = run(*ASK, *more, typed=typed)
            assert ran.code == 2
            assert not re.search("Nguyen|An\\b|0912", ran.out + ran.err)


def test_nobody_is_waited_for_below_the_last_question() -> None:
    """Whoever asks line by line, and waits for the answer with the pipe open, gets it."""
    known = ("-e", "sea-border-return", "-f", "wish=support", "-f", "proceedings=none")
    child = subprocess.Popen(
        [sys.executable, "-m", "coordplan", *ASK, *known, "--lang", "en"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    with child, child.stdin, child.stdout:
        child.stdin.write(b"?\n" * 30)
        child.stdin.flush()
        said = child.stdout.read()
        assert child.wait(60) == 0
    assert b"No question is left" in said


class Terminal:
    """``coordplan ask`` on a pseudo-terminal of its own, so that Ctrl-C is a key that is typed."""

    START = (
        "import fcntl, runpy, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
        "runpy.run_module('coordplan', run_name='__main__', alter_sys=True)"
    )

    def __init__(self, *arguments: str, **streams: int) -> None:
        import pty

        self.main, side = pty.openpty()
        self.seen = b""
        self.child: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-c", self.START, *arguments],
            **{"stdin": side, "stdout": side, "stderr": side, **streams},  # type: ignore[call-overload]
            cwd=ROOT, start_new_session=True,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COORDPLAN_LANG": "en"},
        )  # fmt: skip
        os.close(side)

    def until(self, text: bytes, times: int = 1) -> bytes:
        """Everything seen, once a text has been seen so often, or all there is."""
        deadline = time.monotonic() + 300
        while self.seen.count(text) < times and time.monotonic() < deadline:
            if not select.select([self.main], [], [], 1)[0]:
                continue
            try:
                some = os.read(self.main, 65536)
            except OSError:
                break
            if not some:
                break
            self.seen += some
        return self.seen

    def types(self, keys: bytes) -> None:
        os.write(self.main, keys)

    def ends(self) -> int:
        self.until(b"\0never")
        code = self.child.wait(timeout=300)
        os.close(self.main)
        return code


@pytest.fixture
def asking() -> Iterator[Terminal]:
    terminal = Terminal(*ASK, "--brief")
    assert b"Question 1" in terminal.until(b"\n> ")
    yield terminal
    if terminal.child.poll() is None:
        terminal.child.kill()
        terminal.child.wait()


def test_in_a_terminal(asking: Terminal) -> None:
    asking.types(b"nonsense\n")
    asking.until(b"\n> ", 2)
    asking.types(b"1\n")
    assert b"Question 2" in asking.until(b"\n> ", 3)
    assert asking.seen.count(b"> 1\r\n") == 1, "what is typed is shown once"
    asking.types("không biết\n".encode())
    asking.until(b"\n> ", 4)
    asking.types(b"q\n")
    assert asking.ends() == 0
    assert b"Stopped; the answer so far." in asking.seen
    assert DEPENDS.search(asking.seen.decode())


def test_ctrl_c_in_a_terminal_is_quiet(asking: Terminal) -> None:
    asking.types(b"1\n")
    before = len(asking.until(b"\n> ", 2))
    asking.types(b"\x03")
    assert asking.ends() == 130
    # a signal that comes while the prompt is flushed may show it once more
    assert asking.seen[before:].replace(b"^C", b"").strip() in {b"", b">"}


def test_ctrl_d_in_a_terminal_gives_the_answer(asking: Terminal) -> None:
    asking.types(b"\x04")
    assert asking.ends() == 0
    assert b"Stopped; the answer so far." in asking.seen


def test_a_person_may_slip_as_often_as_they_like(asking: Terminal) -> None:
    for slip in range(PATIENCE + 3):
        asking.types(b"x\n")
        asking.until(b"\n> ", slip + 2)
    asking.types(b"q\n")
    assert asking.ends() == 0
    assert b"too many" not in asking.seen


def test_json_from_a_terminal() -> None:
    """Questions on the terminal, JSON into a file or a pipe."""
    terminal = Terminal(*ASK, "--format", "json", stdout=subprocess.PIPE)
    terminal.until(b"\n> ")
    terminal.types(b"1\n")
    terminal.until(b"\n> ", 2)
    terminal.types(b"q\n")
    assert terminal.child.stdout is not None
    with terminal.child.stdout:
        assert json.loads(terminal.child.stdout.read())["situation"]
    assert terminal.ends() == 0


def test_duties_towards_any_victim_are_left_out_unless_they_are_asked_for(
    haiphong: coordplan.Plan,
) -> None:
    event = coordplan.Situation("sea-border-return")
    assert begin(haiphong, event).answer == coordplan.who(haiphong, event)
    standing = coordplan.who(haiphong, event, standing=True)
    assert begin(haiphong, event, standing=True).answer == standing
