"""``python -m tests.twins``: how many combinations the hostile twins are asked in."""

from __future__ import annotations

import sys

from tests.twins.commands import COMMANDS, cases
from tests.twins.payloads import SETS


def main() -> None:
    """Print the count."""
    found = list(cases())
    formats = {format_ for _, format_, _ in found}
    sys.stdout.write(
        f"{len(SETS)} sets of payloads × {len(found)} of {len(COMMANDS)} questions in "
        f"{len(formats)} formats and both languages: {len(SETS) * len(found):,} pairs\n"
    )


if __name__ == "__main__":
    main()
