"""How documents put words where a terminal has columns: a label goes before what it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from coordplan.blocks import (
    Block,
    Heading,
    Mark,
    Question,
    Row,
    Rows,
    Run,
    Words,
    code,
    plain,
    together,
    words,
)

STRONG: frozenset[Mark] = frozenset({"strong", "alert", "doubtful"})
"""The marks that weigh more than plain words."""

_ENDED = (":", ".", "?", "!", "…", "–", "-", "→")


def labelled(label: Words, said: Words, mark: Mark = "strong") -> Words:
    """A label, with a mark where it has none, and what it is of."""
    head = tuple(Run(run.text, mark, run.to) if run.mark == "plain" else run for run in label)
    if not (head and said):
        return head or said
    shown = plain(head)
    ended = shown.vi.rstrip().endswith(_ENDED) or shown.en.rstrip().endswith(_ENDED)
    return words(head, " " if ended else ": ", said)


def row_words(row: Row) -> Words:
    """A row in one: who, what, and the clauses."""
    what = what_words(row)
    if not what:
        return row.who
    return labelled(row.who, what, "alert" if row.tone == "alert" else "strong")


def what_words(row: Row) -> Words:
    """What a row says of whom it names, and the clauses."""
    return together((row.what, row.clauses), " ")


def question_words(question: Question) -> Words:
    """A question in one: what is asked, and what goes with it."""
    asked = words(Run(question.asked, "strong"), " ", code(question.fact))
    return labelled(asked, answer_words(question))


def answer_words(question: Question) -> Words:
    """The answers to a question, each as it is typed, and what they settle."""
    answers = [words(label, " (", code(typed), ")") for label, typed in question.answers]
    return together((together(answers, ", "), question.decides), " — ")


def heading_words(said: Words, note: Words = ()) -> Words:
    """A heading, with a capital at its beginning, and what stands beside it."""
    head = said[:1]
    if head and head[0].mark != "code":
        head = (Run(head[0].text.capital, head[0].mark, head[0].to),)
    return together((head + said[1:], note), " — ")


class Anchors:
    """Where words can lead in a document: an anchor has one place, the first thing that bears it.

    ``named`` gives each anchor the name that the format has for it.
    """

    def __init__(self, blocks: Sequence[Block], named: Callable[[str], str]) -> None:
        self._names = {anchor: named(anchor) for anchor in dict.fromkeys(_anchors(blocks))}
        self._waiting = set(self._names)

    def name(self, anchor: str) -> str:
        """The name of an anchor; nothing where the document has no such place."""
        return self._names.get(anchor, "")

    def place(self, anchor: str) -> str:
        """The name of an anchor for what bears it first; nothing for whatever comes after."""
        if anchor not in self._waiting:
            return ""
        self._waiting.remove(anchor)
        return self._names[anchor]


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    """Every anchor of some blocks."""
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        elif isinstance(block, Rows):
            yield from _of_rows(block.rows)


def _of_rows(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row.anchor:
            yield row.anchor
        yield from _of_rows(row.under)
