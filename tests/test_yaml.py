"""The hardened loader: YAML 1.2 scalars, every fault at once, each with its place."""

from __future__ import annotations

import re

import pytest
import yaml

from coordplan.load import yaml_tree
from coordplan.load.yaml_tree import Document, read_yaml
from coordplan.work import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FAULTS, MAX_NODES


def read(text: str) -> Document:
    return read_yaml(text.encode(), "x.yaml")


def rules(document: Document) -> list[str]:
    return [f"{fault.rule} {fault.where}" for fault in document.faults]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("12", 12),
        ("-3", -3), ("+0", 0), ("1.50", 1.5), ("01.5", 1.5), ('"12"', "12"), ("'true'", "true"),
        ("'no'", "no"), ('"12:30"', "12:30"), ("V.8.-1", "V.8.-1"), ("tRUE", "tRUE"), ("1.2.3", "1.2.3"),
        ("4.-1", "4.-1"), ("2024", 2024), ("2023-10", "2023-10"), ("a:b", "a:b"), ("nope", "nope"),
    ],
)  # fmt: skip
def test_scalars_are_what_both_versions_of_yaml_read(written: str, value: object) -> None:
    document = read(f"k: {written}\n")
    assert not document.faults
    assert document.data == {"k": value}
    assert type(document.data["k"]) is type(value)


def test_text_is_put_in_normal_form() -> None:
    assert read("k: Ha\u0309i\n").data == {"k": "H\u1ea3i"}


def test_places_count_characters() -> None:
    document = read("đ: {vi: Hải, en: [a, b]}\n")
    where = document.source.locate(("đ", "en", 1))
    assert str(where) == "x.yaml:1:22"
    assert str(document.source.locate(("đ", "en"), key=True)) == "x.yaml:1:14"
    assert str(document.source.locate(("đ", "zzz"))) == "x.yaml:1:4"


def test_every_fault_of_a_file_at_once() -> None:
    document = read(
        "a: 1\na: 2\n1: x\n<<: {b: 1}\nc: !!python/object x\nd: !t [1]\n? [x]\n: y\nnull: z\n"
    )
    assert rules(document) == [
        "yaml-duplicate-key x.yaml:2:1",
        "yaml-key x.yaml:3:1",
        "yaml-merge-key x.yaml:4:1",
        "yaml-tag x.yaml:5:4",
        "yaml-tag x.yaml:6:4",
        "yaml-key x.yaml:7:3",
        "yaml-two-readings x.yaml:8:3",
        "yaml-key x.yaml:9:1",
    ]
    assert document.data == {"a": 1, "c": "x", "d": [1]}


def test_a_quoted_merge_sign_is_a_plain_key() -> None:
    assert read('"<<": 1\n').data == {"<<": 1}


def test_aliases_repeat_what_is_complete() -> None:
    document = read("a: &x [1, 2]\nb: *x\n")
    assert document.data == {"a": [1, 2], "b": [1, 2]}
    assert str(document.source.locate(("b", 0))) == "x.yaml:2:4"


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: *x\n", "*x : 1\n"])
def test_an_alias_of_nothing_complete_is_refused(text: str) -> None:
    assert [fault.rule for fault in read(text).faults] == ["yaml-alias"]


def test_an_alias_as_a_key_is_refused() -> None:
    assert [f.rule for f in read("a: &x b\n*x : 1\n").faults] == ["yaml-key"]


def test_more_aliases_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_ALIASES", 2)
    assert [f.rule for f in read("a: &x 1\nb: [*x, *x, *x]\n").faults] == ["yaml-alias"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: [1\n", "yaml-syntax"),
        ("a: b: c\n", "yaml-syntax"),
        ("a: 1\n---\nb: 2\n", "yaml-documents"),
        ("", "yaml-empty"),
        ("# nothing\n", "yaml-empty"),
    ],
)
def test_what_is_not_one_document(text: str, rule: str) -> None:
    document = read(text)
    assert [fault.rule for fault in document.faults] == [rule]
    assert document.faults[0].where is not None


