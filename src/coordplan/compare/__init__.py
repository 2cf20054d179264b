"""Two plans, or two versions of one, held against each other: facts first, judgement second."""
