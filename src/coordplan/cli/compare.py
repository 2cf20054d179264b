"""``coordplan compare``: who leads what, plan by plan."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.vocabulary import Action, Vocabulary


class Rows(StrEnum):
    """What the rows of a comparison are."""

    EVENT = "event"
    ACTION = "action"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "compare",
        short_help="Who leads, plan by plan · Cơ quan chủ trì theo từng kế hoạch",
        epilog="Example: coordplan compare haiphong soctrang --event sea-border-return",
    )(compare)


def compare(
    *,
    plan: o.PlansArgument = None,
    by: Annotated[
        Rows,
        typer.Option(
            "--by",
            help="Rows: each event for one action (default events: the thirteen commonest; default "
            "action: receive), or each action in the one situation of all events and facts. · "
            "Hàng: mỗi sự kiện với một việc (mặc định: mười ba sự kiện thường gặp, việc receive), "
            "hoặc mỗi việc trong một tình huống gồm mọi sự kiện và dữ kiện đã nêu.",
        ),
    ] = Rows.EVENT,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    action: o.ActionOption = None,
    phase: o.PhaseOption = None,
    function: o.FunctionOption = None,
    full: o.FullOption = False,
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Who leads what, plan by plan: a summary of where plans differ, then a grid.

    · Cơ quan nào chủ trì việc gì theo từng kế hoạch: tóm tắt điểm khác nhau, rồi bảng so sánh.
    """
    from coordplan.compare.changed import with_changes
    from coordplan.compare.matrix import by_action, by_event
    from coordplan.contract.matrix import comparison_data
    from coordplan.pages.compare import comparison_page

    out = Output(format_, output, lang)
    cache = given.the_cache(wanted=not no_cache)
    plans = given.the_plans(plan or None, given.the_vocabulary(vocabulary), cache)
    words = plans[0].vocabulary
    situation = given.the_situation(event or [], fact or [])
    actions = _actions(words, by, action or [], phase or [])
    functions = given.the_terms(
        Text(vi="chức năng", en="function"), function or [], words.functions
    )
    wanted = [entry.id for entry in functions]
    today = as_of or now.today()
    compared = by_action if by is Rows.ACTION else by_event
    found = compared(plans, actions, situation, functions=wanted, as_of=today)
    found = with_changes(found, given.the_registry(registry, words, cache))
    out.show(
        lambda: comparison_page(found, full=full and not brief), lambda: comparison_data(found)
    )


def _actions(
    words: Vocabulary, by: Rows, actions: Sequence[str], phases: Sequence[str]
) -> list[Action]:
    """The actions asked for, those of the phases asked for, or what is compared otherwise."""
    one_by_one = given.the_terms(Text(vi="việc", en="action"), actions, words.actions)
    whole = given.the_terms(Text(vi="giai đoạn", en="phase"), phases, words.phases)
    if not (one_by_one or whole) and by is Rows.EVENT:
        return [words.main_action]
    if not (one_by_one or whole):
        return [action for action in words.actions.values() if not action.phase.standing]
    return [a for a in words.actions.values() if a in one_by_one or a.phase in whole]
