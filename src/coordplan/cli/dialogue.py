"""The dialogue of ``coordplan ask``: questions to a stream, answers from standard input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from coordplan.answer.interview import Interview
from coordplan.answer.items import Question
from coordplan.answer.reply import Counted, Turn, read_reply
from coordplan.blocks import Block
from coordplan.cli import script, terminal
from coordplan.cli.typed import TypedLines, fault_of
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.pages import interview as shown
from coordplan.print.diagnostics import diagnostic_lines
from coordplan.print.lines import BLANK
from coordplan.print.text import block_lines
from coordplan.text import Language
from coordplan.vocabulary import FactValue

PATIENCE = 50
"""How many lines of a pipe may ask for help or undo an answer; a person has no limit."""


class Dialogue:
    """Questions to a stream, answers from standard input; nothing is kept.

    A person who slips is asked again. Over a pipe nobody sees what was asked: the next line was
    written for the next question, so that a line which is no answer ends the dialogue.
    """

    def __init__(self, stream: TextIO, language: Language, width: int) -> None:
        self.stream = stream
        self.language = language
        self.width = width
        self.person = terminal.typed_by_a_person()
        self.lines = TypedLines()

    def lead(self, interview: Interview) -> Interview:
        """Ask until nothing more matters, until told to stop, or until the input ends.

        Raises ``SituationError`` for a line of a pipe that is no answer, or that no question is
        left for.
        """
        if interview.question is not None:
            self.say(shown.OPENING)
            self.ask(interview)
        idle = 0
        while (question := interview.question) is not None:
            written = self.listen()
            after = None if written is None else self.take(interview, question, written)
            if after is None:
                break
            if after is not interview:
                self.ask(after)
            idle += after is interview or after is interview.before
            interview = after
            if idle > PATIENCE and not self.person:
                raise script.refused(interview, [script.TOO_MANY], self.lines.place())
        else:
            if not self.person:
                script.check_nothing_left(self.lines)
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
        if not (self.person or written.strip()):
            script.check_blank(interview, self.lines)
            return None
        if (fault := fault_of(written)) is not None:
            return self.slip(interview, [script.unreadable(fault)])
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
                return self.slip(interview, [slip])
            case (FactValue() | Counted()) as said:
                try:
                    return self.understood(interview, _after(interview, said))
                except SituationError as impossible:
                    return self.slip(interview, impossible.diagnostics)

    def back(self, interview: Interview) -> Interview:
        """The interview one answer earlier."""
        if interview.before is None:
            return self.slip(interview, [script.NOTHING_BEFORE])
        return interview.before

    def slip(self, interview: Interview, slips: Sequence[Diagnostic]) -> Interview:
        """The same interview, for a person who is told. Raises ``SituationError`` over a pipe."""
        if not self.person:
            raise script.refused(interview, slips, self.lines.place())
        self.complain(slips)
        return interview

    def understood(self, before: Interview, after: Interview) -> Interview:
        """Say what was understood."""
        self.say(shown.understood(before, after))
        return after

    def listen(self) -> str | None:
        """The next line; None where there is none."""
        return self.lines.after(shown.PROMPT, self.stream, person=self.person)

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
