"""``coordplan fmt``: plan files in the canonical layout."""

from __future__ import annotations

import difflib
import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import options as o
from coordplan.cli import terminal
from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    InvalidFileError,
    UnreadableFileError,
)
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.load import Formatted

FINDINGS = 1

_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_WRITTEN = Text(vi="đã trình bày lại", en="laid out anew")
_KEPT = Text(vi="đã đúng cách trình bày", en="in layout already")
_FOUND = Text(vi="chưa đúng cách trình bày", en="not in layout")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "fmt",
        short_help="Plan files in the canonical layout · Trình bày tệp kế hoạch",
        epilog="Example: coordplan fmt --check plans/*.yaml",
    )(fmt)


def fmt(
    *,
    path: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Plan files, or folders of them; - formats standard input to standard output. · "
            "Các tệp kế hoạch hoặc thư mục; - đọc đầu vào chuẩn, ghi ra đầu ra chuẩn.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; name the files that are not in layout. · "
            "Không ghi; nêu tên những tệp chưa đúng cách trình bày.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Write nothing; show what would change. · Không ghi; hiển thị phần sẽ thay đổi.",
        ),
    ] = False,
    keys: Annotated[
        bool,
        typer.Option(
            "--keys",
            help="Give every duty without a key one of its own, which becomes its id. · "
            "Đặt khóa riêng cho mỗi nhiệm vụ chưa có; khóa trở thành mã của nhiệm vụ.",
        ),
    ] = False,
    lang: o.LangOption = None,
) -> None:
    """Write plan files in the canonical layout, comments kept.

    What a plan says never changes; a file with errors is left alone. With --keys duties are named
    by keys that stay when clauses are numbered anew; their ids of before go on being found.

    Exit code 0: done; 1: --check found files that are not in layout; 3: a file was refused.

    · Trình bày lại tệp kế hoạch đúng quy cách, giữ nguyên ghi chú.

    Nội dung kế hoạch không thay đổi; tệp có lỗi được giữ nguyên. Có --keys thì nhiệm vụ mang khóa
    riêng, giữ nguyên khi điều khoản đánh số lại; mã cũ vẫn tra được.

    Mã thoát 0: xong; 1: --check phát hiện tệp chưa đúng cách trình bày; 3: có tệp bị từ chối.
    """
    from coordplan.load import format_plan
    from coordplan.load.plans import plans_given

    if not path:
        raise CoordplanError([_NO_PATH])
    language = terminal.language(lang)
    refused: list[CoordplanError] = []
    found = False
    for one in plans_given(path):
        try:
            plan = format_plan(one, keys=keys)
            found |= plan.changed
            _act(plan, language, check=check, diff=diff)
        except CoordplanError as error:
            refused.append(error)
    if refused:
        raise _all_of(refused)
    raise typer.Exit(FINDINGS if check and found else 0)


def _act(plan: Formatted, language: Language, *, check: bool, diff: bool) -> None:
    """Show or write one plan, as the options say."""
    from coordplan.load import STANDARD_INPUT, write_plan

    if diff:
        sys.stdout.write(_difference(plan))
    if check and plan.changed:
        _say(plan, _FOUND[language])
    if check or diff:
        return
    if plan.file == STANDARD_INPUT:
        sys.stdout.write(plan.after)
        return
    if plan.changed:
        write_plan(plan)
    _say(plan, (_WRITTEN if plan.changed else _KEPT)[language])


def _say(plan: Formatted, said: str) -> None:
    from coordplan.print.lines import Span, line

    terminal.write([line(Span(plan.name, "strong"), f": {said}")])


def _difference(plan: Formatted) -> str:
    """A unified diff, which ``patch`` reads."""
    lines = difflib.unified_diff(
        _LINE.findall(plan.before),
        _LINE.findall(plan.after),
        plan.name,
        plan.name,
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _all_of(errors: list[CoordplanError]) -> CoordplanError:
    """One error with everything that kept files from being formatted."""
    diagnostics = [diagnostic for error in errors for diagnostic in error.diagnostics]
    if any(isinstance(error, UnreadableFileError) for error in errors):
        return UnreadableFileError(diagnostics)
    return InvalidFileError(diagnostics)


_NO_PATH = Diagnostic(
    "no-path",
    Text(en="no file to format is given", vi="chưa nêu tệp cần trình bày lại"),
    help=Text(
        en="give a path: coordplan fmt my-plan.yaml",
        vi="nêu đường dẫn: coordplan fmt ke-hoach.yaml",
    ),
)
