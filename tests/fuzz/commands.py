"""Files of every kind, damaged, and given to the commands that read them."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

from coordplan.cli import COMMANDS
from tests.conftest import ROOT
from tests.documents import abstract, docx, lvl, num, odt, p, pdf, zipped
from tests.fuzz.cases import Case, answered, asked
from tests.fuzz.mutations import damaged_text, mutated
from tests.hostile_documents import HOSTILE

DATA = ROOT / "tests" / "data"
_PLAN = (DATA / "twins/town.yaml").read_bytes()
_HIGHER = (DATA / "twins/county.yaml").read_bytes()
_MAP = (DATA / "twins/map.yaml").read_bytes()
_CASES = (DATA / "twins/cases.csv").read_bytes()
_BESIDE = {"town.yaml": _PLAN, "county.yaml": _HIGHER, "map.yaml": _MAP, "cases.csv": _CASES}


def _read(*patterns: str) -> list[bytes]:
    return [file.read_bytes() for one in patterns for file in sorted(ROOT.glob(one))]


_SCENARIOS = _read("tests/data/twins/scenarios.yaml", "tests/data/twins/failing.yaml")
_SCENARIOS += _read("docs/examples/*scenarios.yaml", "plans/scenarios/laichau.yaml")
_SOURCES = _read("tests/data/trace/*.md", "docs/examples/headings*.txt")
_HOLIDAYS = _read("tests/data/twins/holidays.yaml", "docs/examples/holidays.yaml")
_ACCEPTED = _read("tests/data/twins/accepted.yaml", "docs/examples/accepted.yaml")

FORMATS = ("text", "json", "json", "markdown", "html", "csv", "docx", "xlsx")
OF_PLANS = (
    "check FILE", "who -p FILE -e rescue --full --standing", "who -p FILE -e land-border-return",
    "why -p FILE -e rescue --full", "gaps FILE --full", "show FILE", "agencies -p FILE",
    "graph FILE --view reports", "graph FILE --view duties", "graph FILE -e rescue",
    "reports FILE --from 2026-01-01 --to 2026-12-31 --full", "card -p FILE -e rescue",
    "diff FILE county.yaml --full", "diff county.yaml FILE --behaviour -a receive",
    "deviations FILE -b county.yaml --full", "compare FILE county.yaml -e rescue",
    "mend FILE --full", "case --at FILE --home county.yaml -e rescue --full",
    "case --at town.yaml --home FILE -e rescue", "trace FILE -s town.md", "draft town.md --update FILE --check", "fmt --diff FILE", "fmt FILE", "registry -p FILE",
    "export FILE", "export FILE --form plain", "export FILE --to dmn",
    "batch cases.csv -m map.yaml -p FILE --summary --memory 100MB",
)  # fmt: skip
OF_VOCABULARIES = (
    "check --vocabulary FILE", "check town.yaml --vocabulary FILE", "facts --vocabulary FILE",
    "events --vocabulary FILE", "actions --vocabulary FILE", "schema answer --vocabulary FILE",
    "who -p town.yaml -e rescue --vocabulary FILE", "gaps town.yaml --vocabulary FILE",
)  # fmt: skip
WITHOUT_FORMAT = ("fmt", "schema", "export")


def asked_of(chance: random.Random, lines: tuple[str, ...], file: str) -> Case:
    """A case in which one of some commands reads a file; the files are added by whoever calls."""
    line = chance.choice(lines).replace("FILE", file)
    format_ = "" if line.startswith(WITHOUT_FORMAT) else chance.choice(FORMATS)
    return Case({}, asked(f"{line} --lang {chance.choice(['vi', 'en'])}", format_))


def scenarios(chance: random.Random) -> Case:
    """Scenario files, with the plan that they are of."""
    content = mutated(chance.choice(_SCENARIOS), chance, _SCENARIOS)
    lines = ("test s.yaml", "test s.yaml --mutate", "test s.yaml --junit r.xml", "test .")
    case = asked_of(chance, lines, "s.yaml")
    first = {"first-plan.yaml": (ROOT / "docs/examples/first-plan.yaml").read_bytes()}
    return Case({"s.yaml": content, **_BESIDE, **first}, case.run)


_LONGEST = 30_000
"""Bytes of a document: a longer one may take longer than 2 s to be drafted, and is."""


def sources(chance: random.Random) -> Case:
    """Documents in .md and .txt, that plans are traced to."""
    content = damaged_text(chance.choice(_SOURCES), chance, _SOURCES)
    name = chance.choice(["s.md", "s.txt"])
    lines = ("trace v.yaml -s FILE --full", "show v.yaml II.1.-1 -s FILE", "show v.yaml -s FILE",
             "diff v.yaml town.yaml -s v.yaml=FILE", "draft FILE --check",
             "draft FILE --update v.yaml --check")  # fmt: skip
    village = (DATA / "trace/village.yaml").read_bytes()
    case = asked_of(chance, lines, name)
    return Case({name: content[:_LONGEST], "v.yaml": village, **_BESIDE}, case.run)


_WHOLE = {
    "docx": docx(p("Kế hoạch", 1) + p("1. Nấu cơm"), numbering=abstract(1, lvl(0, "upperRoman", "%1.")) + num(1, 1)),
    "odt": odt("<text:p>I. Kế hoạch</text:p><text:list><text:list-item><text:p>Nấu cơm</text:p></text:list-item></text:list>"),
    "pdf": pdf([(72.0, 700.0, "I. Kế hoạch đón người"), (72.0, 680.0, "1. Nấu cơm")]),
    "html": "<!DOCTYPE html><h1>I. Kế hoạch</h1><ol><li>Nấu cơm<table><tr><td>a<td>b</table></ol>".encode(),
    "txt": "I. Kế hoạch\n\n1. Nấu cơm".encode("utf-16"),
}  # fmt: skip


def _repacked(whole: bytes, chance: random.Random) -> bytes:
    """A package one part of which is damaged, and packed as if it were whole."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*parts])
    parts[name] = damaged_text(parts[name], chance, [*parts.values()])
    return zipped(parts)


