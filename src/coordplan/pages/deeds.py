"""What an answer says of one duty, as one row: what is done, by whom in which part, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Act, Answer, Notice, Possible, Report
from coordplan.blocks import Row, Words, clauses, marked, plain, together, words
from coordplan.compiled import Agency, Deadline, Duty, Role
from coordplan.frozen import dataclass
from coordplan.phrases import duties as say
from coordplan.phrases.time import by_when, rhythm
from coordplan.text import Said, Text, alike, join

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Action, Fact

MARK = "⚠"
SUCCEEDED = " †"
"""Stands beside a body that has been succeeded, or is gone, since the plan."""
OTHERS = Text(
    vi="theo chức năng, là việc của cơ quan khác cùng được nêu: ",
    en="by function, the task of another of those named: ",
)
TELLS = Text(vi="thông báo cho ", en="tells ")
CALLED = Text(vi="{trigger} (đã được yêu cầu)", en="{trigger} (called)")
DEPENDS_ON = Text(vi="tùy theo {facts}", en="depends on {facts}")


@dataclass(frozen=True, slots=True)
class Deed:
    """Some duties of which the same is said: actions, words, and the duties themselves."""

    actions: tuple[Action, ...]
    said: Words
    duties: tuple[Duty, ...]


class Deeds:
    """The duties of one answer as rows.

    ``marked`` clauses say which plan they are of; with a ``clock`` deadlines are told on the
    calendar too, with ``contacts`` numbers stand beside agencies. ``short`` leaves the words of the
    mark of danger to whoever shows the rows.
    """

    def __init__(
        self,
        answer: Answer,
        *,
        clock: Clock | None = None,
        contacts: Contacts | None = None,
        marked: bool = False,
        short: bool = False,
    ) -> None:
        self.answer = answer
        self.clock = clock
        self.contacts = contacts
        self.plan = answer.plan.label if marked else ""
        self.short = short
        self.succeeded = frozenset(one.agency.id for one in answer.successions)

    # rows

    def rows(self, acts: Iterable[Act], notices: Iterable[Notice] = ()) -> list[Row]:
        """One row for the duties of which the same is said, in the order of the first of each."""
        return [self.row(deed) for deed in self.deeds(acts, notices)]

    def row(self, deed: Deed, *more: Words | Text) -> Row:
        """A deed as a row; ``more`` is said after it."""
        return Row(
            words(say.labels(deed.actions)),
            together((deed.said, *more)),
            self.cited(deed.duties),
        )

    def cited(self, duties: Iterable[Duty]) -> Words:
        """The clauses of duties."""
        return clauses(say.clauses(duties, self.plan))

    def deeds(
        self, acts: Iterable[Act], notices: Iterable[Notice] = (), *, briefly: bool = False
    ) -> list[Deed]:
        """Duties as deeds; those that give the same to the same bodies become one.

        Briefly: without who supports where somebody acts, to whom papers go, and whom else it
        serves.
        """
        told: dict[int, list[Notice]] = {}
        for notice in notices:
            told.setdefault(notice.duty.number, []).append(notice)
        shares: dict[tuple[int, tuple[int, ...]], list[Act]] = {}
        for item in acts:
            if not briefly or item.agency in item.duty.acting:
                key = item.duty.number, tuple(action.number for action in item.actions)
                shares.setdefault(key, []).append(item)
        found = [
            Deed(
                items[0].actions, self.said(items, told.pop(number, []), briefly), (items[0].duty,)
            )
            for (number, _), items in shares.items()
        ]
        found += [
            Deed(one[0].duty.actions, self.said((), one, briefly), (one[0].duty,))
            for one in told.values()
        ]
        return _merged(found)

    # words

    def said(self, acts: Sequence[Act], notices: Sequence[Notice], briefly: bool = False) -> Words:
        """Who does a duty in which part, whatever else its clause says, and who is told."""
        duty = acts[0].duty if acts else notices[0].duty
        by_role = [
            self.part(role, [item for item in acts if item.role is role and not item.aside])
            for role in Role
        ]
        aside = [item.agency for item in acts if item.aside]
        return together(
            [
                *by_role,
                words(OTHERS, self.named(aside)) if aside else (),
                *say.timed(duty),
                *self.trigger(duty),
                *([self.by(duty.within)] if duty.within is not None else []),
                *say.together(duty, briefly=briefly, names=self.names),
                self.telling(notices, alone=not acts),
                *self.mark(duty),
            ]
        )

    def part(self, role: Role, items: Sequence[Act]) -> Words:
        """The agencies of one role, each with what must be said of its part."""
        if not items:
            return ()
        by_remark: dict[tuple[bool, bool], list[Agency]] = {}
        for item in items:
            remark = item.requested, item.posting.by_function
            by_remark.setdefault(remark, []).append(item.agency)
        groups = []
        for (requested, by_function), agencies in by_remark.items():
            remarks = [*([say.BY_REQUEST] if requested else [])]
            remarks += [say.BY_FUNCTION] if by_function else []
            more = words(" (", join(remarks), ")") if remarks else ()
            groups.append(words(self.named(agencies, strong=role is Role.LEAD), more))
        return words(say.ROLE[role], ": ", together(groups, ", "))

    def named(
        self, agencies: Iterable[Agency], *, strong: bool = False, joiner: Said = ", "
    ) -> Words:
        """Agencies by name, each with its numbers where they are at hand."""
        return together(
            (
                words(marked("strong" if strong else "plain", self.name(one)), self.numbers(one))
                for one in {agency.id: agency for agency in agencies}.values()
            ),
            joiner,
        )

    def name(self, agency: Agency) -> Text:
        """The name of an agency, with a sign where it is another body, or none, by now."""
        return agency.name + SUCCEEDED if agency.id in self.succeeded else agency.name

    def names(self, agencies: Iterable[Agency], joiner: Said = ", ") -> Text:
        """The names of agencies, joined."""
        return join(map(self.name, agencies), joiner)

    def numbers(self, agency: Agency) -> Words:
        """The numbers of an agency, in brackets."""
        found = () if self.contacts is None else self.contacts.of(self.answer.plan, agency)
        if not found:
            return ()
        from coordplan.contacts import contact_words

        return marked("faint", alike(" (") + join(map(contact_words, found)) + ")")

    def by(self, within: Deadline) -> Text:
        """By when, on the calendar too where there is a clock."""
        return by_when(within, self.clock)

    def telling(self, notices: Sequence[Notice], *, alone: bool = False) -> Words:
        """Who must be told, and by when; who tells them where that stands nowhere else."""
        if not notices:
            return ()
        first = notices[0]
        whom = [notice.agency for notice in notices]
        names = self.named(whom, strong=True, joiner=", " if first.any_of is None else say.OR)
        by = words(self.named(first.by), " ") if alone else ()
        said = [words(by, TELLS, names)]
        if first.within is not None:
            said.append(words(self.by(first.within)))
        if first.any_of is not None:
            said.append(words(say.ONE_ENOUGH))
        return together(said, ", ")

    def trigger(self, duty: Duty) -> Iterator[Text]:
        """What calls for a duty on call, and that it is called."""
        if duty.on_call is not None:
            trigger = say.trigger(duty.on_call)
            yield trigger if self.waits(duty) else CALLED.format(trigger=trigger)

    def waits(self, duty: Duty) -> bool:
        """Whether nobody has said yet that a duty is called."""
        return self.answer.waits(duty)

    def mark(self, duty: Duty) -> Iterator[Words]:
        """The mark of a duty that tells of the victim or moves the victim, where it is due."""
        if self.answer.caution is not None and self.answer.cautious(duty):
            yield marked("alert", MARK if self.short else alike(f"{MARK} ") + self.answer.caution)

    # what depends

    def depending(self, found: Iterable[Possible], *, briefly: bool = False) -> list[Row]:
        """What may hold, each with the facts on which it depends; briefly without who supports."""
        rows = []
        for facts, group in _by_facts(found):
            on = marked("doubtful", DEPENDS_ON.format(facts=say.topics(facts))) if facts else ()
            rows += [self.row(deed, on) for deed in self.possible(group, briefly=briefly)]
            sent = [one.item for one in group if isinstance(one.item, Report)]
            rows += [
                Row(row.who, together((row.what, on)), row.clauses) for row in self.reporting(sent)
            ]
        return rows

    def possible(self, found: Iterable[Possible], *, briefly: bool = False) -> list[Deed]:
        """What may be done, and who may have to be told."""
        items = [one.item for one in found]
        acts = [item for item in items if isinstance(item, Act)]
        told = [item for item in items if isinstance(item, Notice)]
        return self.deeds(acts, told, briefly=briefly)

    def reporting(self, reports: Iterable[Report]) -> list[Row]:
        """Reports: one row for what one agency sends through one channel in one rhythm.

        Addressees share a row only where the same clauses name them.
        """
        sent: dict[tuple[Agency, Agency | None, Text], dict[Agency | None, list[Duty]]] = {}
        for item in reports:
            key = (item.sender, item.reporting.via, rhythm(item.reporting))
            sent.setdefault(key, {}).setdefault(item.to, []).append(item.duty)
        rows = []
        for (sender, via, often), by_addressee in sent.items():
            alike: dict[str, list[Agency]] = {}
            duties: dict[str, list[Duty]] = {}
            for to, of in by_addressee.items():
                cited = say.clauses(of)
                alike.setdefault(cited, []).extend([] if to is None else [to])
                duties[cited] = of
            for cited, to_ in alike.items():
                said = words("→ ", self.addressees(to_, via), ": ", often)
                rows.append(Row(words(self.name(sender)), said, self.cited(duties[cited])))
        return rows

    def addressees(self, to: Sequence[Agency], via: Agency | None) -> Text:
        """To whom a report goes, and through whom."""
        said = self.names(to) if to else say.NO_ADDRESSEE
        return said if via is None else say.VIA.format(to=said, via=self.name(via))


def _by_facts(found: Iterable[Possible]) -> list[tuple[tuple[Fact, ...], list[Possible]]]:
    """What may hold by the facts on which it depends."""
    groups: dict[tuple[int, ...], tuple[tuple[Fact, ...], list[Possible]]] = {}
    for one in found:
        key = tuple(fact.number for fact in one.depends_on)
        groups.setdefault(key, (one.depends_on, []))[1].append(one)
    return list(groups.values())


def _merged(deeds: Iterable[Deed]) -> list[Deed]:
    """Deeds of which the same is said as one, their actions together, then their clauses."""
    by_clauses: dict[tuple[Text, tuple[str, ...]], Deed] = {}
    for deed in deeds:
        key = plain(deed.said), tuple(duty.clause for duty in deed.duties)
        before = by_clauses.get(key)
        by_clauses[key] = deed if before is None else _both(before, deed)
    merged: dict[tuple[Text, tuple[int, ...]], Deed] = {}
    for deed in by_clauses.values():
        same = plain(deed.said), tuple(action.number for action in deed.actions)
        before = merged.get(same)
        merged[same] = deed if before is None else _both(before, deed)
    return list(merged.values())


def _both(one: Deed, other: Deed) -> Deed:
    actions = {action.number: action for action in (*one.actions, *other.actions)}
    return Deed(tuple(actions.values()), one.said, (*one.duties, *other.duties))
