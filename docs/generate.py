"""Write every generated page, schema and shown output anew: ``make docs``; review the diff.

With ``--check`` nothing is written; what is out of step is named and the exit code is 1. With
``--reference`` only what is made whole is, which takes seconds.

Made here: the JSON Schemas, the pages on the vocabulary, the commands and the checks, and, in
every page written by hand, the output below each ``$ coordplan ...`` in a ``console`` block.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from messages import messages_page
from typescript import declarations

import coordplan
from coordplan.checks import CHECKS
from coordplan.checks.check import Rule
from coordplan.cli import COMMANDS
from coordplan.cli import main as run_command
from coordplan.compare.areas import AREAS
from coordplan.compare.kinds import KINDS
from coordplan.compare.severity import LABELS, MEANINGS, Severity
from coordplan.conditions import Condition
from coordplan.contract.schemas import schema, schema_names
from coordplan.contract.types import CONTRACTS
from coordplan.load.decided import DECIDED
from coordplan.phrases.conditions import condition_words
from coordplan.registry.terms import Grounds
from coordplan.suggest import KINDS as SUGGESTIONS
from coordplan.suggest import Kind
from coordplan.text import LANGUAGES, Text
from coordplan.vocabulary.terms import Competence, Entry, Phase, spelled

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make docs`; change what it is made from, not this page. -->\n\n"

Page = tuple[Path, str]


def pages() -> Iterator[Page]:
    """Every generated file with its content, and every page with its outputs made anew."""
    yield from made_pages()
    for page in written_pages():
        yield page, with_floors(with_outputs(page.read_text("utf-8")))


def made_pages() -> Iterator[Page]:
    """Every generated file with its content."""
    vocabulary = coordplan.load_vocabulary()
    for name in schema_names():
        made = json.dumps(schema(name, vocabulary), ensure_ascii=False, indent=2)
        yield REFERENCE / f"{name}.schema.json", made + "\n"
    outputs = {name: schema(name, vocabulary) for name in CONTRACTS}
    yield REFERENCE / "coordplan.d.ts", declarations(outputs)
    yield REFERENCE / "vocabulary.md", vocabulary_page(vocabulary)
    yield REFERENCE / "plan-language-examples.md", examples_page()
    yield REFERENCE / "commands.md", commands_page()
    yield REFERENCE / "checks" / "README.md", checks_page()
    yield REFERENCE / "changes.md", changes_page()
    yield REFERENCE / "registry.md", registry_page()
    yield REFERENCE / "law.md", law_page()
    yield REFERENCE / "days-off.md", days_off_page()
    yield REFERENCE / "messages.md", MADE + messages_page(ROOT / "src" / "coordplan")
    for check in CHECKS:
        yield REFERENCE / "checks" / f"{check.id}.md", check_page(check)
    yield REFERENCE / "suggestions" / "README.md", suggestions_page()
    for kind in SUGGESTIONS:
        yield REFERENCE / "suggestions" / f"{kind.id}.md", suggestion_page(kind)


def written_pages() -> list[Path]:
    """The pages that people write."""
    found = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if MADE not in page.read_text("utf-8")]


def output(command: str) -> str:
    """What a shown command prints, on both streams; ``| head -n N`` keeps the first lines."""
    words = shlex.split(command)
    kept: int | None = None
    if "|" in words:
        at = words.index("|")
        assert words[at + 1 : at + 3] == ["head", "-n"], command
        kept = int(words[at + 3])
        assert not words[at + 4 :], command
        words = words[:at]
    assert words[0] == "coordplan", command
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        run_command(words[1:])
    lines = stream.getvalue().splitlines()
    return "".join(line.rstrip() + "\n" for line in lines[:kept])


def with_outputs(page: str) -> str:
    """A page with the output of every command in its console blocks made anew."""

    def renewed(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        return "```console\n" + "".join(f"$ {c}\n{shown(c)}" for c in commands) + "```\n"

    def shown(command: str) -> str:
        return output(command) if command.startswith("coordplan ") else ""

    return re.sub(r"```console\n(.*?)```\n", renewed, page, flags=re.DOTALL)


def with_floors(page: str) -> str:
    """A page with the picture of the floors made anew, from the layers that import-linter holds."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    rows = [layer.replace(" | ", " · ") for layer in layers]
    width = max(map(len, rows)) + 2
    edge = f"+{'-' * width}+\n"
    picture = edge + edge.join(f"|{row:^{width}}|\n" for row in rows) + edge
    return re.sub(
        r"(<!-- floors -->\n```text\n).*?(```\n)", rf"\1{picture}\2", page, flags=re.DOTALL
    )


