"""What a kind of suggestion is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordplan.suggest.hint import Hint
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of suggestion: its id, what it suggests, by what, and how it is looked for.

    ``of_lists`` marks one that also reads assignments, which are lists and no sentences.
    """

    id: str
    title: Text
    by: Text
    suggest: Callable[[Passage, Lexicon], Iterator[Hint]]
    of_lists: bool = False
