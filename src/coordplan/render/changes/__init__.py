"""A comparison of two plans: for a terminal, as Markdown, as a page, and as JSON."""

from coordplan.render.changes.data import compared
from coordplan.render.changes.lines import change_lines
from coordplan.render.changes.markdown import change_markdown
from coordplan.render.changes.report import change_page
from coordplan.render.changes.words import acknowledgement_of

__all__ = ["acknowledgement_of", "change_lines", "change_markdown", "change_page", "compared"]
