"""What some words name in a plan, and the part that each agency has in a duty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from coordplan.answer.explanation import Bystander, Mention, Part, Subject
from coordplan.compiled import Agency, Clause, Duty, Plan, Role
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.glyphs import locator
from coordplan.text import Text, did_you_mean, fold, listing, nearest, quote

Roles = Collection[Role | Mention]

REPORTING: Roles = frozenset({Mention.REPORTED_TO, Mention.REPORTS_THROUGH})


def find(plan: Plan, words: str | None) -> Subject | None:
    """What some words name: a duty, a clause, the part that clauses lie in, or agencies.

    An assignment stands for the duties that it gives roles to. An agency is named by whole words
    only: a locator that this plan does not have is not taken for a letter of a name. None where
    the words name nothing.
    """
    if words is None:
        return Subject(None, (), (), plan.duties)
    name = locator(words).removeprefix(f"{plan.id}:")
    duty = plan.duty(f"{plan.id}:{name}")
    if duty is not None:
        return Subject(words, (), (plan.clauses[duty.clause],), (duty,))
    clauses = tuple(c for at, c in plan.clauses.items() if at == name) or tuple(
        c for at, c in plan.clauses.items() if at.startswith(f"{name}.")
    )
    if clauses:
        return Subject(words, (), clauses, tuple(_duties_of(plan, clauses)))
    agencies = _called(plan, words)
    if agencies:
        involved = (d for d in plan.duties if not d.agencies.isdisjoint(agencies))
        return Subject(words, agencies, (), tuple(involved))
    return None


def parts_in(plan: Plan, duty: Duty, agencies: Collection[Agency] = ()) -> tuple[Part, ...]:
    """The parts of these agencies in a duty, roles first; without agencies, every part."""
    return tuple(part for part in _parts(plan, duty) if not agencies or part.agency in agencies)


def bystander(plan: Plan, agency: Agency) -> Bystander | None:
    """What an agency is named for, where the plan gives it no role; None where it has one."""
    found: dict[Mention, dict[str, None]] = {}
    for clause in plan.clauses.values():
        parts = [part for duty in clause.duties for part in parts_in(plan, duty, (agency,))]
        roles = [part.role for part in parts]
        if agency in clause.names:
            roles.append(Mention.NAMED)
        for role in roles:
            if isinstance(role, Role):
                return None
            found.setdefault(role, {})[clause.at] = None
    groups = tuple(group for group in plan.agencies.values() if agency.id in group.members)
    mentions = tuple((role, tuple(found[role])) for role in Mention if role in found)
    return Bystander(agency, mentions, groups)


def unknown_words(words: str, plans: Sequence[Plan]) -> UnknownNameError:
    """The error of words that name nothing in these plans, with the nearest that do."""
    known = [list(_names(plan, words)) for plan in plans]
    near = [found for names in known if (found := nearest(words, names)) is not None]
    shown = listing(quote(plan.id) for plan in plans)
    message = Text(
        en=f"no agency, clause or duty of this name in {shown}",
        vi=f"không có cơ quan, điều khoản hay nhiệm vụ đã nêu trong {shown}",
    )
    agencies = dict.fromkeys(id_ for plan in plans for id_ in plan.agencies)
    help_ = did_you_mean(words, near or agencies)
    return UnknownNameError([Diagnostic("unknown-subject", message, None, help_)])


def _called(plan: Plan, words: str) -> tuple[Agency, ...]:
    """The agencies that have these words as words of a name."""
    wanted = f" {fold(words)} "
    return tuple(
        agency
        for agency in plan.find_agencies(words)
        if any(wanted in f" {fold(name)} " for name in agency.names)
    )


def _names(plan: Plan, words: str) -> Iterator[str]:
    """Everything that words could have meant; duties only where the words look like one."""
    for agency in plan.agencies.values():
        yield from agency.names
    yield from plan.clauses
    for duty in plan.duties:
        if "#" in words:
            yield f"{plan.id}:{duty.name}" if ":" in words else duty.name
        if duty.key != duty.name:
            yield duty.key


def _duties_of(plan: Plan, clauses: Iterable[Clause]) -> Iterator[Duty]:
    """The duties of some clauses, and those that they assign; each once, in order."""
    covered = {at for clause in clauses for at in (clause.at, *clause.of)}
    return (duty for duty in plan.duties if duty.clause in covered)


def _parts(plan: Plan, duty: Duty) -> Iterator[Part]:
    for posting in duty.postings:
        by = None if posting.assigned_by is None else plan.clauses[posting.assigned_by]
        others = tuple(action for action in duty.actions if not posting.answers_for(action))
        yield Part(posting.agency, posting.role, posting.requested, by, posting.by_function, others)
    told, reporting = duty.notification, duty.reporting
    via = reporting.via if reporting is not None else None
    asked_by = duty.on_call.asked_by if duty.on_call is not None else None
    for mention, agencies in (
        (Mention.TOLD, told.to if told is not None else ()),
        (Mention.ASKS, asked_by or ()),
        (Mention.PARTNER, duty.partners),
        (Mention.TAKES_OVER, duty.hand_over_to),
        (Mention.RECEIVES, duty.submit_to),
        (Mention.REPORTED_TO, reporting.to if reporting is not None else ()),
        (Mention.REPORTS_THROUGH, (via,) if via is not None else ()),
    ):
        for agency in agencies:
            yield Part(agency, mention)
