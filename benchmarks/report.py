"""The results as Markdown tables, which read well in a terminal too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.batch import DRAWN, MILLION, Batch
from benchmarks.country import ALL, COMPARED, PLACE, Among
from benchmarks.drafting import Drafting
from benchmarks.engines import PEERS
from benchmarks.engines.own import FROM_NOTHING, FROM_WORDS
from benchmarks.growth import Curve
from benchmarks.hostile import YARDSTICK as LARGEST
from benchmarks.hostile import Refusal
from benchmarks.loading import Loading
from benchmarks.machine import Machine
from benchmarks.matching import Matching, Row
from benchmarks.page import SLOWER, Opening
from benchmarks.process import AS_JSON, BEFORE, COLD, WARM, YARDSTICK, Start
from benchmarks.serving import Served
from benchmarks.timing import Spread

BEGIN = "<!-- Figures: made by `make bench`; do not edit. -->"
END = "<!-- End of figures. -->"

TIMES_FASTER = 20
TIMES_TYPER, TIMES_PLAN = 1.5, 1.5
SECONDS_OF = {ALL: 4, COMPARED: 1}
REFUSED_IN = 2
DRAFTED_IN = 3
TABLE_IN = 5
READY_IN, ANSWERED_IN = (0.3, 1), 0.05
PAGE_AT_MOST = 5 * 2**20
FLAT = 1.1


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run measured."""

    machine: Machine
    matchings: tuple[Matching, ...]
    growth: tuple[Curve, ...]
    loading: tuple[Loading, ...]
    refusals: tuple[Refusal, ...]
    start: Start
    pages: tuple[Opening, ...] = ()
    drafting: tuple[Drafting, ...] = ()
    country: tuple[Among, ...] = ()
    served: tuple[Served, ...] = ()
    batch: tuple[Batch, ...] = ()


def with_tables(page: str, shown: str) -> str:
    """A page with the figures between its marks replaced."""
    return re.sub(
        f"{re.escape(BEGIN)}.*{re.escape(END)}",
        lambda _: f"{BEGIN}\n\n{shown}\n{END}",
        page,
        flags=re.DOTALL,
    )


