"""Who reports to whom, what is missing there, and when what is due."""
