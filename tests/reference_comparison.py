"""Slow, obvious references for comparison: one situation after the other, and a SAT solver.

Both read plans and vocabularies as they are written in YAML and share no code with the engine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests import reference
from tests.reference import Constraints, Domains, Facts, Value, When

ROLES = ("lead", "perform", "support", "direct", "advise")
ACTING = ROLES[:3]
Words = Mapping[str, Any]
"""A vocabulary as its file has it."""

Charges = Mapping[Any, Sequence[When | None]]
"""Who may have a role, with the conditions of the duties that give it."""


@dataclass(frozen=True)
class Written:
    """A duty as written, with the roles that assignments give.

    ``when`` is all that must be so: the facts, in the sense of the vocabulary, and the time in the
    case. ``by_function`` are the agencies of which the words say so, ``others`` the actions that
    are then for other bodies of their line.
    """

    name: str
    do: tuple[str, ...]
    when: When | None
    roles: tuple[tuple[str, str], ...]
    by_function: frozenset[str]
    others: Mapping[str, frozenset[str]]
    on_call: bool

    def having(self, action: str, roles: Iterable[str]) -> list[str]:
        """The agencies that have one of some roles in an action that is theirs."""
        if action not in self.do:
            return []
        return [
            agency
            for agency, role in self.roles
            if role in roles and action not in self.others.get(agency, ())
        ]


def duties(plan: Mapping[str, Any], words: Words) -> list[Written]:
    """Every duty of a plan file; an agency keeps the first role that it is given."""
    found = []
    for clause in plan["clauses"]:
        assigning = [c for c in plan["clauses"] if clause["at"] in c.get("of", [])]
        for ordinal, duty in enumerate(clause.get("duties", []), 1):
            roles: dict[str, str] = {}
            by_function = set()
            lines: dict[tuple[int, str], list[str]] = {}
            for number, giver in enumerate((duty, *assigning)):
                for role in ROLES:
                    for agency in giver.get(role, []):
                        if agency in roles:
                            continue
                        roles[agency] = role
                        said = giver.get("by_function", False)
                        if agency in said if isinstance(said, list) else said:
                            by_function.add(agency)
                            lines.setdefault((number, role), []).append(agency)
            found.append(
                Written(
                    f"{clause['at']}#{ordinal}",
                    tuple(duty["do"]),
                    reference.full_when(duty, words),
                    tuple(roles.items()),
                    frozenset(by_function),
                    _for_others(duty["do"], lines, plan, words),
                    "on_call" in duty,
                )
            )
    return found


def _for_others(
    do: Iterable[str],
    lines: Mapping[tuple[int, str], list[str]],
    plan: Mapping[str, Any],
    words: Words,
) -> dict[str, frozenset[str]]:
    """What is not an agency's own, of lines that say: each by its function.

    An action goes to those of the line to whose function it belongs; where there are none, to all.
    """
    found: dict[str, set[str]] = {}
    for (_, role), line in lines.items():
        for action in do if role in ACTING else ():
            functions = [one["function"] for one in action_of(action, words).get("competence", ())]
            competent = [a for a in line if plan["agencies"][a]["function"] in functions]
            for agency in line:
                if competent and agency not in competent:
                    found.setdefault(agency, set()).add(action)
    return {agency: frozenset(actions) for agency, actions in found.items()}


def action_of(name: str, words: Words) -> Mapping[str, Any]:
    """An action as the vocabulary has it."""
    for phase in words["phases"].values():
        if name in phase["actions"]:
            action: Mapping[str, Any] = phase["actions"][name]
            return action
    raise AssertionError(name)


def concerned(action: str, plans: Iterable[Mapping[str, Any]], words: Words) -> When:
    """Where a comparison looks: the action is needed, at a place of entry that all plans have.

    Places count only in the phases that the vocabulary names. Whether the victim is at home is
    nothing to a comparison; it only takes the doubt from an answer.
    """
    parts = []
    needed = action_of(action, words).get("needed")
    if needed is not None:
        parts.append(reference.widened(needed, words) or {})
    places = words.get("places") or {"phases": []}
    if any(action in words["phases"][phase]["actions"] for phase in places["phases"]):
        parts += [{places["fact"]: list(p["places"])} for p in plans if p.get("places")]
    return {"all": parts}


def charges(
    plan: Mapping[str, Any], action: str, roles: Iterable[str] | None, words: Words
) -> dict[Any, list[When | None]]:
    """The conditions under which each function and level has one of some roles in an action.

    ``roles`` None is who answers for it: who leads and, where nobody does, who performs. Duties on
    call count as called.
    """
    written = duties(plan, words)
    led = {"any": [duty.when or {} for duty in written if duty.having(action, ("lead",))]}
    found: dict[Any, list[When | None]] = {}
    for duty in written:
        for role in ("lead", "perform") if roles is None else roles:
            for agency in duty.having(action, (role,)):
                entry = plan["agencies"][agency]
                when = duty.when
                if roles is None and role == "perform":
                    when = {"all": [when or {}, {"not": led}]}
                found.setdefault((entry["function"], entry["level"]), []).append(when)
    return found


def having(charges: Charges, facts: Facts) -> frozenset[Any]:
    """Who has the role in a complete situation."""
    return frozenset(
        who for who, whens in charges.items() if any(reference.holds(when, facts) for when in whens)
    )


def named(*all_charges: Charges) -> set[str]:
    """The facts that some conditions name."""
    whens = [when for charges in all_charges for group in charges.values() for when in group]
    return set[str]().union(*map(reference.named_in, whens))


def projected(
    names: set[str], domains: Domains, constraints: Constraints
) -> tuple[Iterator[Facts], int]:
    """Every way to answer some facts and those tied to them, and how often each occurs.

    Facts in no constraint with these are independent of them, so each way occurs equally often.
    """
    tied = reference.tied_to(names, constraints)
    inside = {name: domains[name] for name in domains if name in tied}
    here = [k for k in constraints if reference.named_in(k[0]) | reference.named_in(k[1]) <= tied]
    others = [k for k in constraints if k not in here]
    bound = set[str]().union(*(reference.named_in(i) | reference.named_in(t) for i, t in others))
    around = {name: domains[name] for name in domains if name in bound}
    times = sum(1 for _ in reference.completions({}, around, others)) if others else 1
    free = [name for name in domains if name not in tied and name not in bound]
    return (
        reference.completions({}, inside, here),
        times * math.prod(len(domains[name]) for name in free),
    )


class Sat:
    """Conditions as clauses for a SAT solver: one variable for each fact and value, exactly one
    of them true; each condition equivalent to a variable of its own."""

    def __init__(self, domains: Domains, constraints: Constraints) -> None:
        from pysat.solvers import Solver

        self.solver = Solver(name="cadical153")
        self.domains = domains
        self.top = 0
        self.value: dict[tuple[str, Value], int] = {}
        for name, values in domains.items():
            row = [self.value.setdefault((name, value), self.new()) for value in values]
            self.solver.add_clause(row)
            for number, one in enumerate(row):
                for other in row[number + 1 :]:
                    self.solver.add_clause([-one, -other])
        for if_, then in constraints:
            self.solver.add_clause([-self.holds(if_), self.holds(then)])

    def new(self) -> int:
        self.top += 1
        return self.top

    def every(self, literals: Iterable[int]) -> int:
        """A variable that is true exactly when all of these are."""
        literals, made = list(literals), self.new()
        for literal in literals:
            self.solver.add_clause([-made, literal])
        self.solver.add_clause([made, *(-literal for literal in literals)])
        return made

    def some(self, literals: Iterable[int]) -> int:
        """A variable that is true exactly when one of these is."""
        return -self.every(-literal for literal in literals)

    def holds(self, when: When | None) -> int:
        """A variable that is true exactly when a written condition holds."""
        parts = []
        for key, wanted in (when or {}).items():
            if key == "not":
                parts.append(-self.holds(wanted))
            elif key == "any":
                parts.append(self.some([self.holds(part) for part in wanted]))
            elif key == "all":
                parts.append(self.every([self.holds(part) for part in wanted]))
            else:
                values = wanted if isinstance(wanted, list) else [wanted]
                parts.append(self.some([self.value[key, value] for value in values]))
        return self.every(parts)

    def terms(self, terms: Iterable[Mapping[str, Sequence[Value]]]) -> int:
        """A variable that is true exactly when one of some terms holds."""
        return self.some(
            [
                self.every(
                    [self.some([self.value[n, v] for v in values]) for n, values in term.items()]
                )
                for term in terms
            ]
        )

    def same(self, one: int, other: int) -> bool:
        """Whether two variables agree in everything that can occur."""
        return not self.solver.solve([one, -other]) and not self.solver.solve([-one, other])

    def possible(self, *literals: int) -> bool:
        """Whether these can be true together."""
        return bool(self.solver.solve(list(literals)))

    def count(self, literal: int) -> int:
        """In how many complete situations it is true, each found by the solver and then barred."""
        found = 0
        barred = self.new()
        while self.solver.solve([literal, barred]):
            model = set(self.solver.get_model())
            row = [-variable for variable in self.value.values() if variable in model]
            self.solver.add_clause([-barred, *row])
            found += 1
        return found
