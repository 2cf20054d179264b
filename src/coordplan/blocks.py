"""What is shown to a person, in order: a page of few kinds of block.

Words carry both languages until they are printed, and marks instead of styles. A page knows no
format, no width and no escape; ``pages`` makes pages of answers and findings, and each module of
``print`` prints any page in one format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from coordplan.frozen import dataclass
from coordplan.text import Said, Text, alike

Mark = Literal["plain", "strong", "faint", "alert", "code", "clause", "doubtful", "read-in"]
"""What a run of words is: ``code`` an id, a command or a place in a file; ``clause`` a locator in
brackets; ``doubtful`` what is not certain or must be looked at; ``read-in`` what the encoder
read in."""

Tone = Literal["plain", "good", "open", "alert", "faint"]
"""How a block or a cell stands out: somebody answers for it; it depends; nobody does, or it needs
looking at; it matters less."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words with one mark; ``to`` is the anchor in the page that they lead to."""

    text: Text
    mark: Mark = "plain"
    to: str = ""


Words = tuple[Run, ...]
"""Words in order, each run with its mark."""


def words(*parts: Said | Run | Words) -> Words:
    """Words from texts (plain), runs, and words."""
    found: list[Run] = []
    for part in parts:
        if isinstance(part, tuple):
            found += part
            continue
        run = part if isinstance(part, Run) else Run(alike(part))
        if run.text.vi or run.text.en:
            found.append(run)
    return tuple(found)


def marked(mark: Mark, said: Said) -> Words:
    """Words with one mark."""
    return words(Run(alike(said), mark))


def code(said: Said) -> Words:
    """An id, a command or a place in a file."""
    return marked("code", said)


def clauses(shown: str, *, to: str = "") -> Words:
    """Locators in brackets, as ``phrases.duties.clauses`` writes them."""
    return words(Run(alike(shown), "clause", to)) if shown else ()


def each_cited(locators: Iterable[str]) -> Words:
    """Locators, each in brackets of its own; nothing where there are none."""
    return clauses(" ".join(f"[{at}]" for at in locators))


def cited(locators: Iterable[str]) -> Words:
    """Locators in one pair of brackets; nothing where there are none."""
    shown = " ".join(locators)
    return clauses(f"[{shown}]") if shown else ()


def together(parts: Iterable[Words | Said], joiner: Said = "; ") -> Words:
    """Words one after the other, with a joiner between them; empty ones are left out."""
    between = words(joiner)
    found: list[Run] = []
    for part in parts:
        said = words(part)
        if said:
            found += (*between, *said) if found else said
    return tuple(found)


def plain(said: Words) -> Text:
    """Words without their marks."""
    return Text("".join(run.text.vi for run in said), "".join(run.text.en for run in said))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 2 is the highest under the title, ``anchor`` its place in the page.

    ``note`` stands beside it, and weighs less.
    """

    said: Words
    level: int = 2
    anchor: str = ""
    note: Words = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark with a label before it, or a paragraph."""

    said: Words
    label: Words = ()
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """Who, what, and under which clauses; ``under`` are rows that belong to it.

    ``who`` may be empty (the words go across), or a label such as a degree of harm. ``anchor`` is
    its place in the page.
    """

    who: Words
    what: Words = ()
    clauses: Words = ()
    under: tuple[Row, ...] = ()
    tone: Tone = "plain"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows one below the other: two columns that align where there is room for them."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; figures stand to the right."""

    title: Text
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table: lines one below the other."""

    lines: tuple[Words, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows under a title; where it is ``named``, the first column names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: Text | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers: each a label and the word in which it is typed.

    ``fact`` is what is asked for as it is typed, ``decides`` what the answer settles.
    """

    asked: Text
    answers: tuple[tuple[Text, str], ...]
    fact: str
    decides: Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, in each language, and what it shows in words."""

    svg: Text
    alternative: Text


Block = Heading | Notice | Rows | Table | Question | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """What one command shows.

    ``subject`` says of what it is, such as a plan. ``sheets`` are the tables that a spreadsheet
    gets in its place; without them it gets the blocks themselves. ``foot`` holds what a reader of
    a document must know and one at a terminal does not; so is the title where it is not ``titled``.
    A ``compact`` page is one screen, on which no line is blank.
    """

    title: Text
    blocks: tuple[Block, ...]
    subject: Text | None = None
    sheets: tuple[Table, ...] = ()
    foot: tuple[Words, ...] = ()
    titled: bool = True
    compact: bool = False


def cell(*parts: Said | Run | Words, tone: Tone = "plain") -> Cell:
    """A cell of one line."""
    said = words(*parts)
    return Cell((said,) if said else (), tone)


def table(
    titles: Sequence[Said],
    rows: Iterable[Sequence[Said | Words]],
    *,
    title: Text | None = None,
    figures: Sequence[int] = (),
) -> Table:
    """A table from titles and lines of cells; ``figures`` are the columns of numbers."""
    columns = tuple(Column(alike(name), n in figures) for n, name in enumerate(titles))
    return Table(columns, tuple(tuple(cell(one) for one in row) for row in rows), title)


Thing = TypeVar("Thing")
Key = TypeVar("Key")
Columns = Sequence[tuple[Said, Callable[[Thing], Said | Words]]]
"""The columns of a sheet: each a title and what stands under it for a thing."""


def sheet(
    columns: Columns[Thing],
    things: Iterable[Thing],
    *,
    title: Text | None = None,
    figures: Sequence[int] = (),
) -> Table:
    """A table with one line a thing."""
    lines = [[value(one) for _, value in columns] for one in things]
    return table([name for name, _ in columns], lines, title=title, figures=figures)


def grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    """Things that have the same key together, each key where it comes first."""
    groups: dict[Key, list[Thing]] = {}
    for one in things:
        groups.setdefault(key(one), []).append(one)
    return groups


def labelled(*pairs: tuple[Said, Said | Words]) -> list[Row]:
    """Rows of what is said under a label; nothing where there is nothing to say."""
    said = [(label, words(one)) for label, one in pairs]
    return [Row(marked("faint", label), one) for label, one in said if one]


def section(heading: Said, rows: Sequence[Row], *, level: int = 2, anchor: str = "") -> list[Block]:
    """A heading with rows under it; nothing where there are no rows."""
    return [Heading(words(heading), level, anchor), Rows(tuple(rows))] if rows else []
