"""What may be spent, all of it in one place: on a file that is read, and on a question.

Whatever can grow faster than what was read is counted in *turns*, one for each turn of an
innermost loop, and refused when they are spent. Turns are the same on every machine and at every
hour, so a question that is answered once is always answered; seconds are not. ``TURNS`` are about
a second of one processor and, since every turn leaves little behind, less than 500 MB.
"""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.source import Location
from coordplan.text import Text

MAX_BYTES = 2 * 1024 * 1024
"""The largest file that is read, of those that are text."""

MAX_DOCUMENT = 32 * 1024 * 1024
"""The largest document that is read, with its pictures; of text it may hold what others may."""

MAX_NODES = 100_000
"""The most values that a YAML file may have, those that aliases repeat among them."""

MAX_DEPTH = 40
"""How deep they may be nested."""

MAX_ALIASES = 200
"""The most aliases in a YAML file."""

MAX_FAULTS = 200
"""The most faults of a YAML file that are told."""

MOST_FINDINGS = 100
"""The most findings of one check that are shown."""

MOST_WORDS = 500
"""How often one option may be given."""

MOST_FACTS = 300
"""The most facts that may be tied together in a comparison: the depth of its recursions."""

TURNS = 6_000_000
"""What may be spent on a vocabulary, on a plan, or on one question about them."""

PART = TURNS // 2
"""What one condition may take of it."""

SUITE = 3 * TURNS
"""What all scenarios of one file may cost: some seventeen hundred of a plan of today."""

SURVEY = 20 * TURNS
"""What the faults that are planted in one plan may cost: a plan is compiled anew for each."""


class TooComplexError(CoordplanError):
    """Something costs more than may be spent; nothing is said of it rather than half."""

    def __init__(self, diagnostics: Iterable[Diagnostic] | None = None) -> None:
        super().__init__([_TIED] if diagnostics is None else diagnostics)


def too_complex(said: Text, mend: Text, where: Location | None = None) -> TooComplexError:
    """The error that says what is too much, and how to mend it."""
    return TooComplexError([Diagnostic(TOO_COMPLEX, said, where, mend)])


TOO_COMPLEX = "too-complex"

_TIED = Diagnostic(
    TOO_COMPLEX,
    Text(
        en="the conditions are tied together in too many ways to be worked out exactly",
        vi="các điều kiện ràng buộc nhau quá nhiều, không tính chính xác được",
    ),
    help=Text(
        en="narrow the question to one action or one role, or use fewer conditions",
        vi="thu hẹp câu hỏi vào một việc hoặc một vai trò, hoặc dùng ít điều kiện hơn",
    ),
)

BEYOND = (
    Text(en="this needs more memory than there is", vi="việc này cần nhiều bộ nhớ hơn mức có được"),
    Text(en="use a smaller file, or a narrower question", vi="dùng tệp nhỏ hơn, hoặc hỏi hẹp hơn"),
)
"""What is said, and how to mend it, where memory ran out all the same."""


class Work:
    """The turns that are left of what may be spent on one thing."""

    __slots__ = ("left", "most")

    def __init__(self, turns: int | None = None) -> None:
        self.left = self.most = TURNS if turns is None else turns

    @property
    def spent(self) -> int:
        """The turns that were made."""
        return self.most - max(self.left, 0)

    def part(self, turns: int) -> Work:
        """So many of the turns that are left, or all of them where they are fewer."""
        return Work(max(min(self.left, turns), 0))

    def spend(self, turns: int = 1) -> None:
        """Take turns, before they are made. Raises ``TooComplexError`` where too few are left."""
        self.left -= turns
        if self.left < 0:
            raise TooComplexError
