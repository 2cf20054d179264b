"""The documents of two plans, as ``--source PLAN=FILE`` gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coordplan.cli.usage import refused
from coordplan.text import Text, did_you_mean, quote

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.tracing import Trace


def traced(
    written: Sequence[str], names: tuple[str, str], plans: tuple[Plan, Plan]
) -> tuple[Trace | None, Trace | None]:
    """Two plans traced to the documents that are given for them.

    A plan is named as it was given, else by its id; what names both is the document of both.
    Raises ``CommandLineError`` for what names neither, and for two documents of one plan, and
    ``UnreadableFileError`` for a document that cannot be read.
    """
    from coordplan.load import load_source
    from coordplan.tracing import trace

    found: dict[int, Trace] = {}
    for one in written:
        name, file = _parted(one, dict.fromkeys((*names, *(plan.id for plan in plans))))
        sides = [n for n in (0, 1) if names[n] == name]
        sides = sides or [n for n in (0, 1) if plans[n].id == name]
        if not found.keys().isdisjoint(sides):
            raise refused(
                Text(
                    en=f"two documents are given for {quote(name)}",
                    vi=f"có hai văn bản cho {quote(name)}",
                ),
                Text(
                    en="give one for each plan, named as it was given",
                    vi="mỗi kế hoạch một văn bản; gọi tên kế hoạch đúng như đã nêu",
                ),
            )
        text = load_source(file).text
        found |= {n: trace(plans[n], text) for n in sides}
    return found.get(0), found.get(1)


def _parted(written: str, known: Iterable[str]) -> tuple[str, str]:
    """The plan and the file; a name may hold an equals sign itself. Raises ``CommandLineError``."""
    for name in known:
        if written.startswith(f"{name}=") and written != f"{name}=":
            return name, written.removeprefix(f"{name}=")
    name, _, file = written.partition("=")
    if not file:
        raise refused(
            Text(
                en="a document is not of the form PLAN=FILE",
                vi="có văn bản không ghi theo dạng KẾ-HOẠCH=TỆP",
            ),
            Text(
                en="for example: --source haiphong=haiphong.txt",
                vi="ví dụ: --source haiphong=haiphong.txt",
            ),
        )
    message = Text(
        en="a document is given for neither of the two plans",
        vi="có văn bản không thuộc kế hoạch nào trong hai kế hoạch",
    )
    raise refused(message, did_you_mean(name, known))
