"""What a diff says of plans edited by hand, and of two plans that have little in common."""

from __future__ import annotations

import copy
import random
from dataclasses import replace

import pytest

import coordplan
from coordplan.compare.acknowledged import Acknowledgement, review
from coordplan.compare.alignment import agencies_apart, align, words_apart
from coordplan.compare.changes import Change, Site
from coordplan.compare.deadlines import compared
from coordplan.compare.diff import diff
from coordplan.compare.duties import duty_changes
from coordplan.compare.kinds import KINDS
from coordplan.compare.regrouping import regroupings
from coordplan.compare.severity import Severity
from coordplan.compare.tally import tallies
from coordplan.compare.values import Value, canonical
from coordplan.compiled import (
    Agency,
    Clause,
    Deadline,
    Duty,
    Notification,
    OnCall,
    Posting,
    Reporting,
    Role,
)
from coordplan.diagnostics import CoordplanError
from coordplan.text import Text
from coordplan.vocabulary import Action
from tests import reference
from tests.conftest import ROOT
from tests.written_plans import (
    Written,
    compiled,
    duties,
    random_plan,
    renumbered,
    shipped,
    shuffled,
    text,
    with_other_ids,
)


def clause(written: Written, at: str) -> Written:
    found: Written = next(c for c in written["clauses"] if c["at"] == at)
    return found


def edited() -> Written:
    """Hải Phòng's plan with one leader replaced and one condition narrowed."""
    written = shipped("haiphong")
    clause(written, "V.7.-1")["duties"][0]["lead"] = ["border-guard-command"]
    clause(written, "V.8.-1")["duties"][0]["when"]["entry"] = ["seaport", "island"]
    return written


def kinds(before: Written, after: Written) -> list[str]:
    return [change.kind.id for change in diff(compiled(before), compiled(after)).changes]


def test_the_plan_edited_by_hand() -> None:
    """One leader replaced, one condition narrowed, ten clauses renumbered."""
    found = diff(compiled(shipped("haiphong")), compiled(renumbered(edited(), 10)))
    assert [(c.kind.id, c.severity) for c in found.changes] == [
        ("condition-narrowed", Severity.LOSS),
        ("lead-replaced", Severity.SHIFT),
        ("renumbered", Severity.NOTE),
    ]
    narrowed, replaced, note = found.changes
    assert isinstance(replaced.old, Posting)
    assert isinstance(replaced.new, Posting)
    assert replaced.old.agency.id == "city-police"
    assert replaced.new.agency.id == "border-guard-command"
    assert (replaced.before and replaced.before.clauses) == ("V.7.-1",)
    assert (narrowed.after and narrowed.after.clauses) == ("V.8.-1",)
    assert isinstance(note.new, tuple)
    assert len(note.new) == 10


def test_moved_clauses_and_other_ids_change_nothing_of_it() -> None:
    before = shipped("haiphong")
    after = with_other_ids(
        shuffled(renumbered(edited(), 10), random.Random(7)), lambda id_: f"the-{id_}"
    )
    assert sorted(kinds(before, after)) == [
        "agency-ids-changed",
        *sorted(kinds(before, edited())),
        "renumbered",
    ]


def test_a_change_of_an_assignment_is_said_once() -> None:
    before = shipped("dongnai")
    after = copy.deepcopy(before)
    assigning = next(c for c in after["clauses"] if c.get("lead") and len(c.get("of", [])) > 1)
    other = next(id_ for id_ in after["agencies"] if not _in_role(after, id_))
    assigning["lead"][0] = other
    found = diff(compiled(before), compiled(after)).changes
    assert [change.kind.id for change in found] == ["lead-replaced"]
    (change,) = found
    assert change.before is not None
    assert isinstance(change.before.subject, Clause)
    assert change.before.subject.at == assigning["at"]
    assert len(change.before.duties) > 1


def _in_role(written: Written, id_: str) -> bool:
    roles = ("lead", "perform", "support", "direct", "advise")
    holders = [*written["clauses"], *duties(written)]
    return any(id_ in holder.get(role, []) for holder in holders for role in roles)


