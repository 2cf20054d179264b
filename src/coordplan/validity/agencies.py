"""Agencies of a plan that are gone by a day: what is theirs to do, and who reports to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.compiled import Agency, Duty, Plan
from coordplan.registry.terms import Registry
from coordplan.text import Text, listing, vietnamese_day
from coordplan.validity.findings import Finding, misnamed, period, surroundings
from coordplan.validity.succession import Step, heirs, in_part, steps_of


def findings(plan: Plan, registry: Registry | None, day: str) -> tuple[Finding, ...]:
    """Everything that a day says against a plan; without a registry only its period."""
    if registry is None:
        return tuple(period(plan, day))
    steps = {agency: steps_of(plan, agency, registry, day) for agency in plan.agencies.values()}
    gone = {a: own for a, own in steps.items() if any(s.merger is None for s in own)}
    return (
        *period(plan, day),
        *surroundings(plan, registry, day),
        *misnamed(plan, registry),
        *(_gone(plan, agency, own) for agency, own in gone.items()),
        *_cadences(plan, gone),
    )


def _gone(plan: Plan, agency: Agency, steps: tuple[Step, ...]) -> Finding:
    """That an agency is gone, and who has its tasks now."""
    named = [duty.name for duty in plan.duties if agency in duty.agencies]
    at = f"; {listing(named, limit=6)}" if named else ""
    under = ", ".join(one.number for one in steps[0].under)
    on = steps[0].on
    by = f" ({under})" if under else ""
    since = Text(en=on + by, vi=vietnamese_day(on) + by)
    now = [heir.name for heir in heirs(steps)]
    if not now:
        message = Text(
            en=f"`{agency.name.en}` no longer exists since {since.en}, no successor known{at}",
            vi=f"`{agency.name.vi}` không còn hoạt động từ {since.vi}, chưa xác định được cơ quan "
            f"kế thừa{at}",
        )
        return Finding("agency-dissolved", message, agency.where, steps[-1].grounds.note)
    en, vi = ", ".join(name.en for name in now), ", ".join(name.vi for name in now)
    part = in_part(steps)
    rest = ", of some of its tasks; of the others no successor is known" if part else ""
    others = " một phần nhiệm vụ, phần khác chưa xác định được cơ quan kế thừa" if part else ""
    message = Text(
        en=f"`{agency.name.en}` is succeeded since {since.en} by {en}{rest}{at}",
        vi=f"`{agency.name.vi}` từ {since.vi} do {vi} kế thừa{others}{at}",
    )
    note = steps[-1].grounds.note if part else None
    return Finding("agency-succeeded", message, agency.where, note)


def _cadences(plan: Plan, gone: Iterable[Agency]) -> Iterator[Finding]:
    """Reports that are due to a body, or through one, that is gone."""
    for agency in gone:
        duties = [duty for duty in plan.duties if agency in _receivers(duty)]
        if duties:
            at = listing((duty.name for duty in duties), limit=6)
            yield Finding(
                "report-to-former-agency",
                Text(
                    en=f"reports still go to the former `{agency.name.en}`: {at}",
                    vi=f"báo cáo vẫn gửi cho cơ quan cũ `{agency.name.vi}`: {at}",
                ),
                duties[0].where,
            )


def _receivers(duty: Duty) -> tuple[Agency, ...]:
    if duty.reporting is None:
        return ()
    via = duty.reporting.via
    return (*duty.reporting.to, *((via,) if via is not None else ()))
