"""What is wrong with a command line, in the words of every other error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import typer

from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.text import Text, counted, did_you_mean, forms, nearest, quote

_TOO_MANY = forms(vi="thừa {n} từ", one="{n} word too many", many="{n} words too many")


class CommandLineError(CoordplanError):
    """A command line that cannot be understood; nothing was done."""


def refused(message: Text, help_: Text | None = None, rule: str = "usage") -> CommandLineError:
    """The error of options or arguments that do not go together."""
    return CommandLineError([Diagnostic(rule, message, help=help_)])


def unknown_command(word: str, known: Iterable[str]) -> CommandLineError:
    """The error of a command that there is none of."""
    message = Text(en="no such command", vi="không có lệnh đã nêu")
    return refused(message, did_you_mean(word, known), "unknown-command")


def unexpected(words: Sequence[str]) -> Diagnostic:
    """What is wrong with words that no argument takes."""
    return Diagnostic(
        "extra-argument",
        counted(_TOO_MANY, len(words)),
        help=Text(
            en="put a name of several words in quotation marks",
            vi="đặt tên gồm nhiều từ trong dấu ngoặc kép",
        ),
    )


def understood(error: typer.TyperException, command: str) -> CommandLineError:
    """What typer refused of a command line, for ``command`` and its help.

    typer has no public names for its kinds of errors; each is told by its own.
    """
    context: typer.Context | None = getattr(error, "ctx", None)
    more = Text(en=f"see `{command} -h`", vi=f"xem `{command} -h`")
    kind = type(error).__name__
    option = quote(getattr(error, "option_name", ""))
    match kind:
        case "NoSuchOption":
            message = Text(en="no such option", vi="không có tùy chọn đã nêu")
            return refused(message, _near(error, context) or more, "unknown-option")
        case "BadOptionUsage" if "requires" in str(error):
            message = Text(
                en=f"option {option} needs a value", vi=f"tùy chọn {option} cần có giá trị"
            )
            return refused(message, more, "missing-value")
        case "BadOptionUsage":
            message = Text(
                en=f"option {option} takes no value", vi=f"tùy chọn {option} không nhận giá trị"
            )
            return refused(message, more, "extra-value")
        case "MissingParameter":
            from coordplan.cli.metavars import in_vietnamese

            name = quote(_name(getattr(error, "param", None)))
            message = Text(en=f"{name} is missing", vi=f"thiếu {in_vietnamese(name)}")
            return refused(message, more, "missing-argument")
        case "UsageError" if str(error) == "Missing command.":
            message = Text(en="a command is missing", vi="thiếu tên lệnh")
            return refused(message, more, "missing-command")
    message = Text(en="this command line is not understood", vi="không hiểu được dòng lệnh này")
    return refused(message, more)


def _near(error: typer.TyperException, context: typer.Context | None) -> Text | None:
    """The option that was probably meant."""
    parameters = context.command.get_params(context) if context is not None else []
    known = [name for parameter in parameters for name in parameter.opts if name.startswith("-")]
    word = getattr(error, "option_name", "")
    return None if nearest(word, known) is None else did_you_mean(word, known)


def _name(parameter: object) -> str:
    """What a parameter is called in help: ``--source``, or ``PLAN``."""
    named: str | None = getattr(parameter, "metavar", None)
    options: list[str] = getattr(parameter, "opts", [])
    return next((name for name in options if name.startswith("--")), named or " ".join(options))
