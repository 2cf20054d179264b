"""Every command that answers, in every format and both languages, read back by foreign readers."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from coordplan.cli import COMMANDS as EVERY
from coordplan.cli.output import Format
from tests.conftest import ROOT, Run
from tests.readers import Document, read_csv, read_docx, read_html, read_markdown, read_xlsx

pytestmark = pytest.mark.uncounted

TRACED = "tests/data/trace/village"
COMMANDS: dict[str, tuple[str, dict[str, str]]] = {
    "who": (
        "who -p haiphong -e sea-border-return --as-of 2024-06-01",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"},
    ),
    "who-full": (
        "who -p dongnai -e trial --full --as-of 2026-11-29",
        {"vi": "Tòa án nhân dân thành phố", "en": "City People's Court"},
    ),
    "who-all": (
        "who -e sea-border-return --as-of 2026-11-29",
        {"vi": "Công an huyện", "en": "District Police"},
    ),
    "who-agency": (
        "who -p haiphong -e seaport-return --agency 'Đồn Biên phòng' --as-of 2024-06-01",
        {"vi": "Các Đồn Biên phòng", "en": "Border posts"},
    ),
    "card": (
        "card -p haiphong -e sea-border-return --as-of 2024-06-01",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"},
    ),
    "card-agency": (
        "card -p haiphong -e seaport-return --agency 'Đồn Biên phòng' --as-of 2024-06-01",
        {"vi": "Các Đồn Biên phòng", "en": "Border posts"},
    ),
    "why": (
        "why -p haiphong -e sea-border-return border-guard-command",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"},
    ),
    "why-not": (
        "why-not -p haiphong -e air-return border-guard-command",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"},
    ),
    "plans": ("plans", {"vi": "Hải Phòng", "en": "Hải Phòng"}),
    "events": ("events", {"vi": "tự trở về", "en": "self-return"}),
    "facts": ("facts", {"vi": "quốc tịch", "en": "nationality"}),
    "actions": ("actions", {"vi": "tiếp nhận", "en": "receive"}),
    "agencies": (
        "agencies -p haiphong",
        {"vi": "Công an thành phố", "en": "City Police"},
    ),
    "show": ("show haiphong", {"vi": "V.8.-1", "en": "V.8.-1"}),
    "show-clause": (
        f"show {TRACED}.yaml II.1.-2 -s {TRACED}-revised.md",
        {"vi": "II.1.-2", "en": "II.1.-2"},
    ),
    "check": ("check haiphong tanhong --as-of 2026-11-29", {"vi": "haiphong", "en": "haiphong"}),
    "test": ("test plans/scenarios/laichau.yaml", {"vi": "laichau", "en": "laichau"}),
    "trace": (
        f"trace {TRACED}.yaml -s {TRACED}-revised.md",
        {"vi": "II.1.-2", "en": "II.1.-2"},
    ),
    "registry": ("registry", {"vi": "53/2024/QH15", "en": "53/2024/QH15"}),
    "registry-impact": ("registry impact luat-66-2011", {"vi": "66/2011", "en": "66/2011"}),
    "registry-stale": (
        "registry stale --as-of 2026-11-29",
        {"vi": "56/2017/NĐ-CP", "en": "56/2017/NĐ-CP"},
    ),
    "compare": ("compare --as-of 2026-11-29", {"vi": "dongnai", "en": "dongnai"}),
    "compare-full": (
        "compare haiphong soctrang -e self-return --full --as-of 2026-11-29",
        {"vi": "soctrang", "en": "soctrang"},
    ),
    "diff": ("diff haiphong soctrang", {"vi": "Sóc Trăng", "en": "Sóc Trăng"}),
    "diff-versions": (
        f"diff {TRACED}.yaml tests/data/diff/village-revised.yaml --full",
        {"vi": "village", "en": "village"},
    ),
    "diff-behaviour": (
        "diff haiphong soctrang --behaviour --action receive",
        {"vi": "tiếp nhận", "en": "receive"},
    ),
    "gaps": ("gaps haiphong", {"vi": "giải cứu", "en": "rescue"}),
    "case": (
        "case --at haiphong --home soctrang -e sea-border-return --over auto --as-of 2026-11-29",
        {"vi": "Trung tâm Bảo trợ xã hội tỉnh", "en": "Provincial Social Protection Centre"},
    ),
    "case-agency": (
        "case --at haiphong --home soctrang -e sea-border-return --agency 'bộ chỉ huy' "
        "--as-of 2026-11-29",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng", "en": "Border Guard Command"},
    ),
    "case-matrix": (
        "case --matrix --as-of 2026-11-29",
        {"vi": "đưa về nơi cư trú", "en": "return home"},
    ),
    "mend": (
        "mend laichau --action notify --action screen --as-of 2026-11-29",
        {"vi": "Công an xã, phường", "en": "Commune and ward police"},
    ),
    "mend-matrix": (
        "mend --matrix --action receive --as-of 2026-11-29",
        {"vi": "tiếp nhận", "en": "receive"},
    ),
    "deviations": (
        "deviations haiphong -b ttlt-01-2014 --as-of 2024-06-01",
        {"vi": "tiếp nhận", "en": "receive"},
    ),
    "reports": ("reports haiphong", {"vi": "Công an thành phố", "en": "City Police"}),
    "reports-due": (
        "reports laichau --from 2026-04-01 --to 2026-07-31",
        {"vi": "Ủy ban nhân dân", "en": "People's Committee"},
    ),
    "graph": (
        "graph haiphong -e sea-border-return",
        {"vi": "Công an thành phố", "en": "City Police"},
    ),
    "compare-drafts": (
        "compare docs/examples/drafted.yaml haiphong -e rescue --as-of 2026-11-29",
        {"vi": "dự thảo", "en": "draft"},
    ),
    "who-place": (
        "who --place 'Hải Phòng' -e sea-border-return --as-of 2024-06-01",
        {"vi": "Bộ Chỉ huy Bộ đội Biên phòng thành phố", "en": "City Border Guard Command"},
    ),
    "batch": (
        "batch docs/examples/cases.csv -m docs/examples/cases-map.yaml -p haiphong --summary "
        "--as-of 2026-11-29",
        {"vi": "tiếp nhận", "en": "receive"},
    ),
    "cache": ("cache", {"vi": "Bộ nhớ đệm", "en": "Cache"}),
}
"""Each command, and what its answer must say in each language, whatever the format."""

SLOW = {"case-matrix", "mend", "mend-matrix"}
NAMES = [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in COMMANDS]
LANGUAGES = ("vi", "en")
FOUND = (0, 1)
"""Exit codes: answered, or answered with findings."""
ELSEWHERE = {"ask", "draft"}
"""What asks first, and what writes a plan: their formats are in ``test_ask`` and ``test_drafting``."""


def test_every_command_with_formats_has_them_all_and_stands_here(run: Run) -> None:
    shown = {name: run(name, "-h", "--lang", "en").out for name in EVERY}
    offered = {name: re.search(r"--format\s+<([^>]+)>", out) for name, out in shown.items()}
    every = list(Format)
    for name, found in offered.items():
        assert found is None or "".join(found[1].split()).split("|")[: len(every)] == every, name
    here = {command.split()[0] for command, _ in COMMANDS.values()}
    assert {name for name, found in offered.items() if found} - ELSEWHERE == here


def written(run: Run, name: str, language: str, ending: str, folder: Path) -> Path:
    """The file that a command writes; the format is that of its ending."""
    file = folder / f"{name}-{language}{ending}"
    command = [*shlex.split(COMMANDS[name][0]), "--lang", language, "-o", str(file)]
    ran = run(*command)
    assert ran.code in FOUND, ran.err
    assert ran.out == "", "what goes to a file goes nowhere else"
    assert [one.name for one in folder.iterdir()] == [file.name], "nothing is left beside it"
    return file


def says(texts: list[str], name: str, language: str) -> None:
    """That a text is in the answer, and no path of this machine."""
    whole = " ".join(texts)
    assert COMMANDS[name][1][language].casefold() in whole.casefold()
    assert str(ROOT) not in whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
class TestDocuments:
    """Formats that are read: they have a title, headings in order, and say the same."""

    def test_text(self, name: str, language: str, run: Run, tmp_path: Path) -> None:
        text = written(run, name, language, ".txt", tmp_path).read_text("utf-8")
        assert all(line == line.rstrip() for line in text.splitlines())
        assert all(c.isprintable() for line in text.split("\n") for c in line)
        says([text.replace("\n", " ").replace("  ", " "), *text.split()], name, language)

    def test_markdown(self, name: str, language: str, run: Run, tmp_path: Path) -> None:
        text = written(run, name, language, ".md", tmp_path).read_text("utf-8")
        document = read_markdown(text)
        self.titled(document)
        assert all(len({len(row) for row in table}) == 1 for table in document.tables)
        says(document.texts, name, language)

    @pytest.mark.slow
    def test_html(self, name: str, language: str, run: Run, tmp_path: Path) -> None:
        text = written(run, name, language, ".html", tmp_path).read_text("utf-8")
        assert f'<html lang="{language}"' in text
        assert 'name="language"' not in text, "one language needs no switch"
        document = read_html(text)
        self.titled(document)
        says(document.texts, name, language)

    @pytest.mark.slow
    def test_docx(self, name: str, language: str, run: Run, tmp_path: Path) -> None:
        pytest.importorskip("docx", reason="python-docx is not installed (extra office)")
        file = written(run, name, language, ".docx", tmp_path)
        document = read_docx(file.read_bytes())
        assert document.headings, "headings are headings"
        says(document.texts, name, language)

    def titled(self, document: Document) -> None:
        levels = [level for level, _ in document.headings]
        assert levels, "it has a title"
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels)), "no level is left out"


@pytest.mark.parametrize("name", NAMES)
def test_tables(name: str, run: Run, tmp_path: Path) -> None:
    """What is reckoned with: a header in the language, and rows as wide as it."""
    tables = []
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        file = written(run, name, language, ".csv", tmp_path / language)
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet reads it as UTF-8"
        rows = read_csv(file.read_text("utf-8"))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(rows[0]), "every column has a title"
        assert str(ROOT) not in file.read_text("utf-8")
        tables.append(rows)
    assert len(tables[0]) == len(tables[1])
    assert len(tables[0][0]) == len(tables[1][0])
    assert tables[0][0] != tables[1][0], "titles are in the language"
    pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed (extra office)")
    (tmp_path / "xlsx").mkdir()
    sheets = read_xlsx(written(run, name, "vi", ".xlsx", tmp_path / "xlsx").read_bytes())
    first = next(iter(sheets.values()))
    assert [str(title) for title in first[0]] == tables[0][0], "the first sheet is the CSV"
    assert len(first) == len(tables[0])


@pytest.mark.parametrize("name", NAMES)
def test_json_is_the_same_in_both_languages(name: str, run: Run, tmp_path: Path) -> None:
    file = written(run, name, "vi", ".json", tmp_path)
    found = json.loads(file.read_text("utf-8"))
    assert found["coordplan"] == 1
    printed = run(*shlex.split(COMMANDS[name][0]), "--format", "json", "--lang", "en")
    assert json.loads(printed.out) == found, "a file holds what is printed"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_both_languages_stand_in_one_page(name: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "both.html"
    ran = run(*shlex.split(COMMANDS[name][0]), "--lang", "both", "-o", str(file))
    assert ran.code in FOUND, ran.err
    text = file.read_text("utf-8")
    assert 'name="language"' in text
    for said in COMMANDS[name][1].values():
        says(read_html(text).texts, name, "vi" if said == COMMANDS[name][1]["vi"] else "en")


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx", ".csv", ".xlsx"])
def test_only_html_has_both_languages(ending: str, run: Run, tmp_path: Path) -> None:
    ran = run("plans", "--lang", "both", "-o", str(tmp_path / f"plans{ending}"))
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_told_with_those_there_are(run: Run, tmp_path: Path) -> None:
    ran = run("plans", "-o", str(tmp_path / "plans.htlm"))
    assert ran.code == 2
    assert ".html" in ran.err
    ran = run("plans", "-o", str(tmp_path / "plans"))
    assert ran.code == 2
    assert ".docx" in ran.err


def test_a_format_and_an_ending_that_disagree_are_refused(run: Run, tmp_path: Path) -> None:
    ran = run("plans", "--format", "csv", "-o", str(tmp_path / "plans.docx"))
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []
    assert run("plans", "--format", "csv", "-o", str(tmp_path / "plans.data")).code == 0


def test_a_file_is_written_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plans.md"
    file.write_text("before", "utf-8")
    assert run("who", "-p", "nowhere", "-o", str(file)).code != 0
    assert file.read_text("utf-8") == "before"
    assert run("plans", "-o", str(tmp_path / "no-such-folder" / "plans.md")).code == 4
    assert run("plans", "-o", str(tmp_path)).code in (2, 4)
    assert [one.name for one in tmp_path.iterdir()] == ["plans.md"]
