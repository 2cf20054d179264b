"""The command ``coordplan``: one module a command, exit codes, and quiet ends.

Exit codes: 0 answered or clean; 1 findings; 2 usage; 3 a plan or vocabulary is invalid;
4 a file cannot be read or written; 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from coordplan.cli.options import NoCacheOption
from coordplan.cli.terminal import broken_output, closed_pipe, report_error, use_utf8
from coordplan.cli.values import take_as_typed
from coordplan.diagnostics import CoordplanError, InvalidFileError, UnreadableFileError

USAGE, INVALID, UNREADABLE, INTERRUPTED = 2, 3, 4, 130

COMMANDS = (
    "who",
    "why",
    "why-not",
    "ask",
    "show",
    "compare",
    "diff",
    "gaps",
    "deviations",
    "reports",
    "graph",
    "card",
    "plans",
    "events",
    "facts",
    "agencies",
    "registry",
    "check",
    "fmt",
    "test",
    "trace",
    "schema",
    "cache",
)


class _Commands(Mapping[str, TyperCommand]):
    """The commands by name; the module of each is imported when the command is looked up."""

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in COMMANDS:
            raise KeyError(name)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        import_module(f"coordplan.cli.{name.replace('-', '_')}").register(alone)
        return cast(TyperCommand, get_command(alone))

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Group(TyperGroup):
    """The commands of coordplan, of which only those that are looked at are imported."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "commands": _Commands()})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        take_as_typed(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        command = cast(TyperCommand | None, super().get_command(ctx, cmd_name))
        if command is not None:
            take_as_typed(command.get_params(typer.Context(command, parent=ctx)))
        return command


app = typer.Typer(
    name="coordplan",
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who must act, and who is told, when a victim of trafficking stands before you.\n\n"
    "Ai phải làm, và ai phải được báo, khi tiếp nhận nạn nhân bị mua bán.",
    epilog="Try: coordplan who --plan haiphong --event sea-border-return",
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
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
    no_cache: NoCacheOption = False,
) -> None:
    """Options before the command; it is as if they were given to the command."""
    if no_cache:
        context.default_map = {name: {"no_cache": True} for name in COMMANDS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; the entry point of ``coordplan``."""
    use_utf8()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, SystemExit):
        # typer turns a write to a closed pipe into SystemExit, and nothing else into it
        return closed_pipe()
    except OSError as error:
        return broken_output(error)
    return code


def _run(arguments: list[str]) -> int:
    """Run the command; errors are printed and become exit codes."""
    try:
        code = get_command(app).main(arguments, prog_name="coordplan", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except CoordplanError as error:
        report_error(error, arguments)
        return _code(error)
    except typer.TyperException as error:
        error.show()  # type: ignore[attr-defined]  # every error of a command line has it
        return USAGE
    return code if isinstance(code, int) else 0


def _code(error: CoordplanError) -> int:
    match error:
        case InvalidFileError():
            return INVALID
        case UnreadableFileError():
            return UNREADABLE
        case _:
            return USAGE
