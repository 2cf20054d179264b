"""The process in which a PDF is read: its bytes on standard input, a line of JSON on output.

The reply is ``{"text": text}``, or ``{"rule", "said", "mend"}`` of what is wrong. Where reading
takes too long the system ends the process, also in the middle of what runs in C.
"""

from __future__ import annotations

import contextlib
import json
import signal
import sys

from coordplan.reading import Kind, RefusedError, read_document
from coordplan.text import Text

MEMORY = 400 << 20
"""Bytes of address space, where the system can limit it."""
FIRST_SECONDS = 1.5
"""Processor time before the first page, of which the interpreter takes a fifth."""
SECONDS_A_LETTER = 0.0002
"""What each letter of a page earns: a tenth of it is enough on a machine of today."""


def main() -> None:
    """Read what standard input holds."""
    _limit()
    try:
        reply: dict[str, object] = {"text": read_document(Kind.PDF, sys.stdin.buffer.read(), _earn)}
    except RefusedError as error:
        reply = {"rule": error.rule, "said": _both(error.said), "mend": _both(error.mend)}
    except MemoryError:
        sys.exit(1)
    sys.stdout.write(json.dumps(reply))


def _limit() -> None:
    """Limit memory and time, on systems that can."""
    try:
        import resource
    except ImportError:  # pragma: no cover  # not on Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, FIRST_SECONDS)


def _earn(letters: int) -> None:
    """Take more time for what a page gave; where nothing is limited, nothing is earned."""
    if not hasattr(signal, "setitimer"):  # pragma: no cover  # not on Windows
        return
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    if left:
        signal.setitimer(signal.ITIMER_PROF, left + letters * SECONDS_A_LETTER)


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


if __name__ == "__main__":
    main()
