"""Two plans compared by what they do, as ``coordplan diff --behaviour`` prints it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from coordplan.cli import terminal
from coordplan.compiled import Plan, Role
from coordplan.text import Language

if TYPE_CHECKING:
    from coordplan.compare.behaviour import Behaviour


def print_behaviour(
    a: Plan,
    b: Plan,
    *,
    actions: Collection[str] = (),
    roles: Collection[Role] = (),
    format_: Literal["text", "json", "markdown"] = "text",
    language: Language = "vi",
    width: int = terminal.PIPED_WIDTH,
) -> Behaviour:
    """Print every situation in which two plans act differently, and return what was found."""
    from coordplan.compare.behaviour import compare_behaviour
    from coordplan.render import behaviour

    found = compare_behaviour(a, b, actions=actions, roles=roles)
    if format_ == "json":
        terminal.write_json(behaviour.behaviour_data(found))
    elif format_ == "markdown":
        terminal.write_text(behaviour.behaviour_markdown(found, language))
    else:
        terminal.write(behaviour.behaviour_lines(found, language, width))
    return found
