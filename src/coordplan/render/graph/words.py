"""What nodes and edges of a graph say, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.compiled import Reach, Role
from coordplan.graph.parts import Charge, Edge, Graph, Link, Node, NodeKind, Part, View
from coordplan.render import words
from coordplan.render.circumstances import circumstances
from coordplan.text import Language, Text

LINK: dict[Link, Text] = {
    Link.THEN: Text(vi="rồi đến", en="then"),
    **{Link(role.value): label for role, label in words.ROLE.items()},
    Link.NOTIFY: Text(vi="báo cho", en="tells"),
    Link.HAND_OVER: words.HAND_OVER,
    Link.SUBMIT: words.SUBMIT,
    Link.REPORT: Text(vi="báo cáo", en="reports to"),
}
LEGEND: dict[Link, Text] = LINK | {
    Link.THEN: Text(vi="nạn nhân sang giai đoạn sau", en="the victim goes on to the next phase"),
    Link.NOTIFY: Text(vi="báo tin cho", en="tells"),
    Link.HAND_OVER: Text(vi="chuyển giao nạn nhân cho", en="hands the victim over to"),
}
MAY_HOLD = Text(
    vi="khung nét đứt, dấu ?: còn tùy điều chưa biết",
    en="broken frame and ?: depends on what is not yet known",
)
GENERAL = Text(
    vi="khung mảnh, chữ thường: nhiệm vụ chung với mọi nạn nhân",
    en="thin frame and plain name: a duty towards any victim",
)
SILENT = Text(vi="kế hoạch không nói đến", en="the plan is silent")
NOBODY = Text(vi="ở đây không giao ai làm", en="nobody here is to do it")
TOLD = Text(vi="được báo", en="is told")
TAKES_OVER = Text(vi="tiếp nhận nạn nhân", en="takes the victim over")
_TITLE: dict[View, Text] = {
    View.REPORTS: Text(vi="Ai báo cáo cho ai", en="Who reports to whom"),
    View.DUTIES: Text(vi="Ai làm gì, theo giai đoạn", en="Who does what, phase by phase"),
    View.OVERSIGHT: Text(vi="Ai chỉ đạo, tham mưu cho ai", en="Who directs and advises whom"),
    View.HANDOVER: Text(
        vi="Ai chuyển giao, báo tin cho ai", en="Who hands over to whom, and tells whom"
    ),
}
_PATH = Text(vi="Đường đi của nạn nhân, từng cơ quan", en="The path of the victim, body by body")
_ABOUT = Text(
    vi="Sơ đồ gồm {nodes} ô và {edges} đường nối.", en="A graph of {nodes} boxes and {edges} links."
)


def title(graph: Graph) -> Text:
    """What the graph shows."""
    if graph.situation is not None and graph.view is View.HANDOVER:
        return _PATH
    return _TITLE[graph.view]


def subtitle(graph: Graph, language: Language) -> str:
    """Of which plan, and in which situation."""
    name = f"{graph.plan.jurisdiction.name[language]} ({graph.plan.id})"
    if graph.situation is None:
        return name
    return f"{name} — {circumstances(graph.situation, language)}"


def about(graph: Graph, language: Language) -> str:
    """The graph in sentences, for those who do not see it."""
    counts = _ABOUT[language].format(nodes=len(graph.nodes), edges=len(graph.edges))
    told = "; ".join(sentence(graph, edge, language) for edge in graph.edges)
    return f"{subtitle(graph, language)}. {counts} {told}."


def sentence(graph: Graph, edge: Edge, language: Language) -> str:
    """One edge in words: who, what, to whom, by which clause."""
    by_id = {node.id: node for node in graph.nodes}
    source, target = (by_id[id_].name[language] for id_ in (edge.source, edge.target))
    if edge.link is Link.THEN:
        return f"{source} → {target}"
    said = LINK[edge.link][language]
    if by_id[edge.source].kind is NodeKind.PHASE:
        doing = ", ".join(doings(by_id[edge.target], language))
        return f"{source}: {target} {doing}"
    more = " ".join(part for part in (note(edge, language), clauses(edge.charges)) if part)
    return f"{source} {said} {target} {more}".rstrip()


def note(edge: Edge, language: Language) -> str:
    """What else an edge says: through whom, how often, by when, on what it depends; danger."""
    said: dict[str, None] = {}
    if edge.via is not None:
        said[f"{words.VIA[language]} {edge.via.name[language]}"] = None
    for charge in edge.charges:
        reporting, told = charge.duty.reporting, charge.duty.notification
        if edge.link is Link.REPORT and reporting is not None:
            said[words.rhythm(reporting, language)] = None
        if edge.link is Link.NOTIFY and told is not None:
            said[words.deadline(told.within, language)] = None
            said[words.ONE_ENOUGH[language] if told.any else ""] = None
    if not edge.certain:
        said[depends(edge.charges, language)] = None
    for charge in edge.charges:
        said[mark(charge, language)] = None
    return "; ".join(
        part for part in said if part and not any(o != part and o.startswith(part) for o in said)
    )


def label(edge: Edge, language: Language) -> str:
    """What stands at an edge: what it says, what else, and the clauses."""
    if edge.link is Link.THEN:
        return ""
    parts = (LINK[edge.link][language], note(edge, language))
    return f"{' · '.join(part for part in parts if part)} {clauses(edge.charges)}"


def doings(node: Node, language: Language) -> list[str]:
    """What a body does in a phase: one line a role and set of clauses."""
    lines: dict[tuple[Role, tuple[str, ...]], list[Part]] = {}
    for part in node.parts:
        held = (
            *words.timed(part.charge.duty, language),
            depends((part.charge,), language),
            mark(part.charge, language),
        )
        lines.setdefault((part.role, tuple(filter(None, held))), []).append(part)
    return [_doing(role, held, parts, language) for (role, held), parts in lines.items()]


def _doing(role: Role, held: tuple[str, ...], parts: list[Part], language: Language) -> str:
    actions = dict.fromkeys(action.label[language] for part in parts for action in part.actions)
    within = dict.fromkeys(words.deadline(part.charge.duty.within, language) for part in parts)
    said = f"{words.ROLE[role][language]}: {', '.join(actions)}"
    more = [*filter(None, within), *held]
    return "; ".join([said, *more]) + f" {clauses(part.charge for part in parts)}"


def depends(charges: Iterable[Charge], language: Language) -> str:
    """On which unknown facts or calls it depends; nothing where it does not."""
    charges = list(charges)
    facts = {fact.id: fact.label[language] for c in charges for fact in c.depends_on}
    said = [f"{words.DEPENDS_ON[language].lower()} {', '.join(facts.values())}"] if facts else []
    on_call = [c.duty.on_call for c in charges if c.waiting and c.duty.on_call is not None]
    said += dict.fromkeys(words.trigger(trigger, language) for trigger in on_call)
    return f"? {'; '.join(said)}" if said else ""


def mark(charge: Charge, language: Language) -> str:
    """The mark of danger, where a duty bears it."""
    return f"{words.MARK} {charge.caution[language]}" if charge.caution is not None else ""


def clauses(charges: Iterable[Charge]) -> str:
    """The clauses, each once; an asterisk says that something was read in."""
    return " ".join(dict.fromkeys(words.clause(charge.duty) for charge in charges))


def stands_out(graph: Graph, node: Node) -> bool:
    """Whether some duty behind a node speaks of the situation; all do where none is asked for."""
    charges = [part.charge for part in node.parts]
    charges += [c for edge in graph.edges if edge.target == node.id for c in edge.charges]
    general = all(charge.duty.reach is Reach.GENERAL for charge in charges)
    return graph.situation is None or not charges or not general


def told_as(graph: Graph, node: Node, language: Language) -> str:
    """What happens to a body that only receives: it is told, or takes the victim over."""
    links = {edge.link for edge in graph.edges if edge.target == node.id}
    return (TAKES_OVER if Link.HAND_OVER in links else TOLD)[language]


def box_lines(graph: Graph, node: Node, language: Language) -> list[str]:
    """What stands in the box of a node below its name."""
    if node.kind is NodeKind.PHASE:
        acted_in = any(other.phase is node.phase for other in graph.nodes if other is not node)
        return [] if acted_in else [(NOBODY if _spoken_of(graph, node) else SILENT)[language]]
    if node.kind is NodeKind.AGENCY and graph.by_phase and not node.parts:
        into = [edge for edge in graph.edges if edge.target == node.id]
        said = "; ".join(
            dict.fromkeys(note(edge, language) for edge in into if note(edge, language))
        )
        at = clauses(charge for edge in into for charge in edge.charges)
        return [
            " ".join(
                part
                for part in (told_as(graph, node, language) + (":" if said else ""), said, at)
                if part
            )
        ]
    return doings(node, language)


def _spoken_of(graph: Graph, node: Node) -> bool:
    """Whether some clause speaks of an action of a phase, in whatever situation."""
    plan = graph.plan
    actions = [a for a in plan.vocabulary.actions.values() if a.phase is node.phase]
    return any(clause.speaks_of(action) for clause in plan.clauses.values() for action in actions)


def caption(graph: Graph, node: Node, language: Language) -> Iterator[str]:
    """Everything that a node says, name first."""
    yield node.name[language]
    yield from box_lines(graph, node, language)
