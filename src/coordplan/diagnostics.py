"""What is wrong with an input, as values: every problem at once, each with its place.

A ``Problem`` names a symbolic place (a route); ``Diagnostic`` is the same problem once the
place is known as file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from coordplan.frozen import dataclass
from coordplan.source import Location, Route, SourceMap
from coordplan.text import Text


class Severity(StrEnum):
    """An error makes a file unusable; a warning is a finding to look at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a route of a document.

    ``rule`` is a stable id with a page in the documentation. ``at_key`` points at the key
    that ends the route instead of its value.
    """

    rule: str
    message: Text
    route: Route = ()
    help: Text | None = None
    severity: Severity = Severity.ERROR
    at_key: bool = False

    def locate(self, source: SourceMap) -> Diagnostic:
        """The same problem with its place in a file."""
        where = source.locate(self.route, key=self.at_key)
        return Diagnostic(self.rule, self.message, where, self.help, self.severity)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem as it is shown: rule, message, place, and how to mend it."""

    rule: str
    message: Text
    where: Location | None = None
    help: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int]:
        """Sorts diagnostics by file and place; those without a place stay in their order."""
        if self.where is None:
            return ("", 0, 0)
        position = self.where.position
        line, column = (position.line, position.column) if position else (0, 0)
        return (self.where.file, line, column)


class CoordplanError(Exception):
    """An input that coordplan cannot work with; ``diagnostics`` says everything that is wrong."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: d.order))
        # as they are taken: copies and pickles are made by calling the class with them
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(
            f"{d.where}: {d.message.en} [{d.rule}]" if d.where else f"{d.message.en} [{d.rule}]"
            for d in self.diagnostics
        )


class InvalidFileError(CoordplanError):
    """A plan or vocabulary file was read and is not valid."""


class UnreadableFileError(CoordplanError):
    """A file is missing, is not a file, or may not be read or written."""


class SituationError(CoordplanError):
    """A situation names an unknown event, fact or value, or contradicts itself."""


class UnknownNameError(CoordplanError):
    """A name given to a question (a plan, an agency, a phase, a clause) is not known."""


class VocabularyMismatchError(CoordplanError):
    """Two plans are written in different vocabularies, so they have no situation in common."""


class DateError(CoordplanError):
    """A date cannot be used: out of order, no date, or in a year without a calendar."""


class EngineError(CoordplanError):
    """The engine asked for is not at hand, failed, or cannot express the question."""


class MissingExtraError(CoordplanError):
    """What a format or an engine needs is not installed; the help says how to install it."""

    @classmethod
    def of(cls, extra: str, message: Text, otherwise: Text | None = None) -> Self:
        """The error for what an extra of this package would bring, and what to do without it."""
        command = f"`pip install 'coordplan[{extra}]'`"
        how = Text(vi=f"cài bằng lệnh {command}", en=f"install it: {command}")
        mend = how if otherwise is None else how + otherwise
        return cls([Diagnostic("missing-extra", message, None, mend)])
