"""``coordplan case``: one case over several plans."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.cli.who import show_answers
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.answer.items import Answer
    from coordplan.blocks import Page
    from coordplan.casework.terms import Case, Place
    from coordplan.compiled import Agency, Plan
    from coordplan.contacts import Contacts
    from coordplan.load import Cache
    from coordplan.registry.terms import Registry
    from coordplan.reporting.deadlines import Clock
    from coordplan.situation import Situation
    from coordplan.vocabulary import Vocabulary

AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="PLAN",
        help="The plan of the place that receives the victim: id, file or name. · "
        "Kế hoạch của nơi tiếp nhận nạn nhân: mã, tệp hoặc tên.",
        autocompletion=o.completed("plans"),
    ),
]
HomeOption = Annotated[
    str | None,
    typer.Option(
        "--home",
        metavar="PLAN",
        help="The plan of the place where the victim lives: id, file or name. · "
        "Kế hoạch của nơi nạn nhân cư trú: mã, tệp hoặc tên.",
        autocompletion=o.completed("plans"),
    ),
]
OverOption = Annotated[
    list[str] | None,
    typer.Option(
        "--over",
        metavar="PLAN",
        help="A plan over a place, shown where its own is silent: of the province, of the state, "
        "or auto; repeatable. · Kế hoạch cấp trên, chỉ nêu khi kế hoạch cấp dưới không quy định: "
        "của tỉnh, của trung ương, hoặc auto; có thể nêu nhiều lần.",
        autocompletion=o.completed("baselines"),
    ),
]
MatrixOption = Annotated[
    bool,
    typer.Option(
        "--matrix",
        help="Every two shipped plans and every event: where the seam has holes. · "
        "Mọi cặp kế hoạch có sẵn và mọi sự kiện: chỗ nối nào còn hở.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "case",
        short_help="One case over several plans · Một vụ việc qua nhiều kế hoạch",
        epilog="Example: coordplan case --at haiphong --home soctrang -e sea-border-return",
    )(case)


def case(
    *,
    at: AtOption = None,
    home: HomeOption = None,
    over: OverOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    agency: o.AgencyOption = None,
    matrix: MatrixOption = False,
    registry: o.RegistryOption = None,
    full: o.FullOption = False,
    as_of: o.AsOfOption = None,
    contacts: o.ContactsOption = None,
    received: o.ReceivedOption = None,
    holidays: o.HolidaysOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """One case that one place receives and that is at home in another, in one answer in time.

    From the alert to referral the plan of the place of reception speaks, of the return home both,
    after it that of the home place. What leaves one plan is held against who must receive it in
    the other.

    · Một vụ việc được một nơi tiếp nhận và có nơi cư trú ở nơi khác, trả lời theo trình tự thời
    gian.

    Từ khi báo tin đến chuyển tuyến theo kế hoạch của nơi tiếp nhận, việc đưa về theo cả hai kế
    hoạch, sau đó theo kế hoạch của nơi cư trú. Việc chuyển ra khỏi một kế hoạch được đối chiếu với
    cơ quan phải tiếp nhận trong kế hoạch kia.
    """
    out = Output(format_, output, lang)
    cache = given.the_cache(wanted=not no_cache)
    words = given.the_vocabulary(vocabulary)
    today = as_of or now.today()
    if matrix:
        _refuse_places(at, home, over)
        _show_matrix(out, words, registry, today, cache)
        return
    situation = given.the_situation(event or [], fact or [])
    there, back = _places(at, home, words, cache)
    laws = given.the_registry(registry, there.vocabulary, cache)
    above = _over([there, back], over or (), today, situation, words, laws, cache)
    from coordplan.casework.case import case as ask

    calls = given.the_calls(call, no_call)
    found = ask(there, back, situation, as_of=today, registry=laws, over=above, calls=calls)
    clock = given.the_clock(received, holidays)
    numbers = given.the_contacts(contacts, [there, back], cache=cache, lang=lang)
    if agency:
        _show_ours(out, found, agency, full=full, clock=clock, contacts=numbers)
    else:
        _show(out, found, full=full, clock=clock, contacts=numbers)


def _show(
    out: Output, found: Case, *, full: bool, clock: Clock | None, contacts: Contacts | None
) -> None:
    """Print a case; with one place for both, and nothing to add, as ``who`` prints it."""
    from coordplan.pages.detail import Detail

    def written(said: Sequence[Answer]) -> Mapping[str, object]:
        from coordplan.contract.answer import answers as each

        return each(said, clock, contacts)

    if found.one_place and not (found.conflicts or found.left_out) and out.format != "json":
        answers = [part.answer for part in found.parts]
        show_answers(out, answers, written, full=full, clock=clock, contacts=contacts)
        return

    def page() -> Page:
        from coordplan.pages.case import case_page

        detail = Detail.FULL if full else Detail.SCREEN
        return case_page(found, detail, clock=clock, contacts=contacts, sheets=out.tabular)

    def data() -> Mapping[str, object]:
        from coordplan.contract.case import case_data

        return case_data(found, clock)

    out.show(page, data)


def _show_ours(
    out: Output,
    found: Case,
    named: Sequence[str],
    *,
    full: bool,
    clock: Clock | None,
    contacts: Contacts | None,
) -> None:
    """Print what some bodies of either plan do at each stage."""
    from coordplan.answer.focus import focused
    from coordplan.frozen import replaced

    ours = _ours(found, named)

    def page() -> Page:
        from coordplan.pages.case import own_case_page

        return own_case_page(
            found, ours, full=full, clock=clock, contacts=contacts, sheets=out.tabular
        )

    def data() -> Mapping[str, object]:
        from coordplan.contract.case import case_data

        parts = tuple(
            replaced(part, answer=focused(part.answer, ours[part.place]))
            for part in found.parts
            if ours.get(part.place)
        )
        return case_data(replaced(found, parts=parts, conflicts=()), clock)

    out.show(page, data)


def _ours(found: Case, named: Sequence[str]) -> dict[Place, tuple[Agency, ...]]:
    """The bodies of each place that words name.

    Raises ``UnknownNameError`` for words that name none in either plan.
    """
    ours = {}
    for part in found.parts:
        agencies = (a for word in named for a in part.answer.plan.find_agencies(word))
        ours[part.place] = tuple(dict.fromkeys(agencies))
    if not any(ours.values()):
        from coordplan.answer.focus import agencies_named

        agencies_named(found.at, named)
    return ours


def _show_matrix(
    out: Output,
    words: Vocabulary | None,
    registry: str | None,
    today: datetime.date,
    cache: Cache | None,
) -> None:
    """Print where the seams of all shipped plans have holes."""
    from coordplan.casework.matrix import seam_matrix
    from coordplan.contract.case import matrix_data
    from coordplan.pages.seam_matrix import matrix_page

    plans = given.the_plans(None, words, cache)
    laws = given.the_registry(registry, plans[0].vocabulary, cache)
    found = seam_matrix(plans, as_of=today, registry=laws)
    out.show(lambda: matrix_page(found), lambda: matrix_data(found))


def _refuse_places(at: str | None, home: str | None, over: Sequence[str] | None) -> None:
    if at is None and home is None and not over:
        return
    raise refused(
        Text(
            en="--matrix looks at every two plans",
            vi="--matrix xem xét mọi cặp kế hoạch",
        ),
        Text(
            en="leave --at, --home and --over out",
            vi="không nêu --at, --home, --over",
        ),
    )


def _places(
    at: str | None, home: str | None, words: Vocabulary | None, cache: Cache | None
) -> tuple[Plan, Plan]:
    """The two plans; two that share an id are told apart.

    Raises ``CommandLineError`` where one is not named.
    """
    from coordplan.compiled import told_apart
    from coordplan.load import load_plan

    if at is None or home is None:
        raise refused(
            Text(
                en="a case needs the plan of two places",
                vi="cần nêu kế hoạch của cả hai nơi",
            ),
            Text(
                en="give --at PLAN, which receives, and --home PLAN, where the victim lives",
                vi="nêu --at KẾ-HOẠCH (nơi tiếp nhận) và --home KẾ-HOẠCH (nơi cư trú)",
            ),
        )
    there, back = (load_plan(name, vocabulary=words, cache=cache) for name in (at, home))
    if (there.id, there.fingerprint) == (back.id, back.fingerprint):
        return there, back
    there, back = told_apart([there, back])
    return there, back


def _over(
    places: Sequence[Plan],
    names: Sequence[str],
    today: datetime.date,
    situation: Situation,
    words: Vocabulary | None,
    laws: Registry | None,
    cache: Cache | None,
) -> tuple[Plan, ...]:
    """The plans over either place, each once; those of ``auto`` are behind its plan.

    Raises ``CommandLineError`` for a plan that is not known to stand over a place.
    """
    from coordplan.casework.over import stands_over
    from coordplan.load import load_baselines

    found: dict[str, Plan] = {}
    for plan in places if names else ():
        for rule in load_baselines(
            plan,
            names,
            today.isoformat(),
            situation=situation,
            registry=laws,
            vocabulary=words,
            cache=cache,
        ):
            found.setdefault(rule.id, rule)
    for rule in found.values():
        if not any(stands_over(rule, plan) for plan in places):
            raise refused(
                Text(
                    en=f"{quote(rule.id)} is not known to stand over either place",
                    vi=f"chưa rõ {quote(rule.id)} có phải kế hoạch cấp trên của một trong hai nơi "
                    "hay không",
                ),
                Text(
                    en="give the plan of the province in which a place lies, or a national rule",
                    vi="nêu kế hoạch của tỉnh mà địa bàn thuộc về, hoặc quy định của trung ương",
                ),
            )
    return tuple(found.values())
