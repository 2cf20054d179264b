"""Who leads, performs, supports, directs and advises, before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coordplan.compare.alignment import Alignment
from coordplan.compare.areas import Area
from coordplan.compare.changes import Change, Site
from coordplan.compare.identity import agency_key
from coordplan.compare.kinds import KINDS
from coordplan.compare.lists import exchanged
from coordplan.compiled import Duty, Posting, Role


def role_changes(alignment: Alignment, one: Duty, other: Duty) -> Iterator[Change]:
    """Every difference in the roles of a duty."""
    sites = Site(alignment.before, one, (one,)), Site(alignment.after, other, (other,))
    kept = [
        (old, new)
        for old in one.postings
        for new in other.postings
        if alignment.same_agency(old.agency, new.agency)
    ]
    for role in Role:
        gone = _in_role(role, one, [old for old, new in kept if not _took_over(role, old, new)])
        come = _in_role(role, other, [new for old, new in kept if not _took_over(role, old, new)])
        stayed = [posting for pair in kept for posting in pair]
        for change in exchanged(role.value, sites, gone, come, lambda posting: posting.agency):
            if (change.old and change.new) or not _among(change.old or change.new, stayed):
                yield change
    for old, new in kept:
        if old.role is not new.role:
            yield Change(KINDS[_moved(one, other, old, new)], *sites, old, new)
        if old.requested != new.requested:
            kind = f"requested-{'set' if new.requested else 'cleared'}"
            yield Change(KINDS[kind], *sites, old, new)
        if (old.by_function, {*old.others}) != (new.by_function, {*new.others}):
            kind = f"by-function-{'set' if new.by_function else 'cleared'}"
            yield Change(KINDS[kind], *sites, old, new)
        if alignment.versions and not _same_assignment(alignment, old, new):
            yield Change(KINDS["assigned-elsewhere"], *sites, old, new)


def _took_over(role: Role, old: Posting, new: Posting) -> bool:
    """Whether an agency that stays in the duty begins or ends to lead it.

    It may stand in the place of another leader; that it has another role is said besides.
    """
    return role is Role.LEAD and (old.role is role) != (new.role is role)


def _in_role(role: Role, duty: Duty, but: Iterable[Posting]) -> list[Posting]:
    return [p for p in duty.postings if p.role is role and not _among(p, but)]


def _among(posting: object, postings: Iterable[Posting]) -> bool:
    return any(posting is other for other in postings)


def _moved(one: Duty, other: Duty, old: Posting, new: Posting) -> str:
    """The kind of change of an agency that has another role now."""
    led, leads = (any(p.role is Role.LEAD for p in duty.postings) for duty in (one, other))
    if old.role is Role.LEAD and not leads:
        return "lead-given-up"
    if new.role is Role.LEAD and not led:
        return "lead-taken-up"
    return "role-changed"


def _same_assignment(alignment: Alignment, old: Posting, new: Posting) -> bool:
    if old.assigned_by is None or new.assigned_by is None:
        return old.assigned_by is new.assigned_by
    return alignment.same_clause(old.assigned_by, new.assigned_by)


def by_assignment(alignment: Alignment, changes: Iterable[Change]) -> list[Change]:
    """The same changes, but each change of what an assignment gives only once.

    It is then about the clause that assigns, with every duty that it reaches.
    """
    single: list[Change] = []
    together: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in changes:
        clauses = _assigning(alignment, change)
        if clauses is None:
            single.append(change)
        else:
            together[change.kind.id, *clauses, _who(change.old), _who(change.new)].append(change)
    for (_, at_before, at_after, *_), group in together.items():
        single.append(_merged(alignment, at_before, at_after, group))
    return single


def _assigning(alignment: Alignment, change: Change) -> tuple[str, str] | None:
    """The clause before and after that assigns what has changed; None where the duty says it."""
    if change.kind.area is not Area.ROLE:
        return None
    old, new = (v.assigned_by if isinstance(v, Posting) else "" for v in (change.old, change.new))
    if old is None or new is None or not (old or new):
        return None
    if old and new:
        return (old, new) if alignment.same_clause(old, new) else None
    former = {after: before for before, after in alignment.clauses.items()}
    return old or former.get(new, ""), new or alignment.clauses.get(old, "")


def _who(value: object) -> str:
    return f"{value.role}:{agency_key(value.agency)}" if isinstance(value, Posting) else ""


def _merged(alignment: Alignment, at_before: str, at_after: str, group: list[Change]) -> Change:
    first = group[0]
    befores = [duty for change in group if change.before for duty in change.before.duties]
    afters = [duty for change in group if change.after for duty in change.after.duties]
    before = Site(alignment.before, alignment.before.clauses.get(at_before), _ordered(befores))
    after = Site(alignment.after, alignment.after.clauses.get(at_after), _ordered(afters))
    return Change(first.kind, before, after, first.old, first.new)


def _ordered(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(duties, key=lambda duty: duty.number))
