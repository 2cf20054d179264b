"""``coordplan mend``: the amendments that close the gaps of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.text import Text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from coordplan.amending.terms import Amendments
    from coordplan.compiled import Plan
    from coordplan.load import Cache
    from coordplan.load.plans import Opened
    from coordplan.registry.terms import Registry

PlanArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="PLAN",
        show_default=False,
        help="A plan: id, file or name (hai phong). · Kế hoạch: mã, tệp hoặc tên (Hải Phòng).",
        autocompletion=o.completed("plans"),
    ),
]
FewestOption = Annotated[
    bool,
    typer.Option(
        "--fewest",
        help="The smallest set of duties that closes all that can be closed, with a bound. · "
        "Số nội dung ít nhất khắc phục được mọi chỗ có thể khắc phục, kèm mức tối thiểu.",
    ),
]
ApplyOption = Annotated[
    str | None,
    typer.Option(
        "--apply",
        metavar="FILE",
        show_default=False,
        help="Write the amended plan to a new file, and its scenarios beside it. · "
        "Ghi kế hoạch đã sửa đổi ra tệp mới, kèm tệp tình huống kiểm thử.",
    ),
]
MatrixOption = Annotated[
    bool,
    typer.Option(
        "--matrix",
        help="Every shipped plan: what each lacks, action by action. · "
        "Mọi kế hoạch có sẵn: nội dung còn thiếu của từng kế hoạch, theo từng việc.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "mend",
        short_help="What to write instead · Đề xuất sửa đổi kế hoạch",
        epilog="Example: coordplan mend soctrang --action receive",
    )(mend)


def mend(
    *,
    plan: PlanArgument = None,
    action: o.ActionOption = None,
    fewest: FewestOption = False,
    apply: ApplyOption = None,
    matrix: MatrixOption = False,
    full: o.FullOption = False,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """For each gap of a plan what to write: from the rules above it and the plans of other places.

    Every proposal names a body that is there on the day, and is proved: the gaps before and after,
    and that nothing else changes. What no source answers is left as a question.

    · Đề xuất nội dung sửa đổi, bổ sung cho từng chỗ trống của kế hoạch, theo văn bản cấp trên và kế
    hoạch của nơi khác.

    Mỗi đề xuất chỉ nêu cơ quan đang hoạt động vào ngày đó và được kiểm chứng: chỗ trống trước và
    sau khi sửa đổi, các nội dung khác không thay đổi. Nội dung chưa có nguồn nào trả lời được để
    lại thành câu hỏi.
    """
    from coordplan.load.plans import loaded, opened_plan

    out = Output(format_, output, lang)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    today = as_of or now.today()
    if matrix:
        _refuse_beside_matrix(plan, apply)
        plans = given.the_plans(None, words, cache)
        laws = given.the_registry(registry, plans[0].vocabulary, cache)
        _show_lacking(out, [_found(one, today, laws, cache, action or ()) for one in plans])
        return
    if plan is None:
        raise refused(
            Text(en="`PLAN` is missing", vi="thiếu `PLAN`"),
            Text(
                en="name a plan, or ask for every plan with --matrix",
                vi="nêu một kế hoạch, hoặc dùng --matrix để xem mọi kế hoạch",
            ),
        )
    opened = opened_plan(plan, cache)  # read once: it may be standard input
    asked = loaded(opened, words, cache)
    laws = given.the_registry(registry, asked.vocabulary, cache)
    found = _found(asked, today, laws, cache, action or (), smallest=fewest)
    _show(out, opened, found, apply, full=full)


def _found(
    plan: Plan,
    today: datetime.date,
    laws: Registry | None,
    cache: Cache | None,
    actions: Sequence[str],
    *,
    smallest: bool = False,
) -> Amendments:
    """The amendments of a plan, from every rule and plan of its vocabulary."""
    from coordplan.amending.mend import mend as find
    from coordplan.load.files import default_plans, national_plans
    from coordplan.load.plans import load_shipped_plan

    rules, others = (
        [
            one
            for one in (load_shipped_plan(id_, cache) for id_ in ids)
            if one.vocabulary == plan.vocabulary
        ]
        for ids in (national_plans(), default_plans())
    )
    return find(
        plan,
        as_of=today,
        rules=rules,
        others=others,
        registry=laws,
        actions=actions,
        smallest=smallest,
    )


def _show(
    out: Output,
    opened: Opened,
    found: Amendments,
    apply: str | None,
    *,
    full: bool,
) -> None:
    """Print amendments with their proof; where a file is named, write the plan first."""
    from coordplan.amending.proof import prove
    from coordplan.contract.mend import mend_data
    from coordplan.load.amending import amended_plan, amended_text, write_amended
    from coordplan.pages.mend import mend_page

    text = amended_text(opened, found.taken)
    amended = amended_plan(text, apply or opened.shown, found.plan.vocabulary)
    proof = prove(found.plan, amended, found.taken)
    written = () if apply is None else write_amended(apply, text, found)
    out.show(
        lambda: mend_page(found, proof, full=full, written=written),
        lambda: mend_data(found, proof, written),
    )


def _show_lacking(out: Output, found: Sequence[Amendments]) -> None:
    from coordplan.amending.lacking import lacking
    from coordplan.contract.mend import lacking_data
    from coordplan.pages.lacking import lacking_page

    lacks = lacking(found)
    out.show(lambda: lacking_page(lacks), lambda: lacking_data(lacks))


def _refuse_beside_matrix(plan: str | None, apply: str | None) -> None:
    if plan is None and apply is None:
        return
    raise refused(
        Text(en="--matrix is about every plan", vi="--matrix dùng cho mọi kế hoạch"),
        Text(en="leave `PLAN` and --apply out", vi="không nêu `PLAN` và --apply"),
    )
