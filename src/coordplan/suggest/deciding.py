"""What somebody decides of a clause under review: to take it over, as it is or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from coordplan.diagnostics import Diagnostic
from coordplan.model.keys import CLAUSE_KEYS, DUTY_KEYS, LISTED
from coordplan.model.plan import KINDS_WITH_DUTIES, Kind
from coordplan.source import Tree, entries_of, items_of, mappings_of, texts_in
from coordplan.text import Text, did_you_mean, quote

_ROLES = ("direct", "lead", "perform", "support", "advise")
_MENTIONS = ("about", "names")
_CHANGE = re.compile(
    r"(?:(?P<duty>[0-9]{1,2})\.)?(?P<key>[a-z_]+(?:\.[a-z_0-9]+)?)\s*=\s*(?P<value>.*)"
)
_DROP = re.compile(r"(?:drop|bỏ|xóa|xoá)\s+(?P<duty>[0-9]{1,2})", re.IGNORECASE)
_WORKING_DAYS = re.compile(r"([0-9]{1,3})\s*(?:wd|ngày làm việc)", re.IGNORECASE)
_MOST_DUTIES = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A clause under review: its locator, what the file says of it, and its words.

    ``above`` are the headings over it in the document, the nearest last; ``assigned`` says that
    another clause gives its duties their roles.
    """

    at: str
    data: Mapping[str, Tree]
    words: str | None
    above: tuple[str, ...] = ()
    assigned: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be encoded of a clause: its kind, gist, and duties, or the roles it assigns.

    ``mentions`` are the actions and agencies that it only speaks of, by their keys. A clause that
    is ``assigned`` has its roles from another; in any other, a duty in which no agency has a role
    is nobody's: it is written as what the clause is ``about``.
    """

    kind: str
    gist: Text | None
    duties: tuple[Mapping[str, Tree], ...]
    roles: Mapping[str, Tree]
    mentions: Mapping[str, Tree]
    assigned: bool = False

    @property
    def unfinished(self) -> tuple[int, ...]:
        """The duties of somebody of which nobody has said what is done, by number."""
        each = enumerate(self.duties, 1)
        return tuple(n for n, one in each if not one.get("do") and not self.is_nobodys(one))

    def is_nobodys(self, duty: Mapping[str, Tree]) -> bool:
        """Whether no agency would have a duty."""
        return not self.assigned and not any(duty.get(role) for role in _ROLES)

    @property
    def given(self) -> tuple[Mapping[str, Tree], ...]:
        """The duties that are somebody's."""
        return tuple(duty for duty in self.duties if not self.is_nobodys(duty))

    @property
    def nobodys(self) -> tuple[Mapping[str, Tree], ...]:
        """The duties that are nobody's."""
        return tuple(duty for duty in self.duties if self.is_nobodys(duty))

    @property
    def about(self) -> list[Tree]:
        """The actions that the clause speaks of and gives to nobody."""
        given = [action for duty in self.given for action in items_of(duty.get("do"))]
        spoken = items_of(self.mentions.get("about"))
        if self.kind in KINDS_WITH_DUTIES:
            spoken = [*spoken, *(one for duty in self.nobodys for one in items_of(duty.get("do")))]
        return [one for n, one in enumerate(spoken) if one not in (*given, *spoken[:n])]

    @property
    def named(self) -> list[Tree]:
        """The agencies that the clause names, those of a duty that is nobody's among them."""
        others = (one for duty in self.nobodys for one in _others(duty))
        return [*items_of(self.mentions.get("names")), *others]

    @property
    def written_kind(self) -> str:
        """The kind that is written: a clause that gives its work to nobody only says what it is."""
        speaks = self.kind == "duty" and not self.given and self.about
        return "coordination-scope" if speaks else self.kind


def proposed(clause: Mapping[str, Tree], *, assigned: bool = False) -> Proposal:
    """What a clause would be with everything that is suggested of it."""
    kind, gist = clause.get("kind"), clause.get("gist")
    duties = mappings_of(clause.get("duties"))
    roles: dict[str, Tree] = {}
    for note in mappings_of(clause.get("review")):
        match note.get("duty"), note.get("roles"):
            case dict() as duty, _:
                duties.append(duty)
            case _, dict() as given:
                roles |= given
    text = Text(str(gist["vi"]), str(gist["en"])) if isinstance(gist, dict) else None
    named = [*items_of(clause.get("names")), *_new(clause)]
    mentions: dict[str, Tree] = {"about": items_of(clause.get("about")), "names": named}
    return Proposal(str(kind or "duty"), text, tuple(duties), roles, mentions, assigned)


def changed(proposal: Proposal, line: str) -> Proposal | Diagnostic:
    """A proposal after a line such as ``kind=objective``, ``1.lead=police`` or ``drop 2``."""
    drop, change = _DROP.fullmatch(line.strip()), _CHANGE.fullmatch(line.strip())
    if drop is not None:
        return _dropped(proposal, int(drop["duty"]))
    if change is None:
        return _NO_CHANGE
    number, key, value = change["duty"], change["key"], change["value"].strip()
    if number is not None:
        return _duty_changed(proposal, int(number), key, value)
    match key:
        case "kind":
            return _of_kind(proposal, value)
        case "vi" | "en":
            gist = proposal.gist or Text("", "")
            said = Text(value, gist.en) if key == "vi" else Text(gist.vi, value)
            return replace(proposal, gist=said)
        case _ if key in (*_ROLES, "requested", "by_function"):
            return replace(proposal, roles=_with(proposal.roles, [key], value))
        case _ if key in _MENTIONS:
            return replace(proposal, mentions=_with(proposal.mentions, [key], value))
    return _no_key(key, ("kind", "vi", "en", *_MENTIONS, *_ROLES, "requested", "by_function"))


