"""Answers over a pipe: nobody sees what was asked, so that every line must answer its question.

A line that answers nothing would leave the next one, which was written for the next question, to
this one: the answer would be that of a situation which nobody has stated.
"""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.answer.interview import Interview
from coordplan.answer.reply import Turn, turn_of
from coordplan.cli.typed import MOST_LEFT, TypedLines, fault_of
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.frozen import replaced
from coordplan.source import Location
from coordplan.text import Text

_ASKED = Text(vi="câu hỏi {number}, {fact}: ", en="question {number}, {fact}: ")
_WRITE = Text(
    vi="mỗi dòng một câu trả lời, mã UTF-8", en="one answer a line, as plain text in UTF-8"
)
_EMPTY = Diagnostic(
    "empty-answer",
    Text(vi="dòng trống không trả lời câu nào", en="an empty line answers nothing"),
    help=Text(vi="ghi `?` nếu không biết", en="write `?` where nobody knows"),
)
NOTHING_BEFORE = Diagnostic(
    "nothing-to-undo",
    Text(vi="chưa có câu trả lời nào để sửa", en="there is no answer to undo"),
)
TOO_MANY = Diagnostic(
    "unknown-answer",
    Text(vi="quá nhiều dòng không trả lời câu nào", en="too many lines that answer nothing"),
)
_LEFT = Diagnostic(
    "extra-answer",
    Text(
        vi="không còn câu hỏi nào cho dòng này; các dòng trên có thể đã trả lời câu hỏi khác",
        en="no question is left for this line; those above may have answered other questions",
    ),
    help=Text(
        vi="bỏ dòng này, hoặc xem lại từng câu hỏi với các dòng đã ghi",
        en="leave it out, or hold the lines against the questions",
    ),
)


def unreadable(fault: Text) -> Diagnostic:
    """What is wrong with a line that cannot have been typed as an answer."""
    return Diagnostic("unreadable-answer", fault, help=_WRITE)


def refused(interview: Interview, slips: Iterable[Diagnostic], where: Location) -> SituationError:
    """The error of a line: where it stands, which question it stood for, what is wrong with it."""
    assert interview.question is not None
    asked = _ASKED.format(number=interview.number, fact=interview.question.fact.label)
    return SituationError(
        replaced(slip, message=asked + slip.message, where=where) for slip in slips
    )


def check_blank(interview: Interview, lines: TypedLines) -> None:
    """Raise ``SituationError`` for the empty line read last, unless the input ends with it."""
    number, where = lines.number, lines.place()
    while lines.number < number + MOST_LEFT and lines.waiting():
        following = lines.next()
        if following is None:
            return
        if following.strip():
            break
    raise refused(interview, [_EMPTY], where)


def check_nothing_left(lines: TypedLines) -> None:
    """Raise ``SituationError`` for a line that no question is left for.

    What says nothing, whatever the question, may follow; nobody is waited for.
    """
    for written in lines.left():
        turn = None if fault_of(written) else turn_of(written)
        if turn is Turn.STOP:
            return
        if turn not in {Turn.NOT_KNOWN, Turn.HELP}:
            raise SituationError([replaced(_LEFT, where=lines.place())])
