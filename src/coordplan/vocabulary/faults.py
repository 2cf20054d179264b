"""What keeps a vocabulary from being used: names that mean nothing or two things, and the like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain, islice

from coordplan.conditions import space_of, terms_of
from coordplan.diagnostics import Problem
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary.naming import faults_of_bands, faults_of_names
from coordplan.vocabulary.terms import Constraint, Fact, Value, Vocabulary, spelled
from coordplan.vocabulary.when import (
    When,
    WrittenValue,
    condition_of,
    faults_in,
    unknown_value,
)
from coordplan.vocabulary.written import WrittenAction, WrittenVocabulary
from coordplan.work import MOST_FINDINGS, PART, TooComplexError, Work

RESERVED = frozenset({"any", "all", "not"})


def as_written(written: WrittenVocabulary, facts: Mapping[str, Fact]) -> list[Problem]:
    """Everything that is wrong with a vocabulary before it is put together."""
    found = [*_unknown_phases(written), *_names(written, facts), *_duplicate_actions(written)]
    found += [*faults_of_names(written, facts), *_unknown_references(written)]
    found += [*_unknown_areas(written), *faults_of_bands(written), *_main_actions(written)]
    return found or list(islice(_wide_conditions(written, facts), MOST_FINDINGS))


def as_used(vocabulary: Vocabulary, work: Work) -> list[Problem]:
    """Everything that can never be: values and events that the constraints forbid."""
    problems = chain(_unreachable(vocabulary), _impossible_events(vocabulary, work))
    try:
        return list(islice(problems, MOST_FINDINGS))
    except TooComplexError:
        return [too_wide(("constraints",))]


def _wide_conditions(written: WrittenVocabulary, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Conditions that take more work than may be spent, alone or with those before them."""
    space, work = space_of([len(fact.values) for fact in facts.values()]), Work()
    for route, when in _conditions(written):
        condition, part = condition_of(when, facts), work.part(PART)
        try:
            for holds in (True, False):
                terms_of(condition, space, part, holds=holds)
        except TooComplexError:
            yield too_wide(route)
        work.left -= part.spent


def too_wide(route: Route) -> Problem:
    """The problem of conditions that are too wide to be worked out, alone or together."""
    return Problem(
        "condition-too-wide",
        Text(
            en="the constraints together are too wide to work out",
            vi="các ràng buộc gộp lại quá rộng để tính",
        )
        if route == ("constraints",)
        else Text(en="this condition is too wide to work out", vi="điều kiện này quá rộng để tính"),
        route,
        Text(
            en="use fewer alternatives, or fewer facts tied together",
            vi="dùng ít lựa chọn hơn, hoặc ràng buộc ít dữ kiện với nhau hơn",
        ),
    )


def _main_actions(written: WrittenVocabulary) -> Iterator[Problem]:
    """Every action marked as the main one after the first."""
    marked = [
        ("phases", phase_id, "actions", id_, "main")
        for phase_id, phase in written.phases.items()
        for id_, action in phase.actions.items()
        if action.main
    ]
    for route in marked[1:]:
        yield Problem(
            "several-main-actions",
            Text(
                en=f"action {quote(marked[0][3])} is the main one already",
                vi=f"việc {quote(marked[0][3])} đã là việc được hỏi trước tiên",
            ),
            route,
            Text(en="mark one action only", vi="chỉ đánh dấu một việc"),
        )


def _unknown_areas(written: WrittenVocabulary) -> Iterator[Problem]:
    """Values that lie within a value that is not there, or within themselves."""
    for id_, fact in written.facts.items():
        values = fact.values if isinstance(fact.values, dict) else {}
        circles = _circles({n: [w for w in v.within if w in values] for n, v in values.items()})
        for name, value in values.items():
            route: Route = ("facts", id_, "values", name, "within")
            for number, other in enumerate(value.within):
                if other not in values:
                    yield Problem(
                        "unknown-value",
                        Text(
                            en=f"fact {quote(id_)} has no value {quote(other)}",
                            vi=f"dữ kiện {quote(id_)} không có giá trị {quote(other)}",
                        ),
                        (*route, number),
                        did_you_mean(other, values),
                    )
            if name in circles:
                yield Problem(
                    "within-itself",
                    Text(
                        en=f"value {quote(name)} lies within itself",
                        vi=f"giá trị {quote(name)} nằm trong chính nó",
                    ),
                    route,
                    Text(en="remove one of the steps", vi="bỏ một bước"),
                )


