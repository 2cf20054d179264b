"""coordplan itself. ``match`` and ``index_again`` are all that knows the engine's inner API."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.engines.engine import Answers, Ask, Engine, Form, Prepare
from benchmarks.situations import Facts
from coordplan import Plan, Situation, match, matcher
from coordplan.answer.matching import Matcher
from coordplan.index import Index, index_of
from coordplan.situation import resolve


def index_again(plan: Plan) -> Index:
    """The index of a plan, made anew, to see what it holds."""
    return index_of(plan.vocabulary.world, plan.conditions)


def resolved(plan: Plan) -> Prepare:
    """The plan is made ready, and situations are resolved beforehand, as those of the peers are."""
    matching = matcher(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        ready = [resolve(Situation(**facts), plan.vocabulary) for facts in situations]

        def ask() -> Answers:
            return [matching(situation) for situation in ready]

        return ask

    return prepare


def from_nothing(plan: Plan) -> Prepare:
    """The same with a matcher that is made anew each time: its tables are empty at first."""

    def prepare(situations: Sequence[Facts]) -> Ask:
        ready = [resolve(Situation(**facts), plan.vocabulary) for facts in situations]

        def ask() -> Answers:
            matcher = Matcher(plan)
            return [matcher.match(situation) for situation in ready]

        return ask

    return prepare


def from_words(plan: Plan) -> Prepare:
    """From a plain dict of words: every fact is checked and resolved, too."""

    def prepare(situations: Sequence[Facts]) -> Ask:
        def ask() -> Answers:
            return [match(plan, Situation(**facts)) for facts in situations]

        return ask

    return prepare


BARE = Form("bare match", resolved)
FROM_NOTHING = Form("bare match, nothing looked up before", from_nothing)
FROM_WORDS = Form("words checked, then matched", from_words)

ENGINE = Engine("coordplan", "coordplan", (BARE, FROM_NOTHING, FROM_WORDS), "")
