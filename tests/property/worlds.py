"""Random small vocabularies, conditions over them, and plans of random duties."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.build import build
from coordplan.vocabulary.written import WrittenVocabulary
from tests.reference import Constraints, Domains

TEXT = {"vi": "?", "en": "?"}
ENTRY = {"label": TEXT, "about": TEXT}
ACTIONS = ("act", "tell", "help")
AGENCIES = ("one", "two", "three", "many")
ASSIGNED = ("four", "many-more")
"""Only an assignment gives these a role: nobody may have two in one duty."""


def entry(name: str) -> dict[str, Any]:
    """A term of the vocabulary that has a name of its own."""
    return {"label": {"vi": name, "en": name}, "about": TEXT}


@st.composite
def conditions(draw: st.DrawFn, domains: dict[str, list[Any]], depth: int = 2) -> dict[str, Any]:
    """A written condition over some facts."""
    names = draw(st.lists(st.sampled_from(sorted(domains)), max_size=2, unique=True))
    when: dict[str, Any] = {}
    for name in names:
        values = draw(st.lists(st.sampled_from(domains[name]), min_size=1, unique=True))
        when[name] = values[0] if len(values) == 1 else values
    if depth:
        inner = conditions(domains, depth - 1)
        if draw(st.booleans()):
            when["not"] = draw(inner)
        for key in ("any", "all"):
            if draw(st.integers(0, 3)) == 0:
                when[key] = draw(st.lists(inner, min_size=1, max_size=2))
    if not when:
        name = min(domains)
        when[name] = domains[name][0]
    return when


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, list[Any]], list[tuple[Any, Any]], Vocabulary]:
    """A small random vocabulary, as written and as built."""
    count = draw(st.integers(2, 4))
    domains: dict[str, list[Any]] = {}
    for number in range(count):
        size = draw(st.integers(1, 4))
        values: list[Any] = [True, False] if size == 1 else [f"v{n}" for n in range(size)]
        domains[f"f{number}"] = values
    one = conditions(domains, 0)
    constraints = draw(st.lists(st.tuples(one, one), max_size=3))
    vocabulary = vocabulary_of(domains, constraints)
    assume(vocabulary is not None)
    assert vocabulary is not None
    return domains, constraints, vocabulary


def written_vocabulary(domains: Domains, constraints: Constraints) -> dict[str, Any]:
    """A vocabulary of these facts as it is written, with one action, function and level each."""
    return {
        "coordplan": 1,
        "id": "random",
        "title": TEXT,
        "facts": {
            name: {
                **entry(name),
                "question": TEXT,
                "values": "bool"
                if values[0] is True
                else {str(value): entry(str(value)) for value in values},
            }
            for name, values in domains.items()
        },
        "constraints": [{"if": i, "then": t, "reason": TEXT} for i, t in constraints],
        "phases": {"p": {**ENTRY, "actions": {name: entry(name) for name in ACTIONS}}},
        "functions": {"f": ENTRY, "group": {**ENTRY, "several": True}},
        "levels": {"l": ENTRY},
    }


def vocabulary_of(domains: Domains, constraints: Constraints) -> Vocabulary | None:
    """The vocabulary of these facts; None where nothing can occur in it."""
    written = written_vocabulary(domains, constraints)
    return build(WrittenVocabulary.model_validate(written))[0]


@st.composite
def duties(draw: st.DrawFn, domains: dict[str, list[Any]]) -> dict[str, Any]:
    """A random duty: one or two actions, agencies in any roles, perhaps a condition."""
    duty: dict[str, Any] = {
        "do": draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=2, unique=True))
    }
    agencies = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=4, unique=True))
    for agency in agencies:
        role = draw(st.sampled_from(["lead", "perform", "support", "direct", "advise", "with"]))
        duty.setdefault(role, []).append(agency)
    if set(duty) <= {"do", "with"}:
        duty["perform"] = duty.pop("with")
    if draw(st.integers(0, 4)):
        duty["when"] = draw(conditions(domains))
    return duty


@st.composite
def plans(draw: st.DrawFn, domains: dict[str, list[Any]]) -> dict[str, Any]:
    """A random plan as it is written: clauses of duties, and an assignment that covers some."""
    clauses: list[dict[str, Any]] = [
        {"at": f"I.{n}", "print": f"{n:012x}", "gist": TEXT, "duties": found}
        for n, found in enumerate(
            draw(
                st.lists(st.lists(duties(domains), min_size=1, max_size=2), min_size=1, max_size=4)
            )
        )
    ]
    covered = draw(st.lists(st.sampled_from([c["at"] for c in clauses]), unique=True, max_size=2))
    if covered:
        role = draw(st.sampled_from(["lead", "perform", "support"]))
        assigned = {"kind": "assignment", "of": covered, role: [draw(st.sampled_from(ASSIGNED))]}
        clauses.append({"at": "II.1", "print": "f" * 12, "gist": TEXT, **assigned})
    return {
        "coordplan": 1,
        "id": "random",
        "title": TEXT,
        "vocabulary": "random",
        "jurisdiction": {"name": TEXT, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": "one", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "agencies": {
            name: {
                "name": {"vi": name, "en": name},
                "function": "group" if name.startswith("many") else "f",
                "level": "l",
            }
            for name in (*AGENCIES, *ASSIGNED)
        },
        "clauses": clauses,
    }
