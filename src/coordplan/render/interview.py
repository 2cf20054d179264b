"""An interview as a person sees it: the question, what each answer would change, how it ends."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.answer.interview import Effect, Interview
from coordplan.answer.items import Question
from coordplan.render import words
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.text import Language, Text, listing
from coordplan.vocabulary import Fact, FactValue
from coordplan.vocabulary.terms import spelled

PROMPT = "> "

_LEADERS_SHOWN = 2
_ACTIONS_SHOWN = 3

_QUESTION = Text(vi="Câu hỏi {n}", en="Question {n}")
_UNDECIDED = (
    Text(vi="{n} nhiệm vụ còn tùy", en="{n} duty undecided"),
    Text(vi="{n} nhiệm vụ còn tùy", en="{n} duties undecided"),
)
_APPLY = (
    Text(vi="{n} chắc chắn áp dụng", en="{n} becomes certain"),
    Text(vi="{n} chắc chắn áp dụng", en="{n} become certain"),
)
_DROP = (
    Text(vi="{n} không áp dụng", en="{n} drops out"),
    Text(vi="{n} không áp dụng", en="{n} drop out"),
)
_NOTHING = Text(vi="chưa quyết định được gì", en="settles nothing yet")
_LED_BY = Text(vi="{what} do {by} chủ trì", en="{what} led by {by}")
_AND_MORE = Text(vi="{by} và {n} cơ quan khác", en="{by} and {n} more")
_NOT_KNOWN = Text(vi="không biết", en="don't know")
_LEFT_OPEN = Text(vi="không hỏi lại; để ngỏ", en="not asked again; left open")
_HOW = Text(
    vi="Trả lời bằng số hoặc bằng chữ. `?` không biết · `back` quay lại câu trước · "
    "`q` dừng và xem câu trả lời · `help` trợ giúp",
    en="Answer by number or in words. `?` not known · `back` undo · "
    "`q` stop and show the answer · `help`",
)
_NOTHING_BEFORE = Text(vi="chưa có câu trả lời nào để lùi lại", en="there is no answer to undo")
_ALL_SETTLED = Text(vi="Không còn gì tùy thuộc nữa.", en="Nothing depends any more.")
_ONLY_UNKNOWN = Text(
    vi="Không còn câu hỏi nào: phần còn tùy chỉ tùy vào điều chưa biết.",
    en="No question is left: what still depends, depends only on what is not known.",
)
_STOPPED = Text(vi="Dừng hỏi; đây là câu trả lời đến lúc này.", en="Stopped; the answer so far.")
_TOO_MANY = Text(
    vi="quá nhiều dòng không phải câu trả lời; không hỏi nữa",
    en="too many lines that answer nothing; no more is asked",
)


def opening_lines(language: Language, width: int) -> list[Line]:
    """How to answer, said once."""
    return paragraph(_HOW[language], width, style="faint")


def question_lines(interview: Interview, language: Language, width: int) -> list[Line]:
    """The question, its answers by number, and what each would change."""
    question = interview.question
    assert question is not None
    open_ = len({found.item.duty.number for found in interview.answer.possible})
    head = _QUESTION[language].format(n=interview.number)
    effects = interview.effects()
    digits = len(str(len(effects)))
    rows = [
        Entry(f"{n:>{digits}}  {_label(question.fact, found, language)}", *_change(found, language))
        for n, found in enumerate(effects, 1)
    ]
    rows.append(Entry(f"{'?':>{digits}}  {_NOT_KNOWN[language]}", _LEFT_OPEN[language], ""))
    return [
        BLANK,
        line(Span(f"{head} · {words.counted(_UNDECIDED, open_, language)}", "faint")),
        *paragraph(question.fact.question[language], width, style="strong"),
        *entries(rows, width),
    ]


def help_lines(question: Question, language: Language, width: int) -> list[Line]:
    """How to answer, and what each answer means."""
    offered = [v for v in question.fact.values if v.value in question.values]
    digits = len(str(len(offered)))
    rows = [
        Entry(f"{n:>{digits}}  {value.label[language]}", _meaning(value, language), "")
        for n, value in enumerate(offered, 1)
    ]
    about = paragraph(question.fact.about[language], width)
    return [*opening_lines(language, width), *about, *entries(rows, width)]


def understood_lines(
    before: Interview, after: Interview, language: Language, width: int
) -> list[Line]:
    """What was understood, and what follows from it."""
    question = before.question
    assert question is not None
    fact, known = question.fact, after.answer.situation.known
    if question.call is not None and question.call.id in after.calls:
        value = fact.values[0 if after.calls[question.call.id] else 1]
        said = f"{fact.label[language]}: {value.label[language]}"
    elif fact.number not in known:
        said = f"{fact.label[language]}: {_NOT_KNOWN[language]}"
    else:
        said = _said(fact, known[fact.number], language)
    follows = [
        _said(other, known[other.number], language)
        for other in after.answer.situation.vocabulary.fact_list
        if other.number in known.keys() - before.answer.situation.known.keys() - {fact.number}
    ]
    if follows:
        said += f" ({words.IMPLIED[language]}: {' · '.join(follows)})"
    return labelled(Span("→", "strong"), said, width)


def nothing_before_lines(language: Language) -> list[Line]:
    """That there is no answer to take back."""
    return [line(_NOTHING_BEFORE[language])]


def too_many_lines(language: Language) -> list[Line]:
    """That no more is asked, because too many lines answered nothing."""
    return [line(Span(_TOO_MANY[language], "alert"))]


def ending_lines(interview: Interview, language: Language, width: int) -> list[Line]:
    """Why no more is asked."""
    if interview.question is not None:
        why = _STOPPED
    else:
        why = _ONLY_UNKNOWN if interview.answer.possible else _ALL_SETTLED
    return [BLANK, *paragraph(why[language], width, style="faint"), BLANK]


def _said(fact: Fact, value: int, language: Language) -> str:
    return f"{fact.label[language]}: {fact.values[value].label[language]}"


def _label(fact: Fact, effect: Effect, language: Language) -> str:
    value = fact.find(spelled(effect.value))
    assert value is not None
    return value.label[language]


def _meaning(value: FactValue, language: Language) -> str:
    """What a value says, with the word in which it can be typed."""
    return f"{value.about[language]} [{spelled(value.value)}]"


def _change(effect: Effect, language: Language) -> tuple[str, str]:
    """What an answer would change, in a few words, and the clauses of whom it makes lead."""
    counted = ((_APPLY, effect.certain), (_DROP, effect.excluded))
    said = [words.counted(forms, len(duties), language) for forms, duties in counted if duties]
    parts = [", ".join(said) or _NOTHING[language], *_leading(effect, language)]
    clauses = dict.fromkeys(words.clause(item.duty) for item in effect.leads)
    return "; ".join(parts), " ".join(clauses)


def _leading(effect: Effect, language: Language) -> Iterator[str]:
    """What would be led by whom; agencies that lead the same things are named together."""
    actions: dict[str, dict[str, None]] = {}
    for item in effect.leads:
        done = actions.setdefault(item.agency.name[language], {})
        done |= dict.fromkeys(action.label[language] for action in item.actions)
    led: dict[tuple[str, ...], list[str]] = {}
    for name, done in actions.items():
        led.setdefault(tuple(done), []).append(name)
    for doing, names in led.items():
        what, by = listing(doing, limit=_ACTIONS_SHOWN), ", ".join(names[:_LEADERS_SHOWN])
        more = len(names) - _LEADERS_SHOWN
        if more > 0:
            by = _AND_MORE[language].format(by=by, n=more)
        yield _LED_BY[language].format(what=what, by=by)
