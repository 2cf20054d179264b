"""What a person typed by mistake is not repeated: by no command, in no format, in no language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import coordplan
from coordplan import Situation
from coordplan.diagnostics import Diagnostic
from coordplan.load import load_contacts, read_registry
from coordplan.load.acknowledged import load_acknowledged
from coordplan.load.calendar import load_calendar
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.uncounted

NAME = "Nguyễn Thị Ánh"
WORDS = [NAME, "nguyen-thi-anh", "Nguyen_Thi_Anh", "0912 345 678", "+84912345678", "sinh năm 2009",
         "nguyen@hopthu.vn", f"{NAME} 0912345678", "Nguyễn\u2028Thị"]  # fmt: skip
WHO = ("who", "-p", "haiphong", "--as-of", "2024-06-01")
SLIPS = [
    ("-f", "minor={}"), ("-f", "{}"), ("-f", "{}=true"), ("-f", "={}"), ("-f", "{}="), ("-f", "age={}"),
    ("-e", "{}"), ("-e", "rescue", "-e", "{}"), ("-e", "{}=x"), ("-e", "minor={}"), ("-e", "15 tuổi {}"),
    ("-f", "{}=1", "-f", "{}=2"), ("-f", "minor={}", "-f", "minor=true"), ("--call", "{}"),
    ("--call", "{}", "--no-call", "{}"), ("--no-call", "{}"), ("--agency", "{}"), ("--phase", "{}"),
    ("--as-of", "{}"), ("--received", "{}"), ("-p", "{}"), ("-b", "{}"), ("--format", "{}"), ("{}",),
    ("--{}",), ("--lang", "{}"), ("-o", "{}"), ("--engine", "{}"),
]  # fmt: skip
COMMANDS = [
    ("{}",), ("show", "{}"), ("show", "haiphong", "{}"), ("why", "-p", "haiphong", "{}"), ("why", "{}"),
    ("why-not", "-p", "haiphong", "{}"), ("why", "-p", "haiphong", "-f", "minor={}", "V.8.-1"),
    ("agencies", "{}"), ("reports", "haiphong", "--agency", "{}"), ("compare", "haiphong", "{}"),
    ("compare", "haiphong", "soctrang", "-a", "{}"), ("compare", "haiphong", "soctrang", "--function", "{}"),
    ("gaps", "haiphong", "-a", "{}"), ("gaps", "haiphong", "--phase", "{}"), ("deviations", "haiphong", "-b", "{}"),
    ("schema", "{}"), ("registry", "impact", "{}"), ("registry", "instruments", "{}"), ("registry", "{}"),
    ("diff", "haiphong", "{}"), ("diff", "haiphong", "soctrang", "--source", "{}"), ("card", "-p", "{}"),
    ("card", "-p", "haiphong", "-f", "minor={}"), ("graph", "haiphong", "--agency", "{}"),
    pytest.param(("test", "-k", "{}"), marks=pytest.mark.slow), ("reports", "haiphong", "--from", "{}", "--to", "{}"), ("plans", "{}", "{}"),
    ("ask", "-p", "haiphong", "-f", "minor={}"), ("reports", "haiphong", "--due-after", "{}"),
]  # fmt: skip


def nothing_of(said: str, typed: str) -> None:
    """That no word of what was typed is said, but those that the vocabulary has."""
    words = set(re.findall(r"[^\W\d_]{4,}|\d{4,}", typed.lower())) - {"sinh"}
    assert typed not in said
    assert not words & set(re.findall(r"[^\W\d_]+|\d+", said.lower())), said


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("arguments", SLIPS, ids=" ".join)
def test_after_any_option(run: Run, arguments: tuple[str, ...], lang: str) -> None:
    for typed in WORDS:
        ran = run(*WHO, *(one.format(typed) for one in arguments), env={"COORDPLAN_LANG": lang})
        assert ran.code in {2, 4}, (typed, ran.out[:500])
        assert ran.out == ""
        if ran.code == 2:  # 4: what is given as a file is told as a file
            nothing_of(ran.err, typed)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_of_any_command(run: Run, arguments: tuple[str, ...]) -> None:
    for typed in WORDS[:4]:
        for lang in ("en", "vi"):
            words = (one.format(typed) for one in arguments)
            ran = run(*words, env={"COORDPLAN_LANG": lang})
            assert ran.code in {1, 2}, (typed, ran)
            nothing_of(ran.out + ran.err, typed)


def test_where_it_stands_is_told(run: Run) -> None:
    ran = run(
        *WHO, "-e", "rescue", "-e", NAME, "-f", "minor=true", "-f", f"{NAME}=1", "-f", f"sex={NAME}"
    )
    assert "unknown event (number 2 of 2)\n" in ran.err
    assert "unknown fact (number 2 of 3)\n" in ran.err
    assert "fact `sex` has no such value\n  help: known: female, male" in ran.err
    ran = run(*WHO, "-f", "minor=1", "-f", f"={NAME}", "-f", "minor=2")
    assert "fact (number 2 of 3) is not of the form NAME=VALUE" in ran.err
    assert "facts 1 and 3 give one fact two values" in ran.err


def test_what_is_near_is_shown(run: Run) -> None:
    ran = run(*WHO, "-e", "resque", "-f", "minr=true", "-f", "entry=sea-port")
    assert "did you mean `rescue`" in ran.err
    assert "did you mean `minor`" in ran.err
    assert not re.search("resque|minr|sea-port", ran.err)


@pytest.mark.parametrize("typed", WORDS)
def test_from_python(haiphong: coordplan.Plan, typed: str) -> None:
    for situation in (Situation(typed), Situation(minor=typed), Situation(**{typed: True}),
                      Situation("rescue", **{typed: typed})):  # fmt: skip
        with pytest.raises(coordplan.SituationError) as caught:
            coordplan.who(haiphong, situation)
        nothing_of(f"{caught.value!r} {caught.value}", typed)


SCENARIO = """\
coordplan: 1
plan: haiphong
scenarios:
  - name: one
    {given}
    expect:
      silent: [receive]
      {expect}