def vocabulary_page(vocabulary: coordplan.Vocabulary) -> str:
    """Every word of the vocabulary, in both languages."""
    parts = [
        MADE,
        "# Vocabulary\n\n",
        "The closed lists that plans and situations are written in, from "
        "`src/coordplan/vocabulary/human-trafficking.yaml`. Ids are fixed: they are added to, "
        "never renamed.\n\n## Facts\n",
    ]
    for fact in vocabulary.fact_list:
        parts.append(f"\n### `{fact.id}`\n\n{fact.question.en} · *{fact.question.vi}*\n\n")
        if fact.retired is not None:
            parts.append(f"Only read for older plans: {fact.retired.en}.\n\n")
        called = ", ".join((fact.label.en, fact.label.vi, *fact.others))
        says = ", which alone says yes" if fact.boolean and fact.retired is None else ""
        parts.append(f"Also called: {called}{says}.\n\n")
        parts.append("| value | English | tiếng Việt | other names |\n| --- | --- | --- | --- |\n")
        for value in fact.values:
            within = "".join(f", within `{other}`" for other in value.within)
            alone = ["(only with its fact)"] if value.only_answer else []
            parts.append(
                f"| `{spelled(value.value)}`{within} | {value.label.en}: {value.about.en} "
                f"| {value.label.vi}: {value.about.vi} | {', '.join([*value.others, *alone])} |\n"
            )
    parts += [numbers(vocabulary), vague_words(vocabulary)]
    parts.append(
        "\n## Constraints\n\nWhat is true of the world, so that no situation breaks it.\n\n"
    )
    parts += [f"- {c.reason.en} · *{c.reason.vi}*\n" for c in vocabulary.constraints]
    parts.append("\n## Events\n\n| event | facts | English | tiếng Việt | other names |\n")
    parts.append("| --- | --- | --- | --- | --- |\n")
    for event in vocabulary.events.values():
        facts = ", ".join(f"`{name}={spelled(value)}`" for name, value in event.facts.items())
        names = ", ".join(event.names)
        parts.append(
            f"| `{event.id}` | {facts} | {event.label.en} | {event.label.vi} | {names} |\n"
        )
    for phase in vocabulary.phases.values():
        parts.append(f"\n## Phase `{phase.id}`: {phase.label.en} · *{phase.label.vi}*\n\n")
        parts.append(action_table(phase, vocabulary))
    for title, entries in (
        ("Functions", vocabulary.functions),
        ("Levels", vocabulary.levels),
        ("Beneficiaries", vocabulary.beneficiaries),
    ):
        parts.append(f"\n## {title}\n\n")
        parts.append(entry_table(entries.values()))
    parts.append(rules(vocabulary))
    return "".join(parts)


def numbers(vocabulary: coordplan.Vocabulary) -> str:
    """The numbers that set facts."""
    parts = ["\n## Numbers\n\nA number sets facts, and is not kept itself.\n"]
    for one in vocabulary.numbers.values():
        called = ", ".join((one.label.en, one.label.vi, *one.others))
        parts.append(
            f"\n### `{one.id}`\n\n{one.about.en} · *{one.about.vi}*\n\nAlso called: {called}. "
            f"From {one.least} to {one.most}.\n\n| below | sets |\n| --- | --- |\n"
        )
        for band in one.bands:
            sets = ", ".join(f"`{name}={spelled(value)}`" for name, value in band.facts.items())
            parts.append(f"| {'' if band.below is None else band.below} | {sets} |\n")
    return "".join(parts)


