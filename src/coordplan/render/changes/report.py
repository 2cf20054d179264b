"""A comparison as a self-contained page in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coordplan.compare.acknowledged import Review
from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.severity import LABELS, MEANINGS
from coordplan.compare.tally import tallies
from coordplan.render.changes import words
from coordplan.render.html import page
from coordplan.text import Language, Text


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a change says, its clauses, and where it is encoded."""

    said: Text
    clauses: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Row:
    """One change as the page has it."""

    change: Change
    about: Text
    events: Text | None
    sides: tuple[Side | None, Side | None]


@dataclass(frozen=True, slots=True)
class Section:
    """Changes that stand together: a heading, what it means, and tables with their captions."""

    anchor: str
    title: Text
    about: Text
    tables: tuple[tuple[Text, tuple[Row, ...]], ...]


def change_page(review: Review, shown: Sequence[Change], language: Language) -> str:
    """What differs: ``shown`` are the open changes to show."""
    diff = review.diff
    return page(
        "diff.html.j2",
        title=_capital(_text(lambda lang: words.title(diff, lang))),
        language=language,
        heading=_text(lambda lang: words.heading(diff, lang)),
        counts=_text(lambda lang: words.counted(diff.changes, lang)),
        aligned=_capital(_text(lambda lang: words.aligned(diff, lang))),
        hidden=_text(lambda lang: words.hidden(review, len(shown), lang)),
        sections=list(_sections(diff, shown)),
        tallies=() if diff.alignment.versions else tallies(diff),
        acknowledged=[(_said(change), given) for change, given in review.acknowledged],
        stale=review.stale,
        diff=diff,
        words=words,
    )


def _sections(diff: Diff, shown: Iterable[Change]) -> Iterator[Section]:
    shown = list(shown)
    following = [change for change in shown if change.follows]
    if following:
        yield Section(
            "effects",
            words.EFFECTS_TITLE,
            words.EFFECTS_ABOUT,
            ((words.EFFECTS_TITLE, _rows(diff, following)),),
        )
    rest = (change for change in shown if not change.follows)
    for severity, group in groupby(rest, key=lambda change: change.severity):
        tables = [
            (_capital(AREAS[area]), _rows(diff, changes))
            for area, changes in groupby(group, key=lambda change: change.kind.area)
        ]
        yield Section(
            severity.value, _capital(LABELS[severity]), _capital(MEANINGS[severity]), tuple(tables)
        )


def _rows(diff: Diff, changes: Iterable[Change]) -> tuple[Row, ...]:
    return tuple(_row(diff, change) for change in changes)


def _row(diff: Diff, change: Change) -> Row:
    vi, en = words.both_words(change, "vi"), words.both_words(change, "en")
    before, after = (Text(vi=vi[n], en=en[n]) for n in (0, 1))
    return Row(
        change,
        _text(lambda lang: words.subject_words(change, lang)),
        _text(lambda lang: words.event_words(change, diff, lang)) if change.events else None,
        (_side(change.before, before), _side(change.after, after)),
    )


def _side(site: Site | None, said: Text) -> Side | None:
    if site is None:
        return None
    return Side(said, site.clauses, str(site.where) if site.where is not None else "")


def _capital(text: Text) -> Text:
    """A text as a heading or a sentence begins."""
    return Text(vi=text.vi[:1].upper() + text.vi[1:], en=text.en[:1].upper() + text.en[1:])


def _said(change: Change) -> Text:
    return _text(lambda lang: words.said(change, lang))


def _text(said: Callable[[Language], str]) -> Text:
    return Text(vi=said("vi"), en=said("en"))
