"""Files are read where they are plain, and written so that what is somebody's stays theirs."""

from __future__ import annotations

import io
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coordplan import load
from coordplan.diagnostics import UnreadableFileError
from coordplan.load import format_plan, write_plan
from coordplan.load.files import read_bytes
from coordplan.load.streams import _all_at_once, _opened
from coordplan.load.writing import create_file, replace_file, write_file
from tests.conftest import ROOT, Run

VILLAGE = ROOT / "tests/data/trace/village.yaml"
UNTIDY = (ROOT / "tests/data/untidy-plan.yaml").read_text("utf-8")


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(UNTIDY, "utf-8")
    return file


# what is read


def _fifo(at: Path) -> None:
    os.mkfifo(at)


def _socket(at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(at.parent)  # a name of a socket may not be long
        one.bind(at.name)


def _folder(at: Path) -> None:
    at.mkdir()


def _device(at: Path) -> None:
    at.symlink_to("/dev/zero")


NOT_PLAIN = [(_fifo, "is a pipe"), (_socket, "is a socket"), (_folder, "is not a file"), (_device, "is a device")]  # fmt: skip
PLACES = [
    ("check", "{it}"),
    ("who", "-p", "{it}"),
    ("who", "-p", "{plan}", "--vocabulary", "{it}"),
    ("who", "-p", "{plan}", "--contacts", "{it}"),
    ("who", "-p", "{plan}", "--baseline", "{it}"),
    ("who", "-p", "{plan}", "--received", "2026-02-13T16:00", "--holidays", "{it}"),
    ("trace", "{plan}", "--source", "{it}"),
    ("diff", "{plan}", "{plan}", "--acknowledged", "{it}"),
    ("diff", "{plan}", "{plan}", "--acknowledged", "{it}", "--acknowledge", "x"),
    ("fmt", "{it}"),
    ("test", "{it}"),
]


@pytest.mark.parametrize(("make", "said"), NOT_PLAIN)
def test_what_is_no_plain_file_is_refused_at_once_wherever_it_is_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], said: str
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)  # and back again
    it = tmp_path / "it.yaml"
    make(it)
    for place in PLACES:
        if place[0] == "test" and it.is_dir():
            continue  # a folder of scenarios
        ran = run(*(word.format(it="it.yaml", plan=VILLAGE) for word in place))
        assert (ran.code, ran.out) == (4, ""), place
        assert said in ran.err or (it.is_dir() and "holds no plan" in ran.err)


def test_what_never_ends_is_not_waited_for() -> None:
    """A file of the system that is plain by its kind, and waits for news."""
    for name in ("/proc/kmsg", "/proc/self/mem", "/sys/kernel/tracing/trace_pipe"):
        if Path(name).exists():
            with pytest.raises(UnreadableFileError):
                read_bytes(name)


def test_what_is_open_already_is_read_to_its_end() -> None:
    read = [sys.executable, "-m", "coordplan", "check", "/dev/stdin"]
    with VILLAGE.open("rb") as stream:
        assert subprocess.run(read, stdin=stream, check=False, cwd=ROOT).returncode == 0
    plan = VILLAGE.read_bytes()
    assert subprocess.run(read, input=plan, check=False, cwd=ROOT).returncode == 0
    reader, writer = os.pipe()
    threading.Thread(target=_slowly, args=(writer, plan)).start()
    assert read_bytes(f"/dev/fd/{reader}") == plan
    os.close(reader)


def _slowly(pipe: int, content: bytes) -> None:
    with os.fdopen(pipe, "wb", buffering=0) as stream:
        for start in range(0, len(content), 1000):
            stream.write(content[start : start + 1000])
            time.sleep(0.01)


