"""Amendments in the words of a plan: the sentence that is proposed, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.amending.terms import Force, Kind, Precedent, Proposal
from coordplan.compare.cases import Restriction
from coordplan.compiled import Role
from coordplan.phrases.time import deadline
from coordplan.text import Text, alike, join

_OR = Text(vi=" hoặc ", en=" or ")
_FOR = Text(vi="Đối với nạn nhân {where}, {who}", en="For a victim {where}: {who}")
_FOR_ANY_OF = Text(
    vi="Đối với nạn nhân thuộc một trong các trường hợp: {cases}, {who}",
    en="For a victim in one of these cases: {cases}: {who}",
)
_FOR_ALL = Text(vi="Đối với mọi nạn nhân, {who}", en="For every victim: {who}")
_ROLES: dict[Role, Text] = {
    Role.LEAD: Text(vi="{body} chủ trì việc {action}", en="{body} to lead: {action}"),
    Role.PERFORM: Text(vi="{body} thực hiện việc {action}", en="{body} to do: {action}"),
    Role.SUPPORT: Text(
        vi="{body} phối hợp thực hiện việc {action}", en="{body} to support: {action}"
    ),
}
_ASKED: dict[Role, Text] = {
    Role.LEAD: Text(
        vi="đề nghị {body} chủ trì việc {action}", en="{body} to be asked to lead: {action}"
    ),
    Role.PERFORM: Text(
        vi="đề nghị {body} thực hiện việc {action}", en="{body} to be asked to do: {action}"
    ),
    Role.SUPPORT: Text(
        vi="đề nghị {body} phối hợp thực hiện việc {action}",
        en="{body} to be asked to support: {action}",
    ),
}
_NOT = Text(vi="không thuộc trường hợp {said}", en="not {said}")
_IS = Text(vi="thuộc trường hợp {fact}: {values}", en="with {fact}: {values}")
_TIMED = Text(vi="{said}, {by}", en="{said}, {by}")
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
    """What is proposed, as a sentence for the draft of an amendment."""
    forms = _ASKED if proposal.requested else _ROLES
    said = forms[proposal.role].format(body=proposal.body.name, action=proposal.action.label)
    if proposal.within is not None:
        said = _TIMED.format(said=said, by=deadline(proposal.within))
    if not proposal.where:
        return _FOR_ALL.format(who=said) + "."
    if len(proposal.where) == 1:
        return _FOR.format(where=_term(proposal.where[0]), who=said) + "."
    cases = [alike(f"({n}) ") + _term(term) for n, term in enumerate(proposal.where, 1)]
    return _FOR_ANY_OF.format(cases=join(cases, "; "), who=said) + "."


def _term(term: Sequence[Restriction]) -> Text:
    return join(_restricted(one) for one in term)


def _restricted(one: Restriction) -> Text:
    """One fact: what it is, or is not, by the shorter list."""
    fact = one.fact
    if fact.boolean:
        return _said(one, fact.label, otherwise=one.values != (True,))
    otherwise = len(one.barred) < len(one.values)
    chosen = one.barred if otherwise else one.values
    values = listed([v.label for v in fact.values if v.value in chosen])
    return _said(one, values, otherwise=otherwise)


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


def _cited(one: Precedent) -> Text:
    return alike(f"{one.source.plan.id} {one.duty.clause}")
