"""The other language of a page: what leads there, from the text and from the sidebar.

Each language is a site of its own, `en` beside `vi`, with its own search and contents. Sphinx
knows the pages of one of them, so a link to the other's is made here.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

NAMES = {"en": "English", "vi": "Tiếng Việt"}
FRONT = {"en": "README", "vi": "README.vi"}


def language_of(page: str) -> str:
    """The site on which a page stands."""
    return "vi" if page == FRONT["vi"] or page.startswith("docs/vi/") else "en"


def twin_of(page: str) -> str:
    """The page in the other language, should it have been written."""
    if page == FRONT["vi"]:
        return FRONT["en"]
    if page.startswith("docs/vi/"):
        return page.replace("docs/vi/", "docs/", 1)
    if page.startswith("docs/"):
        return page.replace("docs/", "docs/vi/", 1)
    return page if page == "search" else FRONT["vi"]


def across(start: str, here: str, page: str, there: str) -> str:
    """The address of a page of one site as seen from a page of the other."""
    return quote(posixpath.relpath(f"{there}/{page}.html", posixpath.dirname(f"{here}/{start}")))


class LinksAcross(SphinxPostTransform):
    """Links to pages of the other language; before MyST looks for them in this one."""

    default_priority = 8

    def run(self, **_: Any) -> None:
        """Resolve those that lead to a page that there is."""
        here = self.config.language
        for node in list(self.document.findall(addnodes.pending_xref)):
            page = node["reftarget"]
            there = language_of(page)
            if node["refdomain"] != "doc" or there == here or not written(self.env.srcdir, page):
                continue
            anchor = f"#{quote(node['reftargetid'])}" if node["reftargetid"] else ""
            address = across(self.env.docname, here, page, there) + anchor
            node.replace_self(nodes.reference("", "", *node.children, refuri=address))


def written(root: Path, page: str) -> bool:
    """Whether a page has been written."""
    return Path(root, f"{page}.md").is_file()


def with_anchors(app: Sphinx, document: nodes.document) -> None:
    """Give headings the anchors that they have on a code host: the other site knows those."""
    slugs = app.env.metadata[app.env.docname].get("myst_slugs", {})
    for slug, (_, known, _) in slugs.items():
        section = document.ids[known]
        if slug not in section["ids"]:
            section["ids"].append(slug)


def with_switch(
    app: Sphinx, page: str, template: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """Tell the sidebar where the page stands in the other language, or where that begins."""
    here = app.config.language
    there = "en" if here == "vi" else "vi"
    twin = twin_of(page)
    if not written(app.srcdir, twin) and twin != "search":
        twin = FRONT[there]
    address = across(page, here, twin, there)
    context["other_language"] = {"code": there, "name": NAMES[there], "address": address}


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect all of it."""
    app.add_post_transform(LinksAcross)
    app.connect("doctree-read", with_anchors)
    app.connect("html-page-context", with_switch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
