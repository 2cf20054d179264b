"""What `make release` asks is asked rightly; what is said of the release is true."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from coordplan.version import __version__
from tests.conftest import ROOT

pytest.importorskip("packaging", reason="packaging is not installed (extra release)")

from release.bill import READ, licences
from release.bounds import oldest

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_oldest_are_the_lower_bounds_of_every_extra() -> None:
    pins = oldest(
        '[project]\nname = "a"\ndependencies = ["b>=1.2,<2"]\n[project.optional-dependencies]\n'
        'x = ["a[y]", "C~=3.0,>=3.1"]\ny = ["d==4; python_version < \'3.13\'"]\n'
    )
    assert pins == ["b==1.2", "C==3.1", 'd==4; python_version < "3.13"']


def test_every_dependency_has_a_lower_bound() -> None:
    """Without one the oldest that is allowed is one that nobody has tried."""
    pinned = {pin.partition("==")[0] for pin in oldest((ROOT / "pyproject.toml").read_text())}
    extras = PROJECT["optional-dependencies"].values()
    named = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    assert [one for one in named if not one.startswith(("coordplan[", *pinned))] == []


def test_a_licence_is_found_in_each_of_its_forms() -> None:
    forms = [{"expression": "MIT OR Apache-2.0"}, {"license": {"id": "MIT"}}]
    text = {"license": {"name": "declared license file: LICENSE", "text": {"content": "…"}}}
    assert licences({"licenses": [*forms, text]}) == ["MIT OR Apache-2.0", "MIT"]
    assert licences({}) == []
    assert not READ.intersection(licences({"licenses": [{"license": {"id": "AGPL-3.0-only"}}]}))


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert (citation["version"], citation["license"]) == (__version__, PROJECT["license"])
    assert citation["keywords"] == PROJECT["keywords"]
