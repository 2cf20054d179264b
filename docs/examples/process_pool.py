"""Many situations over several processes, started anew (spawn), as on Windows and macOS."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import coordplan

PLAN = coordplan.load_plan("haiphong")  # each process loads it once


def leaders(situation: coordplan.Situation) -> list[str]:
    """Who leads: a few words cross between processes, not the whole answer with its plan."""
    return [item.agency.name.en for item in coordplan.who(PLAN, situation).leads]


def main() -> None:
    """Ask about every event of the vocabulary."""
    situations = [coordplan.Situation(event) for event in PLAN.vocabulary.events]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        for situation, found in zip(situations, pool.map(leaders, situations), strict=True):
            print(*situation.events, "|", ", ".join(dict.fromkeys(found)) or "nobody leads")


if __name__ == "__main__":
    main()
