"""One answer in words: each part of it as rows and lines, in one language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Act, Answer, Notice, Possible, Question, Report, Status
from coordplan.compiled import Agency, Duty, Reach, Role
from coordplan.render import successions, words
from coordplan.render.circumstances import circumstances
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.render.safe import Safe, safe_lines
from coordplan.text import Language, Text
from coordplan.vocabulary import Fact
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.reporting.deadlines import Clock

_QUESTIONS_SHOWN = 3


class Writer:
    """One answer, one language, one width; ``marked`` clauses say which plan they are of."""

    def __init__(
        self,
        answer: Answer,
        language: Language,
        width: int,
        clock: Clock | None = None,
        *,
        marked: bool = False,
    ) -> None:
        self.answer = answer
        self.clock = clock
        self.language = language
        self.width = width
        self.marked = marked
        self.inferred = False

    # who leads

    def leaders(self) -> Iterator[Line]:
        """The leaders, in the first line; or that there is none, or that it is not known yet."""
        language = self.language
        rows, shared = self.leading(), self.shared()
        if rows:
            yield from self.headed(words.LEAD[language], entries(rows, self.width - 10, indent=0))
            yield from entries(
                self.changed({item.agency for item in self.answer.leads}), self.width
            )
        elif not shared:
            label = Span(words.LEAD[language], "alert")
            yield from labelled(label, self.no_leader(), self.width)
        if shared:
            yield from labelled(Span(words.NOBODY_LEADS[language], "alert"), shared, self.width)

    def leading(self) -> list[Entry]:
        """Who leads: one row a duty that names the situation, then one row an agency."""
        leads = self.answer.leads
        rows = [
            Entry(
                item.agency.name[self.language],
                self.doing(item, role=False),
                self.clause(item.duty),
                strong=True,
            )
            for item in leads
            if item.reach is Reach.NAMED
        ]
        general = _by_agency(item for item in leads if item.reach is Reach.GENERAL)
        return [*rows, *(self.all_of(group, plain=Role.LEAD) for group in general)]

    def shared(self) -> str:
        """In what several act and none leads; nothing where there is no such thing."""
        actions = ", ".join(
            action.label[self.language]
            for action in self.answer.plan.vocabulary.actions.values()
            if self.answer.status.get(action.id) is Status.SHARED
        )
        return f"{actions}: {words.SHARED[self.language]}" if actions else ""

    def no_leader(self) -> str:
        """That nobody leads, or on what it depends who does."""
        facts: dict[int, Fact] = {}
        for found in self.answer.possible:
            if isinstance(found.item, Act) and found.item.role is Role.LEAD:
                facts |= {fact.number: fact for fact in found.depends_on}
        language = self.language
        if not facts:
            return words.NOT_SAID[language]
        on = ", ".join(facts[number].label[language] for number in sorted(facts))
        return f"{words.LEAD_UNKNOWN[language]}: {on}"

    def headed(self, label: str, lines: Sequence[Line]) -> Iterator[Line]:
        """Lines beside a label that stands in the first of them."""
        gap = max(8, len(label)) + 2
        for number, found in enumerate(lines):
            head = Span(label.ljust(gap), "strong") if number == 0 else Span(" " * gap)
            yield (head, *found)

    # the situation

    def circumstances(self) -> Iterator[Line]:
        """What is known, what follows from it, which plan answers, and what to note."""
        language = self.language
        text = circumstances(self.answer.situation, language)
        yield BLANK
        yield from labelled(Span(words.SITUATION[language], "faint"), text, self.width)
        plan = self.answer.plan
        title = f"{plan.id} — {plan.title[language]}"
        yield from labelled(Span(words.PLAN[language], "faint"), title, self.width)
        yield from self.warnings()
        others = set(plan.agencies.values()) - {item.agency for item in self.answer.leads}
        yield from self.section(successions.HEADING[language], self.changed(others))

    def warnings(self) -> Iterator[Line]:
        """What to know before relying on the answer."""
        for warning in self.answer.warnings:
            label = Span(words.WARNING[self.language], "alert")
            yield from labelled(label, warning.message[self.language], self.width)

    def changed(self, agencies: Collection[Agency]) -> list[Entry]:
        """Who has succeeded some agencies since the plan; the leaders' heirs stand below them."""
        found = [one for one in self.answer.successions if one.agency in agencies]
        return successions.succession_rows(found, self.language)

    def named_or_told(self) -> set[Agency]:
        """Who acts or is told in a block among several, those who lead left out."""
        shown = {item.agency for item in self.answer.act if item.reach is Reach.NAMED}
        shown |= {one.agency for group in self.notices(Reach.NAMED) for one in group}
        return shown - {item.agency for item in self.answer.leads}

    # who else, and who is told

    def named(self) -> list[Entry]:
        """Everybody else whom the plan names for this situation."""
        items = [
            *(i for i in self.answer.act if i.reach is Reach.NAMED and i.role is not Role.LEAD),
            *(i for i in self.answer.oversee if i.reach is Reach.NAMED),
        ]
        return [
            Entry(i.agency.name[self.language], self.doing(i), self.clause(i.duty)) for i in items
        ]

    def told(self, *reaches: Reach) -> list[Entry]:
        """Who must be told by duties of these reaches, one row a duty."""
        return [self.telling(found) for reach in reaches for found in self.notices(reach)]

    def by_cases(self) -> list[Entry]:
        """Who acts in every case, one row for what an agency does under the same duties."""
        rows: dict[tuple[str, str], list[str]] = {}
        for found in self.answer.by_cases:
            key = (found.agency.name[self.language], self.clauses(found.duties))
            rows.setdefault(key, []).append(found.action.label[self.language])
        return [Entry(who, ", ".join(what), clauses) for (who, clauses), what in rows.items()]

    def safe(self, told: Sequence[Entry], where: Text) -> list[Line]:
        """What is safe to do now; ``where`` the duties towards any victim are shown."""
        safe = Safe(
            leads=bool(self.answer.leads),
            named=self.named(),
            by_cases=self.by_cases(),
            told=told,
            general=len({item.duty.number for item in self.towards_any()}),
            where=where[self.language].format(plan=self.answer.plan.id),
        )
        return list(safe_lines(safe, self.language, self.width))

    def notices(self, reach: Reach) -> list[list[Notice]]:
        """The notices of duties of this reach, by duty."""
        return _by_duty(notice for notice in self.answer.notify if notice.duty.reach is reach)

    def telling(self, notices: Sequence[Notice]) -> Entry:
        """One duty to tell: whom, who tells, by when."""
        language, first = self.language, notices[0]
        joiner = ", " if first.any_of is None else words.OR[language]
        whom = joiner.join(notice.agency.name[language] for notice in notices)
        by = words.names(first.by, language)
        said = [words.TOLD_BY[language].format(by=by)]
        if first.within is not None:
            said.append(words.by_when(first.within, language, self.clock))
        if first.any_of is not None:
            said.append(words.ONE_ENOUGH[language])
        return Entry(whom, "; ".join(said), self.clause(first.duty), strong=True)

    # what depends

    def depends(self) -> Iterator[Line]:
        """The best questions, then everything that may hold, by what it depends on."""
        if not self.answer.possible:
            return
        yield BLANK
        yield line(Span(words.DEPENDS[self.language], "heading"))
        yield from self.ask_first(shown=_QUESTIONS_SHOWN, indent=2)
        for facts, items in _by_facts(self.answer.possible):
            on = ", ".join(fact.label[self.language] for fact in facts)
            yield from paragraph(f"{words.DEPENDS_ON[self.language]} {on}:", self.width, indent=2)
            yield from entries(self.possibly(items), self.width, indent=4)

    def depending(self) -> list[Entry]:
        """What may hold as rows: on which facts it depends, who does what."""
        return [
            Entry(
                ", ".join(fact.label[self.language] for fact in facts),
                f"{entry.who}: {entry.what}",
                entry.clauses,
            )
            for facts, items in _by_facts(self.answer.possible)
            for entry in self.possibly(items)
        ]

    def one_or_all(self, items: Sequence[Act]) -> Entry:
        """What one agency may have to do: in full where it is one thing, else as a list."""
        if len(items) > 1:
            return self.all_of(items)
        (item,) = items
        return Entry(item.agency.name[self.language], self.doing(item), self.clause(item.duty))

    def ask_first(self, *, shown: int, indent: int = 0) -> Iterator[Line]:
        """The best questions."""
        label = " " * indent + words.ASK_FIRST[self.language]
        for number, question in enumerate(self.answer.ask[:shown]):
            head = Span(label, "strong") if number == 0 else Span(" " * len(label))
            yield from labelled(head, self.asking(question), self.width)

    def asking(self, question: Question) -> str:
        """A question with its answers as they are typed."""
        values = ", ".join(spelled(value) for value in question.values)
        decides = words.decides(question.decides, self.language)
        asked = question.fact.question[self.language]
        return f"{asked} [{question.fact.id}: {values}] — {decides}"

    def possibly(self, found: Iterable[Possible]) -> list[Entry]:
        """What may hold, one row an agency, then who may have to be told, then reports."""
        items = [possible.item for possible in found]
        acts = [item for item in items if isinstance(item, Act)]
        notices = [item for item in items if isinstance(item, Notice)]
        reports = [item for item in items if isinstance(item, Report)]
        return [
            *(self.one_or_all(group) for group in _by_agency(acts)),
            *(self.telling(group) for group in _by_duty(notices)),
            *self.reporting(reports),
        ]

    # the rest

    def general(self) -> Iterator[Line]:
        """Duties towards any victim, one row an agency."""
        yield from self.section(words.GENERAL[self.language], self.general_rows())

    def general_rows(self) -> list[Entry]:
        """The rows of the duties towards any victim."""
        return [self.all_of(found) for found in _by_agency(self.towards_any())]

    def towards_any(self) -> list[Act]:
        """Who acts or oversees for any victim, those who lead left out."""
        return [
            *(i for i in self.answer.act if i.reach is Reach.GENERAL and i.role is not Role.LEAD),
            *(i for i in self.answer.oversee if i.reach is Reach.GENERAL),
        ]

    def all_of(self, items: Sequence[Act], *, plain: Role = Role.PERFORM) -> Entry:
        """Everything one agency does under some duties; the role is named unless ``plain``."""
        by_role: dict[Role, dict[str, None]] = {}
        for item in items:
            labels = by_role.setdefault(item.role, {})
            labels |= {action.label[self.language]: None for action in item.actions}
        parts = []
        for role, labels in by_role.items():
            doing = ", ".join(labels)
            named = f"{words.ROLE[role][self.language]}: {doing}"
            parts.append(doing if role is plain else named)
        clauses = self.clauses(item.duty for item in items)
        name = items[0].agency.name[self.language]
        return Entry(name, "; ".join(parts), clauses, strong=plain is Role.LEAD)

    def reports(self) -> Iterator[Line]:
        """Who reports to whom, through whom, how often."""
        yield from self.section(words.REPORTS[self.language], self.reporting(self.answer.reports))

    def reporting(self, reports: Iterable[Report]) -> list[Entry]:
        """Reports: one row for what one agency sends through one channel in one rhythm.

        Addressees share a row only where the same clauses name them.
        """
        clauses: dict[tuple[str, str, str, str], dict[str, None]] = {}
        for item in reports:
            key = self.sending(item)
            clauses.setdefault(key, {})[self.clause(item.duty)] = None
        rows: dict[tuple[str, str, str, str], list[str]] = {}
        for (sender, to, via, rhythm), named in clauses.items():
            rows.setdefault((sender, via, rhythm, " ".join(named)), []).append(to)
        return [
            Entry(sender, f"→ {', '.join(to)}{via}: {rhythm}", named)
            for (sender, via, rhythm, named), to in rows.items()
        ]

    def sending(self, item: Report) -> tuple[str, str, str, str]:
        """One report in words: sender, addressee, channel, rhythm."""
        language, reporting = self.language, item.reporting
        to = item.to.name[language] if item.to is not None else words.NO_ADDRESSEE[language]
        via = reporting.via
        through = f" ({words.VIA[language]} {via.name[language]})" if via is not None else ""
        return item.sender.name[language], to, through, words.rhythm(reporting, language)

    def silence(self) -> Iterator[Line]:
        """What the plan gives to nobody."""
        vocabulary = self.answer.plan.vocabulary
        silent = [
            vocabulary.actions[id_].label[self.language]
            for id_, status in self.answer.status.items()
            if status is Status.SILENT
        ]
        if silent:
            yield BLANK
            yield line(Span(words.SILENT[self.language], "heading"))
            yield from paragraph(", ".join(silent), self.width, indent=2)

    def footnote(self) -> Iterator[Line]:
        """What the asterisk means, where one stands."""
        if self.inferred:
            note = words.INFERRED_NOTE[self.language].format(plan=self.answer.plan.id)
            yield from paragraph(note, self.width, style="faint")

    # parts of a row

    def section(self, heading: str, rows: Sequence[Entry]) -> Iterator[Line]:
        """A heading with rows under it; nothing where there are no rows."""
        if rows:
            yield BLANK
            yield line(Span(heading, "heading"))
            yield from entries(rows, self.width)

    def doing(self, item: Act, *, role: bool = True) -> str:
        """What an agency does, and what else must be said of it."""
        language = self.language
        said = words.actions(item.duty, language)
        if role:
            said = f"{words.ROLE[item.role][language]}: {said}"
        more = words.details(item.duty, item.posting, language, self.clock)
        return f"{said}; {more}" if more else said

    def clauses(self, duties: Iterable[Duty]) -> str:
        """The clauses of several duties, each once; an asterisk where any of its duties has one."""
        named: dict[str, str] = {}
        for duty in duties:
            shown = self.clause(duty)
            named[duty.clause] = max(named.get(duty.clause, ""), shown, key=len)
        return " ".join(named.values())

    def clause(self, duty: Duty) -> str:
        """The clause of a duty; an asterisk says that something was read in."""
        self.inferred = self.inferred or duty.inferred is not None
        return words.clause(duty, self.answer.plan.id if self.marked else "")


def _by_duty(notices: Iterable[Notice]) -> list[list[Notice]]:
    groups: dict[int, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(notice.duty.number, []).append(notice)
    return list(groups.values())


def _by_agency(items: Iterable[Act]) -> list[list[Act]]:
    groups: dict[str, list[Act]] = {}
    for item in items:
        groups.setdefault(item.agency.id, []).append(item)
    return list(groups.values())


def _by_facts(possible: Iterable[Possible]) -> list[tuple[tuple[Fact, ...], list[Possible]]]:
    groups: dict[tuple[int, ...], tuple[tuple[Fact, ...], list[Possible]]] = {}
    for found in possible:
        key = tuple(fact.number for fact in found.depends_on)
        groups.setdefault(key, (found.depends_on, []))[1].append(found)
    return list(groups.values())
