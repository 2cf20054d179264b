"""An interview as a person sees it: the question, what each answer would change, how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.answer.interview import Effect, Interview
from coordplan.answer.items import Question
from coordplan.blocks import Block, Notice, Row, Rows, Tone, clauses, marked, words
from coordplan.compiled import Agency
from coordplan.phrases.duties import clauses as cited
from coordplan.phrases.duties import labels, names
from coordplan.phrases.situations import fact_words
from coordplan.text import Text, counted, forms, join
from coordplan.vocabulary import Action, Fact
from coordplan.vocabulary.terms import spelled

PROMPT = "> "

_LEADERS_SHOWN = 2
_ACTIONS_SHOWN = 3

_QUESTION = Text(vi="Câu hỏi {number} · {undecided}", en="Question {number} · {undecided}")
_UNDECIDED = forms(
    vi="{n} nhiệm vụ cần làm rõ thêm", one="{n} duty undecided", many="{n} duties undecided"
)
_APPLY = forms(vi="{n} áp dụng", one="{n} becomes certain", many="{n} become certain")
_DROP = forms(vi="{n} không áp dụng", one="{n} drops out", many="{n} drop out")
_NOTHING = Text(vi="chưa làm rõ được nhiệm vụ nào", en="settles nothing yet")
_LED_BY = Text(vi="{by} chủ trì {what}", en="{what} led by {by}")
_AND_MORE = Text(vi="{by} và {n} cơ quan khác", en="{by} and {n} more")
_NOT_KNOWN = Text(vi="không biết", en="don't know")
_LEFT_OPEN = Text(vi="bỏ qua, không hỏi lại", en="not asked again; left open")
_TOLD = Text(vi="{fact}: {value}", en="{fact}: {value}")
_FOLLOWS = Text(vi="{said} (suy ra: {follows})", en="{said} (implied: {follows})")
_MEANING = Text(vi="{about} [{typed}]", en="{about} [{typed}]")
_ALL_SETTLED = Text(vi="Không còn nội dung nào cần làm rõ.", en="Nothing depends any more.")
_ONLY_UNKNOWN = Text(
    vi="Không còn câu hỏi nào: phần chưa rõ chỉ tùy theo những thông tin chưa biết.",
    en="No question is left: what still depends, depends only on what is not known.",
)
_STOPPED = Text(
    vi="Dừng hỏi; dưới đây là câu trả lời theo thông tin đã biết.",
    en="Stopped; the answer so far.",
)


def _notice(said: Text, tone: Tone = "plain") -> tuple[Block, ...]:
    return (Notice(words(said), tone=tone),)


OPENING = _notice(
    Text(
        vi="Trả lời bằng số hoặc bằng chữ. `?` không biết · `quay lại` sửa câu trước · "
        "`thoát` dừng và xem câu trả lời · `trợ giúp` giải thích câu hỏi",
        en="Answer by number or in words. `?` not known · `back` undo · "
        "`q` stop and show the answer · `help`",
    ),
    "faint",
)
"""How to answer, said once."""


def asking(interview: Interview) -> tuple[Block, ...]:
    """The question, its answers by number, and what each would change."""
    question = interview.question
    assert question is not None
    open_ = len({found.item.duty.number for found in interview.answer.possible})
    head = _QUESTION.format(number=str(interview.number), undecided=counted(_UNDECIDED, open_))
    rows = [
        (_label(question.fact, one), _change(one), cited(item.duty for item in one.leads))
        for one in interview.effects()
    ]
    return (
        Notice(words(head), tone="faint"),
        Notice(marked("strong", question.fact.question)),
        _numbered([*rows, (_NOT_KNOWN, _LEFT_OPEN, "")], last="?"),
    )


def helping(question: Question) -> tuple[Block, ...]:
    """How to answer, and what each answer means."""
    rows = [
        (one.label, _MEANING.format(about=one.about, typed=spelled(one.value)), "")
        for one in question.fact.values
        if one.value in question.values
    ]
    return (*OPENING, Notice(words(question.fact.about)), _numbered(rows))


def understood(before: Interview, after: Interview) -> tuple[Block, ...]:
    """What was understood, and what follows from it."""
    question = before.question
    assert question is not None
    fact, known = question.fact, after.answer.situation.known
    value = _NOT_KNOWN
    if question.call is not None and question.call.id in after.calls:
        value = fact.values[0 if after.calls[question.call.id] else 1].label
    elif fact.number in known:
        value = fact.values[known[fact.number]].label
    new = known.keys() - before.answer.situation.known.keys() - {fact.number}
    follows = [
        fact_words(other, other.values[known[other.number]])
        for other in after.answer.situation.vocabulary.fact_list
        if other.number in new
    ]
    said = _TOLD.format(fact=fact.label, value=value)
    said = _FOLLOWS.format(said=said, follows=join(follows, " · ")) if follows else said
    return (Notice(words(said), marked("strong", "→")),)


def ending(interview: Interview) -> tuple[Block, ...]:
    """Why no more is asked."""
    if interview.question is not None:
        return _notice(_STOPPED, "faint")
    return _notice(_ONLY_UNKNOWN if interview.answer.possible else _ALL_SETTLED, "faint")


def _numbered(rows: Sequence[tuple[Text, Text, str]], last: str = "") -> Rows:
    """Answers by their numbers: a label, what is said of it, and clauses."""
    signs = [str(n) for n in range(1, len(rows) + 1)]
    if last:
        signs[-1] = last
    wide = max(map(len, signs))
    return Rows(
        tuple(
            Row(words(f"{sign:>{wide}}  ", label), words(said), clauses(shown))
            for sign, (label, said, shown) in zip(signs, rows, strict=True)
        )
    )


def _label(fact: Fact, effect: Effect) -> Text:
    """How the value of an answer is called."""
    value = fact.find(spelled(effect.value))
    assert value is not None
    return value.label


def _change(effect: Effect) -> Text:
    """What an answer would change, in a few words."""
    tally = ((_APPLY, effect.certain), (_DROP, effect.excluded))
    said = join(counted(forms, len(duties)) for forms, duties in tally if duties)
    return join([said if said.en else _NOTHING, *_leading(effect)], "; ")


def _leading(effect: Effect) -> Iterator[Text]:
    """What would be led by whom; agencies that lead the same things are named together."""
    actions: dict[Agency, dict[Action, None]] = {}
    for item in effect.leads:
        actions.setdefault(item.agency, {}).update(dict.fromkeys(item.actions))
    led: dict[tuple[Action, ...], list[Agency]] = {}
    for agency, done in actions.items():
        led.setdefault(tuple(done), []).append(agency)
    for doing, leaders in led.items():
        more = len(leaders) - _LEADERS_SHOWN
        by = names(leaders[:_LEADERS_SHOWN])
        what = labels(doing[:_ACTIONS_SHOWN]) + (", …" if len(doing) > _ACTIONS_SHOWN else "")
        yield _LED_BY.format(what=what, by=_AND_MORE.format(by=by, n=more) if more > 0 else by)
