"""Everything that is wrong with a registry as it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from coordplan.dates import day_of, first_day_of
from coordplan.diagnostics import Problem
from coordplan.frozen import dataclass
from coordplan.registry.written import (
    WrittenFact,
    WrittenGrounds,
    WrittenRegistry,
    WrittenSuccession,
)
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary by its id, and the words of it that a registry may name."""

    vocabulary: str
    functions: Collection[str]
    levels: Collection[str]
    actions: Collection[str]
    facts: Mapping[str, Collection[bool | str]]


def faults(written: WrittenRegistry, words: Words) -> list[Problem]:
    """Every problem that keeps a registry from being used."""
    return [*_of_another(written, words)] or [
        *_unknown(written, words),
        *_circles(written),
        *_days(written),
        *_unsourced(written),
    ]


def values(written: bool | str | tuple[str, ...]) -> tuple[bool | str, ...]:
    """The values that a fact may have, one or a list."""
    return written if isinstance(written, tuple) else (written,)


def _unsourced(written: WrittenRegistry) -> Iterator[Problem]:
    """Rules that are said to be known and name no source."""
    for number, rule in enumerate(written.rules):
        if rule.confidence != "unknown" and not rule.sources:
            yield Problem(
                "rule-without-source",
                Text(
                    en="a rule that is known names no source",
                    vi="quy định đã biết nhưng chưa nêu nguồn",
                ),
                ("rules", number, "confidence"),
                Text(
                    en="add `sources`, or write `confidence: unknown`",
                    vi="thêm `sources`, hoặc ghi `confidence: unknown`",
                ),
            )


def _of_another(written: WrittenRegistry, words: Words) -> Iterator[Problem]:
    """That a registry is for another vocabulary: none of its words would mean anything here."""
    if written.id != words.vocabulary:
        yield Problem(
            "registry-of-another-vocabulary",
            Text(
                en=f"this registry is for the vocabulary {quote(written.id)}, "
                f"not for {quote(words.vocabulary)}",
                vi=f"danh mục này dành cho bộ từ vựng {quote(written.id)}, "
                f"không phải {quote(words.vocabulary)}",
            ),
            ("id",),
            Text(
                en="give plans of that vocabulary, or another registry",
                vi="nêu kế hoạch dùng bộ từ vựng đó, hoặc danh mục khác",
            ),
        )


def _unknown(written: WrittenRegistry, words: Words) -> Iterator[Problem]:
    """Names that neither the registry nor the vocabulary has."""
    known = {
        "instrument": (Text(en="instrument", vi="văn bản"), written.instruments),
        "function": (Text(en="function", vi="chức năng"), words.functions),
        "level": (Text(en="level", vi="cấp"), words.levels),
        "action": (Text(en="action", vi="việc"), words.actions),
        "fact": (Text(en="fact", vi="dữ kiện"), words.facts),
    }
    for kind, route, name in _names(written):
        what, those = known[kind]
        if name not in those:
            yield Problem(
                f"unknown-{kind}",
                Text(en=f"unknown {what.en} {quote(name)}", vi=f"không có {what.vi} {quote(name)}"),
                route,
                did_you_mean(name, those),
                at_key=route[-1] == name,
            )
    yield from _unknown_values(written, words)


def _unknown_values(written: WrittenRegistry, words: Words) -> Iterator[Problem]:
    """Values that the facts of cases do not have."""
    for route, fact, value in _stated(written):
        known = words.facts.get(fact)
        if known is not None and value not in known:
            yield Problem(
                "unknown-value",
                Text(
                    en=f"{quote(fact)} has no value {quote(str(value))}",
                    vi=f"{quote(fact)} không có giá trị {quote(str(value))}",
                ),
                (*route, fact),
                did_you_mean(str(value), map(str, known)),
            )


def _stated(written: WrittenRegistry) -> Iterator[tuple[Route, str, bool | str]]:
    """Every fact of a case with a value, and the route of the mapping in which it stands."""
    for id_, one in written.instruments.items():
        for fact, value in (one.concerns or {}).items():
            yield ("instruments", id_, "concerns"), fact, value
    for id_, given in written.entitlements.items():
        for fact, allowed in given.for_.items():
            for each in values(allowed):
                yield ("entitlements", id_, "for"), fact, each
        for fact, value in given.sets.items():
            yield ("entitlements", id_, "sets"), fact, value


