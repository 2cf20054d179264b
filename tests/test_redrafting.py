"""A plan brought to a new version of its document: what stays, what moves, what asks for review."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.drafting import Knowledge
from coordplan.load import load_registry, load_vocabulary, splicing
from coordplan.load.drafts import Update, knowledge, update_plan, write_update
from coordplan.load.formatting import comments_of, formatted
from coordplan.load.yaml_tree import read_yaml
from coordplan.tracing import cut, trace
from tests.conftest import ROOT, Run

EXAMPLES = ROOT / "docs" / "examples"
PLAN, OLD, NEW = (EXAMPLES / name for name in ("reviewed.yaml", "draft.txt", "draft-revised.txt"))


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return knowledge(load_vocabulary(), load_registry())


def updated(known: Knowledge, folder: Path, text: str, plan: str | None = None) -> Update:
    """The example with another text of its document."""
    file, document = folder / "plan.yaml", folder / "new.txt"
    file.write_bytes((plan or PLAN.read_text("utf-8")).encode())
    document.write_text(text, "utf-8")
    shutil.copy(OLD, folder)
    return update_plan(str(file), str(document), known)


def clauses_of(text: str) -> dict[str, dict[str, Any]]:
    return {clause["at"]: clause for clause in yaml.safe_load(text)["clauses"]}


def encoding(clause: dict[str, Any]) -> dict[str, Any]:
    """What somebody wrote of a clause."""
    return {key: value for key, value in clause.items() if key not in {"at", "print", "review"}}


def open_in(text: str) -> dict[str, Any]:
    return {at: one["review"] for at, one in clauses_of(text).items() if "review" in one}


# --- one edited, two moved, one new, one gone


def test_exactly_what_changed_asks_for_review(known: Knowledge, tmp_path: Path) -> None:
    found = updated(known, tmp_path, NEW.read_text("utf-8"))
    assert open_in(found.after) == {
        "II.1.-2": [{"what": "changed", "was": "5d70abb85eaf", "names": ["justice-department"]}],
        "II.1.-3": [{"what": "gone"}],
        "II.2.a": [
            {"what": "kind", "sure": "low"},
            {"what": "heading", "by": "II.2", "names": ["health-department"]},
            {
                "what": "duty",
                "sure": "medium",
                "duty": {"perform": ["health-department"]},
                "why": [{"key": "perform", "by": "II.2"}],
            },
        ],
    }
    before, after = clauses_of(PLAN.read_text("utf-8")), clauses_of(found.after)
    assert list(after) == [*(at for at in before if at < "II.2"), "II.2.a", "II.2.b", "II.2.c", *(at for at in before if at > "II.3")]  # fmt: skip
    for at, one in before.items():
        now = {"II.2.a": "II.2.b", "II.2.b": "II.2.c"}.get(at, at)
        assert encoding(after[now]) == encoding(one), at
    plan = yaml.safe_load(found.after)
    assert plan["draft"] is True
    assert plan["agencies"]["justice-department"]["function"] == "justice"


def test_what_is_written_loads_traces_and_is_in_layout(known: Knowledge, tmp_path: Path) -> None:
    found = updated(known, tmp_path, NEW.read_text("utf-8"))
    write_update(found)
    file = str(tmp_path / "plan.yaml")
    plan = coordplan.load_plan(file)
    assert [one.at for one in plan.unreviewed] == ["II.1.-2", "II.1.-3", "II.2.a"]
    assert {(t.state.value, t.at) for t in trace(plan, found.source.text).findings} == {
        ("gone", "II.1.-3")
    }
    assert formatted(found.after.encode(), "x") == found.after
    assert comments_of(found.after) == comments_of(PLAN.read_text("utf-8"))
    again = update_plan(file, str(tmp_path / "new.txt"), known)
    assert (again.after, again.revision.asks) == (found.after, ())


def test_the_same_document_changes_nothing(known: Knowledge, tmp_path: Path) -> None:
    found = updated(known, tmp_path, OLD.read_text("utf-8"))
    assert found.revision.asks == ()
    assert found.after.replace("new.txt", "draft.txt") == PLAN.read_text("utf-8")


def test_all_that_names_a_clause_follows_it(known: Knowledge, tmp_path: Path) -> None:
    """Assignments, what roles are taken from, and headings go with the clauses that moved."""
    plan = PLAN.read_text("utf-8").replace(
        "        perform: [health-department]\n        reports:",
        "        perform: [health-department]\n        taken_from: [II.2.a]\n        reports:",
    )
    text = OLD.read_text("utf-8").replace("II. VIỆC PHẢI LÀM", "III. VIỆC PHẢI LÀM").replace("III. KINH PHÍ", "IV. KINH PHÍ")  # fmt: skip
    found = updated(known, tmp_path, text, plan)
    data = yaml.safe_load(found.after)
    assert open_in(found.after) == {}
    assert [one["at"] for one in data["headings"]] == ["III.1", "III.2"]
    assert clauses_of(found.after)["III.2.b"]["duties"][0]["taken_from"] == ["III.2.a"]
    assert "draft" not in data


def test_a_clause_is_read_again_where_its_heading_names_another(
    known: Knowledge, tmp_path: Path
) -> None:
    text = OLD.read_text("utf-8").replace("1. Công an tỉnh", "1. Bộ Chỉ huy Quân sự tỉnh")
    found = updated(known, tmp_path, text)
    assert set(open_in(found.after)) == {"II.1.-1", "II.1.-2", "II.1.-3"}
    assert found.revision.read_again == ("II.1.-1", "II.1.-2", "II.1.-3")
    assert next(iter(open_in(found.after).values())) == [{"what": "heading", "by": "II.1"}]
    write_update(found)
    again = update_plan(str(tmp_path / "plan.yaml"), str(tmp_path / "new.txt"), known)
    assert again.revision.asks == ()


def test_what_is_gone_makes_room_for_what_stands_in_its_place(
    known: Knowledge, tmp_path: Path
) -> None:
    text = OLD.read_text("utf-8").replace("- Chủ trì đón người trở về ở cửa khẩu.\n\n", "")
    found = updated(known, tmp_path, text)
    after = clauses_of(found.after)
    assert list(after)[3:6] == ["II.1.-1~gone", "II.1.-1", "II.1.-2"]
    assert open_in(found.after) == {"II.1.-1~gone": [{"what": "gone"}]}
    plan = coordplan.load_plan(str(_written(tmp_path, found)))
    assert plan.duty("ven-song:II.1.-1~gone#1") is not None


def _written(folder: Path, found: Update) -> Path:
    write_update(found)
    return folder / "plan.yaml"


# --- the person's file stays as it was


def test_every_other_letter_of_a_file_stays(known: Knowledge, tmp_path: Path) -> None:
    """Another layout, comments everywhere, and line ends of another system."""
    plan = PLAN.read_text("utf-8")
    plan = plan.replace("    gist:", "    # look at this\n    gist:")
    plan = plan.replace("agencies:\n", "agencies:\n\n  # those who act\n")
    plan = plan.replace("coordplan: 1\n", "coordplan:   1  # the format\n")
    plan = plan.replace("\n", "\r\n")
    found = updated(known, tmp_path, NEW.read_text("utf-8"), plan)
    assert comments_of(found.after) == comments_of(plan)
    assert "coordplan:   1  # the format\r\n" in found.after
    assert found.after.count("\n") == found.after.count("\r\n")
    kept = [line for line in found.after.splitlines() if line in plan.splitlines()]
    assert len(kept) > 0.8 * len(plan.splitlines())
    assert read_yaml(found.after.encode(), "x").faults == ()


def test_what_opens_a_part_stays_where_the_part_begins(known: Knowledge, tmp_path: Path) -> None:
    text = OLD.read_text("utf-8")
    first, second = "- Chủ trì đón người trở về ở cửa khẩu.\n\n", "- Báo tin cho Sở Y tế trong 24 giờ.\n\n"  # fmt: skip
    found = updated(known, tmp_path, text.replace(first + second, second + first))
    lines = found.after.splitlines()
    at = lines.index("  # II")
    assert lines[at - 1 : at + 3] == ["", "  # II", "  - at: II.1.-1", "    print: 5d70abb85eaf"]
    assert open_in(found.after) == {}


def test_notes_are_added_to_those_that_stand_there(known: Knowledge, tmp_path: Path) -> None:
    text = OLD.read_text("utf-8").replace("24 giờ", "36 giờ")
    for review in (
        "[{what: kind, sure: low}]",
        "\n      - {what: kind, sure: low}",
        "\n      # hm\n      - what: kind\n        sure: low",
    ):
        plan = PLAN.read_text("utf-8").replace("within: PT24H}\n", f"within: PT24H}}\n    review: {review}\n")  # fmt: skip
        found = updated(known, tmp_path, text, plan.replace("review: \n", "review:\n"))
        assert open_in(found.after)["II.1.-2"] == [
            {"what": "kind", "sure": "low"},
            {"what": "changed", "was": "5d70abb85eaf"},
        ]


SOURCE = re.search(r"^source: .*\n", PLAN.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  - at: I.¶1\n    print", "  -\n    at: I.¶1\n    print", "plan-not-updated"),
        (SOURCE[0] if SOURCE else "", "", "plan-without-source"),
        ("kind: budget", "kind: bud", "bad-value"),
    ],
)
def test_what_cannot_be_updated_is_refused(
    old: str, new: str, rule: str, known: Knowledge, tmp_path: Path
) -> None:
    plan = PLAN.read_text("utf-8").replace(old, new)
    with pytest.raises(coordplan.InvalidFileError) as caught:
        updated(known, tmp_path, NEW.read_text("utf-8"), plan)
    assert [one.rule for one in caught.value.diagnostics] == [rule]
    assert all(one.where and one.where.file for one in caught.value.diagnostics)
    assert (tmp_path / "plan.yaml").read_text("utf-8") == plan


LEAVES = [clause.text for clause in cut(OLD.read_text("utf-8")) if re.match(r"II\.1\.-|II\.2\.", clause.at) and not clause.heading]  # fmt: skip


@pytest.mark.uncounted
@settings(deadline=None, max_examples=15)
@given(
    chosen=st.lists(st.sampled_from([*LEAVES, "Nấu cơm.", "Gọi Sở Nội vụ."]), max_size=7),
    other=st.lists(st.sampled_from([*LEAVES, "Quét sân."]), max_size=4),
)
def test_nothing_that_was_reviewed_is_ever_lost(
    chosen: list[str], other: list[str], known: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a new version says: each encoding stands once, unreviewed if its words are not there."""
    dashes = "".join(f"- {text}\n\n" for text in chosen)
    points = "".join(f"{'abcdeghi'[n]}) {text}\n\n" for n, text in enumerate(other))
    old = OLD.read_text("utf-8")
    text = f"{old[: old.index('- Chủ trì')]}{dashes}2. Sở Y tế\n\n{points}{old[old.index('III. KINH') :]}"
    found = updated(known, tmp_path_factory.mktemp("revised"), text)
    before = [encoding(one) for one in clauses_of(PLAN.read_text("utf-8")).values()]
    after = clauses_of(found.after)
    for one in before:
        assert [encoding(two) for two in after.values()].count(one) == before.count(one)
    prints = {clause.fingerprint for clause in cut(text)}
    for at, clause in after.items():
        assert clause["print"] in prints or "review" in clause, at
    assert comments_of(found.after) == comments_of(PLAN.read_text("utf-8"))
    assert {c.at for c in cut(text) if not c.heading} <= set(after)


