"""A slow, obvious reference: every completion of a situation, one after the other.

It reads conditions and constraints as they are written in YAML and shares no code with the
engine.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

Value = str | bool
Facts = Mapping[str, Value]
When = Mapping[str, Any]
Domains = Mapping[str, Sequence[Value]]
Constraints = Sequence[tuple[When, When]]


def holds(when: When | None, facts: Facts) -> bool:
    """Whether a written condition holds for complete facts."""
    for key, wanted in (when or {}).items():
        if key == "not":
            true = not holds(wanted, facts)
        elif key == "any":
            true = any(holds(part, facts) for part in wanted)
        elif key == "all":
            true = all(holds(part, facts) for part in wanted)
        else:
            true = facts[key] in (wanted if isinstance(wanted, list) else [wanted])
        if not true:
            return False
    return True


def named_in(when: When | None) -> set[str]:
    """The facts that a written condition names."""
    names: set[str] = set()
    for key, wanted in (when or {}).items():
        if key == "not":
            names |= named_in(wanted)
        elif key in {"any", "all"}:
            names |= {name for part in wanted for name in named_in(part)}
        else:
            names.add(key)
    return names


def completions(known: Facts, domains: Domains, constraints: Constraints) -> Iterator[Facts]:
    """Every way to fill in the unknown facts that the constraints allow."""
    names = list(domains)
    choices = [[known[name]] if name in known else list(domains[name]) for name in names]
    for values in itertools.product(*choices):
        facts = dict(zip(names, values, strict=True))
        if all(holds(then, facts) or not holds(if_, facts) for if_, then in constraints):
            yield facts


def widened(when: When | None, vocabulary: Mapping[str, Any]) -> When | None:
    """A written condition with every value that lies within a value that it names."""
    if when is None:
        return None
    found: dict[str, Any] = {}
    for key, wanted in when.items():
        if key == "not":
            found[key] = widened(wanted, vocabulary)
        elif key in {"any", "all"}:
            found[key] = [widened(part, vocabulary) for part in wanted]
        else:
            named = list(wanted if isinstance(wanted, list) else [wanted])
            values = vocabulary["facts"][key]["values"]
            for _ in values if isinstance(values, dict) else ():
                for value, entry in values.items():
                    if value not in named and set(entry.get("within", ())) & set(named):
                        named.append(value)
            found[key] = named
    return found


def full_when(duty: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> When | None:
    """All that must be so for a duty: its condition, and its time in the course of the case."""
    actions = {
        name: action
        for phase in vocabulary["phases"].values()
        for name, action in phase["actions"].items()
    }
    parts = [duty["when"]] if "when" in duty else []
    if "before" in duty:
        parts.append({"any": [actions[name]["prepared"] for name in duty["before"]]})
    parts += [actions[name]["done"] for name in duty.get("after", ())]
    return widened({"all": parts}, vocabulary) if parts else None


def with_call(said: str, called: bool | None) -> str:
    """The verdict on a duty on call: its facts must hold, and it must be called."""
    by_facts = {"certain": {True}, "possible": {True, False}, "excluded": {False}}[said]
    calls = {True, False} if called is None else {called}
    outcomes = {holds and is_called for holds in by_facts for is_called in calls}
    return "possible" if len(outcomes) == 2 else "certain" if True in outcomes else "excluded"


def verdict(when: When | None, possible: Iterable[Facts]) -> str:
    """Certain, possible or excluded, over all completions."""
    outcomes = {holds(when, facts) for facts in possible}
    assert outcomes, "the situation cannot occur"
    return "possible" if len(outcomes) == 2 else "certain" if True in outcomes else "excluded"


def matters(name: str, when: When | None, known: Facts, domains: Domains, k: Constraints) -> bool:
    """Whether in some further state of knowledge learning ``name`` settles the condition.

    A further state gives values to some of the other unknown facts that the condition names.
    """
    others = [n for n in sorted(named_in(when)) if n not in known and n != name]
    for size in range(len(others) + 1):
        for chosen in itertools.combinations(others, size):
            for values in itertools.product(*(domains[n] for n in chosen)):
                state = {**known, **dict(zip(chosen, values, strict=True))}
                possible = list(completions(state, domains, k))
                if not possible or verdict(when, possible) != "possible":
                    continue
                for value in domains[name]:
                    left = [facts for facts in possible if facts[name] == value]
                    if left and verdict(when, left) != "possible":
                        return True
    return False


def nearest(
    when: When | None, stated: Facts, domains: Domains, constraints: Constraints
) -> set[frozenset[tuple[str, Value]]]:
    """Every change of least cost that makes a condition certain: facts with their new values.

    The cost is how many stated facts get another value, then how many others get one. Every
    change is tried, in the order of its cost; one that is not consistent leaves no completion.
    """
    complete = [(facts, holds(when, facts)) for facts in completions({}, domains, constraints)]
    others = [name for name in domains if name not in stated]
    for changes, fills in itertools.product(range(len(stated) + 1), range(len(others) + 1)):
        found = set()
        for changed in itertools.combinations(stated, changes):
            stays = {name: value for name, value in stated.items() if name not in changed}
            left = [(facts, true) for facts, true in complete if stays.items() <= facts.items()]
            if not any(true for _, true in left):
                continue  # nothing in which it holds can be reached
            for filled in itertools.combinations(others, fills):
                outcomes: dict[tuple[Value, ...], set[bool]] = {}
                for facts, true in left:
                    values = tuple(facts[name] for name in changed + filled)
                    outcomes.setdefault(values, set()).add(true)
                for values, seen in outcomes.items():
                    change = dict(zip(changed + filled, values, strict=True))
                    if seen == {True} and not any(stated.get(n) == v for n, v in change.items()):
                        found.add(frozenset(change.items()))
        if found:
            return found
    return set()


def tied_to(names: set[str], constraints: Constraints) -> set[str]:
    """These facts and all that constraints tie to them, step by step."""
    tied = set(names)
    while True:
        more = {
            name
            for if_, then in constraints
            for group in [named_in(if_) | named_in(then)]
            if group & tied
            for name in group
        }
        if more <= tied:
            return tied
        tied |= more


def read(file: str) -> Any:
    """A YAML file that we ship, by PyYAML's own loader: a second reader beside ours."""
    with open(file, encoding="utf-8") as stream:  # noqa: PTH123
        return yaml.safe_load(stream)


