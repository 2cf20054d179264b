"""``coordplan draft``: a plan from its document, or brought to a new version of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FORMAT, Format, Output
from coordplan.cli.usage import refused
from coordplan.text import Text, as_id

if TYPE_CHECKING:
    from coordplan.drafting import Knowledge
    from coordplan.load.drafts import Draft
    from coordplan.vocabulary import Vocabulary

FINDINGS = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "draft",
        short_help="A plan drafted from a document · Dự thảo kế hoạch từ văn bản",
        epilog="Example: coordplan draft ke-hoach.docx -o my-province.yaml",
    )(draft)


def draft(
    *,
    document: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The document, - for standard input. · Văn bản, - là đầu vào chuẩn.",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PLAN",
            show_default=False,
            help="The plan file to write; one that exists is left alone. Without it, the plan goes "
            "to standard output. · Tệp kế hoạch cần ghi; tệp đã có thì giữ nguyên. Nếu không nêu, "
            "kế hoạch được ghi ra đầu ra chuẩn.",
        ),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            show_default=False,
            help="The id of the plan; otherwise the name of its file. · "
            "Mã của kế hoạch; nếu không nêu thì theo tên tệp.",
        ),
    ] = None,
    update: Annotated[
        str | None,
        typer.Option(
            "--update",
            metavar="PLAN",
            show_default=False,
            help="A plan file to bring to this new version of its document, in its place. · "
            "Tệp kế hoạch cần cập nhật tại chỗ theo văn bản mới này.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            "-s",
            metavar="FILE",
            show_default=False,
            help="With --update: the version before, to say which words have changed; otherwise "
            "the file that the plan names, where it stands beside it. · Dùng với --update: văn bản "
            "trước khi sửa, để nêu từ ngữ đã thay đổi; nếu không nêu thì lấy tệp mà kế hoạch ghi, "
            "nếu nằm cùng thư mục.",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; say what would be drafted, or would ask for review. · "
            "Không ghi; nêu những gì sẽ được dự thảo, hoặc sẽ cần rà soát.",
        ),
    ] = False,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[
        Format | None, typer.Option("--format", show_default=False, help=FORMAT)
    ] = None,
    lang: o.LangOption = None,
) -> None:
    """Draft a plan from its document, for somebody to review clause by clause.

    The draft has the head, every clause with its locator and fingerprint, the kind it most probably
    is, the bodies it names, and the instruments it cites. Who does what and when is suggested under
    `review`, with the words that it was seen by. It copies no sentence. `coordplan review` goes
    through it: a clause is reviewed once its `review` is gone.

    With --update, a plan is brought to a new version: what is encoded of clauses whose words are
    the same stays, also where they moved; what has changed, is new or is gone asks for review.

    Exit code 0: written; 1: with --update, clauses ask for review.

    · Lập dự thảo kế hoạch từ văn bản, để rà soát từng điều khoản.

    Dự thảo có phần đầu văn bản, mọi điều khoản kèm vị trí và dấu vân, loại phỏng đoán, các cơ quan
    được nêu, các văn bản viện dẫn. Ai làm gì, khi nào thì được gợi ý ở `review`, kèm từ ngữ làm căn
    cứ. Dự thảo không chép câu nào của văn bản. Rà soát bằng `coordplan review`: điều khoản đã rà
    soát thì không còn `review`.

    Với --update: nội dung đã nhập của điều khoản có nguyên văn không đổi được giữ lại, kể cả khi
    đổi vị trí; điều khoản sửa đổi, mới hoặc không còn thì cần rà soát.

    Mã thoát 0: đã ghi; 1: với --update, có điều khoản cần rà soát.
    """
    if update is None and source is not None:
        raise refused(_NO_UPDATE, _ADD_UPDATE)
    out = Output(format_, None, lang)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    from coordplan.load import load_vocabulary
    from coordplan.load.drafts import draft_plan, knowledge, write_draft

    words = words or load_vocabulary(cache=cache)
    known = knowledge(words, given.the_registry(registry, words, cache), cache)
    if update is not None:
        _update(out, update, document, known, output=output, source=source, check=check)
        return
    made = draft_plan(document, id_ or _id_of(output or document), known)
    if output is None and not check and format_ is None:
        out.write(made.text)
        return
    if output is not None and not check:
        write_draft(made, output)
    _say(out, made, output, words)


def _say(out: Output, made: Draft, output: str | None, vocabulary: Vocabulary) -> None:
    """Say what was drafted."""
    from coordplan.contract.drafts import drafted
    from coordplan.pages.drafting import draft_page
    from coordplan.pages.suggestions import boxes
    from coordplan.phrases.suggestions import Wording

    subject = made.id if output is None else output
    names = {body.id: body.name for body in made.skeleton.agencies}
    wording = Wording(names, vocabulary)
    show_all = out.format != "text"
    out.show(
        lambda: draft_page(
            made.skeleton, subject, tuple(boxes(made.skeleton, wording)) if show_all else ()
        ),
        lambda: drafted(made.skeleton, made.id, made.source.name, made.source.sha256),
    )


def _update(
    out: Output,
    plan: str,
    document: str,
    known: Knowledge,
    *,
    output: str | None,
    source: str | None,
    check: bool,
) -> None:
    """Bring a plan to a new version of its document, and say what asks for review."""
    from coordplan.contract.drafts import updated
    from coordplan.drafting.changes import changed_words
    from coordplan.load.drafts import update_plan, write_update
    from coordplan.pages.drafting import update_page

    made = update_plan(plan, document, known, before=source)
    if not check:
        write_update(made, output)
    revision = made.revision
    changes = {} if made.before_text is None else changed_words(revision, made.before_text)
    out.show(
        lambda: update_page(revision, changes, output or plan),
        lambda: updated(revision, made.plan.id, made.source.name, made.source.sha256),
    )
    raise typer.Exit(FINDINGS if revision.asks else 0)


def _id_of(file: str) -> str:
    """The id that a file's name gives a plan."""
    return as_id(Path(file).stem) or "plan"


_NO_UPDATE = Text(en="`--source` needs `--update`", vi="`--source` cần có `--update`")
_ADD_UPDATE = Text(
    en="for example: coordplan draft --update my-province.yaml new.docx --source old.docx",
    vi="ví dụ: coordplan draft --update my-province.yaml moi.docx --source cu.docx",
)
