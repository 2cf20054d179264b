"""What is accepted is YAML 1.2, and says what both versions of YAML read; the rest is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from coordplan.load import check_plan
from coordplan.load.yaml_tree import read_yaml
from tests.conftest import SHARED

SUITE = SHARED / "suites" / "yaml-1.2.json"
LOADERS = pytest.mark.parametrize("loader", ["libyaml", "python"])


def faults(text: str) -> list[str]:
    return [f"{fault.rule} {fault.where}" for fault in read_yaml(text.encode(), "x").faults]


def spelled(data: object) -> str:
    return json.dumps(data, sort_keys=True)


@pytest.fixture
def suite() -> list[dict[str, Any]]:
    if not SUITE.is_file():
        pytest.skip("the suite of YAML 1.2 is not here")
    cases: list[dict[str, Any]] = json.loads(SUITE.read_text("utf-8"))["cases"]
    return cases


@LOADERS
def test_the_suite_of_yaml_1_2(
    suite: list[dict[str, Any]], loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing invalid is accepted, and whatever is accepted is what the suite says.

    A value with a line break, or with what cannot be seen, is ours to refuse: it is compared too.
    """
    if loader == "python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    compared = refused = 0
    for case in suite:
        document = read_yaml(case["yaml"].encode(), "x.yaml")
        rules = {fault.rule for fault in document.faults}
        if not case["valid"]:
            assert rules, case
            refused += 1
        elif rules <= {"yaml-line-break"} and "documents" in case:
            assert [spelled(one) for one in case["documents"]] == [spelled(document.data)], case
            compared += 1
        assert all(fault.where is not None for fault in document.faults), case
    assert compared > 100
    assert refused == 94


@pytest.mark.parametrize(
    "written",
    [
        *("yes", "No", "ON", "off", "y", "N", "=", "017", "-017", "00", "1_000", "0b101", "0x1F", "0o17"),
        *("1e3", "1.5e+3", "1.", ".5", "-.5", ".inf", "-.INF", ".nan", "12:30", "1:30:00", "12:30.5"),
        *("2024-01-01", "2024-1-1", "2024-01-01 12:30:00", "2024-01-01T12:30:00Z"),
    ],
)  # fmt: skip
def test_a_value_of_two_readings_is_refused_where_it_stands(written: str) -> None:
    assert faults(f"a: 1\nk: {written}\n") == ["yaml-two-readings x:2:4"]
    assert faults(f"k: [{written}]\n") == ["yaml-two-readings x:1:5"]
    assert faults(f"{written}: 1\n")[0] == "yaml-two-readings x:1:1"
    quoted = read_yaml(f"k: '{written}'\n".encode(), "x")
    assert (quoted.data, quoted.faults) == ({"k": written}, ())


def test_a_number_too_long_to_be_read_alike_is_also_looked_at_as_one_of_a_person() -> None:
    found = faults("a: 1\nk: 1234567890123456789\n")
    assert found == ["yaml-two-readings x:2:4", "personal-data x:2:4"]


@pytest.mark.parametrize("written", ["2448e9019607", "005336106e87"])
def test_a_fingerprint_that_looks_like_a_number_is_a_text(written: str) -> None:
    assert read_yaml(f"print: {written}\n".encode(), "x").data == {"print": written}
    assert faults(f"print: {written}0\n") == ["yaml-two-readings x:1:8"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [b]#c\n", "1:7"), ("a: {b: c}#c\n", "1:10"), ("a: 'b'#c\n", "1:7"), ('a: "b"#c\n', "1:7"),
        ("a: [b,#c\n  d]\n", "1:7"), ("a: >#c\n  b\n", "1:5"), ("a: &x >-#c\n  b\n", "1:9"),
        ("a: {?b: c}\n", "1:5"), ("a: [?b]\n", "1:5"), ("a: [b, # c\n  ?d]\n", "2:3"),
        ("a: [-]\n", "1:5"), ("a: [b, -, c]\n", "1:8"), ("a: {b: -}\n", "1:8"),
        ("a: &b:c d\n", "1:6"), ("a: &b\nc: *b:d\n", "2:6"),
        ("a: [b,\nc]\n", "2:1"), ("a:\n  b: [c,\n  d]\n", "3:3"), ("- [a,\nb]\n", "2:1"),
        ("a: {b: c,\nd: e}\n", "2:1"), ('a: "b\nc"\n', "2:1"), ("a:\n  - 'b\n  c'\n", "3:3"),
        ("- a: 'b\n  c'\n", "2:3"), ("- - [b,\n  c]\n", "2:3"),
        ("a: &x\n  b: [c,\n  d]\n", "3:3"), ("a: [\n b\n]]\n", "3:2"), ("a:\n  b: [c\n]\n", "3:1"),
        ("a: >-\n    \n  b\n", "2:1"), ("a: |-\n  b\n   ", "3:1"), ("a: >-\n  b\n  \nc: d\n", "3:1"),
        ("a: &x # b\n  >-\n  c\n", "1:4"), ("|-\n  a\n", "1:1"), ("|-\n#a", "1:1"), ("a:\n|-\n  b\nc: d\n", "2:1"),
        ("%YAML 1.1\n---\na: b\n", "1:1"), ("! a\n", "1:1"), ("a: ! b\n", "1:4"),
    ],
)  # fmt: skip
def test_what_only_one_version_takes_is_refused_where_it_stands(text: str, place: str) -> None:
    found = read_yaml(text.encode(), "x").faults
    assert str(found[0].where) == f"x:{place}"
    assert found[0].help is not None or "not YAML" in found[0].message.en


