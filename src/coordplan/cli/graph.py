"""``coordplan graph``: who reports to, directs, tells or hands over to whom, as a picture."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o

if TYPE_CHECKING:
    from coordplan.graph.parts import Graph


class Format(StrEnum):
    """The formats of a graph."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"
    MERMAID = "mermaid"
    DOT = "dot"
    GRAPHML = "graphml"


class ViewWord(StrEnum):
    """What of a plan is drawn."""

    REPORTS = "reports"
    DUTIES = "duties"
    OVERSIGHT = "oversight"
    HANDOVER = "handover"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "graph",
        short_help="A plan as a picture · Sơ đồ của kế hoạch",
        epilog="Example: coordplan graph haiphong -e sea-border-return --format svg > path.svg",
    )(graph)


def graph(
    *,
    plan: o.PlanArgument,
    view: Annotated[
        ViewWord,
        typer.Option(
            "--view",
            help="Who reports to whom, who does what by phase, who directs whom, or who hands over "
            "to whom and tells whom (with an event: the path of the victim). · "
            "Ai báo cáo ai, ai làm gì theo giai đoạn, ai chỉ đạo ai, hay ai chuyển giao cho ai và "
            "báo cho ai (khi có sự kiện: đường đi của nạn nhân).",
        ),
    ] = ViewWord.HANDOVER,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    agency: o.AgencyOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[Format, typer.Option("--format", help=o.FORMAT)] = Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Draw a plan, or what one situation sets in motion in it. · Vẽ sơ đồ của kế hoạch."""
    from coordplan.answer.evaluate import who
    from coordplan.graph.parts import View
    from coordplan.graph.views import graph_of
    from coordplan.load import load_plan

    loaded = load_plan(
        plan,
        vocabulary=given.the_vocabulary(vocabulary),
        cache=given.the_cache(wanted=not no_cache),
    )
    agencies = given.the_agencies(loaded, agency or [])
    answer = None
    if event or fact:
        answer = who(loaded, given.the_situation(event or [], fact or []), standing=True)
    _print(graph_of(loaded, View(view.value), answer=answer, agencies=agencies), format_, lang)


def _print(drawn: Graph, format_: Format, lang: o.Lang | None) -> None:
    language = terminal.language(lang)
    match format_:
        case Format.TEXT:
            from coordplan.render.graph.text import graph_lines

            terminal.write(graph_lines(drawn, language, terminal.width()))
        case Format.JSON:
            from coordplan.render.graph.data import graph_data

            terminal.write_json(graph_data(drawn))
        case Format.SVG:
            from coordplan.render.graph.svg import svg_text

            terminal.write_text(svg_text(drawn, language))
        case Format.MERMAID:
            from coordplan.render.graph.mermaid import mermaid_text

            terminal.write_text(mermaid_text(drawn, language))
        case Format.DOT:
            from coordplan.render.graph.dot import dot_text

            terminal.write_text(dot_text(drawn, language))
        case Format.GRAPHML:
            from coordplan.render.graph.graphml import graphml_text

            terminal.write_text(graphml_text(drawn))
        case _:
            assert_never(format_)
