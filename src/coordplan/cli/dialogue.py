"""The dialogue of ``coordplan ask``: questions to a stream, answers from standard input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from coordplan.answer.interview import Interview
from coordplan.answer.items import Question
from coordplan.answer.reply import Turn, read_reply
from coordplan.cli import terminal
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.render import interview as shown
from coordplan.render.diagnostics import diagnostic_lines
from coordplan.render.lines import Line
from coordplan.text import Language, legible
from coordplan.vocabulary import FactValue

PATIENCE = 50
"""How many lines of a pipe may answer nothing before no more is asked; a person has no limit."""


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
            self.say(shown.opening_lines(self.language, self.width))
            self.ask(interview)
        wasted = 0
        while interview.question is not None and (written := self.listen()) is not None:
            after = self.take(interview, interview.question, written)
            if after is None:
                break
            if after is interview or after is interview.before:
                wasted += 1
            if after is not interview:
                self.ask(after)
            interview = after
            if wasted > PATIENCE and not self.person:
                self.say(shown.too_many_lines(self.language))
                break
        self.say(shown.ending_lines(interview, self.language, self.width))
        return interview

    def ask(self, interview: Interview) -> None:
        """Show the next question, where there is one."""
        if interview.question is not None:
            self.say(shown.question_lines(interview, self.language, self.width))

    def take(self, interview: Interview, question: Question, written: str) -> Interview | None:
        """The interview after one line; the same one where it was no answer; None to stop."""
        match read_reply(question, written):
            case Turn.STOP:
                return None
            case Turn.BACK:
                return self.back(interview)
            case Turn.HELP:
                self.say(shown.help_lines(question, self.language, self.width))
                return interview
            case Turn.NOT_KNOWN:
                return self.understood(interview, interview.not_known())
            case Diagnostic() as slip:
                self.say(diagnostic_lines([slip], self.language))
                return interview
            case FactValue() as value:
                try:
                    return self.understood(interview, interview.told(value.value))
                except SituationError as impossible:
                    self.say(diagnostic_lines(impossible.diagnostics, self.language))
                    return interview

    def back(self, interview: Interview) -> Interview:
        """The interview one answer earlier."""
        if interview.before is None:
            self.say(shown.nothing_before_lines(self.language))
            return interview
        return interview.before

    def understood(self, before: Interview, after: Interview) -> Interview:
        """Say what was understood."""
        self.say(shown.understood_lines(before, after, self.language, self.width))
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

    def say(self, lines: Sequence[Line]) -> None:
        """Show some lines."""
        terminal.write(lines, self.stream)
