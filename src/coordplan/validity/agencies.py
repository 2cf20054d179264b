"""Agencies of a plan that are gone by a day: what is theirs to do, and who reports to them."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.compiled import Agency, Duty, Plan
from coordplan.registry.terms import Registry
from coordplan.text import Text, listing
from coordplan.validity.findings import Finding, misnamed, period, surroundings
from coordplan.validity.succession import Step, steps_of


def findings(plan: Plan, registry: Registry | None, day: str) -> tuple[Finding, ...]:
    """Everything that a day says against a plan; without a registry only its period."""
    if registry is None:
        return tuple(period(plan, day))
    gone = {a.id: s for a in plan.agencies.values() if (s := steps_of(plan, a, registry, day))}
    return (
        *period(plan, day),
        *surroundings(plan, registry, day),
        *misnamed(plan, registry),
        *(_gone(plan, plan.agencies[id_], steps) for id_, steps in gone.items()),
        *_cadences(plan, [plan.agencies[id_] for id_ in gone]),
    )


def _gone(plan: Plan, agency: Agency, steps: tuple[Step, ...]) -> Finding:
    """That an agency is gone, and who has its tasks now."""
    named = [duty.name for duty in plan.duties if agency in duty.agencies]
    heirs = [heir.name for heir in steps[-1].to]
    day, under = steps[0].on, ", ".join(one.number for one in steps[0].under)
    by = f" ({under})" if under else ""
    en, vi = ", ".join(h.en for h in heirs), ", ".join(h.vi for h in heirs)
    return Finding(
        "agency-succeeded" if heirs else "agency-dissolved",
        Text(
            en=f"`{agency.name.en}` has changed on {day}{by}, "
            + (f"now {en}" if heirs else "no successor known")
            + (f"; in {listing(named, limit=6)}" if named else ""),
            vi=f"`{agency.name.vi}` thay đổi từ {day}{by}, "
            + (f"nay là {vi}" if heirs else "không rõ cơ quan kế thừa")
            + (f"; tại {listing(named, limit=6)}" if named else ""),
        ),
        agency.where,
    )


def _cadences(plan: Plan, gone: list[Agency]) -> Iterator[Finding]:
    """Reports that are due to a body, or through one, that is gone."""
    for agency in gone:
        duties = [duty for duty in plan.duties if agency in _receivers(duty)]
        if duties:
            at = listing((duty.name for duty in duties), limit=6)
            yield Finding(
                "report-to-nobody",
                Text(
                    en=f"reports still go to `{agency.name.en}`: {at}",
                    vi=f"báo cáo vẫn gửi `{agency.name.vi}`: {at}",
                ),
                duties[0].where,
            )


def _receivers(duty: Duty) -> tuple[Agency, ...]:
    if duty.reporting is None:
        return ()
    via = duty.reporting.via
    return (*duty.reporting.to, *((via,) if via is not None else ()))
