"""``coordplan diff``: what differs between two plans, or two versions of one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.sources import traced
from coordplan.cli.usage import refused
from coordplan.compare.severity import Severity
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.compare.acknowledged import Review
    from coordplan.compare.changes import Diff
    from coordplan.compiled import Plan
    from coordplan.text import Language

DIFFERENT = 1


class ActingRole(StrEnum):
    """The roles of bodies that act themselves."""

    LEAD = "lead"
    PERFORM = "perform"
    SUPPORT = "support"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "diff",
        short_help="What differs between two plans · So sánh hai kế hoạch",
        epilog="Example: coordplan diff HEAD~1:plans/haiphong.yaml plans/haiphong.yaml",
    )(diff)


_HELP = (
    "A plan: id or file, REV:path of git, - for standard input. · "
    "Kế hoạch: mã hoặc tệp, REV:đường-dẫn của git, - là đầu vào chuẩn."
)


def diff(
    *,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help=_HELP)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help=_HELP)],
    severity: Annotated[
        Severity,
        typer.Option(
            help="Show only changes of this severity and graver ones. · "
            "Chỉ nêu thay đổi từ mức này trở lên."
        ),
    ] = Severity.NOTE,
    acknowledged: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Changes that were accepted; they are not counted. · "
            "Tệp các thay đổi đã được chấp nhận; không tính các thay đổi này.",
        ),
    ] = None,
    acknowledge: Annotated[
        str | None,
        typer.Option(
            metavar="REASON",
            help="Add what differs to the file of --acknowledged, for this reason. · "
            "Ghi những điểm khác nhau vào tệp của --acknowledged, với lý do này.",
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="Exit code 1 where anything differs. · Mã thoát 1 nếu có điểm khác nhau.",
        ),
    ] = False,
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            help="Exit code 1 where a change has this severity or a graver one. · "
            "Mã thoát 1 nếu có thay đổi từ mức này trở lên."
        ),
    ] = None,
    behaviour: Annotated[
        bool,
        typer.Option(
            "--behaviour",
            help="Instead: every situation in which the two plans act differently. · "
            "Chỉ nêu mọi tình huống mà hai kế hoạch giao khác nhau.",
        ),
    ] = False,
    action: o.ActionOption = None,
    role: Annotated[
        list[ActingRole] | None,
        typer.Option(
            "--role",
            help="With --behaviour: who counts; repeatable. Default: who leads and, where nobody "
            "does, who performs. · Với --behaviour: xét vai trò nào; có thể nêu nhiều lần. Mặc "
            "định: cơ quan chủ trì, nếu không có thì cơ quan thực hiện.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            metavar="PLAN=FILE",
            help="The document of one of the plans (Word, PDF, text …), to set the exact words "
            "side by side; repeatable. · Văn bản gốc của một kế hoạch (Word, PDF, văn bản thuần…), "
            "để đối chiếu nguyên văn; có thể nêu nhiều lần.",
        ),
    ] = None,
    full: o.FullOption = False,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """What differs between two plans, or has changed between two versions of one.

    First who leads, who is told, by when; with --full each difference. Two versions of a plan read
    as a history: loss (a leader, somebody who is told, a deadline, a duty), shift (it changes
    hands), gain, note (wording, numbering). Each difference has a fingerprint.

    With --behaviour: the situations in which others answer for an action, complete and minimal.

    · Hai kế hoạch khác nhau ở đâu, hoặc hai phiên bản của một kế hoạch đã thay đổi nội dung nào.

    Trước hết: cơ quan chủ trì, cơ quan được thông báo, thời hạn; có --full thì nêu từng điểm. Hai
    phiên bản được nêu như quá trình thay đổi: loss (mất cơ quan chủ trì, cơ quan được thông
    báo, thời hạn, nhiệm vụ), shift (chuyển sang cơ quan khác), gain (được thêm), note (câu chữ,
    đánh số). Mỗi điểm khác nhau có một mã nhận dạng.

    Với --behaviour: các tình huống mà cơ quan chịu trách nhiệm khác nhau, đầy đủ và gọn nhất.
    """
    from coordplan.compare.diff import diff as compare
    from coordplan.contract.changes import compared
    from coordplan.load import load_plan
    from coordplan.pages.diff import diff_page

    out = Output(format_, output, lang)
    _refuse(
        behaviour=behaviour,
        alone=bool(action or role),
        reason=acknowledge,
        unnamed=acknowledged in {None, "-"},
        exact=bool(source),
        data=out.format == "json",
    )
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    a, b = (load_plan(plan, vocabulary=words, cache=cache) for plan in (before, after))
    if behaviour:
        differs = _behaviour(out, a, b, action or (), role or (), full=full)
        raise typer.Exit(DIFFERENT if exit_code and differs else 0)
    traces = traced(source or (), (before, after), (a, b))
    found = compare(a, b)
    if acknowledge is not None and acknowledged is not None:
        _acknowledge(found, acknowledged, acknowledge, severity, out.language)
    reviewed = _reviewed(found, acknowledged)
    shown = reviewed.at_least(severity)
    out.show(
        lambda: diff_page(reviewed, shown, full=full, traces=traces),
        lambda: compared(reviewed, shown),
    )
    failed = fail_on is not None and bool(reviewed.at_least(fail_on))
    raise typer.Exit(DIFFERENT if failed or (exit_code and shown) else 0)


def _refuse(
    *, behaviour: bool, alone: bool, reason: str | None, unnamed: bool, exact: bool, data: bool
) -> None:
    """Refuse options that do not go together."""
    if reason is not None and (not reason.strip() or unnamed):
        raise refused(
            Text(
                en="--acknowledge needs a reason, and a file by --acknowledged",
                vi="--acknowledge cần có lý do, và một tệp nêu bằng --acknowledged",
            )
        )
    _refuse_personal(reason or "")
    if alone and not behaviour:
        raise refused(
            Text(
                en="--action and --role go with --behaviour",
                vi="--action và --role đi cùng --behaviour",
            )
        )
    if exact and (behaviour or data):
        raise refused(
            Text(
                en="--source goes neither with --behaviour nor with json",
                vi="--source không đi cùng --behaviour, cũng không đi cùng json",
            )
        )


def _behaviour(
    out: Output,
    a: Plan,
    b: Plan,
    actions: Sequence[str],
    roles: Sequence[ActingRole],
    *,
    full: bool,
) -> bool:
    """Print the situations in which two plans act differently; whether there are any."""
    from coordplan.compare.behaviour import compare_behaviour
    from coordplan.compiled import Role
    from coordplan.contract.behaviour import behaviour_data
    from coordplan.pages.behaviour import behaviour_page

    found = compare_behaviour(a, b, actions=actions, roles=[Role(role.value) for role in roles])
    out.show(lambda: behaviour_page(found, full=full), lambda: behaviour_data(found))
    return found.differs


def _reviewed(found: Diff, file: str | None) -> Review:
    from coordplan.compare.acknowledged import review
    from coordplan.load import load_acknowledged

    return review(found, () if file is None else load_acknowledged(file).entries)


def _refuse_personal(reason: str) -> None:
    """Refuse a reason that would put something of a person in a file."""
    from coordplan.personal import RULE, said_of
    from coordplan.traces import traces

    for trace in traces(reason):
        raise refused(*said_of(trace), RULE)


def _acknowledge(
    found: Diff, file: str, reason: str, severity: Severity, language: Language
) -> None:
    """Add the open changes of a severity and the graver ones to a file."""
    from coordplan.compare.acknowledged import Acknowledgement, review
    from coordplan.load import acknowledged_or_new, add_acknowledged
    from coordplan.pages.sides import sides_of

    there = acknowledged_or_new(file)
    sides = sides_of(found.before, found.after, versions=found.alignment.versions)
    added = [
        Acknowledgement(change.fingerprint, sides.said(change)[language], reason)
        for change in review(found, there.entries).at_least(severity)
    ]
    add_acknowledged(there, added)
