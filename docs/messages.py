"""Every message of coordplan in both languages, for a reader of Vietnamese to review.

They are found in the source itself: each ``Text`` that is written there, and each text that helps,
which has both languages with a dot between them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

BETWEEN = " · "
"""Stands between English and Vietnamese in a text that helps."""

Message = tuple[str, str]
"""A message in Vietnamese and in English."""


def messages_page(source: Path) -> str:
    """A table of each module that says anything, in the order of their names."""
    parts = [
        "# Messages\n\n",
        "Everything that coordplan itself says, in both languages: to be read by whoever knows "
        "the\nVietnamese of the office. Words in braces are filled in. Labels of facts, actions "
        "and bodies\nstand in the [vocabulary](vocabulary.md) and in the plans.\n",
    ]
    for file in sorted(source.rglob("*.py")):
        found = dict.fromkeys(messages(file))
        if found:
            parts.append(f"\n## {file.relative_to(source).as_posix()}\n\n")
            parts.append("| tiếng Việt | English |\n| --- | --- |\n")
            parts += [f"| {_cell(vi)} | {_cell(en)} |\n" for vi, en in found]
    return "".join(parts)


def messages(file: Path) -> Iterator[Message]:
    """The messages of a module, in the order in which they stand."""
    tree = ast.parse(file.read_text("utf-8"))
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.expr))
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        message = _message(node)
        if message is not None:
            yield message


def _message(node: ast.expr) -> Message | None:
    """What a node says in both languages, if it does."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "forms":
        vi, one, many = (_written(keyword.value) for keyword in node.keywords)
        return (vi, f"{one} / {many}") if vi else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
        given = dict(zip(("vi", "en"), node.args, strict=False)) | {
            k.arg or "": k.value for k in node.keywords
        }
        vi, en = (_written(given[one]) if one in given else None for one in ("vi", "en"))
        return (vi, en) if vi and en and vi != en else None
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and BETWEEN in node.value:
        english, _, vietnamese = node.value.partition(BETWEEN)
        return vietnamese.strip(), english.strip()
    return None


def _written(node: ast.AST) -> str | None:
    """A text as it is written; what is put into it stands in braces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values
        )
    return None


def _cell(text: str) -> str:
    """A message in a cell of a table."""
    text = " ".join(text.split())
    for sign in ("\\", "|", "<", "*", "_", "[", "]", "`"):
        text = text.replace(sign, f"\\{sign}")
    return text
