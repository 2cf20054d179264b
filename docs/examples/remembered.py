"""Answers that are asked for again and again, remembered."""

from functools import lru_cache

import coordplan

PLAN = coordplan.load_plan("haiphong")


@lru_cache(maxsize=1024)
def who(situation: coordplan.Situation) -> coordplan.Answer:
    """Situations hash by what they state, so equal ones are asked once."""
    return coordplan.who(PLAN, situation)


for _ in range(3):
    who(coordplan.Situation("rescue", minor=True))
print(who.cache_info().hits, "times out of 3 nothing was worked out")
