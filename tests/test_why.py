"""``why`` and ``why-not``: what they say of agencies, clauses and duties."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

import coordplan
from coordplan import Mention, Role, Situation, Verdict
from coordplan.load.files import default_plans, shipped_vocabulary
from tests.conftest import ROOT, Run

AIR = Situation("air-return")


def test_why_not_names_the_clause_and_the_change(run: Run) -> None:
    ran = run("why-not", "--plan", "haiphong", "--event", "air-return", "border-guard-command")
    assert (ran.code, ran.err) == (0, "")
    assert "WOULD LEAD: RECEIVE  [V.8.-1#1]" in ran.out
    assert re.search(r"excluded by +place: airport \(stated\)", ran.out)
    assert " entry=seaport|sea-border|island|at-sea\n" in ran.out


@pytest.mark.parametrize("words", ["BCH BĐBP", "bch bdbp", "Bộ Chỉ huy Biên phòng"])
def test_an_agency_by_any_name_quoted_or_not(run: Run, words: str) -> None:
    expected = run("why-not", "-p", "haiphong", "-e", "air-return", "border-guard-command")
    assert run("why-not", "-p", "haiphong", "-e", "air-return", words) == expected
    assert run("why-not", "-p", "haiphong", "-e", "air-return", *words.split()) == expected


@pytest.mark.parametrize("words", ["V.8.-1#1", "haiphong:V.8.-1#1", "V.8.-1", "haiphong:V.8.-1"])
def test_a_duty_by_its_name_or_its_clause(haiphong: coordplan.Plan, words: str) -> None:
    (one,) = coordplan.why_not(haiphong, AIR, words).explained
    assert one.duty.id == "haiphong:V.8.-1#1"
    assert one.decision.verdict is Verdict.EXCLUDED
    (change,) = one.changes
    assert change.cost == (1, 0)
    (wanted,) = change.changed
    assert wanted.now is not None
    assert (wanted.fact.id, wanted.now.value) == ("entry", "airport")
    assert [value.value for value in wanted.values] == ["seaport", "sea-border", "island", "at-sea"]
    assert [part.role for part in one.parts] == [Role.LEAD, Role.SUPPORT, Role.SUPPORT]


def test_a_part_of_the_plan_stands_for_its_clauses(haiphong: coordplan.Plan) -> None:
    subject = coordplan.why(haiphong, AIR, "V.8").subject
    assert {clause.at for clause in subject.clauses} >= {"V.8.-1", "V.8.-2"}
    assert all(clause.at.startswith("V.8.") for clause in subject.clauses)


def test_a_derived_fact_says_from_what_it_follows(haiphong: coordplan.Plan) -> None:
    (one,) = coordplan.why(haiphong, AIR, "V.7.-1#2").explained
    (ground,) = one.decision.facts
    assert (ground.fact.id, ground.value.value, ground.stated) == ("origin", "abroad", False)
    assert ground.derivation is not None
    assert [found.fact.id for found in ground.derivation.facts] == ["route"]
    assert "from abroad" in ground.derivation.constraints[0].reason.en


def test_what_holds_for_any_victim_says_so(run: Run) -> None:
    assert "it holds for any victim" in run("why", "-p", "haiphong", "V.8.-2").out
    assert (
        "áp dụng đối với mọi nạn nhân" in run("why", "-p", "haiphong", "V.8.-2", "--lang", "vi").out
    )


def test_a_role_that_is_inherited_names_its_assignment() -> None:
    plan = coordplan.load_plan("dongnai")
    (one,) = coordplan.why(plan, None, "III.1.d#1").explained
    (lead,) = [part for part in one.parts if part.agency.id == "city-police"]
    assert lead.assigned_by is not None
    assert lead.assigned_by.at == "III.1.d.assign.lead"
    assigned = coordplan.why(plan, None, "III.1.d.assign.lead")
    assert one.duty in [found.duty for found in assigned.explained]


def test_an_agency_without_a_role(haiphong: coordplan.Plan, run: Run) -> None:
    why_not = coordplan.why_not(haiphong, Situation("danger-at-shelter"), "Công an")
    (bystander,) = why_not.bystanders
    assert dict(bystander.mentions)[Mention.TOLD] == ("V.13.-5",)
    assert Mention.PARTNER in dict(bystander.mentions)
    out = run("why-not", "-p", "haiphong", "-e", "danger-at-shelter", "Công an").out
    assert "the plan gives it no role; is told [V.13.-5]; is named as partner" in out
    assert "In the answer  is told: notify [V.13.-5#2*]" in out
    assert "is named [R.-2]" in run("why", "-p", "haiphong", "TTTU").out


def test_an_agency_counted_in_a_group(tmp_path: Path, run: Run) -> None:
    plan = (ROOT / "tests" / "checks" / "unknown-action" / "good.yaml").read_text("utf-8")
    plan = plan.replace("        support: [school]\n", "")
    plan = plan.replace("  police:\n", "    members: [school]\n  police:\n")
    plan = plan.replace("    kind: principle\n", "    kind: principle\n    names: [school]\n")
    file = tmp_path / "plan.yaml"
    file.write_text(plan, "utf-8")
    ran = run("why", "-p", str(file), "school")
    assert ran.code == 0, ran.err
    assert "the plan gives it no role; is named [I.2]" in ran.out
    assert "counted among Provincial People's Committee" in " ".join(ran.out.split())


def test_a_letter_is_not_an_agency(run: Run) -> None:
    """A locator that a plan does not have must not name everybody with that letter."""
    ran = run("why", "-p", "soctrang", "V")
    assert (ran.code, ran.out) == (2, "")
    assert "no agency, clause or duty of this name in `soctrang`" in ran.err


def test_each_points_to_the_other(run: Run) -> None:
    asked = ["-p", "haiphong", "-e", "air-return"]
    assert "ask `coordplan why-not`" in run("why", *asked, "V.8.-1").out
    assert "ask `coordplan why`" in run("why-not", *asked, "V.7.-1#1").out


def test_a_clause_without_a_duty_says_what_it_is(run: Run) -> None:
    assert "II.4: principle  gives nobody a duty — " in run("why", "-p", "haiphong", "II.4").out


def test_standing_duties_are_left_out_unless_asked_for(haiphong: coordplan.Plan) -> None:
    why = coordplan.why(haiphong, AIR, "border-guard-command")
    assert why.standing
    whole = coordplan.why(haiphong, AIR, "border-guard-command", standing=True)
    assert not whole.standing
    assert {duty.id for duty in why.standing} <= {one.duty.id for one in whole.explained}
    named = coordplan.why(haiphong, AIR, why.standing[0].id)
    assert [one.duty for one in named.explained] == [why.standing[0]]


def test_action_narrows(haiphong: coordplan.Plan, run: Run) -> None:
    why = coordplan.why(haiphong, AIR, actions=["receive", "verify"])
    assert why.explained
    for one in why.explained:
        assert {action.id for action in one.duty.actions} & {"receive", "verify"}
    out = run("why", "-p", "haiphong", "border-guard-command", "--action", "adjudicate").out
    assert "no duty of it is tied to a case and has the action asked for" in out


def test_who_leads_stands_first_then_the_nearest(haiphong: coordplan.Plan) -> None:
    found = coordplan.why_not(haiphong, AIR, "border-guard-command").explained
    first = [one.parts[0].role for one in found]
    ranks = [(*Role, *Mention).index(role) for role in first]
    assert ranks == sorted(ranks)
    for rank in set(ranks):
        costs = [one.changes[0].cost for one, r in zip(found, ranks, strict=True) if r == rank]
        assert costs == sorted(costs)


def test_without_a_plan_those_answer_that_know_the_words(run: Run) -> None:
    data = json.loads(run("why-not", "-e", "air-return", "V.8.-1", "--format", "json").out)
    assert [plan["plan"] for plan in data["plans"]] == ["haiphong"]
    data = json.loads(run("why", "-e", "air-return", "--format", "json").out)
    assert [plan["plan"] for plan in data["plans"]] == sorted(default_plans())
    assert data["words"] is None
    out = run("why", "-e", "air-return", "police").out
    named = [plan for plan in sorted(default_plans()) if f"\n\n{plan}  " in out]
    assert len(named) > 1, "a heading each"


def test_a_decision_that_rests_on_a_constraint_itself(tmp_path: Path, run: Run) -> None:
    """No single fact follows, but a constraint rules out all that the condition would need."""
    words = yaml.safe_load(Path(shipped_vocabulary()).read_text("utf-8"))
    words["constraints"].append(
        {
            "if": {"location": ["facility", "residence"], "wish": "home"},
            "then": {"location": "residence"},
            "reason": {"vi": "về nhà thì không ở cơ sở", "en": "whoever goes home is not there"},
        }
    )
    vocabulary = tmp_path / "words.yaml"
    vocabulary.write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
    plan = (ROOT / "tests" / "checks" / "unknown-action" / "good.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(plan.replace("{route: rescue}", "{location: facility}"), "utf-8")
    ran = run(
        "why-not", "-p", str(file), "--vocabulary", str(vocabulary), "-f", "wish=home", "I.1#1"
    )
    assert ran.code == 0, ran.err
    assert re.search(r"excluded by +wish: home by themselves \(stated\)", ran.out)
    assert re.search(r"and since +whoever goes home is not there", ran.out)


def _headings(markdown: str) -> list[str]:
    tokens = MarkdownIt().parse(markdown)
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block"}]
    headings = [
        tokens[n + 1].children or []
        for n, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    return ["".join(child.content for child in children) for children in headings]


def test_markdown_shows_the_same_and_nothing_in_it_is_markup(run: Run) -> None:
    ran = run("why-not", "-p", "haiphong", "-e", "air-return", "V.8.-3", "--format", "markdown")
    title, *duties = _headings(ran.out)
    assert title == "Why not"
    assert "Verify — [V.8.-3#1*] haiphong:984:9" in duties


def test_a_screen_explains_the_first_few_and_names_the_others(run: Run) -> None:
    """A document has room for all of them, and so has ``--full``."""
    asked = ("why-not", "-p", "haiphong", "-e", "air-return", "border-guard-command")
    found = json.loads(run(*asked, "--format", "json").out)["plans"][0]["explained"]
    names = [f"[{one['duty'].partition(':')[2]}" for one in found]
    short, whole = run(*asked).out, run(*asked, "--full").out
    for name in names:
        assert short.count(name) == 1, "explained or named, never lost"
        assert re.search(rf"^WOULD .*{re.escape(name)}", whole, re.MULTILINE)
    left = [
        name for name in names if not re.search(rf"^WOULD .*{re.escape(name)}", short, re.MULTILINE)
    ]
    assert left == names[-len(left) :]
    assert f"{len(left)} more duties (--full)" in short
    document = _headings(run(*asked, "--format", "markdown").out)
    assert len(document) == 2 + len(names), "and who has succeeded the body since the plan"


def test_a_spreadsheet_has_a_line_for_every_duty(run: Run) -> None:
    asked = ("why-not", "-e", "air-return", "police", "--lang", "vi")
    found = json.loads(run(*asked, "--format", "json").out)["plans"]
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out.lstrip("\ufeff"))))
    assert [row["Nhiệm vụ"] for row in rows] == [
        one["duty"] for plan in found for one in (*plan["explained"], *plan["others"])
    ]
    by_duty = {row["Nhiệm vụ"]: row for row in rows}
    assert {by_duty[one["duty"]]["Mức chắc chắn"] for one in found[0]["others"]} <= {
        "Đã có trong câu trả lời"
    }
    for plan in found:
        for one in plan["explained"]:
            row = by_duty[one["duty"]]
            assert (row["Kế hoạch"], row["Điều khoản"]) == (plan["plan"], one["clause"])
            assert bool(row["Sẽ áp dụng nếu"]) == bool(one["changes"])


def test_a_shipped_plan_is_named_by_its_id_and_a_file_as_it_was_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No path of the machine, wherever the command runs; JSON has the file all the same."""
    given = tmp_path / "nháp.yaml"
    given.write_bytes((ROOT / "plans" / "haiphong.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    for format_ in ("text", "markdown", "csv"):
        by_id = run("why", "-p", "haiphong", "V.8.-2", "--format", format_).out
        assert "haiphong:974:9" in by_id
        assert ".yaml" not in by_id
        assert "nháp.yaml:974:9" in run("why", "-p", "nháp.yaml", "V.8.-2", "--format", format_).out
    explained = run("why", "-p", "haiphong", "V.8.-2", "--format", "json").out
    place = json.loads(explained)["plans"][0]["explained"][0]["where"]
    assert Path(place["file"]) == ROOT / "plans" / "haiphong.yaml"


def test_markdown_of_a_hostile_plan(tmp_path: Path, run: Run) -> None:
    plan = (ROOT / "tests" / "checks" / "unknown-action" / "good.yaml").read_text("utf-8")
    gist = "1. <b>x</b> [a](http://b) *c* `d` & #"
    assert "The police receive those rescued" in plan
    file = tmp_path / "plan.yaml"
    file.write_text(
        plan.replace("The police receive those rescued", gist).replace(
            f"en: {gist}", f"en: {json.dumps(gist)}"
        ),
        "utf-8",
    )
    ran = run("why", "-p", str(file), "-f", "route=rescue", "I.1", "--format", "markdown")
    assert ran.code == 0, ran.err
    texts = [
        token.children or [] for token in MarkdownIt().parse(ran.out) if token.type == "inline"
    ]
    assert f"it says: {gist}" in ["".join(c.content for c in children) for children in texts]


def test_a_place_that_is_not_known_is_left_out() -> None:
    """A plan that was compiled without its file has no places to point at."""
    from coordplan.blocks import Heading, plain
    from coordplan.compile import compile_plan
    from coordplan.load.plans import read_checked
    from coordplan.pages.why import why_page

    checked = read_checked("laichau")
    assert checked.plan is not None
    assert checked.vocabulary is not None
    found = coordplan.why(compile_plan(checked.plan, checked.vocabulary), standing=True)
    notes = [b.note for b in why_page([found]).blocks if isinstance(b, Heading)]
    assert notes
    assert all(re.fullmatch(r"\[\S+\]", plain(note).en) for note in notes)


def test_what_an_agency_does_in_every_case_is_told_with_both_questions(run: Run) -> None:
    """Hải Phòng V.8.-3 and V.8.-3.¶2: at a seaport the command verifies, by one or the other."""
    for question in ("why", "why-not"):
        ran = run(question, "-p", "haiphong", "-f", "entry=seaport", "border-guard-command")
        assert "In every case; only the clause depends" in ran.out
        assert re.search(r"verify  \[V.8.-3#1\*\]\s+\[V.8.-3.¶2#2\*\]", ran.out)
        other = run(question, "-p", "haiphong", "-f", "entry=seaport", "city-police")
        assert "In every case" not in other.out
