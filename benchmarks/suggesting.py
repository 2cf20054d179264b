"""What a draft suggests, against plans that people encoded: each drafted from the others only.

``python -m benchmarks.suggesting`` prints the figures and the worst clauses, ``--write`` puts them
into the documentation, ``--all`` prints every clause that differs; plans may be named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import with_tables
from coordplan.drafting import Drafted, Knowledge, Skeleton, read_skeleton
from coordplan.drafting.bodies import Body
from coordplan.load import load_registry, load_vocabulary
from coordplan.load.files import shipped_plans
from coordplan.load.plans import load_plans, read_checked
from coordplan.model import Duty, PlanFile
from coordplan.model.duty import ROLES
from coordplan.model.plan import Agency, Clause
from coordplan.phrases.clauses import KINDS
from coordplan.source import Tree
from coordplan.suggest import Suggested, suggest
from coordplan.text import Language, Text, fold

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT.parent / "shared" / "sources"
PAGES: Mapping[Language, Path] = {
    "en": ROOT / "docs" / "explanation" / "suggestions.md",
    "vi": ROOT / "docs" / "vi" / "explanation" / "suggestions.md",
}
PLANS = ("haiphong", "soctrang", "tanhong", "dongnai", "laichau")
NATIONAL = {
    "luat-66-2011": "national/Luat-66-2011-QH12.txt",
    "nd-62-2012": "national/ND-62-2012.txt",
    "nd-56-2017": "national/ND-56-2017.txt",
    "ttlt-01-2014": "national/TTLT-01-2014.txt",
}
"""National rules: texts of another kind, on which nothing was tuned but headings and deadlines."""
WORST = 20

Value = Mapping[str, Tree]


@dataclass(slots=True)
class Tally:
    """How many were right, how many were too much, how many missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was suggested, how much is encoded so."""
        said = self.right + self.extra
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """Of what is encoded, how much was suggested."""
        there = self.right + self.missed
        return self.right / there if there else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A clause of which something was suggested otherwise than it is encoded."""

    plan: str
    at: str
    measure: str
    extra: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(slots=True)
class Figures:
    """How often each measure was right, and where not."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {one: Tally() for one in MEASURES})
    misses: list[Miss] = field(default_factory=list)


def leave_one_out(plans: Sequence[str], sources: Path = SOURCES) -> Figures:
    """Draft each of some plans with what the others know, and compare it with its encoding."""
    figures = Figures()
    vocabulary, registry = load_vocabulary(), load_registry()
    for plan in plans:
        others = load_plans(sorted(set(PLANS) - {plan}))
        text = (sources / NATIONAL.get(plan, f"{plan}.txt")).read_text("utf-8")
        known = Knowledge(others, registry, vocabulary)
        skeleton, suggested = suggest(read_skeleton(text, known), vocabulary)
        written = read_checked(shipped_plans()[plan], vocabulary).plan
        assert written is not None
        _compare(plan, skeleton, suggested, written, figures)
    return figures


def _compare(
    plan: str, skeleton: Skeleton, suggested: Suggested, written: PlanFile, figures: Figures
) -> None:
    encoded = {clause.at: clause for clause in written.clauses}
    bodies = {b.id: b for b in (*skeleton.bodies.known, *suggested.strangers)}
    for drafted in skeleton.clauses:
        clause = encoded.get(drafted.clause.at)
        if clause is None:
            continue
        values = [one.value for one in suggested.by_clause[drafted.clause.at]]
        for measure, (there, said) in MEASURES.items():
            wanted, found = set(there(clause)), set(said(drafted, values))
            if measure in _OF_BODIES:
                right, extra, missed = _alike(found, wanted, bodies, written.agencies)
            else:
                right = len(found & wanted)
                extra, missed = tuple(sorted(found - wanted)), tuple(sorted(wanted - found))
            tally = figures.tallies[measure]
            tally.right += right
            tally.extra += len(extra)
            tally.missed += len(missed)
            if extra or missed:
                figures.misses.append(Miss(plan, clause.at, measure, extra, missed))


def _alike(
    said: set[str], there: set[str], drafted: Mapping[str, Body], written: Mapping[str, Agency]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many bodies are the same in both: by a name, or else by function and level."""
    left, waiting, right = sorted(there), sorted(said), 0
    for same in (_same_name, _same_place):
        rest = []
        for id_ in waiting:
            found = next((one for one in left if same(drafted[id_], written[one])), None)
            if found is None:
                rest.append(id_)
            else:
                left.remove(found)
                right += 1
        waiting = rest
    extra = tuple(drafted[id_].name.vi for id_ in waiting)
    return right, extra, tuple(written[id_].name.vi for id_ in left)


