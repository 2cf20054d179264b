"""Who leads an action, in words; or that nobody does, or on what it depends."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.answer.items import Act, Answer, Status
from coordplan.blocks import Words, words
from coordplan.compiled import Reach, Role
from coordplan.pages.deeds import Deeds
from coordplan.phrases.duties import ANY_VICTIM, BY_FUNCTION, topics
from coordplan.text import Text, join
from coordplan.vocabulary import Action

NOBODY_LEADS = Text(
    vi="chưa phân công cơ quan chủ trì trong tình huống này",
    en="nobody leads: the plan names no lead agency for this situation",
)
SHARED = Text(
    vi="chưa phân công cơ quan chủ trì; cùng thực hiện: ",
    en="nobody leads; several act: ",
)
ALONE = Text(vi="không nêu cơ quan chủ trì; thực hiện: ", en="no lead agency named; acts: ")
UNKNOWN = Text(vi="cần làm rõ thêm {facts}", en="not known yet, depends on {facts}")
IN_EVERY_CASE = Text(vi="; trường hợp nào cũng thực hiện: ", en="; in every case: ")


class Leading:
    """Who leads in one answer."""

    def __init__(self, answer: Answer, deeds: Deeds) -> None:
        self.answer = answer
        self.deeds = deeds

    def of(self, action: Action) -> tuple[Words, bool]:
        """Who leads an action, in words, and whether anybody does."""
        acts = [item for item in self.answer.act if item.answers_for(action)]
        named = [item for item in acts if item.reach is Reach.NAMED]
        general = [item for item in acts if item.reach is Reach.GENERAL]
        shared = self.answer.status.get(action.id) is Status.SHARED
        unknown = self.unknown(action)
        for own in (named, general):
            leads = [item for item in own if item.leads]
            alone = [item for item in own if item.role is Role.PERFORM]
            doing = named if own is named and shared else alone
            if leads:
                return self.bodies(leads), True
            if doing and unknown:
                return words(unknown, IN_EVERY_CASE, self.bodies(doing, beside=True)), False
            if doing:
                one = len(doing) == 1 and not (own is named and shared)
                return words(ALONE if one else SHARED, self.bodies(doing, beside=True)), False
        return unknown or words(NOBODY_LEADS), False

    def unknown(self, action: Action) -> Words:
        """On which facts it depends who leads an action; nothing where it depends on none."""
        facts = {
            fact.number: fact
            for found in self.answer.possible
            if isinstance(found.item, Act) and found.item.leads and action in found.item.actions
            for fact in found.depends_on
        }
        on = topics(facts[number] for number in sorted(facts))
        return words(UNKNOWN.format(facts=on)) if facts else ()

    def bodies(self, items: Sequence[Act], *, beside: bool = False) -> Words:
        """Agencies with their clauses; that they act for any victim or by function, where so.

        ``beside`` them stand those with whom they act.
        """
        agencies = [item.agency for item in items]
        agencies += [partner for item in items for partner in item.duty.partners if beside]
        names = self.deeds.named(agencies, strong=True)
        cited = self.deeds.cited(item.duty for item in items)
        remarks = [ANY_VICTIM] if items[0].reach is Reach.GENERAL else []
        remarks += [BY_FUNCTION] if any(item.posting.by_function for item in items) else []
        return words(names, words(" (", join(remarks), ")") if remarks else (), "  ", cited)