def test_who_is_assigned_or_no_longer_is_so_by_the_clause_that_assigns() -> None:
    before = shipped("dongnai")
    after = copy.deepcopy(before)
    assigning = next(c for c in after["clauses"] if c.get("lead") and len(c.get("of", [])) > 1)
    other = next(id_ for id_ in after["agencies"] if not _in_role(after, id_))
    assigning.setdefault("support", []).append(other)
    plans = compiled(before), compiled(after)
    for (some, others), kind in ((plans, "support-added"), (plans[::-1], "support-removed")):
        (change,) = diff(some, others).changes
        assert change.kind.id == kind
        subjects = [site and site.subject for site in (change.before, change.after)]
        assert subjects == [plan.clauses[assigning["at"]] for plan in (some, others)]


def test_a_duty_that_gets_words_of_its_own_says_something_else() -> None:
    before = random_plan(random.Random(1), clauses=1)
    del before["clauses"][0]["duties"][1:]
    before["clauses"][0]["duties"][0]["gist"] = before["clauses"][0]["gist"]
    after = copy.deepcopy(before)
    after["clauses"][0]["duties"][0]["gist"] = text("nói lại")
    assert kinds(before, after) == kinds(after, before) == ["gist-changed"]
    after["clauses"][0]["gist"] = before["clauses"][0]["duties"][0]["gist"] = text("nói lại")
    before["clauses"][0]["gist"] = text("nói lại")
    assert kinds(before, after) == []


def test_names_of_groups_count_for_more_than_those_of_bodies() -> None:
    body, other = (Agency(name, Text(name, name), "f", "l") for name in ("công an", "bộ đội"))
    group, another = (replace(agency, several=True) for agency in (body, other))
    least = agencies_apart(body, other)
    assert agencies_apart(body, another) == agencies_apart(group, other) == least
    assert agencies_apart(group, another) == least + 2 * words_apart("công an", "bộ đội")


def test_an_assignment_that_reaches_one_clause_less() -> None:
    before = shipped("dongnai")
    after = copy.deepcopy(before)
    assigning = next(c for c in after["clauses"] if c.get("lead") and len(c.get("of", [])) > 1)
    left = assigning["of"].pop()
    found = diff(compiled(before), compiled(after)).changes
    assert found
    assert {change.kind.id for change in found} <= {"lead-removed", "support-removed"}
    for change in found:
        assert change.before is not None
        assert change.before.clauses == (assigning["at"],)
        assert {duty.clause for duty in change.before.duties} == {left}


def _role_edit(before: Written, after: Written) -> list[str]:
    own = shipped("haiphong")
    other = copy.deepcopy(own)
    for written, roles in ((own, before), (other, after)):
        duty = clause(written, "V.8.-1")["duties"][0]
        for role in ("lead", "support"):
            duty.pop(role, None)
        duty.update(roles)
    return sorted(kinds(own, other))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"lead": ["city-police"]}, {"support": ["city-police"]}, ["lead-given-up"]),
        ({"support": ["city-police"]}, {"lead": ["city-police"]}, ["lead-taken-up"]),
        ({"perform": ["city-police"]}, {"support": ["city-police"]}, ["role-changed"]),
        (
            {"lead": ["city-police"], "support": ["border-posts"]},
            {"lead": ["border-posts"], "support": ["city-police"]},
            ["lead-replaced", "role-changed", "role-changed"],
        ),
        (
            {"lead": ["city-police"]},
            {"lead": ["border-posts"], "support": ["city-police"]},
            ["lead-replaced", "role-changed"],
        ),
        (
            {"lead": ["city-police"], "support": ["border-posts"]},
            {"lead": ["city-police", "border-posts"]},
            ["role-changed"],
        ),
        ({"lead": ["city-police", "border-posts"]}, {"lead": ["border-posts"]}, ["lead-removed"]),
    ],
)
def test_roles_that_an_agency_takes_up_and_gives_up(
    before: Written, after: Written, expected: list[str]
) -> None:
    assert _role_edit(before, after) == expected


