"""coordplan itself. ``match`` and ``index_again`` are all that knows the engine's inner API."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.engines.engine import Answers, Ask, Engine, Form, Prepare
from benchmarks.situations import Facts
from coordplan import Plan, match
from coordplan.answer.matching import Matcher
from coordplan.index import Index, index_of


def index_again(plan: Plan) -> Index:
    """The index of a plan, made anew, to see what it holds."""
    return index_of(plan.vocabulary.world, plan.conditions)


def bare_match(plan: Plan) -> Prepare:
    """Facts by name, as a program has them, to the duties that hold."""

    def prepare(situations: Sequence[Facts]) -> Ask:
        def ask() -> Answers:
            return [match(plan, facts) for facts in situations]

        return ask

    return prepare


def from_nothing(plan: Plan) -> Prepare:
    """The same, by a matcher that is made anew each time: its tables are empty at first."""

    def prepare(situations: Sequence[Facts]) -> Ask:
        def ask() -> Answers:
            matcher = Matcher(plan)
            return [matcher.match(facts) for facts in situations]

        return ask

    return prepare


BY_NAME = Form("bare match", bare_match)
FROM_NOTHING = Form("bare match, nothing looked up before", from_nothing)

ENGINE = Engine("coordplan", "coordplan", (BY_NAME, FROM_NOTHING), "")
