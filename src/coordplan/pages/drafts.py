"""What comes first on every page of a plan that is not ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.answer.evaluate import drafted
from coordplan.blocks import Notice, Page, code, words
from coordplan.compiled import Plan
from coordplan.frozen import replaced
from coordplan.phrases import columns


def with_drafts(page: Page, plans: Iterable[Plan]) -> Page:
    """A page that says in its first lines which of its plans are drafts."""
    drafts = [plan for plan in dict.fromkeys(plans) if plan.is_draft]
    return replaced(page, blocks=(*_notices(drafts), *page.blocks)) if drafts else page


def _notices(drafts: Iterable[Plan]) -> Iterator[Notice]:
    for plan in drafts:
        yield Notice(
            words(code(plan.label), ": ", drafted(plan)), words(columns.NOTE), tone="alert"
        )