def test_conditions_are_compared_by_what_can_occur() -> None:
    """A handover is from abroad: to say so changes nothing. Nor does another way to say it.

    An island lies in the sea border area: to name it too changes nothing either.
    """
    before = shipped("haiphong")
    after = copy.deepcopy(before)
    duty = clause(after, "V.8.-1")["duties"][0]
    duty["when"] = {
        "not": {"any": [{"not": {"route": duty["when"]["route"]}}, {"origin": "domestic"}]},
        "entry": ["island", duty["when"]["entry"]],
    }
    assert kinds(before, after) == []
    duty["when"]["entry"] = ["island", "seaport"]
    assert kinds(before, after) == ["condition-narrowed"]


def test_time_in_the_case_is_told_as_time() -> None:
    """It narrows the condition of a duty too, which is no second change."""
    before = shipped("haiphong")
    after = copy.deepcopy(before)
    duty = clause(after, "V.8.-1")["duties"][0]
    duty["before"] = ["return-home"]
    assert kinds(before, after) == ["before-added"]
    duty["when"]["entry"] = "island"
    assert sorted(kinds(before, after)) == ["before-added", "condition-narrowed"]


def test_the_order_of_actions_says_nothing_of_functions() -> None:
    before = shipped("dongnai")
    after = copy.deepcopy(before)
    several = [duty for duty in duties(after) if len(duty["do"]) > 1]
    for duty in several:
        duty["do"].reverse()
    assert kinds(before, after) == []
    assigning = next(c for c in after["clauses"] if c.get("by_function") is True)
    assigning["by_function"] = False
    assert set(kinds(before, after)) == {"by-function-cleared"}


def test_what_follows_names_the_events() -> None:
    before = shipped("haiphong")
    after = copy.deepcopy(before)
    after["clauses"] = [c for c in after["clauses"] if c["at"] != "V.8.-1"]
    found = diff(compiled(before), compiled(after))
    assert {"duty-removed", "clause-removed"} == {change.kind.id for change in found.changes}
    events = {e for change in found.effects for e in change.events}
    assert {"sea-border-return", "island-return"} <= events
    assert "air-return" not in events
    for change in found.effects:
        assert change.follows
        for event in change.events:
            situation = coordplan.Situation(*([event] if event else []))
            for plan, status in ((found.before, change.old), (found.after, change.new)):
                assert change.before is not None
                assert isinstance(change.before.subject, Action)
                answer = coordplan.who(plan, situation)
                assert answer.status[change.before.subject.id] is status


def test_two_plans_are_summed_up_by_action() -> None:
    one, other = coordplan.load_plans(["haiphong", "soctrang"])
    found = diff(one, other)
    assert not found.alignment.versions
    assert not [c for c in found.changes if c.kind.of_versions]
    for plan, pick in ((one, 0), (other, 1)):
        seen: set[str] = set()
        for tally in tallies(found):
            both = [pair[pick] for pair in tally.both]
            alone = (tally.before, tally.after)[pick]
            assert not {d.id for d in both} & {d.id for d in alone}
            assert all(tally.action in duty.actions for duty in alone)
            seen |= {duty.id for duty in (*both, *alone)}
        assert seen == {duty.id for duty in plan.duties}
    for a, b in found.alignment.duties:
        assert {x.id for x in a.actions} & {x.id for x in b.actions}


def test_a_plan_with_another_id_is_still_a_version() -> None:
    before = shipped("haiphong")
    after = {**copy.deepcopy(before), "id": "haiphong-2026"}
    assert kinds(before, after) == ["plan-id-changed"]


def test_plans_of_two_vocabularies_are_refused(haiphong: coordplan.Plan) -> None:
    import dataclasses

    other = dataclasses.replace(
        haiphong, vocabulary=dataclasses.replace(haiphong.vocabulary, id="disasters")
    )
    with pytest.raises(CoordplanError) as raised:
        diff(haiphong, other)
    (found,) = raised.value.diagnostics
    assert found.rule == "unlike-vocabularies"


