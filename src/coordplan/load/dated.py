"""A plan file checked on a day: its errors, and what the day says against it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic, Severity
from coordplan.load.plans import read_checked
from coordplan.load.registry import load_registry, read_registry

if TYPE_CHECKING:
    from coordplan.vocabulary import Vocabulary


def check_plan_as_of(
    plan: str,
    as_of: datetime.date,
    *,
    vocabulary: Vocabulary | None = None,
    registry: str | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a plan file on a day, in the order of the file.

    Laws and successions are those of a ``registry`` file, or of the shipped one.

    What the day says against it are warnings; a plan with errors has only these.

    Raises ``UnknownNameError`` or ``UnreadableFileError``; of the registry ``InvalidFileError``.
    """
    from coordplan.validity.agencies import findings

    checked = read_checked(plan, vocabulary)
    if checked.compiled is None:
        return checked.diagnostics
    words = checked.compiled.vocabulary
    known = read_registry(registry, words) if registry is not None else load_registry(words.id)
    dated = [
        Diagnostic(one.rule, one.message, one.where, one.help, Severity.WARNING)
        for one in findings(checked.compiled, known, as_of.isoformat())
    ]
    return tuple(sorted((*checked.diagnostics, *dated), key=lambda d: d.order))
