"""What a draft suggests, against plans that people encoded: each drafted from the others only.

``python -m benchmarks.suggesting [SOURCES] [PLAN…]`` prints the figures and the worst clauses.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coordplan.drafting import Drafted, Knowledge, Skeleton, read_skeleton
from coordplan.drafting.bodies import Body
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.files import shipped_plans
from coordplan.load.plans import load_plans, read_checked
from coordplan.model import PlanFile
from coordplan.model.duty import ROLES
from coordplan.model.plan import Agency, Clause
from coordplan.source import Tree
from coordplan.suggest import Suggested, suggest
from coordplan.text import fold

SOURCES = Path(__file__).parents[1] / "../shared/sources"
PLANS = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")
HELD_OUT = {
    "luat-66-2011": "national/Luat-66-2011-QH12.txt",
    "nd-62-2012": "national/ND-62-2012.txt",
    "nd-56-2017": "national/ND-56-2017.txt",
    "ttlt-01-2014": "national/TTLT-01-2014.txt",
}
"""National rules, which nobody looked at while the rules of this package were written."""
MEASURES = ("kind", "lead", "actors", "told", "handed", "deadlines", "cadence", "cites", "do")


@dataclass(slots=True)
class Tally:
    """How many were right, how many too much, how many missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        said = self.right + self.extra
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        there = self.right + self.missed
        return self.right / there if there else 1.0


@dataclass(slots=True)
class Miss:
    """A clause of which something was not as encoded: what was said, what is there."""

    plan: str
    at: str
    measure: str
    extra: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(slots=True)
class Result:
    tallies: dict[str, Tally] = field(default_factory=lambda: {m: Tally() for m in MEASURES})
    misses: list[Miss] = field(default_factory=list)


def leave_one_out(plan: str, sources: Path, pool: Sequence[str], result: Result) -> None:
    """Draft a plan with what the others know, and compare it with its encoding."""
    vocabulary = load_vocabulary()
    others = load_plans(sorted(set(pool) - {plan}))
    known = Knowledge(others, load_registry(), vocabulary)
    text = (sources / HELD_OUT.get(plan, f"{plan}.txt")).read_text("utf-8")
    skeleton = read_skeleton(text, known)
    skeleton, suggested = suggest(skeleton, vocabulary)
    written = read_checked(shipped_plans()[plan], vocabulary).plan
    assert written is not None
    _compare(plan, skeleton, suggested, written, result)


def _compare(
    plan: str, skeleton: Skeleton, suggested: Suggested, written: PlanFile, result: Result
) -> None:
    encoded = {clause.at: clause for clause in written.clauses}
    bodies = {b.id: b for b in (*skeleton.bodies.known, *suggested.strangers)}
    for drafted in skeleton.clauses:
        clause = encoded.get(drafted.clause.at)
        if clause is None:
            continue
        values = [one.value for one in suggested.by_clause.get(drafted.clause.at, ())]
        for measure in MEASURES:
            there = _encoded(measure, clause)
            said = _said(measure, drafted, values)
            if measure in {"lead", "actors", "told", "handed"}:
                right, extra, missed = _bodies(said, there, bodies, written.agencies)
            else:
                right = len(said & there)
                extra, missed = tuple(sorted(said - there)), tuple(sorted(there - said))
            tally = result.tallies[measure]
            tally.right += right
            tally.extra += len(extra)
            tally.missed += len(missed)
            if extra or missed:
                result.misses.append(Miss(plan, drafted.clause.at, measure, extra, missed))


ACTORS = ("direct", "lead", "perform", "support", "advise", "with")


def _encoded(measure: str, clause: Clause) -> set[str]:
    """What an encoding says of a clause."""
    if measure == "kind":
        return {clause.kind or "duty"}
    if measure == "cites":
        return {c if isinstance(c, str) else c.instrument for c in clause.cites}
    lines = (clause, *clause.duties)
    if measure == "lead":
        return {id_ for line in lines for id_ in line.lead}
    if measure == "actors":
        found = {id_ for line in lines for role in ROLES for id_ in getattr(line, role)}
        return found | {id_ for duty in clause.duties for id_ in duty.with_}
    found = set()
    for duty in clause.duties:
        if measure == "do":
            found |= set(duty.do)
        elif measure == "told":
            found |= set(duty.notify.to if duty.notify else ())
            found |= set(duty.reports.to if duty.reports else ()) | set(duty.submit_to)
        elif measure == "handed":
            found |= set(duty.hand_over_to)
        elif measure == "deadlines":
            found |= {_deadline(value) for _, value in duty.deadlines()}
        elif duty.reports is not None:
            found |= set(duty.reports.every) | ({"on demand"} if duty.reports.on_demand else set())
    return found


