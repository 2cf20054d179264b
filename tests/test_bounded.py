"""Whatever is asked of whatever file: done or refused, soon, in 500 MB, without a traceback.

Each runs in a process of its own. The bound on its processor time is generous, because machines
differ: what is refused is counted in turns, and ``test_work`` and its neighbours test these.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import blowups
from tests.blowups import Json
from tests.conftest import ROOT, unmeasured

pytestmark = pytest.mark.uncounted

SECONDS, MEGABYTES = 30, 500

CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
from coordplan.cli import main
from tests.memory import peak
code = main(json.loads(sys.stdin.readline()))
print(json.dumps([code, peak()]), file=sys.stderr)
""".replace("SECONDS", str(SECONDS))

PLANS: dict[str, Callable[[], Json]] = {
    "joints": lambda: blowups.joints(200),
    "chain": lambda: blowups.chain(6000),
    "duties": lambda: blowups.duties(8000),
    "everybody": lambda: blowups.everybody(300, 40),
    "assigned": lambda: blowups.assigned(40, 300),
    "ring": lambda: blowups.ring(200),
    "conditions": lambda: blowups.conditions(3000),
    "wide": lambda: blowups.ands_of_ors(12),
    "unknown": lambda: blowups.unknown(3000),
}
VOCABULARIES: dict[str, Callable[[], Json]] = {
    "wide-constraints": lambda: blowups.wide_constraints(5, 5, 8),
    "few-wide-constraints": lambda: blowups.wide_constraints(8, 8, 8),
    "implications": lambda: blowups.implications(2000),
    "broken-events": lambda: blowups.broken_events(3000),
    "within": lambda: blowups.within(5000),
    "long-names": lambda: blowups.long_names(5000),
}
ASKED: dict[str, list[str]] = {
    "check": ["check", "PLAN"],
    "who": ["who", "-p", "PLAN", "-e", "sea-border-return"],
    "who-json": ["who", "-p", "PLAN", "-f", "minor=true", "--standing", "--format", "json"],
    "why-not": ["why-not", "g1", "-p", "PLAN", "-e", "sea-border-return"],
    "gaps": ["gaps", "PLAN"],
    "deviations": ["deviations", "PLAN"],
    "diff": ["diff", "PLAN", "haiphong"],
    "behaviour": ["diff", "PLAN", "haiphong", "--behaviour"],
    "compare": ["compare", "-p", "PLAN", "-p", "haiphong"],
    "reports": ["reports", "-p", "PLAN"],
    "graph": ["graph", "PLAN", "--format", "svg"],
    "show": ["show", "PLAN"],
    "agencies": ["agencies", "-p", "PLAN"],
}
SOURCES = {
    "lines": lambda: "a\n" * 1_040_000,
    "clauses": lambda: "- x\n" * 500_000,
    "numbers": lambda: "".join(f"{n}. x\n" for n in range(200_000)),
    "one-line": lambda: "Điều 1. " * 200_000,
    "blanks": lambda: "\n" * 1_000_000 + "x",
    "as-many-as-may-be": lambda: "- x\n" * 16_000,
}
"""Documents of which much is to be made."""
SOON = [("wide", "check")]
"""What is asked in every run; `slow` asks everything."""


def written(folder: Path, name: str, content: Json) -> str:
    file = folder / f"{name}.yaml"
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(file)


def run(*words: str) -> tuple[int, str]:
    """The exit code and what was said, of a command that must stay within bounds."""
    env = unmeasured()
    child = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=json.dumps([*words, "--lang", "en"]), env=env, cwd=ROOT,
        capture_output=True, text=True, encoding="utf-8", timeout=900, check=False,
    )  # fmt: skip
    assert "Traceback" not in child.stderr, child.stderr[-2000:]
    assert child.returncode == 0, f"{child.returncode}: no end in {SECONDS} s"
    *said, measured = child.stderr.splitlines()
    code, peak = json.loads(measured)
    assert peak < MEGABYTES
    return code, child.stdout + "\n".join(said)


@pytest.mark.parametrize(("made", "asked"), SOON)
def test_bounded(made: str, asked: str, tmp_path: Path) -> None:
    file = written(tmp_path, made, PLANS[made]())
    assert run(*[word.replace("PLAN", file) for word in ASKED[asked]])[0] in {0, 1, 2, 3}


@pytest.mark.slow
@pytest.mark.parametrize(("made", "asked"), [*itertools.product(PLANS, ASKED)])
def test_everything_is_bounded(made: str, asked: str, tmp_path: Path) -> None:
    file = written(tmp_path, made, PLANS[made]())
    assert run(*[word.replace("PLAN", file) for word in ASKED[asked]])[0] in {0, 1, 2, 3}


