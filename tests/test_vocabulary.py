"""The vocabulary: complete, in both languages, checked like a plan, and replaceable."""

from __future__ import annotations

from pathlib import Path

import pytest

import coordplan
from coordplan import Situation
from coordplan.situation import resolve
from coordplan.text import LANGUAGES, fold
from coordplan.vocabulary import Action, Entry, Event, Fact, Phase
from coordplan.vocabulary.terms import spelled
from tests import reference
from tests.conftest import ROOT, Run

DATA = ROOT / "tests" / "data"

FACTS = {
    "origin": "abroad domestic",
    "route": "handover diplomatic self-return self-report rescue found referral",
    "entry": "airport seaport sea-border island at-sea land-gate land-border inland",
    "received_by": "police border-guard coast-guard military people-committee labour-social "
    "support-facility health diplomatic-mission other",
    "status": "suspected in-identification identified",
    "nationality": "vietnamese foreign undetermined",
    "sex": "female male",
    "wish": "support home",
    "location": "reception-point facility residence host-country",
    "proceedings": "none investigation prosecution trial",
} | dict.fromkeys(
    [
        "minor",
        "under_16",
        "unsupported_child",
        "with_minor",
        "with_relative",
        "wants_study",
        "danger",
        "lodging_available",
        "many",
        "returned",
        "legal_aid_eligible",
        "requested",
        "judged_necessary",
        "return_planned",
        "pupil",
        "complex_case",
        "protection_needed",
        "separated",
        "plan_done",
        "identified_before_july_2025",
    ],
    "true false",
)
EVENTS = {
    "seaport-return": "route=handover entry=seaport",
    "sea-border-return": "route=handover entry=sea-border",
    "island-return": "route=handover entry=island",
    "air-return": "route=diplomatic entry=airport",
    "land-border-return": "route=handover entry=land-gate",
    "self-return": "route=self-return",
    "rescue": "route=rescue",
    "sea-rescue": "route=rescue entry=at-sea",
    "sea-handover": "route=handover entry=at-sea",
    "domestic-rescue": "origin=domestic route=rescue",
    "domestic-report": "origin=domestic route=self-report",
    "hotline-report": "route=referral",
    "mass-handover": "route=handover many=true",
    "minor": "minor=true",
    "child": "under_16=true",
    "unsupported-child": "unsupported_child=true",
    "foreign-victim": "nationality=foreign",
    "danger-at-shelter": "location=facility danger=true",
    "no-lodging": "lodging_available=false",
    "investigation": "proceedings=investigation",
    "trial": "proceedings=trial",
    "reintegration": "returned=true",
}
ACTIONS = [
    "receive-information",
    "notify",
    "share-information",
    "screen",
    "rescue",
    "receive",
    "joint-delegation",
    "essential-needs",
    "temporary-lodging",
    "travel-costs",
    "interpretation",
    "inform-victim",
    "verify",
    "identify",
    "certify",
    "repatriation-papers",
    "protect",
    "request-protection",
    "keep-confidential",
    "assess",
    "separate",
    "alternative-care",
    "end-separation",
    "refer",
    "return-home",
    "medical",
    "psychological",
    "legal-aid",
    "education",
    "vocational",
    "employment",
    "hardship-allowance",
    "social-protection",
    "file-dossier",
    "general-support",
    "support-plan",
    "reintegrate",
    "investigate",
    "prosecute",
    "adjudicate",
    "defend-rights",
    "prevent",
    "communicate",
    "train",
    "inspect",
    "evaluate",
    "supervise",
    "budget",
    "report",
    "keep-data",
    "make-policy",
    "plan",
    "guide",
    "advise",
    "coordinate",
    "focal-point",
    "mobilise-resources",
    "cooperate-internationally",
]
FUNCTIONS = [
    "people-committee",
    "labour-social",
    "police",
    "border-guard",
    "coast-guard",
    "military",
    "immigration",
    "health",
    "education",
    "justice",
    "legal-aid",
    "finance",
    "foreign-affairs",
    "diplomatic-mission",
    "culture-information",
    "home-affairs",
    "agriculture-environment",
    "science-technology",
    "court",
    "procuracy",
    "fatherland-front",
    "womens-union",
    "mass-organisation",
    "support-facility",
    "social-work",
    "child-protection",
    "steering-committee",
    "executive-office",
    "hotline",
    "party",
    "council",
    "foreign-state",
    "family",
    "victim",
    "group",
]


