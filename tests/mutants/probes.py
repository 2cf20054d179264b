"""A probe in each block of a module: a call that notes that the block ran.

Coverage would say the same of lines, and make the suite three times as slow.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROBE = "src/coordplan/_ran.py"
_PROBE = '"""Which blocks ran."""\n\nhits: set[int] = set()\n'
_IMPORT = "from coordplan._ran import hits as __hits__"
_BLOCKS = ("body", "orelse", "finalbody")
_AT_IMPORT = (ast.Module, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that run together: the lines of a module, and the number of their probe."""

    module: str
    first: int
    last: int
    number: int


def probed(project: Path, modules: list[str]) -> list[Block]:
    """Put probes into some modules of a copy of the project; where each block is."""
    (project / PROBE).write_text(_PROBE, "utf-8")
    blocks: list[Block] = []
    for module in modules:
        file = project / module
        tree = ast.parse(file.read_text("utf-8"))
        for statements in list(_blocks(tree)):
            last = max(statement.end_lineno or 0 for statement in statements)
            block = Block(module, statements[0].lineno, last, len(blocks))
            statements.insert(_documented(statements), _call(block.number))
            blocks.append(block)
        at = sum(_stands_first(statement) for statement in tree.body)
        tree.body[at:at] = ast.parse(_IMPORT).body
        file.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")
    return blocks


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in _BLOCKS:
            statements = getattr(node, name, None)
            if isinstance(statements, list) and statements and not isinstance(node, _AT_IMPORT):
                yield statements


def _call(number: int) -> ast.stmt:
    return ast.parse(f"__hits__.add({number})").body[0]


def _documented(statements: list[ast.stmt]) -> int:
    """1 where the first of the statements is a docstring, else 0."""
    first = statements[0]
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)


def _stands_first(statement: ast.stmt) -> bool:
    """What has to stand before an import: the docstring and what is of the future."""
    future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
    return future or _documented([statement]) == 1
