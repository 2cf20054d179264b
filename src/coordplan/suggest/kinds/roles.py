"""Roles by their verbs: who leads, takes part, directs, advises, and whom the verbs name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coordplan.drafting.bodies import Body
from coordplan.drafting.kinds import Sure
from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Limb, Mention, Passage, Stretch
from coordplan.suggest.phrases import Found, Phrases, some
from coordplan.suggest.subjects import Subject, subjects
from coordplan.text import Text

_VERBS = Phrases.meaning(
    {
        "lead": ("chủ trì", "chịu trách nhiệm chính", "làm nòng cốt"),
        "support": ("phối hợp", "phối kết hợp", "tham gia phối hợp"),
        "direct": (
            "chỉ đạo", "giao", "yêu cầu", "phân công", "đôn đốc", "hướng dẫn",
            "chỉ đạo, hướng dẫn", "hướng dẫn, chỉ đạo", "chỉ đạo và hướng dẫn",
            "chỉ đạo, đôn đốc", "đề xuất", "huy động",
        ),
        "advise": ("tham mưu", "tham mưu cho", "tham mưu, giúp", "tham mưu giúp",
                   "tham mưu, đề xuất"),
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
    """The role of who acts in a limb as far as it has been read, and the verb that says it.

    ``directed`` are the bodies that are told to act; the role is theirs then, and so is what is
    ``listed`` behind a colon, up to the end of the sentence.
    """

    subject: Subject
    role: str | None = None
    seen: Stretch | None = None
    directed: tuple[Body, ...] = ()
    listed: bool = False


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """Roles of the bodies that act in each limb of a passage.

    Where a heading begins the sentence ("X chủ trì, phối hợp với Y thực hiện:"), its roles are
    those of every limb below that names nobody else.
    """
    above = _of_lead_in(passage, lexicon)
    before: _Doing | None = None
    for limb, subject in subjects(passage):
        if above and not subject.here:
            yield from (replace(hint, limb=limb.number) for hint in above)
            continue
        if limb.opens_sentence or subject.here or before is None or not before.listed:
            before = _Doing(subject)
        yield from _limb(passage, limb, before)


def _of_lead_in(passage: Passage, lexicon: Lexicon) -> tuple[Hint, ...]:
    """The roles that a heading gives which the clause ends; nothing where it only names who."""
    if passage.lead_in is None:
        return ()
    hints = tuple(suggest(passage.lead_in, lexicon))
    if not {hint.key for hint in hints} & {"lead", "support", "direct"}:
        return ()
    return tuple(hint.from_heading(passage.lead_in.at) for hint in hints)


def _limb(passage: Passage, limb: Limb, doing: _Doing) -> Iterator[Hint]:
    """The roles that the verbs of a limb give; what they say of who acts is noted."""
    begun = max(doing.subject.rest, limb.first)
    for verb in _VERBS.within(passage.tokens, begun, limb.end):
        noun = verb.first > 0 and passage.tokens[verb.first - 1].key in _NOUNS
        named = [one.body for one in _bodies_after(passage, verb.end, limb)]
        match verb.meant:
            case "lead" if not noun:
                doing.role, doing.seen = "lead", verb.stretch
            case "support":
                yield from _with(passage, limb, verb, doing, named, noun=noun, begun=begun)
            case "direct" if named and not noun and not doing.directed:
                doing.directed, doing.role, doing.seen = tuple(named), None, verb.stretch
                rest = passage.tokens[verb.end : limb.end]
                doing.listed = any(token.key == ":" for token in rest)
            case "advise" if named:
                yield from _advise(passage, limb, verb, doing, named, begun)
    yield from _actors(passage, limb, doing)


def _with(
    passage: Passage,
    limb: Limb,
    verb: Found[str],
    doing: _Doing,
    named: list[Body],
    *,
    noun: bool,
    begun: int,
) -> Iterator[Hint]:
    """Whoever takes part: who acts, unless it does more than that, and whom the verb names."""
    if doing.role is None and not noun and _is_first(passage, begun, verb.first):
        doing.role, doing.seen = "support", verb.stretch
    partner = "support" if doing.role == "lead" else "with"
    sure: Sure = "medium" if noun else "high"
    yield from _each(passage, limb, partner, named, verb.stretch, sure)


def _advise(
    passage: Passage, limb: Limb, verb: Found[str], doing: _Doing, named: list[Body], begun: int
) -> Iterator[Hint]:
    """Who prepares a decision, and who takes it; of a leader, to whom it is submitted."""
    if doing.role is None and doing.subject.bodies and _is_first(passage, begun, verb.first):
        doing.role, doing.seen = "advise", verb.stretch
        yield from _each(passage, limb, "perform", named, verb.stretch, "low")
    else:
        yield from _each(passage, limb, "submit_to", named, verb.stretch, "medium")


def _actors(passage: Passage, limb: Limb, doing: _Doing) -> Iterator[Hint]:
    """The roles of who acts, once the whole limb is read."""
    subject = doing.subject
    said: Sure = "high" if doing.seen is not None else "medium"
    if doing.directed and doing.seen is not None:
        yield from _each(passage, limb, "direct", subject.bodies, doing.seen, "high")
        role = doing.role if doing.role in {"lead", "support"} else "perform"
        yield from _each(passage, limb, role, doing.directed, doing.seen, "high")
    else:
        sure = said if subject.here or not limb.number else "medium"
        seen = doing.seen or subject.seen
        yield from _each(passage, limb, doing.role or "perform", subject.bodies, seen, sure)
    yield from _each(passage, limb, "direct", subject.by, subject.seen, "medium")
    if subject.asked:
        yield from _each(passage, limb, "requested", subject.bodies, subject.seen, "high")


def _each(
    passage: Passage,
    limb: Limb,
    key: str,
    bodies: Iterable[Body],
    seen: Stretch | None,
    sure: Sure,
) -> Iterator[Hint]:
    """A role for each of some bodies, by words of the limb, or else by the heading."""
    for body in bodies:
        if seen is None:
            yield Hint(key, body.id, "", None, sure, limb.number, by=passage.charged_by)
        else:
            yield passage.hint(key, body.id, seen, limb, sure)


def _bodies_after(passage: Passage, place: int, limb: Limb) -> list[Mention]:
    """The bodies that stand right behind a verb."""
    for ahead in range(place, min(place + _MOST_SKIPPED, limb.end)):
        named = passage.listed(ahead, limb)
        if named:
            return named
        if passage.tokens[ahead].key not in _TO_BODIES:
            break
    return []


def _is_first(passage: Passage, begun: int, place: int) -> bool:
    """Whether only adverbs, and verbs that say a role, stand before a verb."""
    at = begun
    while at < place:
        verb = _VERBS.at(passage.tokens, at)
        if verb is not None and verb.meant != "advise":
            at = verb.end
        elif at in passage.starts:
            at = passage.starts[at].end
        elif passage.tokens[at].key in _ADVERBS | _TO_BODIES:
            at += 1
        else:
            return False
    return True


KIND = Kind(
    id="roles",
    title=Text(en="who acts, and in which role", vi="ai thực hiện, với vai trò gì"),
    by=Text(
        en="The bodies that a sentence begins with, or that the heading over it names "
        "(“Trách nhiệm của X”, “Đề nghị X”), and verbs: chủ trì, phối hợp, chỉ đạo, giao, "
        "tham mưu.",
        vi="Cơ quan đứng đầu câu, hoặc được nêu ở đề mục bên trên (“Trách nhiệm của X”, “Đề nghị "
        "X”), và các động từ: chủ trì, phối hợp, chỉ đạo, giao, tham mưu.",
    ),
    suggest=suggest,
)