def _same_name(body: Body, agency: Agency) -> bool:
    names = {fold(name).removeprefix("cac ") for name in (agency.name.vi, *agency.aliases)}
    said = {fold(name).removeprefix("cac ") for name in (body.name.vi, *body.names.values())}
    return bool(names & said)


def _same_place(body: Body, agency: Agency) -> bool:
    """Whether two bodies have one function and level; of groups the function is enough."""
    if body.function == "group" == agency.function:
        return True
    return (body.function, body.level) == (agency.function, agency.level)


# what a clause says, as encoded and as suggested


def _actors(clause: Clause) -> Iterator[str]:
    for line in (clause, *clause.duties):
        for role in ROLES:
            yield from getattr(line, role)
    for duty in clause.duties:
        yield from duty.with_


def _told(duty: Duty) -> Iterator[str]:
    yield from duty.notify.to if duty.notify is not None else ()
    yield from duty.reports.to if duty.reports is not None else ()
    yield from duty.submit_to


def _deadlines(duty: Duty) -> Iterator[str]:
    for _, value in duty.deadlines():
        if isinstance(value, str):
            yield value
        else:
            yield str(getattr(value, "working_days", getattr(value, "ahead", "")))


def _cadence(duty: Duty) -> Iterator[str]:
    if duty.reports is not None:
        yield from duty.reports.every
        yield from ("on demand",) if duty.reports.on_demand else ()


def _each(of: Callable[[Duty], Iterator[str]]) -> Callable[[Clause], list[str]]:
    return lambda clause: [one for duty in clause.duties for one in of(duty)]


def _at(value: Value, *routes: str) -> Iterator[str]:
    """Everything that stands under some keys of a suggestion."""
    for route in routes:
        found: Tree = dict(value)
        for key in route.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        match found:
            case list():
                yield from map(str, found)
            case dict():
                yield from map(str, found.values())
            case True:
                yield "on demand"
            case str():
                yield found


def _under(*routes: str) -> Callable[[Drafted, Sequence[Value]], list[str]]:
    return lambda _, values: [one for value in values for one in _at(value, *routes)]


_ACTORS = (*ROLES, "with")
_OF_BODIES = frozenset(("lead", "actors", "told", "handed over to"))
MEASURES: Mapping[
    str,
    tuple[
        Callable[[Clause], Sequence[str]] | Callable[[Clause], Iterator[str]],
        Callable[[Drafted, Sequence[Value]], Sequence[str]],
    ],
] = {
    "kind": (lambda clause: [clause.kind or "duty"], lambda one, _: [one.guess.kind]),
    "lead": (
        lambda clause: [one for line in (clause, *clause.duties) for one in line.lead],
        _under("lead"),
    ),
    "actors": (_actors, _under(*_ACTORS)),
    "told": (_each(_told), _under("notify.to", "reports.to", "submit_to")),
    "handed over to": (_each(lambda duty: iter(duty.hand_over_to)), _under("hand_over_to")),
    "deadlines": (_each(_deadlines), _under("within", "notify.within")),
    "cadence": (_each(_cadence), _under("reports.every", "reports.on_demand")),
    "citations": (
        lambda clause: [c if isinstance(c, str) else c.instrument for c in clause.cites],
        lambda one, _: one.cited.ids,
    ),
    "actions": (_each(lambda duty: iter(duty.do)), _under("do")),
}
"""Each measure: what is encoded of a clause, and what is suggested."""
ASKED: Mapping[str, tuple[float, float]] = {
    "kind": (0.9, 0.9),
    "lead": (0.9, 0.8),
    "actors": (0.8, 0.75),
    "deadlines": (0.9, 0.85),
    "cadence": (0.9, 0.85),
}
"""The precision and the recall that were asked for."""