# --- the command


def test_the_command_says_what_asks_for_review(run: Run, tmp_path: Path) -> None:
    for file in (PLAN, OLD):
        shutil.copy(file, tmp_path)
    plan = tmp_path / "reviewed.yaml"
    ran = run("draft", "--update", str(plan), str(NEW), "--check")
    assert (ran.code, plan.read_bytes()) == (1, PLAN.read_bytes())
    assert "3 clauses ask for review; 9 clauses are as they were" in ran.out
    assert "out: 24 giờ." in ran.out
    assert "[II.2.a] → [II.2.b]" in ran.out
    ran = run("draft", "--update", str(plan), str(NEW), "--format", "json")
    assert json.loads(ran.out)["update"] == {
        "same": 9, "moved": [{"was": "II.2.a", "at": "II.2.b"}, {"was": "II.2.b", "at": "II.2.c"}],
        "changed": ["II.1.-2"], "new": ["II.2.a"], "gone": ["II.1.-3"], "read_again": [],
    }  # fmt: skip
    assert run("draft", "--update", str(plan), str(NEW)).code == 0
    assert "has no source" not in ran.err


def test_an_update_may_go_to_another_file(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    assert run("draft", "--update", str(PLAN), str(NEW), "-o", str(other)).code == 1
    assert "changed" in other.read_text("utf-8")
    assert run("draft", "--update", str(PLAN), str(NEW), "-o", str(other)).code == 4


def test_a_version_before_needs_an_update(run: Run) -> None:
    ran = run("draft", str(NEW), "--source", str(OLD))
    assert ran.code == 2
    assert "needs `--update`" in ran.err


@pytest.mark.uncounted
@pytest.mark.parametrize("name", ["haiphong", "soctrang", "tanhong", "dongnai", "laichau"])
def test_a_shipped_plan_stays_as_it_is_with_its_own_document(
    name: str, known: Knowledge, sources: Path, tmp_path: Path
) -> None:
    plan = ROOT / "plans" / f"{name}.yaml"
    found = update_plan(str(plan), str(sources / f"{name}.txt"), known)
    assert found.after.encode() == plan.read_bytes()
    text = (sources / f"{name}.txt").read_text("utf-8")
    leaf = next(c for c in cut(text) if not c.heading and text.count(c.text[:25]) == 1 and c.at[0] not in "0RSZ")  # fmt: skip
    document = tmp_path / f"{name}.txt"
    document.write_text(text.replace(leaf.text[:25], f"Nay {leaf.text[:25]}"), "utf-8")
    found = update_plan(str(plan), str(document), known)
    assert {at for at, notes in open_in(found.after).items() if notes[0]["what"] == "changed"} == {
        leaf.at
    }


def test_a_body_is_told_from_those_of_the_plan_by_every_name_they_have() -> None:
    known: dict[str, Any] = {
        "p": {"name": {"vi": "Bếp", "en": "Kitchen"}, "aliases": ["nhà bếp"]},
        "q": None,
    }
    assert [*splicing._names(known)] == ["p", "Bếp", "Kitchen", "nhà bếp", "q"]


def test_headings_on_one_line_keep_their_places_and_prints() -> None:
    revision = SimpleNamespace(
        headings=[SimpleNamespace(at="I", print="I. MỘT")], added=[("II", "II. HAI")]
    )
    written = splicing._in_brackets(cast("Any", revision))
    assert yaml.safe_load(written) == [
        {"at": "I", "print": "I. MỘT"},
        {"at": "II", "print": "II. HAI"},
    ]
