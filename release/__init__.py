"""What is asked of a release, and is too long to be asked of every submission: ``make release``.

Each module is one question, and prints what it found: are two builds the same bytes (`builds`),
does the wheel answer in an empty environment (`installed`), are the ranges of the dependencies
true (`bounds`), what is in it and under which licences (`bill`).
"""