MONTH, WEEKS = Deadline(duration="P1M"), Deadline(duration="P4W")
AT_ONCE, DAY = Deadline(immediately=True), Deadline(duration="P1D")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (DAY, AT_ONCE, "tightened"),
        (AT_ONCE, DAY, "loosened"),
        (DAY, Deadline(duration="PT24H"), "tightened"),
        (Deadline(duration="PT24H"), DAY, "loosened"),
        (Deadline(duration="PT36H"), DAY, "changed"),
        (DAY, Deadline(duration="PT48H"), "loosened"),
        (DAY, Deadline(duration="PT47H59M"), "loosened"),
        (DAY, Deadline(duration="PT47H58M"), "changed"),
        (Deadline(duration="P1DT24H"), Deadline(duration="PT48H"), None),
        (Deadline(duration="P7D"), Deadline(duration="P1W"), None),
        (Deadline(duration="P2M"), Deadline(duration="P59D"), "tightened"),
        (Deadline(duration="P2M"), Deadline(duration="P60D"), "changed"),
        (Deadline(duration="P2M"), Deadline(duration="P62D"), "loosened"),
        (Deadline(duration="P400Y"), Deadline(duration="P146097D"), None),
        (Deadline(duration="PT24H"), Deadline(working_days=1), "loosened"),
        (Deadline(duration="PT25H"), Deadline(working_days=1), "changed"),
        (Deadline(ahead="P1D"), Deadline(ahead="PT24H"), "changed"),
        (Deadline(ahead="P1D"), Deadline(ahead="PT49H"), "tightened"),
        (Deadline(ahead="PT24H"), Deadline(ahead="PT48H"), "tightened"),
        (DAY, Deadline(duration="PT23H59M"), "tightened"),
        (Deadline(duration="PT1H"), Deadline(duration="PT1H1M"), "loosened"),
        (Deadline(duration="PT1H1M"), Deadline(duration="PT1H"), "tightened"),
        (Deadline(duration="P12M"), Deadline(duration="P1Y"), None),
        (Deadline(duration="P6M"), Deadline(duration="P1Y"), "loosened"),
        (WEEKS, MONTH, "loosened"),
        (MONTH, WEEKS, "tightened"),
        (MONTH, Deadline(duration="P30D"), "changed"),
        (Deadline(working_days=5), Deadline(working_days=3), "tightened"),
        (Deadline(working_days=3), Deadline(working_days=5), "loosened"),
        (Deadline(duration="P3D"), Deadline(working_days=3), "loosened"),
        (Deadline(working_days=3), Deadline(duration="P3D"), "tightened"),
        (Deadline(duration="P5D"), Deadline(working_days=3), "changed"),
        (Deadline(duration="P1M1D"), Deadline(duration="P2M"), "loosened"),
        (DAY, Deadline(duration="soon"), "changed"),
        (Deadline(ahead="P3D"), Deadline(ahead="P5D"), "tightened"),
        (Deadline(ahead="P1W"), Deadline(ahead="P3D"), "loosened"),
        (Deadline(ahead="P1W"), Deadline(ahead="P7D"), None),
        (Deadline(ahead="P1M"), Deadline(ahead="P30D"), "changed"),
        (Deadline(ahead="P1D"), DAY, "changed"),
        (AT_ONCE, Deadline(ahead="P1D"), "changed"),
        (Deadline(ahead="P3D"), Deadline(working_days=3), "changed"),
        (DAY, DAY, None),
    ],
)
def test_deadlines(before: Deadline, after: Deadline, expected: str | None) -> None:
    assert compared(before, after) == expected


def test_acknowledged_changes_leave_the_rest() -> None:
    before, after = shipped("haiphong"), edited()
    found = diff(compiled(before), compiled(after))
    first = found.changes[0]
    given = [
        Acknowledgement(first.fingerprint, "", "agreed"),
        Acknowledgement("0" * 12, "gone", "once"),
    ]
    reviewed = review(found, given)
    assert [change.fingerprint for change in reviewed.open] == [
        change.fingerprint for change in found.all if change is not first
    ]
    assert [(change, one.reason) for change, one in reviewed.acknowledged] == [(first, "agreed")]
    assert [one.what for one in reviewed.stale] == ["gone"]