def documents(chance: random.Random) -> Case:
    """Documents of every kind, damaged as files and within, and hostile ones."""
    kind = chance.choice([*_WHOLE])
    content = _WHOLE[kind]
    what = chance.random()
    if what < 0.03:
        content = chance.choice([*HOSTILE.values()])[0]()
    elif what < 0.6 and kind in {"docx", "odt"}:
        content = _repacked(content, chance)
    else:
        content = damaged_text(content, chance, [*_WHOLE.values()])
    name = f"s.{chance.choice([kind, kind, 'txt', 'doc', 'pdf'])}"
    lines = ("trace v.yaml -s FILE --full", "show v.yaml -s FILE", "diff v.yaml town.yaml -s v.yaml=FILE")  # fmt: skip
    village = (DATA / "trace/village.yaml").read_bytes()
    return Case({name: content, "v.yaml": village, **_BESIDE}, asked_of(chance, lines, name).run)


_TABLES = {
    "csv": _CASES,
    "tsv": _CASES.replace(b",", b"\t"),
    "jsonl": b'{"route": "rescue", "sex": "female", "age": 15}\n{"route": null}\n{"age": "40"}\n',
}
_MAPS = [_MAP, *_read("docs/examples/cases-map.yaml")]
OF_TABLES = (
    "batch FILE -m map.yaml -p town.yaml --summary", "batch FILE -m htcds-2.0 -p town.yaml",
    "batch FILE -m map.yaml -p town.yaml --rows r.csv --outcomes o.jsonl --bad b.csv",
    "batch FILE -m map.yaml -p town.yaml --key age --fail-on-bad --rows r.parquet --wide",
    "batch FILE -m map.yaml -m htcds-2.0 -p town.yaml -p county.yaml",
    "batch FILE -m map.yaml -p town.yaml --query 'SELECT * FROM t'",
)  # fmt: skip


