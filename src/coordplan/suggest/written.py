"""A suggestion as a note under ``review``: what may be taken over, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.drafting.bodies import Body
from coordplan.drafting.kinds import Sure
from coordplan.source import Tree
from coordplan.suggest.composing import Suggestion, least
from coordplan.suggest.hint import Hint


def note_of(suggestion: Suggestion) -> dict[str, Tree]:
    """A suggested duty, or suggested roles, as a file has it."""
    return {
        "what": suggestion.what,
        "sure": suggestion.sure,
        suggestion.what: suggestion.value,
        "why": list(_why(suggestion)),
    }


def agency_note(body: Body) -> dict[str, Tree]:
    """A body that was recognised by the pattern of its name, as a file has it."""
    return {"what": "agency", "sure": "low", "seen": [body.name.vi], "names": [body.id]}


def _why(suggestion: Suggestion) -> Iterator[Tree]:
    """The evidence for each key, that of one heading and of one value apart."""
    groups: dict[tuple[str, str | None, str | None], list[Hint]] = {}
    for hint in suggestion.why:
        value = str(hint.value) if hint.unwritten else None
        groups.setdefault((hint.key, hint.by, value), []).append(hint)
    for (key, by, value), hints in groups.items():
        yield _evidence(key, by, value, hints, suggestion.sure)


def _evidence(
    key: str, by: str | None, value: str | None, hints: Sequence[Hint], sure: Sure
) -> dict[str, Tree]:
    """What speaks for one key; ``sure`` is how sure the whole is."""
    places = {hint.span[0]: hint.seen for hint in hints if hint.span is not None}
    own = least(hints)
    return {
        "key": key,
        **({"seen": [*places.values()], "at": [*places]} if places else {}),
        **({"by": by} if by is not None else {}),
        **({"sure": own} if own != sure else {}),
        **({"value": value} if value is not None else {}),
    }