def test_ids_are_those_of_the_contract(vocabulary: coordplan.Vocabulary) -> None:
    found = {f.id: " ".join(spelled(v.value) for v in f.values) for f in vocabulary.fact_list}
    assert found == FACTS
    events = {
        e.id: " ".join(f"{name}={spelled(value)}" for name, value in e.facts.items())
        for e in vocabulary.events.values()
    }
    assert events == EVENTS
    assert list(vocabulary.actions) == ACTIONS
    assert list(vocabulary.functions) == FUNCTIONS
    assert list(vocabulary.levels) == [
        "central",
        "province",
        "district",
        "commune",
        "unit",
        "abroad",
        "any",
    ]
    assert [p.id for p in vocabulary.phases.values() if p.standing] == ["standing"]


def test_every_entry_is_in_both_languages(vocabulary: coordplan.Vocabulary) -> None:
    """The shape demands both; here that nobody filled one in by copying the other."""
    entries: list[Entry | Fact | Event | Phase | Action] = [
        *vocabulary.fact_list, *vocabulary.events.values(), *vocabulary.phases.values(),
        *vocabulary.actions.values(), *vocabulary.functions.values(),
        *vocabulary.levels.values(), *vocabulary.beneficiaries.values(),
    ]  # fmt: skip
    for entry in entries:
        assert entry.label.vi != entry.label.en
        assert entry.about.vi != entry.about.en
    for fact in vocabulary.fact_list:
        assert fact.question.vi.endswith("?")
        assert fact.question.en.endswith("?")
        for value in fact.values:
            assert value.label.vi != value.label.en
    assert all(event.names for event in vocabulary.events.values())


@pytest.mark.parametrize(
    "words",
    [
        "Biên giới biển",
        "BIEN GIOI BIEN",
        "trao trả tại khu vực biên giới biển",
        "sea-border-return",
    ],
)
def test_an_event_is_found_by_any_name(vocabulary: coordplan.Vocabulary, words: str) -> None:
    event = vocabulary.find_event(words)
    assert event is not None
    assert event.id == "sea-border-return"


def test_no_two_events_share_a_name(vocabulary: coordplan.Vocabulary) -> None:
    names = [
        (name, event.id)
        for event in vocabulary.events.values()
        for name in {fold(n) for n in (event.id, event.label.vi, event.label.en, *event.names)}
    ]
    assert len({name for name, _ in names}) == len(names)


def test_every_answer_is_taken_as_it_is_shown(vocabulary: coordplan.Vocabulary) -> None:
    """A question shows answers in the words of the reader, and those can be typed."""
    for fact in vocabulary.fact_list:
        for value in fact.values:
            for language in LANGUAGES:
                said = Situation(**{fact.id: value.label[language]})
                assert resolve(said, vocabulary).facts[fact.id] == value.value


BROKEN = [
    ("  dam_open:\n", "  any:\n", "reserved-name"),
    ("label: {vi: bão, en: storm}", "label: {vi: bão, en: flood}", "ambiguous-name"),
    ("label: {vi: ban đêm, en: at night}", "label: {vi: ban đêm, en: hazard}", "ambiguous-name"),
    ("then: {hazard: flood}", "then: {hazrd: flood}", "unknown-fact"),
    ("facts: {dam_open: true}", "facts: {dam_opn: true}", "unknown-fact"),
    ("facts: {dam_open: true}", "facts: {dam_open: maybe}", "unknown-value"),
    ("facts: {dam_open: true}", "facts: {dam_open: true, hazard: storm}", "impossible-condition"),
    ("then: {hazard: flood}", "then: {}", "empty-when"),
    ("names: [mở đập]", "names: [mở đập]\n    colour: red", "unknown-key"),
    ("    values: bool", "    values: boolean", "bad-value"),
    ("    values: bool", "    since: respond\n    values: bool", "unknown-phase"),
    ("      drill:", "      evacuate:", "ambiguous-name"),
    ("phases:\n", "  open-dam:\n    label: {vi: Mở đập, en: open dam}\n    about: {vi: a, en: b}\n"
     "    facts: {dam_open: true}\nphases:\n", "ambiguous-name"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "rule"), BROKEN)
