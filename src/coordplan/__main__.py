"""The entry point of ``coordplan`` and of ``python -m coordplan``.

A command makes much, throws next to nothing away, and ends. Looking for garbage on the way, and
once more at the end, took a sixth of its time.
"""

import gc
import os
import sys
from typing import NoReturn

SELDOM = 100_000


def main() -> int:
    """Run the command and return its exit code."""
    gc.set_threshold(SELDOM)
    from coordplan.cli import main as run

    code = run()
    gc.freeze()
    return code


def entry() -> NoReturn:
    """Run the command and end the process at once.

    Everything is written by then, and taking the interpreter apart takes longer than an answer.
    Whoever measures coverage gets to write its data first.
    """
    code = main()
    if "coverage" in sys.modules:
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    entry()
