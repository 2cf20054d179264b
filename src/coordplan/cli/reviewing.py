"""The dialogue of ``coordplan review``: clauses to a stream, decisions from standard input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TextIO

from coordplan.blocks import Block
from coordplan.cli import terminal
from coordplan.cli.typed import TypedLines, fault_of
from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    InvalidFileError,
    SituationError,
    UnreadableFileError,
)
from coordplan.frozen import replaced
from coordplan.load.reviewing import Reviewing
from coordplan.pages import review as shown
from coordplan.phrases.suggestions import Wording
from coordplan.print.diagnostics import diagnostic_lines
from coordplan.print.lines import BLANK
from coordplan.print.text import block_lines
from coordplan.suggest.deciding import Proposal, Waiting, changed, proposed, taken_over
from coordplan.text import Language, Text, fold

PATIENCE = 200
"""How many lines of a pipe may decide nothing; a person has no limit."""


class Turn(StrEnum):
    """What may be decided of a clause."""

    ACCEPT = "accept"
    SKIP = "skip"
    UNDO = "undo"
    LEAVE = "leave"
    HELP = "help"


_TURNS = {
    **dict.fromkeys(("a", "accept", "yes", "y", "chap nhan", "dong y", "nhan", "co"), Turn.ACCEPT),
    **dict.fromkeys(("s", "skip", "bo qua", "de lai", "sau"), Turn.SKIP),
    **dict.fromkeys(("u", "undo", "back", "b", "hoan tac", "quay lai"), Turn.UNDO),
    **dict.fromkeys(("q", "quit", "leave", "exit", "stop", "thoat"), Turn.LEAVE),
    **dict.fromkeys(("h", "help", "giup", "tro giup"), Turn.HELP),
}
"""In folded form: case, diacritics and punctuation do not count."""
_UNFINISHED = Diagnostic(
    "unfinished-duty",
    Text(en="a duty does not say what is done", vi="có nhiệm vụ chưa nêu việc phải làm"),
    help=Text(en="type `1.do=ID`, or `drop 1`", vi="nhập `1.do=MÃ`, hoặc `bỏ 1`"),
)
_SAYS_NOTHING = Diagnostic(
    "unfinished-duty",
    Text(
        en="a clause of kind `duty` says nothing to do",
        vi="điều khoản loại `duty` (nhiệm vụ) chưa nêu việc nào",
    ),
    help=Text(
        en="type `1.do=ID`, or another kind: `kind=background`",
        vi="nhập `1.do=MÃ`, hoặc đổi loại: `kind=background`",
    ),
)
_NOTHING_BEFORE = Diagnostic(
    "nothing-to-undo",
    Text(vi="chưa có quyết định nào để lấy lại", en="there is no decision to take back"),
)
_TOO_MANY = Diagnostic(
    "unknown-answer",
    Text(vi="quá nhiều dòng không quyết định gì", en="too many lines that decide nothing"),
)
_LEFT = Diagnostic(
    "extra-answer",
    Text(
        vi="không còn điều khoản nào cho dòng này; các dòng trên có thể đã dùng cho điều khoản "
        "khác",
        en="no clause is left for this line; those above may have decided others",
    ),
)
_EMPTY = Diagnostic(
    "empty-answer",
    Text(vi="dòng trống không quyết định gì", en="an empty line decides nothing"),
    help=Text(vi="ghi `s` để bỏ qua", en="write `s` to skip"),
)
_WRITE = Text(vi="mỗi dòng một quyết định, mã UTF-8", en="one decision a line, in UTF-8")


class Dialogue:
    """Clauses to a stream, decisions from standard input.

    A person who slips is asked again. Over a pipe nobody sees what was asked: a line that decides
    nothing of its clause ends the review; what was decided before it is written.
    """

    def __init__(self, reviewing: Reviewing, stream: TextIO, language: Language) -> None:
        self.reviewing = reviewing
        self.stream = stream
        self.language = language
        self.person = terminal.typed_by_a_person()
        self.lines = TypedLines()
        self.skipped: set[str] = set()
        self.written = 0
        self.idle = 0

    def lead(self) -> int:
        """Go through what is under review until told to leave; how many clauses are left."""
        self.say(shown.OPENING)
        while (waiting := self.waiting()) and self.decide(waiting[0], len(waiting)):
            pass
        if not waiting and not self.person:
            self.check_nothing_left()
        left = len(self.reviewing.waiting())
        if not left:
            self.reviewing.finish()
        self.part()
        self.say(shown.ending(self.written, left))
        return left

    def waiting(self) -> list[Waiting]:
        """The clauses that are under review and were not skipped."""
        return [one for one in self.reviewing.waiting() if one.at not in self.skipped]

    def decide(self, waiting: Waiting, left: int) -> bool:
        """One clause, of those that are left, until something is decided of it; False to leave."""
        wording = self.reviewing.wording()
        proposal = proposed(waiting.data, assigned=waiting.assigned)
        while True:
            full = self.with_gist(waiting, proposal, wording)
            self.part()
            self.say(shown.asking(waiting, full, left, wording))
            written = self.listen()
            turn = Turn.LEAVE if written is None else self.turn(written)
            if turn is Turn.LEAVE:
                return False
            if turn is None:
                proposal = self.change(proposal, written or "")
            elif self.done(turn, waiting, full):
                return True

    def done(self, turn: Turn, waiting: Waiting, proposal: Proposal) -> bool:
        """Whether a clause is done with after a turn."""
        match turn:
            case Turn.SKIP:
                self.skipped.add(waiting.at)
                self.say(shown.said(shown.SKIPPED.format(at=waiting.at)))
                return True
            case Turn.ACCEPT:
                return self.accept(waiting, proposal)
            case Turn.UNDO:
                return self.undo()
        self.wait()
        self.say(shown.HELP)
        return False

    def change(self, proposal: Proposal, written: str) -> Proposal:
        """A proposal after a line that changes it."""
        self.wait()
        after = changed(proposal, written)
        if isinstance(after, Diagnostic):
            self.slip([after] if written.strip() else [_EMPTY])
            return proposal
        return after

    def with_gist(self, waiting: Waiting, proposal: Proposal, wording: Wording) -> Proposal:
        """A proposal with a gist: what somebody wrote, and otherwise one made of labels."""
        made = wording.gist(proposal, waiting.data.get("names"), waiting.data.get("cites"))
        gist = proposal.gist or Text("", "")
        return replace(proposal, gist=Text(gist.vi or made.vi, gist.en or made.en))

    def turn(self, written: str) -> Turn | None:
        """What a line decides; None where it changes something, or is no decision."""
        fault = fault_of(written)
        if fault is not None:
            self.slip([Diagnostic("unreadable-answer", fault, help=_WRITE)])
            return Turn.HELP
        return Turn.HELP if written.strip() == "?" else _TURNS.get(fold(written))

    def accept(self, waiting: Waiting, proposal: Proposal) -> bool:
        """Write what was decided of a clause; False where that cannot be."""
        if proposal.kind == "duty" and not (proposal.given or proposal.about):
            self.slip([_SAYS_NOTHING])
            return False
        if proposal.unfinished and proposal.kind != "assignment":
            self.slip([_UNFINISHED])
            return False
        try:
            self.reviewing.settle(waiting, taken_over(waiting.data, proposal))
        except (InvalidFileError, UnreadableFileError) as error:
            self.slip(error.diagnostics)
            return any(one.rule == "clause-changed" for one in error.diagnostics)
        self.written += 1
        self.say(shown.said(shown.ACCEPTED.format(at=waiting.at)))
        return True

    def undo(self) -> bool:
        """Take the last decision back; False where there is none."""
        try:
            at = self.reviewing.undo()
        except CoordplanError as error:
            self.slip(error.diagnostics)
            return False
        if at is None:
            self.slip([_NOTHING_BEFORE])
            return False
        self.written -= 1
        self.skipped = set()
        self.say(shown.said(shown.UNDONE.format(at=at)))
        return True

    def wait(self) -> None:
        """Count a line that decides nothing. Raises ``SituationError`` for too many of a pipe."""
        self.idle += 1
        if self.idle > PATIENCE and not self.person:
            self.slip([_TOO_MANY])

    def slip(self, slips: Sequence[Diagnostic]) -> None:
        """Tell a person what is wrong. Raises ``SituationError`` over a pipe."""
        if not self.person:
            raise SituationError(
                replaced(slip, where=slip.where or self.lines.place()) for slip in slips
            )
        terminal.write(diagnostic_lines(slips, self.language), self.stream)

    def check_nothing_left(self) -> None:
        """Raise ``SituationError`` for a line that no clause is left for."""
        for written in self.lines.left():
            if written.strip() and self.turn(written) not in {Turn.LEAVE, Turn.HELP}:
                raise SituationError([replaced(_LEFT, where=self.lines.place())])

    def listen(self) -> str | None:
        """The next line; None where there is none."""
        return self.lines.after(shown.PROMPT, self.stream, person=self.person)

    def say(self, blocks: Sequence[Block]) -> None:
        """Show some blocks."""
        terminal.write(block_lines(blocks, self.language, terminal.width()), self.stream)

    def part(self) -> None:
        """Leave a line blank."""
        terminal.write([BLANK], self.stream)
