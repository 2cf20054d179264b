"""The command ``coordplan``: one module a command, exit codes, and quiet ends.

Exit codes: 0 answered or clean; 1 findings; 2 usage; 3 a plan or vocabulary is invalid;
4 a file cannot be read or written; 130 interrupted. A pipe that nobody reads to its end changes
none of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from inspect import get_annotations
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from coordplan.cli.languages import Context, in_language
from coordplan.cli.options import COMPLETING, LangOption, NoCacheOption
from coordplan.cli.terminal import (
    asked_language,
    broken_output,
    complain,
    language,
    use_utf8,
)
from coordplan.cli.usage import CommandLineError, understood, unknown_command
from coordplan.cli.values import check_values, take_as_typed
from coordplan.diagnostics import CoordplanError, InvalidFileError, UnreadableFileError
from coordplan.text import Language
from coordplan.work import BEYOND, too_complex

USAGE, INVALID, UNREADABLE, INTERRUPTED, CLOSED = 2, 3, 4, 130, 141

COMMANDS = (
    "who",
    "why",
    "why-not",
    "ask",
    "case",
    "show",
    "compare",
    "diff",
    "gaps",
    "mend",
    "deviations",
    "reports",
    "graph",
    "card",
    "page",
    "serve",
    "plans",
    "events",
    "facts",
    "actions",
    "agencies",
    "registry",
    "check",
    "fmt",
    "test",
    "trace",
    "draft",
    "review",
    "batch",
    "export",
    "schema",
    "cache",
)


class _Command(TyperCommand):
    """One command, whose values are all looked at before one that is wrong ends it."""

    allow_extra_args = True  # they are looked at with the values

    def invoke(self, ctx: Any) -> Any:
        from coordplan.cli.asking import invoked

        check_values(ctx)
        return invoked(ctx, super().invoke)


class _Commands(Mapping[str, TyperCommand]):
    """The commands by name; the module of each is imported when the command is looked up."""

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in COMMANDS:
            raise KeyError(name)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        import_module(f"coordplan.cli.{name.replace('-', '_')}").register(alone)
        (registered,) = alone.registered_commands
        registered.cls = _Command
        if registered.callback is not None:
            # once here: typer reads what is only text anew each time that it looks
            notes = get_annotations(registered.callback, eval_str=True)
            registered.callback.__annotations__ = notes
        return cast(TyperCommand, get_command(alone))

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Group(TyperGroup):
    """The commands of coordplan, of which only those that are looked at are imported."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "commands": _Commands()})

    context_class = Context

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        take_as_typed(self.get_params(ctx))
        in_language(self, ctx)
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        command = cast(TyperCommand | None, super().get_command(ctx, cmd_name))
        if command is not None:
            within = Context(command, parent=ctx)
            take_as_typed(command.get_params(within))
            in_language(command, within)
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        unknown = args[0] not in COMMANDS and (not args[0].startswith("-") or args[0] == "-")
        if unknown and not ctx.resilient_parsing:  # as when a shell completes
            raise unknown_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="coordplan",
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who must act, and who is told, when a victim of trafficking is received. · "
    "Cơ quan nào phải thực hiện, cơ quan nào được thông báo khi tiếp nhận nạn nhân bị mua bán.",
    epilog="Try: coordplan who --plan haiphong --event sea-border-return\n\n"
    "Vietnamese: coordplan --lang vi -h · "
    "Thử: coordplan who --plan haiphong --event sea-border-return\n\n"
    "English: coordplan --lang en -h",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from coordplan import __version__

        typer.echo(f"coordplan {__version__}")
        raise typer.Exit


@app.callback()
def _before(
    context: typer.Context,
    *,
    version: bool = typer.Option(
        False,
        "--version",
        callback=_version,
        is_eager=True,
        help="Print the version. · Hiển thị số phiên bản.",
    ),
    no_cache: NoCacheOption = False,
    lang: LangOption = None,
) -> None:
    """Options before the command; it is as if they were given to the command."""
    given = {"no_cache": no_cache, "lang": lang}
    context.default_map = dict.fromkeys(COMMANDS, given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; the entry point of ``coordplan``."""
    use_utf8()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, SystemExit):
        # typer turns a write to a closed pipe into SystemExit, and nothing else into it; ours
        # swallow what nobody reads, so it is a stream that whoever calls has put in their place
        return CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return broken_output(error)
    return code


def _run(arguments: list[str]) -> int:
    """Run the command; errors are printed and become exit codes."""
    asked = asked_language(arguments)
    try:
        code = get_command(app).main(
            arguments, prog_name="coordplan", standalone_mode=False, obj=asked
        )
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as ended:
        if COMPLETING not in os.environ:
            raise
        return int(ended.code or 0)  # so typer ends where a shell completes a word
    except CoordplanError as error:
        return _refused(error, arguments, language(asked))
    except (MemoryError, RecursionError):
        # what is counted is refused long before; this is for what nobody thought of
        return _refused(too_complex(*BEYOND), arguments, language(asked))
    except typer.TyperException as error:
        if not arguments:
            error.show()  # type: ignore[attr-defined]  # it is the help
            return USAGE
        command = _command(arguments)
        words = "coordplan" if command is None else f"coordplan {command}"
        return _refused(understood(error, words), arguments, language(asked))
    return code if isinstance(code, int) else 0


def _command(arguments: Sequence[str]) -> str | None:
    """The command that a command line names, as far as it can be told from its words."""
    return next((word for word in arguments if word in COMMANDS), None)


def _refused(error: CoordplanError, arguments: list[str], in_language: Language) -> int:
    """Say what is wrong, also to a build server where a command line was not understood."""
    if isinstance(error, CommandLineError) and _command(arguments) == "test":
        from coordplan.cli.test import tell_build_server

        tell_build_server(arguments, error.diagnostics, in_language)
    complain(error.diagnostics, in_language)
    return _code(error)


def _code(error: CoordplanError) -> int:
    match error:
        case InvalidFileError():
            return INVALID
        case UnreadableFileError():
            return UNREADABLE
        case _:
            return USAGE
