"""What is known of how an office is called: its numbers, and when somebody answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coordplan.diagnostics import Diagnostic
from coordplan.frozen import dataclass

if TYPE_CHECKING:
    from coordplan.compiled import Agency, Plan


@dataclass(frozen=True, slots=True)
class Opening:
    """Days of the week (0 is Monday), and from when to when on each of them somebody answers.

    A time that does not end after it begins ends on the next day.
    """

    days: tuple[int, ...]
    times: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody answers; without openings round the clock."""

    openings: tuple[Opening, ...] = ()

    @property
    def always(self) -> bool:
        """Whether somebody answers round the clock."""
        return not self.openings


@dataclass(frozen=True, slots=True)
class Contact:
    """A number of an office: groups of digits, a space between them, a ``+`` before a country.

    ``hours`` is None where nobody has said when somebody answers.
    """

    phone: str
    hours: Hours | None = None

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it: digits alone, and the ``+`` of a country."""
        return self.phone.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Contacts:
    """Numbers by plan and agency (ids), in the order of their file.

    ``warnings`` are what is to be looked at again in a file that could be read.
    """

    numbers: Mapping[tuple[str, str], tuple[Contact, ...]]
    warnings: tuple[Diagnostic, ...] = ()

    def of(self, plan: Plan, agency: Agency) -> tuple[Contact, ...]:
        """The numbers of an agency of a plan."""
        return self.numbers.get((plan.label, agency.id), ())