def test_a_fingerprint_outlasts_another_edit_of_the_same_duty() -> None:
    before, after = shipped("haiphong"), edited()
    (one,) = _leads(before, after)
    clause(after, "V.7.-1")["duties"][0]["support"] = ["labour-department"]
    clause(after, "V.7.-1")["duties"][0]["gist"] = text("nói lại")
    (other,) = _leads(before, after)
    assert one.fingerprint == other.fingerprint


def _leads(before: Written, after: Written) -> list[Change]:
    found = diff(compiled(before), compiled(after)).changes
    return [change for change in found if change.kind.id == "lead-replaced"]


def test_changes_that_are_alike_in_everything_have_fingerprints_of_their_own() -> None:
    before = shipped("haiphong")
    duty = copy.deepcopy(clause(before, "V.8.-1")["duties"][0])
    clause(before, "V.8.-1")["duties"].append(duty)
    after = copy.deepcopy(before)
    for own in clause(after, "V.8.-1")["duties"]:
        own["lead"] = ["port-border-commands"]
    one, other = _leads(before, after)
    assert one.fingerprint != other.fingerprint


def test_every_change_has_a_place_in_both_files() -> None:
    file = str(ROOT / "tests" / "data" / "diff" / "village-revised.yaml")
    before = coordplan.load_plan(str(ROOT / "tests" / "data" / "trace" / "village.yaml"))
    found = diff(before, coordplan.load_plan(file))
    assert found.changes
    for change in found.changes:
        for site in (change.before, change.after):
            if site is not None and isinstance(site.subject, Duty | Clause | coordplan.Agency):
                assert site.where is not None
                assert site.where.position is not None
    assert Site(before).clauses == ()
    assert KINDS[found.changes[0].kind.id] is found.changes[0].kind


def test_values_that_differ_have_fingerprints_that_differ() -> None:
    """Whoever acknowledges that one body is told has not acknowledged it of another."""
    one, other, *_ = compiled(random_plan(random.Random(1), clauses=1)).agencies.values()
    deadlines = [
        Deadline(immediately=True), Deadline(duration="P3D"), Deadline(ahead="P3D"), Deadline(working_days=3),
        Deadline(working_days=4),
    ]  # fmt: skip
    values: list[Value] = [
        None, "x", Text("x", "y"), Text("y", "x"), ("v", "w"), ("v", "z"), one, other, *deadlines,
        *(Posting(agency, role, False, None) for agency in (one, other) for role in (Role.LEAD, Role.SUPPORT)),
        *(Notification(to, any_, within) for to in ((one,), (one, other)) for any_ in (False, True)
          for within in (None, *deadlines)),
        *(Reporting(to, via, every, on_demand, unspecified) for to in ((), (one,)) for via in (None, one, other)
          for every in ((), ("P1M",), ("P1M", "P1Y")) for on_demand in (False, True) for unspecified in (False, True)),
        *(OnCall(necessary, by) for necessary in (False, True) for by in (None, (), (one,), (one, other))),
    ]  # fmt: skip
    assert len({canonical(value) for value in values}) == len(values)


SAYS: Written = {"do": ["receive"], "lead": ["a0"], "gist": text("việc"), "within": "P3D"}
SAYS_MORE: Written = {
    **SAYS, "do": ["receive", "verify"], "support": ["a1"], "for": ["relatives"], "with": ["a2"], "when": {"danger": True},
    "before": ["return-home"], "after": ["identify"], "on_call": {"necessary": True}, "within": "P1D",
    "notify": {"to": ["a3"], "within": "P3D"}, "hand_over_to": ["a2"], "submit_to": ["a3"],
    "reports": {"to": ["a3"], "every": ["P1M"]}, "gist": text("nói lại"), "inferred": text("vì thế"),
}  # fmt: skip
SAYS_OTHERWISE: Written = {
    **SAYS_MORE, "when": {"danger": False}, "before": ["medical"], "on_call": {"asked_by": ["a1"]},
    "notify": {"to": ["a3", "a4"], "any": True, "within": "P1D"}, "hand_over_to": ["a1"],
    "reports": {"to": ["a4"], "via": "a2", "every": ["P1Y"]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "then", "count"), [(SAYS, SAYS_MORE, 15), (SAYS_MORE, SAYS_OTHERWISE, 11)]
)
def test_what_has_changed_within_a_duty_is_told_of_it_on_both_sides(
    said: Written, then: Written, count: int
) -> None:
    before = random_plan(random.Random(1), clauses=1)
    after = copy.deepcopy(before)
    before["clauses"][0]["duties"], after["clauses"][0]["duties"] = [said], [then]
    one, other = compiled(before), compiled(after)
    for some, others in ((one, other), (other, one)):
        (old,), (new,) = some.duties, others.duties
        found = list(duty_changes(align(some, others), old, new))
        assert len({change.kind.id for change in found}) == len(found) == count
        for change in found:
            sites = [(site.plan, site.clauses) for site in (change.before, change.after) if site]
            assert sites == [(some, (old.clause,)), (others, (new.clause,))], change.kind.id


