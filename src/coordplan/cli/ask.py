"""``coordplan ask``: one question after the other, in a terminal or over a pipe."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache


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
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Ask what is worth knowing, one question at a time, then answer.

    Answers come from the terminal, or one a line from a pipe. Nothing is stored.

    · Hỏi những điều đáng biết, từng câu một, rồi trả lời.

    Câu trả lời được gõ vào, hoặc đọc từng dòng từ đầu vào chuẩn. Không lưu lại gì.
    """
    from coordplan.answer.dated import dated
    from coordplan.answer.interview import begin
    from coordplan.cli.dialogue import Dialogue
    from coordplan.load import load_registry

    cache = given.the_cache(wanted=not no_cache)
    interview = begin(
        _the_plan(plan or [], vocabulary, cache),
        given.the_situation(event or [], fact or []),
        phases=phase or (),
        standing=standing,
        as_of=as_of or datetime.datetime.now().astimezone().date(),
    )
    as_json = format_ is o.Format.JSON
    language, width = terminal.language(lang), terminal.width()
    dialogue = Dialogue(sys.stderr if as_json else sys.stdout, language, width)
    answer = dialogue.lead(interview).answer
    answer = dated(answer, load_registry(answer.plan.vocabulary.id, cache=cache))
    if as_json:
        from coordplan.render import data

        terminal.write_json(data.answers([answer]))
        return
    from coordplan.render.answer import answer_lines

    terminal.write(answer_lines(answer, language, width, brief=brief))


def _the_plan(plans: list[str], vocabulary: str | None, cache: Cache | None) -> Plan:
    """The one plan that is asked. Raises ``UnknownNameError`` where it is not one."""
    from coordplan.load import STANDARD_INPUT

    if STANDARD_INPUT in {*plans, vocabulary}:
        message = Text(
            en="standard input holds the answers here, not a file",
            vi="ở đây đầu vào chuẩn là các câu trả lời, không phải tệp",
        )
        mend = Text(en="name the file instead of `-`", vi="nêu tên tệp thay cho `-`")
        raise UnknownNameError([Diagnostic("one-plan", message, help=mend)])
    return given.the_plan(plans, vocabulary, cache)
