"""Two builds are the same bytes: of two copies, in two folders, by two people with other masks.

The time in the archives is that of the last commit, so that whoever builds it later gets the same.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from subprocess import run as process

from release.environments import ROOT, run


def main(out: Path) -> None:
    """Build twice what is committed, and keep the first where both are the same."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = (_built(Path(folder) / n, mask) for n, mask in (("a", "022"), ("b", "077")))
        sums = [{one.name: _sum(one) for one in built.iterdir()} for built in (first, second)]
        if sums[0] != sums[1]:
            sys.exit(f"two builds differ: {sums}")
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(first, out)
    lines = [f"{digest}  {name}\n" for name, digest in sorted(sums[0].items())]
    (out / "SHA256SUMS").write_text("".join(lines), "utf-8")
    sys.stdout.write("two builds are the same bytes\n" + "".join(lines))


def _built(folder: Path, mask: str) -> Path:
    """The sdist and the wheel of the last commit, built in a folder of their own."""
    archive = process(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(folder / "source", filter="data")
    moment = run(["git", "log", "-1", "--format=%ct"], cwd=ROOT).strip()
    build = f"umask {mask}; {sys.executable} -m build --no-isolation --outdir ../out ."
    run(["sh", "-c", build], cwd=folder / "source", SOURCE_DATE_EPOCH=moment)
    return folder / "out"


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
