"""``coordplan registry``: laws, successions of agencies, and what rests on a law."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean, quote

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.registry.terms import Registry
    from coordplan.vocabulary import Vocabulary


class Part(StrEnum):
    """What can be asked of the registry."""

    INSTRUMENTS = "instruments"
    SUCCESSIONS = "successions"
    IMPACT = "impact"
    STALE = "stale"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "registry",
        short_help="Laws, successors, what rests on a law · Văn bản, cơ quan kế thừa",
        epilog="Example: coordplan registry impact nd-62-2012",
    )(laws)


def laws(
    *,
    part: Annotated[
        Part | None,
        typer.Argument(
            metavar="PART",
            help="instruments, successions, impact with an ID, or stale. Default: the first two. "
            "· instruments (văn bản), successions (kế thừa), impact (ảnh hưởng) kèm ID, hoặc "
            "stale (kiểm chứng từ lâu). Mặc định: hai mục đầu.",
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An instrument, for impact. · Một văn bản, cho impact."),
    ] = None,
    plan: o.PlanOption = None,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """List laws and successions, what rests on a law, or what was confirmed long ago.

    · Liệt kê văn bản, cơ quan kế thừa, nội dung căn cứ vào một văn bản, hoặc nội dung kiểm chứng từ
    lâu.
    """
    from coordplan.contract.registry import listed
    from coordplan.load import load_vocabulary
    from coordplan.load.plans import every_plan
    from coordplan.pages.registry import registry_page

    out = Output(format_, output, lang)
    cache = given.the_cache(wanted=not no_cache)
    words = given.the_vocabulary(vocabulary)
    spoken = words or load_vocabulary(cache=cache)
    known = given.the_registry(registry, spoken, cache)
    if known is None:
        raise _none_ships(spoken)
    if part is Part.IMPACT:
        plans = given.the_plans(plan or every_plan(), words, cache)
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
    if part is Part.STALE:
        plans = given.the_plans(plan or every_plan(), words, cache)
        _stale(out, known, [one for one in plans if one.vocabulary.id == known.id], as_of)
        return
    out.show(lambda: registry_page(known, spoken, **wanted), lambda: listed(known, **wanted))


def _stale(
    out: Output, known: Registry, plans: Sequence[Plan], as_of: datetime.date | None
) -> None:
    from coordplan.contract.registry import stale
    from coordplan.pages.stale import stale_page
    from coordplan.validity.confirmations import confirmations

    today = as_of or now.today()
    found = confirmations(known, plans, today)
    out.show(lambda: stale_page(found, known, today), lambda: stale(found, known, today))


def _none_ships(vocabulary: Vocabulary) -> UnknownNameError:
    message = Text(
        en=f"no registry ships for the vocabulary {quote(vocabulary.id)}",
        vi=f"không có danh mục có sẵn cho bộ từ vựng {quote(vocabulary.id)}",
    )
    mend = Text(en="give one with --registry", vi="nêu một danh mục bằng --registry")
    return UnknownNameError([Diagnostic("no-registry", message, help=mend)])


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