def tables(results: Results) -> str:
    """All tables, each under its heading."""
    parts = [
        ("Machine", _machine(results.machine)),
        ("Budgets", _budgets(results)),
        ("Bare match and whole answer", _summary(results.matchings)),
        *((f"Every engine on {m.plan}", _engines(m)) for m in results.matchings),
        ("What an engine cannot say", _cannot()),
        ("Growth", _growth(results.growth)),
        ("Loading", _loading(results.loading)),
        ("Hostile files", _refusals(results.refusals)),
        ("Process", _process(results.start)),
        ("The officers' page", _pages(results.pages)),
        ("Drafting a document", _drafting(results.drafting)),
        *([("A country of plans", _country(results.country))] if results.country else []),
        *([("A server", _served(results.served))] if results.served else []),
        *([("A table of cases", _batch(results.batch))] if results.batch else []),
    ]
    return "\n".join(f"### {title}\n\n{body}" for title, body in parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _machine(machine: Machine) -> str:
    memory = f"{machine.memory_gib} GiB" if machine.memory_gib is not None else "unknown"
    busy = f"{machine.load}" if machine.load is not None else "unknown"
    return _table(
        ("", ""),
        [
            ("processor", f"{machine.processor}, {machine.cores} cores"),
            ("memory", memory),
            ("system", machine.system),
            ("Python", machine.python),
            ("versions", ", ".join(f"{n} {v}" for n, v in machine.versions.items())),
            ("load before the run", busy),
        ],
    )


def _budgets(results: Results) -> str:
    """Each budget with what it came to; being short of one fails nothing."""
    return _table(("budget", "measured", ""), _judged(results))


def _judged(results: Results) -> Iterator[tuple[str, str, str]]:
    for matching in results.matchings:
        fastest = matching.fastest()
        if fastest is None or fastest.time is None:
            yield f"{matching.plan}: faster than the peers", "no peer is installed", ""
            continue
        peer = f"{fastest.engine} ({fastest.form})"
        faster = fastest.time.median / matching.bare_match.median
        yield (
            f"{matching.plan}: bare match at least {TIMES_FASTER} times faster than {peer}",
            f"{faster:.1f} times",
            _pass(faster >= TIMES_FASTER),
        )
        whole = fastest.time.median / matching.whole_answer.median
        yield (
            f"{matching.plan}: whole answer faster than the bare match of {fastest.engine}",
            f"{whole:.2f} times",
            _pass(whole > 1),
        )
    named = {process.command: process for process in results.start.processes}
    for process in (named.get(WARM, named[COLD]), named.get(AS_JSON)):
        if process is not None:
            yield (
                f"{process.command}: at most {TIMES_TYPER} times {_code(YARDSTICK)}",
                f"{process.ratio:.2f} times",
                _pass(process.ratio <= TIMES_TYPER),
            )
    if BEFORE in named and WARM in named:
        now = named[WARM].ratio / named[BEFORE].ratio
        yield f"{WARM}: no slower than before", f"{now:.2f} times", _pass(now <= 1)
    longest = max(each.time.median for each in results.refusals if each.file != LARGEST)
    yield (
        f"every hostile file is refused within {REFUSED_IN} s",
        f"{_number(longest)} s at most",
        _pass(longest <= REFUSED_IN),
    )
    yield from _judged_pages(results.pages)
    for drafted in results.drafting:
        yield (
            f"a document of {_kib(drafted.bytes)} is drafted within {DRAFTED_IN} s",
            f"{_number(drafted.draft.median)} s",
            _pass(drafted.draft.median <= DRAFTED_IN),
        )
    yield from _judged_country(results.country)
    yield from _judged_server(results.served)
    yield from _judged_batch(results.batch)


def _judged_pages(pages: Sequence[Opening]) -> Iterator[tuple[str, str, str]]:
    for number, each in enumerate(pages):
        limit = READY_IN[number]
        yield (
            f"the page of {each.plans} plans: ready within {limit} s at a sixth of the speed",
            f"{_number(each.ready.median)} s",
            _pass(each.ready.median <= limit),
        )
        yield (
            f"the page of {each.plans} plans: an answer within {ANSWERED_IN} s at a sixth",
            f"{_number(each.answer.median)} s",
            _pass(each.answer.median <= ANSWERED_IN),
        )


def _judged_country(country: Sequence[Among]) -> Iterator[tuple[str, str, str]]:
    for each in country:
        if each.question == PLACE and each.plans == max(o.plans for o in country):
            yield (
                f"{each.question} among {each.plans:,}: at most {TIMES_PLAN} times a plan alone",
                f"{each.ratio:.2f} times",
                _pass(each.ratio <= TIMES_PLAN),
            )
        most = SECONDS_OF.get(each.question)
        if most is not None:
            yield (
                f"{each.question} of {each.plans}: within {most} s from the cache",
                f"{each.time.median:.2f} s",
                _pass(each.time.median <= most),
            )
        if each.question == COMPARED:
            yield (
                f"{each.question} of {each.plans}: at most {_kib(PAGE_AT_MOST)}",
                _kib(each.bytes),
                _pass(each.bytes <= PAGE_AT_MOST),
            )


def _judged_server(served: Iterable[Served]) -> Iterator[tuple[str, str, str]]:
    for each in served:
        yield (
            f"a server under {each.requests:,} requests of {each.clients} clients: no error",
            f"{each.failed}",
            _pass(not each.failed),
        )
        if each.warm_kib is not None and each.end_kib is not None:
            grown = each.end_kib / each.warm_kib
            yield (
                f"its memory at the end at most {FLAT} times that after a tenth",
                f"{grown:.2f} times",
                _pass(grown <= FLAT),
            )


def _judged_batch(batch: Sequence[Batch]) -> Iterator[tuple[str, str, str]]:
    for each in batch:
        if (each.table, each.rows, each.plans, each.written) == (DRAWN, MILLION, 5, "rows"):
            yield (
                f"a million cases, five plans: within {TABLE_IN} s",
                f"{each.seconds:.1f} s ({each.cpu:.1f} s of processors)",
                _pass(each.seconds <= TABLE_IN),
            )
            yield (
                "a million cases, five plans: within 1 GiB",
                _kib(each.resident_kib * 1024),
                _pass(each.resident_kib <= 1 << 20),
            )
        if each.zen is not None and each.rows == MILLION:
            yield (
                f"{each.table} cases, {each.written}: faster than zen-engine's bare match",
                f"{each.zen * each.rows / each.seconds:.1f} times",
                _pass(each.seconds < each.zen * each.rows),
            )


def _pass(kept: bool) -> str:
    return "PASS" if kept else "short of it"


def _summary(matchings: Iterable[Matching]) -> str:
    """Per plan: our times, and the fastest peer of each way of asking."""
    head = (
        "plan", "duties", "distinct conditions", "our bare match, µs", "nothing looked up before",
        "from words", "our whole answer, µs", "fastest rules engine", "in one batch",
        "hand-written formula",
    )  # fmt: skip
    return _table(
        head,
        [
            (
                m.plan,
                f"{m.duties:,}",
                f"{m.conditions:,}",
                _micro(m.bare_match),
                _micro(m.own_time(FROM_NOTHING)),
                _micro(m.own_time(FROM_WORDS)),
                _micro(m.whole_answer),
                _beside(m, m.fastest()),
                _beside(m, m.fastest(together=True)),
                _beside(m, m.fastest(kind="formula")),
            )
            for m in matchings
        ],
    )


def _beside(matching: Matching, row: Row | None) -> str:
    if row is None or row.time is None:
        return "none"
    ratio = row.time.median / matching.bare_match.median
    return f"{row.engine} {_number(row.time.median * 1e6)} µs, {ratio:.1f}×"


def _engines(matching: Matching) -> str:
    own = matching.bare_match.median
    head = (
        "engine", "form", f"equal of {matching.situations}", "µs a situation", "to ours",
        "to hold the plan, ms",
    )  # fmt: skip
    return _table(head, [_row(row, own) for row in (*matching.own, *matching.peers)])


def _row(row: Row, own: float) -> tuple[str, ...]:
    build = _number(row.build * 1e3) if row.build is not None else ""
    equal = f"{row.equal}" if row.build is not None else ""
    form = f"{row.form} (no rules)" if row.kind == "formula" else row.form
    if row.time is None:
        return row.engine, form, equal, row.reason or "", "", build
    return row.engine, form, equal, _micro(row.time), f"{row.time.median / own:.1f}×", build


def _cannot() -> str:
    return _table(("engine", "cannot say"), [(peer.name, peer.cannot) for peer in PEERS])


def _growth(curves: Sequence[Curve]) -> str:
    sizes = list(curves[0].costs)
    head = (*(f"{size:,}" for size in sizes), "exponent", "upper half")
    return _table(
        ("duties", *head),
        [
            (
                curve.what,
                *(_cost(curve, size) for size in sizes),
                f"{curve.exponent:.2f}",
                f"{curve.upper:.2f}",
            )
            for curve in curves
        ],
    )


def _cost(curve: Curve, size: int) -> str:
    cost = curve.costs[size]
    return f"{_number(cost * 1e6)} µs" if curve.unit == "seconds" else _kib(cost)


def _loading(loading: Iterable[Loading]) -> str:
    return _table(
        ("plan", "file", "ms, every check included", "ms, from the cache", "peak memory", "kept"),
        [
            (
                each.plan,
                _kib(each.bytes),
                _milli(each.time) if each.time is not None else f"refused: {each.reason}",
                _milli(each.cached) if each.cached is not None else "",
                *((_kib(each.memory.peak), _kib(each.memory.kept)) if each.memory else ("", "")),
            )
            for each in loading
        ],
    )


def _refusals(refusals: Sequence[Refusal]) -> str:
    yardstick = next(each.time.median for each in refusals if each.file == LARGEST)
    return _table(
        ("file", "size", "refused in, ms", f"to checking {LARGEST}", "memory at the peak"),
        [
            (
                each.file,
                _kib(each.bytes),
                _milli(each.time),
                f"{_number(each.time.median / yardstick)}×",
                _kib(each.memory.peak),
            )
            for each in refusals
        ],
    )


def _process(start: Start) -> str:
    rows = [
        (
            _code(process.command),
            _milli(process.time),
            f"{process.ratio:.2f}×",
            _kib(process.resident_kib * 1024) if process.resident_kib is not None else "unknown",
        )
        for process in start.processes
    ]
    if not start.cached:
        rows.append((WARM, "this version keeps no cache", "", ""))
    return _table(("command", "ms", f"to {_code(YARDSTICK)}", "resident at most"), rows)


def _pages(pages: Sequence[Opening]) -> str:
    if not pages:
        return "No browser was there.\n"
    slower = f"at 1/{SLOWER} of the speed, ms"
    return _table(
        ("plans", "file", f"ready {slower}", f"a plan chosen {slower}", f"an answer {slower}"),
        [
            (
                f"{each.plans}",
                _kib(each.bytes),
                *map(_milli, (each.ready, each.chosen, each.answer)),
            )
            for each in pages
        ],
    )


def _drafting(drafting: Iterable[Drafting]) -> str:
    return _table(
        ("document", "clauses", "cut, ms", "drafted, ms", "to checking its plan", "updated, ms"),
        [
            (
                _kib(each.bytes),
                f"{each.clauses}",
                _milli(each.cut),
                _milli(each.draft),
                f"{_number(each.draft.median / each.check.median)}×",
                _milli(each.update),
            )
            for each in drafting
        ],
    )


def _country(country: Sequence[Among]) -> str:
    return _table(
        ("question", "plans", "ms", "to `who --plan`", "resident at most", "printed"),
        [
            (
                _code(each.question),
                f"{each.plans:,}",
                _milli(each.time),
                f"{each.ratio:.2f}×",
                "unknown" if each.resident_kib is None else _kib(each.resident_kib * 1024),
                _kib(each.bytes),
            )
            for each in country
        ],
    )


def _served(served: Iterable[Served]) -> str:
    return _table(
        ("requests", "clients", "failed", "a second", "ms", "longest, ms", "an answer", "resident"),
        [
            (
                f"{each.requests:,}",
                f"{each.clients}",
                f"{each.failed}",
                _number(each.time.samples / each.seconds),
                _milli(each.time),
                _number(each.longest * 1e3),
                _kib(each.bytes / each.time.samples),
                "unknown"
                if each.warm_kib is None or each.end_kib is None
                else f"{_kib(each.warm_kib * 1024)}, then {_kib(each.end_kib * 1024)}",
            )
            for each in served
        ],
    )


def _batch(batch: Iterable[Batch]) -> str:
    return _table(
        (
            "table",
            "rows",
            "plans",
            "written",
            "outcomes",
            "s",
            "s of processors",
            "most memory",
            "zen-engine, bare match, s",
        ),
        [
            (
                each.table,
                f"{each.rows:,}",
                f"{each.plans}",
                each.written,
                f"{each.outcomes:,}",
                f"{each.seconds:.1f}",
                f"{each.cpu:.1f}",
                _kib(each.resident_kib * 1024),
                "" if each.zen is None else f"{each.zen * each.rows:,.0f}",
            )
            for each in batch
        ],
    )


def _code(words: str) -> str:
    return f"`{words}`"


def _micro(time: Spread) -> str:
    return _spread(time.scaled(1e6))


def _milli(time: Spread) -> str:
    return _spread(time.scaled(1e3))


def _spread(time: Spread) -> str:
    """The median, and the quartiles in brackets."""
    return f"{_number(time.median)} ({_number(time.low)}–{_number(time.high)})"


def _number(value: float) -> str:
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _kib(size: float) -> str:
    return f"{_number(size / 1024)} KiB" if size < 2**20 else f"{_number(size / 2**20)} MiB"
