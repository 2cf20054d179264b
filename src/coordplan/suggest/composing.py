"""What was seen in a clause, put together: a duty for each limb, or the roles of an assignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from coordplan.drafting.kinds import Sure
from coordplan.source import Tree
from coordplan.suggest.hint import Hint

_ROLES = ("lead", "direct", "perform", "support", "advise", "with")
"""The roles of a body in one duty: the first that is seen of it stays."""
_ORDER = (
    "do", "direct", "lead", "perform", "support", "advise", "requested", "with", "when", "before",
    "after", "on_call", "within", "notify", "hand_over_to", "submit_to", "reports", "by_function",
)  # fmt: skip
_LISTS = frozenset(
    ("do", *_ROLES, "requested", "before", "after", "hand_over_to", "submit_to", "to", "every")
)
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
        return min((hint.sure for hint in self.why), key=_RANK.__getitem__, default="low")


def composed(hints: Iterable[Hint], kind: str) -> Iterator[Suggestion]:
    """The suggestions that hints add up to."""
    ordered = sorted(hints, key=lambda hint: hint.limb)
    for _, group in groupby(ordered, key=lambda hint: hint.limb):
        why = tuple(_settled(tuple(group)))
        value = _duty(why)
        if kind == "assignment":
            value.pop("do", None)
        if value:
            yield Suggestion("roles" if kind == "assignment" else "duty", value, why)


def _settled(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Hints that agree: one role a body, nobody told of what is their own to do."""
    roles: dict[str, str] = {}
    for role in _ROLES:
        for hint in hints:
            if hint.key == role:
                roles.setdefault(str(hint.value), role)
    told = {str(h.value) for h in hints if h.key in {"hand_over_to"}}
    for hint in hints:
        own = roles.get(str(hint.value))
        if hint.key in _ROLES and own != hint.key:
            continue
        if hint.key in {"notify.to", "submit_to", "reports.to"} and str(hint.value) in told:
            continue
        yield hint


def _duty(hints: Sequence[Hint]) -> dict[str, Tree]:
    """The keys of a duty that hints fill."""
    found: dict[str, Tree] = {}
    for hint in hints:
        if not hint.unwritten:
            _put(found, hint.key.split("."), hint.value)
    if "notify" in found:
        notify = found["notify"]
        assert isinstance(notify, dict)
        if "to" not in notify:
            del found["notify"]
    return {key: found[key] for key in _ORDER if key in found}


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
    elif key in _LISTS:
        some = into.setdefault(key, [])
        assert isinstance(some, list)
        if value not in some:
            some.append(value)
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