def vague_words(vocabulary: coordplan.Vocabulary) -> str:
    """The words that people use for several things."""
    meant: dict[str, list[str]] = {}
    for fact in vocabulary.fact_list:
        for value in fact.values:
            for word in value.vague:
                meant.setdefault(word, []).append(f"`{fact.id}={spelled(value.value)}`")
    together: dict[str, list[str]] = {}
    for word, meanings in meant.items():
        together.setdefault(", ".join(meanings), []).append(word)
    rows = "".join(f"| {', '.join(words)} | {of} |\n" for of, words in together.items())
    return (
        "\n## Vague words\n\nWords that people use for several things: they are asked about, "
        f"never taken for one of them.\n\n| words | may mean |\n| --- | --- |\n{rows}"
    )


def action_table(phase: Phase, vocabulary: coordplan.Vocabulary) -> str:
    """The actions of a phase, each with what the vocabulary says of it besides."""
    parts = ["| id | English | tiếng Việt | more |\n| --- | --- | --- | --- |\n"]
    for action in vocabulary.actions.values():
        if action.phase is not phase:
            continue
        flags = ("main", "telling", "moving", "protecting", "accessory")
        more = [flag for flag in flags if getattr(action, flag)]
        for key in ("needed", "prepared", "done"):
            condition: Condition | None = getattr(action, key)
            if condition is not None:
                words = condition_words(condition, vocabulary).replace("|", "\\|")
                more.append(f"{key}: {words}")
        more += [f"belongs to {belongs(one)}" for one in action.competence]
        parts.append(
            f"| `{action.id}` | {action.label.en}: {action.about.en} "
            f"| {action.label.vi}: {action.about.vi} | {'; '.join(more)} |\n"
        )
    return "".join(parts)


def belongs(one: Competence) -> str:
    """A function to which an action belongs, and by which rule."""
    days = "".join(f" {w} {d}" for w, d in (("since", one.since), ("until", one.until)) if d)
    return f"`{one.function}`{days} ({one.source.en})"


def rules(vocabulary: coordplan.Vocabulary) -> str:
    """What must wait for what, when a mark of danger stands, and which fact is a place."""
    parts = ["\n## Rules\n\n"]
    for one in vocabulary.safeguards:
        what = ", ".join(f"`{action}`" for action in one.actions)
        told = ", ".join(f"`{function}`" for function in one.told)
        parts.append(
            f"- No {what}, and no word or hand-over to {told}, before "
            f"{condition_words(one.needs, vocabulary)}: {one.reason.en} · *{one.reason.vi}*\n"
        )
    if (caution := vocabulary.caution) is not None:
        parts.append(
            f"- What tells or moves is marked *{caution.mark.en}* · *{caution.mark.vi}*, unless "
            f"it is certain that {condition_words(caution.unless, vocabulary)}\n"
        )
    if (places := vocabulary.places) is not None:
        phases = ", ".join(f"`{phase}`" for phase in places.phases)
        home = (
            ""
            if places.home is None
            else (f"; no doubt where {condition_words(places.home, vocabulary)}")
        )
        parts.append(f"- Places are values of `{places.fact}`; they count in {phases}{home}\n")
        local = ", ".join(f"`{fact}`" for fact in places.local)
        if local:
            parts.append(f"- What speaks of the place of reception alone: {local}\n")
    return "".join(parts)


def entry_table(entries: Iterable[Entry]) -> str:
    """A table of terms."""
    rows = "".join(
        f"| `{e.id}` | {e.label.en}: {e.about.en} | {e.label.vi}: {e.about.vi} |\n" for e in entries
    )
    return f"| id | English | tiếng Việt |\n| --- | --- | --- |\n{rows}"


def commands_page() -> str:
    """The help of every command."""
    parts = [
        MADE,
        "# Commands\n\n",
        "Findings go to standard output, errors to standard error. Exit codes: `0` answered or "
        "clean; `1` findings; `2` usage: an unknown option, event, fact, plan or a contradiction; "
        "`3` a plan or vocabulary is invalid; `4` a file cannot be read or written; "
        "`130` interrupted. Whoever reads the output may stop early: that changes none of them.\n\n"
        "`--lang` may also stand before the command; without it `COORDPLAN_LANG` sets the language "
        "(`vi` or `en`), `COLUMNS` the width, `NO_COLOR` turns "
        "colour off, `COORDPLAN_CACHE` names the folder of the [cache](../explanation/cache.md), "
        "or is `off`, `COORDPLAN_PLANS` names files and folders of [your own plans]"
        "(../how-to/own-plans.md). `coordplan --install-completion` teaches the shell plans, "
        "events and facts.\n",
    ]
    for command in ("", *COMMANDS):
        words = f"coordplan {command}".strip()
        parts.append(f"\n## `{words}`\n\n```text\n{output(f'{words} --help').strip()}\n```\n")
    return "".join(parts)


EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("do, lead, support, when", "haiphong", "V.8.-1"),
    ("perform; any inside when", "haiphong", "V.14.-1"),
    ("not inside when; hand_over_to; wish", "haiphong", "V.8.-3"),
    ("within: immediately", "haiphong", "V.8.-3.¶2"),
    ("within ahead of entry", "ttlt-01-2014", "4.4.a"),
    ("notify with any and within", "haiphong", "V.13.-5"),
    ("notify to all of several", "soctrang", "II.5.-1"),
    ("with", "haiphong", "V.1.-2"),
    ("direct", "haiphong", "V.8.-2"),
    ("advise", "dongnai", "V.1.-1"),
    ("for", "haiphong", "V.10.-3"),
    ("requested", "haiphong", "V.15.-3"),
    ("submit_to; gist of a duty", "haiphong", "V.1.-8"),
    ("reports with every, via and on_demand", "haiphong", "V.17.-5"),
    ("reports with period: unspecified and no addressee", "haiphong", "V.14.-3"),
    ("before", "soctrang", "II.6.-1"),
    ("after", "docs/examples/after.yaml", "1"),
    ("on_call: necessary", "haiphong", "V.8.-4"),
    ("on_call: asked_by", "soctrang", "II.4.-2"),
    ("by_function; assignment with of", "dongnai", "III.4.a.assign.lead"),
    ("by_function with a list", "dongnai", "III.2.đ.assign"),
    ("duties that get their agencies from an assignment", "dongnai", "III.4.a"),
    ("inferred", "haiphong", "V.2.¶1"),
    ("taken_from", "haiphong", "V.7.-8"),
    ("kind of a clause without duties; about", "haiphong", "II.6"),
    ("names", "haiphong", "R.-1"),
    ("cites; what the text has of an instrument", "laichau", "1.¶1"),
    ("review; a clause that nobody has reviewed", "docs/examples/drafted.yaml", "II.1.-2"),
    ("key", "tests/checks/repeated-key/good.yaml", "I.2"),
)


def examples_page() -> str:
    """Every key of a clause and a duty, as it stands in a shipped plan."""
    plans = {plan: coordplan.load_plan(plan) for _, plan, _ in EXAMPLES}
    parts = [
        MADE,
        "# The plan language by example\n\nEvery key of a clause and of a duty, in real clauses, "
        "but for two that no shipped plan has. What each means stands in [the plan language]"
        "(plan-language.md).\n",
    ]
    for keys, plan, at in EXAMPLES:
        clause = plans[plan].clauses[at]
        said = clause.gist.en if clause.reviewed else "nobody has written its gist"
        parts.append(f"\n## {keys}\n\n`{plans[plan].id}` {at}: {said}.\n\n")
        parts.append(f"```yaml\n{excerpt(plans[plan], clause)}```\n")
    return "".join(parts)


def excerpt(plan: coordplan.Plan, clause: coordplan.Clause) -> str:
    """The lines of a plan file that hold a clause."""
    assert clause.where is not None
    assert clause.where.position is not None
    lines = (
        Path(clause.where.file).read_text("utf-8").splitlines()[clause.where.position.line - 1 :]
    )
    own = [lines[0]]
    for line in lines[1:]:
        if line and not line.startswith("    "):
            break
        own.append(line)
    return "\n".join(own).rstrip() + "\n"


