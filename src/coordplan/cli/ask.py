"""``coordplan ask``: one question after the other, in a terminal or over a pipe."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from coordplan.answer import Interview, Question, Turn, begin, read_reply
from coordplan.cli import options as o
from coordplan.cli import terminal
from coordplan.diagnostics import Diagnostic, SituationError, UnknownNameError
from coordplan.render import interview as shown
from coordplan.render.diagnostics import diagnostic_lines
from coordplan.render.lines import Line
from coordplan.text import Language, Text, legible, listing
from coordplan.vocabulary import FactValue

if TYPE_CHECKING:
    from coordplan.compiled import Plan

PATIENCE = 50
"""How many lines of a pipe may answer nothing before no more is asked; a person has no limit."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "ask",
        short_help="Question by question to the answer · Hỏi từng câu",
        epilog="Example: coordplan ask -p haiphong -e sea-border-return",
    )(ask)


def ask(
    *,
    plan: o.OnePlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    phase: o.PhaseOption = None,
    standing: o.StandingOption = False,
    brief: Annotated[bool, typer.Option("--brief", help="Stop after what depends.")] = False,
    as_of: o.AsOfOption = None,
    vocabulary: o.VocabularyOption = None,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Ask what is worth knowing, one question at a time, then answer. · Hỏi từng câu, rồi trả lời.

    Answers come from the terminal, or one a line from a pipe. Nothing is stored.
    """
    interview = begin(
        _the_plan(plan or [], vocabulary),
        o.the_situation(event or [], fact or []),
        phases=phase or (),
        standing=standing,
        as_of=as_of or datetime.datetime.now().astimezone().date(),
    )
    as_json = format_ is o.Format.JSON
    language, width = terminal.language(o.chosen(lang)), terminal.width()
    dialogue = _Dialogue(sys.stderr if as_json else sys.stdout, language, width)
    answer = dialogue.lead(interview).answer
    if as_json:
        from coordplan.render import data

        terminal.write_json(data.answers([answer]))
        return
    from coordplan.render.answer import answer_lines

    terminal.write(answer_lines(answer, language, width, brief=brief))


def _the_plan(plans: list[str], vocabulary: str | None) -> Plan:
    """The one plan that is asked. Raises ``UnknownNameError`` where it is not one."""
    from coordplan.load import STANDARD_INPUT, load_plan, shipped_plans

    if STANDARD_INPUT in {*plans, vocabulary}:
        raise _usage(
            Text(
                en="standard input holds the answers here, not a file",
                vi="ở đây đầu vào chuẩn là các câu trả lời, không phải tệp",
            ),
            Text(en="name the file instead of `-`", vi="nêu tên tệp thay cho `-`"),
        )
    if len(plans) != 1:
        known = listing(shipped_plans())
        raise _usage(
            Text(en="questions are about one plan", vi="mỗi lần chỉ hỏi về một kế hoạch"),
            Text(
                en=f"give one with --plan; shipped: {known}",
                vi=f"nêu một kế hoạch bằng --plan; có sẵn: {known}",
            ),
        )
    return load_plan(plans[0], vocabulary=o.the_vocabulary(vocabulary))


def _usage(message: Text, mend: Text) -> UnknownNameError:
    return UnknownNameError([Diagnostic("one-plan", message, help=mend)])


class _Dialogue:
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
