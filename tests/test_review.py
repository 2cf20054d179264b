"""``coordplan review``: decisions are written as they are made, and nothing of anybody is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import coordplan
from benchmarks.reviewing import SOURCE, counted
from coordplan.cli.typed import MOST_LEFT
from coordplan.load.reviewing import open_reviewing
from coordplan.source import Tree
from coordplan.suggest.deciding import Waiting, changed, proposed, taken_over
from coordplan.text import Text
from tests.conftest import ROOT, Run

DRAFTED = ROOT / "docs" / "examples" / "drafted.yaml"
DOCUMENT = ROOT / "docs" / "examples" / "draft.txt"
WHOLE = "a\na\na\n1.do=receive\na\na\na\n1.do=medical\na\na\na\na\na\na\na\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_bytes(DRAFTED.read_bytes())
    return file


def review(run: Run, plan: Path, lines: str) -> tuple[int, str, str]:
    ran = run("review", str(plan), "--source", str(DOCUMENT), "--lang", "en", typed=lines)
    return ran.code, ran.out, ran.err


def clause(plan: Path, at: str) -> dict[str, object]:
    data = yaml.safe_load(plan.read_text("utf-8"))
    return next(one for one in data["clauses"] if one["at"] == at)


def test_what_can_be_typed_is_told_in_the_language_of_who_types(run: Run, plan: Path) -> None:
    told = {
        language: run(
            *("review", str(plan), "--source", str(DOCUMENT), "--lang", language), typed="?\nq\n"
        ).out
        for language in ("vi", "en")
    }
    assert "bỏ 2" in told["vi"]
    assert "drop 2" in told["en"]
    assert "drop" not in told["vi"]
    assert "1.lead=MÃ,MÃ" in told["vi"]


def test_a_duty_typed_for_a_kind_without_duties_is_refused_and_not_lost_in_silence(
    run: Run, plan: Path
) -> None:
    code, _, err = review(run, plan, "1.do=receive\na\n")
    assert code == 2
    assert "a clause of this kind has no duties" in err
    assert "kind=duty" in err
    assert plan.read_bytes() == DRAFTED.read_bytes()
    review(run, plan, "kind=duty\n1.do=receive\n1.lead=health-department\na\n")
    assert clause(plan, "0.¶1")["duties"] == [{"do": ["receive"], "lead": ["health-department"]}]


def test_a_draft_is_reviewed_to_the_end_and_checks_clean(run: Run, plan: Path) -> None:
    code, out, err = review(run, plan, WHOLE)
    assert (code, err) == (0, "")
    assert "the plan is no draft any more" in out
    assert coordplan.check_plan(str(plan)) == ()
    assert "draft:" not in plan.read_text("utf-8")
    assert "review:" not in plan.read_text("utf-8")
    assert clause(plan, "II.1.-2")["duties"] == [
        {
            "do": ["notify"],
            "perform": ["provincial-police"],
            "notify": {"to": ["health-department"], "within": "PT24H"},
        }
    ]


def test_leaving_keeps_what_was_decided_and_the_rest_waits(run: Run, plan: Path) -> None:
    code, out, _ = review(run, plan, "a\ns\na\nq\n")
    assert code == 1
    assert "11 clauses still under review" in out
    assert "review" in clause(plan, "0.¶2")
    assert "review" not in clause(plan, "I.¶1")
    _, again, _ = review(run, plan, "q\n")
    assert "Clause 0.¶2" in again


def test_the_end_of_the_input_leaves(run: Run, plan: Path) -> None:
    assert review(run, plan, "a\n")[0] == 1
    assert "review" not in clause(plan, "0.¶1")


def test_undo_puts_the_file_back_to_the_letter(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    assert review(run, plan, "a\nu\nq\n")[0] == 1
    assert plan.read_bytes() == before


def test_changes_are_written(run: Run, plan: Path) -> None:
    lines = "kind=principle\nvi=Đón mọi người\nen=Everybody is received\na\nq\n"
    assert review(run, plan, lines)[0] == 1
    found = clause(plan, "0.¶1")
    assert found["kind"] == "principle"
    assert found["gist"] == {"vi": "Đón mọi người", "en": "Everybody is received"}


@pytest.mark.parametrize(
    ("lines", "rule", "line"),
    [
        ("a\nnonsense\n", "unknown-answer", 2),
        ("\n", "empty-answer", 1),
        ("u\n", "nothing-to-undo", 1),
        ("kind=nonsense\n", "unknown-answer", 1),
        ("7.lead=police\n", "unknown-answer", 1),
        ("drop 3\n", "unknown-answer", 1),
        ("leads=police\n", "unknown-answer", 1),
        ("a\na\na\na\n", "unfinished-duty", 4),
        ("s\ns\ns\ns\ndrop 1\na\n", "unfinished-duty", 6),
        ("a\xad\n", "unreadable-answer", 1),
        (WHOLE + "a\n", "extra-answer", 16),
    ],
)
def test_a_line_of_a_pipe_that_decides_nothing_ends_the_review(
    run: Run, plan: Path, lines: str, rule: str, line: int
) -> None:
    code, _, err = review(run, plan, lines)
    assert code == 2
    assert f"error[{rule}]" in err
    assert f"<stdin>:{line}:1" in err


def test_lines_without_end_that_say_nothing_end_with_the_review(run: Run, plan: Path) -> None:
    assert review(run, plan, WHOLE + "\n" * MOST_LEFT + "a\n")[0] == 0


def test_a_duty_that_the_plan_language_refuses_is_not_written(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    code, _, err = review(run, plan, "s\ns\ns\ns\n1.perform=nobody\na\n")
    assert code == 2
    assert "error[unknown-agency]" in err
    assert plan.read_bytes() == before


def test_comments_and_line_ends_and_the_byte_order_mark_stay(run: Run, plan: Path) -> None:
    text = DRAFTED.read_text("utf-8").replace(
        "    kind: legal-basis\n", "    # mine\n    kind: legal-basis  # too\n", 1
    )
    plan.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert review(run, plan, "a\nq\n")[0] == 1
    raw = plan.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"# mine" in raw
    assert b"# too" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")


def opened(plan: Path) -> Waiting:
    (first, *_) = open_reviewing(str(plan), str(DOCUMENT)).waiting()
    return first


def test_what_somebody_saved_meanwhile_stays(plan: Path) -> None:
    reviewing = open_reviewing(str(plan), str(DOCUMENT))
    first, second, *_ = reviewing.waiting()
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("  # I\n", "  # I, as I see it\n", 1), "utf-8")
    reviewing.settle(first, taken_over(first.data, with_gist(first)))
    assert "# I, as I see it" in plan.read_text("utf-8")
    edited = plan.read_text("utf-8").replace("kind: issuing", "kind: principle")
    plan.write_text(edited, "utf-8")
    with pytest.raises(coordplan.InvalidFileError) as caught:
        reviewing.settle(second, taken_over(second.data, with_gist(second)))
    assert [one.rule for one in caught.value.diagnostics] == ["clause-changed"]
    assert plan.read_text("utf-8") == edited
    assert reviewing.undo() == first.at
    assert "kind: principle" in plan.read_text("utf-8")


def with_gist(waiting: Waiting):  # type: ignore[no-untyped-def]
    said = proposed(waiting.data)
    after = changed(said, "vi=Tóm tắt")
    assert not isinstance(after, coordplan.Diagnostic)
    again = changed(after, "en=Gist")
    assert not isinstance(again, coordplan.Diagnostic)
    assert again.gist == Text("Tóm tắt", "Gist")
    return again


def test_the_decisions_of_the_tutorial_give_its_plan(run: Run, plan: Path) -> None:
    lines = (ROOT / "docs" / "examples" / "decisions.txt").read_text("utf-8")
    assert review(run, plan, lines)[0] == 0
    expected = ROOT / "docs" / "examples" / "decided.yaml"
    assert plan.read_text("utf-8") == expected.read_text("utf-8")
    for page in ("from-a-document.md", "vi/from-a-document.md"):
        assert f"```text\n{lines}```" in (ROOT / "docs" / page).read_text("utf-8")


def test_standard_input_is_no_plan(run: Run) -> None:
    ran = run("review", "-", "--source", str(DOCUMENT), "--lang", "en", typed="")
    assert ran.code == 2


def drafted(*duties: dict[str, Tree], **others: Tree) -> dict[str, Tree]:
    notes: list[Tree] = [{"what": "duty", "duty": duty} for duty in duties]
    clause: dict[str, Tree] = {"at": "I.1", "kind": "duty", "review": notes}
    return {**clause, **others}


def test_what_is_given_to_nobody_is_written_as_spoken_of() -> None:
    of_nobody: dict[str, Tree] = {
        "do": ["medical"],
        "with": ["police"],
        "reports": {"to": ["committee"]},
    }
    clause = drafted(of_nobody, names=["school"])
    found = taken_over(clause, proposed(clause))
    assert "duties" not in found
    assert (found["kind"], found["about"]) == ("coordination-scope", ["medical"])
    assert found["names"] == ["school", "police", "committee"]


def test_who_is_given_it_has_a_duty() -> None:
    clause = drafted({"do": ["medical"]}, names=["police"])
    said = changed(proposed(clause), "1.perform=police")
    assert not isinstance(said, coordplan.Diagnostic)
    found = taken_over(clause, said)
    assert found["duties"] == [{"do": ["medical"], "perform": ["police"]}]
    assert not found.keys() & {"kind", "about", "names"}


def test_a_clause_that_another_gives_its_roles_keeps_its_duties() -> None:
    clause = drafted({"do": ["medical"]})
    found = taken_over(clause, proposed(clause, assigned=True))
    assert found["duties"] == [{"do": ["medical"]}]
    assert "about" not in found


def test_what_a_clause_speaks_of_and_names_may_be_typed() -> None:
    clause = drafted(kind="principle")
    said = changed(proposed(clause), "about=keep-confidential, medical")
    assert not isinstance(said, coordplan.Diagnostic)
    after = changed(said, "names=police")
    assert not isinstance(after, coordplan.Diagnostic)
    found = taken_over(clause, after)
    assert (found["about"], found["names"]) == (["keep-confidential", "medical"], ["police"])


def test_a_body_that_nobody_knew_stays_named() -> None:
    clause = drafted(kind="recipient")
    clause |= {"review": [{"what": "agency", "names": ["institute"]}]}
    found = taken_over(clause, proposed(clause))
    assert found["names"] == ["institute"]


ROLES: tuple[dict[str, Tree], ...] = (
    {}, {"perform": ["police"]}, {"lead": ["police"]}, {"with": ["police"]},
)  # fmt: skip
ACTIONS = st.lists(st.sampled_from(["medical", "rescue", "notify"]), unique=True)


@given(st.lists(st.tuples(ACTIONS, st.sampled_from(ROLES)), max_size=4))
def test_no_action_is_lost_and_none_is_both_given_and_spoken_of(
    said: list[tuple[list[str], dict[str, Tree]]],
) -> None:
    duties: list[dict[str, Tree]] = [{"do": [*do], **roles} for do, roles in said]
    clause = drafted(*duties)
    found = yaml.safe_load(yaml.safe_dump(taken_over(clause, proposed(clause))))
    given = {action for duty in found.get("duties", ()) for action in duty["do"]}
    spoken = set(found.get("about", ()))
    assert not given & spoken
    assert given | spoken == {action for do, _ in said for action in do}


def test_the_headings_above_a_clause_are_shown(run: Run, plan: Path) -> None:
    _, out, _ = review(run, plan, "s\ns\ns\nq\n")
    assert "VIỆC PHẢI LÀM / Công an tỉnh\n" in out


def test_who_a_heading_names_is_shown_by_name(run: Run, plan: Path) -> None:
    _, out, _ = review(run, plan, "s\ns\ns\nq\n")
    assert "Provincial Police – police, province (provincial-police)" in out


def test_what_no_duty_can_say_is_shown(run: Run, plan: Path) -> None:
    text = plan.read_text("utf-8")
    seen = "          - {key: within, seen: [trong 24 giờ], at: [20], sure: high}\n"
    assert seen in text
    value = seen.replace("sure: high", 'value: "--06-15"')
    plan.write_text(text.replace(seen, value), "utf-8")
    _, out, _ = review(run, plan, "s\ns\ns\ns\nq\n")
    assert "no duty can say it: by when trong 24 giờ" in out


@pytest.mark.slow
@pytest.mark.skipif(not SOURCE.exists(), reason="the document is no part of the project")
def test_a_real_document_comes_to_a_clean_check() -> None:
    review = counted()
    assert review.found == 0
    assert (review.as_shown, review.changed) == (77, 17)
