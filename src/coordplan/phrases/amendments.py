"""Amendments in the words of a plan: the sentence that is proposed, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coordplan.amending.terms import Force, Kind, Precedent, Proposal
from coordplan.amending.written import duty_data
from coordplan.compare.cases import Restriction
from coordplan.compiled import Role
from coordplan.phrases.time import deadline
from coordplan.source import Tree
from coordplan.text import Text, alike, join

_AND = Text(vi=" và ", en=" and ")
_OR = Text(vi=" hoặc ", en=" or ")
_OR_ELSE = Text(vi="; ", en="; or ")
_FOR = Text(vi="Đối với nạn nhân {where}, {who}", en="For a victim {where}, {who}")
_FOR_ANY_OF = Text(
    vi="{who} khi nạn nhân thuộc một trong các trường hợp sau đây: {cases}",
    en="{who} where the victim is one {cases}",
)
_FOR_THOSE_OF = Text(
    vi="{who} khi nạn nhân {where} và thuộc một trong các trường hợp sau đây: {cases}",
    en="{who} where the victim is one {where}, and {cases}",
)
_LETTERS = Text(vi="abcdđeghiklmnopqrstuvxy", en="abcdefghijklmnopqrstuvwxyz")
"""The letters of the points of a clause."""
_ROLES: dict[Role, Text] = {
    Role.LEAD: Text(
        vi="{body} chủ trì, phối hợp với các cơ quan, đơn vị có liên quan {what}",
        en="{body} shall, as the lead and together with the bodies concerned, {what}",
    ),
    Role.PERFORM: Text(vi="{body} có trách nhiệm {what}", en="{body} shall {what}"),
    Role.SUPPORT: Text(
        vi="{body} có trách nhiệm phối hợp {what}", en="{body} shall take part and {what}"
    ),
}
_ASKED: dict[Role, Text] = {
    Role.LEAD: Text(
        vi="đề nghị {body} chủ trì {what}", en="{body} is asked to take the lead and {what}"
    ),
    Role.PERFORM: Text(vi="đề nghị {body} {what}", en="{body} is asked to {what}"),
    Role.SUPPORT: Text(
        vi="đề nghị {body} phối hợp {what}", en="{body} is asked to take part and {what}"
    ),
}
_NOT = Text(vi="không thuộc trường hợp {said}", en="not {said}")
_IS = Text(vi="thuộc trường hợp {fact}: {values}", en="with {fact}: {values}")
_AT_ONCE = Text(vi="tiến hành ngay việc {what}", en="{what} at once")
_IN_TIME = Text(vi="{what} {by}", en="{what} {by}")
_ONE_DIGIT = re.compile(r"(?<!\d)\d(?!\d)")
_GENERIC = re.compile(r"^(?:Các|Cơ quan|Cơ sở|Đơn vị|Tổ chức)\b")
"""How names begin that are no proper names: in a sentence they have no capital."""
ADDED_AT = Text(vi="Bổ sung vào {at}", en="Add to {at}")
ADDED = Text(vi="Bổ sung một điểm mới", en="Add a new clause")
INFERRED = Text(
    vi="Dự thảo sửa đổi, bổ sung, chưa có trong văn bản; theo {sources}",
    en="a draft amendment that is not in the document; after {sources}",
)
KINDS: dict[Kind, Text] = {
    Kind.NOBODY_ACTS: Text(vi="không giao cơ quan nào thực hiện", en="nobody acts"),
    Kind.NOBODY_LEADS: Text(vi="chưa phân công cơ quan chủ trì", en="nobody leads"),
    Kind.HANDOVER_NOWHERE: Text(
        vi="chuyển giao nạn nhân cho cơ quan không được giao nhiệm vụ nào",
        en="the victim is handed to a body with no duty",
    ),
    Kind.NOTICE_NOWHERE: Text(
        vi="thông báo cho cơ quan không được giao nhiệm vụ nào", en="a body with no duty is told"
    ),
    Kind.NO_DEADLINE: Text(
        vi="chưa có thời hạn, văn bản cấp trên đã quy định thời hạn",
        en="no deadline, though the rule above sets one",
    ),
}
FORCES: dict[Force, Text] = {
    Force.ABOVE: Text(vi="văn bản cấp trên đang có hiệu lực", en="the rule above, in force"),
    Force.OTHER: Text(vi="kế hoạch của nơi khác", en="the plan of another place"),
    Force.UNCLEAR: Text(
        vi="văn bản cấp trên, chưa rõ còn hiệu lực hay không",
        en="a rule above, not known whether still in force",
    ),
    Force.PAST: Text(vi="văn bản cũ đã hết hiệu lực", en="a past rule"),
}


def sentence(proposal: Proposal) -> Text:
    """What is proposed, as a sentence for the draft of an amendment.

    Who does what comes first where several cases follow, or none.
    """
    who, where = _who(proposal), proposal.where
    if not where:
        return who.capital + "."
    if len(where) == 1:
        return _FOR.format(where=_term(where[0]), who=who) + "."
    common = [one for one in where[0] if all(one in term for term in where)]
    cases = _cases([[one for one in term if one not in common] for term in where])
    if not common:
        return _FOR_ANY_OF.format(who=who, cases=cases).capital + "."
    said = _FOR_THOSE_OF.format(who=who, where=join(map(_restricted, common)), cases=cases)
    return said.capital + "."


def _who(proposal: Proposal) -> Text:
    """Who does what, and by when."""
    forms = _ASKED if proposal.requested else _ROLES
    action, limit = proposal.action, proposal.within
    what = action.label if action.clause is None else action.clause
    if limit is not None and limit.immediately:
        what = _AT_ONCE.format(what=what)
    elif limit is not None:
        what = _IN_TIME.format(what=what, by=_two_digits(deadline(limit)))
    return forms[proposal.role].format(body=_within_a_sentence(proposal.body.name), what=what)


def _two_digits(said: Text) -> Text:
    """Numbers as office Vietnamese writes them: "03 ngày"."""
    return Text(_ONE_DIGIT.sub(lambda digit: f"0{digit[0]}", said.vi), said.en)


def _within_a_sentence(name: Text) -> Text:
    lower = _GENERIC.sub(lambda found: found[0][0].lower() + found[0][1:], name.vi)
    return Text(lower, name.en)


def _cases(terms: Sequence[Sequence[Restriction]]) -> Text:
    """Cases as the points of a clause."""
    points = []
    for number, term in enumerate(terms):
        letters = (one[number] if number < len(one) else f"{number + 1}" for one in _both(_LETTERS))
        points.append(Text(*(f"{letter}) " for letter in letters)) + _term(term))
    return join(points[:-1], "; ") + _OR_ELSE + points[-1]


def _both(said: Text) -> tuple[str, str]:
    return said.vi, said.en


def _term(term: Sequence[Restriction]) -> Text:
    """All that one case asks for: "A, B và C"."""
    said = [_restricted(one) for one in term]
    return join(said[:-1]) + _AND + said[-1] if len(said) > 1 else join(said)


def _restricted(one: Restriction) -> Text:
    """One fact: what it is, or is not where that is the shorter list and can be said."""
    fact = one.fact
    if fact.boolean:
        return _said(one, fact.label, otherwise=one.values != (True,))
    sayable = fact.clause is None or fact.clause_not is not None
    otherwise = sayable and len(one.barred) < len(one.values)
    chosen = one.barred if otherwise else one.values
    values = [v.label if v.clause is None else v.clause for v in fact.values if v.value in chosen]
    return _said(one, listed(values), otherwise=otherwise)


def _said(one: Restriction, values: Text, *, otherwise: bool) -> Text:
    """What the vocabulary has for it; without that the label and the answers."""
    fact, place = one.fact, "{values}"
    clause = fact.clause_not if otherwise else fact.clause
    if clause is not None:
        return Text(clause.vi.replace(place, values.vi), clause.en.replace(place, values.en))
    said = values if fact.boolean else _IS.format(fact=fact.label, values=values)
    return _NOT.format(said=said) if otherwise else said


def listed(parts: Sequence[Text]) -> Text:
    """Words in a list: "A, B hoặc C"."""
    if len(parts) < 2:
        return join(parts)
    return join(parts[:-1]) + _OR + parts[-1]


def placed(proposal: Proposal) -> Text:
    """Where the sentence goes."""
    return ADDED if proposal.at is None else ADDED_AT.format(at=proposal.at)


def reason(proposal: Proposal) -> Text:
    """Why the duty stands in the plan: it is a draft, and after whom."""
    cited = dict.fromkeys(_cited(one) for one in proposal.precedents if one.alike)
    return INFERRED.format(sources=join(cited))


def drafted(proposal: Proposal) -> dict[str, Tree]:
    """The duty as data, with its sentence and its reason."""
    return duty_data(proposal, sentence(proposal), reason(proposal))


def _cited(one: Precedent) -> Text:
    return alike(f"{one.source.plan.id} {one.duty.clause}")
