"""What a shell is told while it completes a word: zsh evaluates it, bash puts it into the line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coordplan.cli import completions
from coordplan.text import visible
from tests.conftest import ROOT
from tests.twins.payloads import SETS

HOSTILE = [one for said in SETS.values() for one in said if one.isprintable()]
HOSTILE += ["a \\$(touch x) \\`id\\` \\\" =(id) \\' $(id) [/b] \\"]
SHELLS = ("bash", "zsh", "fish", "powershell")
DOES_SOMETHING = re.compile(r"[\\\"'`$]")
"""What zsh does something with, though it stands between quotation marks."""


def plan(folder: Path, said: str, locator: str) -> Path:
    """A plan of which an agency has a hostile name, and a duty on call a hostile locator."""
    text = (ROOT / "tests/data/twins/town.yaml").read_text("utf-8")
    quoted = said.replace("'", "''")
    text = text.replace("en: Town Police}", f"en: '{quoted}'}}")
    text = text.replace("at: II.1.-2\n", f"at: {locator}\n")
    (folder / "plan.yaml").write_text(text, "utf-8")
    return folder


def told(shell: str, folder: Path, line: str) -> str:
    """What a shell is told of a line."""
    env = {
        **os.environ,
        "_COORDPLAN_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "COORDPLAN_LANG": "en",
    }
    command = [sys.executable, "-m", "coordplan"]
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_no_name_in_a_plan_is_anything_to_a_shell(shell: str, tmp_path: Path) -> None:
    out = told(shell, plan(tmp_path, HOSTILE[-1], "II.1.-2"), "coordplan why -p plan.yaml poli")
    assert "police" in out
    if shell == "zsh":
        # what stands between the quotation marks of zsh, which it evaluates
        (line,) = re.findall(r'^_arguments \'\*: :\(\("police":"(.*)"\)\)\'$', out, re.MULTILINE)
        assert not DOES_SOMETHING.search(line)
    else:
        assert "$" not in out


@pytest.mark.parametrize(("begun", "code"), [("haip", 0), ("xyzzy", 1)])
def test_fish_is_told_whether_there_is_anything_to_offer(begun: str, code: int) -> None:
    env = {
        **os.environ,
        "_COORDPLAN_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "is-args",
        "_TYPER_COMPLETE_ARGS": f"coordplan show {begun}",
    }
    command = [sys.executable, "-m", "coordplan"]
    assert subprocess.run(command, env=env, capture_output=True, check=False).returncode == code


@pytest.mark.parametrize("said", HOSTILE)
def test_a_label_is_told_as_far_as_no_shell_does_anything_with_it(said: str) -> None:
    ((word, label),) = completions.begun([("police", said)], "pol")
    assert word == "police"
    assert not DOES_SOMETHING.search(label)
    assert not re.search(r"[\[\]]", label), "typer takes these for colours"
    assert len(label) == len(visible(said))


@pytest.mark.parametrize(
    "word", ["II.1$(id)", "a`id`", "a;id", "a|id", "a>b", "a\nb", "-x", "~", "a'b"]
)
def test_a_word_that_is_more_than_a_word_is_not_offered(word: str) -> None:
    assert completions.begun([(word, "label")], "") == []


def test_what_locators_and_names_of_files_are_made_of_is_offered(tmp_path: Path) -> None:
    for word in ("V.8.-1", "0.¶1", "III.1.đ", "haiphong:V.8.-1#1", "entry=island", "R.-1~2"):
        assert completions.begun([(word, "label")], word[:2]) == [(word, "label")]
    for name in ("kế hoạch.yaml", "a$(id).yaml", "b'c.yaml"):
        (tmp_path / name).touch()
    assert completions.files(f"{tmp_path}/") == [f"{tmp_path}/kế hoạch.yaml"]


def test_a_locator_of_a_plan_that_is_more_than_a_word_is_not_offered(tmp_path: Path) -> None:
    folder = plan(tmp_path, "x", '"II.1$(id)"')
    assert "$" not in told("bash", folder, "coordplan who -p plan.yaml --call ")
