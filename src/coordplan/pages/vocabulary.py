"""The pages of what may be said of a case: events, facts, actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.blocks import (
    Block,
    Columns,
    Heading,
    Page,
    Row,
    Rows,
    Table,
    Words,
    code,
    labelled,
    marked,
    section,
    sheet,
    table,
    together,
    words,
)
from coordplan.phrases import columns as c
from coordplan.phrases.conditions import condition_labels, condition_words, constraint_words
from coordplan.phrases.time import day
from coordplan.text import Text, join
from coordplan.vocabulary import Action, Fact, FactValue, Value, Vocabulary
from coordplan.vocabulary.terms import Number, spelled

_EVENTS = Text(vi="Các sự kiện", en="Events")
_FACTS = Text(vi="Các dữ kiện", en="Facts")
_CONSTRAINTS = Text(vi="Ràng buộc giữa các dữ kiện", en="Constraints between facts")
_ALSO = Text(vi="tên khác: {names}", en="also: {names}")
_RETIRED = Text(vi="chỉ dùng cho kế hoạch cũ: {instead}", en="only for older plans: {instead}")
_LIES_IN = Text(vi="nằm trong {wider}", en="lies in {wider}")
_MEANING = Text(vi="Ý nghĩa", en="Meaning")
_ABOUT = Text(vi="Giải thích", en="About")
_FACT = Text(vi="Dữ kiện", en="Fact")
_QUESTION = Text(vi="Câu hỏi", en="Question")
_VALUE = Text(vi="Giá trị", en="Value")
_WITHIN = Text(vi="Nằm trong", en="Lies in")
_ACTIONS = Text(vi="Các việc, theo giai đoạn", en="Actions, by phase")
_NEEDED = Text(vi="cần đến khi", en="needed when")
_COMPETENCE = Text(vi="thuộc chức năng", en="belongs to")
_SINCE = Text(vi="từ {day}", en="since {day}")
_UNTIL = Text(vi="đến hết {day}", en="until {day}")
_CONDITION = Text(vi="Điều kiện", en="Condition")


def events_page(vocabulary: Vocabulary) -> Page:
    """Events: id, what they mean, other names, and the facts they stand for."""
    events = vocabulary.events.values()
    rows = [
        Row(
            marked("strong", event.id),
            words(event.label, *_more(_also(event.names)), " [", _typed(event.facts), "]"),
        )
        for event in events
    ]
    lines = [(e.id, e.label, e.about, ", ".join(e.names), _typed(e.facts)) for e in events]
    sheet = table((c.ID, _MEANING, _ABOUT, c.OTHER_NAMES, _FACTS), lines)
    return Page(_EVENTS, (Rows(tuple(rows)),), sheets=(sheet,))


def facts_page(vocabulary: Vocabulary, *, full: bool = False) -> Page:
    """Facts: id, the question, each value with its label; then numbers and the constraints.

    With ``full`` also the other names by which each can be given.
    """
    rows = [_fact(fact, full=full) for fact in vocabulary.fact_list]
    rows += [_number(number, full=full) for number in vocabulary.numbers.values()]
    reasons = [Row(words(constraint.reason)) for constraint in vocabulary.constraints]
    blocks: list[Block] = [Rows(tuple(rows)), *section(_CONSTRAINTS, reasons)]
    return Page(_FACTS, tuple(blocks), sheets=tuple(_fact_sheets(vocabulary)))


def actions_page(vocabulary: Vocabulary) -> Page:
    """Actions phase by phase: what they are, when they are needed, to whom they belong."""
    by_phase = {
        phase: [one for one in vocabulary.actions.values() if one.phase is phase]
        for phase in vocabulary.phases.values()
    }
    columns: Columns[Action] = (
        (c.PHASE, lambda one: one.phase.label),
        (c.PHASE_ID, lambda one: one.phase.id),
        (c.ID, lambda one: one.id),
        (_MEANING, lambda one: one.label),
        (_ABOUT, lambda one: one.about),
        (_NEEDED.capital, lambda one: _needed(one, vocabulary)),
        (_COMPETENCE.capital, lambda one: _competence(one, vocabulary)),
    )
    blocks: list[Block] = []
    for phase, own in by_phase.items():
        rows = tuple(_action(one, vocabulary) for one in own)
        blocks += [Heading(words(phase.label), note=code(phase.id)), Rows(rows)]
    listed = sheet(columns, (one for own in by_phase.values() for one in own))
    return Page(_ACTIONS, tuple(blocks), sheets=(listed,), titled=False)


def _action(one: Action, vocabulary: Vocabulary) -> Row:
    more = labelled(
        (_NEEDED, _needed(one, vocabulary)), (_COMPETENCE, _competence(one, vocabulary))
    )
    said = words(one.label, ": ", one.about)
    return Row(marked("strong", one.id), said, under=tuple(more))


def _needed(one: Action, vocabulary: Vocabulary) -> Words:
    if one.needed is None:
        return ()
    ids = marked("faint", f" [{condition_words(one.needed, vocabulary)}]")
    return words(condition_labels(one.needed, vocabulary), ids)


def _competence(one: Action, vocabulary: Vocabulary) -> Words:
    """The functions to which an action belongs, before and since they were reorganised."""
    said: dict[Text, None] = {}
    for found in one.competence:
        spans = ((_SINCE, found.since), (_UNTIL, found.until))
        days = join((form.format(day=day(at)) for form, at in spans if at is not None), " ")
        label = vocabulary.functions[found.function].label
        said[label + " (" + days + ")" if days.vi else label] = None
    return words(join(said, "; "))


def _fact(fact: Fact, *, full: bool) -> Row:
    values = [
        Row(code(spelled(one.value)), words(one.label, *_value(one, full=full)))
        for one in fact.values
    ]
    retired = [] if fact.retired is None else [Row(words(_RETIRED.format(instead=fact.retired)))]
    said = words(fact.question, *_more(_also(fact.others) if full else []))
    return Row(marked("strong", fact.id), said, under=(*retired, *values))


def _value(value: FactValue, *, full: bool) -> Words:
    wider = [_LIES_IN.format(wider=", ".join(value.within))] if value.within else []
    return _more([*wider, *(_also(value.others) if full else [])])


def _number(number: Number, *, full: bool) -> Row:
    """A number that is typed as a fact: which facts each stretch of it sets."""
    rows = []
    low = number.least
    for band in number.bands:
        above = number.most + 1 if band.below is None else band.below
        rows.append(Row(code(f"{low}–{above - 1}"), _typed(band.facts)))
        low = above
    said = words(number.about, *_more(_also(number.others) if full else []))
    return Row(marked("strong", number.id), said, under=tuple(rows))


def _fact_sheets(vocabulary: Vocabulary) -> Iterator[Table]:
    columns = (_FACT, _QUESTION, _VALUE, _MEANING, _ABOUT, _WITHIN, c.OTHER_NAMES)
    lines = [
        (
            fact.id,
            fact.question,
            spelled(one.value),
            one.label,
            one.about,
            ", ".join(one.within),
            ", ".join(one.others),
        )
        for fact in vocabulary.fact_list
        for one in fact.values
    ]
    yield table(columns, lines, title=_FACTS)
    pairs = [(constraint_words(k, vocabulary), k.reason) for k in vocabulary.constraints]
    yield table((_CONDITION, _MEANING), pairs, title=_CONSTRAINTS)


def _also(names: tuple[str, ...]) -> list[Text]:
    return [_ALSO.format(names=", ".join(names))] if names else []


def _more(said: list[Text]) -> Words:
    """What else there is to say, in brackets."""
    return words(" (", join(said, "; "), ")") if said else ()


def _typed(facts: Mapping[str, Value]) -> Words:
    """Facts as they are typed after ``--fact``."""
    return together((code(f"{name}={spelled(value)}") for name, value in facts.items()), ", ")
