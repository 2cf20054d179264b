"""``coordplan schema``: the JSON Schemas of files and outputs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from coordplan.cli import options as o
from coordplan.cli import terminal
from coordplan.cli.output import Output, OutputOption
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean


class SchemaFormat(StrEnum):
    """The format of a schema."""

    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "schema",
        short_help="JSON Schemas · Lược đồ JSON",
        epilog="Example: coordplan schema plan > plan.schema.json",
    )(schema)


def schema(
    *,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="plan, vocabulary, or what a command prints: answer, check, ... · "
            "plan, vocabulary, hoặc đầu ra của một lệnh: answer, check, ...",
            autocompletion=o.completed("schemas"),
        ),
    ] = "plan",
    vocabulary: o.VocabularyOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,  # of messages
) -> None:
    """Print the JSON Schema of a file format or an output. · Hiển thị lược đồ JSON."""
    from coordplan.contract import schemas
    from coordplan.load import load_vocabulary

    out = Output(None, output, lang, offered=SchemaFormat, default="json")
    known = schemas.schema_names()
    if name not in known:
        message = Text(en="no such schema", vi="không có lược đồ đã nêu")
        raise UnknownNameError(
            [Diagnostic("unknown-schema", message, None, did_you_mean(name, known))]
        )
    out.write(terminal.json_text(schemas.schema(name, load_vocabulary(vocabulary))))
