"""``coordplan trace`` and ``show --source``: findings, exit codes, and sources that are refused."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

from coordplan.work import MAX_BYTES
from tests.conftest import ROOT, Run
from tests.documents import docx, odt, p, pdf

PLAN = "tests/data/trace/village.yaml"
SOURCE = "tests/data/trace/village.md"
REVISED = "tests/data/trace/village-revised.md"


def test_all_is_accounted_for(run: Run) -> None:
    ran = run("trace", PLAN, "--source", SOURCE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "The plan against its source  village",
        "13 of 13 clauses accounted for",
        f"source {SOURCE}: the file that the plan was encoded from",
    ]
    assert "\n13/13 điều khoản" in run("trace", PLAN, "-s", SOURCE, "--lang", "vi").out


def test_findings_have_their_locator_and_the_beginning_of_the_text(run: Run) -> None:
    ran = run("trace", PLAN, "--source", REVISED)
    assert (ran.code, ran.err) == (1, "")
    _, first, _, *others = ran.out.splitlines()
    assert first == "9 of 13 clauses accounted for; 1 missing, 1 changed, 1 gone, 2 moved"
    assert [line.strip().split("  ")[0] for line in others if not line.startswith("   ")] == [
        "changed I.-1",
        "missing II.1.-1",
        "gone II.2.¶1",
        "moved",
    ]
    assert "      Trực ở đầu làng cả ngày lẫn đêm." in others
    assert f"      at  {PLAN}:41:5" in others


def test_a_long_clause_is_cut_short_and_steers_no_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_text("1. " + "lời \x1b[31m" * 200 + "hết.", "utf-8")
    out = run("trace", PLAN, "-s", str(file)).out
    assert "\x1b" not in out
    assert " …" in out
    assert "hết" not in out
    assert "hết." in run("trace", PLAN, "-s", str(file), "--full").out


def test_a_shipped_plan_is_named_by_its_id(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ROOT / REVISED
    monkeypatch.chdir(source.parent)
    out = run("trace", "haiphong", "-s", source.name).out
    assert re.search(r"^ +at +haiphong:\d+:\d+$", out, re.MULTILINE)
    assert str(ROOT) not in out


def test_every_clause_is_a_line_of_the_sheet(run: Run) -> None:
    found = run("trace", PLAN, "-s", REVISED, "--format", "csv")
    rows = list(csv.reader(io.StringIO(found.out.lstrip("\ufeff"))))
    data = json.loads(run("trace", PLAN, "-s", REVISED, "--format", "json").out)
    assert rows[0] == ["State", "Clause of the source", "Clause of the plan", "Text", "Place"]
    assert len(rows) == 1 + len(data["clauses"])
    assert ["missing", "[II.1.-1]", "", "Trực ở đầu làng cả ngày lẫn đêm.", ""] in rows


def test_as_json(run: Run) -> None:
    data = json.loads(run("trace", PLAN, "-s", SOURCE, "--format", "json").out)
    assert (data["plan"], data["clean"], data["encoded_from"]) == ("village", True, True)
    assert (data["leaves"], data["counts"]["accounted"], len(data["clauses"])) == (13, 13, 13)
    ran = run("trace", PLAN, "-s", REVISED, "--format", "json")
    data = json.loads(ran.out)
    assert (ran.code, data["clean"], data["encoded_from"]) == (1, False, False)
    assert data["counts"] == {"accounted": 9, "moved": 2, "changed": 1, "missing": 1, "gone": 1}
    (gone,) = [c for c in data["clauses"] if c["state"] == "gone"]
    assert (gone["at"], gone["source_at"], gone["source_text"]) == ("II.2.¶1", None, None)
    (changed,) = [c for c in data["clauses"] if c["state"] == "changed"]
    assert changed["print"] != changed["source_print"]


REFUSED = [
    (b"\xff\xfe1\x00.", "an encoding that cannot be told"),
    ("1. déjà".encode("cp1252"), "an encoding that cannot be told"),
    (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "is damaged"),
    (b"{\\rtf1 x}", "is an RTF file"),
    (b"", "holds no text"),
    (b"\xef\xbb\xbf \n---\n", "holds no text"),
    (b"a" * (MAX_BYTES + 1), "is larger than 2 MiB"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=lambda value: str(value)[:20])
def test_a_source_that_is_refused(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(content)
    for command in (["trace", PLAN], ["show", PLAN, "II.3"]):
        ran = run(*command, "--source", str(file))
        assert (ran.code, ran.out) == (4, "")
        assert said in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf", "html", "txt"])
def test_a_source_of_any_kind_may_come_from_standard_input(run: Run, kind: str) -> None:
    lines = "I. BẾP", "1. Nấu cơm."
    made = {
        "docx": docx("".join(p(line) for line in lines)),
        "odt": odt("".join(f"<text:p>{line}</text:p>" for line in lines)),
        "pdf": pdf([(72.0, 700.0 - 40 * n, line) for n, line in enumerate(lines)]),
        "html": "".join(f"<p>{line}</p>" for line in lines).encode(),
        "txt": "\n\n".join(lines).encode("utf-16"),
    }
    ran = run("trace", PLAN, "--source", "-", "--format", "json", typed=made[kind])
    data = json.loads(ran.out)
    assert (ran.code, data["source_sha256"]) == (1, hashlib.sha256(made[kind]).hexdigest())
    assert [c["source_at"] for c in data["clauses"] if c["state"] == "missing"] == ["I.1"]


def test_mistakes(run: Run) -> None:
    assert run("trace", PLAN, "-s", "nowhere.txt").code == 4
    assert run("trace", PLAN, "-s", "tests").code == 4
    assert run("trace", "nowhere.yaml", "-s", SOURCE).code == 4
    assert run("trace", "haifong", "-s", SOURCE).code == 2
    assert run("trace", "tests/checks/unknown-action/bad.yaml", "-s", SOURCE).code == 3
    assert run("trace", PLAN).code == 2
    assert run("trace", PLAN, "-s", SOURCE, "--vocabulary", "tests/data/disaster.yaml").code == 3


def test_a_source_with_a_byte_order_mark_and_other_line_ends(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "source.md"
    text = (ROOT / SOURCE).read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert run("trace", PLAN, "-s", str(file)).code == 0


def test_show_prints_the_exact_clause_beside_the_encoding(run: Run) -> None:
    text = "Đón người được giải cứu về đến đầu làng."
    out = run("show", PLAN, "II.1.-1", "--source", SOURCE).out
    assert re.search(rf"^  source text +{text}$", out, re.MULTILINE)
    out = run("show", PLAN, "II.1.-1", "--source", REVISED).out
    assert f"  source text, now at II.1.-2  {text}\n" in out
    out = run("show", PLAN, "I.-1", "--source", REVISED).out
    assert "the source has another text at I.-1" in out
    out = run("show", PLAN, "II.2.¶1", "--source", REVISED).out
    assert "  this clause is not found in the source\n" in out
    assert run("show", PLAN, "--source", SOURCE).out.count("source text") == 13


def test_show_has_the_source_in_json(run: Run) -> None:
    def shown(at: str, *more: str) -> list[str | None]:
        data = json.loads(run("show", PLAN, at, "--format", "json", *more).out)
        (clause,) = data["clauses"]
        return [clause["source_state"], clause["source_at"], clause["source_text"]]

    meal = "Bếp ăn tập thể nấu cơm cho người mới về suốt tuần đầu."
    assert shown("II.3") == [None, None, None]
    assert shown("II.3", "-s", SOURCE) == ["accounted", "II.3", meal]
    assert shown("II.1.-2", "-s", REVISED)[:2] == ["moved", "II.1.-3"]
    assert shown("II.2.¶1", "-s", REVISED) == ["gone", None, None]
