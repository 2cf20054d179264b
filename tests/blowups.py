"""Small files that once cost minutes and gigabytes: each is clean, or wrong in one thing only.

They are made, not stored: what matters of each is one way in which work can outgrow what is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

Json = dict[str, Any]

ACTIONS = ("receive", "verify", "identify", "certify", "medical", "legal-aid", "education",
           "employment", "protect", "temporary-lodging", "essential-needs", "psychological",
           "vocational", "interpretation", "travel-costs", "notify")  # fmt: skip
"""Actions of the shipped vocabulary that nothing safeguards."""

_X = {"vi": "x", "en": "x"}


def text(said: str) -> Json:
    return {"vi": said, "en": said}


def agencies(number: int, **more: Callable[[int], Any]) -> Json:
    """So many bodies of the police; ``more`` are keys whose value may be None for some."""
    found = {}
    for n in range(number):
        keys = {key: value for key, make in more.items() if (value := make(n)) is not None}
        found[f"g{n}"] = {
            "name": text(f"n{n}"), "function": "police", "level": "province", **keys
        }  # fmt: skip
    return found


def plan(named: Json, duties: Iterable[Json], **more: Any) -> Json:
    """A plan of these agencies and duties, ten to a clause; whoever has none is named."""
    duties = list(duties)
    clauses = [
        {"at": f"I.{n}", "print": f"a{n:011x}", "gist": _X, "duties": duties[n * 10 : n * 10 + 10]}
        for n in range((len(duties) + 9) // 10)
    ]
    used = {id_ for duty in duties for role in ("lead", "perform") for id_ in duty.get(role, ())}
    clauses[0]["names"] = [id_ for id_ in named if id_ not in used]
    return {
        "coordplan": 1, "id": "blowup", "title": _X,
        "jurisdiction": {"name": _X, "level": "province"},
        "document": {"kind": "plan", "number": None, "issuer": "g0", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "agencies": named, "clauses": clauses, **more,
    }  # fmt: skip


def joints(bodies: int) -> Json:
    """Many bodies in many actions, each under another set of conditions that split the world."""
    pairs = [("with_relative", (True, False), "sex", ("male", "female")),
             ("wish", ("home", "support"), "wants_study", (True, False)),
             ("danger", (True, False), "lodging_available", (True, False)),
             ("returned", (True, False), "legal_aid_eligible", (True, False))]  # fmt: skip
    named = agencies(bodies)
    duties: list[Json] = [
        {"do": [*ACTIONS], "perform": [*named], "when": {"with_minor": value}}
        for value in (True, False)
    ]
    for n, (one, ones, other, others) in enumerate(pairs):
        for p, q in itertools.product((0, 1), repeat=2):
            duties.append(
                {
                    "do": [a for i, a in enumerate(ACTIONS) if i >> n & 1 == q],
                    "perform": [f"g{k}" for k in range(bodies) if k >> n & 1 == p],
                    "when": {one: ones[p], other: others[q]},
                }
            )
    by = ("police", "health", "other", "military", "labour-social", "coast-guard", "border-guard")
    entries = ("airport", "seaport", "island", "at-sea", "inland", "land-gate", "sea-border")
    for s, (who, entry) in enumerate(itertools.product(by, entries)):
        duties.append(
            {
                "do": [a for i, a in enumerate(ACTIONS) if (i + s) % 3],
                "perform": [f"g{k}" for k in range(bodies) if (k + s) % 5 < 3],
                "when": {"received_by": who, "entry": entry},
            }
        )
    return plan(named, duties)


def chain(length: int) -> Json:
    """Each body under the next, and word to the last."""
    named = agencies(length, under=lambda n: f"g{n + 1}" if n + 1 < length else None)
    told = {"do": ["receive"], "lead": ["g0"], "notify": {"to": [f"g{length - 1}", "g2"]}}
    return plan(named, [{**told, "hand_over_to": ["g3"]}])


def duties(number: int) -> Json:
    """As many duties of one body."""
    return plan(agencies(1), [{"do": ["receive"], "lead": ["g0"]} for _ in range(number)])


def everybody(bodies: int, times: int) -> Json:
    """Everybody leads everything, and tells and reports to everybody."""
    every = [f"g{n}" for n in range(bodies)]
    duty = {"do": [*ACTIONS], "lead": every, "notify": {"to": every}, "hand_over_to": every,
            "reports": {"to": every, "every": ["P6M"]}}  # fmt: skip
    return plan(agencies(bodies), [duty] * times)


def assigned(clauses: int, bodies: int) -> Json:
    """Clauses that each give all of many bodies a part in all of many duties."""
    made = plan(agencies(bodies), [{"do": ["receive"], "lead": ["g0"]} for _ in range(2000)])
    made["clauses"] += [
        {"at": f"II.{n}", "print": f"b{n:011x}", "gist": _X, "kind": "assignment",
         "of": [f"I.{k}" for k in range(200)], "support": [f"g{k}" for k in range(1, bodies)]}
        for n in range(clauses)
    ]  # fmt: skip
    return made


def ring(length: int) -> Json:
    """Everybody hands over to everybody else."""
    every = [f"g{n}" for n in range(length)]
    return plan(
        agencies(length),
        [
            {"do": ["receive"], "lead": [one], "hand_over_to": [o for o in every if o != one]}
            for one in every
        ],
    )


def conditions(number: int) -> Json:
    """Many duties, hardly two with one condition."""
    by = ("police", "health", "other", "military", "labour-social")
    entries = ("airport", "seaport", "island", "at-sea", "inland")
    flags = ("minor", "danger", "returned", "wants_study", "with_minor", "with_relative")
    kinds = itertools.cycle(itertools.product(by, entries, itertools.combinations(flags, 2)))
    return plan(
        agencies(40),
        [
            {
                "do": [ACTIONS[n % len(ACTIONS)]],
                "perform": [f"g{n % 40}"],
                "when": {"received_by": who, "entry": entry, one: bool(n & 1), other: True},
            }
            for n, (who, entry, (one, other)) in zip(range(number), kinds, strict=False)
        ],
    )


def ands_of_ors(pairs: int) -> Json:
    """One condition of so many pairs, of each of which one must hold."""
    facts = [{"minor": True}, {"sex": "male"}, {"danger": True}, {"entry": "airport"},
             {"returned": True}, {"received_by": "police"}, {"wants_study": True},
             {"status": "suspected"}, {"with_minor": True}, {"nationality": "foreign"},
             {"with_relative": True}, {"wish": "home"}, {"legal_aid_eligible": True},
             {"location": "facility"}, {"lodging_available": True}, {"proceedings": "trial"},
             {"pupil": True}, {"origin": "abroad"}, {"many": True}, {"entry": "island"},
             {"received_by": "health"}, {"location": "residence"}, {"proceedings": "none"},
             {"status": "identified"}]  # fmt: skip
    parts = [{"any": [facts[2 * n], facts[2 * n + 1]]} for n in range(pairs)]
    return plan(agencies(1), [{"do": ["receive"], "lead": ["g0"], "when": {"all": parts}}])


def unknown(number: int) -> Json:
    """Long names that differ in a letter from those that are known, again and again."""
    known = agencies(1) | {
        f"{'a' * 55}{n}": {"name": text(f"m{n}"), "function": "police", "level": "province"}
        for n in range(400)
    }
    wrong = [f"{'a' * 54}b{n}" for n in range(number)]
    return plan(known, [{"do": ["receive"], "lead": ["g0"], "support": wrong}])


def _entry(name: str) -> Json:
    return {"label": text(name), "about": _X}


def vocabulary(flags: int, constraints: Iterable[Json] = (), **more: Any) -> Json:
    """A vocabulary of yes-or-no facts and constraints between them."""
    facts = {f"f{n}": {**_entry(f"f{n}"), "question": _X, "values": "bool"} for n in range(flags)}
    return {
        "coordplan": 1, "id": "v", "title": _X, "facts": facts, "constraints": list(constraints),
        "phases": {"p": {**_entry("p"), "actions": {"act": _entry("act"), "other": _entry("o")}}},
        "functions": {"fn": _entry("fn"), "gn": _entry("gn")}, "levels": {"l": _entry("l")}, **more,
    }  # fmt: skip


def if_so(one: Json, then: Json) -> Json:
    return {"if": one, "then": then, "reason": _X}


def wide_constraints(*widths: int) -> Json:
    """Constraints that share one fact, each of so many pairs: the product of all is immense."""
    fresh = itertools.count(1)
    constraints = [
        if_so(
            {"f0": True},
            {"all": [{"any": [{f"f{next(fresh)}": True}, {f"f{next(fresh)}": True}]}
                     for _ in range(width)]},
        )
        for width in widths
    ]  # fmt: skip
    return vocabulary(next(fresh), constraints)


def implications(flags: int) -> Json:
    """A chain: each fact implies the next."""
    steps = (if_so({f"f{n}": True}, {f"f{n + 1}": True}) for n in range(flags - 1))
    return vocabulary(flags, steps)


def broken_events(events: int) -> Json:
    """Constraints in plenty, and as many events that break them."""
    steps = [if_so({f"f{n % 39}": True}, {f"f{n % 39 + 1}": True}) for n in range(1000)]
    broken = {
        f"e{n}": {**_entry(f"e{n}"), "facts": {"f0": True, f"f{n % 39 + 1}": False}}
        for n in range(events)
    }
    return vocabulary(40, steps, events=broken)


def within(values: int) -> Json:
    """Values each within the next."""
    named = {
        f"v{n}": _entry(f"w{n}") | ({"within": [f"v{n - 1}"]} if n else {}) for n in range(values)
    }
    return vocabulary(1) | {
        "facts": {"f0": {**_entry("f0"), "question": _X, "values": named}}
    }  # fmt: skip


def long_names(number: int) -> Json:
    """Events whose names are long, and alike but for a number."""
    named = {
        f"e{n}": {**_entry(f"{'sự kiện rất dài ' * 4}{n}"), "facts": {"f0": True}}
        for n in range(number)
    }
    return vocabulary(1, events=named)


def crossed(flags: int) -> Json:
    """A plan in ``vocabulary(flags)`` whose diagram is immense in the order that facts have."""
    half = flags // 2
    return {
        "coordplan": 1, "id": "crossed", "vocabulary": "v", "title": _X,
        "jurisdiction": {"name": _X, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": "a", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "agencies": {"a": {"name": text("a"), "function": "fn", "level": "l"}},
        "clauses": [
            {"at": "I.1", "print": "a00000000001", "gist": _X,
             "duties": [{"do": ["act"], "lead": ["a"],
                         "when": {f"f{n}": True, f"f{half + n}": True}} for n in range(half)]}
        ],
    }  # fmt: skip
