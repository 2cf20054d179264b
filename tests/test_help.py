"""Help and usage errors are in the language of whoever reads them, and wholly so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperCommand
from typer.main import get_command

from coordplan.cli import COMMANDS, _Commands, _Group, app
from coordplan.cli.languages import _TYPERS_OWN, BETWEEN, spoken
from tests.conftest import Run

VIETNAMESE = re.compile("[À-ỹ]")


def said(command: TyperCommand | _Group) -> Iterator[str]:
    """Every text of a command that coordplan wrote, as it was written."""
    yield command.help or ""
    if isinstance(command, TyperCommand):
        yield command.short_help or ""
    for parameter in command.params:
        written = getattr(parameter, "help", None)
        if written not in _TYPERS_OWN:
            yield written or ""


@pytest.mark.parametrize("name", [*COMMANDS, "coordplan"])
def test_help_is_written_in_both_languages(name: str) -> None:
    command = get_command(app) if name == "coordplan" else _Commands()[name]
    assert isinstance(command, TyperCommand | _Group)
    for text in said(command):
        english, vietnamese = text.split(BETWEEN)
        assert not VIETNAMESE.search(english), text
        assert VIETNAMESE.search(vietnamese), text


@pytest.mark.parametrize("name", [*COMMANDS, ""])
def test_vietnamese_help_has_nothing_of_typers_own(run: Run, name: str) -> None:
    out = run(*name.split(), "-h", "--lang", "vi").out if name else run("-h", "--lang=vi").out
    english = run(*name.split(), "-h", "--lang", "en").out
    assert out.startswith("Cách dùng: coordplan")
    assert english.startswith("Usage: coordplan")
    for words in ("Usage", "Options", "Arguments", "Commands:", "default:", "required", "Example"):
        assert words not in out
    assert not VIETNAMESE.search(english)
    for page in (out, english):
        assert not re.search(r" · |<str>|<list|[{}]", page), page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_metavar_is_in_the_language_of_the_help(run: Run, name: str) -> None:
    def metavars(language: str) -> list[str]:
        out = run(name, "-h", "--lang", language).out
        shown = r"^  (?:-\w, )?--[\w-]+ ([^\W\d_a-z][^\W\da-z=-]*(?:[=-][^\W\da-z]+)*)(?=\s|$)"
        return re.findall(shown, out, re.MULTILINE)

    vietnamese = metavars("vi")
    assert len(vietnamese) == len(metavars("en"))
    assert {one for one in vietnamese if not re.search("[À-ỹĐ]", one)} <= {"SQL"}


def test_what_is_missing_is_called_as_in_help(run: Run) -> None:
    assert "thiếu `KẾ-HOẠCH`" in run("gaps", "--lang", "vi").err
    assert "giá trị của `PHẦN`" in run("registry", "law", "--lang", "vi").err


def test_everything_that_typer_says_by_itself_is_known(run: Run) -> None:
    pages = " ".join("\n".join(run(*name.split(), "-h").out for name in ("", *COMMANDS)).split())
    assert [words for words in _TYPERS_OWN if words.strip() not in pages] == []


def test_the_environment_chooses_the_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COORDPLAN_LANG", "vi")
    assert "Ví dụ: coordplan who" in run("who", "-h").out
    assert "Example: coordplan who" in run("who", "-h", "--lang", "en").out
    monkeypatch.delenv("COORDPLAN_LANG")
    assert run().err.startswith("Cách dùng: coordplan [TÙY-CHỌN] LỆNH")


def test_a_language_before_the_command_is_that_of_the_command(run: Run) -> None:
    assert "mặc định: vi" not in run("--lang", "vi", "--no-cache", "who", "-h").out
    assert "True" not in run("--no-cache", "who", "-h").out
    assert run("--lang", "vi", "facts").out == run("facts", "--lang", "vi").out
    assert run("--lang", "vi", "facts", "--lang", "en").out == run("facts").out


def test_a_help_in_one_language_is_said_as_it_is() -> None:
    assert spoken("PLAN", "vi") == spoken("PLAN", "en") == "PLAN"


MISTAKES = [
    (["who", "--evnt", "x"], "unknown-option", "no such option", "did you mean `--event`?"),
    (["who", "--zzzzz"], "unknown-option", "no such option", "see `coordplan who -h`"),
    (["who", "-z"], "unknown-option", "no such option", "see `coordplan who -h`"),
    (["--zzzzz"], "unknown-option", "no such option", "see `coordplan -h`"),
    (["whoo"], "unknown-command", "no such command", "did you mean `who`?"),
    (["-"], "unknown-command", "no such command", "known: who"),
    (["compere", "--zzz"], "unknown-command", "no such command", "did you mean `compare`?"),
    (["who", "--event"], "missing-value", "option `--event` needs a value", "coordplan who -h"),
    (["who", "--brief=1"], "extra-value", "option `--brief` takes no value", "coordplan who -h"),
    (["trace", "haiphong"], "missing-argument", "`--source` is missing", "coordplan trace -h"),
    (["--no-cache"], "missing-command", "a command is missing", "see `coordplan -h`"),
    (["gaps"], "missing-argument", "`PLAN` is missing", "coordplan gaps -h"),
    (["plans", "a", "b"], "extra-argument", "2 words too many", ""),
    (["who", "--format", "xml"], "bad-value", "the value of `--format` is none", "known: text, json"),
    (["who", "--format", "jsn"], "bad-value", "the value of `--format` is none", "did you mean `json`?"),
    (["who", "--as-of", "today"], "bad-value", "the value of `--as-of` is not a date", "YYYY-MM-DD"),
    (["who", "--received", "2026-02-13"], "bad-value", "is not a moment", "YYYY-MM-DDTHH:MM"),
    (["diff", "a", "b", "--role", "boss"], "bad-value", "the value of `--role` is none", "known: lead"),
    (["registry", "law"], "bad-value", "the value of `PART` is none", "known: instruments"),
    (["reports", "--due-after", "x"], "bad-value", "is not a number", "write digits"),
    (["reports", "--due-after", "-1"], "bad-value", "`--due-after` is out of range", "from 0 to 250"),
    (["test", "--threshold", "nan"], "bad-value", "`--threshold` is out of range", "from 0 to 100"),
    (["who", "-p", "-", "-b", "-"], "usage", "only one of the plans can be standard input", ""),
    (["diff", "a", "b", "--acknowledge", "x"], "usage", "--acknowledge needs a reason", ""),
    (["diff", "haiphong", "laichau", "-a", "x"], "usage", "go with --behaviour", ""),
    (["diff", "haiphong", "laichau", "--lang", "both"], "usage", "only HTML", "--format html"),
    (["fmt", "--check", "plans/laichau.yaml", "--lang", "both"], "usage", "only HTML", "vi or en"),
    (["registry", "instruments", "x"], "usage", "an instrument is for impact", "registry impact ID"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "rule", "message", "mend"), MISTAKES, ids=str)
def test_usage(run: Run, arguments: list[str], rule: str, message: str, mend: str) -> None:
    english = run(*arguments)
    vietnamese = run(*arguments, env={"COORDPLAN_LANG": "vi"})
    for ran, head in ((english, "error"), (vietnamese, "lỗi")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{head}[{rule}]: ")
    assert message in english.err
    assert mend in english.err
    assert VIETNAMESE.search(vietnamese.err.removeprefix("lỗi"))


def test_every_wrong_value_is_told_at_once(run: Run) -> None:
    ran = run("who", "extra", "--format", "xml", "--as-of", "soon", "--engine", "steam")
    assert ran.code == 2
    assert re.findall(r"error\[(.*?)\]: (.*? .*? .*? \S+)", ran.err) == [
        ("bad-value", "the value of `--format`"),
        ("bad-value", "the value of `--as-of`"),
        ("bad-value", "the value of `--engine`"),
        ("extra-argument", "1 word too many"),
    ]


def test_an_error_that_typer_may_have_one_day_is_told_without_its_words() -> None:
    from coordplan.cli.usage import understood

    (told,) = understood(typer.BadParameter("odd"), "coordplan who").diagnostics
    assert (told.rule, told.message.en) == ("usage", "this command line is not understood")
