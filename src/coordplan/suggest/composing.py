"""What was seen in a clause, put together: a duty for each limb, or the roles of an assignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from coordplan.drafting.kinds import Sure
from coordplan.model.keys import DUTY_KEYS, LISTED
from coordplan.source import Tree
from coordplan.suggest.hint import Hint

_ROLES = ("lead", "direct", "perform", "support", "advise", "with")
"""The roles of a body in one duty: the first that is seen of it stays."""
_TOLD = frozenset(("notify.to", "submit_to", "reports.to"))
_OF_LISTS = frozenset((*_ROLES[:-1], "requested", "by_function"))
_SAYS_NOTHING = frozenset(("by_function", "when", "on_call"))
"""What makes no duty where nothing is done and nobody acts."""
_RHYTHM = frozenset(("every", "on_demand", "period"))
_RANK: Mapping[Sure, int] = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody may take over: a duty, or the roles of an assignment; by what it was seen."""

    what: str
    value: dict[str, Tree]
    why: tuple[Hint, ...]

    @property
    def sure(self) -> Sure:
        """How sure the least sure part of it is."""
        return least(self.why)


def least(hints: Iterable[Hint]) -> Sure:
    """How sure the least sure of some hints is."""
    return min((hint.sure for hint in hints), key=_RANK.__getitem__, default="low")


def composed(hints: Iterable[Hint], kind: str) -> Iterator[Suggestion]:
    """The suggestions that hints add up to."""
    listed = kind == "assignment"
    said = tuple(hint for hint in hints if hint.key != "agency")
    ordered = sorted(_with_rhythm(said), key=lambda hint: hint.limb)
    made: list[dict[str, Tree]] = []
    for _, group in groupby(ordered, key=lambda hint: hint.limb):
        why = tuple(_settled(tuple(group)))
        if listed:
            why = tuple(hint for hint in why if hint.key in _OF_LISTS)
        value = _duty(why)
        if value.keys() - _SAYS_NOTHING and value not in made:
            made.append(value)
            yield Suggestion("roles" if listed else "duty", value, why)


def _with_rhythm(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Hints, the rhythm of a sentence that names no addressee with every report that does."""
    reporting = {hint.limb for hint in hints if hint.key == "reports.to"}
    for hint in hints:
        yield hint
        if hint.key in {"reports.every", "reports.on_demand"} and hint.limb not in reporting:
            for limb in sorted(one for one in reporting if one > hint.limb):
                yield replace(hint, limb=limb, sure="medium")


def _settled(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Hints that agree: one role a body, and whoever is handed somebody is not told besides."""
    roles: dict[str, str] = {}
    for role in _ROLES:
        for hint in hints:
            if hint.key == role:
                roles.setdefault(str(hint.value), role)
    handed = {str(hint.value) for hint in hints if hint.key == "hand_over_to"}
    for hint in hints:
        in_role = hint.key in _ROLES and roles[str(hint.value)] != hint.key
        told = hint.key in _TOLD and str(hint.value) in handed
        if not in_role and not told:
            yield hint


def _duty(hints: Sequence[Hint]) -> dict[str, Tree]:
    """The keys of a duty that hints fill."""
    found: dict[str, Tree] = {}
    for hint in hints:
        if not hint.unwritten:
            _put(found, hint.key.split("."), hint.value)
    _finish(found)
    return {key: found[key] for key in DUTY_KEYS if key in found}


def _finish(duty: dict[str, Tree]) -> None:
    """Make what was put together a duty as the plan language has it."""
    notify, reports = duty.get("notify"), duty.get("reports")
    if isinstance(notify, dict) and "to" not in notify:
        del duty["notify"]
    elif isinstance(notify, dict):
        to = notify["to"]
        if isinstance(to, list) and len(to) < 2:
            notify.pop("any", None)
        if "within" in duty and "hand_over_to" not in duty:
            notify["within"] = duty.pop("within")
    if isinstance(reports, dict):
        if "every" in reports:
            reports.pop("period", None)
        if not reports.keys() & _RHYTHM:
            reports["period"] = "unspecified"


def _put(into: dict[str, Tree], route: Sequence[str], value: Tree) -> None:
    """A value at a route; lists grow, of single values the first stays."""
    key, *rest = route
    if rest:
        inner = into.setdefault(key, {})
        assert isinstance(inner, dict)
        if key == "when":
            _condition(inner, rest[0], value)
        else:
            _put(inner, rest, value)
    elif key in LISTED:
        some = into.setdefault(key, [])
        assert isinstance(some, list)
        several = value if isinstance(value, list) else [value]
        some += (one for one in several if one not in some)
    else:
        into.setdefault(key, value)


def _condition(into: dict[str, Tree], fact: str, value: Tree) -> None:
    """A fact with one value, or several of which one is enough."""
    before = into.get(fact)
    if before is None:
        into[fact] = value
    elif isinstance(before, list) and value not in before:
        before.append(value)
    elif not isinstance(before, list | bool) and before != value:
        into[fact] = [before, value]
