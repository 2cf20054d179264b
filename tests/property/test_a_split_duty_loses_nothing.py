"""Law: a duty written as several, or several as one, is no loss and no gain."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator

import pytest

from coordplan.compare.areas import Area
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.diff import diff
from coordplan.compare.effects import effects
from coordplan.compare.kinds import KINDS
from coordplan.compare.severity import Severity
from coordplan.compiled import Role
from coordplan.load.files import default_plans
from tests.written_plans import ROLES, Written, compiled, random_plan, shipped, text

Halves = tuple[Written, Written]
Split = Callable[[random.Random, Written], Halves | None]
"""Two duties in the place of one, or None where it cannot be split so."""

NOTES = {"duty-split", "duties-merged", "duties-regrouped"}


def of_agencies(chance: random.Random, duty: Written) -> Halves | None:
    """Some bodies here, the others there; what each does by its function it does beside others."""
    parts = [(role, agency) for role in ROLES for agency in duty.get(role, ())]
    if len(parts) < 2 or duty.get("by_function"):
        return None
    chance.shuffle(parts)
    cut = chance.randint(1, len(parts) - 1)
    one, other = (_with_parts(duty, half) for half in (parts[:cut], parts[cut:]))
    return (one, other) if _tells(one, duty) and _tells(other, duty) else None


def _with_parts(duty: Written, parts: list[tuple[str, str]]) -> Written:
    half = {k: copy.deepcopy(v) for k, v in duty.items() if k not in (*ROLES, "requested")}
    for role, agency in parts:
        half.setdefault(role, []).append(agency)
    kept = {agency for _, agency in parts}
    asked = [agency for agency in duty.get("requested", ()) if agency in kept]
    return {**half, **({"requested": asked} if asked else {})}


def _tells(half: Written, duty: Written) -> bool:
    """Whether those who tell, hand over or report in a half did so in the whole."""
    if not duty.keys() & {"notify", "hand_over_to", "submit_to", "reports"}:
        return True
    acting = ("lead", "perform", "support")
    return any(role in half for role in acting) or not any(role in duty for role in acting)


def of_actions(chance: random.Random, duty: Written) -> Halves | None:
    """Some actions here, the others there."""
    if len(duty["do"]) < 2 or "submit_to" in duty:
        return None
    cut = chance.randint(1, len(duty["do"]) - 1)
    one, other = copy.deepcopy(duty), copy.deepcopy(duty)
    one["do"], other["do"] = duty["do"][:cut], duty["do"][cut:]
    return one, other


def of_conditions(chance: random.Random, duty: Written) -> Halves | None:
    """Where it holds in several cases, some here and the others there, which may overlap."""
    when = duty.get("when", {})
    lists = [name for name, values in when.items() if isinstance(values, list) and len(values) > 1]
    one, other = copy.deepcopy(duty), copy.deepcopy(duty)
    if lists:
        name = chance.choice(lists)
        values = chance.sample(when[name], len(when[name]))
        cut = chance.randint(1, len(values) - 1)
        one["when"][name] = values[:cut]
        other["when"][name] = values[cut - chance.randint(0, min(1, cut - 1)) :]
        return one, other
    if "danger" in when or "any" in when:
        return None
    one["when"], other["when"] = {**when, "danger": True}, {**when, "danger": False}
    return one, other


def of_told(chance: random.Random, duty: Written) -> Halves | None:
    """Each of those who are told by a duty of its own."""
    told = duty.get("notify", {})
    if len(told.get("to", ())) < 2 or told.get("any"):
        return None
    one, other = copy.deepcopy(duty), copy.deepcopy(duty)
    one["notify"]["to"], other["notify"]["to"] = told["to"][:1], told["to"][1:]
    return one, other


SPLITS: dict[str, Split] = {
    "agencies": of_agencies, "actions": of_actions, "conditions": of_conditions, "told": of_told,
}  # fmt: skip


def places(written: Written) -> Iterator[tuple[int, int]]:
    for number, clause in enumerate(written["clauses"]):
        yield from ((number, ordinal) for ordinal in range(len(clause.get("duties", ()))))


def split(
    chance: random.Random, written: Written, ways: list[str], *, apart: bool
) -> Written | None:
    """The plan with one duty written as two, or more: once for each of the ways.

    ``apart``: the second half under a clause of its own, with words of its own.
    """
    new = copy.deepcopy(written)
    chosen: list[tuple[int, int]] = []
    for way in ways:
        free = chosen or list(places(new))
        chance.shuffle(free)
        for number, ordinal in free:
            duties = new["clauses"][number]["duties"]
            halves = SPLITS[way](chance, duties[ordinal])
            if halves is None:
                continue
            duties[ordinal], other = halves
            covered = any(new["clauses"][number]["at"] in c.get("of", ()) for c in new["clauses"])
            if apart and not covered:
                at = {"at": f"Z.{len(new['clauses'])}", "print": f"{chance.getrandbits(48):012x}"}
                other["gist"] = text("nói riêng")
                new["clauses"].append({**at, "gist": text("riêng"), "duties": [other]})
                chosen = [(number, ordinal), (len(new["clauses"]) - 1, 0)]
            else:
                duties.insert(ordinal + 1, other)
                chosen = [(number, ordinal), (number, ordinal + 1)]
            break
        else:
            return None
    return new


WAYS = [
    *([way] for way in SPLITS),
    *(list(pair) for pair in itertools.product(SPLITS, repeat=2)),
    ["agencies", "actions", "conditions"],
]


def assert_nothing_lost(before: Written, after: Written) -> None:
    one, other = compiled(before), compiled(after)
    for some, others in ((one, other), (other, one)):
        found = diff(some, others)
        assert [c.kind.id for c in found.all if c.severity is not Severity.NOTE] == []
        assert any(c.kind.id in NOTES for c in found.changes)
    notes = [{c.fingerprint for c in diff(*pair).changes} for pair in ((one, other), (other, one))]
    assert notes[0] == notes[1], "turning the sides changes no fingerprint"


@pytest.mark.slow
@pytest.mark.parametrize("ways", WAYS, ids="+".join)
def test_a_split_of_a_random_plan_loses_nothing(ways: list[str]) -> None:
    tried = 0
    for seed, apart in itertools.product(range(6), (False, True)):
        chance = random.Random(f"{seed} {ways} {apart}")
        before = random_plan(chance, 5)
        after = split(chance, before, ways, apart=apart)
        if after is not None:
            tried += 1
            assert_nothing_lost(before, after)
    assert tried or len(set(ways)) < len(ways), "two actions, or two who are told, part only once"


@pytest.mark.slow
@pytest.mark.parametrize("plan", default_plans())
@pytest.mark.parametrize("way", SPLITS)
def test_a_split_of_a_shipped_plan_loses_nothing(plan: str, way: str) -> None:
    chance = random.Random(f"{plan} {way}")
    before = shipped(plan)
    after = split(chance, before, [way], apart=False)
    if after is not None:
        assert_nothing_lost(before, after)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["agencies", "actions", "conditions"])
def test_what_is_lost_in_a_split_is_told(way: str) -> None:
    """Of two halves one is left out: no note hides that."""
    for seed in range(8):
        chance = random.Random(f"{way} {seed}")
        before = random_plan(chance, 5)
        after = split(chance, before, [way], apart=True)
        if after is None:
            continue
        lost = copy.deepcopy(after)
        lost["clauses"].pop()
        one, other = compiled(before), compiled(lost)
        told = {change.severity for change in diff(one, other).changes} - {Severity.NOTE}
        differs = compare_behaviour(one, other, roles=list(Role)).differs
        assert told or not differs
        assert told


@pytest.mark.slow
def test_nothing_that_is_called_a_split_acts_otherwise() -> None:
    """A note of a split, and nothing else: then each role is given alike in every situation."""
    for seed in range(12):
        chance = random.Random(seed)
        before = random_plan(chance, 4)
        after = split(chance, before, [chance.choice(list(SPLITS))], apart=False)
        if after is None:
            continue
        one, other = compiled(before), compiled(after)
        assert all(change.severity is Severity.NOTE for change in diff(one, other).changes)
        for role in Role:
            assert not compare_behaviour(one, other, roles=[role]).differs
        for pair in ((one, other), (other, one)):
            assert {c.severity for c in effects(*pair)} <= {Severity.SHIFT}


@pytest.mark.parametrize("merged", [False, True], ids=["split", "merged"])
@pytest.mark.parametrize(
    ("within", "kind"),
    [
        ("P3D", "deadline-tightened"),
        ("P14D", "deadline-loosened"),
        (None, "deadline-removed"),
        ("PT180H", "deadline-changed"),
        ("P1W", None),
    ],
)
@pytest.mark.parametrize("by", ["agency", "action", "condition"])
def test_what_has_changed_in_a_piece_is_told_of_it(
    by: str, within: str | None, kind: str | None, merged: bool
) -> None:
    before = random_plan(random.Random(1), 1)
    duty: Written = {"do": ["receive", "verify"], "perform": ["a0", "a1"], "within": "P7D",
                     "when": {"entry": ["seaport", "island"]}, "notify": {"to": ["a2"]}}  # fmt: skip
    before["clauses"][0]["duties"] = [duty]
    one, other = copy.deepcopy(duty), copy.deepcopy(duty)
    if by == "agency":
        one["perform"], other["perform"] = ["a0"], ["a1"]
    elif by == "action":
        one["do"], other["do"] = ["receive"], ["verify"]
    else:
        one["when"]["entry"], other["when"]["entry"] = ["seaport"], ["island"]
    other["within"] = within
    if within is None:
        del other["within"]
    after = copy.deepcopy(before)
    after["clauses"][0]["duties"] = [one, other]
    pair = compiled(before), compiled(after)
    found = diff(*(reversed(pair) if merged else pair))
    wanted = [kind] if kind is not None else []
    if merged:
        wanted = [KINDS[kind].opposite for kind in wanted]
    assert [c.kind.id for c in found.changes if c.severity is not Severity.NOTE] == wanted
    assert [c.kind.id for c in found.changes if c.kind.id in NOTES] == [
        "duties-merged" if merged else "duty-split"
    ]


@pytest.mark.parametrize("told", ["a2", "a3"])
def test_whom_a_piece_tells_is_told_where_it_is_another(told: str) -> None:
    before = random_plan(random.Random(1), 1)
    duty: Written = {"do": ["receive"], "perform": ["a0", "a1"], "notify": {"to": ["a2"]}}
    before["clauses"][0]["duties"] = [duty]
    after = copy.deepcopy(before)
    after["clauses"][0]["duties"] = [
        {**duty, "perform": ["a0"]},
        {**duty, "perform": ["a1"], "notify": {"to": [told]}},
    ]
    found = diff(compiled(before), compiled(after)).changes
    assert "duty-split" in {change.kind.id for change in found}
    told_otherwise = [c for c in found if c.kind.area is Area.NOTIFICATION]
    assert bool(told_otherwise) == (told != "a2")