def written_vocabulary(file: str) -> tuple[dict[str, list[Value]], list[tuple[When, When]]]:
    """The domains and constraints of a vocabulary file."""
    data = read(file)
    domains: dict[str, list[Value]] = {
        name: [True, False] if fact["values"] == "bool" else list(fact["values"])
        for name, fact in data["facts"].items()
    }
    return domains, [(k["if"], k["then"]) for k in data.get("constraints", [])]


@dataclass(frozen=True)
class WrittenDuty:
    """A duty as its clause and the assignments that cover it write it: who has which role.

    ``others`` are, for an agency of a line that goes by function, the actions that are not its own.
    """

    id: str
    actions: tuple[str, ...]
    when: When | None
    condition: str
    roles: Mapping[str, str]
    partners: tuple[str, ...]
    on_call: bool = False
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class WrittenPlan:
    """A plan as written; ``several`` are the agencies that stand for more than one body.

    ``about`` are the actions that some clause speaks of and gives to nobody.
    """

    duties: tuple[WrittenDuty, ...]
    several: frozenset[str]
    about: frozenset[str] = frozenset()

    @property
    def conditions(self) -> dict[str, When | None]:
        """The conditions of the duties, each once, by their text."""
        return {duty.condition: duty.when for duty in self.duties}


ROLES = ("lead", "perform", "support", "direct", "advise")


