"""The data of plans and vocabularies that the page's modules ask.

What never depends on a situation is worked out here and written as the contract has it; what
does, the modules in JavaScript work out on the same numbers as the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coordplan.answer.circumstances import not_there, retired
from coordplan.answer.evaluate import who
from coordplan.answer.items import Answer, Kind
from coordplan.compiled import Duty, Plan, Posting, Reach, Role
from coordplan.conditions import Space, facts_of
from coordplan.contacts.words import contact_words
from coordplan.contract import parts as p
from coordplan.joints import acting
from coordplan.page.days import days_data, law_data
from coordplan.page.duties import by_duty, duty_data, made, overseers_last, said_of, statement_data
from coordplan.page.stages import cut_data, journey_data, leaving_data
from coordplan.page.terms import alone, index_data
from coordplan.page.words import Marked
from coordplan.vocabulary import Vocabulary
from coordplan.work import Work

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.registry.terms import Registry
    from coordplan.world import Component

Data = dict[str, Any]
"""What JSON can say."""

_AGENCY = {"id", "name", "function", "level"}
_SAFE = 2**53


def vocabulary_data(vocabulary: Vocabulary, registry: Registry | None) -> Data:
    """Facts, events, phases and actions by number, what can occur, and what the law gives."""
    caution = vocabulary.caution
    return {
        "id": vocabulary.id,
        "facts": [
            {
                "id": fact.id,
                "label": p.text(fact.label),
                "question": p.text(fact.question),
                "values": [{"value": v.value, "label": p.text(v.label)} for v in fact.values],
                "since": None if fact.since is None else fact.since.number,
                "retired": None if (said := retired(fact)) is None else p.text(said.message),
            }
            for fact in vocabulary.fact_list
        ],
        "components": [_component(c, vocabulary.world.space) for c in vocabulary.world.components],
        "events": [
            {"id": one.id, "label": p.text(one.label), "facts": dict(one.facts)}
            for one in vocabulary.events.values()
        ],
        "phases": [
            {
                "id": one.id,
                "label": p.text(one.label),
                "standing": one.standing,
                "urgent": one.urgent,
            }
            for one in vocabulary.phases.values()
        ],
        "actions": [
            {"id": one.id, "label": p.text(one.label), "phase": one.phase.number, "main": one.main}
            for one in vocabulary.actions.values()
        ],
        "caution": None
        if caution is None
        else {"mark": p.text(caution.mark), "unless": alone(caution.unless, vocabulary)},
        "places": _places(vocabulary),
        "law": law_data(vocabulary, registry),
        "journey": journey_data(vocabulary),
    }


def _places(vocabulary: Vocabulary) -> Data | None:
    """The fact of places, the phases in which it counts, and when the victim is at home."""
    places = vocabulary.places
    if places is None:
        return None
    return {
        "fact": vocabulary.facts[places.fact].number,
        "phases": [vocabulary.phases[id_].number for id_ in places.phases],
        "home": None if places.home is None else alone(places.home, vocabulary),
    }


def _component(component: Component, space: Space) -> Data:
    facts = sorted(component.facts)

    def mask(term: int, fact: int) -> int | str:
        values = (term & space.fields[fact]) >> space.offsets[fact]
        return values if values < _SAFE else str(values)

    return {"facts": facts, "terms": [[mask(term, f) for f in facts] for term in component.terms]}


def plan_data(plan: Plan, registry: Registry | None, contacts: Contacts | None = None) -> Data:
    """A plan as the page asks it; where an agency stands, its number."""
    data = _plan_data(plan, registry)
    numbers = {id_: number for number, id_ in enumerate(plan.agencies)}
    found = {key: _numbered(data[key], numbers) for key in ("duties", "statements", "cut")}
    return data | found | ({} if contacts is None else {"numbers": _called(plan, contacts)})


def _called(plan: Plan, contacts: Contacts) -> list[list[Data]]:
    """How each agency is called: what a telephone takes, and what is said."""
    return [
        [
            {"dialled": one.dialled, "said": p.text(contact_words(one))}
            for one in contacts.of(plan, agency)
        ]
        for agency in plan.agencies.values()
    ]


def _numbered(value: Any, numbers: Mapping[str, int]) -> Any:
    """The same with a number in the place of each agency."""
    if isinstance(value, dict):
        if value.keys() == _AGENCY:
            return {"@": numbers[value["id"]]}
        return {key: _numbered(one, numbers) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_numbered(one, numbers) for one in value]
    return value


def _plan_data(plan: Plan, registry: Registry | None) -> Data:
    numbers = {id_: number for number, id_ in enumerate(plan.agencies)}
    answer = who(plan)
    marked = Marked(answer)
    statements = list(_statements(plan, answer))
    written = [
        duty_data(duty, [said for _, n, said in statements if n == duty.number], numbers)
        | said_of(duty, overseers_last(own), marked)
        for duty, own in zip(plan.duties, by_duty(plan), strict=True)
    ]
    cut = cut_data(plan, answer, marked, numbers, written)
    return {
        "id": plan.id,
        "title": p.text(plan.title),
        "place": p.text(plan.jurisdiction.name),
        "places": _had(plan),
        "outside": dict(_outside(plan)),
        "days": days_data(plan, registry),
        "agencies": [p.agency(one) for one in plan.agencies.values()],
        "several": [one.several for one in plan.agencies.values()],
        "under": [
            None if one.under is None else numbers[one.under] for one in plan.agencies.values()
        ],
        "members": [[numbers[id_] for id_ in one.members] for one in plan.agencies.values()],
        "duties": written,
        "cut": cut,
        "leaving": list(leaving_data(plan, numbers)),
        "clauses": list(plan.clauses),
        "conditions": [sorted(facts_of(one)) for one in plan.conditions],
        "statements": statements,
        "deadlines": [p.within(one) for one in marked.deadlines],
        "index": index_data(plan.index),
        "deeds": list(_deeds(plan, numbers)),
        "joint": list(_joint(plan, numbers)),
    }


def _had(plan: Plan) -> list[int] | None:
    """The places of entry that the jurisdiction had, by number; None where every one counts."""
    places = plan.vocabulary.places
    if plan.places is None or places is None:
        return None
    values = plan.vocabulary.facts[places.fact].values
    return [number for number, one in enumerate(values) if plan.has_place(one.value)]


def _outside(plan: Plan) -> Iterator[tuple[int, Data]]:
    """What is said of each place of entry that the jurisdiction is not known to have had."""
    places = plan.vocabulary.places
    if places is not None:
        for number, value in enumerate(plan.vocabulary.facts[places.fact].values):
            if not plan.has_place(value.value):
                yield number, dict(p.text(not_there(plan, value, places).message))


def _statements(plan: Plan, answer: Answer) -> Iterator[tuple[Kind, int, Data]]:
    """Every statement that an answer may make, in order, as the contract has it."""
    for kind, item in made(plan):
        yield kind, item.duty.number, statement_data(item, answer)


def _deeds(plan: Plan, numbers: Mapping[str, int]) -> Iterator[Data]:
    """Everybody who acts in each action."""
    for action in plan.vocabulary.actions.values():
        having = plan.duties_with(action)
        acting = [duty for duty in having if duty.acting_in(action)]
        named = [duty for duty in acting if duty.reach is Reach.NAMED]
        yield {
            "leading": [d.number for d in named if _has(Role.LEAD, d.acting_in(action))],
            "named": [
                [duty.number, *_bodies(duty, duty.acting_in(action), numbers)] for duty in named
            ],
            "general": [d.number for d in acting if d.reach is Reach.GENERAL],
            "having": [duty.number for duty in having],
            "spoken": [one.at for one in plan.clauses.values() if action in one.about],
        }


def _has(role: Role, postings: Iterable[Posting]) -> bool:
    return any(posting.role is role for posting in postings)


def _bodies(
    duty: Duty, postings: Sequence[Posting], numbers: Mapping[str, int]
) -> tuple[list[int], list[int]]:
    """Who performs, and who takes part."""
    performing = [one.agency for one in postings if one.role is Role.PERFORM]
    everybody = [*(one.agency for one in postings), *duty.partners]
    first, second = ([numbers[one.id] for one in own] for own in (performing, everybody))
    return first, second


def _joint(plan: Plan, numbers: Mapping[str, int]) -> Iterator[tuple[int, int, list[int]]]:
    """Each agency and action of several duties under conditions of their own."""
    for agency, action, duties in acting(plan.duties, Work()):
        if len({duty.condition for duty in duties}) > 1:
            yield numbers[agency.id], action.number, [duty.number for duty in duties]
