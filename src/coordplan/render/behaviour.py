"""Two plans compared by what they do: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.compare.behaviour import ActionDifference, Behaviour, DifferenceClass, Party
from coordplan.compiled import Role
from coordplan.render import data, words
from coordplan.render.lines import BLANK, Line, Span, labelled, line, paragraph
from coordplan.render.situations import (
    FOR_EXAMPLE,
    description_data,
    how_many,
    situation_words,
    term_words,
)
from coordplan.render.words import number
from coordplan.text import Language, Text
from coordplan.vocabulary import Action

if TYPE_CHECKING:
    from coordplan.render import contract as c

_COMPARED = Text(
    vi="so theo chức năng và cấp, vai trò: {roles}; có thể có {situations}",
    en="compared by function and level, for who {roles}; {situations} can occur",
)
_ANSWERING = Text(
    vi="chủ trì, không ai chủ trì thì xét ai thực hiện", en="leads and, where nobody does, does it"
)
_WHERE_NEEDED = Text(
    vi="mọi tình huống cần đến, ở nơi cả hai địa bàn đều có",
    en="every situation in which it is needed, at places that both have",
)
_DIFFER = Text(vi="khác nhau trong {where}", en="differ in {where}")
_EVERYWHERE = Text(vi="mọi tình huống", en="every situation")
_NOBODY = Text(vi="không ai", en="nobody")
_SAME = Text(vi="KHÔNG KHÁC NHAU TRONG BẤT KỲ TÌNH HUỐNG NÀO", en="NO DIFFERENCE IN ANY SITUATION")
_SAME_THERE = Text(
    vi="KHÔNG KHÁC NHAU KHI CẦN ĐẾN, Ở NƠI CẢ HAI ĐỊA BÀN ĐỀU CÓ",
    en="NO DIFFERENCE WHERE IT IS NEEDED, AT PLACES THAT BOTH HAVE",
)
_NOBODY_GIVEN = Text(
    vi="KHÔNG SO SÁNH: ở nơi cả hai địa bàn đều có, không kế hoạch nào giao vai trò này cho ai",
    en="NOT COMPARED: at places that both have, neither plan gives anybody such a role",
)
_NOWHERE = Text(
    vi="KHÔNG SO SÁNH: không có tình huống nào cần đến, ở nơi cả hai địa bàn đều có",
    en="NOT COMPARED: it is needed in no situation at a place that both have",
)
_ON_CALL = Text(vi="khi được gọi", en="on call")
_WHERE = Text(vi="khi", en="where")
_MORE = Text(vi="còn {n} trường hợp; --format json để xem hết", en="{n} more; see --format json")
_OR = Text(vi="hoặc", en="or")
_TERMS_SHOWN = 6


def behaviour_lines(found: Behaviour, language: Language, width: int) -> list[Line]:
    """Each action in which the plans differ, class by class; last, where they never do."""
    lines = [
        line(Span(f"{found.a.id} ↔ {found.b.id}", "strong")),
        *paragraph(_compared(found, language), width),
    ]
    for difference in found.actions:
        if difference.classes:
            lines += [BLANK, *_difference(found, difference, language, width)]
    return [*lines, *_same(found, language, width)]


def _compared(found: Behaviour, language: Language) -> str:
    joiner = words.OR[language]
    roles = (words.ROLE[role][language] for role in found.roles or ())
    return _COMPARED[language].format(
        roles=joiner.join(roles) or _ANSWERING[language],
        situations=how_many(found.situations, language),
    )


def _where(found: Behaviour, difference: ActionDifference, language: Language) -> str:
    where = how_many(difference.count, language)
    if difference.count == found.situations:
        where = _EVERYWHERE[language]
    elif difference.count == difference.concerned:
        where = _WHERE_NEEDED[language]
    return _DIFFER[language].format(where=where)


def _difference(
    found: Behaviour, difference: ActionDifference, language: Language, width: int
) -> Iterator[Line]:
    heading = Span(difference.action.label[language].upper(), "heading")
    yield line(heading, f"  {_where(found, difference, language)}")
    for one in difference.classes:
        for plan, parties in ((found.a, one.of_a), (found.b, one.of_b)):
            yield from labelled(Span(f"  {plan.id}", "strong"), _parties(parties, language), width)
        yield from labelled(
            Span(f"    {_WHERE[language]}", "faint"),
            f" {_OR[language]} ".join(_terms(one, language)),
            width,
        )
        yield from labelled(
            Span(f"    {FOR_EXAMPLE[language]}", "faint"),
            f"{situation_words(one.situation, language)} ({how_many(one.count, language)})",
            width,
        )


def _parties(parties: Sequence[Party], language: Language) -> str:
    """Who has the role, under which clauses."""
    said = []
    for party in parties:
        agencies = {posting.agency.id: posting.agency for _, posting in party.postings}
        clauses = dict.fromkeys(duty.clause for duty, _ in party.postings)
        named = f"{words.names(agencies.values(), language)} [{' '.join(clauses)}]"
        called = all(duty.on_call is not None for duty, _ in party.postings)
        said.append(f"{named} ({_ON_CALL[language]})" if called else named)
    return ", ".join(said) or _NOBODY[language]


def _terms(one: DifferenceClass, language: Language) -> list[str]:
    """The terms of a class; a long list is cut."""
    shown = one.description[:_TERMS_SHOWN]
    said = [
        f"({term_words(term, language)})"
        if len(one.description) > 1
        else term_words(term, language)
        for term in shown
    ]
    left = len(one.description) - len(shown)
    return [*said, _MORE[language].format(n=number(left, language))] if left else said


def _same(found: Behaviour, language: Language, width: int) -> list[Line]:
    lines: list[Line] = []
    for heading, actions in _alike(found):
        labels = ", ".join(action.label[language] for action in actions)
        lines += [BLANK, line(Span(heading[language], "heading"))]
        lines += paragraph(labels, width, indent=2)
    return lines


def _alike(found: Behaviour) -> list[tuple[Text, list[Action]]]:
    """The actions without a difference, by how much was compared of them."""
    without = [one for one in found.actions if not one.classes]
    parts = (
        (_SAME, [d.action for d in without if d.compared and d.concerned == found.situations]),
        (_SAME_THERE, [d.action for d in without if d.compared and d.concerned < found.situations]),
        (_NOBODY_GIVEN, [d.action for d in without if not d.compared and d.concerned]),
        (_NOWHERE, [d.action for d in without if not d.concerned]),
    )
    return [(heading, actions) for heading, actions in parts if actions]


def behaviour_markdown(found: Behaviour, language: Language) -> str:
    """The same as Markdown: one table for each action in which the plans differ."""
    a, b = found.a.id, found.b.id
    parts = [f"# {a} ↔ {b}\n\n{_compared(found, language)}\n"]
    for difference in found.actions:
        if difference.classes:
            label = difference.action.label[language]
            parts += [f"\n## {label}: {_where(found, difference, language)}\n\n"]
            columns = [a, b, _WHERE[language], FOR_EXAMPLE[language]]
            parts += [_row(columns), _row(["---"] * len(columns))]
            parts += [_row(_cells(found, one, language)) for one in difference.classes]
    for heading, actions in _alike(found):
        labels = ", ".join(action.label[language] for action in actions)
        parts.append(f"\n## {heading[language].capitalize()}\n\n{labels}\n")
    return "".join(parts)


def _cells(found: Behaviour, one: DifferenceClass, language: Language) -> list[str]:
    return [
        _parties(one.of_a, language),
        _parties(one.of_b, language),
        f" {_OR[language]} ".join(_terms(one, language)),
        f"`{situation_words(one.situation, language)}` ({how_many(one.count, language)})",
    ]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def behaviour_data(found: Behaviour) -> c.BehaviourJson:
    """The same as JSON."""
    return {
        "coordplan": 1,
        "a": found.a.id,
        "b": found.b.id,
        "roles": [role.value for role in found.roles or (Role.LEAD, Role.PERFORM)],
        "answering": found.roles is None,
        "situations": found.situations,
        "differs": found.differs,
        "actions": [
            {
                "action": difference.action.id,
                "phase": difference.action.phase.id,
                "count": difference.count,
                "concerned": difference.concerned,
                "compared": difference.compared,
                "classes": [_class(one) for one in difference.classes],
            }
            for difference in found.actions
        ],
    }


def _class(one: DifferenceClass) -> c.DifferenceClassJson:
    return {
        "a": [_party(party) for party in one.of_a],
        "b": [_party(party) for party in one.of_b],
        "count": one.count,
        "description": description_data(one.description),
        "situation": dict(one.situation.facts),
    }


def _party(party: Party) -> c.PartyJson:
    return {
        "function": party.function,
        "level": party.level,
        "by": [
            {
                "agency": data.agency(posting.agency),
                "role": posting.role.value,
                "duty": duty.id,
                "clause": duty.clause,
                "on_call": duty.on_call is not None,
            }
            for duty, posting in party.postings
        ],
    }
