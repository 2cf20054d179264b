"""What each plan says: situations of which it says the same are one outcome, put in words once.

A text looks at few bits of the numbers of an outcome: those that agree in them share it. Texts of
which there are few are kept as numbers with a list (``ENUM``), the same list for all plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from coordplan.answer.items import Status
from coordplan.batch.coding import Coding
from coordplan.batch.engine import Engine
from coordplan.batch.lookups import Lookups
from coordplan.batch.terms import Left, PlanTally
from coordplan.compiled import Plan
from coordplan.export.decision import Decision
from coordplan.export.forms import layout_of
from coordplan.export.names import aliased, literal
from coordplan.export.sql import TEXTS, Column, outcome_id, said, tallied
from coordplan.frozen import dataclass

FEW_TEXTS = 100_000
"""How many texts a list may have."""

_LOOKS_AT = re.compile(r"\((\w+_\d+) & (\d+)\) <> 0")


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan as it is asked: its terms, and the words of the map that name its duties on call."""

    decision: Decision
    calls: Mapping[str, str]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.decision.plan


class Answers:
    """What one plan says of every situation.

    Its tables end with its ``number``: ``outcomes_`` has the numbers, the cases and an example of
    each outcome, ``having_`` which situation has which, ``said_`` what an outcome says in words.
    """

    def __init__(self, engine: Engine, asked: Asked, coding: Coding, number: int) -> None:
        self.plan, self.number = asked.plan, number
        self._engine = engine
        self._layout = layout_of(asked.decision)
        self._statuses: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        for name, written in said(self._layout):
            (self._texts if name in TEXTS else self._statuses)[name] = written
        fields = asked.decision.fields
        names = [
            field.name if field.duty is None else asked.calls.get(field.duty.key, "")
            for field in fields
        ]
        self._lookups = Lookups(self._layout, coding, names, f"block_{number}")

    @property
    def statuses(self) -> tuple[str, ...]:
        """The columns of the statuses of actions."""
        return tuple(self._statuses)

    def settle(self) -> None:
        """Find the outcomes, and which situation has which."""
        engine, n = self._engine, self.number
        numbers = self._layout.columns
        words = ", ".join(numbers)
        for name, select in self._lookups.tables():
            engine.table(name, select)
        engine.table(f"settled_{n}", self._lookups.select())
        engine.table(
            f"outcomes_{n}",
            f"SELECT {words}, min(id) AS example, sum(cases)::BIGINT AS cases "
            f"FROM settled_{n} GROUP BY {words}",
        )
        join = " AND ".join(f"a.{word} = b.{word}" for word in numbers)
        engine.table(
            f"having_{n}",
            f"SELECT a.id, b.rowid AS outcome FROM settled_{n} a JOIN outcomes_{n} b ON {join}",
        )
        engine.run(f"DROP TABLE settled_{n}")
        for name, written in self._texts.items():
            seen = looks_at(written)
            bits = ", ".join(aliased((word, f"{word} & {mask}") for word, mask in seen.items()))
            kept = "".join(f"{word} AS of_{word}, " for word in seen)
            source = f" FROM (SELECT DISTINCT {bits} FROM outcomes_{n})" if seen else ""
            engine.table(f"text_{n}_{name}", f"SELECT {kept}{written} AS text{source}")

    def say(self, types: Mapping[str, str], *, statuses: bool) -> None:
        """Put every outcome in words, of types that all plans share."""
        n, joins = self.number, []
        chosen: list[Column] = [("outcome", outcome_id(self._layout))]
        for name, written in self._statuses.items() if statuses else ():
            chosen.append((name, f"({written})::{types[name]}"))
        for at, (name, written) in enumerate(self._texts.items()):
            same = (f"{w} & {mask} = t{at}.of_{w}" for w, mask in looks_at(written).items())
            text = f"text::{types[name]}" if name in types else "text"
            texts = f"SELECT * REPLACE ({text} AS text) FROM text_{n}_{name}"
            joins.append(f"JOIN ({texts}) t{at} ON {' AND '.join(same) or 'TRUE'}")
            chosen.append((name, f"t{at}.text"))
        self._engine.table(
            f"said_{n}",
            f"SELECT o.rowid AS id, o.cases, o.example, {', '.join(aliased(chosen))} "
            f"FROM outcomes_{n} o {' '.join(joins)}",
        )

    def tally(self, *, summary: bool) -> PlanTally:
        """How many outcomes, and how the actions fared."""
        outcomes, cases, untold = self._engine.one(
            f"SELECT count(*), sum(cases), sum(cases) FILTER (told = '') FROM said_{self.number}"
        )
        left = tuple(self._left()) if summary else ()
        return PlanTally(self.plan, outcomes, cases, untold, left)

    def _left(self) -> Iterator[Left]:
        """Each action in which somebody was left."""
        tests, matter = [], list(tallied(self._layout))
        for one in matter:
            needed = f"({one.needed})"
            tests += [
                f"sum(s.cases) FILTER ({needed})",
                f"sum(s.cases) FILTER ({needed} AND {one.status} <> 'named' AND NOT ({one.led}))",
                f"sum(s.cases) FILTER ({needed} AND {one.status} IN "
                "('undecided', 'mentioned', 'silent'))",
                f"sum(s.cases) FILTER ({needed} AND NOT ({one.told}))",
            ]
        found = self._engine.one(
            f"SELECT {', '.join(tests)} FROM said_{self.number} s JOIN outcomes_{self.number} o "
            "ON o.rowid = s.id"
        )
        for place, one in enumerate(matter):
            yield Left(one.action, *found[4 * place : 4 * place + 4])


def say(engine: Engine, answers: Sequence[Answers], *, statuses: bool) -> None:
    """Put the outcomes of all plans in words: lists of texts first, then what has them."""
    types = {name: f"texts_{name}" for name in TEXTS if _listed(engine, answers, name)}
    if statuses:
        engine.run(f"CREATE TEMP TYPE statuses AS ENUM ({', '.join(map(literal, Status))})")
        types |= {name: "statuses" for one in answers for name in one.statuses}
    for one in answers:
        one.say(types, statuses=statuses)


def _listed(engine: Engine, answers: Sequence[Answers], name: str) -> bool:
    """Make a list of the texts of a column where there are few."""
    having = " UNION ALL ".join(f"SELECT text FROM text_{one.number}_{name}" for one in answers)
    (count,) = engine.one(f"SELECT count(DISTINCT text) FROM ({having})")
    if count <= FEW_TEXTS:
        texts = f"SELECT DISTINCT text FROM ({having}) ORDER BY 1"
        engine.run(f"CREATE TEMP TYPE texts_{name} AS ENUM ({texts})")
    return count <= FEW_TEXTS


def looks_at(test: str) -> dict[str, int]:
    """The bits that an expression of a layout looks at, by the column in which they are."""
    found: dict[str, int] = {}
    for column, bits in _LOOKS_AT.findall(test):
        found[column] = found.get(column, 0) | int(bits)
    return found
