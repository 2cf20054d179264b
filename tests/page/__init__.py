"""The officers' page: the same answers as Python, proved in a browser; and used as a person would."""
