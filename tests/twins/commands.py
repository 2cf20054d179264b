"""Every command as twins are asked it, in every format that it has, and how one is run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from coordplan.cli.output import Format
from coordplan.load import plans
from tests.captured import Captured, captured
from tests.twins.world import World

PAGES = (*map(str, Format), "terminal")
"""What every command that answers has; ``terminal`` is text in colours."""

_ASKED = "--vocabulary vocabulary.yaml --as-of 2026-03-02"
_WHO = f"who -p {{town}} -e rescue {_ASKED}"
COMMANDS: Mapping[str, str] = {
    "who": _WHO,
    "who-full": f"{_WHO} --full --standing -b {{county}} --contacts contacts.yaml "
    "--received 2026-03-02T10:00 --holidays holidays.yaml",
    "who-both": f"who -p {{town}} -p {{county}} -e land-border-return -f danger=true {_ASKED}",
    "who-agency": f"{_WHO} -f entry=inland --agency clinic",
    "ask": f"ask -p {{town}} -e rescue {_ASKED}",
    "card": f"card -p {{town}} -e seaport-return --contacts contacts.yaml {_ASKED}",
    "card-agency": f"card -p {{town}} -e land-border-return --agency border-post {_ASKED}",
    "why": "why -p {town} -e rescue -f entry=inland border-post --vocabulary vocabulary.yaml",
    "why-all": "why -p {town} -e rescue --full --vocabulary vocabulary.yaml",
    "why-not": "why-not -p {town} -e air-return police --vocabulary vocabulary.yaml",
    "plans": "plans",
    "events": "events --vocabulary vocabulary.yaml",
    "facts": "facts --vocabulary vocabulary.yaml",
    "actions": "actions --vocabulary vocabulary.yaml",
    "agencies": "agencies -p {town} -p {county} --vocabulary vocabulary.yaml",
    "agency": "agencies police -p {town} --vocabulary vocabulary.yaml",
    "show": "show {town} --vocabulary vocabulary.yaml",
    "show-clause": "show {town} {clause} -s town.md --vocabulary vocabulary.yaml",
    "check": f"check {{town}} {{county}} {_ASKED}",
    "check-wrong": "check {wrong} --as-of 2026-03-02",
    "test": "test scenarios.yaml --mutate --full --vocabulary vocabulary.yaml",
    "test-failing": "test failing.yaml --vocabulary vocabulary.yaml",
    "trace": "trace {town} -s town.md --full --vocabulary vocabulary.yaml",
    "registry": "registry -p {town}",
    "registry-impact": "registry impact luat-66-2011 -p {town} -p {county}",
    "compare": f"compare {{town}} {{county}} {_ASKED}",
    "compare-full": f"compare {{town}} {{county}} --by action -e rescue --full {_ASKED}",
    "diff": "diff {town} {county} --full --acknowledged accepted.yaml --vocabulary vocabulary.yaml",
    "diff-short": "diff {county} {town} -s {town}=town.md --vocabulary vocabulary.yaml",
    "diff-behaviour": "diff {town} {county} --behaviour --action receive "
    "--vocabulary vocabulary.yaml",
    "gaps": "gaps {town} --full -b {county} --vocabulary vocabulary.yaml",
    "case": f"case --at {{town}} --home {{county}} -e rescue --contacts contacts.yaml {_ASKED}",
    "case-agency": f"case --at {{town}} --home {{county}} -e rescue --agency clinic {_ASKED}",
    "mend": f"mend {{town}} --full {_ASKED}",
    "deviations": f"deviations {{town}} -b {{county}} --full {_ASKED}",
    "reports": "reports {town} {county} --full --vocabulary vocabulary.yaml",
    "reports-due": "reports {town} --from 2026-03-01 --to 2026-07-31 --holidays holidays.yaml "
    "--full --vocabulary vocabulary.yaml",
    **{
        f"graph-{view}": f"graph {{town}} --view {view} --vocabulary vocabulary.yaml"
        for view in ("reports", "duties", "oversight", "handover")
    },
    "graph-event": "graph {town} -e rescue -f danger=true --vocabulary vocabulary.yaml",
    "page": "page -p {town} -p {county} --contacts contacts.yaml --vocabulary vocabulary.yaml",
    "batch": f"batch cases.csv --map map.yaml -p {{town}} --summary {_ASKED}",
    "export": f"export {{town}} --form plain {_ASKED}",
    "export-dmn": f"export {{town}} --to dmn {_ASKED}",
    "cache": "cache",
    "draft": "draft town.md --id drafted --check --vocabulary vocabulary.yaml",
    "draft-update": "draft town.md --update {town} --check --vocabulary vocabulary.yaml",
    "review": "review {town} --source town.md --vocabulary vocabulary.yaml",
    "fmt": "fmt --check {town} {county}",
    "fmt-diff": "fmt --diff {town}",
    "fmt-input": "fmt -",
    "schema": "schema answer --vocabulary vocabulary.yaml",
}
PICTURES = ("svg", "mermaid", "dot", "graphml")
OTHER_FORMATS: Mapping[str, tuple[str, ...]] = {
    **{f"graph-{view}": PICTURES for view in ("reports", "duties", "oversight", "handover")},
    "graph-event": PICTURES,
    "reports-due": ("ics",),
    "test": ("junit",),
    "test-failing": ("junit",),
}
ONLY: Mapping[str, tuple[str, ...]] = {
    "page": ("page",),
    "review": ("text", "terminal"),
    "export": ("lines",),
    "export-dmn": ("lines",),
    "fmt": ("text", "terminal"),
    "fmt-diff": ("lines",),
    "fmt-input": ("yaml",),
    "schema": ("json",),
}
"""The formats of the commands that have no pages."""
WITHOUT = {("diff-short", "json")}
"""Documents are read for people only."""
LANGUAGES = ("vi", "en")
TYPED = b"1\n?\n" + b"k\n" * 40
"""What is answered where a command asks: to the end, where it gives its answer."""


def cases() -> Iterator[tuple[str, str, str]]:
    """Each command, format and language; HTML in both at once too."""
    for name in COMMANDS:
        formats = ONLY.get(name, (*PAGES, *OTHER_FORMATS.get(name, ())))
        for format_ in formats:
            if (name, format_) in WITHOUT:
                continue
            for language in (*LANGUAGES, *(["both"] if format_ == "html" else [])):
                yield name, format_, language


def answer(world: World, name: str, format_: str, language: str) -> Captured:
    """What a command says of a world."""
    words = [word.format_map(world.names) for word in shlex.split(COMMANDS[name])]
    typed = (world.folder / world.names["town"]).read_bytes() if "-" in words else TYPED
    if format_ == "junit":
        ran = run(world, [*words, "--junit", "results.xml"], language)
        return replace(ran, out=(world.folder / "results.xml").read_bytes())
    if name not in ONLY:
        words += ["--format", "text" if format_ == "terminal" else format_]
    return run(world, words, language, typed=typed, terminal=format_ == "terminal")


_READ, _CHECKED, _COMPILED = plans._vocabulary, plans._checked, plans._compiled


class _Read:
    """What the files of a world say, each read once: most of the time would go into it."""

    def __init__(self) -> None:
        self.vocabulary = lru_cache(_READ)
        self.checked = lru_cache(_CHECKED)
        self.compiled = lru_cache(_COMPILED)


@lru_cache(maxsize=2)
def _read_in(_folder: Path) -> _Read:
    return _Read()


def run(
    world: World, words: list[str], language: str, *, typed: bytes = TYPED, terminal: bool = False
) -> Captured:
    """Run a command in the folder of a world."""
    read = _read_in(world.folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "_vocabulary", read.vocabulary)
        patch.setattr(plans, "_checked", read.checked)
        patch.setattr(plans, "_compiled", read.compiled)
        words = [*words, "--lang", language]
        return captured(words, world.folder, typed=typed, terminal=terminal)
