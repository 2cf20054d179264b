"""Roles by their verbs: who leads, takes part, directs, advises, and whom the verbs name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from coordplan.drafting.bodies import Body
from coordplan.drafting.kinds import Sure
from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Limb, Passage
from coordplan.suggest.phrases import Found, Phrases, some
from coordplan.suggest.subjects import Subject, subjects

_VERBS = Phrases.meaning(
    {
        "lead": ("chủ trì", "chủ trì thực hiện", "chịu trách nhiệm chính", "làm nòng cốt"),
        "support": ("phối hợp", "phối kết hợp", "tham gia phối hợp"),
        "direct": (
            "chỉ đạo", "giao", "yêu cầu", "phân công", "đôn đốc", "hướng dẫn",
            "chỉ đạo, hướng dẫn", "hướng dẫn, chỉ đạo", "chỉ đạo và hướng dẫn",
            "chỉ đạo, đôn đốc", "đề xuất", "huy động",
        ),
        "advise": ("tham mưu", "tham mưu cho", "tham mưu, giúp", "tham mưu giúp", "tham mưu, đề xuất"),
    }
)  # fmt: skip
_NOUNS = some("quan vị ngành sở công sự thức động chế hệ hoạch dung tác giao được kết")
"""Words before which a verb is a noun, or passive: "cơ quan chủ trì", "công tác phối hợp"."""
_ADVERBS = some(
    "tăng cường chủ động thường xuyên tích cực tiếp tục có trách nhiệm chặt chẽ kịp thời "
    "trực tiếp chịu luân phiên đồng thời , : và tổ chức thực hiện là đẩy mạnh"
)
_TO_BODIES = some("chặt chẽ với cùng cho các đến tốt , của giữa")
_MOST_SKIPPED = 4


@dataclass(slots=True)
class _Doing:
    """The roles of a limb as far as it has been read."""

    role: str | None = None
    sure: Sure = "medium"
    seen: Found[str] | None = None
    directed: tuple[Body, ...] = ()
    asked: list[Body] = field(default_factory=list)


def suggest(passage: Passage) -> Iterator[Hint]:
    """Roles of the bodies that act in each limb of a passage.

    Where a heading begins the sentence ("X chủ trì, phối hợp với Y thực hiện:"), its roles are
    those of every limb below that names nobody else.
    """
    above = _of_lead_in(passage)
    for limb, subject in subjects(passage):
        if above and not subject.here:
            yield from (replace(hint, limb=limb.number) for hint in above)
        else:
            yield from _limb(passage, limb, subject)


def _of_lead_in(passage: Passage) -> tuple[Hint, ...]:
    """The roles that a heading gives which the clause ends; nothing where it only names who."""
    if passage.lead_in is None:
        return ()
    hints = tuple(suggest(passage.lead_in))
    seen = passage.lead_in.text
    told = {hint.key for hint in hints}
    if not told & {"lead", "support", "direct"}:
        return ()
    return tuple(replace(h, span=(0, 0), sure="medium", seen=seen[slice(*h.span)]) for h in hints)


def _limb(passage: Passage, limb: Limb, subject: Subject) -> Iterator[Hint]:
    doing = _Doing()
    verbs = [v for v in _VERBS.within(passage.tokens, max(subject.rest, limb.first), limb.end)]
    begun = max(subject.rest, limb.first)
    for verb in verbs:
        first = _is_first(passage, begun, verb.first)
        yield from _verb(passage, limb, verb, doing, noun=_is_noun(passage, verb), first=first, subject_free=not subject.bodies)
    yield from _subjects(passage, limb, subject, doing)


def _verb(
    passage: Passage,
    limb: Limb,
    verb: Found[str],
    doing: _Doing,
    *,
    noun: bool,
    first: bool,
    subject_free: bool,
) -> Iterator[Hint]:
    named = [m.body for m in _bodies_after(passage, verb.end, limb)]
    if verb.meant == "lead" and not noun:
        doing.role, doing.sure, doing.seen = "lead", "high", verb
    elif verb.meant == "support":
        if doing.role is None and not noun and first:
            doing.role, doing.sure, doing.seen = "support", "high", verb
        partner = "support" if doing.role == "lead" else "with"
        yield from _each(passage, limb, partner, named, verb, "medium" if noun else "high")
    elif verb.meant == "direct" and named and not noun and not doing.directed:
        doing.directed, doing.role = tuple(named), None
        doing.seen, doing.sure = verb, "high"
    elif verb.meant == "advise" and named:
        if doing.role is None and first and not subject_free:
            doing.role, doing.sure, doing.seen = "advise", "medium", verb
            yield from _each(passage, limb, "perform", named, verb, "low")
        else:
            yield from _each(passage, limb, "submit_to", named, verb, "medium")


def _subjects(
    passage: Passage, limb: Limb, subject: Subject, doing: _Doing
) -> Iterator[Hint]:
    """The roles of who acts, once the whole limb is read."""
    seen = doing.seen or Found("perform", limb.first, limb.first + 1)
    if doing.directed:
        yield from _each(passage, limb, "direct", subject.bodies, seen, "high")
        role = doing.role if doing.role in {"lead", "support"} else "perform"
        yield from _each(passage, limb, role, doing.directed, seen, doing.sure)
    else:
        sure = doing.sure if subject.here or not limb.number else "medium"
        yield from _each(passage, limb, doing.role or "perform", subject.bodies, seen, sure)
    yield from _each(passage, limb, "direct", subject.by, seen, "medium")
    if subject.asked:
        yield from _each(passage, limb, "requested", subject.bodies, seen, "high")


def _each(
    passage: Passage, limb: Limb, key: str, bodies: Iterable[Body], seen: Found[str], sure: Sure
) -> Iterator[Hint]:
    words, span = passage.words(seen.first, seen.end), passage.span(seen.first, seen.end)
    for body in bodies:
        yield Hint(key, body.id, words, span, sure, limb.number)


def _bodies_after(passage: Passage, place: int, limb: Limb):
    """The bodies that stand right behind a verb."""
    for ahead in range(place, min(place + _MOST_SKIPPED, limb.end)):
        named = passage.listed(ahead, limb)
        if named:
            return named
        if passage.tokens[ahead].key not in _TO_BODIES:
            break
    return []


def _is_noun(passage: Passage, verb: Found[str]) -> bool:
    return verb.first > 0 and passage.tokens[verb.first - 1].key in _NOUNS


def _is_first(passage: Passage, begun: int, place: int) -> bool:
    """Whether only adverbs, and verbs that say a role, stand before a verb."""
    at = begun
    while at < place:
        verb = _VERBS.at(passage.tokens, at)
        mention = next((m for m in passage.mentions if m.first == at), None)
        if verb is not None and verb.meant != "advise":
            at = verb.end
        elif mention is not None:
            at = mention.end
        elif passage.tokens[at].key in _ADVERBS or passage.tokens[at].key in _TO_BODIES:
            at += 1
        else:
            return False
    return True