def test_what_only_one_version_has_is_told_of_it_there() -> None:
    before = random_plan(random.Random(1), clauses=2)
    for clause, action in zip(before["clauses"], ("receive", "verify"), strict=True):
        clause["duties"] = [{"do": [action], "lead": ["a0"], "gist": text(action)}]
    after = copy.deepcopy(before)
    after["agencies"]["more"] = {"name": text("tên khác"), "function": "health", "level": "central"}
    after["clauses"].append(
        {"at": "II", "print": "0123456789ab", "gist": text("thêm"), "duties": [
            {"do": ["medical"], "lead": ["more"], "gist": text("thêm việc")}]}
    )  # fmt: skip
    one, other = compiled(before), compiled(after)
    new = {
        "agency": Site(other, other.agencies["more"]),
        "clause": Site(other, other.clauses["II"]),
        "duty": Site(other, other.duties[-1]),
    }
    for plans, end in (((one, other), "added"), ((other, one), "removed")):
        found = {change.kind.id: change for change in diff(*plans).changes}
        assert set(found) == {f"{what}-{end}" for what in new}
        for what, site in new.items():
            change = found[f"{what}-{end}"]
            sites = (
                (change.before, change.after) if end == "added" else (change.after, change.before)
            )
            assert sites == (None, site)


def test_a_heading_of_other_words_is_told_with_its_place() -> None:
    examples = ROOT / "docs" / "examples" / "headings.yaml"
    before: Written = reference.read(str(examples))
    after = copy.deepcopy(before)
    at = before["headings"][0]["at"]
    after["headings"][0]["print"] = "0123456789ab"
    found = diff(compiled(before), compiled(after)).changes
    assert [(c.kind.id, c.old, c.new) for c in found] == [("heading-text-changed", at, at)]


def test_of_two_duties_written_anew_the_larger_is_told_and_shares_no_part() -> None:
    before = random_plan(random.Random(1), clauses=1)

    def duty(*actions: str, **roles: list[str]) -> Written:
        return {"do": list(actions), "lead": ["a0"], **roles, "gist": text(" ".join(actions))}

    less, more = ("receive", "verify"), ("verify", "screen", "medical")
    before["clauses"][0]["duties"] = [duty(*less), duty(*more), duty("receive", support=["a1"])]
    after = copy.deepcopy(before)
    after["clauses"][0]["duties"] = [duty(one) for one in ("receive", *more)]
    one, other = compiled(before), compiled(after)
    alignment = align(one, other)
    (group,) = regroupings(alignment, one.duties, other.duties)
    assert group.before == (one.duties[1],)
    assert group.after == other.duties[1:]


def test_two_clauses_of_one_text_are_paired_by_their_place() -> None:
    written = random_plan(random.Random(3), clauses=2)
    for clause in written["clauses"]:
        clause["print"], clause["gist"] = "0123456789ab", text("như nhau")
        clause["duties"] = [{"do": ["verify"], "lead": ["a0"], "gist": text("việc")}]
    plan = compiled(written)
    assert align(plan, plan).clauses == {"I.0": "I.0", "I.1": "I.1"}
