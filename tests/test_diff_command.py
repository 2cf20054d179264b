"""``coordplan diff``: formats, exit codes, git revisions, acknowledged changes."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from markdown_it import MarkdownIt

from coordplan.diagnostics import UnreadableFileError
from coordplan.load import revisions
from tests.conftest import ROOT, Run
from tests.test_schemas import published

BEFORE = "tests/data/trace/village.yaml"
AFTER = "tests/data/diff/village-revised.yaml"
ACCEPTED = "tests/data/diff/accepted.yaml"


def test_nothing_differs(run: Run) -> None:
    ran = run("diff", BEFORE, BEFORE, "--exit-code", "--fail-on", "note")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing differs" in ran.out
    assert "không có gì khác" in run("diff", BEFORE, BEFORE, "--lang", "vi").out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--exit-code"], 1),
        (["--exit-code", "--severity", "loss"], 1),
        (["--fail-on", "loss"], 1),
        (["--fail-on", "note", "--severity", "loss"], 1),
    ],
)
def test_exit_codes(run: Run, options: list[str], code: int) -> None:
    assert run("diff", BEFORE, AFTER, *options).code == code


def test_a_severity_that_no_change_has(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    file.write_text((ROOT / BEFORE).read_text("utf-8").replace("Ask with tact", "Ask kindly"))
    ran = run("diff", BEFORE, str(file), "--severity", "gain", "--exit-code", "--fail-on", "gain")
    assert (ran.code, ran.err) == (0, "")
    assert "1 lesser difference is not shown" in ran.out
    assert run("diff", BEFORE, str(file), "--fail-on", "note").code == 1


def test_text_names_both_clauses_with_their_places(run: Run) -> None:
    out = run("diff", BEFORE, AFTER, "--full").out
    head, _, rest = out.partition("deadline removed")
    assert re.search(rf"Was +{BEFORE}, issued 2030", head)
    assert re.search(rf"Is now +{AFTER}, issued 2032", head)
    assert "condition narrowed" in head
    value, place = rest.splitlines()[:2]
    assert re.split(" {2,}", value.strip()) == ["within 7 days", "nothing"]
    assert re.split(" {2,}", place.strip())[1:] == ["[II.3] line 75", "[II.4] line 78"]


def test_few_changes_are_shown_at_once_and_many_when_asked(run: Run) -> None:
    fingerprints = _fingerprints(run)
    assert not [one for one in fingerprints if one in run("diff", BEFORE, AFTER).out]
    full = run("diff", BEFORE, AFTER, "--full").out
    assert all(one in full for one in fingerprints)
    losses = json.loads(run("diff", BEFORE, AFTER, "--severity", "loss", "--format", "json").out)
    few = run("diff", BEFORE, AFTER, "--severity", "loss").out
    for change in (*losses["changes"], *losses["effects"]):
        assert change["fingerprint"] in few


def test_a_history_says_who_led_and_who_leads_now(run: Run) -> None:
    out = run("diff", BEFORE, AFTER).out
    assert re.search(
        r"receive +Commune Police \[II.1.-1\] +Commune People's Committee \[II.1.-1\]", out
    )
    assert re.search(r"Newly given +temporary lodging", out)
    assert re.search(r"essential needs +within 7 days \[II.3\] +sets no deadline", out)
    assert "loss 3, shift 4, gain 1, note 6" in out


def test_json_keeps_to_its_schema(run: Run) -> None:
    for pair in ((BEFORE, AFTER), ("haiphong", "soctrang"), ("tanhong", "dongnai")):
        data = json.loads(run("diff", *pair, "--format", "json").out)
        jsonschema.validate(data, published("diff"))
        every = [*data["changes"], *data["effects"]]
        assert len({change["fingerprint"] for change in every}) == len(every)
        assert sum(data["counts"].values()) == len(data["changes"])
        for change in data["changes"]:
            assert change["label"]["vi"]
            for side in (change["before"], change["after"]):
                assert side is None or side["said"].keys() == {"vi", "en"}
    assert data["versions"] is False


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markdown_is_tables_that_parse(run: Run, language: str) -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    for pair in ((BEFORE, AFTER), ("haiphong", "soctrang")):
        out = run("diff", *pair, "--full", "--format", "markdown", "--lang", language).out
        tokens = markdown.parse(out)
        data = json.loads(run("diff", *pair, "--format", "json").out)
        rows = [token for token in tokens if token.type == "tr_open"]
        heads = [token for token in tokens if token.type == "thead_open"]
        cells = [token for token in tokens if token.type == "td_open"]
        changes = [*data["changes"], *data["effects"]]
        assert len(rows) - len(heads) > len(changes)
        actions = 0 if data["versions"] else len(data["actions"])
        assert len(cells) == 3 * (len(rows) - len(heads)) + actions
        for change in changes:
            assert out.count(change["fingerprint"]) == 1
        assert not [token for token in tokens if token.type.startswith("html")]


def test_text_of_a_plan_cannot_write_markdown(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    nasty = "x | <b>y</b> `z` [l](http://e) **s**"
    file.write_text((ROOT / BEFORE).read_text("utf-8").replace("Ask with tact", f'"{nasty}"'))
    out = run("diff", BEFORE, str(file), "--format", "markdown").out
    html = MarkdownIt("commonmark").enable("table").render(out)
    assert "<b>" not in html
    assert "<a " not in html
    assert "**s**" in html


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_the_page_is_whole_and_loads_nothing(run: Run, language: str) -> None:
    for pair in ((BEFORE, AFTER), ("haiphong", "soctrang")):
        data = json.loads(run("diff", *pair, "--format", "json").out)
        out = run("diff", *pair, "--full", "--format", "html", "--lang", language).out
        assert out.lower().startswith("<!doctype html>")
        for change in (*data["changes"], *data["effects"]):
            assert change["fingerprint"] in out
        assert not re.findall(r'(?:src|href)="(?!#)', out)
        assert "http:" not in out
        assert _balanced(out)


class _Tags(HTMLParser):
    """Reads a page and keeps the tags that are open, and the ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [id_] if (id_ := found.get("id")) else []
        self.anchors += [link[1:]] if (link := found.get("href") or "").startswith("#") else []
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.sound &= bool(self.open) and self.open.pop() == tag