def test_wrong_encodings_have_a_place() -> None:
    assert rules(read_yaml("a: đ\nb: x".encode() + b"\xff", "x.yaml")) == [
        "yaml-encoding x.yaml:2:5"
    ]
    assert rules(read_yaml(b"a: 1\nb: \x00", "x.yaml")) == ["yaml-encoding x.yaml:2:4"]
    assert rules(read_yaml("a: 1".encode("utf-16"), "x.yaml")) == ["yaml-encoding x.yaml:1:1"]


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", "x.yaml").data == {"a": 1}


def test_a_flood_of_faults_ends() -> None:
    document = read("".join("a: 1\n" for _ in range(5000)))
    assert len(document.faults) == MAX_FAULTS


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_depth_is_refused_one_beyond_the_limit(brackets: str) -> None:
    opening, closing = {"[]": ("[", "]"), "{}": ("{a: ", "}")}[brackets]

    def nested(depth: int) -> list[str]:
        return [f.rule for f in read(opening * depth + "1" + closing * depth).faults]

    assert nested(MAX_DEPTH - 1) == nested(MAX_DEPTH) == []
    assert nested(MAX_DEPTH + 1) == ["yaml-too-deep"]


@pytest.mark.slow
def test_the_number_of_values_is_refused_one_beyond_the_limit() -> None:
    def listed(values: int) -> list[str]:  # the list itself is a value too
        return rules(read("[" + "1,\n" * (values - 1) + "]"))

    assert listed(MAX_NODES - 1) == listed(MAX_NODES) == []
    assert listed(MAX_NODES + 1) == [f"yaml-too-large x.yaml:{MAX_NODES}:1"]


def test_the_number_of_aliases_is_refused_one_beyond_the_limit() -> None:
    def repeated(times: int) -> list[str]:
        return [f.rule for f in read("a: &x 1\nb: [" + "*x, " * times + "]").faults]

    assert repeated(MAX_ALIASES - 1) == repeated(MAX_ALIASES) == []
    assert repeated(MAX_ALIASES + 1) == ["yaml-alias"]


def test_what_aliases_repeat_counts_whole() -> None:
    each, times = 1000, 98
    anchored = "a: &x [" + "1, " * each + "]\n"
    counted = 1 + 1 + (1 + each) + 1 + 1 + times * (1 + 1 + each)
    fits = f"{anchored}b: [" + "*x, " * times + "1, " * (MAX_NODES - counted) + "]\n"
    assert not read(fits).faults
    assert [f.rule for f in read(fits.replace("]\nb", "1]\nb")).faults] == ["yaml-too-large"]


def test_bytes_are_refused_one_beyond_the_limit() -> None:
    def long(size: int) -> list[str]:
        return rules(read_yaml(b"a: " + b"x" * (size - 3), "x.yaml"))

    assert long(MAX_BYTES - 1) == long(MAX_BYTES) == []
    assert long(MAX_BYTES + 1) == ["yaml-too-large x.yaml"]


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a: {vi: "Hải", en: [1, true]}\nb: &x c\nd: *x\n'
    fast = read(text)
    monkeypatch.delattr("yaml.CSafeLoader")
    slow = read(text)
    assert (fast.data, fast.source) == (slow.data, slow.source)


def test_an_alias_that_repeats_too_much_has_a_place() -> None:
    text = "a: &x [" + "1, " * 1000 + "]\nb: [\n" + "  *x,\n" * 100 + "]\n"
    (found,) = rules(read(text))
    assert re.fullmatch(r"yaml-too-large x\.yaml:\d+:3", found)


def test_depth_is_told_as_depth_by_readers_that_count_it_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Newer versions of libyaml refuse deep nesting before the first event."""

    def refused(*_: object, **__: object) -> object:
        raise yaml.MarkedYAMLError(problem="exceeded maximum nesting depth")

    monkeypatch.setattr(yaml, "parse", refused)
    assert rules(read("a: 1\n"))[0].startswith("yaml-too-deep")


def test_another_version_of_yaml_is_refused_where_it_is_named() -> None:
    assert rules(read("%YAML 1.1\n---\na: 1\n"))[0].startswith("yaml-two-readings x.yaml:1:")
    assert rules(read("%YAML 1.2\n---\na: 1\n")) == []
