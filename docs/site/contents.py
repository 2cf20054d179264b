"""The sidebar: what the page `All pages` lists, in its order, under its headings.

So a page for the code host, of plain links, is the contents of the site as well, and a page that
it forgets fails the build. Below a `README` of its own a folder is listed whole.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from sphinx.application import Sphinx

LISTS = {"README": "docs/README", "README.vi": "docs/vi/README"}
LINK = re.compile(r"\]\(([^)#\s]+)\.md(?:#[^)]*)?\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the contents to the first page as it is read, and to the first of a folder."""
    app.connect("source-read", with_contents)
    return {"parallel_read_safe": True}


def with_contents(app: Sphinx, page: str, source: list[str]) -> None:
    """End a page with the hidden contents below it."""
    if listed := LISTS.get(page):
        text = app.env.doc2path(listed).read_text("utf-8")
        source[0] += tree([f"/{listed}"]) + "".join(trees(listed, text, set(app.env.found_docs)))
    elif page.endswith("/README") and page not in LISTS.values():
        source[0] += tree(["*"])


def trees(listed: str, text: str, pages: set[str]) -> Iterator[str]:
    """The pages under each heading of a list; a page stands where it is first named."""
    waiting = pages - {listed}
    for heading, part in re.findall(r"^## (.+)$\n((?:(?!## ).*\n)*)", text, re.MULTILINE):
        found = [
            posixpath.normpath(posixpath.join(posixpath.dirname(listed), name))
            for name in LINK.findall(part)
        ]
        entries = [page for page in dict.fromkeys(found) if page in waiting]
        waiting -= set(entries)
        yield tree([f"/{page}" for page in entries], f"caption: {heading}")


def tree(entries: list[str], option: str = "glob:") -> str:
    """A hidden table of contents, as MyST writes it."""
    return "\n".join(["\n\n```{toctree}", ":hidden:", f":{option}", "", *entries, "```\n"])