def test_standard_input_that_does_not_wait_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the first part of a plan would be taken for the plan."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    threading.Thread(target=_slowly, args=(writer, VILLAGE.read_bytes())).start()
    with os.fdopen(reader, encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert read_bytes("-") == VILLAGE.read_bytes()


# what is written


def test_a_file_keeps_its_owner_group_and_mode(untidy: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only the superuser may give files away")
    os.chown(untidy, 12345, 23456)
    untidy.chmod(0o2640)
    write_plan(format_plan(str(untidy)))
    found = untidy.stat()
    assert untidy.read_text("utf-8") != UNTIDY
    assert (found.st_uid, found.st_gid) == (12345, 23456)
    assert stat.S_IMODE(found.st_mode) == 0o2640


def test_where_the_owner_cannot_be_kept_nothing_is_written(
    run: Run, untidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if os.getuid() == 0:
        os.chown(untidy, 12345, -1)
    else:
        monkeypatch.setattr(Path, "stat", _as_of_another(untidy))
    monkeypatch.setattr(os, "chown", refused)
    ran = run("fmt", str(untidy))
    assert (ran.code, ran.out) == (4, "")
    assert "would not keep its owner" in ran.err
    assert untidy.read_text("utf-8") == UNTIDY
    assert list(untidy.parent.iterdir()) == [untidy]


def _as_of_another(file: Path) -> Callable[..., os.stat_result]:
    stat_of = Path.stat

    def stated(path: Path, **how: bool) -> os.stat_result:
        found = stat_of(path, **how)
        values = list(found)
        values[4] = 4_000_000 if path == file else values[4]
        return os.stat_result(values)

    return stated


def test_attributes_are_kept(untidy: Path) -> None:
    try:
        os.setxattr(untidy, "user.note", b"mine")
    except (OSError, AttributeError):
        pytest.skip("this disk keeps no attributes")
    write_plan(format_plan(str(untidy)))
    assert os.getxattr(untidy, "user.note") == b"mine"


def test_a_file_of_two_names_is_not_parted_from_the_other(run: Run, untidy: Path) -> None:
    other = untidy.with_name("other.yaml")
    other.hardlink_to(untidy)
    ran = run("fmt", str(untidy))
    assert (ran.code, "hard links" in ran.err, "put a copy in its place" in ran.err) == (
        4,
        True,
        True,
    )
    with pytest.raises(UnreadableFileError, match="hard links"):
        write_file(str(other), b"x")
    assert untidy.read_text("utf-8") == UNTIDY
    assert untidy.samefile(other)


@pytest.mark.parametrize("mode", [0o444, 0o555])
def test_a_read_only_file_is_left_alone_even_by_the_superuser(
    run: Run, untidy: Path, mode: int
) -> None:
    untidy.chmod(mode)
    assert run("fmt", str(untidy)).code == 4
    with pytest.raises(UnreadableFileError, match="may not be written"):
        write_file(str(untidy), b"x")
    assert untidy.read_text("utf-8") == UNTIDY


def test_a_link_stays_one_whatever_is_written(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to("deep/real.json")
    write_file(str(link), b"made")
    write_file(str(link), b"replaced")
    assert link.is_symlink()
    assert (tmp_path / "deep" / "real.json").read_bytes() == b"replaced"


@pytest.fixture
def meddling(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Somebody saves the file just before it would be replaced."""
    theirs = UNTIDY.encode() + b"# theirs\n"
    utime = os.utime

    def meddle(*given: object, **more: object) -> None:
        utime(*given, **more)  # type: ignore[arg-type]
        untidy.write_bytes(theirs)

    monkeypatch.setattr(os, "utime", meddle)
    return theirs


def test_what_somebody_saves_while_fmt_runs_is_not_lost(
    run: Run, untidy: Path, meddling: bytes
) -> None:
    ran = run("fmt", str(untidy))
    assert (ran.code, ran.out) == (4, "")
    assert "changed by somebody else" in ran.err
    assert untidy.read_bytes() == meddling
    assert list(untidy.parent.iterdir()) == [untidy]


def test_a_file_that_vanished_is_not_made_anew(untidy: Path) -> None:
    plan = format_plan(str(untidy))
    untidy.unlink()
    with pytest.raises(UnreadableFileError):
        write_plan(plan)
    assert list(untidy.parent.iterdir()) == []


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        create_file(str(tmp_path / "new"), b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    with pytest.raises(UnreadableFileError, match="changed by somebody else"):
        create_file(str(tmp_path / "new"), b"newer")
    assert (tmp_path / "new").read_bytes() == b"new"


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        write_file(str(tmp_path / "pipe"), b"x")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_file(str(tmp_path / "pipe"), b"x" * 1000)
    assert os.read(reader, 2000) == b"x" * 1000
    os.close(reader)


def test_what_stands_in_an_open_stream_stays(tmp_path: Path) -> None:
    """``-o /dev/stdout >> log`` adds to the log."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as stream:
        write_file(f"/dev/fd/{stream.fileno()}", b"after\n")
    assert log.read_bytes() == b"before\nafter\n"


def test_replacing_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        replace_file(str(tmp_path / "none"), b"x")


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    file.write_bytes(b"x" * 100)
    with io.FileIO(file) as stream:
        assert _all_at_once(stream, 10) == b"x" * 10


def test_what_takes_the_place_of_a_file_is_whole_on_the_disk_and_was_for_nobody_else(
    untidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power may fail at any moment, and others may look into the folder."""
    seen: list[tuple[str, int]] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        sync(handle)
        seen.append(("on the disk", os.fstat(handle).st_mode & 0o777))

    def replaced(made: Path, path: Path) -> Path:
        seen.append(("in its place", path.stat().st_mode & 0o777))
        return replace(made, path)

    untidy.chmod(0o644)
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    replace_file(str(untidy), b"x")
    assert seen == [("on the disk", 0o600), ("in its place", 0o644)]
    assert untidy.read_bytes() == b"x"


def test_a_pipe_is_written_to_where_nothing_can_be_asked_not_to_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    monkeypatch.delattr(os, "O_NONBLOCK")
    write_file(str(tmp_path / "pipe"), b"x")
    assert os.read(reader, 2) == b"x"
    os.close(reader)


@pytest.mark.parametrize("links", [False, True])
def test_a_system_that_cannot_refuse_links_or_waiting_reads_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Windows has neither flag."""
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"x")
    for flag in ("O_NONBLOCK", "O_NOFOLLOW"):
        monkeypatch.delattr(os, flag, raising=False)
    with _opened(str(file), links=links) as stream:
        assert stream.read() == b"x"


def test_everything_that_loading_offers_is_there() -> None:
    assert all(hasattr(load, name) for name in load.__all__)