def _names(written: WrittenRegistry) -> Iterator[tuple[str, Route, str]]:
    """Every name that must be known: of what kind, where, and the name."""
    for id_, one in written.instruments.items():
        route: Route = ("instruments", id_)
        if one.parent is not None:
            yield "instrument", (*route, "parent"), one.parent
        yield from _listed("instrument", (*route, "replaced_by"), one.replaced_by)
        yield from _listed("instrument", (*route, "amended_by"), one.amended_by)
    for number, rule in enumerate(written.rules):
        yield "instrument", ("rules", number, "instrument"), rule.instrument
    for route, fact in _written_facts(written):
        yield from _listed("instrument", (*route, "under"), fact.under)
    for level in written.abolished:
        yield "level", ("abolished", level), level
    for number, merger in enumerate(written.mergers):
        yield "level", ("mergers", number, "level"), merger.level
        yield from _listed("level", ("mergers", number, "unknown"), merger.unknown)
    for id_, succession in written.successions.items():
        yield from _bodies(("successions", id_), succession)
    for route, name in dict.fromkeys((route, name) for route, name, _ in _stated(written)):
        yield "fact", (*route, name), name


def _listed(kind: str, route: Route, names: Iterable[str]) -> Iterator[tuple[str, Route, str]]:
    for number, name in enumerate(names):
        yield kind, (*route, number), name


def _bodies(route: Route, one: WrittenSuccession) -> Iterator[tuple[str, Route, str]]:
    """The words of the vocabulary in a succession."""
    if one.from_.function is not None:
        yield "function", (*route, "from", "function"), one.from_.function
    yield "level", (*route, "from", "level"), one.from_.level
    for number, successor in enumerate(one.to):
        yield "function", (*route, "to", number, "function"), successor.function
        yield "level", (*route, "to", number, "level"), successor.level
    yield from _listed("action", (*route, "actions"), one.actions)


def _written_facts(written: WrittenRegistry) -> Iterator[tuple[Route, WrittenFact]]:
    """Everything that happened on a day, with its route."""
    for id_, succession in written.successions.items():
        yield ("successions", id_), succession
    for id_, entitlement in written.entitlements.items():
        yield ("entitlements", id_), entitlement
    for level, fact in written.abolished.items():
        yield ("abolished", level), fact
    for number, merger in enumerate(written.mergers):
        yield ("mergers", number), merger


def _all_grounds(written: WrittenRegistry) -> Iterator[tuple[Route, WrittenGrounds]]:
    yield from _written_facts(written)
    for id_, one in written.instruments.items():
        yield ("instruments", id_), one


def _circles(written: WrittenRegistry) -> Iterator[Problem]:
    """Instruments that detail themselves, by way of others."""
    for id_ in written.instruments:
        seen = {id_}
        parent = written.instruments[id_].parent
        while parent in written.instruments and parent not in seen:
            seen.add(parent)
            parent = written.instruments[parent].parent
        if parent == id_:
            yield Problem(
                "instrument-cycle",
                Text(
                    en=f"{quote(id_)} details itself by way of its parents",
                    vi=f"{quote(id_)} quy định chi tiết chính nó qua các văn bản gốc",
                ),
                ("instruments", id_, "parent"),
                Text(en="name the instrument above it", vi="nêu văn bản cấp trên của văn bản này"),
            )


def _days(written: WrittenRegistry) -> Iterator[Problem]:
    """Days that no calendar has, and instruments that end before they begin."""
    days: dict[Route, str | None] = {(*r, "day"): fact.day for r, fact in _written_facts(written)}
    days |= {(*route, "confirmed"): g.confirmed for route, g in _all_grounds(written)}
    days |= {("confirmed",): written.confirmed}
    for id_, one in written.instruments.items():
        route: Route = ("instruments", id_)
        days |= {(*route, "issued"): one.issued, (*route, "unclear_from"): one.unclear_from}
        begins, ends = one.in_force.from_, one.in_force.to
        days |= {(*route, "in_force", "from"): begins, (*route, "in_force", "to"): ends}
        if begins is not None and ends is not None and ends < begins:
            message = Text(
                en=f"{quote(id_)} ends ({ends}) before it begins ({begins})",
                vi=f"{quote(id_)} hết hiệu lực ({ends}) trước khi có hiệu lực ({begins})",
            )
            yield Problem("bad-date", message, (*route, "in_force", "to"))
    for route, day in days.items():
        read = first_day_of if route[-1] == "confirmed" else day_of  # which may be a month
        if day is not None and read(day) is None:
            message = Text(en=f"{quote(day)} is not a date", vi=f"{quote(day)} không phải là ngày")
            mend = Text(en='write "2025-07-01"', vi='viết "2025-07-01"')
            yield Problem("bad-date", message, route, mend)
