"""What people see: each file holds a command, its exit code and its output together.

``make golden`` writes the files anew; the diff is reviewed.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran, Run

FOLDER = ROOT / "tests" / "golden"
TRACED = "tests/data/trace/village"
REVISED = "tests/data/diff/village-revised.yaml"

COMMANDS = {
    "who-sea-border-return": "who -p haiphong -e sea-border-return --as-of 2024-06-01",
    "who-sea-border-return-vi": "who -p haiphong -e sea-border-return --lang vi --as-of 2024-06-01",
    "who-sea-border-return-json": "who -p haiphong -e sea-border-return --format json --as-of 2024-06-01",
    "who-air-return": "who -p haiphong -e air-return --brief --as-of 2024-06-01",
    "who-land-border-return": "who -p haiphong -e land-border-return --brief --as-of 2024-06-01",
    "who-land-border-return-vi": "who -p haiphong -e land-border-return --brief --lang vi --as-of 2024-06-01",
    "who-self-return": "who -p haiphong -e self-return --brief --as-of 2024-06-01",
    "who-danger-at-shelter": "who -p haiphong -e danger-at-shelter --brief --as-of 2024-06-01",
    "who-domestic-rescue-standing": "who -p haiphong -e domestic-rescue --standing --as-of 2024-06-01",
    "who-nothing-known": "who -p haiphong --as-of 2024-06-01",
    "who-before-its-time": "who -p haiphong -e rescue --brief --as-of 2020-01-01",
    "who-contradiction": "who -p haiphong -e air-return -f origin=domestic",
    "who-unknown-everything": "who -p haiphong -e sea-boarder-return -f entri=island -f sex=none",
    "who-vague-words-vi": "who -p 'Hải Phòng' -e tàu -f 'cơ sở hỗ trợ' -f 'cảng biển' --lang vi",
    "who-slips": "who -p 'tỉnh Đồng Nai' -e 'bien phng' -e 'trở về qua cảng biển Đình Vũ' -f tuổi=200 -f sex",
    "ask-sea-border-return": "ask -p haiphong -e sea-border-return --brief --as-of 2024-06-01",
    "ask-nothing-known-vi": "ask -p soctrang --brief --lang vi --as-of 2024-06-01",
    "ask-json": "ask -p laichau --format json --as-of 2024-06-01",
    "why": "why -p haiphong -e sea-border-return border-guard-command",
    "why-vi": "why -p haiphong -e air-return Công an TP --lang vi",
    "why-json": "why -p haiphong -e air-return -f minor=true V.7.-1 --format json",
    "why-markdown": "why -p dongnai -e trial III.1.d --format markdown",
    "why-told": "why -p haiphong -e danger-at-shelter Công an",
    "why-no-duty": "why -p haiphong II.4",
    "why-not": "why-not -p haiphong -e air-return border-guard-command",
    "why-not-vi": "why-not -p haiphong -e air-return 'BCH BDBP' --lang vi",
    "why-not-json": "why-not -p haiphong -e air-return V.8.-1 --format json",
    "why-not-markdown-vi": "why-not -p soctrang -e self-return II.4 --action refer --format markdown --lang vi",
    "why-unknown": "why -p haiphong bordr-guard",
    "show-plan": "show haiphong",
    "show-clause": "show haiphong V.8.-3",
    "show-clause-vi": "show haiphong V.13.-5 --lang vi",
    "show-part-json": "show haiphong V.17.-2 --format json",
    "show-source-vi": f"show {TRACED}.yaml II.1.-2 -s {TRACED}-revised.md --lang vi",
    "trace": f"trace {TRACED}.yaml -s {TRACED}.md",
    "trace-findings": f"trace {TRACED}.yaml -s {TRACED}-revised.md",
    "trace-findings-vi": f"trace {TRACED}.yaml -s {TRACED}-revised.md --lang vi",
    "trace-json": f"trace {TRACED}.yaml -s {TRACED}-revised.md --format json",
    "batch": "batch docs/examples/cases.csv -m docs/examples/cases-map.yaml --key id --as-of 2026-11-22",
    "batch-summary-vi": "batch docs/examples/cases.csv -m docs/examples/cases-map.yaml -p haiphong --summary --lang vi --as-of 2026-11-22",
    "batch-json": "batch docs/examples/cases.csv -m docs/examples/cases-map.yaml -p laichau -p haiphong --format json --as-of 2026-11-22",
    "batch-no-column": "batch docs/examples/cases.csv -m htcds-2.0 --as-of 2026-11-22",
    "export-unplain": "export haiphong --to sql --table cases;drop",
    "who-five-plans": "who -e sea-border-return --as-of 2026-11-22",
    "who-five-plans-vi": "who -e mass-handover --as-of 2026-11-22 --lang vi",
    "who-after-the-change": "who -p haiphong -e sea-border-return --brief --as-of 2026-11-22",
    "who-after-the-change-vi": "who -p soctrang -e trial --brief --as-of 2026-11-22 --lang vi",
    "who-after-the-change-json": "who -p laichau -e minor --format json --as-of 2026-11-22",
    "registry": "registry",
    "registry-successions-vi": "registry successions --lang vi",
    "registry-impact": "registry impact luat-66-2011",
    "registry-impact-json": "registry impact nd-62-2012 -p haiphong --format json",
    "registry-unknown-vi": "registry impact nd-62-2021 --lang vi",
    "check-as-of": "check plans/haiphong.yaml plans/dongnai.yaml --as-of 2026-11-22",
    "check-as-of-vi": "check laichau tanhong --as-of 2026-11-22 --lang vi",
    "compare-five-plans": "compare --as-of 2026-11-22",
    "compare-five-plans-vi": "compare --as-of 2026-11-22 --lang vi",
    "compare-by-action": "compare haiphong soctrang --by action -e air-return --phase verification --as-of 2026-11-22",
    "compare-csv": "compare -e sea-border-return --format csv --as-of 2026-11-22",
    "compare-markdown-vi": "compare -e sea-border-return -e mass-handover --format markdown --lang vi --as-of 2026-11-22",
    "compare-json": "compare haiphong soctrang -e sea-border-return --format json --as-of 2026-11-22",
    "plans": "plans",
    "who-partial-plan": "who --plan luat-53-2024 -e domestic-report --brief --as-of 2026-11-22",
    "who-partial-plan-vi": "who --plan luat-53-2024 -e domestic-report --brief --lang vi --as-of 2026-11-22",
    "who-circular-land-gate": "who --plan ttlt-01-2014 -e land-border-return --brief --as-of 2026-11-22",
    "who-circular-foreigner-vi": "who --plan ttlt-01-2014 -e foreign-victim -e rescue --brief --lang vi --as-of 2026-11-22",
    "test-one": "test plans/scenarios/laichau.yaml --mutate",
    "events": "events",
    "facts-vi": "facts --lang vi",
    "agencies": "agencies -p haiphong",
    "agencies-found": "agencies 'bch bdbp' -p haiphong",
    "check-errors": "check tests/checks/unknown-value/bad.yaml tests/checks/unused-agency/bad.yaml",
    "check-clean-json": "check haiphong --format json",
    "diff-versions": f"diff {TRACED}.yaml {REVISED} --acknowledged tests/data/diff/accepted.yaml",
    "diff-versions-vi": f"diff {TRACED}.yaml {REVISED} --lang vi --fail-on loss",
    "diff-versions-json": f"diff {TRACED}.yaml {REVISED} --format json --severity loss",
    "diff-versions-markdown": f"diff {TRACED}.yaml {REVISED} --format markdown",
    "diff-plans": "diff haiphong soctrang --severity loss",
    "diff-plans-markdown-vi": "diff haiphong soctrang --severity loss --lang vi --format markdown",
    "diff-refused-vi": "diff haiphong nowhere:plans/haiphong.yaml --lang vi",
    "fmt-check": "fmt --check plans/haiphong.yaml tests/data/untidy-plan.yaml",
    "fmt-diff": "fmt --diff tests/data/untidy-plan.yaml",
    "fmt-refused-vi": "fmt --check tests/data/comment-in-brackets.yaml nowhere.yaml --lang vi",
    "fmt-no-path": "fmt",
    "case-vi": "case --at haiphong --home soctrang -e sea-border-return -f wish=home -f return_planned=true --lang vi --as-of 2026-11-29",
    "case-beside": "case --at tanhong --home haiphong -e land-border-return --over auto --as-of 2024-06-01",
    "case-json": "case --at haiphong --home laichau -e self-return --format json --as-of 2024-06-01",
    "case-refused-vi": "case --at haiphong --lang vi",
    "mend-vi": "mend soctrang --action receive --lang vi --as-of 2026-11-29",
    "mend-full": "mend laichau --action notify --full --as-of 2026-11-29",
    "mend-json": "mend tanhong --action share-information --fewest --format json --as-of 2019-06-01",
    "gaps": "gaps haiphong",
    "gaps-vi": "gaps soctrang --phase reception --phase alert --lang vi",
    "gaps-all": "gaps haiphong --action receive --action refer --all",
    "who-beside-circular": "who -p haiphong -e land-border-return -b ttlt-01-2014 --as-of 2026-11-22",
    "who-beside-circular-vi": "who -p haiphong -e land-border-return -b ttlt-01-2014 --brief --lang vi --as-of 2026-11-22",
    "who-beside-circular-json": "who -p laichau -e land-border-return -b ttlt-01-2014 --format json --as-of 2026-11-22",
    "who-beside-auto-vi": "who -p haiphong -e self-return -f received_by=border-guard -b auto --lang vi --as-of 2024-06-01",
    "who-five-plans-beside": "who -e land-border-return -b ttlt-01-2014 --as-of 2026-11-22",
    "deviations": "deviations haiphong --as-of 2024-06-01",
    "deviations-vi": "deviations haiphong -b ttlt-01-2014 --phase reception --all --lang vi --as-of 2026-11-22",
    "deviations-markdown": "deviations dongnai --format markdown --as-of 2026-11-22",
    "deviations-json": "deviations laichau -b luat-66-2011 --format json --as-of 2026-11-22",
    "deviations-none-vi": "deviations luat-66-2011 --lang vi",
    "gaps-baseline": "gaps haiphong --action receive --action verify --baseline tanhong --all --exit-code",
    "gaps-markdown": "gaps haiphong --phase reception --format markdown",
    "gaps-json": "gaps soctrang --phase reception --format json",
    "reports": "reports haiphong",
    "reports-holes-vi": "reports tanhong --lang vi",
    "reports-agency-vi": "reports haiphong --agency 'so ld-tbxh' --lang vi",
    "reports-due": "reports haiphong --from 2026-01-01 --to 2026-06-30",
    "reports-due-vi": "reports laichau --from 2026-04-01 --to 2026-07-31 --due-after 10 --lang vi",
    "reports-due-json": "reports laichau --from 2024-06-01 --to 2024-07-31 --format json",
    "reports-csv-vi": "reports laichau --format csv --lang vi",
    "reports-refused-vi": "reports haiphong --from 2026-12-31 --to 2026-01-01 --lang vi",
    "who-received-vi": "who -p soctrang -e danger-at-shelter --brief --received 2026-02-13T16:00 --as-of 2026-02-13 --lang vi",
    "graph-reports": "graph laichau --view reports",
    "graph-reports-mermaid-vi": "graph laichau --view reports --format mermaid --lang vi",
    "graph-reports-dot": "graph laichau --view reports --format dot",
    "graph-oversight-svg-vi": "graph laichau --view oversight --format svg --lang vi",
    "graph-path-vi": "graph soctrang -e sea-border-return --lang vi",
    "graph-empty": "graph haiphong --view oversight --agency finance-department",
    "graph-unknown-agency-vi": "graph haiphong --agency labor-department --lang vi",
    "card-unknown-vi": "card -p haiphong -e sea-boarder-return --lang vi",
    "gaps-unknown-vi": "gaps haiphong --action recieve --lang vi",
}

TYPED = {
    "ask-sea-border-return": r"2\n?\nback\nq\n",
    "ask-nothing-known-vi": r"1\nkhông biết\nhelp\n",
    "ask-json": r"1\nq\n",
}
"""What standard input holds, as ``printf`` is given it."""


def _shown(name: str, ran: Ran) -> str:
    typed = f"printf '{TYPED[name]}' | " if name in TYPED else ""
    parts = [f"$ {typed}coordplan {COMMANDS[name]}\n", f"exit code {ran.code}\n", ran.out]
    if ran.err:
        parts.append(f"--- standard error\n{ran.err}")
    return "".join(parts)


@pytest.mark.parametrize("name", COMMANDS)
def test_golden(name: str, run: Run, request: pytest.FixtureRequest) -> None:
    file = FOLDER / f"{name}.txt"
    typed = TYPED[name].replace(r"\n", "\n") if name in TYPED else None
    shown = _shown(name, run(*shlex.split(COMMANDS[name]), typed=typed))
    if request.config.getoption("--regenerate"):
        file.write_text(shown, "utf-8")
    assert file.read_text("utf-8") == shown


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in Path(FOLDER).glob("*.txt")} == set(COMMANDS)
