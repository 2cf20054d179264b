"""From what the decision on one duty follows, and what would change it, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from coordplan.answer.explanation import Change, Decision, Explained, Ground, Wanted
from coordplan.blocks import Row, Words, code, labelled, marked, together, words
from coordplan.index import Verdict
from coordplan.phrases.duties import OR, topics, trigger
from coordplan.phrases.situations import fact_words
from coordplan.text import Text, join
from coordplan.vocabulary.terms import spelled

_BECAUSE = Text(vi="vì", en="because")
_EXCLUDED = Text(vi="không áp dụng vì", en="excluded by")
_FACTS_HOLD = Text(vi="dữ kiện đã đủ", en="facts hold")
_AND = Text(vi="và", en="and")
_BETWEEN = Text(vi=" và ", en=" and ")
_SINCE = Text(vi="và vì", en="and since")
_DEPENDS = Text(vi="tùy theo", en="depends on")
_ANY_VICTIM = Text(vi="áp dụng đối với mọi nạn nhân", en="it holds for any victim")
_STATED = Text(vi="{fact} (đã nêu)", en="{fact} (stated)")
_FOLLOWS = Text(
    vi="{fact} (suy ra từ {facts}: {reasons})", en="{fact} (follows from {facts}: {reasons})"
)
_ON_CALL = Text(vi="chỉ thực hiện", en="on call")
_CALLED = {
    True: Text(vi="đã có", en="called"),
    False: Text(vi="đã xác định là không", en="said not to be called"),
    None: Text(vi="chưa xác định; nếu có, thêm ", en="nobody has said; where it is so, "),
}
_IF = Text(vi="sẽ áp dụng nếu", en="would hold if")
_OR_IF = Text(vi="hoặc nếu", en="or if")
_WERE = Text(vi="{fact}: {values} ({now})", en="{fact}: {values} ({now})")
_NOW = Text(vi="hiện là {value}", en="now {value}")
_NOT_STATED = Text(vi="chưa nêu", en="not stated")


def reasons(one: Explained) -> list[Row]:
    """From what the decision on a duty follows."""
    return labelled(*_decided(one.decision), *_called(one))


def changes(one: Explained) -> list[Row]:
    """The nearest changes with which a duty would hold, each as a row of its own."""
    heads = chain([_IF], repeat(_OR_IF))
    return [
        Row(marked("faint", head), words(_changed(change)), typed(change))
        for head, change in zip(heads, one.changes, strict=False)
    ]


def typed(change: Change) -> Words:
    """A change as its facts are typed."""
    return together(
        (
            code(f"{one.fact.id}={'|'.join(spelled(value.value) for value in one.values)}")
            for one in change.wanted
        ),
        " ",
    )


def _decided(decision: Decision) -> Iterator[tuple[Text, Text]]:
    """The facts and constraints that settle a condition, or the facts that may."""
    by_facts = decision.by_facts or decision.verdict
    if by_facts is Verdict.POSSIBLE:
        yield _DEPENDS, topics(decision.depends_on)
        return
    first = _BECAUSE if by_facts is Verdict.CERTAIN else _EXCLUDED
    heads = chain([first if by_facts is decision.verdict else _FACTS_HOLD], repeat(_AND))
    grounds = [_ground(one) for one in decision.facts] or [_ANY_VICTIM]
    yield from zip(heads, grounds, strict=False)
    yield from ((_SINCE, constraint.reason) for constraint in decision.constraints)


def _ground(ground: Ground) -> Text:
    """A known fact, and whether it was stated or how it follows."""
    fact, derivation = fact_words(ground.fact, ground.value), ground.derivation
    if derivation is None:
        return _STATED.format(fact=fact)
    facts = (fact_words(one.fact, one.value) for one in derivation.facts)
    why = (constraint.reason for constraint in derivation.constraints)
    return _FOLLOWS.format(fact=fact, facts=join(facts, _BETWEEN), reasons=join(why, "; "))


def _called(one: Explained) -> Iterator[tuple[Text, Words]]:
    """What calls for a duty on call, and whether it is called."""
    if one.duty.on_call is not None:
        called = one.decision.called
        mend = code(f"--call {one.duty.name}") if called is None else ()
        yield _ON_CALL, words(trigger(one.duty.on_call), ": ", _CALLED[called], mend)


def _changed(change: Change) -> Text:
    """A change in words."""
    return join(map(_wanted, (*change.changed, *change.filled_in)), _BETWEEN)


def _wanted(wanted: Wanted) -> Text:
    """A fact with the values that would do, and what it is now."""
    *others, last = [value.label for value in wanted.values]
    now = _NOT_STATED if wanted.now is None else _NOW.format(value=wanted.now.label)
    values = join(others) + OR + last if others else last
    return _WERE.format(fact=wanted.fact.label, values=values, now=now)
