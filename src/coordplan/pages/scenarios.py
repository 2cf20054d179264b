"""The page of a test: how scenarios went, what they cover, and what damage they notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Tone,
    Words,
    code,
    marked,
    table,
    words,
)
from coordplan.phrases import columns as c
from coordplan.phrases.places import place_words
from coordplan.scenarios.judge import Outcome
from coordplan.scenarios.results import SuiteResult, counts
from coordplan.source import Location
from coordplan.text import Said, Text, alike, join

_SHOWN = 5

_TITLE = Text(vi="Kết quả kiểm thử theo kịch bản", en="Results of the scenarios")
_PASSED = Text(vi="đạt", en="passed")
_FAILED = Text(vi="không đạt", en="failed")
_COVERED = Text(
    vi="đã kiểm thử {held} trên {all} nhiệm vụ theo vụ việc ({percent})",
    en="{held} of {all} case duties exercised ({percent})",
)
_IDLE = Text(vi="chưa kịch bản nào dùng đến", en="exercised by no scenario")
_ONE_SIDED = Text(
    vi="chưa có trường hợp điều kiện không được thỏa mãn",
    en="condition never tested where it does not hold",
)
_SCORE = Text(
    vi="phát hiện {killed} trên {all} lỗi cài thử ({percent})",
    en="{killed} of {all} planted faults noticed ({percent})",
)
_SURVIVED = Text(vi="không bị phát hiện", en="not noticed")
_UNSURVEYED = Text(
    vi="chưa cài thử lỗi: trước hết mọi kịch bản phải đạt",
    en="no fault was planted: every scenario has to pass first",
)
_TOTAL = Text(vi="{passed} đạt, {failed} không đạt", en="{passed} passed, {failed} failed")
_MORE = Text(vi="còn {n} mục nữa; xem bằng `--full`", en="{n} more: shown with `--full`")
_REMAINS = Text(vi="Chưa kiểm thử hết", en="What is not tested")
_COLUMNS = (
    c.FILE,
    c.PLAN,
    Text(vi="Kịch bản", en="Scenario"),
    Text(vi="Kết quả", en="Result"),
    Text(vi="Chỗ không đạt", en="Failures"),
    Text(vi="Vị trí", en="Places"),
)
_ISSUE = Text(vi="Vấn đề", en="Finding")
_REMAINING = (c.FILE, c.PLAN, _ISSUE, Text(vi="Đối tượng", en="What"), c.PLACE)

Remaining = tuple[Text, Text, Location | None]
"""What is wrong with the tests, of which duty or damage, and where that is written."""


def result_page(results: Sequence[SuiteResult], *, full: bool = False) -> Page:
    """The totals; of each file every failure with its place, what is not exercised, what survived.

    Without ``full`` scenarios that passed are only counted, and long lists are cut.
    """
    passed, failed = counts(results)
    total = _TOTAL.format(passed=passed, failed=failed)
    well = passed and not failed and not any(one.missed for one in results)
    tone: Tone = "good" if well else "alert"
    blocks: list[Block] = [Notice(words(total), tone=tone)]
    for result in results:
        own = _TOTAL.format(**dict(zip(("passed", "failed"), counts([result]), strict=True)))
        blocks.append(Heading(code(_named(result)), note=words(result.plan, " · ", own)))
        blocks.append(Rows(tuple(_rows(result, full=full))))
    outcomes = (_outcome_line(one, n, o) for one in results for n, o in one.outcomes)
    remaining = (
        (_named(one), one.plan, kind, what, place_words(where))
        for one in results
        for kind, what, where in (*_untested(one), *_survivors(one))
    )
    return Page(
        _TITLE,
        tuple(blocks),
        sheets=(
            table(_COLUMNS, outcomes, title=_TITLE),
            table(_REMAINING, remaining, title=_REMAINS),
        ),
    )


def _rows(result: SuiteResult, *, full: bool) -> Iterator[Row]:
    """What there is to say of one file."""
    for number, outcome in result.outcomes:
        if full or outcome.failures:
            yield _outcome(result, number, outcome)
    coverage, survey = result.coverage, result.survey
    held = len(coverage.duties) - len(coverage.idle)
    yield Row(words(_share(_COVERED, coverage.percent, held=held, all=len(coverage.duties))))
    yield from _some(list(_untested(result)), full=full)
    if survey is not None:
        killed = survey.mutants - len(survey.survivors)
        yield Row(words(_share(_SCORE, survey.score, killed=killed, all=survey.mutants)))
        yield from _some(list(_survivors(result)), full=full)
    if result.unsurveyed:
        yield Row(marked("alert", _UNSURVEYED))
    yield from (Row(marked("alert", said)) for said in result.missed)


def _some(found: Sequence[Remaining], *, full: bool) -> Iterator[Row]:
    """What is wrong with the tests, the first few unless all is wanted."""
    shown = found if full else found[:_SHOWN]
    yield from (Row(_at(kind + ": " + what, where), tone="faint") for kind, what, where in shown)
    if len(shown) < len(found):
        yield Row(marked("faint", _MORE.format(n=len(found) - len(shown))))


def _outcome(result: SuiteResult, number: int, outcome: Outcome) -> Row:
    """How one scenario went."""
    mark = marked("alert", _FAILED) if outcome.failures else marked("faint", _PASSED)
    under = tuple(Row(_at(said, where)) for said, where in _failures(result, number, outcome))
    return Row(mark, words(outcome.scenario.name), under=under)


def _failures(
    result: SuiteResult, number: int, outcome: Outcome
) -> Iterator[tuple[Text, Location]]:
    """What a scenario expects in vain, and where it does."""
    for failure in outcome.failures:
        yield failure.message, result.source.locate(("scenarios", number, *failure.route))


def _untested(result: SuiteResult) -> Iterator[Remaining]:
    """The duties that no scenario exercises, or only one side of."""
    yield from ((_IDLE, alike(duty.id), duty.where) for duty in result.coverage.idle)
    yield from ((_ONE_SIDED, alike(duty.id), duty.where) for duty in result.coverage.one_sided)


def _survivors(result: SuiteResult) -> Iterator[Remaining]:
    """The damage that no scenario notices."""
    for mutant in result.survey.survivors if result.survey is not None else ():
        yield _SURVIVED, mutant.what, result.plan_source.locate(mutant.route)


def _named(result: SuiteResult) -> str:
    """The file as it was given; one that ships with coordplan by its place in it."""
    return result.source.plan or result.file


def _at(said: Text, where: Location | None) -> Words:
    return words(said, "  ", code(place_words(where)))


def _share(form: Text, percent: float, **parts: int) -> Text:
    """How many of how many, with the share."""
    shown = f"{percent:.1f}%"
    return form.format(percent=Text(vi=shown.replace(".", ","), en=shown), **parts)


def _outcome_line(result: SuiteResult, number: int, outcome: Outcome) -> Sequence[Said]:
    """A scenario in the columns of the sheet."""
    failures = list(_failures(result, number, outcome))
    return (
        _named(result),
        result.plan,
        outcome.scenario.name,
        _FAILED if failures else _PASSED,
        join((said for said, _ in failures), "; "),
        " ".join(place_words(where) for _, where in failures),
    )
