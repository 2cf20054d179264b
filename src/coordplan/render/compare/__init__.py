"""A comparison of plans as text, JSON, CSV, Markdown and a self-contained page."""