@pytest.mark.parametrize(
    "value", ["'b'", '"b"', "[b]", "{b: c}", "*x", "&y b", "|-\n  b", ">-\n  b"]
)
@pytest.mark.parametrize("above", ["a: &x b\nc:\n", "- &x b\n-\n", "a: &x b\nc: &z\n"])
def test_a_value_stands_further_in_than_what_holds_it(above: str, value: str) -> None:
    assert faults(f"{above}{value}\n")
    assert not faults(f"{above.replace('&z', '')}  {value}\n".replace("\n  b", "\n    b"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: [\n  b, # c\n# d\n  e,\n]\n", {"a": ["b", "e"]}), ("a: {\n  b: c\n}\n", {"a": {"b": "c"}}),
        ("a: &x [b]\nc: *x\nd: {e: *x, f: [*x]}\n", {"a": ["b"], "c": ["b"], "d": {"e": ["b"], "f": [["b"]]}}),
        ("a: &x\n  b: c\nd: *x\n", {"a": {"b": "c"}, "d": {"b": "c"}}), ("[a,\nb]\n", ["a", "b"]),
        ("a:\n- [b,\n c]\n", {"a": [["b", "c"]]}), ("? a\n: b\n", {"a": "b"}), ("a: b#c ?d\n", {"a": "b#c ?d"}),
        ("%YAML 1.2\n--- # x\na: b\n...\n", {"a": "b"}), ("a: >- # c\n  b\n\nd: e\n", {"a": "b", "d": "e"}),
        ("a: [-b, b-]\n", {"a": ["-b", "b-"]}), ("a: ['-', \"-\", '?', {'-': \"?b\"}]\n", {"a": ["-", "-", "?", {"-": "?b"}]}), ("a: {b: 'c#d', e: \"f ?g\"}\n", {"a": {"b": "c#d", "e": "f ?g"}}),
        ("a:\n- b\nc:\n  - &x\n    d: e\n", {"a": ["b"], "c": [{"d": "e"}]}), ("a:\n  'b'\nc:\n  [d]\n", {"a": "b", "c": ["d"]}),
        ("- - a\n  - b\n- c: d\n  e: f\n", [["a", "b"], {"c": "d", "e": "f"}]), ("'a': 1\n\"b\":\n  c: 2\n'd': 3\n", {"a": 1, "b": {"c": 2}, "d": 3}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}), ("a: b\n  c\n", {"a": "b c"}), ('a: "b\n  c"\n', {"a": "b c"}),
    ],
)  # fmt: skip
def test_what_both_versions_read_is_accepted(text: str, value: object) -> None:
    document = read_yaml(text.encode(), "x")
    assert (document.faults, document.data) == ((), value)


@pytest.mark.parametrize(
    "text",
    [
        'k: "a\\nb"\n',
        "k: |-\n  a\n  b\n",
        "k: >\n  a\n",
        "k: >\n  a",
        "k: 'a\n\n  b'\n",
        "k: a\n\n  b\n",
    ],
)
def test_a_text_is_one_line(text: str) -> None:
    assert faults(f"a: 1\n{text}") == ["yaml-line-break x:2:4"]
    assert faults('"a\\nb": 1\n') == ["yaml-line-break x:1:1"]


def test_a_line_of_brackets_in_the_first_column_is_told_whatever_letter_begins_it(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("title: {vi: a,\nX: b}\n", "utf-8")
    told = [(one.rule, str(one.where).rpartition("yaml:")[2]) for one in check_plan(str(file))]
    assert ("yaml-syntax", "2:1") in told
