"""The higher instruments that a plan is held against: by name, or those that stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.load.files import national_plans
from coordplan.load.plans import load_plan, load_shipped_plan
from coordplan.load.registry import load_registry
from coordplan.situation import Situation, resolve
from coordplan.text import Text, quote
from coordplan.validity.foundations import foundations
from coordplan.validity.succession import age

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.registry.terms import Registry
    from coordplan.vocabulary import Vocabulary

AUTO = "auto"
"""In the place of a name: the national rules that stand behind the plan."""


def load_baselines(
    plan: Plan,
    names: Sequence[str],
    day: str | None = None,
    *,
    situation: Situation | None = None,
    registry: Registry | None = None,
    vocabulary: Vocabulary | None = None,
    cache: Cache | None = None,
) -> tuple[Plan, ...]:
    """The instruments that names give for a plan, each once: ids, files, or ``auto``.

    ``auto`` stands for the shipped national rules that stand behind the plan on a day (ISO 8601;
    None is the day of the plan), in a situation; without one, in any. What
    stands behind it is in the ``registry``, or in the shipped one. Raises as ``load_plan``
    does, and ``UnknownNameError`` where two that differ have one id: what is said to come from it
    could come from either.
    """
    found: dict[str, Plan] = {}
    for name in names:
        if name == AUTO:
            known = registry or load_registry(plan.vocabulary.id, cache=cache)
            named = _behind(plan, day, situation, known, cache)
        else:
            named = (load_plan(name, vocabulary=vocabulary, cache=cache),)
        for rule in named:
            if not _same(found.setdefault(rule.id, rule), rule):
                raise UnknownNameError([_two_of_one_id(rule.id)])
    return tuple(found.values())


def _same(one: Plan, other: Plan) -> bool:
    """Whether two plans are one: equal, or read from one file by its id and by its name."""
    places = one.where, other.where
    files = {place.file if place is not None else None for place in places}
    return one == other or (None not in files and len(files) == 1)


def _two_of_one_id(id_: str) -> Diagnostic:
    return Diagnostic(
        "baseline-twice",
        Text(
            en=f"two different baselines have the id {quote(id_)}",
            vi=f"hai văn bản khác nhau cùng mang mã {quote(id_)}",
        ),
        help=Text(en="give one of them, or another id", vi="chỉ nêu một, hoặc đổi mã"),
    )


def _behind(
    plan: Plan,
    day: str | None,
    situation: Situation | None,
    registry: Registry | None,
    cache: Cache | None,
) -> tuple[Plan, ...]:
    """The shipped national rules behind a plan; only those of its vocabulary come into question."""
    rules = [load_shipped_plan(id_, cache) for id_ in national_plans()]
    if day is None:
        day = age(plan, registry) if registry is not None else (plan.document.issued or "")
    own = [rule for rule in rules if rule.vocabulary.id == plan.vocabulary.id]
    known = resolve(situation or Situation(), plan.vocabulary).facts
    return foundations(plan, own, registry, day, known)