def _deadline(value: object) -> str:
    if isinstance(value, str):
        return value
    return str(getattr(value, "working_days", getattr(value, "ahead", value)))


def _said(measure: str, drafted: Drafted, values: Sequence[Mapping[str, Tree]]) -> set[str]:
    """What a draft suggests of a clause."""
    if measure == "kind":
        return {drafted.guess.kind}
    if measure == "cites":
        return set(drafted.cited.ids)
    found: set[str] = set()
    for value in values:
        notify, reports = value.get("notify", {}), value.get("reports", {})
        assert isinstance(notify, dict)
        assert isinstance(reports, dict)
        if measure == "lead":
            found |= _ids(value.get("lead"))
        elif measure == "actors":
            found |= {id_ for role in ACTORS for id_ in _ids(value.get(role))}
        elif measure == "do":
            found |= _ids(value.get("do"))
        elif measure == "told":
            found |= _ids(notify.get("to")) | _ids(reports.get("to")) | _ids(value.get("submit_to"))
        elif measure == "handed":
            found |= _ids(value.get("hand_over_to"))
        elif measure == "deadlines":
            for within in (value.get("within"), notify.get("within")):
                found |= {str(within.get("working_days"))} if isinstance(within, dict) else set()
                found |= {within} if isinstance(within, str) else set()
        else:
            found |= _ids(reports.get("every")) | (
                {"on demand"} if reports.get("on_demand") else set()
            )
    return found


def _ids(value: Tree) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list) else set()


def _bodies(
    said: set[str], there: set[str], drafted: Mapping[str, Body], written: Mapping[str, Agency]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many bodies are the same in both; the others of each."""
    left = sorted(there)
    extra = []
    right = 0
    waiting = sorted(said)
    for same in (_same_name, _same_place):
        rest = []
        for id_ in waiting:
            found = next((o for o in left if same(drafted[id_], written[o])), None)
            if found is None:
                rest.append(id_)
            else:
                left.remove(found)
                right += 1
        waiting = rest
    extra = [drafted[id_].name.vi for id_ in waiting]
    return right, tuple(extra), tuple(written[id_].name.vi for id_ in left)


def _same_name(body: Body, agency: Agency) -> bool:
    names = {fold(name).removeprefix("cac ") for name in (agency.name.vi, *agency.aliases)}
    said = {fold(name).removeprefix("cac ") for name in (body.name.vi, *body.names.values())}
    return bool(names & said)


def _same_place(body: Body, agency: Agency) -> bool:
    """Whether two bodies have one function and level; of groups the function is enough."""
    if body.function == "group" == agency.function:
        return True
    return (body.function, body.level) == (agency.function, agency.level)


def main(sources: Path, plans: Sequence[str], shown: int) -> None:
    result = Result()
    for plan in plans:
        leave_one_out(plan, sources, PLANS, result)
    print(f"{'measure':12}{'P':>7}{'R':>7}   right extra missed")
    for measure, tally in result.tallies.items():
        print(
            f"{measure:12}{tally.precision:7.3f}{tally.recall:7.3f}   {tally.right:5} {tally.extra:5} {tally.missed:6}"
        )
    only = [m for m in sys.argv if m in MEASURES]
    for miss in [m for m in result.misses if not only or m.measure in only][:shown]:
        print(
            f"  {miss.measure:9} {miss.plan}:{miss.at}  + {'; '.join(miss.extra)}  - {'; '.join(miss.missed)}"
        )


if __name__ == "__main__":
    named = [one for one in sys.argv[1:] if one in PLANS or one in HELD_OUT]
    main(SOURCES, named or PLANS, 400 if any(m in sys.argv for m in MEASURES) else 0)
