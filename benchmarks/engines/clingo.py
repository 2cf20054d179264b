"""clingo: answer set programming; ground once and assume, or ground for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.engines.engine import Answers, Ask, Engine, Form, Prepare, cubes, distinct
from benchmarks.situations import Facts
from coordplan import Plan
from coordplan.world import Known

QUIET = ["--warn=none"]


def numbering(plan: Plan) -> Callable[[Facts], Known]:
    """From facts by name to facts by number."""
    numbers = {
        fact.id: (fact.number, {v.value: n for n, v in enumerate(fact.values)})
        for fact in plan.vocabulary.fact_list
    }

    def numbered(facts: Facts) -> Known:
        known = {}
        for name, value in facts.items():
            number, values = numbers[name]
            known[number] = values[value]
        return known

    return numbered


def _rules(plan: Plan) -> Iterator[str]:
    """``h(c)`` where condition c holds.

    ``k(f,v)`` is fact f with value v; ``g(f,m)`` that it has one of several values.
    """
    groups: dict[str, None] = {}
    for condition in distinct(plan).numbers:
        for cube in cubes(plan, condition):
            body = []
            for fact, values in cube:
                numbers = [n for n, v in enumerate(fact.values) if v.value in values]
                group = f"g({fact.number},{sum(1 << n for n in numbers)})"
                groups |= dict.fromkeys(f"{group} :- k({fact.number},{n})." for n in numbers)
                body.append(group)
            yield f"h({condition}) :- {', '.join(body)}."
    yield from groups
    yield "#show h/1."


def _facts(plan: Plan, form: str) -> Iterator[str]:
    for fact in plan.vocabulary.fact_list:
        for number in range(len(fact.values)):
            yield form.format(f"k({fact.number},{number})")


def _grounded(program: Iterator[str]) -> Any:
    import clingo

    control = clingo.Control(QUIET)
    control.add("base", [], "\n".join(program))
    control.ground([("base", [])])
    return control


def _literals(control: Any) -> dict[tuple[int, int], int]:
    """The literal of each fact with each value."""
    return {
        (atom.symbol.arguments[0].number, atom.symbol.arguments[1].number): atom.literal
        for atom in control.symbolic_atoms.by_signature("k", 2)
    }


def _shown(model: Any) -> list[int]:
    return [symbol.arguments[0].number for symbol in model.symbols(shown=True)]


def _assuming(plan: Plan) -> Prepare:
    """Every fact is a free choice; a question assumes all of them true or false."""
    control = _grounded(_chain(_facts(plan, "{{{}}}."), _rules(plan)))
    literals, conditions, numbered = _literals(control), distinct(plan), numbering(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        prepared = []
        for facts in situations:
            known = numbered(facts)
            prepared.append([x if known[f] == v else -x for (f, v), x in literals.items()])

        def ask() -> Answers:
            answers: Answers = []
            for assumptions in prepared:
                control.solve(
                    assumptions=assumptions,
                    on_model=lambda model: answers.append(conditions.holding(_shown(model))),
                )
            return answers

        return ask

    return prepare


def _external(plan: Plan) -> Prepare:
    """Every fact is an external atom that a question sets, and lets go afterwards."""
    control = _grounded(_chain(_facts(plan, "#external {}."), _rules(plan)))
    literals, conditions, numbered = _literals(control), distinct(plan), numbering(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        prepared = [[literals[item] for item in numbered(facts).items()] for facts in situations]

        def ask() -> Answers:
            answers: Answers = []
            for atoms in prepared:
                for atom in atoms:
                    control.assign_external(atom, True)
                control.solve(
                    on_model=lambda model: answers.append(conditions.holding(_shown(model)))
                )
                for atom in atoms:
                    control.assign_external(atom, False)
            return answers

        return ask

    return prepare


def _grounding(plan: Plan) -> Prepare:
    """Parse and ground for each question, with its facts as facts; nothing is left to solve."""
    program, conditions, numbered = list(_rules(plan)), distinct(plan), numbering(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        facts = [
            [f"k({fact},{value})." for fact, value in numbered(facts).items()]
            for facts in situations
        ]

        def ask() -> Answers:
            answers: Answers = []
            for known in facts:
                control = _grounded(_chain(program, known))  # its atoms do not outlive it
                atoms = control.symbolic_atoms.by_signature("h", 1)
                found = [atom.symbol.arguments[0].number for atom in atoms if atom.is_fact]
                answers.append(conditions.holding(found))
            return answers

        return ask

    return prepare


def _chain(*parts: Iterator[str] | list[str]) -> Iterator[str]:
    for part in parts:
        yield from part


ENGINE = Engine(
    "clingo",
    "clingo",
    (
        Form("grounded once, assumptions", _assuming),
        Form("grounded once, externals", _external),
        Form("grounded for each question", _grounding),
    ),
    "nothing that is asked here; unknown facts could be answered by brave and cautious "
    "consequences, which take two more searches",
)