def _circles(steps: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The names that steps lead back to."""
    try:
        TopologicalSorter(steps).prepare()
    except CycleError:
        import networkx

        graph = networkx.DiGraph(steps)
        parts = networkx.strongly_connected_components(graph)
        itself = {name for name, others in steps.items() if name in others}
        return frozenset(itself).union(*(part for part in parts if len(part) > 1))
    return frozenset()


def _unknown_phases(written: WrittenVocabulary) -> Iterator[Problem]:
    for id_, fact in written.facts.items():
        if fact.since is not None:
            yield from _unknown("phase", fact.since, written.phases, ("facts", id_, "since"))


def _unknown_references(written: WrittenVocabulary) -> Iterator[Problem]:
    """Names of actions, functions, phases and facts that the vocabulary does not have."""
    for phase_id, phase in written.phases.items():
        for id_, action in phase.actions.items():
            base: Route = ("phases", phase_id, "actions", id_, "competence")
            for number, one in enumerate(action.competence):
                route = (*base, number, "function")
                yield from _unknown("function", one.function, written.functions, route)
    actions = {id_ for phase in written.phases.values() for id_ in phase.actions}
    for number, safeguard in enumerate(written.safeguards):
        for place, name in enumerate(safeguard.actions):
            yield from _unknown("action", name, actions, ("safeguards", number, "actions", place))
        for place, name in enumerate(safeguard.told):
            route = ("safeguards", number, "told", place)
            yield from _unknown("function", name, written.functions, route)
    if written.places is not None:
        yield from _unknown("fact", written.places.fact, written.facts, ("places", "fact"))
        for place, name in enumerate(written.places.local):
            yield from _unknown("fact", name, written.facts, ("places", "local", place))
        for place, name in enumerate(written.places.phases):
            yield from _unknown("phase", name, written.phases, ("places", "phases", place))


_KINDS = {
    "phase": Text(vi="giai đoạn", en="phase"),
    "action": Text(vi="việc", en="action"),
    "function": Text(vi="chức năng", en="function"),
    "fact": Text(vi="dữ kiện", en="fact"),
}


def _unknown(kind: str, word: str, known: Collection[str], route: Route) -> Iterator[Problem]:
    """The problem of a word that names none of what is known, if it does not."""
    if word not in known:
        yield Problem(
            f"unknown-{kind}",
            Text(
                en=f"unknown {_KINDS[kind].en} {quote(word)}",
                vi=f"không có {_KINDS[kind].vi} {quote(word)}",
            ),
            route,
            did_you_mean(word, known),
        )


def _conditions(written: WrittenVocabulary) -> Iterator[tuple[Route, When]]:
    """Every condition of a vocabulary with its route."""
    for number, constraint in enumerate(written.constraints):
        yield ("constraints", number, "if"), constraint.if_
        yield ("constraints", number, "then"), constraint.then
    for phase_id, phase in written.phases.items():
        for id_, action in phase.actions.items():
            for key, when in _times(action):
                yield ("phases", phase_id, "actions", id_, key), when
    for number, safeguard in enumerate(written.safeguards):
        yield ("safeguards", number, "needs"), safeguard.needs
    if written.caution is not None:
        yield ("caution", "unless"), written.caution.unless
    if written.places is not None and written.places.home is not None:
        yield ("places", "home"), written.places.home


def _times(action: WrittenAction) -> Iterator[tuple[str, When]]:
    """When an action is needed, being prepared, and done, as far as it says."""
    for key in ("needed", "prepared", "done"):
        when: When | None = getattr(action, key)
        if when is not None:
            yield key, when


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
    for route, when in _conditions(written):
        yield from faults_in(when, facts, route)
    for base, stated in _bundles(written):
        for name, value in stated.items():
            route = (*base, name)
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


def _bundles(written: WrittenVocabulary) -> Iterator[tuple[Route, Mapping[str, WrittenValue]]]:
    """Every place that states facts with their values: events, bands of numbers, vague words."""
    for id_, event in written.events.items():
        yield ("events", id_, "facts"), event.facts
    for id_, one in written.numbers.items():
        for place, band in enumerate(one.bands):
            yield ("numbers", id_, "bands", place, "facts"), band.facts
    for number, vague in enumerate(written.vague):
        for place, meaning in enumerate(vague.may_mean):
            yield ("vague", number, "may_mean", place), meaning


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
                        vi=f"việc {quote(id_)} đã có ở giai đoạn {quote(seen[id_])}",
                    ),
                    ("phases", phase_id, "actions", id_),
                    at_key=True,
                )
            seen.setdefault(id_, phase_id)


def _unreachable(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Values that no situation can have: the constraints forbid them always."""
    world = vocabulary.world
    reach = world.reachable({})
    for fact in vocabulary.facts.values():
        reachable = set(world.space.values(reach, fact.number))
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


def _impossible_events(vocabulary: Vocabulary, work: Work) -> Iterator[Problem]:
    """Events, and bands of numbers, whose facts break a constraint."""
    for event in vocabulary.events.values():
        broken = _broken(vocabulary, event.facts, work)
        if broken:
            yield Problem(
                "impossible-condition",
                Text(
                    en=f"event {quote(event.id)} cannot occur: {broken[0].reason.en}",
                    vi=f"sự kiện {quote(event.id)} không thể xảy ra: {broken[0].reason.vi}",
                ),
                ("events", event.id, "facts"),
            )
    for number in vocabulary.numbers.values():
        for place, band in enumerate(number.bands):
            broken = _broken(vocabulary, band.facts, work)
            if broken:
                yield Problem(
                    "impossible-condition",
                    Text(
                        en=f"these facts cannot be together: {broken[0].reason.en}",
                        vi=f"các dữ kiện này không thể cùng có: {broken[0].reason.vi}",
                    ),
                    ("numbers", number.id, "bands", place, "facts"),
                )


def _broken(
    vocabulary: Vocabulary, facts: Mapping[str, Value], work: Work
) -> tuple[Constraint, ...]:
    """The constraints that facts break together."""
    known = {}
    for name, value in facts.items():
        fact = vocabulary.facts[name]
        number = fact.number_of(value)
        assert number is not None  # _names has looked
        known[fact.number] = number
    return vocabulary.violated(known, work)
