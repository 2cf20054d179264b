"""The dialogue of ``coordplan ask``: questions to a stream, answers from standard input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from coordplan.answer.interview import Interview
from coordplan.answer.items import Question
from coordplan.answer.reply import Counted, Turn, read_reply
from coordplan.blocks import Block
from coordplan.cli import terminal
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.pages import interview as shown
from coordplan.print.diagnostics import diagnostic_lines
from coordplan.print.lines import BLANK
from coordplan.print.text import block_lines
from coordplan.text import Language, legible
from coordplan.vocabulary import FactValue

PATIENCE = 50
"""How many lines of a pipe may answer nothing, one after the other, or undo what was answered,
before no more is asked; a person has no limit."""


class Dialogue:
    """Questions to a stream, answers from standard input; nothing is kept."""

    def __init__(self, stream: TextIO, language: Language, width: int) -> None:
        self.stream = stream
        self.language = language
        self.width = width
        self.person = terminal.typed_by_a_person()

    def lead(self, interview: Interview) -> Interview:
        """Ask until nothing more matters, until told to stop, or until the input ends."""
        if interview.question is not None:
            self.say(shown.OPENING)
            self.ask(interview)
        missed = undone = 0
        while interview.question is not None and (written := self.listen()) is not None:
            after = self.take(interview, interview.question, written)
            if after is None:
                break
            # answers that are understood make progress; those that are undone do not
            missed = missed + 1 if after is interview else 0
            undone += after is interview.before
            if after is not interview:
                self.ask(after)
            interview = after
            if max(missed, undone) > PATIENCE and not self.person:
                self.say(shown.TOO_MANY)
                break
        self.part()
        self.say(shown.ending(interview))
        self.part()
        return interview

    def ask(self, interview: Interview) -> None:
        """Show the next question, where there is one."""
        if interview.question is not None:
            self.part()
            self.say(shown.asking(interview))

    def take(self, interview: Interview, question: Question, written: str) -> Interview | None:
        """The interview after one line; the same one where it was no answer; None to stop."""
        match read_reply(question, written, interview.answer.plan.vocabulary):
            case Turn.STOP:
                return None
            case Turn.BACK:
                return self.back(interview)
            case Turn.HELP:
                self.say(shown.helping(question))
                return interview
            case Turn.NOT_KNOWN:
                return self.understood(interview, interview.not_known())
            case Diagnostic() as slip:
                self.complain([slip])
                return interview
            case (FactValue() | Counted()) as said:
                try:
                    return self.understood(interview, _after(interview, said))
                except SituationError as impossible:
                    self.complain(impossible.diagnostics)
                    return interview

    def back(self, interview: Interview) -> Interview:
        """The interview one answer earlier."""
        if interview.before is None:
            self.say(shown.NOTHING_BEFORE)
            return interview
        return interview.before

    def understood(self, before: Interview, after: Interview) -> Interview:
        """Say what was understood."""
        self.say(shown.understood(before, after))
        return after

    def listen(self) -> str | None:
        """The next line; None where there is none. Over a pipe it is shown, as if typed."""
        self.stream.write(shown.PROMPT)
        self.stream.flush()
        try:
            written = terminal.typed_line()
        except KeyboardInterrupt:
            self.stream.write("\n")
            raise
        if not self.person or written is None:
            self.stream.write(f"{legible(written or '')}\n")
        return written

    def say(self, blocks: Sequence[Block]) -> None:
        """Show some blocks."""
        terminal.write(block_lines(blocks, self.language, self.width), self.stream)

    def complain(self, slips: Sequence[Diagnostic]) -> None:
        """Say what is wrong with an answer."""
        terminal.write(diagnostic_lines(slips, self.language), self.stream)

    def part(self) -> None:
        """Leave a line blank."""
        terminal.write([BLANK], self.stream)


def _after(interview: Interview, said: FactValue | Counted) -> Interview:
    """The interview after an answer. Raises ``SituationError`` for one that cannot be."""
    if isinstance(said, Counted):
        return interview.counted(said.number, said.digits)
    return interview.told(said.value)
