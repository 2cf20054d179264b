"""``coordplan graph``: who reports to, directs, tells or hands over to whom, as a picture."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FORMAT, Output, OutputOption
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.graph.parts import Graph


class Format(StrEnum):
    """The formats of a graph."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    XLSX = "xlsx"
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
            "Quan hệ báo cáo, nhiệm vụ theo giai đoạn, quan hệ chỉ đạo, hoặc chuyển giao và thông "
            "báo giữa các cơ quan (khi có sự kiện: quá trình tiếp nhận, chuyển giao nạn nhân).",
        ),
    ] = ViewWord.HANDOVER,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    agency: o.AgencyOption = None,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[
        Format | None, typer.Option("--format", show_default=False, help=FORMAT)
    ] = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Draw a plan, or what it provides for one situation. · Vẽ sơ đồ của kế hoạch."""
    from coordplan.answer.dated import successions
    from coordplan.answer.evaluate import who
    from coordplan.answer.focus import agencies_named
    from coordplan.contract.graph import graph_data
    from coordplan.graph.parts import View
    from coordplan.graph.views import graph_of
    from coordplan.load import load_plan
    from coordplan.pages.graph import graph_page
    from coordplan.validity.entitlements import entitled

    out = Output(format_, output, lang, offered=Format)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    loaded = load_plan(plan, vocabulary=words, cache=cache)
    agencies = agencies_named(loaded, agency or [])
    laws = given.the_registry(registry, loaded.vocabulary, cache)
    answer, day = None, as_of or now.today()
    if event or fact:
        situation = given.the_situation(event or [], fact or [])
        answer = who(loaded, entitled(situation, laws, day), standing=True)
    drawn = graph_of(loaded, View(view.value), answer=answer, agencies=agencies)
    if laws is not None:
        drawn = drawn.since(successions(loaded, loaded.duties, laws, day))
    out.show(
        lambda: graph_page(drawn, _both(drawn) if out.format == Format.HTML else None),
        lambda: graph_data(drawn),
        svg=lambda language: _drawn("svg", drawn, language),
        mermaid=lambda language: _drawn("mermaid", drawn, language),
        dot=lambda language: _drawn("dot", drawn, language),
        graphml=lambda _: _drawn("graphml", drawn),
    )


def _both(drawn: Graph) -> Text:
    """The picture in each language."""
    return Text(vi=_drawn("svg", drawn, "vi"), en=_drawn("svg", drawn, "en"))


def _drawn(format_: str, *drawn: Graph | Language) -> str:
    """A graph as its format has it; only what writes that one is loaded."""
    module = import_module(f"coordplan.pictures.{format_}")
    written: str = getattr(module, f"{format_}_text")(*drawn)
    return written