def _balanced(page: str) -> bool:
    """Whether every tag is closed, every id stands once, and every link leads to one."""
    tags = _Tags()
    tags.feed(page)
    whole = tags.sound and not tags.open and len(set(tags.ids)) == len(tags.ids)
    return whole and set(tags.anchors) <= set(tags.ids)


def test_the_page_tells_of_acknowledged_and_stale(run: Run) -> None:
    out = run("diff", BEFORE, AFTER, "--acknowledged", ACCEPTED, "--format", "html").out
    for said in ("Acknowledged", "Acknowledgements that match no difference", "000000000000"):
        assert said in out
    assert _balanced(out)


def test_text_of_a_plan_cannot_write_html(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    nasty = '"<script>alert(1)</script> <b>y</b>"'
    file.write_text((ROOT / BEFORE).read_text("utf-8").replace("Ask with tact", nasty))
    out = run("diff", BEFORE, str(file), "--format", "html").out
    assert "<b>y" not in out
    assert "&lt;script&gt;alert(1)" in out
    assert "<script>alert" not in out


def test_standard_input_can_be_one_side(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.TextIOWrapper(io.BytesIO((ROOT / AFTER).read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)
    ran = run("diff", BEFORE, "-")
    assert ran.code == 0
    assert "Is now  <stdin>, issued 2032" in ran.out
    refused = run("diff", "-", "-")
    assert refused.code == 2
    assert "only one of the plans" in refused.err


# acknowledged changes


def _fingerprints(run: Run, *options: str) -> set[str]:
    data = json.loads(run("diff", BEFORE, AFTER, "--format", "json", *options).out)
    return {change["fingerprint"] for change in (*data["changes"], *data["effects"])}


def test_acknowledging_all_leaves_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    options = ["--acknowledged", str(file)]
    ran = run("diff", BEFORE, AFTER, *options, "--acknowledge", 'agreed: "all"', "--exit-code")
    assert (ran.code, ran.err) == (0, "")
    assert run("diff", BEFORE, AFTER, *options, "--fail-on", "note").code == 0
    data = yaml.safe_load(file.read_text("utf-8"))
    jsonschema.validate(data, published("acknowledged"))
    assert {entry["change"] for entry in data["acknowledged"]} == _fingerprints(run)
    assert {entry["reason"] for entry in data["acknowledged"]} == {'agreed: "all"'}
    shown = json.loads(run("diff", BEFORE, AFTER, *options, "--format", "json").out)
    assert (shown["changes"], shown["effects"], shown["stale"]) == ([], [], [])
    assert len(shown["acknowledged"]) == len(data["acknowledged"])


def test_acknowledging_adds_to_what_is_there(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "accepted.yaml"
    options = ["--acknowledged", str(file)]
    run("diff", BEFORE, AFTER, *options, "--acknowledge", "first", "--severity", "loss")
    one = yaml.safe_load(file.read_text("utf-8"))["acknowledged"]
    assert run("diff", BEFORE, AFTER, *options, "--fail-on", "loss").code == 0
    assert run("diff", BEFORE, AFTER, *options, "--fail-on", "shift").code == 1
    run("diff", BEFORE, AFTER, *options, "--acknowledge", "second")
    both = yaml.safe_load(file.read_text("utf-8"))["acknowledged"]
    assert both[: len(one)] == one
    assert {entry["reason"] for entry in both[len(one) :]} == {"second"}
    run("diff", BEFORE, BEFORE, *options, "--acknowledge", "nothing")
    assert yaml.safe_load(file.read_text("utf-8"))["acknowledged"] == both


def test_stale_acknowledgements_are_told(run: Run) -> None:
    ran = run("diff", BEFORE, AFTER, "--acknowledged", ACCEPTED)
    assert ran.code == 0
    _, _, end = ran.out.partition("ACKNOWLEDGEMENTS THAT MATCH NO DIFFERENCE")
    assert "000000000000" in end
    assert f"{ACCEPTED}:7:5" in end
    markdown = run("diff", BEFORE, AFTER, "--acknowledged", ACCEPTED, "--format", "markdown").out
    assert "`000000000000`" in markdown


def test_shown_fingerprints_are_those_of_today(run: Run) -> None:
    data = json.loads(
        run("diff", BEFORE, AFTER, "--acknowledged", ACCEPTED, "--format", "json").out
    )
    assert [entry["reason"][:11] for entry in data["acknowledged"]] == ["The kitchen"]
    assert [entry["change"] for entry in data["stale"]] == ["0" * 12]
    example = ROOT / "docs" / "examples" / "accepted.yaml"
    (shown,) = yaml.safe_load(example.read_text("utf-8"))["acknowledged"]
    assert shown["change"] == data["acknowledged"][0]["change"]


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        ("acknowledged: []\n", "missing-key", "coordplan"),
        ("coordplan: 1\nacknowledged: [{change: abc, reason: x}]\n", "bad-value", "12 hex digits"),
        ("coordplan: 1\nacknowledged: [{change: 012345678abc}]\n", "missing-key", "reason"),
        (
            "coordplan: 1\nacknowledged: [{chnge: abcdef012345, reason: x}]\n",
            "unknown-key",
            "change",
        ),
        (
            "coordplan: 1\nacknowledged:\n- {change: 012345678abc, reason: x}\n"
            "- {change: 012345678abc, reason: z}\n",
            "acknowledged-twice",
            "leave one",
        ),
        ("coordplan: 1\nacknowledged: &a [*a]\n", "yaml-alias", ""),
        ("", "yaml-empty", ""),
    ],
)
def test_a_bad_file_of_acknowledged_changes(
    run: Run, tmp_path: Path, content: str, rule: str, said: str
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(content, "utf-8")
    for more in ([], ["--acknowledge", "x"]):
        ran = run("diff", BEFORE, AFTER, "--acknowledged", str(file), *more)
        assert (ran.code, ran.out) == (3, "")
        assert rule in ran.err
        assert said in ran.err
    assert file.read_text("utf-8") == content


def test_a_file_that_cannot_be_read_or_written(run: Run, tmp_path: Path) -> None:
    assert run("diff", BEFORE, AFTER, "--acknowledged", str(tmp_path / "none.yaml")).code == 4
    deep = str(tmp_path / "none" / "a.yaml")
    ran = run("diff", BEFORE, AFTER, "--acknowledged", deep, "--acknowledge", "x")
    assert ran.code == 4
    assert "cannot be written" in ran.err
    assert run("diff", BEFORE, AFTER, "--acknowledge", "x").code == 2
    assert run("diff", BEFORE, AFTER, "--acknowledged", "-", "--acknowledge", "x").code == 2
    assert run("diff", BEFORE, AFTER, "--acknowledged", deep, "--acknowledge", " ").code == 2


# git revisions


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, in which ``plans/v.yaml`` was edited since."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "repository"
    (folder / "plans").mkdir(parents=True)
    plan = folder / "plans" / "v.yaml"
    plan.write_bytes((ROOT / BEFORE).read_bytes())
    (folder / "plans" / "large.yaml").write_text("# " + "x" * (3 * 1024 * 1024), "utf-8")
    for arguments in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["add", "."],
        ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "one"],
    ):
        subprocess.run(["git", *arguments], check=True, cwd=folder)
    plan.write_bytes((ROOT / AFTER).read_bytes())
    return folder


def test_a_revision_beside_the_file(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    for revision in ("HEAD", "main", "HEAD^0"):
        ran = run("diff", f"{revision}:plans/v.yaml", "plans/v.yaml")
        assert (ran.code, ran.err) == (0, "")
        assert f"Was     {revision}:plans/v.yaml, issued 2030" in ran.out
    monkeypatch.chdir(repository / "plans")
    assert "nothing differs" in run("diff", "HEAD:./v.yaml", "HEAD:plans/v.yaml").out


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("nowhere:plans/v.yaml", "there is no revision `nowhere`"),
        ("HEAD:plans/w.yaml", "revision `HEAD` has no file `plans/w.yaml`"),
        ("HEAD:plans/", "revision `HEAD` has no file `plans/`"),
        ("C:/plans/v.yaml", "`C:/plans/v.yaml` does not exist"),
        ("--exec=x:plans/v.yaml", "no such option"),
        ("HEAD:plans/\x1b[31m.yaml", "does not exist"),
    ],
)
def test_what_a_revision_does_not_have(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, plan: str, said: str
) -> None:
    monkeypatch.chdir(repository)
    ran = run("diff", plan, "plans/v.yaml")
    assert ran.code in {2, 4}
    assert ran.out == ""
    assert said in ran.err
    assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("plan", "setting", "said", "mend"),
    [
        ("nowhere:plans/v.yaml", "", "there is no revision", "git log"),
        ("HEAD:plans/w.yaml", "", "has no file", "from the top of the repository"),
        ("HEAD:none.yaml", "", "is a link that leads to no file", "the path of what it leads to"),
        ("HEAD:plan", "GIT_TEST_ASSUME_DIFFERENT_OWNER", "does not trust", "safe.directory"),
    ],
)
def test_what_a_revision_lacks_is_told_with_what_to_do(
    run: Run, linked: Path, monkeypatch: pytest.MonkeyPatch, plan: str, setting: str, said: str, mend: str
) -> None:  # fmt: skip
    if setting:
        monkeypatch.setenv(setting, "1")
    for language in ("en", "vi"):
        ran = run("diff", plan, str(linked / "plans" / "v.yaml"), "--lang", language)
        error, helped, advice = " ".join(ran.err.split()).partition(
            {"en": "help:", "vi": "cách sửa:"}[language]
        )
        assert (ran.code, bool(helped)) == (4, True)
        assert language == "vi" or (said in error and mend in advice)


