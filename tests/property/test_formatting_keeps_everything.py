"""Laws of the layout: formatting keeps the data and every comment, and formatting twice is once.

Plans are written down in disorder first: keys shuffled, brackets or lines, odd indentation, blank
lines, comments anywhere.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from coordplan.diagnostics import InvalidFileError
from coordplan.glyphs import is_unseen
from coordplan.layout.scalars import scalar
from coordplan.load.files import shipped_plans
from coordplan.load.formatting import formatted
from coordplan.load.yaml_tree import read_yaml
from coordplan.traces import traces

pytestmark = pytest.mark.slow

TRICKY = (
    "no", "Yes", "off", "y", "null", "~", "12:30", "1e5", "2448e9019607", "0x1F", "0o17", "1_000", ".5", "-.inf",
    "2023-07-18", "2023-07-18 10:00:00", "2023", "2024-03", "=", "<<", "-", "- a", "---", "...", "-x", "? a", "?a",
    ":a", "a: b", "a:", "a:b", "a #b", "a#b", "#a", "a, b", "what?", "[a]", "{a}", "a]", "'a'", '"a"', 'say "no"',
    "it's", "back\\slash", "it's \"both\" \\", " a", "a ", "a  b", "*a", "&a", "!a", "%a", "@a", "`a`", "|", ">",
    "\u00a0a", "Thanh Xuân", "đ", "nạn nhân", "😀",
)  # fmt: skip
TEXT = st.sampled_from(TRICKY) | st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]).filter(lambda c: not is_unseen(c)),
    min_size=1,
    max_size=70,
)
NAME = TEXT.filter(lambda text: bool(text.strip()) and not traces(text))
ID = st.sampled_from(["no", "on", "12", "1e5", "city-police", "police", "y", "0x1", "a-b"])
IDS = st.lists(ID, max_size=8)
SAID = st.fixed_dictionaries({"vi": NAME, "en": NAME})
FACTS = st.dictionaries(
    st.sampled_from(["y", "route", "origin", "entry"]),
    st.sampled_from(["handover", "no", True, False, ["a", "yes"], []]),
    max_size=3,
)
WHEN = st.recursive(
    FACTS,
    lambda inner: st.builds(
        lambda facts, more: {**facts, **more},
        FACTS,
        st.fixed_dictionaries({}, optional={"not": inner, "any": st.lists(inner, max_size=3), "all": st.lists(inner, max_size=2)}),
    ),
    max_leaves=5,
)  # fmt: skip
WITHIN = st.sampled_from(["immediately", "P3D", {"working_days": 3}, {"ahead": "P3D"}])
DUTY = st.fixed_dictionaries(
    {"do": st.lists(ID, min_size=1, max_size=3)},
    optional={
        "gist": SAID, "lead": IDS, "perform": IDS, "support": IDS, "direct": IDS, "with": IDS, "requested": IDS,
        "when": WHEN, "within": WITHIN, "by_function": st.booleans(), "inferred": SAID,
        "notify": st.fixed_dictionaries({"to": st.lists(ID, min_size=1)}, optional={"any": st.booleans(), "within": WITHIN}),
        "reports": st.fixed_dictionaries({}, optional={"to": IDS, "every": st.lists(NAME, max_size=2), "via": ID}),
    },
)  # fmt: skip
LOCATOR = st.sampled_from(
    ["V.8.-1", "0.¶1", "no", "4.2", "12", "1e5", "III.1.đ", "V.6~2", "2023-07-18"]
)
CLAUSE = st.fixed_dictionaries(
    {"at": LOCATOR, "print": st.text("0123456789abcdef", min_size=12, max_size=12), "gist": SAID},
    optional={"kind": st.just("principle"), "names": IDS, "duties": st.lists(DUTY, max_size=3)},
)
AGENCY = st.fixed_dictionaries(
    {"name": SAID, "function": ID, "level": ID},
    optional={"aliases": st.lists(NAME, max_size=5), "under": ID},
)
PLAN = st.fixed_dictionaries(
    {
        "coordplan": st.just(1),
        "id": ID,
        "title": SAID,
        "jurisdiction": st.fixed_dictionaries({"name": SAID, "level": ID}),
        "document": st.fixed_dictionaries({"kind": st.just("plan"), "number": st.none() | NAME, "issuer": ID, "issued": st.none() | NAME}),
        "effective": st.just({"from": "2023", "to": None}),
        "agencies": st.dictionaries(ID, AGENCY, min_size=1, max_size=3),
        "clauses": st.lists(CLAUSE, min_size=1, max_size=3),
    },
    optional={"cites": IDS},
)  # fmt: skip


def _scalar(value: Any) -> str:
    """A scalar as nobody would write it, which every reader understands."""
    if not isinstance(value, str):
        return json.dumps(value)
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08X}" for c in value) + '"'  # fmt: skip


class Disorder:
    """Writes data down in some valid way, with comments strewn in."""

    def __init__(self, chance: random.Random, *, comments: float, brackets: float = 0.0) -> None:
        self.chance, self.comments, self.brackets = chance, comments, brackets
        self.written = 0

    def note(self) -> str:
        if self.chance.random() >= self.comments:
            return ""
        self.written += 1
        return self.chance.choice([f"# note {self.written}", "#", "# same: [it's", '# "x" \\'])

    def own(self, indent: int) -> str:
        """What may stand on lines of its own before an entry."""
        lines = ""
        for _ in range(self.chance.choice([0, 0, 1, 1, 3])):
            lines += self.chance.choice(["", "", "\n", "  \n"])
            note = self.note()
            lines += " " * self.chance.choice([indent, indent, 0, indent + 2]) + note + "\n" if note else ""  # fmt: skip
        return lines + self.chance.choice(["", "", "", "\n", "\n\n"])

    def beside(self) -> str:
        note = self.note()
        return f" {note}\n" if note else "\n"

    def flow(self, value: Any, indent: int) -> str:
        """A value in brackets, perhaps over several lines, perhaps with a comment inside."""
        further = " " * (indent + self.chance.choice([1, 2, 6]))
        space = self.chance.choice([" ", " ", f"\n{further}"])
        if self.chance.random() < self.brackets:
            space = self.beside() + further
        match value:
            case dict():
                return "{" + f",{space}".join(f"{_scalar(k)}: {self.flow(v, indent)}" for k, v in value.items()) + "}"  # fmt: skip
            case list():
                return "[" + f",{space}".join(self.flow(v, indent) for v in value) + "]"
        return _scalar(value)

    def block(self, value: Any, indent: int) -> str:
        """The entries of a mapping or list on lines of their own, then perhaps a last comment."""
        text = ""
        step = self.chance.choice([1, 2, 4])
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in entries:
            text += self.own(indent) + " " * indent
            text += f"{_scalar(key)}:" if isinstance(value, dict) else "-"
            if (
                not isinstance(inner, dict | list)
                or not inner
                or (indent and self.chance.random() < 0.4)
            ):
                text += " " + self.flow(inner, indent) + self.beside()
                continue
            nested = self.block(inner, indent + step)
            lead = nested[: indent + step + 1]
            joins = step > 1 and not lead[:-1].strip(" ") and lead[-1:].strip(" #\n")
            if isinstance(value, list) and joins and self.chance.random() < 0.7:
                text += " " * (step - 1) + nested[indent + step :]
            else:
                text += self.beside() + nested
        return text + self.own(indent)

    def plan(self, data: Any) -> str:
        start = self.chance.choice(["", "", "---\n", "--- # start\n", "%YAML 1.2\n---\n", "\n\n"])
        return start + self.block(data, 0) + self.chance.choice(["", "", "...\n", "# end"])


def _comments(text: str) -> Counter[str]:
    """The comments of a text, found by the slow reference: the pure scanner of PyYAML."""
    found: Counter[str] = Counter()

    class Scanner(yaml.SafeLoader):
        def scan_to_next_token(self) -> None:
            while True:
                while self.peek() in " \ufeff":
                    self.forward()
                if self.peek() == "#":
                    comment = ""
                    while self.peek() not in "\0\r\n\x85\u2028\u2029":
                        comment += self.peek()
                        self.forward()
                    found[comment.rstrip()] += 1
                if self.scan_line_break():  # type: ignore[no-untyped-call]
                    self.allow_simple_key = self.allow_simple_key or not self.flow_level
                else:
                    return

    for _ in yaml.scan(text, Loader=Scanner):
        pass
    return found


def _data(text: str) -> str:
    document = read_yaml(text.encode(), "plan.yaml")
    assert not document.faults, (text, document.faults)
    return json.dumps(document.data, sort_keys=True)


def _refusals(text: str) -> set[str]:
    with pytest.raises(InvalidFileError) as caught:
        formatted(text.encode(), "plan.yaml")
    assert all(d.where is not None and d.where.position for d in caught.value.diagnostics)
    return {diagnostic.rule for diagnostic in caught.value.diagnostics}


@settings(deadline=None)
@given(plan=PLAN, seed=st.integers(0, 2**32))
def test_data_and_comments_are_kept_and_twice_is_once(plan: Any, seed: int) -> None:
    text = Disorder(random.Random(seed), comments=0.3).plan(plan)
    after = formatted(text.encode(), "plan.yaml")
    assert _data(after) == _data(text)
    assert _comments(after) == _comments(text)
    assert formatted(after.encode(), "plan.yaml") == after
    assert after.endswith("\n")
    assert not re.search(r"\n\n\n|\n\n\Z|\A\n|[ \t]$", after, re.MULTILINE)


@settings(deadline=None)
@given(plan=PLAN, seed=st.integers(0, 2**32))
def test_a_comment_within_brackets_is_kept_or_refused(plan: Any, seed: int) -> None:
    text = Disorder(random.Random(seed), comments=0.3, brackets=0.1).plan(plan)
    try:
        after = formatted(text.encode(), "plan.yaml")
    except InvalidFileError:
        event("refused")
        assert _refusals(text) == {"comment-not-kept"}
        return
    assert _comments(after) == _comments(text)


@settings(deadline=None)
@given(seed=st.integers(0, 2**32), lines=st.integers(1, 12))
def test_a_comment_at_any_line_of_a_plan_is_kept_or_refused(seed: int, lines: int) -> None:
    """Comments put into a real plan at random, as people do."""
    chance = random.Random(seed)
    whole = Path(shipped_plans()["haiphong"]).read_text("utf-8")
    head, agencies, clauses = re.split(r"^(?:agencies|clauses):\n", whole, flags=re.MULTILINE)
    some = [chance.choice(re.split(r"\n(?=  [a-z#])", part)[:-1]) for part in [agencies] * 2]
    parts = re.split(r"\n(?=  [-#])", clauses)
    start = chance.randrange(len(parts) - 5)
    text = "\n".join(
        [head + "agencies:", *dict.fromkeys(some), "clauses:", *parts[start : start + 5]]
    )
    written = text.splitlines()
    for number in range(lines):
        place = chance.randrange(len(written))
        if chance.random() < 0.5:
            written.insert(place, " " * chance.randrange(10) + f"# own {number}")
        else:
            written[place] += f"  # beside {number}"
    text = "\n".join(written) + "\n"
    document = read_yaml(text.encode(), "plan.yaml")
    assume(not document.faults)
    try:
        after = formatted(text.encode(), "plan.yaml")
    except InvalidFileError as error:
        rules = {diagnostic.rule for diagnostic in error.diagnostics}
        assert "layout-not-safe" not in rules
        event(f"refused: {sorted(rules)}")
        return
    event("kept")
    assert _data(after) == _data(text)
    assert _comments(after) == _comments(text)
    assert formatted(after.encode(), "plan.yaml") == after


def _shuffled(tree: Any, chance: random.Random, route: tuple[str | int, ...] = ()) -> Any:
    """The same data with the keys that the plan language names in another order."""
    if isinstance(tree, list):
        return [_shuffled(value, chance, (*route, n)) for n, value in enumerate(tree)]
    if not isinstance(tree, dict):
        return tree
    items = [(key, _shuffled(value, chance, (*route, key))) for key, value in tree.items()]
    if route != ("agencies",) and "when" not in route:
        chance.shuffle(items)
    return dict(items)


@settings(deadline=None)
@given(plan=PLAN, one=st.integers(0, 2**32), two=st.integers(0, 2**32))
def test_order_of_keys_and_way_of_writing_do_not_matter(plan: Any, one: int, two: int) -> None:
    """Without comments and blank lines the layout depends on what the plan says, only."""

    def once(seed: int) -> str:
        chance = random.Random(seed)
        text = Disorder(chance, comments=0.0).plan(_shuffled(plan, chance))
        text = "".join(line + "\n" for line in text.split("\n") if line.strip() and "#" not in line)
        return formatted(text.encode(), "plan.yaml")

    assert once(one) == once(two)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@settings(deadline=None)
@given(text=TEXT)
def test_every_reader_reads_a_scalar_as_the_same_text(loader: type, text: str) -> None:
    for written in (
        f"key: {scalar(text, flow=False)}\n",
        f"- {scalar(text, flow=False)}\n",
        f"{{key: {scalar(text, flow=True)}, other: x}}\n",
        f"[{scalar(text, flow=True)}, x]\n",
        f"key: {{vi: {scalar(text, flow=True)}}}\n",
    ):
        read = yaml.load(written, Loader=loader)
        found = [read]
        while isinstance(found[0], dict | list):
            found = list(found[0].values()) if isinstance(found[0], dict) else found[0]
        assert found[0] == text, written
