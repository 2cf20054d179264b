"""The words in which two versions of a clause differ, shown and never written to a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coordplan.drafting.revision import Revision
from coordplan.tracing import State, cut

_MOST_WORDS = 400
"""How many words of a clause are compared."""
_BETWEEN = " … "


@dataclass(frozen=True, slots=True)
class Change:
    """The words that only the version before has, and those that only the new one has."""

    out: str
    in_: str


def changed_words(revision: Revision, before: str) -> Mapping[str, Change]:
    """The words that changed in each clause, by its locator now; ``before`` is the old text."""
    old = {clause.fingerprint: clause.text for clause in cut(before)}
    return {
        one.source.at: _change(old[one.planned.fingerprint], one.source.text)
        for one in revision.trace.clauses
        if one.state is State.CHANGED and one.source is not None and one.planned is not None
        if one.planned.fingerprint in old
    }


def _change(before: str, after: str) -> Change:
    old, new = (text.split()[:_MOST_WORDS] for text in (before, after))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    out = (old[a:b] for tag, a, b, _, _ in codes if tag in {"replace", "delete"})
    come = (new[a:b] for tag, _, _, a, b in codes if tag in {"replace", "insert"})
    return Change(_BETWEEN.join(_joined(out)), _BETWEEN.join(_joined(come)))


def _joined(parts: Iterator[Sequence[str]]) -> Iterator[str]:
    return (" ".join(part) for part in parts if part)