def tables(chance: random.Random) -> Case:
    """Tables of cases and maps, of which one is damaged or both are."""
    kind = chance.choice([*_TABLES])
    table, map_ = _TABLES[kind], _MAP
    what = chance.random()
    if what < 0.6:
        table = damaged_text(table, chance, [*_TABLES.values()])
    if what > 0.55:
        map_ = mutated(chance.choice(_MAPS), chance, _MAPS)
    name = f"c.{chance.choice([*[kind] * 9, 'parquet', 'duckdb', 'xlsx'])}"
    case = asked_of(chance, tuple(f"{line} --memory 100MB" for line in OF_TABLES), name)
    return Case({**_BESIDE, name: table, "map.yaml": map_}, case.run)


_REPLIES = ("1", "2", "9", "0", "?", "k", "co", "không", "yes", "no", "giải cứu", "back", "q", "",
            "rescue", "15", "-1", "1)", "thoát", "h", "entry=island", "5" * 400)  # fmt: skip


def answers(chance: random.Random) -> Case:
    """Lines for ``ask`` over a pipe, in any encoding and of any length."""
    lines = [chance.choice(_REPLIES) for _ in range(chance.choice([1, 3, 10, 200]))]
    end = chance.choice(["\n", "\n", "\r\n", "\r", "\u2028"])
    encoding = chance.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258"])
    typed = end.join(lines).encode(encoding, "replace")
    typed = damaged_text(typed, chance, [typed]) if chance.random() < 0.5 else typed
    format_ = chance.choice(["", "", "json", "markdown"])
    run = asked("ask -p town.yaml --as-of 2026-03-02", format_, typed)
    return Case({"answers": typed, **_BESIDE}, run)


def holidays(chance: random.Random) -> Case:
    """Tables of holidays."""
    content = mutated(chance.choice(_HOLIDAYS), chance, _HOLIDAYS)
    lines = (
        "reports town.yaml --from 2026-01-01 --to 2026-12-31 --holidays FILE",
        "reports town.yaml --from 2026-01-01 --to 2035-12-31 --due-after 9 --holidays FILE",
        "who -p town.yaml -e land-border-return --received 2026-03-02T10:00 --holidays FILE",
    )
    return Case({"h.yaml": content, **_BESIDE}, asked_of(chance, lines, "h.yaml").run)


def acknowledged(chance: random.Random) -> Case:
    """Files of acknowledged changes, read and added to."""
    content = mutated(chance.choice(_ACCEPTED), chance, _ACCEPTED)
    lines = (
        "diff town.yaml county.yaml --acknowledged FILE --full",
        "diff town.yaml county.yaml --acknowledged FILE --acknowledge agreed",
    )
    return Case({"a.yaml": content, **_BESIDE}, asked_of(chance, lines, "a.yaml").run)


_ODD = ("", " ", "-", "--", "x" * 5000, "\u202e", "a\nb", "é" * 300, "=", "a=b=c", "1", "-1", "*",
        "no/such", "/dev/null", "HEAD:x", "%s", "{}", "\ud800", "0000-00-00", "9" * 50)  # fmt: skip
_OPTIONS = ("-p", "-e", "-f", "--call", "--agency", "--phase", "-b", "--as-of", "--received",
            "--holidays", "--contacts", "--vocabulary", "--format", "--lang", "--from", "--to", "-a",
            "--function", "--view", "-s", "--severity", "-k", "--threshold", "--by")  # fmt: skip


_ENDING = tuple(command for command in COMMANDS if command != "serve")
"""Commands that end by themselves."""


def arguments(chance: random.Random) -> Case:
    """Command lines of which nothing need be right."""
    known = ("town.yaml", "county.yaml", "rescue", "minor=true", "police", "receive", "2026-03-02")
    words = [chance.choice(_ENDING)]
    if words == ["test"]:  # without a file it runs every scenario that we ship
        words.append("s.yaml")
    for _ in range(chance.choice([0, 1, 2, 4])):
        if chance.random() < 0.6:
            words.append(chance.choice(_OPTIONS))
        words.append(chance.choice(known if chance.random() < 0.5 else _ODD))
    kept = repr(words).encode("utf-8", "backslashreplace")

    def run(folder: Path) -> bool:
        return answered(words, folder, b"1\n2\n")

    return Case({"words": kept, "s.yaml": _SCENARIOS[0], **_BESIDE}, run)