_FIVE = Text(
    vi="Năm kế hoạch, mỗi kế hoạch dự thảo theo bốn kế hoạch còn lại",
    en="Five plans, each drafted from the other four",
)
_NATIONAL = Text(
    vi="Bốn quy định chung, dự thảo theo năm kế hoạch",
    en="Four national rules, drafted from the five plans",
)
_WORST = Text(vi=f"{WORST} điều khoản sai nhiều nhất", en=f"The worst {WORST} clauses")
_FIGURES = Text(
    vi="chỉ tiêu | độ chính xác | độ đầy đủ | đúng | thừa | thiếu | yêu cầu",
    en="measure | precision | recall | right | too much | missed | asked",
)
_CLAUSE = Text(vi="điều khoản | thừa | thiếu", en="clause | too much | missed")
_VIETNAMESE = {
    "kind": "loại",
    "lead": "chủ trì",
    "actors": "cơ quan tham gia",
    "told": "nơi được báo",
    "handed over to": "nơi nhận chuyển giao",
    "deadlines": "thời hạn",
    "cadence": "kỳ báo cáo",
    "citations": "văn bản viện dẫn",
    "actions": "việc",
}


def shown(local: Figures, national: Figures, language: Language = "en") -> str:
    """The figures as tables, and the worst clauses in words."""
    lines = ["", f"### {_FIVE[language]}", "", *_table(local, language), ""]
    lines += [f"### {_WORST[language]}", "", f"| {_CLAUSE[language]} |"]
    lines += ["| --- | --- | --- |", *_worst(local, language), ""]
    lines += [f"### {_NATIONAL[language]}", "", *_table(national, language), ""]
    return "\n".join(lines)


def _table(figures: Figures, language: Language = "en") -> Iterator[str]:
    yield f"| {_FIGURES[language]} |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for measure, tally in figures.tallies.items():
        asked = " / ".join(_share(one, language) for one in ASKED.get(measure, ()))
        yield (
            f"| {_name(measure, language)} | {_share(tally.precision, language)} "
            f"| {_share(tally.recall, language)} | {tally.right} "
            f"| {tally.extra} | {tally.missed} | {asked} |"
        )


def _name(measure: str, language: Language) -> str:
    return _VIETNAMESE[measure] if language == "vi" else measure


def _share(share: float, language: Language) -> str:
    return f"{share:.2f}".replace(".", "," if language == "vi" else ".")


def _worst(figures: Figures, language: Language) -> Iterator[str]:
    """The clauses of which most bodies, addressees and times are wrong."""
    by_clause: dict[tuple[str, str], list[Miss]] = {}
    for miss in figures.misses:
        if miss.measure != "actions":
            by_clause.setdefault((miss.plan, miss.at), []).append(miss)
    size = {place: sum(len(m.extra) + len(m.missed) for m in of) for place, of in by_clause.items()}
    for plan, at in sorted(size, key=lambda place: -size[place])[:WORST]:
        of = by_clause[plan, at]
        extra = "; ".join(_wrong(m, m.extra, language) for m in of if m.extra)
        missed = "; ".join(_wrong(m, m.missed, language) for m in of if m.missed)
        yield f"| {plan} {at} | {extra} | {missed} |"


def _wrong(miss: Miss, said: Sequence[str], language: Language) -> str:
    """What is wrong of one measure; kinds of clauses by what they are called."""
    words = (KINDS[one][language] if miss.measure == "kind" else one for one in said)
    return f"{_name(miss.measure, language)}: {', '.join(words)}"


def main(arguments: Sequence[str]) -> int:
    """Print the figures, or write them where the documentation shows them."""
    named = [one for one in arguments if one in PLANS or one in NATIONAL]
    local = leave_one_out(named or PLANS)
    if "--all" in arguments:
        for miss in local.misses:
            sys.stdout.write(f"{miss.measure} {miss.plan}:{miss.at} +{miss.extra} -{miss.missed}\n")
    if named:
        sys.stdout.write("\n".join(_table(local)) + "\n")
        return 0
    national = leave_one_out([*NATIONAL])
    sys.stdout.write(shown(local, national))
    if "--write" in arguments:
        for language, page in PAGES.items():
            text = with_tables(page.read_text("utf-8"), shown(local, national, language))
            page.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
