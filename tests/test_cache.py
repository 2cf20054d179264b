"""The cache of compiled plans: faster, never another answer, never in the way."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import coordplan
from coordplan import version
from coordplan.cli import given
from coordplan.load import Cache, cache
from tests.conftest import ROOT, Ran, Run, unmeasured

WHO = ["who", "-p", "haiphong", "-e", "sea-border-return", "--as-of", "2024-06-01"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, not made yet."""
    monkeypatch.setenv("COORDPLAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def plain(run: Run) -> Ran:
    """The answer without any cache."""
    return run("--no-cache", *WHO)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.coordplan"))


def signed(file: Path, content: bytes) -> bytes:
    """An entry with a checksum that holds, whatever its content."""
    return cache._checksum(file.stem, content) + content


def process(
    *arguments: str, folder: Path, code: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = unmeasured()
    start = ["-m", "coordplan"] if code is None else ["-c", code]
    return subprocess.run(
        [sys.executable, *start, *arguments], capture_output=True, timeout=300, check=False, cwd=ROOT,
        env={**environment, "COORDPLAN_CACHE": str(folder), "COORDPLAN_LANG": "en", "COLUMNS": "100"},
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        WHO,
        [*WHO, "--format", "json"],
        ["who", "-e", "rescue", "--as-of", "2024-06-01"],
        ["show", "haiphong", "V.8"],
        ["show", "haiphong", "--format", "json"],
        ["agencies", "police"],
        ["plans"],
        ["events"],
        ["facts", "--format", "json"],
        ["trace", "tests/data/trace/village.yaml", "-s", "tests/data/trace/village.md"],
    ],
    ids=" ".join,
)
def test_what_is_kept_answers_as_what_is_worked_out(
    run: Run, folder: Path, arguments: list[str]
) -> None:
    without = run(*arguments, "--no-cache")
    assert not folder.exists()
    assert run(*arguments) == without
    assert entries(folder)
    assert run(*arguments) == without


def test_five_plans_share_one_vocabulary(folder: Path) -> None:
    kept = Cache(folder)
    first = coordplan.load_plans(cache=kept)
    again = coordplan.load_plans(cache=Cache(folder))
    assert first == again == coordplan.load_plans()
    assert len({id(plan.vocabulary) for plan in again}) == 1
    assert again[0] is not first[0]


FORBIDDEN = ("pydantic", "yaml", "rich", "networkx", "click", "tempfile", "random", "coordplan.model",
             "coordplan.compile", "coordplan.checks", "coordplan.shape", "coordplan.load.yaml_tree",
             "coordplan.load.scenarios", "coordplan.scenarios", "coordplan.tracing", "coordplan.layout",
             "coordplan.contract.lists", "coordplan.pages.clauses", "coordplan.print.markdown",
             "coordplan.print.html", "coordplan.calendar", "coordplan.cli.show",
             "coordplan.cli.check")  # fmt: skip

MODULES = """
import sys
from coordplan.__main__ import main
code = main()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments", [WHO, ["who", "-e", "rescue", "--lang", "vi", "-f", "minor=true"]]
)
def test_a_warm_answer_imports_little(folder: Path, arguments: list[str]) -> None:
    assert process(*arguments, folder=folder).returncode == 0
    ran = process(*arguments, folder=folder, code=MODULES)
    assert ran.returncode == 0
    imported = set(ran.stderr.decode().split())
    assert "coordplan.answer.evaluate" in imported
    assert not imported.intersection(FORBIDDEN)
    commands = {name for name in imported if name.startswith("coordplan.cli.")}
    expected = "asking given languages now options output terminal usage values who"
    assert commands == {f"coordplan.cli.{name}" for name in expected.split()}


def test_importing_coordplan_imports_none_of_its_parts(tmp_path: Path) -> None:
    code = "import sys, coordplan; print(*(m for m in sys.modules if m.startswith('coordplan')))"
    ran = process(code=code, folder=tmp_path)
    assert sorted(ran.stdout.decode().split()) == ["coordplan", "coordplan.exports"]


def damaged(file: Path, chance: random.Random) -> list[bytes]:
    """What an entry may be damaged to."""
    raw = file.read_bytes()
    data = json.loads(raw[64:])
    tampered = [
        b"", b"null", b"7", b"[]", b"{}", b'"text"', b"NaN", b"\xff\xfe", b"[" * 100_000, b"9" * 5000,
        b'{"classes": [], "root": 0}', b'{"classes": 3, "root": []}', b'{"classes": [["Plan"]], "root": 0}',
        b'{"classes": [["Nobody", []]], "root": 0}', b'{"classes": [["Text", [1], [2]]], "root": 0}',
        b'{"classes": [["Text", {"a": 1}, ["b"]]], "root": 0}', b'{"classes": [[["Text"], []]], "root": 0}',
        b'{"vocabulary": "none-such", "key": "", "plan": {}}', b'{"vocabulary": [], "key": "", "plan": {}}',
        b'{"vocabulary": "human-trafficking", "key": "", "plan": {}}',
        json.dumps({**data, "plan": [], "classes": [[]]}).encode(),
        json.dumps({**data, "plan": {}, "root": 10**30}).encode(),
    ]  # fmt: skip
    return [
        chance.randbytes(chance.randrange(5000)),
        raw[: chance.randrange(len(raw))],
        raw[:64],
        raw[:63],
        raw + b" ",
        raw.replace(b"V.8", b"V.9"),
        *(signed(file, content) for content in tampered if content != raw[64:]),
    ]


@pytest.mark.uncounted
def test_a_damaged_entry_is_not_there(run: Run, folder: Path, plain: Ran) -> None:
    run(*WHO)
    chance = random.Random("damaged")
    for file in entries(folder):
        whole = file.read_bytes()
        for content in damaged(file, chance):
            file.write_bytes(content)
            assert run(*WHO) == plain, content[:80]
            assert file.read_bytes() == whole


def test_a_folder_of_random_bytes(run: Run, folder: Path) -> None:
    chance = random.Random("bytes")
    run("who")
    for file in entries(folder):
        file.write_bytes(chance.randbytes(20_000))
    (folder / "something.else").write_bytes(b"mine")
    ran = process(*WHO, folder=folder)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == run(*WHO, "--no-cache").out
    assert (folder / "something.else").read_bytes() == b"mine"


def test_an_entry_of_another_key_or_person_does_not_count(
    run: Run, folder: Path, plain: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*WHO)
    one, *others = entries(folder)
    contents = [file.read_bytes() for file in (one, *others)]
    for file, content in zip((*others, one), contents, strict=True):
        file.write_bytes(content)
    assert run(*WHO) == plain
    kept = Cache(folder)
    assert kept.get(one.stem) is not None
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
    assert kept.get(one.stem) is None


def test_an_entry_that_is_no_file_or_too_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cache(folder)
    kept.put("a" * 64, [1])
    assert kept.get("a" * 64) == [1]
    monkeypatch.setattr(cache, "LARGEST_ENTRY", 10)
    assert kept.get("a" * 64) is None
    os.mkfifo(folder / f"{'b' * 64}.coordplan")
    assert kept.get("b" * 64) is None
    (folder / f"{'c' * 64}.coordplan").mkdir()
    assert kept.get("c" * 64) is None


def _writable_by_all(folder: Path) -> None:
    folder.chmod(0o777)


def _writable_by_a_group(folder: Path) -> None:
    folder.chmod(0o770)


def _open_to_all_though_sticky(folder: Path) -> None:
    folder.chmod(0o1777)


def _below_what_all_may_write(folder: Path) -> None:
    folder.parent.chmod(0o777)


def _far_below_what_a_group_may_write(folder: Path) -> None:
    folder.parent.parent.chmod(0o775)


def _a_link_to_what_all_may_write(folder: Path) -> None:
    real = folder.with_name("real")
    folder.rename(real)
    real.chmod(0o777)
    folder.symlink_to(real)


@pytest.mark.parametrize(
    "spoil",
    [
        _writable_by_all,
        _writable_by_a_group,
        _open_to_all_though_sticky,
        _below_what_all_may_write,
        _far_below_what_a_group_may_write,
        _a_link_to_what_all_may_write,
    ],
)
def test_a_folder_that_others_may_write_is_not_believed(
    run: Run, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = tmp_path / "one" / "two" / "cache"
    kept = Cache(folder)
    kept.put("a" * 64, [1])
    assert (kept.get("a" * 64), kept.trusted) == ([1], True)
    spoil(folder)
    assert (kept.get("a" * 64), kept.trusted, kept.entries()) == (None, False, [])
    kept.put("b" * 64, [2])
    assert [file.name[0] for file in folder.iterdir()] == ["a"]
    told = run("cache", env={"COORDPLAN_CACHE": str(folder)})
    assert (told.code, "not used" in told.out) == (0, True)
    data = json.loads(run("cache", "--format", "json", env={"COORDPLAN_CACHE": str(folder)}).out)
    assert data["used"] is False


def test_a_folder_in_one_that_is_open_to_all_but_sticky_is_ours(tmp_path: Path) -> None:
    """As below ``/tmp``: nobody can put another in its place."""
    tmp_path.chmod(0o1777)
    kept = Cache(tmp_path / "cache")
    kept.put("a" * 64, [1])
    assert kept.get("a" * 64) == [1]


def test_a_link_to_a_folder_of_ours_is_used(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "cache").symlink_to("real")
    kept = Cache(tmp_path / "cache")
    kept.put("a" * 64, [1])
    assert kept.get("a" * 64) == [1]
    assert len(list((tmp_path / "real").iterdir())) == 1


def test_an_entry_that_is_a_link_or_that_others_may_write_does_not_count(folder: Path) -> None:
    kept = Cache(folder)
    kept.put("a" * 64, [1])
    (own,) = entries(folder)
    elsewhere = folder.parent / "elsewhere"
    own.rename(elsewhere)
    own.symlink_to(elsewhere)
    assert kept.get("a" * 64) is None
    own.unlink()
    elsewhere.rename(own)
    assert kept.get("a" * 64) == [1]
    own.chmod(0o622)
    assert kept.get("a" * 64) is None


def test_what_is_looked_at_is_what_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry swapped right after it was opened changes nothing of what is read."""
    kept = Cache(folder)
    kept.put("a" * 64, [1])
    (own,) = entries(folder)
    opened = os.open

    def swapping(path: str, flags: int, *more: int) -> int:
        handle = opened(path, flags, *more)
        if str(path).endswith(own.name):
            own.unlink()
            own.write_bytes(signed(own, b"[666]"))
        return handle

    monkeypatch.setattr(os, "open", swapping)
    assert kept.get("a" * 64) == [1]


def test_a_changed_plan_gives_a_changed_answer(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = (ROOT / "plans" / "haiphong.yaml").read_text("utf-8")
    file.write_text(text, "utf-8")
    arguments = ["who", "-p", str(file), "-e", "air-return", "--as-of", "2024-06-01"]
    assert "HARBOUR POLICE" not in run(*arguments).out
    file.write_text(text.replace("City Police", "HARBOUR POLICE"), "utf-8")
    assert "HARBOUR POLICE" in run(*arguments).out
    assert run(*arguments) == run(*arguments, "--no-cache")
    file.write_text(text.replace("lead: [", "lead: [nobody, ", 1), "utf-8")
    kept = entries(folder)
    assert run(*arguments).code == 3
    assert entries(folder) == kept, "a plan with errors is not kept"
    file.unlink()
    assert run(*arguments).code == 4


def test_the_key_changes_with_everything_that_an_entry_is_made_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = Cache(folder).key("plan", "a.yaml", b"x")
    assert Cache(folder.parent).key("plan", "a.yaml", b"x") == base
    others = {
        Cache(folder).key("vocabulary", "a.yaml", b"x"),
        Cache(folder).key("plan", "b.yaml", b"x"),
        Cache(folder).key("plan", "a.yaml", b"y"),
        Cache(folder).key("plan", "a.yam", b"lx"),
    }
    for module, name, value in (
        (cache, "FORMAT", 0),
        (version, "__version__", "0"),
        (cache, "_PACKAGE", ROOT / "plans"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            others.add(Cache(folder).key("plan", "a.yaml", b"x"))
    assert base not in others
    assert len(others) == 7


def test_a_change_of_the_code_changes_the_key(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "coordplan"
    (package / "vocabulary").mkdir(parents=True)
    module, words = package / "index.py", package / "vocabulary" / "words.yaml"
    module.write_text("one")
    words.write_text("two")
    monkeypatch.setattr(cache, "_PACKAGE", package)

    def key() -> str:
        return Cache(folder).key("plan", "", b"")

    seen = [key()]
    assert key() == seen[0]
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "index.pyc").write_bytes(b"x")
    assert key() == seen[0], "what Python compiles is no change"
    os.utime(module, ns=(1, 1))
    seen.append(key())
    words.write_text("three")
    seen.append(key())
    module.rename(package / "other.py")
    seen.append(key())
    assert len(set(seen)) == len(seen)


def test_a_plan_in_another_vocabulary_is_worked_out_each_time(run: Run, folder: Path) -> None:
    arguments = [
        "who",
        "-p",
        "tests/data/disaster-plan.yaml",
        "--vocabulary",
        "tests/data/disaster.yaml",
    ]
    assert run(*arguments).code == 0
    assert entries(folder) == []


def test_standard_input_is_kept_by_its_content(folder: Path) -> None:
    text = (ROOT / "plans" / "haiphong.yaml").read_bytes()
    environment = {**os.environ, "COORDPLAN_LANG": "en"}
    for name, input_ in (
        ("City Police", text),
        ("HARBOUR", text.replace(b"City Police", b"HARBOUR")),
    ) * 2:
        ran = subprocess.run(
            [sys.executable, "-m", "coordplan", "who", "-p", "-", "-e", "air-return"], input=input_,
            capture_output=True, timeout=300, check=True, cwd=ROOT, env=environment,
        )  # fmt: skip
        assert name in ran.stdout.decode()


def test_nothing_of_a_case_is_kept(run: Run, folder: Path) -> None:
    run("who", "-p", "haiphong")
    before = {file.name: file.read_bytes() for file in entries(folder)}
    run("who", "-p", "haiphong", "-e", "rescue", "-f", "minor=true", "-f", "sex=female")
    assert {file.name: file.read_bytes() for file in entries(folder)} == before


def test_only_the_user_may_read_it(run: Run, folder: Path) -> None:
    run(*WHO)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def _is_a_file(folder: Path) -> None:
    folder.write_bytes(b"")


def _below_a_file(folder: Path) -> None:
    folder.parent.rmdir()
    folder.parent.write_bytes(b"")


def _read_only(folder: Path) -> None:
    if os.getuid() == 0:  # the superuser may write everywhere but there
        folder.symlink_to("/proc/self")
    else:
        folder.mkdir(mode=0o500)


@pytest.mark.parametrize("spoil", [_is_a_file, _below_a_file, _read_only])
def test_a_folder_that_cannot_be_used(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plain: Ran,
    spoil: Callable[[Path], None],
) -> None:
    folder = tmp_path / "above" / "cache"
    folder.parent.mkdir()
    spoil(folder)
    monkeypatch.setenv("COORDPLAN_CACHE", str(folder))
    assert run(*WHO) == plain
    assert run(*WHO) == plain
    assert run("cache").code == 0
    assert run("cache", "--clear").code == 0


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000])
def test_a_folder_with_an_impossible_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, plain: Ran, name: str
) -> None:
    monkeypatch.setattr(given, "cache_folder", lambda: Path(name))
    assert run(*WHO) == plain
    assert run("cache", "--clear").code == 0


def test_a_full_disk(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, plain: Ran) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert run(*WHO) == plain
    assert list(folder.iterdir()) == [], "nothing half written is left behind"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        assert run(*WHO) == plain


@pytest.mark.slow
@pytest.mark.uncounted
def test_ten_processes_at_once(run: Run, folder: Path, plain: Ran) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "coordplan", *WHO], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=ROOT, env={**os.environ, "COLUMNS": "100"},
        )
        for _ in range(10)
    ]  # fmt: skip
    for one in running:
        out, err = one.communicate(timeout=300)
        assert (one.returncode, out.decode(), err) == (0, plain.out, b"")
    assert len(list(folder.iterdir())) == 3
    assert run(*WHO) == plain


