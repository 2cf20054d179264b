"""``coordplan registry``: laws, successions of agencies, and what rests on a law."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.registry.terms import Registry


class Part(StrEnum):
    """What can be asked of the registry."""

    INSTRUMENTS = "instruments"
    SUCCESSIONS = "successions"
    IMPACT = "impact"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "registry",
        short_help="Laws, successors, what rests on a law · Văn bản, cơ quan kế thừa",
        epilog="Example: coordplan registry impact nd-62-2012",
    )(registry)


def registry(
    *,
    part: Annotated[
        Part | None,
        typer.Argument(
            metavar="PART",
            help="instruments, successions, or impact with an ID. Default: the first two. · "
            "instruments (văn bản), successions (kế thừa), hoặc impact (ảnh hưởng) kèm ID. "
            "Mặc định: hai mục đầu.",
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An instrument, for impact. · Một văn bản, cho impact."),
    ] = None,
    plan: o.PlanOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """List laws and successions, or what rests on a law. · Văn bản, kế thừa, ảnh hưởng."""
    from coordplan.contract.registry import listed
    from coordplan.load import load_registry, load_vocabulary, shipped_plans
    from coordplan.pages.registry import registry_page

    out = Output(format_, output, lang)
    cache = given.the_cache(wanted=not no_cache)
    known, vocabulary = load_registry(cache=cache), load_vocabulary(cache=cache)
    assert known is not None, "a registry ships with the vocabulary"
    if part is Part.IMPACT:
        plans = given.the_plans(plan or list(shipped_plans()), None, cache)
        _impact(out, known, plans, id_)
        return
    if id_ is not None:
        raise refused(
            Text(en="an instrument is for impact", vi="chỉ nêu văn bản với impact"),
            Text(en="write: coordplan registry impact ID", vi="viết: coordplan registry impact MÃ"),
        )
    wanted = {
        "instruments": part is not Part.SUCCESSIONS,
        "successions": part is not Part.INSTRUMENTS,
    }
    out.show(lambda: registry_page(known, vocabulary, **wanted), lambda: listed(known, **wanted))


def _impact(out: Output, known: Registry, plans: tuple[Plan, ...], id_: str | None) -> None:
    from coordplan.contract.registry import impact
    from coordplan.pages.registry import impact_page
    from coordplan.validity.findings import cited
    from coordplan.validity.impact import impact_of

    named = dict.fromkeys([*known.instruments, *(one for plan in plans for one in cited(plan))])
    if id_ is None or id_ not in named:
        raise _unknown(id_, list(named))
    found = impact_of(id_, known, plans)
    out.show(lambda: impact_page(found, known), lambda: impact(found, known))


def _unknown(id_: str | None, named: list[str]) -> UnknownNameError:
    if id_ is None:
        message = Text(en="no instrument is named", vi="chưa nêu văn bản nào")
        example = "coordplan registry impact nd-62-2012"
        mend = Text(en=f"for example: {example}", vi=f"ví dụ: {example}")
    else:
        message = Text(en="unknown instrument", vi="không có văn bản đã nêu")
        mend = did_you_mean(id_, named)
    return UnknownNameError([Diagnostic("unknown-instrument", message, help=mend)])
