"""The wheel and the sdist answer in an empty environment, with only the packages that they name.

Asked with every supported Python that can be had here. What belongs to an extra says which.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from release.environments import VERSIONS, environment, pythons

EVENT = ("-p", "haiphong", "-e", "sea-border-return", "--as-of", "2026-11-30", "--lang", "en")

ANSWERS: Sequence[tuple[Sequence[str], int, str]] = (
    (("who", *EVENT), 0, "WHO LEADS: RECEIVE  City Border Guard Command"),
    (("check", "haiphong", "--lang", "en"), 0, "clean"),
    (("test", "--lang", "en"), 0, "haiphong"),
    (("plans", "--lang", "en"), 0, "dongnai"),
    (("page", "-o", "page.html"), 0, ""),
    (("card", *EVENT, "-o", "card.html"), 0, ""),
    (("who", *EVENT, "-o", "answer.docx"), 2, "pip install 'coordplan[office]'"),
    (("who", *EVENT, "--engine", "durable"), 2, "durable-rules"),
    (("draft", "plan.pdf", "--check", "--lang", "en"), 2, "pip install 'coordplan[draft]'"),
)
"""What is asked of the command, how it ends, and what it says, on either stream."""

IMPORTED = (
    "import coordplan; plan = coordplan.load_plan('haiphong'); "
    "print(coordplan.who(plan, coordplan.Situation('self-return')).act[0].agency.name.en)"
)


def main(dist: Path) -> None:
    """Ask every distribution with every Python; what fails ends the release."""
    found = pythons()
    for version in VERSIONS:
        if version not in found:
            sys.stdout.write(f"Python {version} is not here: not asked\n")
    for version, python in found.items():
        for file in (*dist.glob("*.whl"), *dist.glob("*.tar.gz")):
            with tempfile.TemporaryDirectory() as folder:
                inside = environment(python, Path(folder) / "env", str(file.resolve()))
                wrong = list(_wrong(inside, Path(folder)))
            if wrong:
                sys.exit(f"Python {version}, {file.name}:\n" + "\n".join(wrong))
            sys.stdout.write(f"Python {version} answers: {file.name}\n")


def _wrong(python: str, folder: Path) -> list[str]:
    """What an installed coordplan does otherwise than it should, asked in an empty folder."""
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    asked = [
        *((["-m", "coordplan", *words], code, said) for words, code, said in ANSWERS),
        (["-c", IMPORTED], 0, ""),
    ]
    wrong = []
    for words, code, said in asked:
        ran = subprocess.run(
            [python, "-I", *words], cwd=folder, capture_output=True, text=True, check=False
        )
        told = ran.stdout + ran.stderr
        if ran.returncode != code or said not in told:
            wrong.append(f"{' '.join(words)}: ended with {ran.returncode}\n{told}")
    return wrong


if __name__ == "__main__":
    main(Path(sys.argv[1]))
