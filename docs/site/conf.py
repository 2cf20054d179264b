"""What Sphinx is told of the site in one language; `build.py` says in which."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

language = os.environ["SITE_LANGUAGE"]
root_doc, include_patterns, left_out = {
    "en": ("README", ["*.md", "docs/**.md"], ["*.vi.md", "docs/vi"]),
    "vi": ("README.vi", ["README.vi.md", "docs/vi/**.md"], []),
}[language]
# these are not even walked through
elsewhere = ["benchmarks", "build", "dist", "plans", "release", "src", "tests"]
exclude_patterns = [".*", *elsewhere, *left_out]

project = html_title = "coordplan"
extensions = ["myst_parser", "contents", "folding", "languages"]
myst_heading_anchors = 6
locale_dirs = [str(HERE / "locale")]

html_theme = "furo"
templates_path = [str(HERE / "templates")]
html_static_path = [str(HERE / "static")]
html_css_files = ["site.css"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_copy_source = html_show_sourcelink = html_show_sphinx = html_show_copyright = False
html_use_index = html_domain_indices = False
# a page opened from a file may fetch nothing, so no result shows its text
html_show_search_summary = False
