"""Graphs in every form: text, JSON, Mermaid, DOT, GraphML, and SVG drawn here."""
