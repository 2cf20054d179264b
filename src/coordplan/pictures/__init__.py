"""Graphs as pictures: Mermaid, DOT and GraphML for others to draw, and SVG drawn here."""