def written_plan(plan: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> WrittenPlan:
    """The duties of a plan file, from the data that YAML holds."""
    duties = []
    for clause in plan["clauses"]:
        covering = [other for other in plan["clauses"] if clause["at"] in other.get("of", ())]
        for ordinal, duty in enumerate(clause.get("duties", ()), 1):
            roles: dict[str, str] = {}
            lines: dict[str, tuple[int, str]] = {}
            for number, giver in enumerate((duty, *covering)):
                for role in ROLES:
                    for agency in giver.get(role, ()):
                        if agency not in roles:
                            roles[agency] = role
                            if by_function(giver, agency) and role in ROLES[:3]:
                                lines[agency] = (number, role)
            name = f"{plan['id']}:{clause['at']}#{ordinal}"
            when = full_when(duty, vocabulary)
            duties.append(
                WrittenDuty(
                    name,
                    tuple(duty["do"]),
                    when,
                    repr(when),
                    roles,
                    tuple(duty.get("with", ())),
                    "on_call" in duty,
                    others(duty["do"], lines, plan, vocabulary),
                )
            )
    groups = {name for name, f in vocabulary["functions"].items() if f.get("several")}
    several = {name for name, agency in plan["agencies"].items() if agency["function"] in groups}
    about = {action for clause in plan["clauses"] for action in clause.get("about", ())}
    return WrittenPlan(tuple(duties), frozenset(several), frozenset(about))


def by_function(giver: Mapping[str, Any], agency: str) -> bool:
    """Whether a duty or an assignment says of an agency: by its function."""
    said = giver.get("by_function", False)
    return bool(said) if isinstance(said, bool) else agency in said


def others(
    do: Iterable[str],
    lines: Mapping[str, tuple[int, str]],
    plan: Mapping[str, Any],
    vocabulary: Mapping[str, Any],
) -> dict[str, frozenset[str]]:
    """For each agency of a line by function, the actions that are for others of that line.

    An action is for those of the line to whose function it belongs, if there are any.
    """
    competent = {
        name: {one["function"] for one in action.get("competence", ())}
        for phase in vocabulary["phases"].values()
        for name, action in phase["actions"].items()
    }
    function = {name: agency["function"] for name, agency in plan["agencies"].items()}
    found: dict[str, frozenset[str]] = {}
    for agency, line in lines.items():
        beside = [other for other in lines if lines[other] == line]
        found[agency] = frozenset(
            action
            for action in do
            if any(function[other] in competent[action] for other in beside)
            if function[agency] not in competent[action]
        )
    return found


class Exact:
    """The exact three-valued reading of written conditions in a written vocabulary.

    For each condition the completions of the facts that it names, and of all that constraints
    tie to them, are listed once, each with whether the condition holds; a verdict looks at
    those that agree with what is known. Verdicts are kept by condition and relevant facts.
    """

    def __init__(self, domains: Domains, constraints: Constraints) -> None:
        self.domains = domains
        self.constraints = constraints
        self._rows: dict[str, list[tuple[Facts, bool]]] = {}
        self._tied: dict[str, set[str]] = {}
        self._verdicts: dict[tuple[str, frozenset[tuple[str, Value]]], str] = {}

    def verdict(self, when: When | None, known: Facts) -> str:
        """Certain, possible or excluded."""
        written = repr(when)
        if written not in self._rows:
            tied = tied_to(named_in(when), self.constraints)
            around = {name: self.domains[name] for name in self.domains if name in tied}
            complete = completions({}, around, among(self.constraints, tied))
            self._tied[written] = tied
            self._rows[written] = [(facts, holds(when, facts)) for facts in complete]
        here = {name: value for name, value in known.items() if name in self._tied[written]}
        key = (written, frozenset(here.items()))
        if key not in self._verdicts:
            agreeing = {
                true for facts, true in self._rows[written] if here.items() <= facts.items()
            }
            assert agreeing, "the situation cannot occur"
            self._verdicts[key] = (
                "possible" if len(agreeing) == 2 else "certain" if True in agreeing else "excluded"
            )
        return self._verdicts[key]

    def verdicts(
        self, plan: WrittenPlan, known: Facts, calls: Mapping[str, bool] | None = None
    ) -> dict[str, str]:
        """The verdict of every duty; a duty on call must be called too (``calls``, by id)."""
        said = {written: self.verdict(when, known) for written, when in plan.conditions.items()}
        return {
            duty.id: with_call(said[duty.condition], (calls or {}).get(duty.id))
            if duty.on_call
            else said[duty.condition]
            for duty in plan.duties
        }

    def can_occur(self, known: Facts) -> bool:
        """Whether some completion of what is known is allowed."""
        tied = tied_to(set(known), self.constraints)
        around = {name: self.domains[name] for name in self.domains if name in tied}
        return any(True for _ in completions(known, around, among(self.constraints, tied)))


def status(
    plan: WrittenPlan, action: str, said: Mapping[str, str], of_any_victim: Mapping[str, str]
) -> str:
    """What a plan says of an action, word for word as the documentation has it.

    ``said`` holds the verdict of every duty, ``of_any_victim`` those where nothing is known.
    """
    having = [duty for duty in plan.duties if action in duty.actions]
    acting = [duty for duty in having if said[duty.id] == "certain" and acts(duty, action)]
    special = [duty for duty in acting if of_any_victim[duty.id] != "certain"]
    if any(acts(duty, action, "lead") for duty in special):
        return "named"
    if is_one({agency for duty in special for agency in acts(duty, action, "perform")}, plan):
        return "named"
    together = {a for duty in special for a in (*acts(duty, action), *duty.partners)}
    if together and not is_one(together, plan):
        return "shared"
    if len(acting) > len(special):
        return "general"
    if any(said[duty.id] == "possible" and acts(duty, action) for duty in having):
        return "undecided"
    spoken_of = action in plan.about or any(said[duty.id] != "excluded" for duty in having)
    return "mentioned" if spoken_of else "silent"


def acts(duty: WrittenDuty, action: str, *roles: str) -> list[str]:
    """The agencies that act in an action under a duty, in one of these roles."""
    wanted = roles or ("lead", "perform", "support")
    return [
        agency
        for agency, role in duty.roles.items()
        if role in wanted and action not in duty.others.get(agency, frozenset())
    ]


def is_one(agencies: set[str], plan: WrittenPlan) -> bool:
    """Whether these are a single body."""
    return len(agencies) == 1 and not agencies & plan.several


def among(constraints: Constraints, names: set[str]) -> Constraints:
    """The constraints that speak of these facts alone."""
    return [(if_, then) for if_, then in constraints if (named_in(if_) | named_in(then)) <= names]
