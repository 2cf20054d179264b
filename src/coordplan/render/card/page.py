"""The card as a page that prints on one sheet of A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coordplan.answer.items import Answer
from coordplan.compiled import Agency
from coordplan.render import words
from coordplan.render.card.content import SUCCEEDED, sections
from coordplan.render.card.fit import fitted
from coordplan.render.circumstances import circumstances
from coordplan.render.html import page
from coordplan.text import Language, Text
from coordplan.vocabulary import Event

_TITLE = Text(vi="Ai làm gì", en="Who does what")


def _day(day: date) -> Text:
    return Text(words.day(day, "vi"), words.day(day, "en"))


def card_page(
    answer: Answer,
    language: Language,
    *,
    events: Sequence[Event] = (),
    agencies: Sequence[Agency] = (),
    command: str,
) -> str:
    """The card of an answer; with ``agencies`` that of these bodies, to whom it was narrowed.

    ``command`` is the command that tells more.
    """
    title = Text(
        vi=": ".join([_TITLE.vi, " + ".join(event.label.vi for event in events)]).removesuffix(
            ": "
        ),
        en=": ".join([_TITLE.en, " + ".join(event.label.en for event in events)]).removesuffix(
            ": "
        ),
    )
    fit = fitted(sections(answer, one_body=bool(agencies)))
    return page(
        "card.html.j2",
        title=title,
        language=language,
        sheet="card.css",
        plan=answer.plan,
        situation=Text(
            circumstances(answer.situation, "vi"), circumstances(answer.situation, "en")
        ),
        agencies=agencies,
        sections=fit.sections,
        size=fit.size,
        open=len({found.item.duty.number for found in answer.possible}),
        as_of=None if answer.as_of is None else _day(answer.as_of),
        succeeded=any(
            SUCCEEDED in row.who.vi
            for section in fit.sections
            for row in section.rows
            if row.who is not None
        ),
        inferred=any("*" in row.clauses for section in fit.sections for row in section.rows),
        command=command,
    )
