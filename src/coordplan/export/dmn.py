"""A plan as one decision table of DMN 1.3, hit policy COLLECT.

A row is a term: it says that the duties in its output may hold, or that they may fail. A duty is
certain where no row that matches says that it may fail, excluded where none says that it may hold,
and possible where both are said. So what is not known (null) stays exact in any engine that
evaluates such a table. A situation is consistent where every ``consistent`` part is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Comment, Element, SubElement, indent

from coordplan.conditions import Term, Terms
from coordplan.export.decision import Decision
from coordplan.export.names import columns
from coordplan.export.sql import notes, version_of
from coordplan.xml import DECLARATION, xml_text

_DMN = "https://www.omg.org/spec/DMN/20191111"
HOLDS, FAILS, OCCURS = "may hold", "may fail", "consistent"


def dmn(decision: Decision) -> str:
    """The table, as XML."""
    plan = decision.plan
    names = columns(field.name for field in decision.fields)
    root = Element(
        "definitions",
        {
            "xmlns": f"{_DMN}/MODEL/",
            "id": f"coordplan_{version_of(plan)}",
            "name": plan.title.vi,
            "namespace": f"urn:coordplan:{plan.id}",
            "expressionLanguage": f"{_DMN}/FEEL/",
            "exporter": "coordplan",
        },
    )
    for note in notes(decision):
        root.append(Comment(f" {note.replace('--', '- -')} "))
    for name in names:
        data = SubElement(root, "inputData", id=f"data_{name}", name=name)
        SubElement(data, "variable", id=f"variable_{name}", name=name, typeRef="string")
    deciding = SubElement(root, "decision", id="duties", name="duties")
    SubElement(deciding, "variable", id="duties_variable", name="duties")
    for name in names:
        needed = SubElement(deciding, "informationRequirement", id=f"needs_{name}")
        SubElement(needed, "requiredInput", href=f"#data_{name}")
    _table(SubElement(deciding, "decisionTable", id="table", hitPolicy="COLLECT"), decision, names)
    indent(root)
    return DECLARATION + xml_text(root)


def _table(table: Element, decision: Decision, names: Sequence[str]) -> None:
    """The columns of the table, and a rule for each term."""
    for name in names:
        one = SubElement(table, "input", id=f"input_{name}", label=name)
        asked = SubElement(one, "inputExpression", id=f"expression_{name}", typeRef="string")
        SubElement(asked, "text").text = name
    SubElement(table, "output", id="output_verdict", name="verdict", typeRef="string")
    SubElement(table, "output", id="output_duties", name="duties")
    for number, (verdict, ids, term) in enumerate(_rules(decision), 1):
        rule = SubElement(table, "rule", id=f"rule_{number}")
        for field, test in enumerate(_tests(decision, term)):
            _entry(rule, "inputEntry", f"rule_{number}_{field}", test)
        _entry(rule, "outputEntry", f"rule_{number}_verdict", f'"{verdict}"')
        _entry(
            rule, "outputEntry", f"rule_{number}_duties", json.dumps(list(ids), ensure_ascii=False)
        )


def _entry(rule: Element, kind: str, id_: str, said: str) -> None:
    SubElement(SubElement(rule, kind, id=id_), "text").text = said


def _rules(decision: Decision) -> Iterator[tuple[str, Sequence[str], Term]]:
    """What each term says: of what can occur, and of the duties of each condition."""
    duties: dict[int, list[str]] = {}
    for duty in decision.plan.duties:
        duties.setdefault(duty.condition, []).append(duty.id)
    said: list[tuple[str, Sequence[str], Terms]] = [
        (OCCURS, [str(number)], terms) for number, terms in enumerate(decision.consistent)
    ]
    for number, (holds, fails) in enumerate(decision.conditions):
        if number in duties:
            said += [(HOLDS, duties[number], holds), (FAILS, duties[number], fails)]
    for verdict, ids, terms in said:
        for term in terms:
            yield verdict, ids, term


def _tests(decision: Decision, term: Term) -> Iterator[str]:
    """What a term asks of each field: some of its words; null where it may be unknown."""
    space = decision.space
    for field, one in enumerate(decision.fields):
        states = space.values(term, field)
        if len(states) == space.sizes[field]:
            yield "-"
            continue
        known = [f'"{one.words[state]}"' for state in states if state < len(one.words)]
        unknown = ["null"] if len(one.words) in states else []
        yield ",".join([*unknown, *known])
