"""A comparison for a terminal: effects first, then the changes, gravest first, by area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from coordplan.compare.acknowledged import Review
from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.severity import LABELS, MEANINGS, Severity
from coordplan.compare.tally import tallies
from coordplan.render.changes import words
from coordplan.render.lines import BLANK, Line, Span, labelled, line, paragraph
from coordplan.text import Language


def change_lines(
    review: Review, shown: Sequence[Change], language: Language, width: int
) -> list[Line]:
    """What differs: ``shown`` are the open changes to show, all or the graver ones."""
    diff = review.diff
    lines = [
        *paragraph(words.heading(diff, language), width, style="strong"),
        *paragraph(words.counted(diff.changes, language), width),
        *paragraph(words.aligned(diff, language), width, style="faint"),
    ]
    if not diff.alignment.versions:
        lines += _by_action(diff, language)
    following = [change for change in shown if change.follows]
    if following:
        lines += [BLANK, line(Span(words.EFFECTS_TITLE[language].upper(), "heading"))]
        for change in following:
            lines += _effect(change, diff, language, width)
    for severity, group in groupby(
        (change for change in shown if not change.follows), key=lambda change: change.severity
    ):
        lines += _severity(severity, list(group), language, width)
    lines += _acknowledged(review, language, width)
    hidden = words.hidden(review, len(shown), language)
    return [*lines, *([BLANK, line(Span(hidden, "faint"))] if hidden else [])]


def _by_action(diff: Diff, language: Language) -> list[Line]:
    """A table of how many duties of each action both plans have, and each alone."""
    plans = [words.ONLY_IN[language].format(plan=plan.id) for plan in (diff.before, diff.after)]
    heads = [words.IN_BOTH[language], *plans]
    rows = [
        (t.action.label[language], [str(len(p) or "·") for p in (t.both, t.before, t.after)])
        for t in tallies(diff)
    ]
    first = max((len(label) for label, _ in rows), default=0)
    lines: list[Line] = [BLANK, line(Span(words.BY_ACTION_TITLE[language].upper(), "heading"))]
    for label, cells in [("", heads), *rows]:
        numbers = "  ".join(cell.rjust(len(h)) for cell, h in zip(cells, heads, strict=True))
        lines.append(line(f"  {label.ljust(first)}  ", numbers))
    return lines


def _effect(change: Change, diff: Diff, language: Language, width: int) -> list[Line]:
    head = f"  {words.subject_words(change, language)}"
    lines = labelled(Span(head, "strong"), change.kind.label[language], width)
    lines += paragraph(words.event_words(change, diff, language), width, indent=4)
    return [*lines, *_sides(change, language, width), _mark(change, language)]


def _severity(
    severity: Severity, changes: Iterable[Change], language: Language, width: int
) -> list[Line]:
    label = Span(LABELS[severity][language].upper(), "heading")
    lines = [BLANK, *labelled(label, MEANINGS[severity][language], width)]
    for change in changes:
        head = Span(f"  {change.kind.label[language]}", "strong")
        lines += labelled(head, words.subject_words(change, language), width)
        lines += [*_sides(change, language, width), _mark(change, language)]
    return lines


def _mark(change: Change, language: Language) -> Line:
    return line(Span(f"    {AREAS[change.kind.area][language]} [{change.fingerprint}]", "faint"))


def _sides(change: Change, language: Language, width: int) -> list[Line]:
    """Both sides, each with its clauses and its place."""
    lines: list[Line] = []
    said = words.both_words(change, language)
    labels = [words.BEFORE[language], words.AFTER[language]]
    column = max(map(len, labels))
    for label, site, value in zip(labels, (change.before, change.after), said, strict=True):
        if site is None:
            continue
        parts = [value, *_clauses(site)]
        text = "  ".join(part for part in parts if part)
        if text:
            lines += labelled(Span(f"    {label.ljust(column)}", "faint"), text, width)
        if site.where is not None:
            lines.append(line(Span(f"{' ' * (column + 6)}--> {site.where}", "faint")))
    return lines


def _clauses(site: Site) -> list[str]:
    return [f"[{' '.join(site.clauses)}]"] if site.clauses else []


def _acknowledged(review: Review, language: Language, width: int) -> list[Line]:
    lines: list[Line] = []
    if review.acknowledged:
        lines += [BLANK, line(Span(words.ACKNOWLEDGED_TITLE[language].upper(), "heading"))]
        for change, given in review.acknowledged:
            what = words.said(change, language)
            lines += labelled(Span(f"  [{given.change}]", "faint"), what, width)
            lines += paragraph(given.reason, width, indent=4)
    if review.stale:
        lines += [BLANK, line(Span(words.STALE_TITLE[language].upper(), "alert"))]
        for given in review.stale:
            lines += labelled(Span(f"  [{given.change}]", "faint"), given.what, width)
            if given.where is not None:
                lines.append(line(Span(f"    --> {given.where}", "faint")))
    return lines
