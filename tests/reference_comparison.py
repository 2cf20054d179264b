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
Charges = Mapping[Any, Sequence[When | None]]
"""Who may have a role, with the conditions of the duties that give it."""


@dataclass(frozen=True)
class Written:
    """A duty as written, with the roles that assignments give."""

    name: str
    do: tuple[str, ...]
    when: When | None
    roles: tuple[tuple[str, str], ...]
    by_function: bool


def duties(plan: Mapping[str, Any]) -> list[Written]:
    """Every duty of a plan file; an agency keeps the first role that it is given."""
    found = []
    for clause in plan["clauses"]:
        assigning = [c for c in plan["clauses"] if clause["at"] in c.get("of", [])]
        for ordinal, duty in enumerate(clause.get("duties", []), 1):
            roles: dict[str, str] = {}
            for giver in (duty, *assigning):
                for role in ROLES:
                    for agency in giver.get(role, []):
                        roles.setdefault(agency, role)
            by_function = any(giver.get("by_function") for giver in (duty, *assigning))
            name = f"{clause['at']}#{ordinal}"
            do, when = tuple(duty["do"]), duty.get("when")
            found.append(Written(name, do, when, tuple(roles.items()), by_function))
    return found


def charges(plan: Mapping[str, Any], action: str, roles: Iterable[str]) -> dict[Any, list[Any]]:
    """The conditions under which each function and level has one of some roles in an action."""
    found: dict[Any, list[Any]] = {}
    for duty in duties(plan):
        if action in duty.do:
            for agency, role in duty.roles:
                if role in roles:
                    written = plan["agencies"][agency]
                    body = (written["function"], written["level"])
                    found.setdefault(body, []).append(duty.when)
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
