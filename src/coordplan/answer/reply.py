"""What somebody typed below a question: a value, a wish about the interview, or a slip."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

from coordplan.answer.items import Question
from coordplan.diagnostics import Diagnostic
from coordplan.frozen import dataclass
from coordplan.glyphs import usual
from coordplan.text import LANGUAGES, Text, did_you_mean, fold, listing, nearest, quote
from coordplan.vocabulary import FactValue, Number, Vocabulary
from coordplan.vocabulary.terms import spelled


class Turn(StrEnum):
    """What may be said instead of a value."""

    NOT_KNOWN = "not-known"
    BACK = "back"
    STOP = "stop"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in answer to a question about a fact that it sets."""

    number: Number
    digits: str


Reply = FactValue | Counted | Turn | Diagnostic

_TURNS: Mapping[str, Turn] = {
    **dict.fromkeys(("k", "kb", "khong biet", "chua biet", "chua ro"), Turn.NOT_KNOWN),
    **dict.fromkeys(("don t know", "dont know", "not known", "unknown"), Turn.NOT_KNOWN),
    **dict.fromkeys(("back", "b", "quay lai", "lui"), Turn.BACK),
    **dict.fromkeys(("q", "quit", "stop", "exit", "dung", "thoat"), Turn.STOP),
    **dict.fromkeys(("help", "h", "giup", "tro giup"), Turn.HELP),
}
"""In folded form: case, diacritics and punctuation do not count."""

_YES_OR_NO: Mapping[str, bool] = {
    **dict.fromkeys(("y", "yes", "co", "phai", "roi"), True),
    **dict.fromkeys(("n", "no", "khong", "ko", "khong phai", "chua"), False),
}
_RIGHT = "đúng"
"""Without its marks it reads like the word for "stop"."""

_RIGHT_OR_STOP = Diagnostic(
    "unknown-answer",
    Text(
        en="`dung` may be `đúng` (right) or `dừng` (stop)",
        vi="`dung` có thể là `đúng` hoặc `dừng`",
    ),
    help=Text(en="write `có`, or `q` to stop", vi="nhập `có`, hoặc `thoát` để dừng"),
)


def turn_of(written: str) -> Turn | None:
    """What a line says whatever the question is; None where it states something, or nothing."""
    word = written.strip()
    return Turn.NOT_KNOWN if word in {"", "?"} else _TURNS.get(fold(word))


def read_reply(question: Question, written: str, vocabulary: Vocabulary | None = None) -> Reply:
    """What a line says: a number of the list, a value by any name, or one of the turns.

    A value of the fact that cannot occur here is returned all the same: the interview has the
    reason. Nothing, or a question mark, says that the answer is not known. With a vocabulary a
    number counts that sets the fact, such as an age: said with its name, or in more figures
    than the list has.
    """
    word = usual(written.strip())
    if word in {"", "?"}:
        return Turn.NOT_KNOWN
    fact, folded = question.fact, fold(word)
    by_number = _numbered(question, word)
    if by_number is not None:
        return by_number
    if not folded:
        return _not_understood(question, word)
    counted = None if vocabulary is None else _counted(question, word, vocabulary)
    if counted is not None:
        return counted
    if fact.boolean and folded == fold(_RIGHT):
        marked = unicodedata.normalize("NFC", word.casefold())
        if marked not in {_RIGHT, "dừng"}:
            return _RIGHT_OR_STOP
        return fact.values[0] if marked == _RIGHT else Turn.STOP
    if fact.boolean and folded in _YES_OR_NO:
        word = spelled(_YES_OR_NO[folded])
    found = fact.found(word)
    if len(found) > 1:
        return _several(question, word, found)
    return (found[0] if found else _TURNS.get(folded)) or _not_understood(question, word)


def _counted(question: Question, word: str, vocabulary: Vocabulary) -> Counted | Diagnostic | None:
    """A number that sets the fact of a question; None where the word is none."""
    from coordplan.vocabulary.misses import needs_a_number
    from coordplan.vocabulary.words import numbered

    id_ = question.fact.id
    setting = [n for n in vocabulary.numbers.values() if any(id_ in b.facts for b in n.bands)]
    found = numbered(vocabulary, word)
    if found is None and setting and word.isdecimal() and len(word) > _figures(question):
        found = (setting[0], word)
    if found is None or found[0] not in setting:
        return None
    number, digits = found
    if number.sets(digits) is None:
        return needs_a_number(number, word, None).problem
    return Counted(number, digits)


def _figures(question: Question) -> int:
    """How many figures the numbers of the list have at most."""
    return len(str(len(question.values)))


def _several(question: Question, word: str, found: Sequence[FactValue]) -> Diagnostic:
    """That a word may be several of the answers, each with its number in the list."""
    offered = {value: number for number, value in enumerate(question.values, 1)}
    named = [(offered.get(value.value), value) for value in found]
    vi, en = (
        ", ".join(f"{n}  {value.label[language]}" for n, value in named if n is not None)
        for language in LANGUAGES
    )
    return Diagnostic(
        "ambiguous-word",
        Text(
            en=f"{quote(word)} may be several of the answers",
            vi=f"{quote(word)} có thể hiểu là nhiều câu trả lời",
        ),
        help=Text(en=f"say which: {en}", vi=f"nêu rõ một trong: {vi}"),
    )


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
    message = Text(en="this is none of the answers", vi="đây không phải là câu trả lời")
    if nearest(word, names) is not None:
        return Diagnostic("unknown-answer", message, help=did_you_mean(word, names))
    last = len(offered)
    return Diagnostic(
        "unknown-answer",
        message,
        help=Text(
            en=f"write a number from 1 to {last} ({listing(v.label.en for v in offered)}), "
            "`?` where you do not know, or `help`",
            vi=f"nhập số từ 1 đến {last} ({listing(v.label.vi for v in offered)}), "
            "`?` nếu không biết, hoặc `trợ giúp`",
        ),
    )
