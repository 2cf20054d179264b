"""One answer in words: each part of it as rows and lines, in one language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from coordplan.answer.bearing import without_bearing
from coordplan.answer.items import Act, Answer, Call, Notice, Possible, Question, Report, Status
from coordplan.answer.status import speaking_of
from coordplan.compiled import Agency, Duty, Reach, Role
from coordplan.index import Verdict
from coordplan.render import successions, words
from coordplan.render.certain import Certain, certain_lines
from coordplan.render.circumstances import circumstances
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.text import Language, Text
from coordplan.vocabulary import Action, Fact
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

    def doubt(self) -> Iterator[Line]:
        """What makes the whole answer doubtful, in the first line; nothing where nothing does."""
        said = self.doubting()
        if said:
            yield from labelled(Span(words.DOUBTFUL[self.language], "alert"), said, self.width)

    def doubting(self) -> str:
        """The same in words, one after the other."""
        return " · ".join(one.message[self.language] for one in self.answer.doubts)

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
        yield from self.bearing()
        yield from self.warnings()
        others = set(plan.agencies.values()) - {item.agency for item in self.answer.leads}
        yield from self.section(successions.HEADING[language], self.changed(others))

    def bearing(self) -> Iterator[Line]:
        """What was stated and had no effect: facts, and calls of duties that cannot hold here."""
        language = self.language
        idle = ", ".join(
            f"{fact.label[language]} [{fact.id}]" for fact in without_bearing(self.answer)
        )
        if idle:
            label = Span(words.NO_BEARING_LABEL[language], "strong")
            said = words.NO_BEARING[language].format(facts=idle)
            yield from labelled(label, said, self.width)
        for called, title in ((True, words.CALLED_LABEL), (False, words.NOT_CALLED_LABEL)):
            said = ", ".join(
                f"[{name}]"
                + (f" {words.NO_EFFECT[language]}" if call.by_facts is Verdict.EXCLUDED else "")
                for name, call in self.calls()
                if call.called is called
            )
            if said:
                yield from labelled(Span(title[language], "faint"), said, self.width)

    def calls(self) -> Iterator[tuple[str, Call]]:
        """The duties on call of the plan, by name, and of the baselines, by id."""
        yield from ((call.duty.name, call) for call in self.answer.calls)
        for baseline in self.answer.baselines:
            yield from ((call.duty.id, call) for call in baseline.answer.calls)

    def warnings(self) -> Iterator[Line]:
        """What else to know before relying on the answer; what is in doubt stands above."""
        doubts = self.answer.doubts
        for warning in (one for one in self.answer.warnings if one not in doubts):
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
        """Everybody else whom the plan names for this situation; what has its time stands apart."""
        return [self.entry(item) for item in self.other(Reach.NAMED) if not self.in_time(item.duty)]

    def other(self, reach: Reach) -> list[Act]:
        """Who acts without leading, or oversees, by duties of a reach."""
        acts = (item for item in self.answer.act if not item.leads)
        return [i for i in (*acts, *self.answer.oversee) if i.reach is reach]

    def entry(self, item: Act) -> Entry:
        """One agency in one duty."""
        return Entry(item.agency.name[self.language], self.doing(item), self.clause(item.duty))

    # when in the course of the case

    @cached_property
    def moments(self) -> list[Action]:
        """The actions that something certainly comes before or after, in order."""
        items = (*self.answer.act, *self.answer.oversee)
        found = {a.number: a for i in items for a in (*i.duty.before, *i.duty.after)}
        return [found[number] for number in sorted(found)]

    def in_time(self, duty: Duty) -> bool:
        """Whether a duty stands under an action that others come before or after."""
        if duty.before or duty.after:
            return True
        return any(action in self.moments for action in duty.actions)

    def timed_rows(self, moment: Action) -> list[Entry]:
        """What comes before an action, the action itself, and what comes after it."""
        ahead: list[Entry] = []
        itself: list[Entry] = []
        past: list[Entry] = []
        for item in (*self.answer.act, *self.answer.oversee):
            duty = item.duty
            rows = ahead if moment in duty.before else past if moment in duty.after else itself
            timed = (*duty.before, *duty.after)
            if not item.leads and moment in (timed or duty.actions):
                rows.append(self.entry(item))
        for reach in Reach:
            for notices in self.notices(reach):
                duty = notices[0].duty
                if moment in duty.before:
                    ahead.append(self.telling(notices))
                elif moment in duty.after:
                    past.append(self.telling(notices))
                elif not (duty.before or duty.after) and moment in duty.actions:
                    itself.append(self.telling(notices))
        return [*ahead, *itself, *past]

    def in_the_case(self) -> Iterator[Line]:
        """Every action that others come before or after, each with all that belongs to it."""
        for moment in self.moments:
            heading = moment.label[self.language].upper()
            yield from self.section(heading, self.timed_rows(moment))

    def told(self, *reaches: Reach) -> list[Entry]:
        """Who must be told by duties of these reaches, one row a duty."""
        return [
            self.telling(found)
            for reach in reaches
            for found in self.notices(reach)
            if not self.in_time(found[0].duty)
        ]

    def by_cases(self) -> list[Entry]:
        """Who acts in every case, one row for what an agency does under the same duties."""
        rows: dict[tuple[str, str], list[str]] = {}
        for found in self.answer.by_cases:
            key = (found.agency.name[self.language], self.clauses(found.duties))
            rows.setdefault(key, []).append(found.action.label[self.language])
        return [Entry(who, ", ".join(what), clauses) for (who, clauses), what in rows.items()]

    def certain(self, told: Sequence[Entry], where: Text) -> list[Line]:
        """What is certain; ``where`` the duties towards any victim are shown."""
        certain = Certain(
            leads=bool(self.answer.leads),
            named=self.named(),
            by_cases=self.by_cases(),
            told=told,
            general=len({item.duty.number for item in self.towards_any()}),
            where=where[self.language].format(plan=self.answer.plan.id),
        )
        return list(certain_lines(certain, self.language, self.width))

    def notices(self, reach: Reach) -> list[list[Notice]]:
        """The notices of duties of this reach, by duty."""
        return _by_duty(notice for notice in self.answer.notify if notice.duty.reach is reach)

    def telling(self, notices: Sequence[Notice]) -> Entry:
        """One duty to tell: whom, who tells, by when."""
        language, first = self.language, notices[0]
        joiner = ", " if first.any_of is None else words.OR[language]
        whom = joiner.join(notice.agency.name[language] for notice in notices)
        by = words.names(first.by, language)
        said = [words.TOLD_BY[language].format(by=by), *words.timed(first.duty, language)]
        if first.within is not None:
            said.append(words.by_when(first.within, language, self.clock))
        if first.any_of is not None:
            said.append(words.ONE_ENOUGH[language])
        said += self.mark(first.duty)
        return Entry(whom, "; ".join(said), self.clause(first.duty), strong=True)

    # what depends

    def open(self) -> list[Possible]:
        """What facts may yet settle; what waits to be called is told apart."""
        waiting = self.answer.waiting
        return [found for found in self.answer.possible if found.item.duty not in waiting]

    def depends(self) -> Iterator[Line]:
        """The best questions, then everything that may hold, by what it depends on."""
        if not self.open():
            return
        yield BLANK
        yield line(Span(words.DEPENDS[self.language], "heading"))
        yield from self.ask_first(shown=_QUESTIONS_SHOWN, indent=2)
        for facts, items in _by_facts(self.open()):
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
            for facts, items in _by_facts(self.open())
            for entry in self.possibly(items)
        ]

    def on_call(self) -> Iterator[Line]:
        """What is done only where it is called, and how to state that."""
        rows = self.waiting()
        if rows:
            yield from self.section(words.ON_CALL[self.language], rows)
            yield from paragraph(
                words.CALL_WITH[self.language], self.width, indent=2, style="faint"
            )

    def waiting(self) -> list[Entry]:
        """The duties on call that nobody has spoken of, in the order of the plan."""
        waiting, language = self.answer.waiting, self.language
        by_duty: dict[int, list[Possible]] = {}
        for found in self.answer.possible:
            if found.item.duty in waiting:
                by_duty.setdefault(found.item.duty.number, []).append(found)
        rows = []
        for number in sorted(by_duty):
            group = by_duty[number]
            for entry in self.possibly(group):
                facts = ", ".join(fact.label[language] for fact in group[0].depends_on)
                on = f"; {words.DEPENDS_ON[language].lower()} {facts}" if facts else ""
                rows.append(Entry(entry.who, f"{entry.what}{on}", entry.clauses))
        return rows

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
        shown = (item for item in self.towards_any() if not self.in_time(item.duty))
        return [self.all_of(found) for found in _by_agency(shown)]

    def towards_any(self) -> list[Act]:
        """Who acts or oversees for any victim, those who lead left out."""
        return self.other(Reach.GENERAL)

    def all_of(self, items: Sequence[Act], *, plain: Role = Role.PERFORM) -> Entry:
        """Everything one agency does under some duties; the role is named unless ``plain``."""
        by_part: dict[tuple[str, str], dict[str, None]] = {}
        for item in items:
            role = "" if item.role is plain and not item.aside else self.part(item)
            labels = by_part.setdefault((role, self.remarks(item)), {})
            labels |= {action.label[self.language]: None for action in item.actions}
        parts = []
        for (role, remarks), labels in by_part.items():
            doing = ", ".join(labels)
            named = f"{role}: {doing}" if role else doing
            parts.append(f"{named} ({remarks})" if remarks else named)
        clauses = self.clauses(item.duty for item in items)
        name = items[0].agency.name[self.language]
        return Entry(name, "; ".join(parts), clauses, strong=plain is Role.LEAD)

    def part(self, item: Act) -> str:
        """What an agency is in a duty: its role, or that it is another's by function."""
        text = words.NOT_ITS_FUNCTION if item.aside else words.ROLE[item.role]
        return text[self.language]

    def remarks(self, item: Act) -> str:
        """What must not be lost where several duties of an agency share a row."""
        language, duty = self.language, item.duty
        said = words.timed(duty, language)
        if duty.on_call is not None:
            said.append(words.trigger(duty.on_call, language))
        if item.requested:
            said.append(words.BY_REQUEST[language])
        if item.posting.by_function and not item.aside:
            said.append(words.BY_FUNCTION[language])
        return "; ".join([*said, *self.mark(duty)])

    def mark(self, duty: Duty) -> list[str]:
        """The mark of a duty that tells of the victim or moves the victim, where it is due."""
        caution = self.answer.caution
        if caution is None or not self.answer.cautious(duty):
            return []
        return [f"{words.MARK} {caution[self.language]}"]

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
        """What the plan gives to nobody: what it speaks of, by clauses, and what it does not."""
        vocabulary = self.answer.plan.vocabulary
        yield from self.section(words.MENTIONED[self.language], self.mentioned())
        silent = [
            vocabulary.actions[id_].label[self.language]
            for id_, status in self.answer.status.items()
            if status is Status.SILENT
        ]
        if silent:
            yield BLANK
            yield line(Span(words.SILENT[self.language], "heading"))
            yield from paragraph(", ".join(silent), self.width, indent=2)

    def mentioned(self) -> list[Entry]:
        """The actions that are spoken of and given to nobody, with the clauses that do so."""
        plan = self.answer.plan
        rows = []
        for id_, status in self.answer.status.items():
            if status is Status.MENTIONED:
                action = plan.vocabulary.actions[id_]
                clauses = [f"[{at}]" for at in speaking_of(self.answer, action)]
                rows.append(Entry(action.label[self.language], "", " ".join(clauses)))
        return rows

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
        said = ", ".join(action.label[language] for action in item.actions)
        if role or item.aside:
            said = f"{self.part(item)}: {said}"
        more = words.details(item.duty, item.posting, language, self.clock)
        if item.duty.on_call is not None and item.duty not in self.answer.waiting:
            more = f"{more} ({words.CALLED[language]})"
        return "; ".join([said, *([more] if more else []), *self.mark(item.duty)])

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
