"""A comparison of two plans as people read it, as the JSON contract has it, as Markdown."""

from coordplan.render.changes.data import compared
from coordplan.render.changes.lines import change_lines
from coordplan.render.changes.markdown import change_markdown
from coordplan.render.changes.words import acknowledgement_of

__all__ = ["acknowledgement_of", "change_lines", "change_markdown", "compared"]