YAML_RULES = (
    ("yaml-syntax", "the file is not YAML"),
    ("yaml-encoding", "the file is not UTF-8, or holds characters that no reader sees, or a tab"),
    ("yaml-line-break", "a text over several lines; `>-` makes one line of them"),
    ("yaml-two-readings", "`no`, `12:30`, `017`, a date: YAML 1.1 and 1.2 read it differently"),
    ("yaml-empty", "the file is empty"),
    ("yaml-documents", "the file holds a second document"),
    ("yaml-too-large", "the file is larger than 2 MiB, or holds more than 100,000 values"),
    ("yaml-too-deep", "values are nested more than 40 deep"),
    ("yaml-alias", "an alias names nothing complete before it, or there are more than 200"),
    ("yaml-tag", "a tag; plans are plain data"),
    ("yaml-merge-key", "a merge key `<<`; keys are written out"),
    ("yaml-duplicate-key", "a key stands twice in one mapping"),
    ("yaml-key", "a key that is not a text"),
)
SHAPE_RULES = (
    ("missing-key", "a key that must be there is not"),
    ("missing-language", "a text lacks `vi` or `en`"),
    ("unknown-key", "a key that the plan language does not have"),
    ("bad-value", "a value of the wrong kind or form"),
    ("unknown-vocabulary", "the plan names a vocabulary that is not shipped"),
)


def checks_page() -> str:
    """All rules in one table."""
    parts = [
        MADE,
        "# What `coordplan check` finds\n\n",
        "One run shows every error of a file, each with its line and column. A part whose shape "
        "is wrong does not hide errors elsewhere.\n\n## Checks\n\n| rule | what it finds |\n",
        "| --- | --- |\n",
        *(f"| [`{c.id}`]({c.id}.md) | {c.title.en} · *{c.title.vi}* |\n" for c in CHECKS),
        "\n## Shape\n\n| rule | what it finds |\n| --- | --- |\n",
        *(f"| `{rule}` | {what} |\n" for rule, what in SHAPE_RULES),
        "\n## YAML\n\nPlans are untrusted input: these limits hold before anything is built.\n\n"
        "| rule | what it finds |\n| --- | --- |\n",
        *(f"| `{rule}` | {what} |\n" for rule, what in YAML_RULES),
        "\n## On a day\n\nWith `--as-of DATE`: [what a day says against a plan]"
        "(../../explanation/law-and-time.md).\n",
    ]
    return "".join(parts)


def changes_page() -> str:
    """Every kind of change, by area."""
    parts = [
        MADE,
        "# Kinds of change\n\nWhat `coordplan diff` tells apart. Ids are fixed: they are added to, "
        "never renamed.\nWith the two plans swapped, a kind turns into its opposite. How to use "
        "the command:\n[compare versions](../how-to/compare-versions.md).\n\n"
        "| severity | for the victim | với nạn nhân |\n| --- | --- | --- |\n",
    ]
    parts += [
        f"| `{s.value}` · *{LABELS[s].vi}* | {MEANINGS[s].en} | {MEANINGS[s].vi} |\n"
        for s in Severity
    ]
    parts.append(
        "\nThe kinds marked † are looked for only between two versions of one plan: between two "
        "plans\nnames, wording and numbers always differ. Between two plans nothing has become of "
        "anything:\nit is said what differs, as in the last column.\n"
    )
    for area, title in AREAS.items():
        parts.append(f"\n## {title.en.capitalize()} · *{title.vi.capitalize()}*\n\n")
        parts.append(
            "| kind | severity | English | tiếng Việt | opposite | between two plans |\n"
            "| --- | --- | --- | --- | --- | --- |\n"
        )
        for kind in KINDS.values():
            if kind.area is area:
                mark = " †" if kind.of_versions else ""
                opposite = f"`{kind.opposite}`" if kind.opposite != kind.id else "itself"
                parts.append(
                    f"| `{kind.id}`{mark} | {kind.severity.value} | {kind.label.en} "
                    f"| {kind.label.vi} | {opposite} | {kind.about.en} · *{kind.about.vi}* |\n"
                )
    return "".join(parts)