def test_a_vocabulary_is_checked_like_a_plan(
    written: str, instead: str, rule: str, tmp_path: Path
) -> None:
    text = (DATA / "disaster.yaml").read_text("utf-8")
    assert written in text
    file = tmp_path / "vocabulary.yaml"
    file.write_text(text.replace(written, instead, 1), "utf-8")
    found = coordplan.check_vocabulary(str(file))
    assert rule in {d.rule for d in found}
    assert all(d.where is not None and d.where.position is not None for d in found)
    with pytest.raises(coordplan.InvalidFileError):
        coordplan.load_vocabulary(str(file))


def test_one_action_is_asked_about_first(vocabulary: coordplan.Vocabulary, tmp_path: Path) -> None:
    assert vocabulary.main_action.id == "receive"
    assert coordplan.load_vocabulary(str(DATA / "disaster.yaml")).main_action.number == 0
    file = tmp_path / "vocabulary.yaml"
    data = reference.read(str(DATA / "disaster.yaml"))
    actions = [a for phase in data["phases"].values() for a in phase["actions"].values()]
    for action in actions[:2]:
        action["main"] = True
    import yaml

    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    (found,) = coordplan.check_vocabulary(str(file))
    assert found.rule == "several-main-actions"
    actions[0]["main"] = False
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    assert coordplan.load_vocabulary(str(file)).main_action.number == 1


def test_values_that_constraints_forbid_are_reported() -> None:
    found = coordplan.check_vocabulary(str(DATA / "impossible-vocabulary.yaml"))
    assert {d.rule for d in found} == {"impossible-condition"}


def test_constraints_that_tie_too_much_are_refused(tmp_path: Path) -> None:
    data = reference.read(str(DATA / "disaster.yaml"))
    flag = data["facts"]["dam_open"]
    data["facts"] |= {f"a{n}": {**flag, "label": {"vi": f"đ{n}", "en": f"a{n}"}} for n in range(24)}
    parts = [{"any": [{f"a{n}": True}, {f"a{n + 12}": True}]} for n in range(12)]
    data["constraints"] = [
        {"if": {"at_night": True}, "then": {"all": parts}, "reason": {"vi": "a", "en": "b"}}
    ]
    import yaml

    file = tmp_path / "vocabulary.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert [d.rule for d in coordplan.check_vocabulary(str(file))] == ["condition-too-wide"]


def test_another_field_needs_no_new_code(run: Run) -> None:
    """A plan of another field, in another vocabulary, from the library and the command."""
    vocabulary = coordplan.load_vocabulary(str(DATA / "disaster.yaml"))
    plan = coordplan.load_plan(str(DATA / "disaster-plan.yaml"), vocabulary=vocabulary)
    answer = coordplan.who(plan, coordplan.Situation("mở đập"))
    assert [(a.agency.id, a.role) for a in answer.act] == [
        ("water-board", "lead"),
        ("fire-service", "perform"),
    ]
    assert answer.situation.facts == {"hazard": "flood", "dam_open": True}
    assert [n.agency.id for n in answer.notify] == ["fire-service"]
    ran = run(
        "who", "--plan", "tests/data/disaster-plan.yaml",
        "--vocabulary", "tests/data/disaster.yaml", "--fact", "hazard=storm",
    )  # fmt: skip
    assert ran.code == 0
    assert "Is it night?" in ran.out
    assert "dam-release" in run("events", "--vocabulary", "tests/data/disaster.yaml").out
