"""The entry point of ``coordplan`` and of ``python -m coordplan``.

A command makes much, throws next to nothing away, and ends. Looking for garbage on the way, and
once more at the end, took a sixth of its time.
"""

import gc
import sys

SELDOM = 100_000


def main() -> int:
    """Run the command and return its exit code."""
    gc.set_threshold(SELDOM)
    from coordplan.cli import main as run

    code = run()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
