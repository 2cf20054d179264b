"""A slow, obvious reference of one case over two plans: stages and seam, action by action.

It reads conditions as they are written in YAML and tries every completion, shares no code with the
index or with ``casework``, and knows plans without assignments alone. Successions are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coordplan.compiled import Agency, Duty, Plan, Role
from tests.conftest import ROOT
from tests.reference import completions, full_when, named_in, read, tied_to, verdict, with_call
from tests.reference import written_vocabulary as written

Facts = dict[str, Any]
VOCABULARY = str(ROOT / "src/coordplan/vocabulary/human-trafficking.yaml")
ORDER = ("alert", "reception", "initial-support", "verification", "protection", "referral")
LOCAL = ("entry", "received_by", "location", "lodging_available")


@dataclass(frozen=True)
class Crossed:
    """A crossing by names alone."""

    kind: str
    giving: str
    duty: str | None
    addressee: str | None
    certain: bool
    match: str
    receivers: frozenset[tuple[str, bool]]


class Slow:
    """Two plans as they are written."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self.plans = plans
        self.words = read(VOCABULARY)
        self.domains, self.constraints = written(VOCABULARY)
        self.files = {id_: read(str(ROOT / "plans" / f"{id_}.yaml")) for id_ in plans}

    def verdict(self, plan: str, duty: Duty, known: Facts) -> str:
        """Certain, possible or excluded; what is on call is called by nobody."""
        clause = next(c for c in self.files[plan]["clauses"] if c["at"] == duty.clause)
        raw = clause["duties"][duty.ordinal - 1]
        when = full_when(raw, self.words)
        names = tied_to(named_in(when) | set(known), self.constraints)
        domains = {name: self.domains[name] for name in names}
        ties = [k for k in self.constraints if named_in(k[0]) | named_in(k[1]) <= names]
        said = verdict(when, completions(known, domains, ties))
        return with_call(said, None) if "on_call" in raw else said

    def phase(self, action: str) -> str:
        phases: dict[str, Any] = self.words["phases"]
        return next(name for name, one in phases.items() if action in one["actions"])

    def stage(self, action: str, place: str) -> str | None:
        """When an action of a place is spoken of."""
        if action == "return-home":
            return "return"
        early, standing = self.phase(action) in ORDER, self.phase(action) == "standing"
        if standing:
            return None
        if place == "at":
            return "before" if early else "meanwhile"
        return None if early else "after"

    def at_home(self, known: Facts, *, back: bool) -> Facts:
        kept = {name: value for name, value in known.items() if name not in LOCAL}
        if back:
            kept = {n: v for n, v in kept.items() if n != "return_planned" or v is False}
            kept = {"returned": True, **{n: v for n, v in kept.items() if n != "returned"}}
        return kept

    def given(self, plan: str, place: str, known: Facts) -> set[tuple[str, str, str, str, str]]:
        """Every stage, action, duty, agency that acts, and how certain that is."""
        found = set()
        for duty in self.plans[plan].duties:
            for action in duty.actions:
                stage = self.stage(action.id, place)
                if stage is None or (stage == "meanwhile" and known.get("returned") is True):
                    continue
                facts = known if place == "at" else self.at_home(known, back=stage == "after")
                said = self.verdict(plan, duty, facts)
                for posting in duty.postings:
                    acts = posting.role in {Role.LEAD, Role.PERFORM, Role.SUPPORT}
                    if said != "excluded" and acts and action.id not in posting.others:
                        found.add((stage, action.id, duty.id, posting.agency.id, said))
        return found

    def returning(self, at: str, home: str, known: Facts) -> set[Crossed]:
        """The crossings of the return home."""
        if known.get("return_planned") is False or known.get("returned") is True:
            return set()
        found, told = set(), False
        receivers = self.receivers(home, known, ("receive", "return-home"))
        for duty in self.plans[at].duties:
            said = self.verdict(at, duty, known)
            if said == "excluded":
                continue
            names = {action.id for action in duty.actions}
            acting = [p for p in duty.postings if p.role in {Role.LEAD, Role.PERFORM, Role.SUPPORT}]
            if "return-home" in names and acting:
                best = strongest(receivers)
                found.add(
                    Crossed(
                        "return", at, duty.id, None, said == "certain", match(best), best_of(best)
                    )
                )
            timed = names | {a.id for a in (*duty.before, *duty.after)}
            told = told or ("return-home" in timed and bool(self.leaving(at, duty)))
        if not found:
            found.add(Crossed("return", at, None, None, True, "hole", frozenset()))
        if not told:
            found.add(Crossed("notice", at, None, None, True, "hole", frozenset()))
        return found

    def receivers(
        self, plan: str, known: Facts, actions: tuple[str, ...]
    ) -> dict[str, tuple[str, int]]:
        """Who acts in one of some actions, on the way home or after it: how certain, how strongly."""
        rank = {Role.LEAD: 0, Role.PERFORM: 1, Role.SUPPORT: 2}
        found: dict[str, list[tuple[str, int]]] = {}
        for back in (False, True):
            facts = self.at_home(known, back=back)
            for duty in self.plans[plan].duties:
                said = self.verdict(plan, duty, facts)
                for posting in duty.postings if said != "excluded" else ():
                    own = {a.id for a in duty.actions} - set(posting.others)
                    if posting.role in rank and own & set(actions):
                        found.setdefault(posting.agency.id, []).append((said, rank[posting.role]))
        best = {}
        for id_, many in found.items():
            said = "certain" if any(s == "certain" for s, _ in many) else "possible"
            best[id_] = (said, min(rank for s, rank in many if s == said))
        return best

    def leaving(self, plan: str, duty: Duty) -> list[tuple[str, Agency]]:
        """Whom a duty gives something that leaves the place, or may."""
        own = self.plans[plan]
        charged = {
            p.agency.id: p.agency
            for d in own.duties
            if any(self.phase(a.id) != "standing" for a in d.actions)
            for p in d.postings
        }
        told = duty.notification.to if duty.notification is not None else ()
        found = []
        for kind, agencies in (
            ("hand-over", duty.hand_over_to),
            ("notice", told),
            ("papers", duty.submit_to),
        ):
            for agency in agencies:
                if agency.level in {"central", "abroad"}:
                    continue
                if agency.function in {"family", "victim", "foreign-state"}:
                    continue
                if agency.id in charged or set(agency.members) & set(charged):
                    continue
                if not agency.several and any(
                    same(agency, one, exactly=kind == "hand-over") for one in charged.values()
                ):
                    continue
                found.append((kind, agency))
        return found


def same(a: Agency, b: Agency, *, exactly: bool) -> bool:
    if b.several or a.function != b.function:
        return False
    return a.level == b.level or (not exactly and "any" in {a.level, b.level})


def strongest(receivers: dict[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    certain = {id_: one for id_, one in receivers.items() if one[0] == "certain"}
    if not certain:
        return receivers
    best = min(rank for _, rank in certain.values())
    return {id_: one for id_, one in certain.items() if one[1] == best}


def match(receivers: dict[str, tuple[str, int]]) -> str:
    certain = [id_ for id_, one in receivers.items() if one[0] == "certain"]
    if not receivers:
        return "hole"
    return "open" if not certain else "matched" if len(certain) == 1 else "ambiguous"


def best_of(receivers: dict[str, tuple[str, int]]) -> frozenset[tuple[str, bool]]:
    return frozenset((id_, said == "certain") for id_, (said, _) in receivers.items())