@pytest.mark.slow
@pytest.mark.parametrize("made", SOURCES)
def test_sources_are_bounded(made: str, tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_text(SOURCES[made](), "utf-8")
    code, said = run("trace", "haiphong", "--source", str(file))
    assert code in {1, 2, 4}
    assert (code == 2) is ("error[too-complex]" in said)


@pytest.mark.slow
@pytest.mark.parametrize("made", VOCABULARIES)
def test_vocabularies_are_bounded(made: str, tmp_path: Path) -> None:
    file = written(tmp_path, made, VOCABULARIES[made]())
    code, _ = run("facts", "--vocabulary", file)
    assert code in {0, 3}


@pytest.mark.parametrize(("widths", "code"), [((2, 2, 2), 0), ((5, 5, 8), 3), ((12, 12, 12), 3)])
def test_constraints_that_share_a_fact(widths: tuple[int, ...], code: int, tmp_path: Path) -> None:
    """Few are worked out; many are refused before their product is made, at their place."""
    file = written(tmp_path, "v", blowups.wide_constraints(*widths))
    found, said = run("facts", "--vocabulary", file)
    assert (found, "condition-too-wide" in said, "v.yaml:1:" in said) == (code, *[code == 3] * 2)


@pytest.mark.slow
def test_conditions_of_many_bodies_are_told_where_they_stand(tmp_path: Path) -> None:
    file = written(tmp_path, "joints", blowups.joints(1000))
    code, said = run("check", file)
    assert code == 3
    assert "error[too-complex]" in said
    assert "joints.yaml:1:" in said
    assert run("who", "-p", file, "-e", "sea-border-return")[0] == 3


def test_few_bodies_under_the_same_conditions_are_answered(tmp_path: Path) -> None:
    file = written(tmp_path, "joints", blowups.joints(20))
    assert run("who", "-p", file, "-e", "sea-border-return")[0] == 0


@pytest.mark.slow
def test_a_diagram_that_grows_is_refused(tmp_path: Path) -> None:
    words = written(tmp_path, "v", blowups.vocabulary(60))
    small = written(tmp_path, "small", blowups.crossed(12))
    large = written(tmp_path, "large", blowups.crossed(60))
    assert run("gaps", small, "--vocabulary", words)[0] == 0
    code, said = run("gaps", large, "--vocabulary", words)
    assert (code, "error[too-complex]" in said) == (2, True)


def test_ten_small_conditions_are_let_through(tmp_path: Path) -> None:
    file = written(tmp_path, "ten", blowups.ands_of_ors(10))
    assert run("check", file)[0] == 0
    assert run("who", "-p", file, "-e", "sea-border-return")[0] == 0


@pytest.mark.slow
def test_names_that_are_long_and_alike(tmp_path: Path) -> None:
    words = written(tmp_path, "v", blowups.long_names(5000))
    plan = written(tmp_path, "p", blowups.crossed(2) | {"clauses": [
        {"at": "I.1", "print": "a00000000001", "gist": blowups.text("x"),
         "duties": [{"do": ["act"], "lead": ["a"]}]}]})  # fmt: skip
    code, said = run("who", "-p", plan, "--vocabulary", words, "-e", "sự kiện rất dài " * 4 + "x")
    assert (code, "unknown event" in said) == (2, True)


LONG = "ma " * 30_000  # what one word of a command line may hold


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ["who", "-p", "haiphong", "-e", LONG],
        ["who", "-p", "haiphong", "-f", LONG],
        ["who", "-p", "haiphong", "-f", f"minor={LONG}"],
        ["who", "-p", "haiphong", "--agency", LONG],
        ["why", LONG, "-p", "haiphong"],
        ["show", "haiphong", LONG],
        ["who", "-p", LONG],
        ["who", "-p", f"{LONG}.yaml"],
        ["agencies", LONG],
        ["compare", "--action", LONG],
        [LONG],
        ["who", f"--{LONG}"],
        ["test", "--name", LONG],
        ["registry", LONG],
        ["schema", LONG],
        ["reports", "-p", "haiphong", "--from", "0001-01-01", "--until", "9999-12-31"],
        ["reports", "--format", "ics", "--from", "0001-01-01", "--until", "9999-12-31"],
        ["who", "-p", "haiphong", "-e", "self-return", "--received", "9999-12-31T23:59"],
    ],
    ids=range(18),
)
def test_what_is_typed_is_bounded(words: list[str]) -> None:
    assert run(*words)[0] in {0, 1, 2, 3, 4}


@pytest.mark.parametrize(("times", "code"), [(500, 0), (501, 2), (10_000, 2)])
def test_an_option_that_is_given_again_and_again(times: int, code: int) -> None:
    found, said = run("who", "-p", "haiphong", *["-f", "minor=true"] * times)
    assert (found, "error[bad-value]" in said) == (code, code == 2)