def _commit(folder: Path, message: str) -> None:
    for arguments in (
        ["add", "."],
        ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", message],
    ):
        subprocess.run(["git", *arguments], check=True, cwd=folder)


@pytest.fixture
def linked(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository with links, a name with a blank and a message with a colon; we are in it."""
    monkeypatch.chdir(repository)
    plan = repository / "plans" / "v.yaml"
    (repository / "current.yaml").symlink_to("plans/v.yaml")
    (repository / "plans" / "twice.yaml").symlink_to("../current.yaml")
    (repository / "out.yaml").symlink_to(Path("/etc/hostname"))
    (repository / "up.yaml").symlink_to("../outside.yaml")
    (repository / "loop.yaml").symlink_to("loop.yaml")
    (repository / "none.yaml").symlink_to("nowhere.yaml")
    (repository / "a plan.yaml").write_bytes(plan.read_bytes())
    (repository / "plan").write_bytes(plan.read_bytes())
    (repository.parent / "outside.yaml").write_bytes(plan.read_bytes())
    _commit(repository, "two: linked on earth")
    return repository


@pytest.mark.parametrize(
    "plan",
    ["HEAD:current.yaml", "HEAD:plans/twice.yaml", "@:plans/v.yaml", "@~0:plan", "HEAD:a plan.yaml",
     "HEAD^{/two}:plan", "HEAD^{/linked on}:plans/v.yaml", "HEAD^{/two: linked}:plans/v.yaml",
     "main@{0 seconds ago}:plans/v.yaml"],
)  # fmt: skip
def test_every_form_of_a_revision(run: Run, linked: Path, plan: str) -> None:
    assert (linked / "plan").exists()
    ran = run("diff", plan, "plans/v.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing differs" in ran.out


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        *((f"HEAD:{link}.yaml", "is a link that leads to no file there")
          for link in ("out", "up", "loop", "none")),
        ("HEAD^{/three}:plan", "there is no revision"),
        ("^HEAD:plans/v.yaml", "there is no revision"),
        ("HEAD~1..HEAD:plans/v.yaml", "there is no revision"),
        ("HEAD:plan/v.yaml", "has no file"),
        ("c:plans/v.yaml", "`c:plans/v.yaml` does not exist"),
        ("C:\\plans\\v.yaml", "does not exist"),
        ("a b:plans/v.yaml", "`a b:plans/v.yaml` does not exist"),
        (":plans/v.yaml", "does not exist"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_a_revision(run: Run, linked: Path, plan: str, said: str) -> None:
    ran = run("diff", plan, str(linked / "plans" / "v.yaml"))
    assert (ran.code, ran.out) == (4, "")
    assert said in ran.err


def test_an_option_is_no_revision(run: Run, linked: Path) -> None:
    for plan in ("--output=x:plans/v.yaml", "-x:plan"):
        assert run("diff", "--", plan, "plans/v.yaml").code in {2, 4}
    assert not (linked / "x").exists()
    assert not (linked / "x:plans").exists()


def test_git_runs_nothing_and_fetches_nothing(run: Run, linked: Path) -> None:
    """A clone that lacks an object, and whose configuration names commands to run."""
    trap = f"touch {linked / 'trapped'} #"
    name = subprocess.run(
        ["git", "rev-parse", "HEAD:plans/v.yaml"], check=True, cwd=linked, capture_output=True, text=True
    ).stdout.strip()  # fmt: skip
    blob = linked / ".git" / "objects" / name[:2] / name[2:]
    blob.unlink()
    (linked / ".git" / "hooks").mkdir(exist_ok=True)
    settings = [
        ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"), ("remote.origin.url", str(linked)),
        ("remote.origin.uploadpack", trap), ("core.sshCommand", trap), ("core.fsmonitor", trap),
        ("core.pager", trap), ("protocol.file.allow", "always"), ("protocol.ext.allow", "always"),
    ]  # fmt: skip
    for url in (str(linked), f"ext::{trap}", "ssh://example.invalid/x"):
        for key, value in (*settings, ("remote.origin.url", url)):
            subprocess.run(["git", "config", key, value], check=True, cwd=linked)
        ran = run("diff", "HEAD:plans/v.yaml", "plans/v.yaml")
        assert (ran.code, ran.out) == (4, "")
    assert run("diff", "HEAD:plans/large.yaml", "plans/v.yaml").code == 3
    assert not (linked / "trapped").exists()
    # and it would have been sprung
    subprocess.run(["git", "config", "remote.origin.url", str(linked)], check=True, cwd=linked)
    subprocess.run(["git", "cat-file", "blob", name], check=False, cwd=linked, capture_output=True)
    assert (linked / "trapped").exists()


def test_a_file_with_a_colon_is_that_file(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    Path("HEAD:plans").mkdir()
    Path("HEAD:plans/v.yaml").write_bytes((ROOT / AFTER).read_bytes())
    assert "nothing differs" in run("diff", "HEAD:plans/v.yaml", "plans/v.yaml").out


def test_a_revision_has_the_limits_of_a_file(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    ran = run("diff", "HEAD:plans/large.yaml", "plans/v.yaml")
    assert ran.code == 3
    assert "yaml-too-large" in ran.err


def test_no_repository_and_no_git(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("GIT_DIR", raising=False)
    if shutil.which("git") is not None:
        ran = run("diff", "HEAD:v.yaml", "haiphong")
        assert ran.code == 4
        assert "no git repository" in ran.err
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("diff", "HEAD:v.yaml", "haiphong", "--lang", "vi")
    assert ran.code == 4
    assert "`HEAD:v.yaml`: cần có git" in ran.err


def test_an_object_that_comes_short_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "_asked", lambda *_: b"")
    with pytest.raises(UnreadableFileError) as caught:
        revisions._content(revisions.Revision("HEAD", "plan.yaml"), "0" * 40, 12, 100)
    assert "does not hold its content" in str(caught.value)


def test_what_stands_in_braces_of_a_commit_is_no_path() -> None:
    assert revisions._outside_braces("HEAD^{/a}b}:c") == "HEAD^}:c"
    assert revisions._outside_braces("HEAD}{") == "HEAD}{"


def test_a_revision_is_what_was_committed_whatever_it_was_replaced_by(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``git replace`` shows another object in the place of one."""
    monkeypatch.chdir(repository)

    def said(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], check=True, capture_output=True, text=True
        ).stdout

    old, new = said("rev-parse", "HEAD:plans/v.yaml"), said("hash-object", "-w", "plans/v.yaml")
    said("replace", old.strip(), new.strip())
    assert said("show", "HEAD:plans/v.yaml") == (ROOT / AFTER).read_text("utf-8")
    ran = run("diff", "HEAD:plans/v.yaml", "plans/v.yaml")
    assert "nothing differs" not in ran.out
