"""``coordplan diff``: what differs between two plans, or two versions of one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.cli.usage import refused
from coordplan.compare.severity import Severity
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.compare.acknowledged import Review
    from coordplan.compare.changes import Diff
    from coordplan.compiled import Plan
    from coordplan.text import Language

DIFFERENT = 1


class DiffFormat(StrEnum):
    """The formats of a comparison."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


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
            "Chỉ in thay đổi từ mức này trở lên."
        ),
    ] = Severity.NOTE,
    acknowledged: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Changes that were accepted; they are not counted. · "
            "Các thay đổi đã được chấp nhận; không tính nữa.",
        ),
    ] = None,
    acknowledge: Annotated[
        str | None,
        typer.Option(
            metavar="REASON",
            help="Add what is shown to the file of --acknowledged, for this reason. · "
            "Ghi những gì được in vào tệp của --acknowledged, với lý do này.",
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help="Exit code 1 where a change is shown. · Mã thoát 1 nếu có thay đổi."
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
            "Thay vào đó: mọi tình huống mà hai kế hoạch làm khác nhau.",
        ),
    ] = False,
    action: o.ActionOption = None,
    role: Annotated[
        list[ActingRole] | None,
        typer.Option(
            "--role",
            help="With --behaviour: who counts; repeatable. Default: who leads and, where nobody "
            "does, who performs. · Với --behaviour: xét vai trò nào; lặp lại được. Mặc định: nơi "
            "chủ trì, không có thì cơ quan thực hiện.",
        ),
    ] = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[DiffFormat, typer.Option("--format", help=o.FORMAT)] = DiffFormat.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Typed changes from one plan to another, or between two versions.

    With --behaviour: the situations in which others answer for an action, complete and minimal.

    Severity for the victim: loss (a leader, somebody who is told, a deadline, a duty), shift (it
    changes hands), gain, note (wording, numbering). Each change has a fingerprint.

    · Những thay đổi từ kế hoạch này sang kế hoạch kia, hoặc giữa hai phiên bản.

    Với --behaviour: các tình huống mà cơ quan chịu trách nhiệm khác nhau, đầy đủ và gọn nhất.

    Mức đối với nạn nhân: loss (mất cơ quan chủ trì, nơi được báo, thời hạn, nhiệm vụ), shift
    (chuyển sang nơi khác), gain (được thêm), note (câu chữ, đánh số). Mỗi thay đổi có một dấu
    nhận dạng.
    """
    from coordplan.compare.diff import diff as compare
    from coordplan.load import load_plan

    given.read_once(before, after)
    if acknowledge is not None and (not acknowledge.strip() or acknowledged in {None, "-"}):
        raise refused(
            Text(
                en="--acknowledge needs a reason, and a file by --acknowledged",
                vi="--acknowledge cần có lý do, và một tệp nêu bằng --acknowledged",
            )
        )
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    a, b = (load_plan(plan, vocabulary=words, cache=cache) for plan in (before, after))
    language = terminal.language(lang)
    if behaviour:
        differ = _behaviour(a, b, action or (), role or (), format_, language)
        raise typer.Exit(DIFFERENT if exit_code and differ else 0)
    if action or role:
        raise refused(
            Text(
                en="--action and --role go with --behaviour",
                vi="--action và --role đi cùng --behaviour",
            )
        )
    found = compare(a, b)
    if acknowledge is not None and acknowledged is not None:
        _acknowledge(found, acknowledged, acknowledge, severity, language)
    reviewed = _reviewed(found, acknowledged)
    _show(reviewed, severity, format_, language)
    shown = reviewed.at_least(severity)
    failed = fail_on is not None and bool(reviewed.at_least(fail_on))
    raise typer.Exit(DIFFERENT if failed or (exit_code and shown) else 0)


def _behaviour(
    a: Plan,
    b: Plan,
    actions: Sequence[str],
    roles: Sequence[ActingRole],
    format_: DiffFormat,
    language: Language,
) -> bool:
    """Print the situations in which two plans act differently; whether there are any."""
    from coordplan.cli.behaviour import print_behaviour
    from coordplan.compiled import Role

    printed: dict[DiffFormat, Literal["text", "json", "markdown"]] = {
        DiffFormat.TEXT: "text",
        DiffFormat.JSON: "json",
        DiffFormat.MARKDOWN: "markdown",
    }
    if format_ not in printed:
        raise refused(
            Text(
                en="--behaviour prints text, json or markdown",
                vi="--behaviour chỉ in text, json hoặc markdown",
            )
        )
    found = print_behaviour(
        a,
        b,
        actions=actions,
        roles=[Role(role.value) for role in roles],
        format_=printed[format_],
        language=language,
        width=terminal.width(),
    )
    return found.differs


def _reviewed(found: Diff, file: str | None) -> Review:
    from coordplan.compare.acknowledged import review
    from coordplan.load import load_acknowledged

    return review(found, () if file is None else load_acknowledged(file))


def _acknowledge(
    found: Diff, file: str, reason: str, severity: Severity, language: Language
) -> None:
    """Add the open changes of a severity and the graver ones to a file."""
    from pathlib import Path

    from coordplan.compare.acknowledged import review
    from coordplan.load import load_acknowledged, write_acknowledged
    from coordplan.render.changes import acknowledgement_of

    given = load_acknowledged(file) if Path(file).exists() else ()
    added = [
        acknowledgement_of(change, reason, language)
        for change in review(found, given).at_least(severity)
    ]
    write_acknowledged(file, [*given, *added])


def _show(reviewed: Review, severity: Severity, format_: DiffFormat, language: Language) -> None:
    from coordplan.render import changes as render

    shown = reviewed.at_least(severity)
    match format_:
        case DiffFormat.JSON:
            terminal.write_json(render.compared(reviewed, shown))
        case DiffFormat.MARKDOWN:
            terminal.write_text(render.change_markdown(reviewed, shown, language))
        case DiffFormat.HTML:
            terminal.write_text(render.change_page(reviewed, shown, language))
        case DiffFormat.TEXT:
            terminal.write(render.change_lines(reviewed, shown, language, terminal.width()))
