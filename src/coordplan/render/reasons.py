"""An explanation in words, laid out by nobody yet: text and Markdown say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordplan.answer.explanation import (
    Bystander,
    Change,
    Decision,
    Explained,
    Explanation,
    Ground,
    Involvement,
    Mention,
    Part,
    Wanted,
)
from coordplan.compiled import Duty, Role
from coordplan.index import Verdict
from coordplan.render import why_words as say
from coordplan.render import words
from coordplan.render.circumstances import circumstances, fact_words
from coordplan.render.tables import KINDS
from coordplan.text import Language, Text
from coordplan.vocabulary import FactValue
from coordplan.vocabulary.terms import spelled

Row = tuple[str, str]
"""A label, and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One duty: what is done, under which clause, what the clause says, where it stands."""

    what: str
    duty: str
    gist: str
    rows: tuple[Row, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Block:
    """Duties with one condition, and the reasons of the decision on it."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One plan's explanation: the question, what it is about, notes, the duties, what is left."""

    question: str
    subject: str
    about: tuple[Row, ...]
    notes: tuple[Row, ...]
    blocks: tuple[Block, ...]
    rest: tuple[Row, ...]


def page(explanation: Explanation, language: Language) -> Page:
    """An explanation in words."""
    return _Speaker(explanation, language).page()


