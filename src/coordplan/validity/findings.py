"""What a day says against a plan: its period, its legal basis, its level and its province."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.compiled import Clause, Plan
from coordplan.frozen import dataclass
from coordplan.registry.terms import Instrument, Registry
from coordplan.source import Location
from coordplan.text import Text, fold, quote
from coordplan.text import vietnamese_day as vi
from coordplan.validity.succession import happened, lies_in, mergers


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a day says against a plan, and where in the plan's file."""

    rule: str
    message: Text
    where: Location | None
    help: Text | None = None


def period(plan: Plan, day: str) -> Iterator[Finding]:
    """That the plan does not hold yet, or no longer."""
    begins, ends = plan.document.effective_from, plan.document.effective_to
    if begins is not None and day[: len(begins)] < begins:
        yield Finding(
            "not-yet-in-force",
            Text(
                en=f"this document is in force from {begins}, after {day}",
                vi=f"văn bản này có hiệu lực từ {_dated(begins)}, sau ngày {vi(day)}",
            ),
            plan.where,
        )
    if ends is not None and day[: len(ends)] > ends:
        yield Finding(
            "no-longer-in-force",
            Text(
                en=f"this document was in force until {ends}",
                vi=f"văn bản này đã hết hiệu lực (đến hết {_dated(ends)})",
            ),
            plan.where,
        )


def _dated(iso: str) -> str:
    """A day, month or year in a Vietnamese sentence."""
    what = {4: "năm", 7: "tháng"}.get(len(iso), "ngày")
    return f"{what} {vi(iso)}"


def surroundings(plan: Plan, registry: Registry, day: str) -> Iterator[Finding]:
    """What has changed around the plan: what it rests on, its level, its province."""
    yield from _legal_basis(plan, registry, day)
    abolition = registry.abolished.get(plan.jurisdiction.level)
    if abolition is not None and happened(plan, registry, abolition.on, day):
        level = plan.vocabulary.levels[abolition.level].label
        under = numbers(registry, abolition.grounds.under)
        yield Finding(
            "level-abolished",
            Text(
                en=f"the {level.en} level, to which the plan belongs, "
                f"ended on {abolition.on} ({under})",
                vi=f"kế hoạch thuộc {level.vi}, cấp này đã kết thúc hoạt động từ "
                f"{vi(abolition.on)} ({under})",
            ),
            plan.where,
        )
    for merger in mergers(plan, registry, day):
        under = numbers(registry, merger.grounds.under)
        gone = lies_in(plan, merger.name)
        beyond = "the plan names the former bodies" if gone else "the plan was not made for it"
        before = "kế hoạch nêu các cơ quan cũ" if gone else "kế hoạch không lập cho địa bàn này"
        yield Finding(
            "province-merged",
            Text(
                en=f"{merger.name} became part of {merger.into} on {merger.on} ({under}); {beyond}",
                vi=f"{merger.name} đã sáp nhập vào {merger.into} từ {vi(merger.on)} ({under}); "
                f"{before}",
            ),
            plan.where,
        )


def numbers(registry: Registry, ids: tuple[str, ...]) -> str:
    """The numbers of instruments, as people cite them."""
    return ", ".join(registry.instruments[id_].number for id_ in ids)


def citing(plan: Plan, id_: str) -> tuple[Clause, ...]:
    """The clauses that cite an instrument."""
    return tuple(c for c in plan.clauses.values() if any(i.instrument == id_ for i in c.cites))


def cited(plan: Plan) -> tuple[str, ...]:
    """Every instrument that the plan carries out or cites, as a whole or in a clause."""
    by_clauses = [one.instrument for c in plan.clauses.values() for one in c.cites]
    return tuple(dict.fromkeys((*plan.document.carries_out, *plan.document.cites, *by_clauses)))


def misnamed(plan: Plan, registry: Registry) -> Iterator[Finding]:
    """Instruments that a clause cites by another number or issuer than their own."""
    for clause in plan.clauses.values():
        for one in clause.cites:
            known = registry.instruments.get(one.instrument)
            if known is None:
                continue
            if one.number is not None and fold(one.number) != fold(known.number):
                yield _wrong(clause, known, Text(en="as", vi="là"), one.number, known.number)
            right = known.issuer.vi if known.issuer is not None else None
            if one.issuer is not None and right is not None and fold(one.issuer) != fold(right):
                yield _wrong(clause, known, Text(en="as of", vi="là của"), one.issuer, right)


def _wrong(clause: Clause, known: Instrument, as_: Text, given: str, right: str) -> Finding:
    return Finding(
        "instrument-misnamed",
        Text(
            en=f"{clause.at} cites {known.number} {as_.en} {quote(given)}",
            vi=f"{clause.at} viện dẫn {known.number} {as_.vi} {quote(given)}",
        ),
        clause.where,
        Text(en=f"the registry has {quote(right)}", vi=f"danh mục văn bản ghi {quote(right)}"),
    )


def _legal_basis(plan: Plan, registry: Registry, day: str) -> Iterator[Finding]:
    """What is to be said of the instruments that the plan rests on; one finding for each saying."""
    groups: dict[tuple[str, Text], list[Instrument]] = {}
    for id_ in cited(plan):
        instrument = registry.instruments.get(id_)
        state = _state(instrument, registry, day) if instrument is not None else None
        if instrument is not None and state is not None:
            groups.setdefault(state, []).append(instrument)
    for (rule, said), instruments in groups.items():
        named = ", ".join(_with_clauses(plan, one) for one in instruments)
        clauses = [clause for one in instruments for clause in citing(plan, one.id)]
        yield Finding(
            rule,
            Text(en=f"{named}: {said.en}", vi=f"{named}: {said.vi}"),
            clauses[0].where if clauses else plan.where,
        )


def _with_clauses(plan: Plan, instrument: Instrument) -> str:
    """The number of an instrument, and the clauses that cite it."""
    at = " ".join(clause.at for clause in citing(plan, instrument.id))
    return f"{instrument.number} [{at}]" if at else instrument.number


def _state(instrument: Instrument, registry: Registry, day: str) -> tuple[str, Text] | None:
    """What is to be said of an instrument on a day: a rule, and what follows its number."""
    if _over(instrument, day):
        return "legal-basis-replaced", _ended(instrument, registry)
    parent = next((a for a in registry.ancestors(instrument.id) if _over(a, day)), None)
    if parent is not None:
        ended = _ended(parent, registry)
        return "legal-basis-rests-on-replaced", Text(
            en=f"rests on {parent.number}, which {ended.en}; whether it is still in force is not "
            "known",
            vi=f"căn cứ {parent.number}, văn bản này {ended.vi}; "
            "chưa xác định được văn bản được viện dẫn hiện còn hiệu lực hay không",
        )
    if instrument.unclear_from is not None and instrument.unclear_from <= day:
        since = instrument.unclear_from
        return "legal-basis-unclear", Text(
            en=f"was in force before {since}; whether it is still in force is not known",
            vi=f"còn hiệu lực trước {vi(since)}; chưa xác định được hiện còn hiệu lực hay không",
        )
    return None


def _over(instrument: Instrument, day: str) -> bool:
    return instrument.to is not None and instrument.to < day


def _ended(instrument: Instrument, registry: Registry) -> Text:
    by = numbers(registry, instrument.replaced_by)
    return Text(
        en=f"was in force until {instrument.to}" + (f" and was replaced by {by}" if by else ""),
        vi=f"đã hết hiệu lực (đến hết {_dated(instrument.to or '')})"
        + (f", được thay thế bằng {by}" if by else ""),
    )
