"""From the vocabulary as written to the vocabulary as used, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coordplan.conditions import Condition, Negation, Some, TooWideError
from coordplan.diagnostics import Problem
from coordplan.index import World, world_of
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, fold, quote
from coordplan.vocabulary.terms import (
    Action,
    Constraint,
    Entry,
    Event,
    Fact,
    FactValue,
    Phase,
    Vocabulary,
    spelled,
)
from coordplan.vocabulary.when import condition_of, empty_in, unknown_in, unknown_value
from coordplan.vocabulary.written import (
    WrittenEntry,
    WrittenFact,
    WrittenFunction,
    WrittenLevel,
    WrittenVocabulary,
)

RESERVED = frozenset({"any", "all", "not"})

_YES_NO = (
    FactValue(
        True,
        Text(vi="có", en="yes"),
        Text(vi="điều được hỏi là đúng", en="what is asked is so"),
    ),
    FactValue(
        False,
        Text(vi="không", en="no"),
        Text(vi="điều được hỏi là không đúng", en="what is asked is not so"),
    ),
)


def build(written: WrittenVocabulary) -> tuple[Vocabulary | None, list[Problem]]:
    """The vocabulary, or None with every problem that keeps it from being used."""
    phases = {
        id_: Phase(id_, number, p.label.text, p.about.text, p.standing)
        for number, (id_, p) in enumerate(written.phases.items())
    }
    facts = {
        id_: _fact(id_, number, fact, phases)
        for number, (id_, fact) in enumerate(written.facts.items())
    }
    problems = [*_unknown_phases(written), *_names(written, facts), *_duplicate_actions(written)]
    problems += _ambiguous_names(written, facts)
    if problems:
        return None, problems
    constraints = tuple(
        Constraint(
            number,
            _implication(condition_of(c.if_, facts), condition_of(c.then, facts)),
            c.reason.text,
        )
        for number, c in enumerate(written.constraints)
    )
    sizes = [len(fact.values) for fact in facts.values()]
    try:
        world = world_of(sizes, [c.condition for c in constraints])
    except TooWideError:
        return None, [_too_wide()]
    vocabulary = Vocabulary(
        written.id,
        written.title.text,
        MappingProxyType(facts),
        constraints,
        MappingProxyType(_events(written)),
        MappingProxyType(phases),
        MappingProxyType(_actions(written, phases)),
        _entries(written.functions),
        _entries(written.levels),
        _entries(written.beneficiaries),
        world,
    )
    problems = [*_unreachable(vocabulary, world), *_impossible_events(vocabulary)]
    return (None, problems) if problems else (vocabulary, [])


def _fact(id_: str, number: int, written: WrittenFact, phases: Mapping[str, Phase]) -> Fact:
    if isinstance(written.values, dict):
        values = tuple(
            FactValue(value, entry.label.text, entry.about.text)
            for value, entry in written.values.items()
        )
    else:
        values = _YES_NO
    label, about, question = written.label.text, written.about.text, written.question.text
    since = phases.get(written.since) if written.since is not None else None
    return Fact(id_, number, label, about, question, values, since)


def _unknown_phases(written: WrittenVocabulary) -> Iterator[Problem]:
    for id_, fact in written.facts.items():
        if fact.since is not None and fact.since not in written.phases:
            yield Problem(
                "unknown-phase",
                Text(
                    en=f"unknown phase {quote(fact.since)}",
                    vi=f"không có giai đoạn {quote(fact.since)}",
                ),
                ("facts", id_, "since"),
                did_you_mean(fact.since, written.phases),
            )


def _implication(if_: Condition, then: Condition) -> Condition:
    return Some((Negation(if_), then))


def _entries(written: Mapping[str, WrittenEntry]) -> Mapping[str, Entry]:
    return MappingProxyType(
        {
            id_: Entry(
                id_,
                entry.label.text,
                entry.about.text,
                isinstance(entry, WrittenFunction) and entry.several,
                isinstance(entry, WrittenFunction) and entry.outside,
                isinstance(entry, WrittenLevel) and entry.unstated,
            )
            for id_, entry in written.items()
        }
    )


def _events(written: WrittenVocabulary) -> dict[str, Event]:
    return {
        id_: Event(id_, e.label.text, e.about.text, e.names, MappingProxyType(dict(e.facts)))
        for id_, e in written.events.items()
    }


def _actions(written: WrittenVocabulary, phases: Mapping[str, Phase]) -> dict[str, Action]:
    actions: dict[str, Action] = {}
    for phase_id, phase in written.phases.items():
        for id_, entry in phase.actions.items():
            number = len(actions)
            label, about = entry.label.text, entry.about.text
            actions[id_] = Action(id_, number, label, about, phases[phase_id], entry.telling)
    return actions


def _names(written: WrittenVocabulary, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Reserved names, unknown facts and values, and empty conditions."""
    for id_ in RESERVED & facts.keys():
        yield Problem(
            "reserved-name",
            Text(
                en=f"{quote(id_)} is a word of the plan language",
                vi=f"{quote(id_)} là từ của ngôn ngữ kế hoạch",
            ),
            ("facts", id_),
            Text(en="choose another name", vi="chọn tên khác"),
            at_key=True,
        )
    for number, constraint in enumerate(written.constraints):
        for key, when in (("if", constraint.if_), ("then", constraint.then)):
            route: Route = ("constraints", number, key)
            yield from unknown_in(when, facts, route)
            for empty in empty_in(when, route):
                yield Problem(
                    "empty-when",
                    Text(en="this condition says nothing", vi="điều kiện này không nói gì"),
                    empty,
                )
    for id_, event in written.events.items():
        for name, value in event.facts.items():
            route = ("events", id_, "facts", name)
            if name not in facts:
                yield Problem(
                    "unknown-fact",
                    Text(en=f"unknown fact {quote(name)}", vi=f"không có dữ kiện {quote(name)}"),
                    route,
                    did_you_mean(name, facts),
                    at_key=True,
                )
            elif facts[name].number_of(value) is None:
                yield unknown_value(facts[name], value, route)


