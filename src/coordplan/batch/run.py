"""A run over a table: rows become situations, situations outcomes, and outcomes go back to rows.

Cases that say the same are one situation, and situations of which a plan says the same one outcome;
each is worked out once, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordplan.answer.calls import check_named, named
from coordplan.batch.answers import Answers, Asked, say
from coordplan.batch.coding import Coding, Fault, tied
from coordplan.batch.engine import Engine
from coordplan.batch.sources import Source
from coordplan.batch.terms import Bad, Reason, Tally
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.export.decision import CALLED, NOT_CALLED, Decision
from coordplan.export.expressions import Writer, some
from coordplan.export.names import aliased
from coordplan.mapping import CaseMap
from coordplan.situation import Situation
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import spelled

FEW = 12
"""How many numbers of bad rows are shown for each thing that is wrong."""


def with_calls(decisions: Sequence[Decision], read: CaseMap) -> tuple[Asked, ...]:
    """Each plan with the words of a map that call its duties.

    Raises ``UnknownNameError`` for every word that names a duty on call of no plan, and
    ``SituationError`` where two columns say whether one duty is called.
    """
    words = [column.call for column in read.columns if column.call is not None]
    check_named([one.plan for one in decisions], words)
    found = []
    for one in decisions:
        naming = [(duty.key, word) for word in words for duty in named(one.plan, word)]
        calls = dict(naming)
        if len(calls) < len(naming):
            raise SituationError([Diagnostic("column-twice", _CALLED_TWICE, help=_ONCE)])
        found.append(Asked(one, calls))
    return tuple(found)


class Run:
    """One table and some plans."""

    def __init__(
        self, engine: Engine, asked: Sequence[Asked], read: CaseMap, *, keyed: bool
    ) -> None:
        self.engine, self.asked, self.keyed = engine, asked, keyed
        self.vocabulary: Vocabulary = asked[0].plan.vocabulary
        fields = {
            id_: tuple(spelled(one.value) for one in fact.values)
            for id_, fact in self.vocabulary.facts.items()
        }
        fields |= {c.call: (CALLED, NOT_CALLED) for c in read.columns if c.call is not None}
        self.coding = Coding(read, fields, keyed=keyed)
        self.faults: tuple[Fault, ...] = ()
        self.answers: list[Answers] = []

    def read(self, source: Source) -> None:
        """Read every row: its situation, or what is wrong with it."""
        coding = self.coding
        self.faults = tuple(coding.faults(tuple(self._tied())))
        wrong = "".join(
            f" || CASE WHEN {fault.test} THEN ' {number}' ELSE '' END"
            for number, fault in enumerate(self.faults)
        )
        any_wrong = some(f"({fault.test})" for fault in self.faults)
        kept = ["key"] * self.keyed + [*aliased(coding.situation())]
        kept.append(f"CASE WHEN no_row THEN '-' WHEN {any_wrong} THEN TRIM(''{wrong}) END AS wrong")
        steps = (coding.cells(), coding.said(), coding.known())
        select = f"({source.select})"
        for step in steps:
            select = f"(SELECT {', '.join(['*', *aliased(step)])} FROM {select})"
        self.engine.table("read_rows", f"SELECT {', '.join(kept)} FROM {select}")
        self._number(source.header)

    def situate(self) -> None:
        """Put together the rows that say the same."""
        words = ", ".join(self.coding.words)
        self.engine.table(
            "situations",
            f"SELECT {words}, count(*) AS cases FROM numbered WHERE wrong IS NULL GROUP BY ALL",
        )
        join = " AND ".join(f"n.{word} = s.{word}" for word in self.coding.words)
        key = ", n.key" if self.keyed else ""
        self.engine.table(
            "answered",
            f"SELECT n.row_number{key}, s.rowid AS id FROM numbered n JOIN situations s ON {join} "
            "WHERE n.wrong IS NULL",
        )

    def answer(self, number: int) -> None:
        """Ask one plan every situation: its outcomes, and which situation has which."""
        answers = Answers(self.engine, self.asked[number], self.coding, number)
        answers.settle()
        self.answers.append(answers)

    def say(self, *, statuses: bool) -> None:
        """Put every outcome into words; the statuses of all actions are most of it."""
        say(self.engine, self.answers, statuses=statuses)

    def outcomes(self, number: int) -> Iterator[tuple[str, int, Situation, Mapping[str, bool]]]:
        """Each outcome of a plan with its cases, and a situation and calls that have it."""
        calls = set(self.asked[number].calls.values())
        names = list(self.coding.names)
        chosen = ", ".join(["o.outcome", "o.cases", *map(self.coding.decoded, names)])
        select = (
            f"SELECT {chosen} FROM said_{number} o JOIN situations s ON s.rowid = o.example "
            "ORDER BY o.cases DESC, o.outcome"
        )
        for outcome, cases, *codes in self.engine.run(select).fetchall():
            known = {n: code for n, code in zip(names, codes, strict=True) if code is not None}
            facts = {
                name: self.vocabulary.facts[name].values[code].value
                for name, code in known.items()
                if name in self.vocabulary.facts
            }
            said = {name: code == 0 for name, code in known.items() if name in calls}
            yield outcome, cases, Situation(**facts), said

    def bad_rows(self) -> Iterator[tuple[int, str, Reason]]:
        """Every row that is not answered: its number, the columns, and the reason."""
        select = "SELECT row_number, wrong FROM numbered WHERE wrong IS NOT NULL ORDER BY 1"
        found = self.engine.run(select)
        while some_rows := found.fetchmany(10_000):
            for row, wrong in some_rows:
                for fault in self._faults(wrong):
                    yield row, fault.columns, fault.reason

    def tally(self, *, summary: bool) -> Tally:
        """What the whole run found."""
        read, told = self.engine.one("SELECT count(*), count(wrong) FROM numbered")
        (situations,) = self.engine.one("SELECT count(*) FROM situations")
        plans = tuple(one.tally(summary=summary) for one in self.answers)
        return Tally(read, read - told, told, situations, tuple(self._bad()), plans)

    def _tied(self) -> Iterator[tuple[frozenset[str], str]]:
        decision = self.asked[0].decision
        names = [
            self.coding.codes.get(field.name, "NULL") if field.fact is not None else "NULL"
            for field in decision.fields
        ]
        return tied(Writer(decision, tuple(names), lambda _, state: str(state)), self.vocabulary)

    def _faults(self, wrong: str) -> list[Fault]:
        if wrong == "-":
            return [Fault(Reason.BAD_LINE, "", "")]
        if wrong == "=":
            return [Fault(Reason.KEY_TWICE, "", "")]
        return [self.faults[int(number)] for number in wrong.split()]

    def _number(self, header: int | None) -> None:
        """Number the rows as they stand in the table; lines that were refused keep their place."""
        engine = self.engine
        wrong = "wrong"
        if self.keyed:
            repeated = "row_number() OVER (PARTITION BY key ORDER BY rowid) > 1"
            wrong = f"COALESCE(wrong, CASE WHEN {repeated} THEN '=' END) AS wrong"
        refused = 0
        if header is not None:
            engine.table("refused", "SELECT DISTINCT line FROM reject_errors ORDER BY line")
            (refused,) = engine.one("SELECT count(*) FROM refused")
        names = [*(["key"] if self.keyed else []), *self.coding.words]
        kept = ", ".join(["rowid", *names])
        if not refused:
            select = f"SELECT rowid + 1 AS row_number, {', '.join(names)}, {wrong} FROM read_rows"
        else:
            # a refused line stands after as many good rows as its place less those refused before
            engine.table(
                "gaps",
                f"SELECT line - {header} AS place, line - {header} - row_number() OVER (ORDER BY "
                "line) AS before, row_number() OVER (ORDER BY line) AS refused FROM refused",
            )
            missing = ", ".join(f"NULL AS {name}" for name in names)
            select = (
                f"SELECT r.rowid + 1 + COALESCE(g.refused, 0) AS row_number, "
                f"{', '.join(f'r.{name}' for name in names)}, r.wrong FROM (SELECT {kept}, {wrong} "
                "FROM read_rows) r ASOF LEFT JOIN (SELECT before, max(refused) AS refused "
                "FROM gaps GROUP BY before) g ON r.rowid >= g.before "
                f"UNION ALL SELECT place, {missing}, '-' FROM gaps"
            )
        engine.table("numbered", select)
        engine.run("DROP TABLE read_rows")

    def _bad(self) -> Iterator[Bad]:
        select = (
            "SELECT wrong, count(*), min_by(row_number, row_number, "
            f"{FEW}) FROM numbered WHERE wrong IS NOT NULL GROUP BY wrong"
        )
        found: dict[tuple[Reason, str], tuple[int, list[int]]] = {}
        for wrong, count, first in self.engine.run(select).fetchall():
            for fault in self._faults(wrong):
                before, rows = found.get((fault.reason, fault.columns), (0, []))
                found[fault.reason, fault.columns] = before + count, [*rows, *first]
        for (reason, named_), (count, rows) in found.items():
            yield Bad(reason, named_, count, tuple(sorted(rows)[:FEW]))


_CALLED_TWICE = Text(
    en="two columns of the map say whether one duty is called",
    vi="hai cột của bảng ánh xạ cùng nêu một nhiệm vụ có được yêu cầu hay không",
)
_ONCE = Text(en="leave one of the two out", vi="bỏ bớt một trong hai")
