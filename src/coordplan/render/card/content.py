"""What stands on a card, in the order in which an officer needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from coordplan.answer.items import Answer, Caveat, Question
from coordplan.compiled import Reach
from coordplan.render import successions, words
from coordplan.render.lines import Entry
from coordplan.render.writer import Writer
from coordplan.text import Text
from coordplan.vocabulary import Action

QUESTIONS = 4
SUCCEEDED = "†"
"""Marks a body that has been succeeded, or is gone, since the plan."""

_UNUSED_WIDTH = 100
_OTHERS_LEAD = Text(
    vi="không phải cơ quan này; xem thẻ chung", en="not this body; see the general card"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card: who, what, by which clauses; ``who`` is null where it goes across."""

    who: Text | None
    what: Text
    clauses: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines; ``left_out`` counts those that the sheet had no room for."""

    id: str
    title: Text
    rows: tuple[Row, ...]
    left_out: int = 0

    @property
    def small(self) -> bool:
        """Whether it is set in smaller type: all but who acts now, who is told, what to ask."""
        return self.id in {"changed", "notes", "general", "depends", "on-call"}


def sections(answer: Answer, *, one_body: bool) -> tuple[Section, ...]:
    """Who leads, who else acts, who is told, what to ask first; then what weighs less.

    Bodies on the card that have been succeeded since the plan, and what else the day says against
    it, stand right below the leaders: a card hangs for long.

    With ``one_body`` the answer is narrowed to an agency: that it does not lead does not mean
    that nobody does.
    """
    pair = _Pair(answer)
    found = (
        Section("doubts", words.DOUBTFUL, (*map(_note, answer.doubts),)),
        Section("leads", _title(words.LEAD), (*_leading(pair, one_body=one_body),)),
        Section("changed", successions.HEADING, (*pair.rows(_changed),)),
        Section("notes", _title(words.WARNING), (*map(_note, _notes(answer)),)),
        Section("named", _title(words.NAMED), (*pair.rows(Writer.named), *_by_cases(pair))),
        Section("told", _title(words.TOLD), (*pair.rows(_told),)),
        *(
            Section(f"when-{moment.id}", _title(moment.label), (*pair.rows(_at(moment)),))
            for moment in Writer(answer, "vi", _UNUSED_WIDTH).moments
        ),
        Section("ask", _title(words.ASK_FIRST), tuple(map(_question, answer.ask[:QUESTIONS]))),
        Section("general", _title(words.GENERAL), (*pair.rows(_general),)),
        Section("on-call", words.ON_CALL, (*pair.rows(Writer.waiting),)),
        Section("depends", _title(words.DEPENDS), (*pair.rows(Writer.depending),)),
    )
    return tuple(section for section in found if section.rows)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The same answer as it is written in either language."""

    answer: Answer

    def rows(self, of: Callable[[Writer], Sequence[Entry]]) -> Iterator[Row]:
        """The rows of both languages side by side: they are made from the same items."""
        vi, en = (of(Writer(self.answer, language, _UNUSED_WIDTH)) for language in ("vi", "en"))
        for one, other in zip(vi, en, strict=True):
            yield Row(Text(one.who, other.who), Text(one.what, other.what), one.clauses)

    def said(self, of: Callable[[Writer], str]) -> Text:
        """A text in both languages."""
        vi, en = (of(Writer(self.answer, language, _UNUSED_WIDTH)) for language in ("vi", "en"))
        return Text(vi, en)


def _leading(pair: _Pair, *, one_body: bool) -> Iterator[Row]:
    rows = tuple(pair.rows(Writer.leading))
    yield from rows
    shared = pair.said(Writer.shared)
    if one_body and not rows:
        yield Row(None, _OTHERS_LEAD)
    elif shared.vi:
        yield Row(words.NOBODY_LEADS, shared)
    elif not rows:
        yield Row(None, pair.said(Writer.no_leader))


def _by_cases(pair: _Pair) -> Iterator[Row]:
    rows = tuple(pair.rows(Writer.by_cases))
    if rows:
        yield Row(None, words.BY_CASES)
        yield from rows


def _changed(writer: Writer) -> list[Entry]:
    """Who has succeeded those who act now or are told; others only carry the sign."""
    told = {notice.agency for notice in writer.answer.notify}
    leading = {item.agency for item in writer.answer.leads}
    return writer.changed(leading | told | writer.named_or_told())


def _general(writer: Writer) -> list[Entry]:
    """The duties towards any victim; a sign marks who has been succeeded since the plan."""
    gone = {one.agency.name[writer.language] for one in writer.answer.successions}
    return [
        replace(row, who=f"{row.who} {SUCCEEDED}") if row.who in gone else row
        for row in writer.general_rows()
    ]


def _at(moment: Action) -> Callable[[Writer], list[Entry]]:
    """The rows of what comes before an action, the action, and what comes after it."""
    return lambda writer: writer.timed_rows(moment)


def _notes(answer: Answer) -> list[Caveat]:
    """What else to know; what puts the whole card in doubt stands at its top."""
    return [one for one in answer.warnings if one not in answer.doubts]


def _note(caveat: Caveat) -> Row:
    return Row(None, caveat.message)


def _told(writer: Writer) -> list[Entry]:
    return writer.told(Reach.NAMED, Reach.GENERAL)


def _question(question: Question) -> Row:
    """A question with the answers that can still occur."""
    labels = [value.label for value in question.fact.values if value.value in question.values]
    answers = Text(
        vi=" / ".join(label.vi for label in labels), en=" / ".join(label.en for label in labels)
    )
    return Row(question.fact.question, answers)


def _title(text: Text) -> Text:
    return Text(text.vi.upper(), text.en.upper())
