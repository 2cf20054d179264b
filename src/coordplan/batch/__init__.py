"""A table of cases, answered row by row by the exported statement in DuckDB."""