class _Speaker:
    """One explanation in one language."""

    def __init__(self, explanation: Explanation, language: Language) -> None:
        self.explanation = explanation
        self.language = language
        self.asks_why = explanation.question == "why"
        self.parts = say.PARTS if self.asks_why else say.WOULD
        self.alone = len(explanation.subject.agencies) == 1

    def page(self) -> Page:
        """The whole page."""
        found, language = self.explanation, self.language
        others = (self.involved(one) for one in found.others)
        label = say.NOT_CERTAIN if self.asks_why else say.IN_THE_ANSWER
        aside = ((label[language], "; ".join(others)),) if found.others else ()
        return Page(
            say.QUESTION[found.question][language],
            self.subject(),
            (
                (words.SITUATION[language], circumstances(found.situation, language)),
                (words.PLAN[language], f"{found.plan.id} — {found.plan.title[language]}"),
            ),
            (*self.notes(), *(() if self.asks_why else aside)),
            tuple(self.block(group) for group in _by_condition(found.explained)),
            (*(aside if self.asks_why else ()), *self.standing()),
        )

    def subject(self) -> str:
        """What was asked about."""
        subject = self.explanation.subject
        if subject.agencies:
            return words.names(subject.agencies, self.language)
        return subject.words.strip() if subject.words is not None else say.WHOLE[self.language]

    def notes(self) -> Iterator[Row]:
        """What must be said before the duties: no role, no duty, or nothing to explain."""
        found, language = self.explanation, self.language
        for case in found.by_cases:
            clauses = " ".join(f"[{duty.name}]" for duty in case.duties)
            doing = f"{case.agency.name[language]}: {case.action.label[language]}  {clauses}"
            yield words.BY_CASES[language], doing
        for bystander in found.bystanders:
            yield bystander.agency.name[language], self.standing_by(bystander)
        if not found.subject.duties:
            for clause in found.subject.clauses:
                label = f"{clause.at}: {KINDS[clause.kind][language]}"
                yield label, f"{say.NO_DUTY[language]} — {clause.gist[language]}"
        elif not found.explained and found.others:
            said = say.NOTHING_HOLDS if self.asks_why else say.ALL_HOLDS
            yield self.subject(), said[language]
        elif not found.explained:
            yield self.subject(), say.NOT_ASKED[language]

    def standing_by(self, bystander: Bystander) -> str:
        """That an agency has no role, and what it is named for."""
        language = self.language
        said = [say.NO_ROLE[language]]
        said += [
            f"{say.PARTS[mention][language]} [{'] ['.join(clauses)}]"
            for mention, clauses in bystander.mentions
        ]
        if bystander.member_of:
            groups = words.names(bystander.member_of, language)
            said.append(say.MEMBER[language].format(groups=groups))
        return "; ".join(said)

    def standing(self) -> Iterator[Row]:
        """The duties left out because they are not tied to a case."""
        found, language = self.explanation.standing, self.language
        if found:
            duties = " ".join(f"[{duty.name}]" for duty in found)
            yield say.STANDING[language], say.LEFT_OUT[language].format(duties=duties)

    def involved(self, one: Involvement) -> str:
        """A duty in a few words."""
        return f"{self.doing(one, say.PARTS)} [{one.duty.name}]"

    # the duties

    def block(self, group: Sequence[Explained]) -> Block:
        """Duties that one decision is about."""
        decision = group[0].decision
        rows = [*self.decided(decision), *self.called(group), *self.changes(group)]
        return Block(tuple(self.heading(one) for one in group), tuple(rows))

    def heading(self, one: Explained) -> Heading:
        """One duty."""
        duty = one.duty
        return Heading(
            self.doing(one, self.parts),
            f"[{duty.name}{'*' if duty.inferred is not None else ''}]",
            duty.gist[self.language],
            (*self.taking_part(one), *self.remarks(one)),
            "" if duty.where is None else str(duty.where),
        )

    def doing(self, one: Involvement, parts: dict[Role | Mention, Text]) -> str:
        """What is done; where one agency was asked about, what it does of it."""
        done = words.actions(one.duty, self.language)
        if not self.alone:
            return done
        said = ", ".join(dict.fromkeys(parts[part.role][self.language] for part in one.parts))
        return f"{said}: {done}"

    def taking_part(self, one: Involvement) -> Iterator[Row]:
        """Who takes part, where more than one agency was asked about."""
        language = self.language
        by_role: dict[Role | Mention, list[str]] = {}
        for part in () if self.alone else one.parts:
            asked = f" ({words.BY_REQUEST[language]})" if part.requested else ""
            by_role.setdefault(part.role, []).append(part.agency.name[language] + asked)
        for role, agencies in by_role.items():
            yield self.parts[role][language], ", ".join(agencies)

    def remarks(self, one: Explained) -> Iterator[Row]:
        """Deadline and partners, the assignment that a role comes from, what was read in."""
        language = self.language
        said = self.details(one.duty, one.parts)
        if said:
            yield say.HOW[language], said
        for part in one.parts:
            if part.others:
                actions = ", ".join(action.label[language] for action in part.others)
                yield part.agency.name[language], say.OTHERS[language].format(actions=actions)
        if one.duty.taken_from:
            yield say.TAKEN_FROM[language], " ".join(f"[{at}]" for at in one.duty.taken_from)
        assigning = {part.assigned_by for part in one.parts if part.assigned_by is not None}
        for clause in sorted(assigning, key=lambda clause: clause.at):
            yield words.ASSIGNED_BY[language], f"{clause.gist[language]} [{clause.at}]"
        if one.duty.inferred is not None:
            yield f"* {say.READ_IN[language]}", one.duty.inferred[language]

    def details(self, duty: Duty, parts: Sequence[Part]) -> str:
        """What else must be said of a duty and, where it is the only one, of an agency's part."""
        agencies = [part.agency for part in parts] if self.alone else []
        for posting in duty.postings:
            if posting.agency in agencies:
                return words.details(duty, posting, self.language)
        within = words.deadline(duty.within, self.language)
        return "; ".join([*words.timed(duty, self.language), *([within] if within else [])])

    # the decision

    def decided(self, decision: Decision) -> Iterator[Row]:
        """From what a condition is decided."""
        language = self.language
        by_facts = decision.by_facts or decision.verdict
        if by_facts is Verdict.POSSIBLE:
            facts = ", ".join(fact.label[language] for fact in decision.depends_on)
            yield say.DEPENDS[language], facts
            return
        label = say.BECAUSE if by_facts is Verdict.CERTAIN else say.EXCLUDED
        if by_facts is not decision.verdict:
            label = say.FACTS_HOLD
        for ground in decision.facts:
            yield label[language], self.ground(ground)
        if not decision.facts:
            yield label[language], say.ANY_VICTIM[language]
        for constraint in decision.constraints:
            yield say.CONSTRAINT[language], constraint.reason[language]

    def called(self, group: Sequence[Explained]) -> Iterator[Row]:
        """What calls for a duty on call, and whether it is called."""
        for one in group:
            on_call = one.duty.on_call
            if on_call is not None:
                said = {True: say.IS_CALLED, False: say.NOT_CALLED, None: say.UNCALLED}
                text = said[one.decision.called][self.language]
                trigger = words.trigger(on_call, self.language)
                yield say.ON_CALL[self.language], text.format(trigger=trigger, duty=one.duty.name)

    def ground(self, ground: Ground) -> str:
        """A known fact, and whether it was stated or how it follows."""
        language = self.language
        fact = fact_words(ground.fact, ground.value, language)
        derivation = ground.derivation
        if derivation is None:
            return f"{fact} ({say.STATED[language]})"
        facts = say.AND[language].join(
            fact_words(g.fact, g.value, language) for g in derivation.facts
        )
        reasons = "; ".join(constraint.reason[language] for constraint in derivation.constraints)
        return f"{fact} ({say.FOLLOWS[language].format(facts=facts, reasons=reasons)})"

    def changes(self, group: Sequence[Explained]) -> Iterator[Row]:
        """The nearest changes with which the duties would hold, each on its own row."""
        language = self.language
        roles = {part.role for one in group for part in one.parts}
        would = say.WOULD[roles.pop()] if len(roles) == 1 and self.alone else say.WOULD_HOLD
        label = f"{would[language]} {say.IF[language]}"
        for change in group[0].changes:
            yield label, self.change(change)
            label = say.OR_IF[language]

    def change(self, change: Change) -> str:
        """A change in words, and as it is typed."""
        said = say.AND[self.language].join(
            self.wanted(wanted) for wanted in (*change.changed, *change.filled_in)
        )
        typed = " ".join(
            f"{w.fact.id}={'|'.join(spelled(v.value) for v in w.values)}" for w in change.wanted
        )
        return f"{said}  [{typed}]"

    def wanted(self, wanted: Wanted) -> str:
        """A fact with the values that would do, and what it is now."""
        language, fact = self.language, wanted.fact
        if fact.boolean:
            said = fact.label[language]
            if wanted.values[0].value is False:
                said = say.NOT[language].format(fact=said)
        else:
            values = _either(wanted.values, language)
            said = say.WERE[language].format(fact=fact.label[language], values=values)
        if wanted.now is None:
            return f"{said} ({say.NOT_STATED[language]})"
        return f"{said} ({say.NOW[language].format(value=wanted.now.label[language])})"


def _either(values: Sequence[FactValue], language: Language) -> str:
    """Values of which one will do: "a, b hoặc c"."""
    labels = [value.label[language] for value in values]
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])}{words.OR[language]}{labels[-1]}"


def _by_condition(explained: Iterable[Explained]) -> list[list[Explained]]:
    """Duties by condition, in the order in which the first of each stands."""
    groups: dict[int, list[Explained]] = {}
    for one in explained:
        groups.setdefault(one.duty.condition, []).append(one)
    return list(groups.values())