def taken_over(clause: Mapping[str, Tree], proposal: Proposal) -> dict[str, Tree]:
    """A clause with a proposal in the place of what was to be reviewed."""
    gist, replaced = proposal.gist or Text("", ""), {"review", "duties", *_MENTIONS}
    found: dict[str, Tree] = {k: v for k, v in clause.items() if k not in replaced}
    found |= {"kind": proposal.written_kind, "gist": {"vi": gist.vi, "en": gist.en}}
    if proposal.kind == "assignment":
        found |= proposal.roles
    else:
        found.pop("of", None)
    if proposal.given and proposal.kind in KINDS_WITH_DUTIES:
        found["duties"] = [dict(duty) for duty in proposal.given]
    if proposal.kind == "duty" and "duties" in found:
        del found["kind"]
    acting = set(texts_in({k: v for k, v in found.items() if k in {"duties", *_ROLES}}))
    named = dict.fromkeys(str(id_) for id_ in proposal.named)
    names: list[Tree] = [id_ for id_ in named if id_ not in acting]
    spoken: dict[str, Tree] = {"names": names, "about": proposal.about}
    found |= {key: some for key, some in spoken.items() if some}
    return {key: found[key] for key in CLAUSE_KEYS if key in found}


def _dropped(proposal: Proposal, number: int) -> Proposal | Diagnostic:
    if not 1 <= number <= len(proposal.duties):
        return _no_duty(number)
    duties = proposal.duties[: number - 1] + proposal.duties[number:]
    return replace(proposal, duties=duties)


def _of_kind(proposal: Proposal, kind: str) -> Proposal | Diagnostic:
    known = get_args(Kind)
    if kind not in known:
        return Diagnostic(
            "unknown-answer",
            Text(en=f"no kind is called {quote(kind)}", vi=f"không có loại {quote(kind)}"),
            help=did_you_mean(kind, known),
        )
    keeps = kind in KINDS_WITH_DUTIES - {"assignment"}
    return replace(proposal, kind=kind, duties=proposal.duties if keeps else ())


def _duty_changed(proposal: Proposal, number: int, key: str, value: str) -> Proposal | Diagnostic:
    """A key of one duty; the number after the last makes a new one."""
    if proposal.kind not in KINDS_WITH_DUTIES:
        return _NO_DUTIES
    if not 1 <= number <= min(len(proposal.duties) + 1, _MOST_DUTIES):
        return _no_duty(number)
    route = key.split(".")
    if route[0] not in DUTY_KEYS or route[0] in {"gist", "inferred"}:
        return _no_key(route[0], DUTY_KEYS)
    duties: list[Mapping[str, Tree]] = list(proposal.duties)
    before = duties[number - 1] if number <= len(duties) else {}
    duties[number - 1 : number] = [_with(before, route, value)]
    return replace(proposal, duties=tuple(duties))


def _with(before: Mapping[str, Tree], route: Sequence[str], value: str) -> dict[str, Tree]:
    """A mapping with a value at a route; an empty one takes the key away."""
    key, *rest = route
    found = dict(before)
    if rest:
        found[key] = _with(entries_of(found.get(key)), rest, value)
    else:
        found[key] = _read(key, value)
    if found[key] in ("", [], {}):
        del found[key]
    order = {name: place for place, name in enumerate(DUTY_KEYS)}
    return dict(sorted(found.items(), key=lambda item: order.get(item[0], len(order))))


def _read(key: str, value: str) -> Tree:
    """A value as somebody types it."""
    several = [word.strip() for word in value.split(",") if word.strip()]
    days = _WORKING_DAYS.fullmatch(value)
    if key in LISTED or key in _MENTIONS:
        return [*several]
    if key == "within" and days is not None:
        return {"working_days": int(days[1])}
    if value in {"true", "false"}:
        return value == "true"
    return [*several] if len(several) > 1 else value


def _new(clause: Mapping[str, Tree]) -> Iterator[Tree]:
    """The bodies of a clause that nobody knew before."""
    for note in mappings_of(clause.get("review")):
        if note.get("what") == "agency":
            yield from items_of(note.get("names"))


def _others(duty: Mapping[str, Tree]) -> Iterator[Tree]:
    """The agencies that a duty names and that do not act."""
    for key in ("with", "hand_over_to", "submit_to"):
        yield from items_of(duty.get(key))
    for word in (entries_of(duty.get("notify")), entries_of(duty.get("reports"))):
        yield from items_of(word.get("to"))
        if "via" in word:
            yield word["via"]


_NO_CHANGE = Diagnostic(
    "unknown-answer",
    Text(
        en="this is no answer and no change",
        vi="dòng này không phải câu trả lời, cũng không phải thay đổi",
    ),
    help=Text(
        en="`a` accepts, `s` skips, `u` undoes, `q` leaves; `1.lead=ID` changes; `?` helps",
        vi="`a` chấp nhận, `s` bỏ qua, `u` hoàn tác, `q` dừng; `1.lead=MÃ` để sửa; `?` trợ giúp",
    ),
)

_NO_DUTIES = Diagnostic(
    "unknown-answer",
    Text(
        en="a clause of this kind has no duties",
        vi="điều khoản loại này không có nhiệm vụ",
    ),
    help=Text(
        en="change its kind first: `kind=duty`",
        vi="đổi loại trước: `kind=duty`",
    ),
)


def _no_duty(number: int) -> Diagnostic:
    return Diagnostic(
        "unknown-answer",
        Text(en=f"there is no duty {number}", vi=f"không có nhiệm vụ {number}"),
    )


def _no_key(key: str, known: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        "unknown-answer",
        Text(en=f"there is no key {quote(key)}", vi=f"không có khóa {quote(key)}"),
        help=did_you_mean(key, known),
    )
