"""``coordplan review``: a draft gone through clause by clause, beside its document."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.cli.usage import refused
from coordplan.text import Text

FINDINGS = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "review",
        short_help="Review a draft, clause by clause · Rà soát dự thảo từng điều khoản",
        epilog="Example: coordplan review my-province.yaml --source ke-hoach.docx",
    )(review)


def review(
    *,
    plan: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The plan file to review; it is changed in its place. · "
            "Tệp kế hoạch cần rà soát; được sửa tại chỗ.",
        ),
    ],
    source: Annotated[
        str,
        typer.Option(
            "--source",
            "-s",
            metavar="FILE",
            show_default=False,
            help="The document that it was drafted from. · Văn bản của kế hoạch.",
        ),
    ],
    vocabulary: o.VocabularyOption = None,
    lang: o.LangOption = None,
) -> None:
    """Go through what is under review: accept, change, skip, undo, leave and come back.

    Each clause is shown with its words and what they suggest. What is accepted is written at once:
    only that clause of the file changes, comments stay, and so does what somebody saved in the
    meantime. What is left waits for the next time. Decisions come from the terminal, or one a line
    from a pipe.

    Exit code 0: nothing is left to review; 1: some clauses are.

    · Rà soát lần lượt: chấp nhận, sửa, bỏ qua, hoàn tác, dừng rồi tiếp tục lần sau.

    Mỗi điều khoản được nêu kèm nguyên văn và gợi ý. Nội dung được chấp nhận ghi ngay: chỉ điều
    khoản đó trong tệp thay đổi, ghi chú và phần người khác vừa lưu được giữ nguyên. Phần còn lại
    chờ lần sau. Quyết định được nhập từ bàn phím, hoặc đọc từng dòng từ đầu vào chuẩn.

    Mã thoát 0: đã rà soát xong; 1: còn điều khoản chờ rà soát.
    """
    from coordplan.cli.reviewing import Dialogue
    from coordplan.load import STANDARD_INPUT
    from coordplan.load.reviewing import open_reviewing

    if STANDARD_INPUT in {plan, source, vocabulary}:
        raise refused(
            Text(
                en="standard input holds the decisions here, not a file",
                vi="ở đây đầu vào chuẩn là các quyết định, không phải tệp",
            ),
            Text(en="name the file instead of `-`", vi="nêu tên tệp thay cho `-`"),
        )
    reviewing = open_reviewing(plan, source, given.the_vocabulary(vocabulary))
    left = Dialogue(
        reviewing, sys.stdout, terminal.language(None if lang is o.Lang.BOTH else lang)
    ).lead()
    raise typer.Exit(FINDINGS if left else 0)
