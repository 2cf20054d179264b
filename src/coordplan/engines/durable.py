"""durable-rules as a second engine: three-valued verdicts from rules that fire on complete facts.

durable-rules knows nothing of unknown facts and of constraints. For each condition every
completion of the facts that it names is asserted, and the rule of the condition fires in all
(certain), in some (possible) or in none (excluded). Which completions can occur is judged by
it too: the constraints are rules that fire where they are broken.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from coordplan.answer.calls import NO_CALLS, Calls
from coordplan.compiled import Plan
from coordplan.conditions import Every, Negation, facts_of
from coordplan.engines.completions import (
    Tied,
    Values,
    combinations,
    count,
    joined,
    projected,
    tied_by,
)
from coordplan.engines.process import Fenced, FencedError
from coordplan.engines.refusals import check_available, failed, too_many
from coordplan.engines.rules import Rule, asserted, only_if_called, rule_of, with_call
from coordplan.index import Verdict
from coordplan.situation import Resolved
from coordplan.vocabulary import Fact

MOST_COMPLETIONS = 20_000
"""The most combinations asked for one condition; a shipped plan needs fewer than 600."""
MOST_RULES = 200
"""The most rules in one ruleset; durable-rules fails somewhere above 800."""
SECONDS = 60.0
"""The most time for one request; a whole answer takes a fraction of a second."""

WORKER = (sys.executable or "python", "-P", "-m", "coordplan.engines.worker")


class DurableRules:
    """durable-rules in a subprocess, as an engine for ``who(..., verdicts=engine)``.

    A context manager: the process ends with the block. What fired on a complete fact is kept,
    so that nothing is asked twice. Not to be shared between threads.

    Raises ``EngineError`` where durable-rules is not installed or Python is too new.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        check_available()
        self._process = Fenced(WORKER, seconds)
        self._heard: dict[str, dict[frozenset[tuple[str, str]], frozenset[str]]] = {}

    @property
    def asserted(self) -> int:
        """How many different complete facts were asserted so far."""
        return sum(map(len, self._heard.values()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close()

    def __call__(self, plan: Plan, resolved: Resolved, calls: Calls = NO_CALLS) -> list[Verdict]:
        """What a situation and calls say of each condition of a plan.

        Only the stated facts are used: what follows from them, this engine finds by itself. Of
        a duty on call of which nothing was said, both are asked: that it is called, and not.
        Raises ``EngineError`` where a condition has too many completions or the process fails.
        """
        facts = plan.vocabulary.fact_list
        known = {fact: resolved.known[fact] for fact in resolved.given}
        occurring = {
            group.facts: self._occurring(facts, group, known)
            for group in tied_by(c.condition for c in plan.vocabulary.constraints)
        }
        on_call = {duty.condition: calls.said_of(duty) for duty in plan.duties_on_call}
        together: dict[tuple[tuple[int, ...], tuple[bool, ...]], list[int]] = {}
        for number, condition in enumerate(plan.conditions):
            named = tuple(sorted(facts_of(condition)))
            together.setdefault((named, _may_be_called(number, on_call)), []).append(number)
        verdicts: dict[int, Verdict] = {}
        for (named, may_be), numbers in together.items():
            complete = _completions(facts, named, occurring, known)
            told = [asserted(values, facts) for values in complete]
            rules = {str(n): rule_of(plan.conditions[n], facts) for n in numbers}
            if may_be:
                told = [with_call(fact, called=called) for fact in told for called in may_be]
                rules = {name: only_if_called(rule) for name, rule in rules.items()}
            fired = self._fired(rules, told)
            for name in rules:
                verdicts[int(name)] = _verdict([name in names for names in fired])
        return [verdicts[number] for number in range(len(plan.conditions))]

    def _occurring(self, facts: Sequence[Fact], tied: Tied, known: Values) -> list[Values]:
        """The combinations of tied facts in which no constraint is broken."""
        combined = _combinations(facts, tied.facts, known)
        broken = {"broken": rule_of(Negation(Every(tied.constraints)), facts)}
        fired = self._fired(broken, [asserted(values, facts) for values in combined])
        return [values for values, names in zip(combined, fired, strict=True) if not names]

    def _fired(
        self, rules: Mapping[str, Rule], told: Sequence[Mapping[str, str]]
    ) -> list[frozenset[str]]:
        """For each complete fact, the rules that fire."""
        names = list(rules)
        fired: list[frozenset[str]] = [frozenset()] * len(told)
        for start in range(0, len(names), MOST_RULES):
            some = names[start : start + MOST_RULES]
            heard = self._hear({name: rules[name] for name in some}, told)
            fired = [before | more for before, more in zip(fired, heard, strict=True)]
        return fired

    def _hear(
        self, rules: Mapping[str, Rule], told: Sequence[Mapping[str, str]]
    ) -> list[frozenset[str]]:
        """For each complete fact, the rules that fire; only what is new is asked."""
        heard = self._heard.setdefault(json.dumps(rules), {})
        keys = [frozenset(fact.items()) for fact in told]
        new = {key: fact for key, fact in zip(keys, told, strict=True) if key not in heard}
        if new:
            reply = self._ask({"rules": rules, "facts": list(new.values())})
            heard.update(zip(new, map(frozenset, reply), strict=True))
        return [heard[key] for key in keys]

    def _ask(self, request: Mapping[str, object]) -> list[list[str]]:
        try:
            fired: list[list[str]] = self._process.ask(request)["fired"]
        except FencedError as error:
            raise failed(str(error)) from None
        return fired


def _may_be_called(condition: int, on_call: Mapping[int, bool | None]) -> tuple[bool, ...]:
    """Whether a duty on call may be called, not called, or both; empty for every other duty."""
    if condition not in on_call:
        return ()
    said = on_call[condition]
    return (True, False) if said is None else (said,)


def _combinations(facts: Sequence[Fact], named: Sequence[int], known: Values) -> list[Values]:
    """Every combination of some facts that agrees with what is known."""
    sizes = [len(fact.values) for fact in facts]
    _within_limit(count(named, sizes, known), facts, named)
    return list(combinations(named, sizes, known))


def _completions(
    facts: Sequence[Fact],
    named: Sequence[int],
    occurring: Mapping[tuple[int, ...], Sequence[Values]],
    known: Values,
) -> list[Values]:
    """Every completion that can occur, as the named facts see it."""
    bound = {fact for tied in occurring for fact in tied}
    parts: list[Sequence[Values]] = [
        projected(values, [fact for fact in tied if fact in named])
        for tied, values in occurring.items()
    ]
    parts.append(_combinations(facts, [fact for fact in named if fact not in bound], known))
    _within_limit(math.prod(map(len, parts)), facts, named)
    return list(joined(parts))


def _within_limit(found: int, facts: Sequence[Fact], named: Sequence[int]) -> None:
    if found > MOST_COMPLETIONS:
        raise too_many(found, MOST_COMPLETIONS, [facts[number].id for number in named])


def _verdict(fires: Sequence[bool]) -> Verdict:
    if all(fires):
        return Verdict.CERTAIN
    return Verdict.POSSIBLE if any(fires) else Verdict.EXCLUDED
