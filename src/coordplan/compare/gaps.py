"""Where a plan leaves a victim with nobody in charge: every situation, or a proof of none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coordplan.compare.deadends import dead_ends
from coordplan.compare.idle import idle_parts
from coordplan.compare.leaders import leader_gaps
from coordplan.compare.scope import chosen_actions
from coordplan.compare.survey import Gap, GapKind, Harm, Survey
from coordplan.compiled import Plan, require_one_vocabulary
from coordplan.vocabulary import Action


@dataclass(frozen=True, slots=True)
class GapReport:
    """Everything that was found: by phase and action, the most harmful first.

    ``situations`` is the number of all complete situations; ``actions`` those looked at.
    """

    plan: Plan
    baselines: tuple[Plan, ...]
    situations: int
    actions: tuple[Action, ...]
    gaps: tuple[Gap, ...]


def find_gaps(
    plan: Plan,
    *,
    actions: Collection[str] = (),
    phases: Collection[str] = (),
    baselines: Sequence[Plan] = (),
) -> GapReport:
    """Where a plan gives an action to nobody, to no leader or to several, and what leads nowhere.

    Without ``actions`` and ``phases``, every action that is tied to a case is looked at. Silence
    that one of ``baselines`` fills with a leader is told apart, under the first that does.

    Raises ``UnknownNameError`` for an unknown action or phase, ``VocabularyMismatchError`` for a
    baseline in another vocabulary, ``TooComplexError`` where an exact answer would take too long.
    """
    for baseline in baselines:
        require_one_vocabulary(plan, baseline)
    chosen = chosen_actions(plan.vocabulary, actions, phases)
    survey = Survey(plan, chosen, baselines)
    found = [*leader_gaps(survey), *dead_ends(survey), *idle_parts(survey)]
    kinds, harms = list(GapKind), list(Harm)
    found.sort(key=lambda gap: (gap.action.number, harms.index(gap.harm), kinds.index(gap.kind)))
    return GapReport(plan, tuple(baselines), survey.situations, chosen, tuple(_named(found)))


def _named(found: Iterable[Gap]) -> Iterator[Gap]:
    """The same findings, each with a name of its own: those of one name are counted through."""
    seen: Counter[str] = Counter()
    for gap in found:
        seen[gap.id] += 1
        yield replace(gap, number=seen[gap.id])