def registry_page() -> str:
    """Everything that the shipped registry holds, with its sources."""
    registry = coordplan.load_registry()
    assert registry is not None
    parts = [
        MADE,
        "# Laws and successions\n\nFrom `src/coordplan/registry/human-trafficking.yaml`. "
        "An empty cell was not found. What this is for: [law and time]"
        "(../explanation/law-and-time.md).\n\n## Instruments\n\n"
        "| id | number | English | tiếng Việt | issued | first day | last day "
        "| unclear from | details | followed by | amended by | confidence | sources |\n"
        + "| --- " * 13
        + "|\n",
    ]
    for one in registry.instruments.values():
        named = " ".join(f"`{id_}`" for id_ in one.replaced_by)
        amended = " ".join(f"`{id_}`" for id_ in one.amended_by)
        days = " | ".join(day or "" for day in (one.issued, one.from_, one.to, one.unclear_from))
        parent = f"`{one.parent}`" if one.parent else ""
        note = one.grounds.note
        en, vi = (f"; {note.en}", f"; {note.vi}") if note else ("", "")
        parts.append(
            f"| `{one.id}` | {one.number} | {one.title.en}{en} | {one.title.vi}{vi} | {days} "
            f"| {parent} | {named} | {amended} | {grounds_cells(one.grounds)} |\n"
        )
    parts.append(
        "\n## Successions\n\n| level | function | day | English | tiếng Việt | under "
        "| confidence | sources |\n" + "| --- " * 8 + "|\n"
    )
    for succession in registry.successions:
        heirs = [heir.name for heir in succession.to] or [NO_SUCCESSOR]
        more = [text for text in (succession.task, succession.grounds.note) if text is not None]
        cells = (
            "; ".join([", ".join(h[k] for h in heirs), *(t[k] for t in more)]) for k in LANGUAGES
        )
        vi, en = cells
        function = f"`{succession.of.function}`" if succession.of.function else "every"
        parts.append(
            f"| `{succession.of.level}` | {function} | {succession.on} | {en} | {vi} "
            f"| {under_cell(succession.grounds)} | {grounds_cells(succession.grounds)} |\n"
        )
    parts.append(
        "\n## Levels that ended\n\n| level | day | under | confidence | sources |\n"
        + "| --- " * 5
        + "|\n"
    )
    parts += [
        f"| `{a.level}` | {a.on} | {under_cell(a.grounds)} | {grounds_cells(a.grounds)} |\n"
        for a in registry.abolished.values()
    ]
    parts.append(
        "\n## Places that became part of others\n\n| place | part of | level | day | under "
        "| confidence | sources |\n" + "| --- " * 7 + "|\n"
    )
    parts += [
        f"| {m.name} | {m.into} | `{m.level}` | {m.on} | {under_cell(m.grounds)} "
        f"| {grounds_cells(m.grounds)} |\n"
        for m in registry.mergers
    ]
    return "".join(parts)


def law_page() -> str:
    """Each rule of the law as far as it is known, and what is not known."""
    registry = coordplan.load_registry()
    assert registry is not None
    parts = [
        MADE,
        "# The law as far as it is known\n\nFrom `src/coordplan/registry/human-trafficking.yaml`. "
        "High: a text or an official page was seen; medium: the press, or a second hand; "
        "**not found**: nothing is filled in. How these rules are asked: [ask the national rules]"
        "(../how-to/national-rules.md).\n\n"
        "| rule | quy định | instrument | article | confidence | not found | sources |\n"
        + "| --- " * 7
        + "|\n",
    ]
    for one in registry.rules:
        sure = "**not found**" if one.confidence is None else one.confidence.value
        missing = one.missing.en if one.missing is not None else ""
        parts.append(
            f"| {one.says.en} | {one.says.vi} | {registry.instruments[one.instrument].number} "
            f"| {one.article or 'not found'} | {sure} | {missing} | {' · '.join(one.sources)} |\n"
        )
    return "".join(parts)


def days_off_page() -> str:
    """The years of which it is known which working days were swapped, and where that stands."""
    parts = [
        MADE,
        "# Years whose days off are decided\n\nFrom `src/coordplan/load/decided.py`. Of any other "
        "year every date says that it may move:\n[when what is due]"
        "(../explanation/reporting.md). The days below are those that the library of holidays "
        "lacks; it\nknows the others.\n\n"
        "| year | off, and worked instead | off besides | decided in |\n"
        "| --- | --- | --- | --- |\n",
    ]
    for year, decided in DECIDED.items():
        swaps = " · ".join(f"{swap.off} → {swap.worked}" for swap in decided.swaps)
        off = " · ".join(map(str, decided.off))
        parts.append(f"| {year} | {swaps} | {off} | {' · '.join(decided.sources)} |\n")
    return "".join(parts)


NO_SUCCESSOR = Text(vi="không rõ cơ quan kế thừa", en="no successor known")


