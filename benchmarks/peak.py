"""The most memory that a process has had.

``python -m benchmarks.peak FILE ARGUMENTS`` runs the command and writes it into a file, in KiB.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """In MiB, since this program began.

    Linux counts in ``ru_maxrss`` also what the process held that started it.
    """
    if _STATUS.is_file() and (found := re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text())):
        return int(found[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024 / (1024 if sys.platform == "darwin" else 1)


def main(file: str, *arguments: str) -> int:
    """Run ``coordplan`` with these arguments: its exit code."""
    from coordplan.__main__ import main as run

    sys.argv = ["coordplan", *arguments]
    code = run()
    Path(file).write_text(str(round(peak() * 1024)), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