"""
IN_SCENARIOS = [
    ("events: ['{}']", ""), ("facts: {{minor: '{}'}}", ""), ("facts: {{'{}': true}}", ""),
    ("calls: {{'{}': true}}", ""), ("events: '{}'", ""), ("standing: '{}'", ""), ("'{}': 1", ""),
    ("events: [*{}]", ""), ("events: [!{} x]", ""), ("events: [rescue]", "told: ['{}']"),
    ("events: [rescue]", "excluded: ['{}']"), ("events: [rescue]", "duties: {{'{}': {{}}}}"),
    ("events: [rescue]", "leads: {{'{}': []}}"), ("events: [rescue]", "'{}': 1"),
    ("events: [rescue]", "ask: '{}'"), ("events: [rescue]", "within: {{'V.8.-1#1': '{}'}}"),
    ("events: [rescue]", "within: {{'V.8.-1#1': {{ahead: '{}'}}}}"),
    ("events: [rescue]", "reports: {{'V.8.-1#1': ['{}']}}"), ("events: [rescue]", "doubts: ['{}']"),
    ("events: [rescue]", "status: {{receive: '{}'}}"), ("events: [rescue]", "possible: {{'V.8.-1#1': ['{}']}}"),
    ("events: [rescue]", "partners: {{'V.8.-1#1': ['{}']}}"), ("facts: {{minor: ['{}']}}", ""),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("given", "expect"), IN_SCENARIOS)
@pytest.mark.parametrize("typed", [NAME, "nguyen-thi-anh", "0912345678"])
def test_in_scenarios_and_their_reports(
    run: Run, tmp_path: Path, given: str, expect: str, typed: str
) -> None:
    file, junit = tmp_path / "s.yaml", tmp_path / "junit.xml"
    written = SCENARIO.format(given=given.format(typed), expect=expect.format(typed))
    file.write_text(written, "utf-8")
    for format_ in ("text", "json", "markdown", "html", "csv"):
        junit.unlink(missing_ok=True)
        ran = run("test", str(file), "--format", format_, "--junit", str(junit))
        assert ran.code in {1, 3}
        report = junit.read_text("utf-8") if junit.exists() else ""
        nothing_of(ran.out + ran.err + report, typed)


PERSONAL = "gọi 0912 345 678"
FILES: dict[str, tuple[str, Callable[[str], tuple[Diagnostic, ...]]]] = {
    "plan": ("plans/haiphong.yaml", coordplan.check_plan),
    "vocabulary": ("src/coordplan/vocabulary/human-trafficking.yaml", coordplan.check_vocabulary),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("comment", [False, True])
def test_it_is_looked_for_in_a_long_file(tmp_path: Path, kind: str, comment: bool) -> None:
    """In whichever text it stands, or beside it."""
    shipped, check = FILES[kind]
    lines = (ROOT / shipped).read_text("utf-8").splitlines(keepends=True)
    places = [n for n, line in enumerate(lines) if re.search(r"\bvi: \w[^{}\"'#]*, en:", line)]
    for number in places[:: max(1, len(places) // 6)]:
        added = f" # {PERSONAL}\n" if comment else None
        line = lines[number]
        changed = (
            line.rstrip("\n") + added if added else line.replace(", en:", f" {PERSONAL}, en:", 1)
        )
        file = tmp_path / "f.yaml"
        file.write_text("".join([*lines[:number], changed, *lines[number + 1 :]]), "utf-8")
        found = [one for one in check(str(file)) if one.rule == "personal-data"]
        assert [one.where.position.line for one in found if one.where and one.where.position] == [
            number + 1
        ]
        assert "0912" not in str(found)


SMALL: dict[str, tuple[str, Callable[[str], object] | None]] = {
    "scenarios: name": (SCENARIO.format(given=f"events: [rescue] # {PERSONAL}", expect=""), None),
    "contacts": (f"coordplan: 1\ncontacts: # {PERSONAL}\n  - {{agency: city-police, phone: 0225 3822 111}}\n",
                 lambda f: load_contacts(f, [])),
    "acknowledged": (f"coordplan: 1\nacknowledged:\n  - {{change: 012345678901, reason: '{PERSONAL}'}}\n", load_acknowledged),
    "acknowledged: what": ("coordplan: 1\nacknowledged:\n  - {change: 012345678901, what: 'sinh ngày 1/2/2009', reason: a}\n",
                           load_acknowledged),
    "holidays": (f"coordplan: 1\ndays_off:\n  - {{date: '2026-01-02', name: {{vi: '{PERSONAL}', en: a}}}}\n", load_calendar),
    "holidays: key": ("coordplan: 1\n'0912345678': 1\n", load_calendar),
    "registry": (f"coordplan: 1\ntitle: {PERSONAL}\n", lambda f: read_registry(f, coordplan.load_vocabulary())),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_it_is_looked_for_in_every_kind_of_file(run: Run, tmp_path: Path, name: str) -> None:
    text, load = SMALL[name]
    file = tmp_path / "f.yaml"
    file.write_text(text, "utf-8")
    if load is None:
        ran = run("test", str(file))
        assert (ran.code, "error[personal-data]" in ran.err) == (3, True)
        return
    with pytest.raises(coordplan.InvalidFileError) as caught:
        load(str(file))
    assert "personal-data" in {one.rule for one in caught.value.diagnostics}
    assert not re.search("0912|2009", str(caught.value))


def test_fingerprints_and_numbers_of_offices_are_nobodys(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(
        "coordplan: 1\nacknowledged:\n  - {change: '012345678901', reason: a}\n", "utf-8"
    )
    assert len(load_acknowledged(str(file)).entries) == 1
    good = (ROOT / "tests/checks/missing-print/good.yaml").read_text("utf-8")
    file.write_text(good.replace("a00000000001", "'012345678901'"), "utf-8")
    assert coordplan.check_plan(str(file)) == ()


@pytest.mark.slow
def test_a_name_in_a_file_of_numbers_is_not_repeated(
    tmp_path: Path, haiphong: coordplan.Plan
) -> None:
    file = tmp_path / "f.yaml"
    for entry in ("agency: '{}', phone: 0225 3822 111", "agency: x, phone: '{}'", "plan: '{}', agency: x, phone: '113'",
                  "agency: x, phone: '113', hours: '{}'", "'{}': x, phone: '113'", "agency: ['{}'], phone: '113'"):  # fmt: skip
        for typed in (NAME, "nguyen-thi-anh"):
            file.write_text(f"coordplan: 1\ncontacts:\n  - {{{entry.format(typed)}}}\n", "utf-8")
            try:
                said = load_contacts(str(file), [haiphong]).warnings
            except coordplan.InvalidFileError as error:
                said = error.diagnostics
            assert said, entry
            nothing_of(str([(one.message, one.help) for one in said]), typed)


def test_nothing_of_a_person_is_acknowledged(run: Run, tmp_path: Path) -> None:
    """A reason goes into a file, which would not be read again."""
    file = tmp_path / "accepted.yaml"
    for reason in WORDS[3:7]:
        ran = run(
            "diff", "haiphong", "soctrang", "--acknowledged", str(file), "--acknowledge", reason
        )
        assert (ran.code, ran.out) == (2, "")
        assert "error[personal-data]" in ran.err
        nothing_of(ran.err, reason)
        assert not file.exists()
