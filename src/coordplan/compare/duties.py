"""What differs between two duties that are one duty in two plans."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.compare.alignment import Alignment
from coordplan.compare.changes import Change, Site
from coordplan.compare.deadlines import compared
from coordplan.compare.implication import Relation
from coordplan.compare.kinds import KINDS
from coordplan.compare.lists import agencies, changed, presence
from coordplan.compare.roles import role_changes
from coordplan.compare.timing import own_condition
from coordplan.compare.values import Circumstance
from coordplan.compiled import Deadline, Duty, OnCall, Reporting
from coordplan.lengths import Length, length

_RELATIONS = {
    Relation.NARROWED: "condition-narrowed",
    Relation.WIDENED: "condition-widened",
    Relation.CHANGED: "condition-changed",
}


def duty_changes(alignment: Alignment, one: Duty, other: Duty) -> Iterator[Change]:
    """Every difference between a duty before and the same duty after."""
    before, after = sites = Site(alignment.before, one), Site(alignment.after, other)
    yield from presence("action", before, after, one.actions, other.actions)
    yield from presence("beneficiary", before, after, one.beneficiaries, other.beneficiaries)
    yield from role_changes(alignment, one, other)
    yield from agencies("partner", alignment, sites, one.partners, other.partners)
    yield from _condition(alignment, sites, one, other)
    yield from presence("before", before, after, one.before, other.before)
    yield from presence("after", before, after, one.after, other.after)
    yield from _on_call(alignment, sites, one, other)
    yield from _notification(alignment, sites, one, other)
    yield from _due("deadline", sites, one.within, other.within)
    yield from agencies("hand-over", alignment, sites, one.hand_over_to, other.hand_over_to)
    yield from agencies("submit", alignment, sites, one.submit_to, other.submit_to)
    yield from _reporting(alignment, sites, one, other)
    if alignment.versions:
        yield from _wording(alignment, sites, one, other)


def _on_call(
    alignment: Alignment, sites: tuple[Site, Site], one: Duty, other: Duty
) -> Iterator[Change]:
    old, new = one.on_call, other.on_call
    if (old is None) != (new is None):
        yield Change(KINDS[f"on-call-{'cleared' if new is None else 'set'}"], *sites, old, new)
    elif old is not None and new is not None and not _same_trigger(alignment, old, new):
        yield Change(KINDS["on-call-changed"], *sites, old, new)


def _same_trigger(alignment: Alignment, old: OnCall, new: OnCall) -> bool:
    """Whether the same judgement or request of the same bodies calls for a duty."""
    if old.necessary != new.necessary or (old.asked_by is None) != (new.asked_by is None):
        return False
    olds, news = old.asked_by or (), new.asked_by or ()
    return len(olds) == len(news) and all(
        any(alignment.same_agency(one, other) for other in news) for one in olds
    )


def _condition(
    alignment: Alignment, sites: tuple[Site, Site], one: Duty, other: Duty
) -> Iterator[Change]:
    relation = alignment.relation(one, other)
    if relation is not Relation.SAME:
        old, new = (
            Circumstance(own_condition(plan, duty), plan.vocabulary)
            for plan, duty in ((alignment.before, one), (alignment.after, other))
        )
        yield Change(KINDS[_RELATIONS[relation]], *sites, old, new)


def _notification(
    alignment: Alignment, sites: tuple[Site, Site], one: Duty, other: Duty
) -> Iterator[Change]:
    old, new = one.notification, other.notification
    if old is None or new is None:
        yield from presence("notification", *sites, [old] if old else [], [new] if new else [])
        return
    yield from agencies("told", alignment, sites, old.to, new.to)
    if old.any != new.any:
        yield Change(KINDS["notify-any" if new.any else "notify-all"], *sites, old, new)
    yield from _due("notify-deadline", sites, old.within, new.within)


def _due(
    stem: str, sites: tuple[Site, Site], old: Deadline | None, new: Deadline | None
) -> Iterator[Change]:
    if old is None or new is None:
        yield from presence(stem, *sites, [old] if old else [], [new] if new else [])
        return
    how = compared(old, new)
    if how is not None:
        yield Change(KINDS[f"{stem}-{how}"], *sites, old, new)


def _reporting(
    alignment: Alignment, sites: tuple[Site, Site], one: Duty, other: Duty
) -> Iterator[Change]:
    old, new = one.reporting, other.reporting
    if old is None or new is None:
        yield from presence("reporting", *sites, [old] if old else [], [new] if new else [])
        return
    yield from agencies("addressee", alignment, sites, old.to, new.to)
    old_via, new_via = ([r.via] if r.via is not None else [] for r in (old, new))
    yield from agencies("via", alignment, sites, old_via, new_via)
    if _cadence(old) != _cadence(new):
        yield Change(KINDS["cadence-changed"], *sites, old, new)


def _cadence(reporting: Reporting) -> tuple[frozenset[Length | str], bool, bool]:
    every = frozenset(length(one) or one for one in reporting.every)
    return every, reporting.on_demand, reporting.unspecified


def _wording(
    alignment: Alignment, sites: tuple[Site, Site], one: Duty, other: Duty
) -> Iterator[Change]:
    """What is said of a duty, apart from what its clause already says."""
    clauses = alignment.before.clauses[one.clause], alignment.after.clauses[other.clause]
    same_clause = alignment.same_clause(one.clause, other.clause)
    if not same_clause:
        yield Change(KINDS["duty-moved"], *sites)
    own_gist = one.gist != clauses[0].gist or other.gist != clauses[1].gist
    if own_gist or not same_clause:
        yield from changed("gist-changed", *sites, one.gist, other.gist)
    yield from changed("reading-changed", *sites, one.inferred, other.inferred)
    yield from presence("taken-from", *sites, one.taken_from, other.taken_from)
