"""Law: one edit of a plan is exactly the one change that it is meant to be."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from coordplan.compare.diff import diff
from coordplan.compare.kinds import KINDS
from tests.written_plans import ROLES, Written, compiled, duties, random_plan, text

pytestmark = pytest.mark.slow

Edit = Callable[[random.Random, Written], str | None]
"""Edits a plan in place and names the kind of change, or None where it has nothing to edit."""

SEEDS = range(4)


def _free(chance: random.Random, plan: Written, duty: Written) -> str:
    """An agency that has no role in a duty."""
    taken = {id_ for role in ROLES for id_ in duty.get(role, [])}
    others: list[str] = [id_ for id_ in plan["agencies"] if id_ not in taken]
    return chance.choice(others)


def _with(plan: Written, key: str) -> list[Written]:
    return [duty for duty in duties(plan) if key in duty]


def _replaced(role: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        for duty in _with(plan, role):
            duty[role][0] = _free(chance, plan, duty)
            return f"{role}-replaced"
        return None

    return edit


def _added(role: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        duty = chance.choice(list(duties(plan)))
        duty.setdefault(role, []).append(_free(chance, plan, duty))
        return f"{role}-added"

    return edit


def _removed(role: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        for duty in _with(plan, role):
            duty[role].pop()
            return f"{role}-removed"
        return None

    return edit


def _narrowed(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "when"):
        for name, values in duty["when"].items():
            if isinstance(values, list):
                duty["when"][name] = chance.choice(values)
                return "condition-narrowed"
    return None


def _widened(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "when"):
        duty["when"].pop(chance.choice(list(duty["when"])))
        if not duty["when"]:
            del duty["when"]
        return "condition-widened"
    return None


def _elsewhere(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "when"):
        if "danger" in duty["when"]:
            duty["when"]["danger"] = not duty["when"]["danger"]
            return "condition-changed"
    return None


def _duty_dropped(chance: random.Random, plan: Written) -> str | None:
    clauses = [clause for clause in plan["clauses"] if len(clause["duties"]) > 1]
    if not clauses:
        return None
    own = chance.choice(clauses)["duties"]
    own.remove(chance.choice(own))
    return "duty-removed"


def _duty_added(chance: random.Random, plan: Written) -> str | None:
    other = copy.deepcopy(chance.choice(list(duties(plan))))
    other["gist"] = text("một việc mới")
    chance.choice(plan["clauses"])["duties"].append(other)
    return "duty-added"


def _without(key: str, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        for duty in _with(plan, key):
            del duty[key]
            return kind
        return None

    return edit


def _told_replaced(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "notify"):
        told = duty["notify"]["to"]
        told[0] = chance.choice([id_ for id_ in plan["agencies"] if id_ not in told])
        return "told-replaced"
    return None


def _told_removed(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "notify"):
        duty["notify"]["to"].pop(chance.randrange(2))
        return "told-removed"
    return None


def _set(key: str, part: str, value: Any, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        for duty in _with(plan, key):
            duty[key][part] = value
            return kind
        return None

    return edit


def _within(value: Any, kind: str, before: Any = "P3D") -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        for duty in _with(plan, "within"):
            if duty["within"] == before:
                duty["within"] = value
                return kind
        return None

    return edit


def _hand_over(chance: random.Random, plan: Written) -> str | None:
    for duty in _with(plan, "hand_over_to"):
        duty["hand_over_to"] = [
            chance.choice([id_ for id_ in plan["agencies"] if id_ not in duty["hand_over_to"]])
        ]
        return "hand-over-replaced"
    return None


def _agency(key: str, value: Any, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        plan["agencies"][chance.choice(list(plan["agencies"]))][key] = value
        return kind

    return edit


def _of_clause(key: str, value: Any, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        chance.choice(plan["clauses"])[key] = value
        return kind

    return edit


def _of_duty(key: str, value: Any, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        free = [one for one in duties(plan) if key not in one] or list(duties(plan))
        chance.choice(free)[key] = value
        return kind

    return edit


def _requested(chance: random.Random, plan: Written) -> str | None:
    duty = chance.choice(list(duties(plan)))
    role = next(role for role in ROLES if duty.get(role))
    duty["requested"] = [duty[role][0]]
    return "requested-set"


def _by_function(chance: random.Random, plan: Written) -> str | None:
    duty = chance.choice([one for one in duties(plan) if "by_function" not in one])
    role = next(role for role in ROLES if duty.get(role))
    duty["by_function"] = [duty[role][0]]
    return "by-function-set"


def _of_plan(key: str, value: Any, kind: str) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        plan[key] = value
        return kind

    return edit


def _of_document(key: str, value: Any) -> Edit:
    def edit(chance: random.Random, plan: Written) -> str | None:
        plan["document"][key] = value
        return f"{'document-kind' if key == 'kind' else key}-changed"

    return edit


EDITS: dict[str, Edit] = {
    **{f"{role} replaced": _replaced(role) for role in ROLES},
    **{f"{role} added": _added(role) for role in ROLES},
    **{f"{role} removed": _removed(role) for role in ROLES},
    "condition narrowed": _narrowed,
    "condition widened": _widened,
    "condition changed": _elsewhere,
    "duty dropped": _duty_dropped,
    "duty added": _duty_added,
    "notification dropped": _without("notify", "notification-removed"),
    "deadline dropped": _without("within", "deadline-removed"),
    "reports dropped": _without("reports", "reporting-removed"),
    "hand-over dropped": _without("hand_over_to", "hand-over-removed"),
    "hand-over replaced": _hand_over,
    "told replaced": _told_replaced,
    "told removed": _told_removed,
    "telling one is enough": _set("notify", "any", True, "notify-any"),
    "told sooner": _set("notify", "within", "immediately", "notify-deadline-tightened"),
    "told later": _set("notify", "within", "P1M", "notify-deadline-loosened"),
    "told in working days": _set(
        "notify", "within", {"working_days": 1}, "notify-deadline-changed"
    ),
    "sooner": _within("PT24H", "deadline-tightened"),
    "later": _within({"working_days": 5}, "deadline-loosened"),
    "in working days": _within({"working_days": 2}, "deadline-changed"),
    "ahead of entry": _within({"ahead": "P3D"}, "deadline-changed"),
    "further ahead": _within({"ahead": "P1W"}, "deadline-tightened", {"ahead": "P3D"}),
    "less far ahead": _within({"ahead": "PT24H"}, "deadline-loosened", {"ahead": "P3D"}),
    "told ahead of entry": _set("notify", "within", {"ahead": "P2D"}, "notify-deadline-changed"),
    "other cadence": _set("reports", "every", ["P3M"], "cadence-changed"),
    "on demand too": _set("reports", "on_demand", True, "cadence-changed"),
    "reports through another": _set("reports", "via", "a0", "via-added"),
    "function moved": _agency("function", "council", "function-moved"),
    "level moved": _agency("level", "central", "level-moved"),
    "agency renamed": _agency("name", text("một tên khác"), "agency-renamed"),
    "other names": _agency("aliases", ["CATP"], "aliases-changed"),
    "superior": _agency("under", "a0", "superior-changed"),
    "members": _agency("members", ["a0"], "member-added"),
    "text changed": _of_clause("print", "f" * 12, "text-changed"),
    "kind changed": _of_clause("kind", "budget", "clause-kind-changed"),
    "gist changed": _of_clause("gist", text("nói lại"), "gist-changed"),
    "names": _of_clause("names", ["a0"], "named-added"),
    "read in": _of_clause("inferred", text("vì thế"), "reading-changed"),
    "read in a duty": _of_duty("inferred", text("vì thế"), "reading-changed"),
    "gist of a duty changed": _of_duty("gist", text("nói lại"), "gist-changed"),
    "by function": _by_function,
    "on call": _of_duty("on_call", {"necessary": True}, "on-call-set"),
    "before": _of_duty("before", ["return-home"], "before-added"),
    "after": _of_duty("after", ["identify"], "after-added"),
    "taken from": _of_duty("taken_from", ["I.1"], "taken-from-added"),
    "about": _of_clause("about", ["screen"], "about-added"),
    "places": _of_plan("places", ["inland"], "place-of-entry-added"),
    "for": _of_duty("for", ["relatives"], "beneficiary-added"),
    "with": _of_duty("with", ["a0"], "partner-added"),
    "submit": _of_duty("submit_to", ["a0"], "submit-added"),
    "requested": _requested,
    "cites dropped": _of_plan("cites", ["c-1"], "cites-removed"),
    "carries out more": _of_plan("carries_out", ["r-1", "r-2", "r-3"], "carries-out-added"),
    "title": _of_plan("title", text("tên mới"), "title-changed"),
    "until": _of_plan("effective", {"from": "2024", "to": "2030"}, "effective-to-changed"),
    "from": _of_plan("effective", {"from": "2025", "to": None}, "effective-from-changed"),
    "level of the place": _of_plan(
        "jurisdiction", {"name": text("tỉnh"), "level": "district"}, "place-level-changed"
    ),
    "place": _of_plan(
        "jurisdiction", {"name": text("huyện"), "level": "province"}, "place-changed"
    ),
    "kind of document": _of_document("kind", "circular"),
    "number": _of_document("number", "2"),
    "issued": _of_document("issued", "2025"),
    "issuer": _of_document("issuer", "a1"),
}


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_is_one_change(name: str) -> None:
    edited = 0
    for seed in SEEDS:
        chance = random.Random(f"{name} {seed}")
        before = random_plan(chance)
        after = copy.deepcopy(before)
        kind = EDITS[name](chance, after)
        if kind is None or after == before:
            continue
        edited += 1
        found = diff(compiled(before), compiled(after)).changes
        assert [change.kind.id for change in found] == [kind], (seed, name)
        back = diff(compiled(after), compiled(before)).changes
        assert [change.kind.id for change in back] == [KINDS[kind].opposite], (seed, name)
    assert edited
