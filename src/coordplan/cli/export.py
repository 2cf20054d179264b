"""``coordplan export``: a plan for other people's engines."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.text import Text


class Target(StrEnum):
    """What a plan is written as."""

    SQL = "sql"
    DMN = "dmn"


class FormWord(StrEnum):
    """The forms of a statement."""

    BITS = "bits"
    PLAIN = "plain"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "export",
        short_help="A plan as SQL or DMN · Kế hoạch dưới dạng SQL hoặc DMN",
        epilog="Example: coordplan export haiphong --to sql -o haiphong.sql",
    )(export)


def export(
    *,
    plan: o.PlanArgument,
    to: Annotated[
        Target,
        typer.Option(
            "--to",
            help="sql: one statement over a table of cases; dmn: one decision table (DMN 1.3). · "
            "sql: một câu lệnh trên bảng vụ việc; dmn: một bảng quyết định (DMN 1.3).",
        ),
    ] = Target.SQL,
    form: Annotated[
        FormWord,
        typer.Option(
            "--form",
            help="Of SQL: bits is fast and needs whole numbers of 64 bits; plain is standard SQL, "
            "with a column for each duty. · Với SQL: bits chạy nhanh, cần số nguyên 64 bit; plain "
            "là SQL chuẩn, có cột cho từng nhiệm vụ.",
        ),
    ] = FormWord.BITS,
    table: Annotated[
        str,
        typer.Option("--table", metavar="NAME", help="Of SQL: the table. · Với SQL: tên bảng."),
    ] = "cases",
    key: Annotated[
        str,
        typer.Option(
            "--key",
            metavar="COLUMN",
            help="Of SQL: the column that tells rows apart. · Với SQL: cột để phân biệt các dòng.",
        ),
    ] = "id",
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Write a plan as one SQL statement or one DMN table that answers exactly as coordplan does.

    What is not known stays not known: a table has NULL for it.

    · Ghi kế hoạch thành một câu lệnh SQL hoặc một bảng quyết định DMN, trả lời đúng như coordplan.

    Điều chưa biết vẫn là chưa biết: trong bảng là NULL.
    """
    from coordplan.export.decision import decision_of
    from coordplan.load import load_plan

    out = Output(None, output, lang, offered=Target, default=str(to))
    if out.format != str(to):
        raise refused(
            Text(
                en="--to does not go with the ending of the file",
                vi="--to không khớp với đuôi tệp",
            ),
            Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
        )
    cache = given.the_cache(wanted=not no_cache)
    loaded = load_plan(plan, vocabulary=given.the_vocabulary(vocabulary), cache=cache)
    if to is Target.DMN:
        from coordplan.export.dmn import dmn

        out.write(dmn(decision_of(loaded)))
        return
    from coordplan.export.names import NAME, RESERVED
    from coordplan.export.sql import FormName, statement

    for option, name in (("--table", table), ("--key", key)):
        plain = all(re.fullmatch(NAME, part) for part in name.split("."))
        if not plain or name.lower() in RESERVED:
            raise refused(
                Text(en=f"{option} is no plain name", vi=f"{option} không phải là tên đơn giản"),
                Text(en="use letters, digits and underscores", vi="dùng chữ cái, số và gạch dưới"),
            )
    laws = given.the_registry(registry, loaded.vocabulary, cache)
    decision = decision_of(loaded, laws, as_of or now.today())
    out.write(statement(decision, FormName(form.value), table=table, key=key).text)