def test_old_entries_are_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(folder)

    def names() -> Sequence[str]:
        return [file.stem[0] for file in kept.entries()]

    monkeypatch.setattr(cache, "MOST_ENTRIES", 3)
    monkeypatch.setattr(cache, "TIDY_EVERY", 1)
    for number, name in enumerate("abcde"):
        kept.put(name * 64, number)
        os.utime(folder / f"{name * 64}.coordplan", ns=(number, number))
    kept.put("f" * 64, 5)
    assert names() == ["f", "e", "d"]
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * (64 + 1) + 10)
    kept.put("g" * 64, 6)
    assert names() == ["g", "f"]
    assert kept.size() == 2 * (64 + 1)


def test_of_another_coordplan_few_entries_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that whoever works on coordplan does not fill a disk."""
    monkeypatch.setattr(cache, "MOST_OF_OTHERS", 2)
    monkeypatch.setattr(cache, "TIDY_EVERY", 1)
    kept = Cache(folder)
    own = [kept.key("plan", name, b"") for name in "abc"]
    others = [name * 64 for name in "wxyz"]
    for number, key in enumerate([*own, *others]):
        kept.put(key, number)
        os.utime(folder / f"{key}.coordplan", ns=(number, number))
    kept.put(kept.key("plan", "d", b""), 7)
    assert {file.stem for file in kept.entries()} == {*own, kept.key("plan", "d", b""), *others[2:]}


def test_a_process_that_keeps_many_looks_rarely_at_how_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    kept = Cache(folder)
    monkeypatch.setattr(Cache, "_tidy", lambda self: looked.append(self._written))
    for number in range(2 * cache.TIDY_EVERY + 1):
        kept.put(kept.key("plan", str(number), b""), number)
    assert looked == [0, cache.TIDY_EVERY, 2 * cache.TIDY_EVERY]


def test_what_cannot_be_written_as_json_is_not_kept(folder: Path) -> None:
    kept = Cache(folder)
    kept.put("a" * 64, "\ud800")
    assert kept.get("a" * 64) is None


def test_no_cache_is_off_wherever_it_stands(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["--no-cache", *WHO], [*WHO, "--no-cache"], ["--no-cache", "facts"]):
        assert run(*arguments).code == 0
        assert not folder.exists()
    monkeypatch.setenv("COORDPLAN_CACHE", "off")
    assert run(*WHO).code == 0
    assert not folder.exists()
    assert given.cache_folder() is None
    assert json.loads(run("cache", "--format", "json").out)["folder"] is None
    assert "off" in run("cache").out


def test_the_library_keeps_nothing(folder: Path) -> None:
    coordplan.who(coordplan.load_plan("haiphong"))
    coordplan.load_vocabulary()
    assert not folder.exists()


FOLDERS: list[tuple[str, dict[str, str], str]] = [
    ("linux", {"HOME": "/h"}, "/h/.cache/coordplan"),
    ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/coordplan"),
    ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "not/absolute"}, "/h/.cache/coordplan"),
    ("darwin", {"HOME": "/h"}, "/h/Library/Caches/coordplan"),
    ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/coordplan"),
    ("win32", {"HOME": "/h"}, "/h/AppData/Local/coordplan"),
    ("linux", {"HOME": "/h", "COORDPLAN_CACHE": "here"}, "here"),
]  # fmt: skip


@pytest.mark.parametrize(("platform", "environment", "expected"), FOLDERS)
def test_the_folder_is_where_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: str
) -> None:
    for name in ("COORDPLAN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert given.cache_folder() == Path(expected)


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("COORDPLAN_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert given.the_cache() is None


def test_the_command_says_what_is_kept_and_clears_it(run: Run, folder: Path) -> None:
    def told(*arguments: str) -> Any:
        return json.loads(run("cache", "--format", "json", *arguments).out)

    assert told() == {
        "coordplan": 1,
        "folder": str(folder),
        "used": True,
        "entries": 0,
        "bytes": 0,
        "cleared": None,
    }
    run(*WHO)
    size = sum(file.stat().st_size for file in entries(folder))
    assert (told()["entries"], told()["bytes"]) == (3, size)
    assert "3 entries" in run("cache").out
    assert "3 mục" in run("cache", "--lang", "vi").out
    (folder / "mine.txt").write_bytes(b"mine")
    assert "3 deleted; 0 entries" in run("cache", "--clear").out
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]
    assert told("--clear")["cleared"] == 0
    shutil.rmtree(folder)
    assert told()["entries"] == 0


def test_every_part_of_the_package_tells_entries_from_older_ones() -> None:
    """A file that is passed over is one after a change of which an old entry would be believed."""
    package = Path(coordplan.__file__).parent
    stamped = {Path(path).relative_to(package) for path, _, _ in cache._stamps(str(package))}
    files = {one.relative_to(package) for one in package.rglob("*") if one.is_file()}
    assert stamped == {one for one in files if not cache._NO_PART.intersection(one.parts)}


def test_an_entry_that_cannot_be_let_go_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may have let go of it already."""
    monkeypatch.setattr("coordplan.load.cache.MOST_ENTRIES", 0)
    monkeypatch.setattr("coordplan.load.cache.TIDY_EVERY", 1)
    unlink = Path.unlink

    def gone(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        raise FileNotFoundError(2, "No such file or directory", str(path))

    monkeypatch.setattr(Path, "unlink", gone)
    cache = Cache(str(tmp_path / "cache"))
    for number in range(3):
        cache.put(cache.key("plan", str(number), b""), {})