def under_cell(grounds: Grounds) -> str:
    """The instruments of a fact."""
    return " ".join(f"`{id_}`" for id_ in grounds.under)


def grounds_cells(grounds: Grounds) -> str:
    """How sure a fact is, and its sources."""
    return f"{grounds.confidence.value} | {' · '.join(grounds.sources)}"


def check_page(check: Rule) -> str:
    """What a check finds, why, and a plan that it finds something in."""
    folder = ROOT / "tests" / "checks" / check.id
    bad = (folder / "bad.yaml").read_text("utf-8").splitlines()
    good = (folder / "good.yaml").read_text("utf-8").splitlines()
    differing = [line for line in bad[1:] if line not in good] or bad[-3:]
    found = output(f"coordplan check --lang en tests/checks/{check.id}/bad.yaml")
    return (
        f"{MADE}# `{check.id}`\n\n{check.title.en[0].upper()}{check.title.en[1:]}. · "
        f"*{check.title.vi[0].upper()}{check.title.vi[1:]}.*\n\n{check.why.en}\n\n*{check.why.vi}*\n\n"
        "## Example\n\n```yaml\n" + "\n".join(differing[:12]) + "\n```\n\n"
        f"```text\n$ coordplan check tests/checks/{check.id}/bad.yaml\n{found}```\n\n"
        f"The whole plan is `tests/checks/{check.id}/bad.yaml`; the same plan mended stands "
        "beside it as `good.yaml`.\n"
    )


def suggestions_page() -> str:
    """All kinds of suggestion in one table."""
    rows = (f"| [`{k.id}`]({k.id}.md) | {k.title.en} · *{k.title.vi}* |\n" for k in SUGGESTIONS)
    return (
        f"{MADE}# What `coordplan draft` suggests\n\n"
        "Each suggestion stands under `review` of its clause, with the words that it was seen by. "
        "It is never a fact: nothing under `review` reaches an answer before somebody moves it out "
        "of there ([how](../../how-to/draft-a-plan.md)). How often suggestions are right is "
        "[measured](../../explanation/suggestions.md).\n\n"
        "| kind | what it suggests |\n| --- | --- |\n"
        + "".join(rows)
        + "\nThe kind of each clause "
        "is guessed besides, by its place in the document, the headings over it and its first "
        "words; the bodies and instruments that are known are recognised, and are no guesses.\n"
    )


def suggestion_page(kind: Kind) -> str:
    """What a kind of suggestion sees, by what, and a document that it sees something in."""
    folder = ROOT / "tests" / "suggest" / kind.id
    document = (folder / "document.txt").read_text("utf-8")
    body = document[document.index("I. VIỆC PHẢI LÀM") :].strip()
    seen = (folder / "suggested.txt").read_text("utf-8")
    title = kind.title
    return (
        f"{MADE}# `{kind.id}`\n\n{title.en[0].upper()}{title.en[1:]}. · "
        f"*{title.vi[0].upper()}{title.vi[1:]}.*\n\n{kind.by.en}\n\n*{kind.by.vi}*\n\n"
        f"## Example\n\nIn this text, which is invented:\n\n```text\n{body}\n```\n\n"
        f"this and nothing else is seen (clause, key and value; by which words; how sure):\n\n"
        f"```text\n{seen}```\n\n"
        f"The whole document is `tests/suggest/{kind.id}/document.txt`.\n"
    )


def main() -> int:
    """Write what has changed, or with ``--check`` say what is out of step."""
    os.chdir(ROOT)
    os.environ |= {
        "COLUMNS": "88",
        "COORDPLAN_LANG": "en",
        "NO_COLOR": "1",
        "COORDPLAN_CACHE": "off",
    }
    checking = "--check" in sys.argv[1:]
    stale = []
    for path, content in made_pages() if "--reference" in sys.argv[1:] else pages():
        if not path.exists() or path.read_text("utf-8") != content:
            stale.append(str(path.relative_to(ROOT)))
            if not checking:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, "utf-8")
    for name in stale:
        sys.stdout.write(f"{'out of step' if checking else 'written'}: {name}\n")
    return 1 if stale and checking else 0


if __name__ == "__main__":
    sys.exit(main())
