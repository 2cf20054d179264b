"""What nodes and edges of a graph say."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.compiled import Reach, Role
from coordplan.graph.parts import Charge, Edge, Graph, Link, Node, NodeKind, Part, View
from coordplan.phrases import duties as say
from coordplan.phrases.situations import circumstances
from coordplan.phrases.successions import now
from coordplan.phrases.time import deadline, rhythm
from coordplan.text import Text, join

LINK: dict[Link, Text] = {
    Link.THEN: Text(vi="tiếp đến", en="then"),
    **{Link(role.value): label for role, label in say.ROLE.items()},
    Link.ADVISE: Text(vi="tham mưu cho", en="advises"),
    Link.NOTIFY: Text(vi="thông báo cho", en="tells"),
    Link.HAND_OVER: say.HAND_OVER,
    Link.SUBMIT: say.SUBMIT,
    Link.REPORT: Text(vi="báo cáo", en="reports to"),
}
LEGEND: dict[Link, Text] = LINK | {
    Link.THEN: Text(
        vi="nạn nhân sang giai đoạn tiếp theo", en="the victim goes on to the next phase"
    ),
    Link.ADVISE: say.ROLE[Role.ADVISE],
    Link.HAND_OVER: Text(vi="chuyển giao nạn nhân cho", en="hands the victim over to"),
}
MAY_HOLD = Text(
    vi="khung nét đứt, dấu ?: cần làm rõ thêm",
    en="broken frame and ?: depends on what is not yet known",
)
GENERAL = Text(
    vi="khung mảnh, chữ thường: nhiệm vụ chung đối với mọi nạn nhân",
    en="thin frame and plain name: a duty towards any victim",
)
_SILENT = Text(vi="kế hoạch không giao nhiệm vụ", en="the plan is silent")
_NOBODY = Text(vi="có đề cập, không giao cơ quan nào thực hiện", en="mentioned, given to nobody")
_TOLD = Text(vi="được thông báo", en="is told")
_TAKES_OVER = Text(vi="tiếp nhận nạn nhân", en="takes the victim over")
_DEPENDS = Text(vi="tùy theo {facts}", en="depends on {facts}")
_VIA = Text(vi="qua {name}", en="via {name}")
_TITLE: dict[View, Text] = {
    View.REPORTS: Text(vi="Sơ đồ báo cáo", en="Who reports to whom"),
    View.DUTIES: Text(
        vi="Sơ đồ phân công nhiệm vụ theo giai đoạn", en="Who does what, phase by phase"
    ),
    View.OVERSIGHT: Text(vi="Sơ đồ chỉ đạo, tham mưu", en="Who directs and advises whom"),
    View.HANDOVER: Text(
        vi="Sơ đồ chuyển giao, thông báo", en="Who hands over to whom, and tells whom"
    ),
}
_PATH = Text(
    vi="Sơ đồ tiếp nhận, chuyển giao nạn nhân qua từng cơ quan",
    en="The path of the victim, body by body",
)
_SIZE = Text(
    vi="Sơ đồ gồm {nodes} ô và {edges} đường nối.", en="A graph of {nodes} boxes and {edges} links."
)
_NOTHING = Text("", "")

Doing = tuple[Text, str]
"""What a body does, and by which clauses."""


def title(graph: Graph) -> Text:
    """What the graph shows."""
    if graph.situation is not None and graph.view is View.HANDOVER:
        return _PATH
    return _TITLE[graph.view]


def subtitle(graph: Graph) -> Text:
    """Of which plan, and in which situation."""
    name = graph.plan.jurisdiction.name + f" ({graph.plan.id})"
    if graph.situation is None:
        return name
    return name + " — " + circumstances(graph.situation)


def size(graph: Graph) -> Text:
    """How many boxes and links there are."""
    return _SIZE.format(nodes=len(graph.nodes), edges=len(graph.edges))


def about(graph: Graph) -> Text:
    """The graph in sentences, for those who do not see it."""
    told = join((sentence(graph, edge) for edge in graph.edges), "; ")
    return subtitle(graph) + ". " + size(graph) + " " + told + "."


def sentence(graph: Graph, edge: Edge) -> Text:
    """One edge in words: who, what, to whom, by which clause."""
    by_id = {node.id: node for node in graph.nodes}
    source, target = by_id[edge.source], by_id[edge.target]
    if edge.link is Link.THEN:
        return source.name + " → " + target.name
    if source.kind is NodeKind.PHASE:
        doing = join(map(_cited, doings(target)))
        return source.name + ": " + target.name + " " + doing
    said = join([source.name, LINK[edge.link], target.name], " ")
    return _joined([said, note(edge), clauses(edge.charges)], " ")


def note(edge: Edge) -> Text:
    """What else an edge says: through whom, how often, by when, on what it depends; danger."""
    said: dict[Text, None] = {}
    if edge.via is not None:
        said[_VIA.format(name=edge.via.name)] = None
    for charge in edge.charges:
        reporting, told = charge.duty.reporting, charge.duty.notification
        if edge.link is Link.REPORT and reporting is not None:
            said[rhythm(reporting)] = None
        if edge.link is Link.NOTIFY and told is not None:
            said[_NOTHING if told.within is None else deadline(told.within)] = None
            said[say.ONE_ENOUGH if told.any else _NOTHING] = None
    if not edge.certain:
        said[depends(edge.charges)] = None
    for charge in edge.charges:
        said[mark(charge)] = None
    return _joined(one for one in said if not any(_begins(o, one) for o in said if o != one))


def _begins(longer: Text, part: Text) -> bool:
    """Whether one text says what the other does, and more."""
    return longer.vi.startswith(part.vi) and longer.en.startswith(part.en)


def label(edge: Edge) -> Text:
    """What stands at an edge: what it says, what else, and the clauses."""
    if edge.link is Link.THEN:
        return _NOTHING
    return _joined([LINK[edge.link], note(edge)], " · ") + f" {clauses(edge.charges)}"


def doings(node: Node) -> list[Doing]:
    """What a body does in a phase: one line a role and set of clauses."""
    lines: dict[tuple[Role, Text], list[Part]] = {}
    for part in node.parts:
        charge = part.charge
        held = _joined([*say.timed(charge.duty), depends((charge,)), mark(charge)])
        lines.setdefault((part.role, held), []).append(part)
    return [_doing(role, held, parts) for (role, held), parts in lines.items()]


def _doing(role: Role, held: Text, parts: list[Part]) -> Doing:
    actions = dict.fromkeys(action.label for part in parts for action in part.actions)
    within = dict.fromkeys(part.charge.duty.within for part in parts)
    said = say.ROLE[role] + ": " + join(actions)
    more = [deadline(one) for one in within if one is not None]
    return _joined([said, *more, held]), clauses(part.charge for part in parts)


def depends(charges: Iterable[Charge]) -> Text:
    """On which unknown facts or calls it depends; nothing where it does not."""
    charges = list(charges)
    facts = {fact.id: fact for c in charges for fact in c.depends_on}
    said = [_DEPENDS.format(facts=say.topics(facts.values()))] if facts else []
    on_call = [c.duty.on_call for c in charges if c.waiting and c.duty.on_call is not None]
    said += dict.fromkeys(say.trigger(trigger) for trigger in on_call)
    return Text("? ", "? ") + join(said, "; ") if said else _NOTHING


def mark(charge: Charge) -> Text:
    """The mark of danger, where a duty bears it."""
    return Text("⚠ ", "⚠ ") + charge.caution if charge.caution is not None else _NOTHING


def clauses(charges: Iterable[Charge]) -> str:
    """The clauses, each once; an asterisk says that something was read in."""
    return say.clauses(charge.duty for charge in charges)


def stands_out(graph: Graph, node: Node) -> bool:
    """Whether some duty behind a node speaks of the situation; all do where none is asked for."""
    charges = [part.charge for part in node.parts]
    charges += [c for edge in graph.edges if edge.target == node.id for c in edge.charges]
    general = all(charge.duty.reach is Reach.GENERAL for charge in charges)
    return graph.situation is None or not charges or not general


def box_lines(graph: Graph, node: Node) -> list[Text]:
    """What stands in the box of a node below its name."""
    if node.kind is NodeKind.PHASE:
        silence = unfilled(graph, node)
        return [] if silence is None else [silence]
    if node.kind is NodeKind.AGENCY and graph.by_phase and not node.parts:
        return [*_since(node), _received(graph, node)]
    return [*_since(node), *(_cited(doing) for doing in doings(node))]


def _since(node: Node) -> list[Text]:
    """Who stands in for a body that has changed since the plan."""
    return [now(node.steps)] if node.steps else []


def unfilled(graph: Graph, phase: Node) -> Text | None:
    """Why no body stands in a phase; None where some body does."""
    if any(other.phase is phase.phase for other in graph.nodes if other is not phase):
        return None
    plan = graph.plan
    actions = [a for a in plan.vocabulary.actions.values() if a.phase is phase.phase]
    spoken_of = any(
        clause.speaks_of(action) for clause in plan.clauses.values() for action in actions
    )
    return _NOBODY if spoken_of else _SILENT


def caption(graph: Graph, node: Node) -> list[Text]:
    """Everything that a node says, name first."""
    return [node.name, *box_lines(graph, node)]


def _received(graph: Graph, node: Node) -> Text:
    """What happens to a body that only receives: it is told, or takes the victim over."""
    into = [edge for edge in graph.edges if edge.target == node.id]
    takes_over = any(edge.link is Link.HAND_OVER for edge in into)
    said = _joined(dict.fromkeys(map(note, into)))
    head = _TAKES_OVER if takes_over else _TOLD
    at = clauses(charge for edge in into for charge in edge.charges)
    return _joined([head + ":" if said != _NOTHING else head, said, at], " ")


def _cited(doing: Doing) -> Text:
    return doing[0] + f" {doing[1]}"


def _joined(parts: Iterable[Text | str], joiner: str = "; ") -> Text:
    """Texts one after the other; what is empty is left out."""
    return join((part for part in parts if part not in ("", _NOTHING)), joiner)
