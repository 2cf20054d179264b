"""The order in which diagrams ask for facts: facts that are spoken of together stand together."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def asking_order(groups: Sequence[Collection[int]]) -> tuple[int, ...]:
    """Every fact of some groups (the facts of each condition and constraint), once.

    First the fact that most groups name; then always the fact most tied to those before it: a
    group ties the more, the fewer facts it has. Diagrams stay small where what is decided
    together is asked together. Ties go to the lower number, so the order is always the same.
    """
    apart = sorted({fact for group in groups for fact in group})
    of = {fact: [n for n, group in enumerate(groups) if fact in group] for fact in apart}
    tied = dict.fromkeys(apart, 0.0)
    reached: set[int] = set()
    order: list[int] = []
    while apart:
        fact = max(apart, key=lambda f: (round(tied[f], 9), len(of[f]), -f))
        apart.remove(fact)
        order.append(fact)
        for number in of[fact]:
            if number not in reached:
                reached.add(number)
                for other in groups[number]:
                    tied[other] += 1 / len(groups[number])
    return tuple(order)
