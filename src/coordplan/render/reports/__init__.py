"""Reports as text, JSON, CSV and a calendar."""
