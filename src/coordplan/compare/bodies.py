"""What differs between the agencies of two plans."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.compare.alignment import Alignment
from coordplan.compare.changes import Change, Site
from coordplan.compare.kinds import KINDS
from coordplan.compare.lists import agencies, changed
from coordplan.compiled import Agency, Plan


def agency_changes(alignment: Alignment) -> Iterator[Change]:
    """Agencies that only one plan names, and what differs in those that both name."""
    before, after = alignment.before, alignment.after
    stayed = set(alignment.agencies.values())
    for id_, one in before.agencies.items():
        if id_ not in alignment.agencies:
            yield Change(KINDS["agency-removed"], Site(before, one), None)
        else:
            yield from _changes(alignment, one, after.agencies[alignment.agencies[id_]])
    for id_, other in after.agencies.items():
        if id_ not in stayed:
            yield Change(KINDS["agency-added"], None, Site(after, other))
    if alignment.versions:
        yield from _other_ids(alignment)


def _changes(alignment: Alignment, one: Agency, other: Agency) -> Iterator[Change]:
    before, after = alignment.before, alignment.after
    sites = Site(before, one), Site(after, other)
    if one.function != other.function:
        functions = before.vocabulary.functions
        old, new = functions[one.function], functions[other.function]
        yield from changed("function-moved", *sites, old, new)
    if one.level != other.level:
        levels = before.vocabulary.levels
        yield from changed("level-moved", *sites, levels[one.level], levels[other.level])
    if not alignment.versions:
        return
    old_superior, new_superior = _superior(before, one), _superior(after, other)
    same = (old_superior is None and new_superior is None) or (
        old_superior is not None
        and new_superior is not None
        and alignment.same_agency(old_superior, new_superior)
    )
    if not same:
        yield from changed("superior-changed", *sites, old_superior, new_superior)
    old_members, new_members = (
        [plan.agencies[id_] for id_ in agency.members]
        for plan, agency in ((before, one), (after, other))
    )
    yield from agencies("member", alignment, sites, old_members, new_members)
    yield from changed("agency-renamed", *sites, one.name, other.name)
    if set(one.aliases) != set(other.aliases):
        yield from changed("aliases-changed", *sites, one.aliases, other.aliases)


def _superior(plan: Plan, agency: Agency) -> Agency | None:
    return plan.agencies[agency.under] if agency.under is not None else None


def _other_ids(alignment: Alignment) -> Iterator[Change]:
    """One note of all ids that changed."""
    pairs = [(old, new) for old, new in alignment.agencies.items() if old != new]
    if pairs:
        yield Change(
            KINDS["agency-ids-changed"],
            Site(alignment.before),
            Site(alignment.after),
            tuple(old for old, _ in pairs),
            tuple(new for _, new in pairs),
        )
