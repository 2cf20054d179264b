"""What somebody typed below a question: a value, a wish about the interview, or a slip."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from coordplan.answer.items import Question
from coordplan.diagnostics import Diagnostic
from coordplan.text import Text, did_you_mean, fold, listing, nearest, quote
from coordplan.vocabulary import FactValue
from coordplan.vocabulary.terms import spelled


class Turn(StrEnum):
    """What may be said instead of a value."""

    NOT_KNOWN = "not-known"
    BACK = "back"
    STOP = "stop"
    HELP = "help"


Reply = FactValue | Turn | Diagnostic

_TURNS: Mapping[str, Turn] = {
    **dict.fromkeys(("k", "kb", "khong biet", "chua biet", "chua ro"), Turn.NOT_KNOWN),
    **dict.fromkeys(("don t know", "dont know", "not known", "unknown"), Turn.NOT_KNOWN),
    **dict.fromkeys(("back", "b", "quay lai", "lui"), Turn.BACK),
    **dict.fromkeys(("q", "quit", "stop", "exit", "dung", "thoat"), Turn.STOP),
    **dict.fromkeys(("help", "h", "giup", "tro giup"), Turn.HELP),
}
"""In folded form: case, diacritics and punctuation do not count."""

_YES_OR_NO: Mapping[str, bool] = {"y": True, "yes": True, "co": True} | {
    "n": False,
    "no": False,
    "khong": False,
    "ko": False,
}


def read_reply(question: Question, written: str) -> Reply:
    """What a line says: a number of the list, a value by any name, or one of the turns.

    A value of the fact that cannot occur here is returned all the same: the interview has the
    reason. Nothing, or a question mark, says that the answer is not known.
    """
    word = written.strip()
    if word in {"", "?"}:
        return Turn.NOT_KNOWN
    fact, folded = question.fact, fold(word)
    by_number = _numbered(question, word)
    if by_number is not None:
        return by_number
    if not folded:
        return _not_understood(question, word)
    if fact.boolean and folded in _YES_OR_NO:
        word = spelled(_YES_OR_NO[folded])
    return fact.find(word) or _TURNS.get(folded) or _not_understood(question, word)


def _numbered(question: Question, word: str) -> FactValue | None:
    """The value that a number of the list stands for: ``2``, ``2.`` or ``2)``."""
    digits = word.rstrip(".)")
    if not digits.isdecimal() or len(digits) > 3:
        return None
    number = int(digits)
    if not 1 <= number <= len(question.values):
        return None
    return question.fact.find(spelled(question.values[number - 1]))


def _not_understood(question: Question, word: str) -> Diagnostic:
    """That a line is none of the answers, with the one that it is nearest to, or all of them."""
    offered = [v for v in question.fact.values if v.value in question.values]
    names = [name for value in offered for name in value.names]
    message = Text(
        en=f"{quote(word)} is none of the answers", vi=f"{quote(word)} không phải câu trả lời"
    )
    if nearest(word, names) is not None:
        return Diagnostic("unknown-answer", message, help=did_you_mean(word, names))
    last = len(offered)
    return Diagnostic(
        "unknown-answer",
        message,
        help=Text(
            en=f"write a number from 1 to {last} ({listing(v.label.en for v in offered)}), "
            "`?` where you do not know, or `help`",
            vi=f"gõ số từ 1 đến {last} ({listing(v.label.vi for v in offered)}), "
            "`?` nếu không biết, hoặc `help`",
        ),
    )
