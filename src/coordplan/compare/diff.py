"""Everything that differs between two plans, typed, gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.compare.alignment import Alignment, align
from coordplan.compare.bodies import agency_changes
from coordplan.compare.changes import Change, Diff, Site, with_fingerprints
from coordplan.compare.documents import clause_changes, document_changes
from coordplan.compare.duties import duty_changes
from coordplan.compare.effects import effects
from coordplan.compare.kinds import KINDS
from coordplan.compare.pieces import pieces
from coordplan.compare.regrouping import Level, Regrouping, regroupings
from coordplan.compare.roles import by_assignment
from coordplan.compare.severity import Severity
from coordplan.compiled import Duty, Plan
from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.text import Text, quote


def diff(before: Plan, after: Plan) -> Diff:
    """Every change from one plan to another, or from one version of a plan to the next.

    Raises ``CoordplanError`` where the plans are not written in one vocabulary.
    """
    one, other = before.vocabulary, after.vocabulary
    if (one.id, one.world.space) != (other.id, other.world.space):
        raise CoordplanError([_unlike(before, after)])
    alignment = align(before, after)
    in_duties = by_assignment(alignment, _duty_changes(alignment))
    found = [*in_duties, *_others(alignment)]
    found.sort(key=lambda change: change.order)
    consequences: list[Change] = []
    if any(change.severity is not Severity.NOTE for change in found):  # a note changes no answer
        consequences = sorted(effects(before, after), key=lambda change: change.order)
    return Diff(alignment, with_fingerprints(found), with_fingerprints(consequences))


def _duty_changes(alignment: Alignment) -> Iterator[Change]:
    before, after = alignment.before, alignment.after
    stayed = {one.number for one, _ in alignment.duties}
    still = {other.number for _, other in alignment.duties}
    gone = [duty for duty in before.duties if duty.number not in stayed]
    come = [duty for duty in after.duties if duty.number not in still]
    pairs = [(pair, list(duty_changes(alignment, *pair))) for pair in alignment.duties]
    other = [pair for pair, found in pairs if any(c.severity is not Severity.NOTE for c in found)]
    old, new = [*gone, *(p[0] for p in other)], [*come, *(p[1] for p in other)]
    alike = regroupings(alignment, old, new)
    rest = _but(old, [g.before for g in alike]), _but(new, [g.after for g in alike])
    apart = [g for g in regroupings(alignment, *rest, Level.CORE) if g.of_one]
    for group in (*alike, *apart):
        yield _regrouped(alignment, group)
    for group in apart:
        yield from pieces(alignment, group)
    told = {d.number for g in (*alike, *apart) for d in g.before}
    retold = {d.number for g in (*alike, *apart) for d in g.after}
    for duty in gone:
        if duty.number not in told:
            yield Change(KINDS["duty-removed"], Site(before, duty), None)
    for duty in come:
        if duty.number not in retold:
            yield Change(KINDS["duty-added"], None, Site(after, duty))
    for (one, another), found in pairs:
        if one.number not in told and another.number not in retold:
            yield from found


def _but(duties: Iterable[Duty], groups: Iterable[Iterable[Duty]]) -> list[Duty]:
    """The duties that stand in none of some groups."""
    taken = {duty.number for group in groups for duty in group}
    return [duty for duty in duties if duty.number not in taken]


def _regrouped(alignment: Alignment, group: Regrouping) -> Change:
    """One note of duties that do the same as others together."""
    many = len(group.after) - len(group.before)
    kind = "duty-split" if many > 0 else "duties-merged" if many < 0 else "duties-regrouped"
    before, after = (
        Site(alignment.before, None, group.before),
        Site(alignment.after, None, group.after),
    )
    return Change(KINDS[kind], before, after)


def _others(alignment: Alignment) -> Iterator[Change]:
    yield from agency_changes(alignment)
    yield from document_changes(alignment)
    if alignment.versions:
        yield from clause_changes(alignment)


def _unlike(before: Plan, after: Plan) -> Diagnostic:
    one, other = quote(before.vocabulary.id), quote(after.vocabulary.id)
    return Diagnostic(
        "unlike-vocabularies",
        Text(
            en=f"the plans are written in two vocabularies, {one} and {other}",
            vi=f"hai kế hoạch viết theo hai bộ từ vựng, {one} và {other}",
        ),
        after.where,
        Text(
            en="only plans of one vocabulary can be compared",
            vi="chỉ so sánh được các kế hoạch cùng một bộ từ vựng",
        ),
    )
