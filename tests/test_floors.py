"""The table of the floors in the page on the architecture is that of the layers in the code."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "coordplan"
UNSAID = {
    "blocks",
    "codec",
    "contacts",
    "exports",
    "frozen",
    "glyphs",
    "once",
    "personal",
    "traces",
    "work",
}
"""What the table need not name: what every floor stands on."""


def layers() -> list[set[str]]:
    """The floors that import-linter holds, from the top."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (one,) = (c for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [set(re.findall(r"\w+", layer)) for layer in one["layers"]]


def floors() -> list[set[str]]:
    """The floors of the table, from the top: what stands in code in its first column."""
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    table = page.partition("| floor | ")[2].partition("\n\n")[0]
    firsts = [line.split("|")[1] for line in table.splitlines()[2:]]
    return [
        {name.partition(".")[0].strip("/") for name in re.findall(r"`([^`]+)`", one)}
        for one in firsts
    ]


def test_every_module_has_a_floor_in_the_table() -> None:
    said = set().union(*floors())
    there = set().union(*layers())
    assert said <= there
    assert there - said <= UNSAID


def test_no_floor_of_the_table_stands_above_one_that_may_import_it() -> None:
    """Read from the top, the table never climbs past a layer of the code."""
    height = {name: number for number, layer in enumerate(layers()) for name in layer}
    tops = [min(height[name] for name in floor) for floor in floors()]
    assert tops[0] == 0
    assert max(height[name] for name in floors()[-1]) >= max(tops)


def test_every_layer_is_a_module() -> None:
    for name in set().union(*layers()):
        assert (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file(), name


def test_what_the_page_names_is_there() -> None:
    """What the page says is there can be looked at."""
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+/[a-z_/-]+\.(?:py|yaml|md))`", page))
    assert len(named) > 6
    missing = [
        name for name in named if not ((PACKAGE / name).is_file() or (ROOT / name).is_file())
    ]
    assert missing == []


@pytest.mark.parametrize("package", ["coordplan", "coordplan.load"])
def test_every_name_that_a_package_offers_can_be_had(package: str) -> None:
    offered = import_module(package)
    for name in offered.__all__:
        assert getattr(offered, name) is not None, name
        assert name in dir(offered)
