"""``coordplan ask``: one question after the other, in a terminal or over a pipe."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, now, terminal
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.answer.items import Answer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "ask",
        short_help="Question by question to the answer · Hỏi đáp từng câu",
        epilog="Example: coordplan ask -p haiphong -e sea-border-return",
    )(ask)


def ask(
    *,
    plan: o.OnePlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    phase: o.PhaseOption = None,
    standing: o.StandingOption = False,
    baseline: o.BaselineOption = None,
    full: o.FullOption = False,
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    received: o.ReceivedOption = None,
    holidays: o.HolidaysOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Ask what is worth knowing, one question at a time, then answer.

    Answers come from the terminal, or one a line from a pipe. Nothing is stored.

    · Hỏi những thông tin cần thiết, từng câu một, rồi trả lời.

    Câu trả lời được nhập từ bàn phím, hoặc đọc từng dòng từ đầu vào chuẩn. Không lưu lại gì.
    """
    from coordplan.answer.calls import check_named, of_plan
    from coordplan.answer.dated import dated
    from coordplan.answer.interview import begin
    from coordplan.answer.supplement import supplemented
    from coordplan.cli.dialogue import Dialogue
    from coordplan.cli.who import show_answers
    from coordplan.compiled import require_one_vocabulary
    from coordplan.load import load_baselines
    from coordplan.validity.entitlements import entitled

    out = Output(format_, output, lang)
    _read_answers_only(*(plan or ()), *(baseline or ()), vocabulary, holidays)
    cache, clock = given.the_cache(wanted=not no_cache), given.the_clock(received, holidays)
    day = as_of or now.today()
    asked = given.the_plan(plan or [], vocabulary, cache)
    words = None if vocabulary is None else asked.vocabulary
    known = given.the_situation(event or [], fact or [])
    laws = given.the_registry(registry, asked.vocabulary, cache)
    rules = load_baselines(
        asked,
        baseline or (),
        day.isoformat(),
        situation=known,
        registry=laws,
        vocabulary=words,
        cache=cache,
    )
    for rule in rules:
        require_one_vocabulary(asked, rule)
    begins = partial(begin, phases=phase or (), standing=standing, as_of=day)
    calls = given.the_calls(call, no_call)
    check_named((asked, *rules), calls)
    interview = begins(asked, entitled(known, laws, day), calls=of_plan(asked, calls))
    mixed = out.file is None and out.format != "text"
    stream = sys.stderr if mixed else sys.stdout
    dialogue = Dialogue(stream, out.language, terminal.width())
    ended = dialogue.lead(interview)
    answer, *theirs = (
        dated(one.answer, laws)
        for one in (
            ended,
            *(begins(rule, ended.situation, calls=of_plan(rule, calls)) for rule in rules),
        )
    )
    if baseline:
        answer = supplemented(answer, theirs)

    def data(said: Sequence[Answer]) -> Mapping[str, object]:
        from coordplan.contract.answer import answers as written
        from coordplan.contract.answer import following

        return {**written(said, clock), "next": following(ended.question)}

    show_answers(out, [answer], data, full=full and not brief, clock=clock)


def _read_answers_only(*files: str | None) -> None:
    """Check that standard input is left to the answers. Raises ``CommandLineError``."""
    from coordplan.load import STANDARD_INPUT

    if STANDARD_INPUT in files:
        raise refused(
            Text(
                en="standard input holds the answers here, not a file",
                vi="ở đây đầu vào chuẩn là các câu trả lời, không phải tệp",
            ),
            Text(en="name the file instead of `-`", vi="nêu tên tệp thay cho `-`"),
        )
