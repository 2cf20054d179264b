"""Two files of one id, as the present plan and its draft: told apart wherever several are asked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import coordplan
from tests.conftest import ROOT, Run

VILLAGE = (ROOT / "tests/data/trace/village.yaml").read_text("utf-8")
CONTACTS = "coordplan: 1\ncontacts:\n  - {plan: village, agency: {agency}, phone: 1800 1567}\n"


@pytest.fixture
def old(tmp_path: Path) -> str:
    (tmp_path / "old.yaml").write_text(VILLAGE, "utf-8")
    return str(tmp_path / "old.yaml")


@pytest.fixture
def new(tmp_path: Path) -> str:
    """Another version; the clinic has another id in it."""
    text = VILLAGE.replace("clinic", "health-post")
    assert text != VILLAGE
    (tmp_path / "new.yaml").write_text(text, "utf-8")
    return str(tmp_path / "new.yaml")


SEVERAL = [
    ("who", "-p", "{old}", "-p", "{new}", "-e", "rescue"),
    ("who", "-p", "{old}", "-p", "{new}", "-e", "rescue", "--full"),
    ("who", "-p", "{old}", "-p", "{new}", "-e", "rescue", "--agency", "police"),
    ("who", "-p", "{old}", "--baseline", "{new}", "-e", "rescue", "--full"),
    ("why", "police", "-p", "{old}", "-p", "{new}", "-e", "rescue"),
    ("why-not", "police", "-p", "{old}", "-p", "{new}", "-e", "rescue"),
    ("reports", "{old}", "{new}"),
    ("agencies", "-p", "{old}", "-p", "{new}"),
    ("compare", "{old}", "{new}"),
    ("compare", "{old}", "{new}", "--by", "action", "-e", "rescue", "--full"),
    ("deviations", "{old}", "--baseline", "{new}"),
]


def _named(text: str) -> tuple[bool, bool]:
    return "(old.yaml)" in text, "(new.yaml)" in text


@pytest.mark.parametrize("words", SEVERAL, ids=" ".join)
@pytest.mark.parametrize("format_", ["text", "markdown", "html", "csv"])
def test_each_says_from_which_file_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, old: str, new: str, words: tuple[str, ...], format_: str
) -> None:  # fmt: skip
    monkeypatch.chdir(Path(old).parent)
    if format_ == "csv" and ("--baseline" in words or "reports" in words):
        return  # its columns name one plan alone; this village reports nothing
    arguments = [word.format(old="old.yaml", new="new.yaml") for word in words]
    ran = run(*arguments, "--format", format_)
    assert (ran.code, ran.err) == (0, "")
    said = re.sub(r"<[^>]*>|\\\\", "", ran.out)
    assert _named(" ".join(said.split())) == (True, True)


def _plans(value: object) -> list[tuple[str, str]]:
    """Everything that names a plan, with its file."""
    if isinstance(value, list):
        return [one for each in value for one in _plans(each)]
    if not isinstance(value, dict):
        return []
    own = [(value["plan"], value.get("file", ""))] if isinstance(value.get("plan"), str) else []
    return own + [one for each in value.values() for one in _plans(each)]


@pytest.mark.parametrize("words", [one for one in SEVERAL if one[0] != "compare"], ids=" ".join)
def test_json_says_it_too(run: Run, old: str, new: str, words: tuple[str, ...]) -> None:
    arguments = [word.format(old=old, new=new) for word in words]
    data = json.loads(run(*arguments, "--format", "json").out)
    found = [(plan, file) for plan, file in _plans(data) if plan == "village"]
    assert found
    assert {Path(file).name for _, file in found} <= {"old.yaml", "new.yaml"}
    if "--baseline" not in words:
        assert {Path(file).name for _, file in found} == {"old.yaml", "new.yaml"}


def test_one_alone_has_no_more_than_its_id(run: Run, old: str) -> None:
    for more in ([], ["-p", old]):
        ran = run("who", "-p", old, *more, "-e", "rescue", "--format", "json")
        (plan,) = json.loads(ran.out)["plans"]
        assert "file" not in plan
        assert "old.yaml" not in run("who", "-p", old, *more, "-e", "rescue").out


def _uids(calendar: str) -> list[str]:
    return re.findall(r"^UID:(.*?)\r?$", calendar, re.MULTILINE)


def test_a_calendar_holds_no_two_entries_of_one_name(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "plans" / "haiphong.yaml").read_text("utf-8")
    files = [tmp_path / "a.yaml", tmp_path / "deep" / "a.yaml"]
    files[1].parent.mkdir()
    for file in files:
        file.write_text(text, "utf-8")
    days = ("--from", "2026-01-01", "--to", "2026-12-31", "--format", "ics")
    alone = _uids(run("reports", "haiphong", *days).out)
    assert alone
    assert sorted(set(alone)) == sorted(alone)
    assert _uids(run("reports", str(files[0]), *days).out) == alone, "as ever"
    both = _uids(run("reports", *map(str, files), *days).out)
    assert len(set(both)) == len(both) == 2 * len(alone)
    same = _uids(
        run("reports", str(files[0]), f"{tmp_path}/./a.yaml", "-p", str(files[0]), *days).out
    )
    assert same == alone, "one file is one plan, however it is named"
    assert len(set(_uids(run("reports", "haiphong", str(files[0]), *days).out))) == 2 * len(alone)


def test_numbers_of_offices_are_those_of_both(run: Run, tmp_path: Path, old: str, new: str) -> None:
    """An agency that only one of the versions has is known, whichever is asked last."""
    for agency in ("clinic", "health-post"):
        file = tmp_path / "contacts.yaml"
        file.write_text(CONTACTS.replace("{agency}", agency), "utf-8")
        for plans in ((old, new), (new, old)):
            asked = [word for plan in plans for word in ("-p", plan)]
            ran = run("who", *asked, "-e", "rescue", "--contacts", str(file), "--format", "json")
            assert ran.code == 0, ran.err
            (number,) = json.loads(ran.out)["contacts"]
            assert number["agency"] == agency
            assert Path(number["file"]).name == ("old.yaml" if agency == "clinic" else "new.yaml")


def test_standard_input_is_read_once(run: Run) -> None:
    for words in (("compare", "-", "-"), ("agencies", "-p", "-", "-p", "-"), ("why", "police", "-p", "-", "-p", "-")):  # fmt: skip
        ran = run(*words, typed="")
        assert (ran.code, "standard input" in ran.err) == (2, True)


def test_from_python(old: str, new: str) -> None:
    plans = coordplan.load_plans([old, new, "haiphong"])
    assert [plan.id for plan in plans] == ["village", "village", "haiphong"]
    assert [Path(plan.label.rstrip(")")).name for plan in plans] == [
        "old.yaml",
        "new.yaml",
        "haiphong",
    ]
    assert [plan.label for plan in coordplan.load_plans([old, old])] == ["village", "village"]
