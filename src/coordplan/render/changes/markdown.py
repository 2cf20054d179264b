"""A comparison as Markdown: a table for each severity and area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from coordplan.compare.acknowledged import Review
from coordplan.compare.areas import AREAS, Area
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.severity import LABELS, MEANINGS, Severity
from coordplan.compare.tally import tallies
from coordplan.render.changes import words
from coordplan.text import Language

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")


def change_markdown(review: Review, shown: Sequence[Change], language: Language) -> str:
    """What differs: ``shown`` are the open changes to show."""
    diff = review.diff
    parts = [
        f"# {escaped(words.heading(diff, language))}\n\n",
        f"{words.counted(diff.changes, language)}; {words.aligned(diff, language)}.\n",
    ]
    if not diff.alignment.versions:
        parts.append(_by_action(diff, language))
    following = [change for change in shown if change.follows]
    if following:
        parts.append(f"\n## {words.EFFECTS_TITLE[language]}\n\n")
        parts.append(_table(following, diff, language))
    rest = [change for change in shown if not change.follows]
    for severity, group in groupby(rest, key=lambda change: change.severity):
        parts.append(_severity(severity, group, diff, language))
    parts.append(_acknowledged(review, language))
    hidden = words.hidden(review, len(shown), language)
    return "".join([*parts, f"\n{hidden}\n" if hidden else ""])


def escaped(text: str) -> str:
    """Text that Markdown and HTML leave as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _severity(severity: Severity, changes: Iterable[Change], diff: Diff, language: Language) -> str:
    parts = [
        f"\n## {LABELS[severity][language].capitalize()}\n\n",
        f"{MEANINGS[severity][language].capitalize()}.\n",
    ]
    for area, group in groupby(changes, key=lambda change: change.kind.area):
        parts.append(f"\n### {_title(area, language)}\n\n{_table(group, diff, language)}")
    return "".join(parts)


def _title(area: Area, language: Language) -> str:
    return AREAS[area][language].capitalize()


def _table(changes: Iterable[Change], diff: Diff, language: Language) -> str:
    heads = (words.CHANGE[language], words.BEFORE[language], words.AFTER[language])
    rows = [f"| {' | '.join(heads)} | |\n| --- | --- | --- | --- |\n"]
    for change in changes:
        old, new = words.both_words(change, language)
        about = (
            f"**{change.kind.label[language]}**: {escaped(words.subject_words(change, language))}"
        )
        if change.events:
            about += f" ({escaped(words.event_words(change, diff, language))})"
        cells = (about, _side(change.before, old), _side(change.after, new))
        rows.append(f"| {' | '.join(cells)} | `{change.fingerprint}` |\n")
    return "".join(rows)


def _side(site: Site | None, said: str) -> str:
    """What one side says, its clauses, and where it is encoded."""
    if site is None:
        return "–"
    parts = [escaped(said), *(f"`{at}`" for at in map(_code, site.clauses))]
    if site.where is not None:
        parts.append(f"({escaped(str(site.where))})")
    return " ".join(part for part in parts if part)


def _code(text: str) -> str:
    """A locator between backticks in a cell of a table."""
    return text.replace("`", "'").replace("|", "\\|")


def _by_action(diff: Diff, language: Language) -> str:
    plans = [words.ONLY_IN[language].format(plan=plan.id) for plan in (diff.before, diff.after)]
    heads = (words.ACTION[language], words.IN_BOTH[language], *plans)
    rows = [
        f"| {escaped(tally.action.label[language])} "
        f"| {len(tally.both)} | {len(tally.before)} | {len(tally.after)} |\n"
        for tally in tallies(diff)
    ]
    title = words.BY_ACTION_TITLE[language]
    return f"\n## {title}\n\n| {' | '.join(heads)} |\n| --- | --: | --: | --: |\n{''.join(rows)}"


def _acknowledged(review: Review, language: Language) -> str:
    parts: list[str] = []
    if review.acknowledged:
        parts.append(f"\n## {words.ACKNOWLEDGED_TITLE[language]}\n\n")
        parts += [
            f"- `{given.change}` {escaped(words.said(change, language))}: {escaped(given.reason)}\n"
            for change, given in review.acknowledged
        ]
    if review.stale:
        parts.append(f"\n## {words.STALE_TITLE[language]}\n\n")
        parts += [f"- `{given.change}` {escaped(given.what)}\n" for given in review.stale]
    return "".join(parts)
