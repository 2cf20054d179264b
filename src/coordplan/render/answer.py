"""The answer as a person reads it: who leads first, silence last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Answer
from coordplan.compiled import Reach
from coordplan.render import words
from coordplan.render.lines import BLANK, Line, Span, entries, line
from coordplan.render.writer import Writer
from coordplan.text import Language

if TYPE_CHECKING:
    from coordplan.render.supplements import Supplements
    from coordplan.reporting.deadlines import Clock


def answer_lines(
    answer: Answer,
    language: Language,
    width: int,
    *,
    brief: bool = False,
    clock: Clock | None = None,
) -> list[Line]:
    """One plan's answer, in the order in which an officer needs it.

    Who leads; who else the plan names for this situation; who must be told; what depends, and
    on what; then the duties towards any victim, one row an agency; who reports to whom; and
    what the plan is silent on. ``brief`` stops after what depends.

    What makes the answer doubtful stands in the first line. Where something depends, all that is
    certain comes first, under a heading that says so. With a ``clock`` deadlines are told on the
    calendar too.
    """
    writer = Writer(answer, language, width, clock)
    others = _supplements(answer, language, width, clock)
    beside = [found for one in others for found in one.leaders()]
    if writer.open():
        told = writer.told(Reach.NAMED, Reach.GENERAL)
        certain = writer.certain(told, words.LEFT_OUT if brief else words.BELOW)
        leaders = list(writer.leaders())
        first, second = (leaders, certain) if answer.leads else (certain, leaders)
        lines = [*first, BLANK, *second, *writer.in_the_case(), *beside]
        lines += [*writer.circumstances(), *writer.depends(), *writer.on_call()]
    else:
        lines = [
            *writer.leaders(),
            *beside,
            *writer.circumstances(),
            *writer.section(words.NAMED[language], writer.named()),
            *writer.section(words.TOLD[language], writer.told(Reach.NAMED, Reach.GENERAL)),
            *writer.in_the_case(),
            *writer.on_call(),
        ]
    lines = [*writer.doubt(), *lines]
    if brief:
        lines += [found for one in others for found in one.more(words.LEFT_OUT[language])]
    else:
        elsewhere = [found for one in others for found in one.rest()]
        lines += [*writer.general(), *writer.reports(), *elsewhere, *writer.silence()]
    note = [found for one in (writer, *(o.writer for o in others)) for found in one.footnote()]
    return [*lines, *([BLANK, *note] if note else [])]


def compact_lines(
    answer: Answer, language: Language, width: int, *, clock: Clock | None = None
) -> list[Line]:
    """One plan's answer as a block among several: leaders, who else, who is told, what to ask.

    Where something depends, a heading says that all this is certain.
    """
    writer = Writer(answer, language, width, clock)
    plan, named, told = answer.plan, writer.named(), writer.told(Reach.NAMED)
    certain = [*entries(named, width), *entries(told, width)]
    others = _supplements(answer, language, width, clock)
    alone = words.ASKED_ALONE[language].format(plan=plan.id)
    heading = line(Span(plan.id, "heading"), f"  {plan.jurisdiction.name[language]}")
    return [
        heading,
        *writer.doubt(),
        *writer.leaders(),
        *(found for one in others for found in one.leaders()),
        *writer.bearing(),
        *writer.warnings(),
        *entries(writer.changed(writer.named_or_told()), width),
        *(writer.certain(told, words.ASKED_ALONE) if writer.open() else certain),
        *writer.in_the_case(),
        *writer.ask_first(shown=1),
        *(found for one in others for found in one.more(alone)),
        *(found for one in (writer, *(o.writer for o in others)) for found in one.footnote()),
    ]


def _supplements(
    answer: Answer, language: Language, width: int, clock: Clock | None
) -> Sequence[Supplements]:
    """What each baseline says where the plan is silent, its clauses marked as its own."""
    if not answer.baselines:
        return ()
    from coordplan.render.supplements import Supplements

    return [
        Supplements(one, Writer(one.answer, language, width, clock, marked=True))
        for one in answer.baselines
    ]
