"""The public API as a type checker sees it; run by mypy, never executed."""

from __future__ import annotations

import datetime
from typing import assert_type

import coordplan

plan = coordplan.load_plan("haiphong")
assert_type(plan, coordplan.Plan)
assert_type(coordplan.load_plans(), tuple[coordplan.Plan, ...])
answer = coordplan.who(
    plan,
    coordplan.Situation("rescue", minor=True),
    phases=["alert"],
    as_of=datetime.date(2024, 1, 1),
)
assert_type(answer, coordplan.Answer)
for item in (*answer.act, *answer.oversee, *answer.leads):
    assert_type(item, coordplan.Act)
    assert_type(item.role, coordplan.Role)
    assert_type(item.agency.name.vi, str)
    assert_type(item.within, coordplan.Deadline | None)
for notice in answer.notify:
    assert_type(notice.any_of, tuple[coordplan.Agency, ...] | None)
for found in answer.possible:
    assert_type(found.item, coordplan.Act | coordplan.Notice | coordplan.Report)
called = coordplan.who(plan, calls={"V.8.-4": True, "V.1.-4#2": False})
for call in called.calls:
    assert_type(call, coordplan.Call)
    assert_type(call.called, bool | None)
    assert_type(call.duty.on_call, coordplan.OnCall | None)
assert_type(
    coordplan.match(plan, coordplan.Situation(), calls=coordplan.all_called(plan)),
    tuple[coordplan.Duty, ...],
)
for question in answer.ask:
    assert_type(question.decides, int)
contacts = coordplan.load_contacts("contacts.yaml", [plan])
assert_type(contacts, coordplan.Contacts)
assert_type(contacts.of(plan, plan.agencies["city-police"]), tuple[coordplan.Contact, ...])
assert_type(contacts.warnings, tuple[coordplan.Diagnostic, ...])
assert_type(coordplan.check_plan("haiphong"), tuple[coordplan.Diagnostic, ...])
explanation = coordplan.why_not(plan, None, "V.8.-1", actions=["receive"], standing=True)
assert_type(explanation, coordplan.Explanation)
assert_type(coordplan.why(plan), coordplan.Explanation)
for explained in explanation.explained:
    assert_type(explained, coordplan.Explained)
    assert_type(explained.parts[0].role, coordplan.Role | coordplan.Mention)
    assert_type(explained.decision.verdict, coordplan.Verdict)
    for ground in explained.decision.facts:
        assert_type(ground.derivation, coordplan.Derivation | None)
    for change in explained.changes:
        assert_type(change.cost, tuple[int, int])
        assert_type(change.wanted, tuple[coordplan.Wanted, ...])

resolved = coordplan.resolve(coordplan.Situation("rescue"), plan.vocabulary)
assert_type(resolved, coordplan.Resolved)
ready = coordplan.matcher(plan)
assert_type(ready(resolved), tuple[coordplan.Duty, ...])
assert_type(ready(coordplan.Situation("rescue")), tuple[coordplan.Duty, ...])
day = datetime.date(2026, 11, 22)
several = coordplan.answers([plan], as_of=day, registry=coordplan.load_registry())
assert_type(several, tuple[coordplan.Answer, ...])
clock = coordplan.Clock(datetime.datetime(2026, 2, 13, 16), coordplan.load_calendar())
data = coordplan.to_json(several, clock=clock, contacts=contacts)
for one in data["plans"]:
    assert_type(one["plan_version"]["source"], str | None)
    assert_type(one["act"][0]["competent"], bool | None)
assert_type(coordplan.to_json(answer)["as_of"], str | None)
assert_type(coordplan.to_json(explanation)["words"], str | None)
assert_type(coordplan.to_json(plan)["clauses"][0]["at"], str)
assert_type(coordplan.to_json([plan])["plans"][0]["id"], str)
assert_type(coordplan.to_json(plan, "agencies")["agencies"][0]["under"], str | None)
assert_type(coordplan.to_json(plan.vocabulary)["facts"][0]["id"], str)
assert_type(coordplan.to_json(plan.vocabulary, "events")["events"][0]["id"], str)
gaps = coordplan.find_gaps(plan, actions=["receive"])
assert_type(gaps, coordplan.GapReport)
assert_type(coordplan.to_json(gaps)["situations"], int)
assert_type(coordplan.to_json(coordplan.diff(plan, plan))["versions"], bool)
assert_type(coordplan.to_json(coordplan.ledgers([plan]))["plans"][0]["plan"], str)
checked = coordplan.to_json({"haiphong": coordplan.check_plan("haiphong")})
assert_type(checked["clean"], bool)
try:
    coordplan.load_plans("a folder")
except coordplan.CoordplanError as error:
    assert_type(coordplan.to_json(error)["diagnostics"][0]["rule"], str)