def _duplicate_actions(written: WrittenVocabulary) -> Iterator[Problem]:
    """Actions that stand in two phases."""
    seen: dict[str, str] = {}
    for phase_id, phase in written.phases.items():
        for id_ in phase.actions:
            if id_ in seen:
                yield Problem(
                    "ambiguous-name",
                    Text(
                        en=f"action {quote(id_)} stands in phase {quote(seen[id_])} already",
                        vi=f"hành động {quote(id_)} đã có ở giai đoạn {quote(seen[id_])}",
                    ),
                    ("phases", phase_id, "actions", id_),
                    at_key=True,
                )
            seen.setdefault(id_, phase_id)


def _ambiguous_names(written: WrittenVocabulary, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Names that would find two events, two facts, or two values of one fact."""
    events: Named = {
        ("events", id_): (id_, event.label.vi, event.label.en, *event.names)
        for id_, event in written.events.items()
    }
    yield from _clashes(events, Text(en="event", vi="sự kiện"))
    by_fact: Named = {
        ("facts", id_): (id_, fact.label.vi, fact.label.en) for id_, fact in facts.items()
    }
    yield from _clashes(by_fact, Text(en="fact", vi="dữ kiện"))
    for id_, fact in facts.items():
        values: Named = {
            ("facts", id_, "values", spelled(value.value)): value.names for value in fact.values
        }
        yield from _clashes(values, Text(en="value", vi="giá trị"))


Named = dict[Route, tuple[str, ...]]


def _clashes(named: Named, what: Text) -> Iterator[Problem]:
    """Names that stand for two things."""
    seen: dict[str, Route] = {}
    for route, names in named.items():
        for name in dict.fromkeys(fold(n) for n in names):
            first = seen.setdefault(name, route)
            if first != route:
                other = quote(first[-1])
                yield Problem(
                    "ambiguous-name",
                    Text(
                        en=f"the name {quote(name)} also means {what.en} {other}",
                        vi=f"tên {quote(name)} cũng chỉ {what.vi} {other}",
                    ),
                    route,
                    Text(en="let each name mean one thing", vi="mỗi tên chỉ nên có một nghĩa"),
                    at_key=True,
                )


def _too_wide() -> Problem:
    return Problem(
        "condition-too-wide",
        Text(
            en="the constraints together are too wide to work out",
            vi="các ràng buộc gộp lại quá rộng để tính",
        ),
        ("constraints",),
        Text(
            en="use fewer alternatives, or fewer facts tied together",
            vi="dùng ít lựa chọn hơn, hoặc ràng buộc ít dữ kiện với nhau hơn",
        ),
    )


def _unreachable(vocabulary: Vocabulary, world: World) -> Iterator[Problem]:
    """Values that no situation can have: the constraints forbid them always."""
    for fact in vocabulary.facts.values():
        reachable = set(world.values(fact.number, {}))
        for number, value in enumerate(fact.values):
            if number not in reachable:
                yield Problem(
                    "impossible-condition",
                    Text(
                        en=f"no situation can have {fact.id} {quote(spelled(value.value))}",
                        vi=f"không tình huống nào có {fact.id} {quote(spelled(value.value))}",
                    ),
                    ("constraints",),
                    Text(en="mend the constraints", vi="sửa các ràng buộc"),
                )


def _impossible_events(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Events whose facts break a constraint."""
    for event in vocabulary.events.values():
        known = {}
        for name, value in event.facts.items():
            fact = vocabulary.facts[name]
            number = fact.number_of(value)
            assert number is not None  # _names has looked
            known[fact.number] = number
        broken = vocabulary.violated(known)
        if broken:
            yield Problem(
                "impossible-condition",
                Text(
                    en=f"event {quote(event.id)} cannot occur: {broken[0].reason.en}",
                    vi=f"sự kiện {quote(event.id)} không thể xảy ra: {broken[0].reason.vi}",
                ),
                ("events", event.id, "facts"),
            )
